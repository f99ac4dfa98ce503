"""Cells that a scanner moved by one column, and columns without a header."""

from __future__ import annotations

from collections.abc import Callable

from roadmap.intake.columns import Column, Layout
from roadmap.intake.evidence import is_codes, is_number, is_when, is_who

Row = tuple[str, ...]

_MARGIN = 3
_TITLE_LENGTH = 20
_DEADLINE_LENGTH = 150
_SHARE = 0.6
_ENOUGH_ROWS = 3


def _title_score(cell: str) -> int:
    if is_number(cell) or is_codes(cell):
        return -2
    return 1 if len(cell) > _TITLE_LENGTH else 0


def _who_score(cell: str) -> int:
    if is_when(cell):
        return -1
    return 2 if is_who(cell) else 0


# How well a cell that holds something suits a column; other columns take anything.
_SCORES: dict[Column, Callable[[str], int]] = {
    Column.NO: lambda cell: 2 if is_number(cell) else -1,
    Column.CODES: lambda cell: 2 if is_codes(cell) else -2,
    Column.DEADLINE: lambda cell: 2 if is_when(cell) and len(cell) < _DEADLINE_LENGTH else -1,
    Column.RESPONSIBLE: _who_score,
    Column.TITLE: _title_score,
}


def fit(row: Row, layout: Layout) -> int:
    """How well the cells suit their columns; only the difference between two rows matters."""
    return sum(
        _SCORES[column](cell)
        for cell, column in zip(row, layout.columns, strict=True)
        if cell and column in _SCORES
    )


def aligned(row: Row, layout: Layout) -> tuple[Row, int]:
    """The row with its cells back under their headers, and by how many columns they moved.

    Cells are moved only when they then suit their columns much better than as printed.
    """
    best, best_score, moved = row, fit(row, layout) + _MARGIN, 0
    if not row[0]:
        left = (*row[1:], "")
        if fit(left, layout) >= best_score:
            best, best_score, moved = left, fit(left, layout), -1
    if not row[-1]:
        right = ("", *row[:-1])
        if fit(right, layout) >= best_score:
            best, moved = right, 1
    return best, moved


def guessed_layout(rows: tuple[Row, ...]) -> Layout | None:
    """The columns of a table without a header, told by what stands in them.

    None unless a column of deadlines, one of holders and one of titles can be told apart.
    """
    body = [row for row in rows if sum(1 for cell in row if cell) > 1]
    if len(body) < _ENOUGH_ROWS or len(body[0]) < _ENOUGH_ROWS:
        return None
    places = range(len(body[0]))
    columns = [Column.OTHER] * len(body[0])
    tests: tuple[tuple[Column, Callable[[str], bool]], ...] = (
        (Column.NO, is_number),
        (Column.CODES, is_codes),
        (Column.DEADLINE, lambda cell: is_when(cell) and len(cell) < 100),
        (Column.RESPONSIBLE, is_who),
    )
    for column, test in tests:
        shares = {
            place: sum(1 for row in body if row[place] and test(row[place])) / len(body)
            for place in places
            if columns[place] is Column.OTHER
        }
        best = max(shares, key=lambda place: shares[place], default=None)
        if best is not None and shares[best] >= _SHARE:
            columns[best] = column
    return _with_title(columns, body)


def _with_title(columns: list[Column], body: list[Row]) -> Layout | None:
    free = [place for place, column in enumerate(columns) if column is Column.OTHER]
    if not free or Column.DEADLINE not in columns or Column.RESPONSIBLE not in columns:
        return None
    longest = max(free, key=lambda place: sum(len(row[place]) for row in body))
    columns[longest] = Column.TITLE
    return Layout(tuple(columns), ("",) * len(columns))
