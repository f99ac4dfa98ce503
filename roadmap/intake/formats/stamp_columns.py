"""Approval stamps that a text prints side by side, kept apart by spaces alone."""

from __future__ import annotations

import re

_STAMP = re.compile(
    r"(?:^|(?<=\s\s))[«\"]?(?:РАССМОТРЕН|СОГЛАСОВАН|УТВЕРЖДА|УТВЕРЖД[ЕЁ]Н|ПРИНЯТ)\w*", re.IGNORECASE
)
_PIECE = re.compile(r"\S+(?:\s\S+)*")
_LEAST = 2


def apart(lines: list[str]) -> list[list[str]]:
    """The lines of each stamp, from left to right; one list with all lines when there is one."""
    starts = next(
        (
            found
            for line in lines
            if len(found := [match.start() for match in _STAMP.finditer(line)]) >= _LEAST
        ),
        None,
    )
    if starts is None:
        return [lines]
    columns: list[list[str]] = [[] for _ in starts]
    for line in lines:
        for piece in _PIECE.finditer(line):
            nearest = min(range(len(starts)), key=lambda at: abs(starts[at] - piece.start()))
            columns[nearest].append(piece.group())
    return columns
