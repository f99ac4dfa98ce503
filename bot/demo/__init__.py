"""The demo: the unmodified bot and Telegram in a box as two processes, a fictional authority."""
