"""What the system does: the only room with transactions."""
