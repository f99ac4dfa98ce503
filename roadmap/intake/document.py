"""What every format is brought to: paragraphs and tables in the order printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_SPACES = re.compile(r"[ \t\u00a0\u2002-\u200a\u202f\u205f\u3000]+")
# "учебно-воспитательной": such a word keeps its hyphen, though a dictionary may know it without.
_COMPOUND = re.compile(r"[а-яё]{4}(?:но|ско)$", re.IGNORECASE)
_OPENING, _CLOSING = "(«“", ")»”"
_LONE_LETTERS = frozenset("аиоувкся")
_SYMBOL_BULLETS = re.compile("[\uf02d\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its own line breaks; `marked` when printed as a heading (bold, style)."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all of one width.

    A cell merged downwards repeats its text in each row; one merged across stands in its first
    column, the others are empty. A table over several printed pages is one for each `page`
    (from 1; None where pages are not known).
    """

    rows: tuple[tuple[str, ...], ...]
    page: int | None = None

    @property
    def width(self) -> int:
        """How many columns each row has."""
        return len(self.rows[0]) if self.rows else 0


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A file's blocks in order."""

    blocks: tuple[Block, ...]

    @property
    def has_table(self) -> bool:
        """Whether anything in it is a table."""
        return any(isinstance(block, Table) for block in self.blocks)


def tidy(text: str) -> str:
    """Ordinary spaces, no soft hyphens or invisible marks, no blank ends; line breaks stay."""
    bare = _SYMBOL_BULLETS.sub("•", _INVISIBLE.sub("", text))
    lines = (_SPACES.sub(" ", line).strip() for line in bare.split("\n"))
    return "\n".join(line for line in lines if line)


@lru_cache(maxsize=4096)  # one cell is looked at by many rules, dozens of times a row
def flat(text: str) -> str:
    """The text in one line, a word broken by a hyphen at a line's end joined."""
    result = ""
    for line in tidy(text).split("\n"):
        result = join_text(result, line)
    return result


def join_text(above: str, below: str) -> str:
    """Two parts of one cell or paragraph put together."""
    from roadmap.parties.morphology import is_known  # noqa: PLC0415 - the dictionary loads late

    if not above or not below:
        return above or below
    if below[0] in _CLOSING or above[-1] in _OPENING:
        return above + below
    broken = re.search(r"([А-Яа-яЁё]+)-$", above)
    going_on = re.match(r"[а-яё]+", below)
    if broken and going_on:
        compound = _COMPOUND.search(broken.group(1))
        if not compound and is_known(broken.group(1) + going_on.group()):
            return above[:-1] + below
        return above + below
    if going_on and is_torn_off(above, going_on.group()):
        return above + below
    return f"{above} {below}"


def is_torn_off(above: str, tail: str) -> bool:
    """Whether the tail is no word by itself but ends the last word above: "параметр" + "ы"."""
    from roadmap.parties.morphology import is_known  # noqa: PLC0415 - as above

    head = re.search(r"[А-Яа-яЁё]{3,}$", above)
    if head is None or (is_known(tail) and (len(tail) > 1 or tail in _LONE_LETTERS)):
        return False
    return is_known(head.group() + tail)


def table_of(rows: list[list[str]], page: int | None = None) -> Table:
    """A table whose short rows are filled up with empty cells."""
    width = max((len(row) for row in rows), default=0)
    return Table(
        tuple(tuple(tidy(cell) for cell in row) + ("",) * (width - len(row)) for row in rows), page
    )
