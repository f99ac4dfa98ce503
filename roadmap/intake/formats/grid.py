"""A sheet's rows as blocks: lines above the table are paragraphs, the rest is the table."""

from __future__ import annotations

import re

from roadmap.intake.document import Block, Paragraph, table_of, tidy

MOST_ROWS = 50_000
MOST_COLUMNS = 200
_NO_NAME = re.compile(r"^(?:лист|sheet|table|таблица)\s*\d*$", re.IGNORECASE)


def blocks_of_sheets(sheets: list[tuple[str, list[list[str]]]]) -> list[Block]:
    """Every sheet in order; its name is a heading when nothing stands above its table."""
    blocks: list[Block] = []
    for name, rows in sheets:
        found = blocks_of_grid(rows)
        untitled = bool(found) and not isinstance(found[0], Paragraph)
        if untitled and len(sheets) > 1 and not _NO_NAME.match(name.strip()):
            blocks.append(Paragraph(name.strip(), marked=True))
        blocks += found
    return blocks


def blocks_of_grid(rows: list[list[str]]) -> list[Block]:
    """Rows of one cell before the table are paragraphs, printed as headings; blank rows go."""
    body = [[tidy(cell) for cell in row] for row in rows]
    body = [row for row in body if any(row)]
    start = next((index for index, row in enumerate(body) if _filled(row) > 1), len(body))
    while start < len(body) and _is_loose(body, start):
        start = next(
            (index for index in range(start + 1, len(body)) if _filled(body[index]) > 1), len(body)
        )
    blocks: list[Block] = [
        Paragraph(" ".join(cell for cell in row if cell), marked=True) for row in body[:start]
    ]
    if start < len(body):
        blocks.append(table_of(_without_blank_columns(body[start:])))
    return blocks


def _filled(row: list[str]) -> int:
    return sum(1 for cell in row if cell)


def _is_loose(body: list[list[str]], index: int) -> bool:
    """Two cells above the table proper ("от 28.08.2026 | № 412") are a line of text."""
    widest = max(_filled(row) for row in body[index:])
    return _filled(body[index]) == 2 and widest > 3


def _without_blank_columns(rows: list[list[str]]) -> list[list[str]]:
    width = max(len(row) for row in rows)
    used = [place for place in range(width) if any(place < len(row) and row[place] for row in rows)]
    return [[row[place] if place < len(row) else "" for place in used] for row in rows]
