"""A document on its way: received, read, reviewed, settled."""
