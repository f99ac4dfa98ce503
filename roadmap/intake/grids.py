"""Tables that people keep (.xlsx or .csv) as rows of text, whatever they are about."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from typing import Any

import python_calamine

from roadmap.errors import InputRefusedError
from roadmap.intake.formats.encoding import decode

Grid = list[list[str]]

ZIP_SIGNATURE = b"PK\x03\x04"


def grids(data: bytes, *, unreadable: str) -> Iterable[Grid]:
    """Every sheet of a workbook, or the one table of a text.

    Raises:
        InputRefusedError: with the key `unreadable` for what is neither.
    """
    if data.startswith(ZIP_SIGNATURE):
        yield from _workbook(data, unreadable)
        return
    text = decode(data)
    if text is None:
        raise InputRefusedError(unreadable)
    yield _table(text, unreadable)


def words(cell: str) -> str:
    """A heading without notes in brackets, punctuation, ё and letter case."""
    without_notes = re.sub(r"\(.*?\)", " ", cell.casefold().replace("ё", "е"))
    return " ".join(re.findall(r"\w+", without_notes))


def _workbook(data: bytes, unreadable: str) -> Iterable[Grid]:
    try:
        book = python_calamine.load_workbook(BytesIO(data))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            grid = [
                [_printed(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)
            ]
            _spread(grid, sheet.merged_cell_ranges or [])
            yield grid
    except (python_calamine.CalamineError, OSError) as error:
        raise InputRefusedError(unreadable) from error


def _spread(grid: Grid, ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """A merged cell speaks for every cell that it covers."""
    for (top, left), (bottom, right) in ranges:
        for row in grid[top : bottom + 1]:
            row[left : right + 1] = [grid[top][left]] * len(row[left : right + 1])


def _printed(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(str(cell).split())


def _table(text: str, unreadable: str) -> Grid:
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(";\t,", key=first.count)
    try:
        rows = list(csv.reader(StringIO(text), delimiter=separator))
    except csv.Error as error:
        raise InputRefusedError(unreadable) from error
    return [[" ".join(cell.split()) for cell in row] for row in rows]
