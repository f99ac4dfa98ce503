"""Tables as a workbook: title, column heads that repeat on each printed page, rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

import xlsxwriter

Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class Row:
    """A heading that spans the table (level 1 or 2) or, with level 0, a row of values."""

    level: int
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet."""

    name: str
    title: str
    subtitle: str
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: Iterator[Row]


def render(tables: Sequence[Table], out: BinaryIO) -> None:
    """Write the sheets; text is never taken for a formula, rows stream to disk."""
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_date_format": "dd.mm.yyyy",
    }
    with xlsxwriter.Workbook(out, options) as book:
        formats = _formats(book)
        for table in tables:
            _sheet(book, table, formats)


def _formats(book: Any) -> dict[str, Any]:
    cell = {"border": 1, "text_wrap": True, "valign": "top", "font_size": 10}
    return {
        "title": book.add_format({"bold": True, "font_size": 14, "text_wrap": True}),
        "subtitle": book.add_format({"font_size": 11, "text_wrap": True}),
        "head": book.add_format({**cell, "bold": True, "bg_color": "#E7ECF3", "align": "center"}),
        "cell": book.add_format(cell),
        "date": book.add_format({**cell, "num_format": "dd.mm.yyyy"}),
        "level1": book.add_format({**cell, "bold": True, "bg_color": "#F4F6F9", "align": "center"}),
        "level2": book.add_format({**cell, "italic": True, "align": "center"}),
    }


def _sheet(book: Any, table: Table, formats: dict[str, Any]) -> None:
    sheet = book.add_worksheet(table.name)
    last = len(table.columns) - 1
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    for at, width in enumerate(table.widths):
        sheet.set_column(at, at, width)
    sheet.merge_range(0, 0, 0, last, table.title, formats["title"])
    sheet.set_row(0, 40)
    sheet.merge_range(1, 0, 1, last, table.subtitle, formats["subtitle"])
    for at, name in enumerate(table.columns):
        sheet.write_string(2, at, name, formats["head"])
    sheet.freeze_panes(3, 0)
    sheet.repeat_rows(2)
    for number, row in enumerate(table.rows, start=3):
        if row.level:
            sheet.merge_range(number, 0, number, last, row.values[0], formats[f"level{row.level}"])
        else:
            _write(sheet, number, row.values, formats)


def _write(sheet: Any, number: int, values: tuple[Value, ...], formats: dict[str, Any]) -> None:
    for at, value in enumerate(values):
        if value is None:
            sheet.write_blank(number, at, None, formats["cell"])
        elif isinstance(value, date):
            sheet.write_datetime(number, at, value, formats["date"])
        elif isinstance(value, int):
            sheet.write_number(number, at, value, formats["cell"])
        else:
            sheet.write_string(number, at, value, formats["cell"])
