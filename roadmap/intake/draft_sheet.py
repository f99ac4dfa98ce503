"""The draft's workbook come back: which draft it is, and its rows as text by their keys.

A hidden sheet keeps what was written: in its first row the draft, its mark and the names of the
columns, then each row's key with its cells. So rows and columns may be moved, put in or hidden,
the sheet renamed, and only what a person changed counts as changed.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from io import BytesIO
from typing import Any, Final

import python_calamine

from roadmap.errors import InputRefusedError

FIELDS: Final = (
    *("section", "level", "no", "title", "deadline", "responsible"),
    *("form", "codes", "tracking", "short_name"),
)
"""The columns in their order; after them the doubts, then the hidden key."""
HIDDEN_SHEET: Final = "vekha-draft"
KEY: Final = "vekha-key"
LARGEST: Final = 50 * 1024 * 1024
LONGEST: Final = 5_000
_HEADER_WITHIN: Final = 10  # rows that somebody may have put above the header
_SORTED: Final = 2  # titles under another row's key from which the keys were left behind

Grid = list[list[str]]
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A row to be written: cells in the order of FIELDS, doubted fields, the doubts in words."""

    key: str
    cells: tuple[str, ...]
    doubted: frozenset[str]
    doubts: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row by its number in the sheet, its key ("" in an added row), texts by field.

    `written` are the cells as they were sent out, empty for an added row.
    """

    no: int
    key: str
    cells: Cells
    written: Cells = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DraftSheet:
    """A workbook that `reports.draft_sheet` wrote for an import.

    `mark` tells this import's document from another's; `columns` are the letters of the fields.
    """

    import_id: int
    rows: tuple[SheetRow, ...]
    mark: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


def read_draft_sheet(data: bytes) -> DraftSheet | None:
    """The sheet, None for any other file.

    Raises:
        InputRefusedError: "draft-sheet-long" when there are too many rows, "draft-sheet-columns"
            when a column is gone or was renamed.
    """
    if not _unpacks(data):
        return None
    try:
        book = python_calamine.load_workbook(BytesIO(data))
        if HIDDEN_SHEET not in book.sheet_names:
            return None
        kept = _grid(book.get_sheet_by_name(HIDDEN_SHEET))
        grids = [_grid(book.get_sheet_by_name(n)) for n in book.sheet_names if n != HIDDEN_SHEET]
        import_id = int(kept[0][0])
    except (python_calamine.CalamineError, OSError, ValueError, IndexError, TypeError):
        return None
    if any(len(grid) > LONGEST for grid in grids):
        raise InputRefusedError("draft-sheet-long", limit=LONGEST)
    names = dict(zip(FIELDS, kept[0][2:], strict=False))
    written = {row[0]: dict(zip(FIELDS, row[1:], strict=False)) for row in kept[1:] if row[0]}
    for grid in grids:
        for at, header in enumerate(grid[:_HEADER_WITHIN]):
            if KEY in header:
                columns = _columns(header, names)
                rows = _rows(grid[at + 1 :], at + 2, columns, header.index(KEY))
                letters = {name: _letter(place) for name, place in columns.items()}
                mark = kept[0][1] if len(kept[0]) > 1 else ""
                return DraftSheet(import_id, _keyed(rows, written), mark, letters)
    raise InputRefusedError("draft-sheet-columns")


def _unpacks(data: bytes) -> bool:
    """Whether it is an archive that unpacks to a bearable size."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return sum(one.file_size for one in archive.infolist()) <= LARGEST
    except (zipfile.BadZipFile, ValueError, OSError):
        return False


def _grid(sheet: Any) -> Grid:
    """Every cell as text; what is merged counts for each of its cells."""
    grid = [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        for row in grid[top : bottom + 1]:
            row[left : right + 1] = [grid[top][left]] * len(row[left : right + 1])
    return grid


def _columns(header: list[str], names: Cells) -> dict[str, int]:
    if len(names) < len(FIELDS) or not set(names.values()) <= set(header):
        raise InputRefusedError("draft-sheet-columns")
    return {name: header.index(text) for name, text in names.items()}


def _letter(place: int) -> str:
    letters = ""
    while place >= 0:
        letters = chr(ord("A") + place % 26) + letters
        place = place // 26 - 1
    return letters


def _rows(grid: Grid, first: int, columns: Mapping[str, int], key: int) -> list[SheetRow]:
    rows = []
    for no, texts in enumerate(grid, start=first):
        cells = {name: texts[place] for name, place in columns.items()}
        if texts[key] or any(cells.values()):
            rows.append(SheetRow(no, texts[key], cells))
    return rows


def _keyed(rows: list[SheetRow], written: Mapping[str, Cells]) -> tuple[SheetRow, ...]:
    """With what was sent out; where columns were sorted without the hidden one, by the titles."""
    places: dict[str, list[str]] = {}
    for key, cells in written.items():
        places.setdefault(_identity(cells), []).append(key)
    known = {identity: keys[0] for identity, keys in places.items() if len(keys) == 1}
    moved = {
        row.no: known[_identity(row.cells)]
        for row in rows
        if row.key in written and known.get(_identity(row.cells), row.key) != row.key
    }
    if len(moved) < _SORTED:
        moved = {}
    found, taken = [], set[str]()
    for row in rows:
        key = moved.get(row.no, row.key)
        key = "" if key in taken else key  # a row that was copied is another one
        taken.add(key)
        found.append(replace(row, key=key, written=written.get(key, {})))
    return tuple(found)


def _identity(cells: Cells) -> str:
    return "\n".join(cells[name] for name in ("section", "no", "title"))


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    lines = (" ".join(line.split()) for line in str(cell).splitlines())
    return "\n".join(line for line in lines if line)
