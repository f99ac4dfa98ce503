"""Vekha, the bot and its commands."""
