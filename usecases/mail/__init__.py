"""Letters that came, and what becomes of them."""
