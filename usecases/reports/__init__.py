"""Reports: drafting, evidence, sending, undo, review."""
