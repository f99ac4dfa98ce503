"""An office program in small: a workbook opened, changed as people change it, and saved."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import python_calamine
import xlsxwriter

from roadmap.intake.draft_sheet import HIDDEN_SHEET


class Book:
    """`sheets` are cells by row, the visible sheet first; everything is written back by `save`."""

    def __init__(self, data: bytes) -> None:
        book = python_calamine.load_workbook(BytesIO(data))
        self.sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
        self.name = next(name for name in book.sheet_names if name != HIDDEN_SHEET)
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden: set[int] = set()

    @property
    def rows(self) -> list[list[Any]]:
        """The draft's own sheet."""
        rows: list[list[Any]] = self.sheets[self.name]
        return rows

    def put(self, row: int, column: int, value: Any) -> None:
        """Type into a cell, counted from 0; a row below the last is begun."""
        while len(self.rows) <= row:
            self.rows.append([""] * len(self.rows[0]))
        self.rows[row][column] = value

    def rename(self, name: str) -> None:
        """Call the draft's sheet otherwise, after a new one put before it."""
        rows, kept = self.rows, self.sheets[HIDDEN_SHEET]
        self.name = name
        self.sheets = {"Заметки": [["позвонить"]], name: rows, HIDDEN_SHEET: kept}

    def save(self) -> bytes:
        """The workbook as a file."""
        out = BytesIO()
        with xlsxwriter.Workbook(out) as book:
            day = book.add_format({"num_format": "dd.mm.yyyy"})
            for name, rows in self.sheets.items():
                sheet = book.add_worksheet(name)
                for at, row in enumerate(rows):
                    for place, value in enumerate(row):
                        if isinstance(value, date):
                            sheet.write_datetime(at, place, value, day)
                        elif value != "":
                            sheet.write(at, place, value)
                if rows is self.rows:
                    self._shape(sheet)
        return out.getvalue()

    def _shape(self, sheet: Any) -> None:
        for top, left, bottom, right in self.merged:
            sheet.merge_range(top, left, bottom, right, self.rows[top][left])
        for row in self.hidden:
            sheet.set_row(row, None, None, {"hidden": True})
        sheet.autofilter(0, 0, len(self.rows), 5)
