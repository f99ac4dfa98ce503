"""Changes of what is in force: dates moved, extended, proposed; activities released."""
