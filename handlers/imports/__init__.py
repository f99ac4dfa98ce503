"""A document from the coordinator: received, shown, published."""
