"""A table of ticks; the database is the schedule."""
