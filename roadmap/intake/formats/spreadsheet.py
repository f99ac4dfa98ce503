"""Excel's spreadsheets (.xlsx, .xls): each sheet's lines and table, merged cells told apart."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import python_calamine

from roadmap.errors import InputRefusedError
from roadmap.intake.document import Document
from roadmap.intake.formats.archive import open_archive
from roadmap.intake.formats.compound import MARK, Compound
from roadmap.intake.formats.grid import MOST_COLUMNS, MOST_ROWS, blocks_of_sheets

_OLD_STREAMS = frozenset({"Workbook", "Book"})


def matches(data: bytes) -> bool:
    """Whether the bytes are a spreadsheet."""
    if data.startswith(MARK):
        return bool(_OLD_STREAMS & Compound(data).names)
    archive = open_archive(data)
    return archive is not None and "xl/workbook.xml" in archive.namelist()


def read(data: bytes) -> Document:
    """Every sheet in order; a sheet's name is a heading when nothing stands above its table.

    Raises:
        InputRefusedError: it is damaged.
    """
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [(name, _rows(workbook.get_sheet_by_name(name))) for name in workbook.sheet_names]
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise InputRefusedError("read-damaged") from error
    return Document(tuple(blocks_of_sheets(sheets)))


def _rows(sheet: Any) -> list[list[str]]:
    if sheet.height > MOST_ROWS:
        raise InputRefusedError("read-memory")
    rows = [
        [_text(cell) for cell in row[:MOST_COLUMNS]]
        for row in sheet.to_python(skip_empty_area=False)
    ]
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        for line in range(top + 1, min(bottom + 1, len(rows))):
            if left < len(rows[line]) and left < len(rows[top]):
                rows[line][left] = rows[top][left]
    return rows


def _text(cell: Any) -> str:
    """A cell as it would be printed: whole numbers without a point, dates by day."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.strftime("%d.%m.%Y")
    return str(cell)
