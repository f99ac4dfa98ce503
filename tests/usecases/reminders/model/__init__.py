"""A model of who should be told what and when, which knows nothing of rows."""
