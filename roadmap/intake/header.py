"""Finding a table's header: one or two rows, wherever they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from roadmap.intake.columns import WHEN, WHO, Column, Layout, TableKind, column_of, layout_of
from roadmap.intake.document import flat
from roadmap.intake.evidence import is_number

Row = tuple[str, ...]

_NUMBER = re.compile(r"^\d{1,2}$")
_CELL_LIMIT = 90
_KNOWN_SHARE = 0.6
_SURE_SHARE = 0.4
_LOOK_AHEAD = 12
# Cells merged over both storeys of a header repeat in the lower one.
_REPEATED = 2


@dataclass(frozen=True, slots=True)
class Header:
    """A header found: its layout and the index of the first row after it."""

    layout: Layout
    end: int


def filled(row: Row) -> list[int]:
    """The indexes of the cells that hold something."""
    return [index for index, cell in enumerate(row) if cell]


def is_number_row(row: Row) -> bool:
    """The row "1 2 3 4 5" that counts the columns under a header."""
    cells = [row[index].strip(". ") for index in filled(row)]
    if len(cells) < 2 or not all(_NUMBER.match(cell) for cell in cells):
        return False
    numbers = [int(cell) for cell in cells]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 1


def _known(row: Row) -> set[Column]:
    return {column for cell in row if cell and (column := column_of(cell)) is not None}


def _is_header_like(row: Row) -> bool:
    return all(len(flat(cell)) <= _CELL_LIMIT for cell in row)


def _goes_under(above: Row, below: Row) -> bool:
    """Whether `below` is the second storey of the header `above`."""
    if not _is_header_like(below) or len(filled(below)) < 2 or is_number_row(below):
        return False
    places = [index for index in filled(below) if below[index] != above[index]]
    repeated = len(filled(below)) - len(places)
    known = any(column_of(below[index]) for index in places)
    if not places or not (known or repeated >= _REPEATED):
        return False
    return all(_is_spanned(above, index) for index in places)


def _is_spanned(above: Row, index: int) -> bool:
    return not above[index] or (index + 1 < len(above) and not above[index + 1])


def _combined(above: Row, below: Row) -> Row:
    heads: list[str] = []
    for upper, lower in zip(above, below, strict=True):
        same = upper == lower or not lower
        heads.append(upper if same else lower if column_of(lower) else f"{upper} {lower}".strip())
    return tuple(heads)


def header_at(rows: tuple[Row, ...], index: int) -> Header | None:
    """The header that begins at this row; None when the row is none."""
    row = rows[index]
    if len(filled(row)) < 2 or not _is_header_like(row) or not _known(row):
        return None
    candidates = [(row, index + 1)]
    if index + 1 < len(rows) and _goes_under(row, rows[index + 1]):
        candidates.insert(0, (_combined(row, rows[index + 1]), index + 2))
    for heads, end in candidates:
        layout = layout_of(tuple(flat(head) for head in heads))
        if layout.kind is not TableKind.OTHER and _mostly_known(heads):
            return Header(_with_numbers(layout, rows[end : end + _LOOK_AHEAD]), end)
    return None


def _with_numbers(layout: Layout, below: tuple[Row, ...]) -> Layout:
    """A nameless first column that holds numbers is the rows' numbers."""
    firsts = [row[0] for row in below if len(filled(row)) > 1 and not is_number_row(row)]
    numbers = [cell for cell in firsts if is_number(cell)]
    if layout.headers[0] or layout.has(Column.NO) or not numbers or 2 * len(numbers) < len(firsts):
        return layout
    return Layout((Column.NO, *layout.columns[1:]), layout.headers)


def _mostly_known(heads: Row) -> bool:
    """A row of data may hold a header's word or two; in a header most cells are such words.

    Fewer are enough beside times and holders, which no row of data names at once.
    """
    cells = [heads[index] for index in filled(heads)]
    known = [column for cell in cells if (column := column_of(cell)) is not None]
    sure = bool({*known} & {*WHEN}) and bool({*known} & {*WHO})
    share = _SURE_SHARE if sure and len({*known}) > 2 else _KNOWN_SHARE
    return len(known) >= max(2, share * len(cells))
