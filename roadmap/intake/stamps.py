"""Small borderless tables that only place text: approval stamps, signatures, addressees."""

from __future__ import annotations

import re

from roadmap.intake.document import Block, Document, Paragraph, Table, flat
from roadmap.intake.evidence import is_only_name, is_position
from roadmap.intake.header import filled, header_at

_STAMP = re.compile(r"^(?:УТВЕРЖД|СОГЛАСОВАН|ПРИНЯТ|РАССМОТРЕН|Приложение\b)", re.IGNORECASE)
_MOST_ROWS = 8
_MOST_COLUMNS = 4


def loosened(document: Document) -> Document:
    """The document with such tables turned into paragraphs, one for each column."""
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Table) and _places_text(block):
            columns = ("\n".join(filter(None, cells)) for cells in zip(*block.rows, strict=True))
            blocks += [Paragraph(text) for text in columns if text]
        else:
            blocks.append(block)
    return Document(tuple(blocks))


def _places_text(table: Table) -> bool:
    if len(table.rows) > _MOST_ROWS or table.width > _MOST_COLUMNS:
        return False
    if any(header_at(table.rows, index) for index in range(len(table.rows))):
        return False
    if any(_STAMP.match(flat(cell)) for row in table.rows for cell in row):
        return True
    return any(_signs(row) for row in table.rows) and len(table.rows) <= 2


def _signs(row: tuple[str, ...]) -> bool:
    places = filled(row)
    return (
        len(places) > 1
        and is_position(flat(row[places[0]]))
        and is_only_name(flat(row[places[-1]]))
    )
