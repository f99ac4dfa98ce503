"""E-mail as the second channel: letters out, replies in."""
