"""Read models for screens and reports."""
