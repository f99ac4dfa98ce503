"""Planning of reminders, and the digests that carry them."""
