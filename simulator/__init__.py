"""Telegram in a box: a Bot API server with phones in the browser and a clock to move.

The bot is not told apart from the real thing: it talks to `Simulator.url` as to its own Bot API
server. Everything lives in memory. No other package of ours is imported here.
"""
