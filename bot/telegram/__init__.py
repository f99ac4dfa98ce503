"""Telegram's side of the process: what comes in, what goes out, and what it says no with."""
