"""Text to tokens: numbers, dates, known words, and what is noise between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from roadmap.deadlines.mending import mended, normal, readable
from roadmap.deadlines.numerals import LEXEME, NUMERIC
from roadmap.deadlines.symbols import Token
from roadmap.deadlines.words import lookup

MAX_LENGTH: Final = 400
"""Characters of a cell that are read; the rest raises a doubt.

The longest phrase of the corpus has 127; what is longer is a text in the wrong column, and
reading it must stay within 10 ms.
"""
_SIMPLE: Final = {
    "half": "HALF",
    "dash": "DASH",
    "slash": "SLASH",
    "open": "OPEN",
    "close": "CLOSE",
    "colon": "COLON",
}
# "р.д.", "к.д.": working and calendar days.
_SHORT: Final = {"workdays": ("WORKING", "DAY"), "days": ("CALENDAR", "DAY")}
_PREFIXES: Final = ("в", "во", "до", "с", "со", "по", "к")
# What "в" is found written together with.
_AFTER_IN: Final = {"MON", "YEAR", "QUARTER", "HALF", "TERM", "MONTH", "WEEK", "COURSE"}


def tokens(text: str) -> list[Token]:
    """Split the first MAX_LENGTH characters; unknown words are tokens of kind W."""
    flat = readable(text[:MAX_LENGTH])
    found: list[Token] = []
    for match in LEXEME.finditer(flat):
        group = match.lastgroup
        if group == "word":
            found.extend(_word(match[0], match.start()))
        elif group == "spaced":
            found.append(_spaced(match))
        elif group in _SHORT:
            found.extend(Token(kind, None, *match.span()) for kind in _SHORT[group])
        elif group == "years":
            found.extend(_years(match))
        elif group != "skip" and group is not None:
            found.append(_other(group, match))
    return mended(found, flat)


def _other(group: str, match: re.Match[str]) -> Token:
    text, start, end = match[0], match.start(), match.end()
    if group in _SIMPLE:
        return Token(_SIMPLE[group], None, start, end)
    if group == "comma":
        return Token("COMMA" if text != ";" else "SEMI", None, start, end)
    kind, value = NUMERIC[group](text)
    return Token(kind, value, start, end)


def _years(match: re.Match[str]) -> Iterator[Token]:
    """Read two years; "2024 – 11 классы" is one, and something else."""
    kind, value = NUMERIC["years"](match[0])
    if kind != "W":
        yield Token(kind, value, *match.span())
        return
    start = match.start()
    yield Token("Y", int(match[0][:4]), start, start + 4)
    yield Token("DASH", None, start + 4, start + 5)
    last = int(match[0][-2:])
    yield Token("N", last, match.end() - 2, match.end())


def _spaced(match: re.Match[str]) -> Token:
    """Read a word set with spaces between its letters."""
    word = normal("".join(match[0].split()))
    kind, value = lookup(word) or ("W", word)
    return Token(kind, value, *match.span())


def _word(text: str, start: int) -> Iterator[Token]:
    word = normal(text)
    end = start + len(text)
    entry = lookup(word)
    if entry is not None:
        yield Token(entry[0], entry[1], start, end)
        return
    for prefix in _PREFIXES:
        rest = lookup(word[len(prefix) :]) if word.startswith(prefix) else None
        joinable = _AFTER_IN if prefix == "в" else {"MON"}
        if rest is not None and rest[0] in joinable and len(word) - len(prefix) >= 3:
            split = start + len(prefix)
            head = lookup(prefix)
            if head is not None:
                yield Token(head[0], head[1], start, split)
            yield Token(rest[0], rest[1], split, end)
            return
    yield Token("W", word, start, end)
