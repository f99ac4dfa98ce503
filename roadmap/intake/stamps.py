"""Tables and rows that only place text: approval stamps, an act's head, signatures, a title."""

from __future__ import annotations

import re

from roadmap.intake.document import Block, Document, Paragraph, Table, flat
from roadmap.intake.evidence import is_only_name, is_position
from roadmap.intake.header import filled, header_at
from roadmap.intake.orders import is_act

_STAMP = re.compile(r"^(?:УТВЕРЖД|СОГЛАСОВАН|ПРИНЯТ|РАССМОТРЕН|Приложение\b)", re.IGNORECASE)
_MOST_ROWS = 8
_MOST_COLUMNS = 4
_MOST_TITLES = 8


def loosened(document: Document) -> Document:
    """The document with such tables and rows turned into paragraphs."""
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Table) and _places_text(block):
            columns = ("\n".join(filter(None, cells)) for cells in zip(*block.rows, strict=True))
            blocks += [Paragraph(text) for column in columns for text in _lines(column)]
        elif isinstance(block, Table):
            blocks += _titles_apart(block)
        else:
            blocks.append(block)
    return Document(tuple(blocks))


def _lines(column: str) -> list[str]:
    """A column's texts: the head of an act is a paragraph a line, a stamp is one whole."""
    lines = column.split("\n")
    if any(is_act(line) for line in lines):
        return lines
    return [column] if column else []


def _titles_apart(table: Table) -> list[Block]:
    """The table, and before it as paragraphs the lone texts that stand over its header."""
    for index, row in enumerate(table.rows[:_MOST_TITLES]):
        texts = {cell for cell in row if cell}
        if len(texts) <= 1:
            continue
        if index == 0 or header_at(table.rows, index) is None:
            break
        titles = (next(filter(None, above), "") for above in table.rows[:index])
        return [
            *(Paragraph(text) for text in titles if text),
            Table(table.rows[index:], table.page),
        ]
    return [table]


def _places_text(table: Table) -> bool:
    if len(table.rows) > _MOST_ROWS or table.width > _MOST_COLUMNS:
        return False
    if any(header_at(table.rows, index) for index in range(len(table.rows))):
        return False
    cells = [cell for row in table.rows for cell in row]
    if any(_STAMP.match(flat(cell)) for cell in cells):
        return True
    if any(is_act(line) for cell in cells for line in cell.split("\n")):
        return True
    return any(_signs(row) for row in table.rows) and len(table.rows) <= 2


def _signs(row: tuple[str, ...]) -> bool:
    places = filled(row)
    return (
        len(places) > 1
        and is_position(flat(row[places[0]]))
        and is_only_name(flat(row[places[-1]]))
    )
