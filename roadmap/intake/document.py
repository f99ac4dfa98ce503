"""What every format is brought to: paragraphs and tables in the order printed."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPACES = re.compile(r"[ \t\u00a0\u2002-\u200a\u202f\u205f\u3000]+")
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
    column, the others are empty.
    """

    rows: tuple[tuple[str, ...], ...]

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
    lines = (_SPACES.sub(" ", line).strip() for line in _INVISIBLE.sub("", text).split("\n"))
    return "\n".join(line for line in lines if line)


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
    broken = re.search(r"([А-Яа-яЁё]+)-$", above)
    going_on = re.match(r"[а-яё]+", below)
    if broken and going_on:
        if is_known(broken.group(1) + going_on.group()):
            return above[:-1] + below
        return above + below
    return f"{above} {below}"


def table_of(rows: list[list[str]]) -> Table:
    """A table whose short rows are filled up with empty cells."""
    width = max((len(row) for row in rows), default=0)
    return Table(
        tuple(tuple(tidy(cell) for cell in row) + ("",) * (width - len(row)) for row in rows)
    )
