"""Protocols that the outer rooms fulfil, and the frozen read models that cross them."""
