"""Tables in text with commas or semicolons between the cells (.csv)."""

from __future__ import annotations

import csv
import io

from roadmap.intake.document import Document
from roadmap.intake.formats.encoding import decode, text_of
from roadmap.intake.formats.grid import MOST_ROWS, blocks_of_grid
from roadmap.intake.header import header_at

_DELIMITERS = ";,"
_LOOKED_AT = 60


def _rows(text: str, delimiter: str, limit: int) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text), delimiter=delimiter):
            rows.append(row)
            if len(rows) >= limit:
                break
    except csv.Error:
        return []
    return rows


def _delimiter(text: str) -> str | None:
    """The delimiter under which a header is seen; None when the text is no such table."""
    for delimiter in _DELIMITERS:
        rows = _rows(text, delimiter, _LOOKED_AT)
        width = max((len(row) for row in rows), default=0)
        even = tuple(tuple(row) + ("",) * (width - len(row)) for row in rows)
        if any(header_at(even, index) for index in range(len(even))):
            return delimiter
    return None


def matches(data: bytes) -> bool:
    """Whether the bytes are text in which a delimited header stands."""
    text = decode(data)
    return text is not None and "\t" not in text and _delimiter(text) is not None


def read(data: bytes) -> Document:
    """Lines above the table as paragraphs, and the table."""
    text = text_of(data)
    rows = _rows(text, _delimiter(text) or ";", MOST_ROWS)
    return Document(tuple(blocks_of_grid(rows)))
