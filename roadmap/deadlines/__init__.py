"""Deadlines as orders print them: read, written as JSON, put into words again."""

from roadmap.deadlines.canonical import from_json, to_json
from roadmap.deadlines.lexer import MAX_LENGTH
from roadmap.deadlines.reader import read_deadline

__all__ = ["MAX_LENGTH", "from_json", "read_deadline", "to_json"]
