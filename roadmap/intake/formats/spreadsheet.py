"""Excel's spreadsheets (.xlsx, .xls): each sheet's lines and table, merged cells told apart."""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from typing import Any

import python_calamine

from roadmap.errors import InputRefusedError
from roadmap.intake.document import Document
from roadmap.intake.formats.archive import open_archive
from roadmap.intake.formats.grid import MOST_COLUMNS, MOST_ROWS, blocks_of_sheets
from roadmap.intake.formats.refused import is_old_word

_OLE = b"\xd0\xcf\x11\xe0"
_OLD_WORKBOOK = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
# A workbook's beginning with the record FilePass ([MS-XLS] 2.4.117): it is encrypted.
_LOCKED = re.compile(rb"\x09\x08\x10\x00.{16}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)


def matches(data: bytes) -> bool:
    """Whether the bytes are a spreadsheet."""
    if data.startswith(_OLE):
        return not is_old_word(data) and any(mark in data for mark in _OLD_WORKBOOK)
    archive = open_archive(data)
    return archive is not None and "xl/workbook.xml" in archive.namelist()


def read(data: bytes) -> Document:
    """Every sheet in order; a sheet's name is a heading when nothing stands above its table.

    Raises:
        InputRefusedError: it is damaged or locked by a password.
    """
    if data.startswith(_OLE) and _LOCKED.search(data):
        raise InputRefusedError("read-password")
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
