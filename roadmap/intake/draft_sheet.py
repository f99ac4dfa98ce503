"""The draft's workbook come back: which draft it is, and its rows as text by their keys."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
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
LARGEST: Final = 50 * 1024 * 1024
LONGEST: Final = 5_000


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A row to be written: cells in the order of FIELDS, doubted fields, the doubts in words."""

    key: str
    cells: tuple[str, ...]
    doubted: frozenset[str]
    doubts: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row by its number in the sheet (from 2), its key ("" in an added row), texts by field."""

    no: int
    key: str
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class DraftSheet:
    """A workbook that `reports.draft_sheet` wrote for an import."""

    import_id: int
    rows: tuple[SheetRow, ...]


def read_draft_sheet(data: bytes) -> DraftSheet | None:
    """The sheet, None for any other file.

    Raises:
        InputRefusedError: "draft-sheet-long" when there are too many rows, "draft-sheet-columns"
            when columns were removed or moved.
    """
    if not _unpacks(data):
        return None
    try:
        book = python_calamine.load_workbook(BytesIO(data))
        if HIDDEN_SHEET not in book.sheet_names:
            return None
        mark = book.get_sheet_by_name(HIDDEN_SHEET).to_python()
        grid = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
        import_id = int(str(mark[0][0]).partition(".")[0])
    except (python_calamine.CalamineError, OSError, ValueError, IndexError, TypeError):
        return None
    if len(grid) > LONGEST:
        raise InputRefusedError("draft-sheet-long", limit=LONGEST)
    if not grid or len(grid[0]) < len(FIELDS) + 1:
        raise InputRefusedError("draft-sheet-columns")
    return DraftSheet(import_id, tuple(_rows(grid)))


def _unpacks(data: bytes) -> bool:
    """Whether it is an archive that unpacks to a bearable size."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return sum(one.file_size for one in archive.infolist()) <= LARGEST
    except (zipfile.BadZipFile, ValueError, OSError):
        return False


def _rows(grid: list[list[Any]]) -> list[SheetRow]:
    rows = []
    for no, cells in enumerate(grid[1:], start=2):
        texts = [_text(cell) for cell in cells]
        key = texts[len(FIELDS) + 1] if len(texts) > len(FIELDS) + 1 else ""
        values = dict(zip(FIELDS, texts, strict=False))
        if key or any(values.values()):
            rows.append(SheetRow(no, key, values))
    return rows


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    lines = (" ".join(line.split()) for line in str(cell).splitlines())
    return "\n".join(line for line in lines if line)
