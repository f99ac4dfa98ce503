"""Changes of what is in force: dates moved, extended, named by holders; activities released."""
