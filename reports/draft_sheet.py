"""A draft as a workbook to be mended beside the order and sent back.

Beside the visible columns each row carries its key in a hidden one, and a hidden sheet says which
draft it is and what was written; `roadmap.intake.draft_sheet` reads both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO

import xlsxwriter

from locales import Translator
from roadmap.intake.draft_sheet import FIELDS, HIDDEN_SHEET, KEY, SheetLine

WIDTHS = (24, 14, 7, 60, 26, 34, 24, 10, 14, 30, 40)


def write_draft_sheet(
    import_id: int,
    mark: str,
    lines: Iterable[SheetLine],
    choices: Mapping[str, Sequence[str]],
    out: BinaryIO,
    t: Translator,
) -> None:
    """Write the workbook; `choices` are the words that a field's cells may hold.

    `mark` tells the document from another one under the same number.
    """
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        formats = _formats(book)
        sheet = book.add_worksheet(t.text("draft-sheet-tab"))
        names = _head(sheet, formats, t)
        kept = book.add_worksheet(HIDDEN_SHEET)
        kept.write_row(0, 0, [import_id, mark, *names])
        kept.very_hidden()
        last = 0
        for last, line in enumerate(lines, start=1):
            _line(sheet, last, line, formats)
            kept.write_row(last, 0, [line.key, *line.cells])
        for at, field in enumerate(FIELDS):
            if field in choices and last:
                source = {"validate": "list", "source": list(choices[field])}
                sheet.data_validation(1, at, last, at, source)


def _formats(book: Any) -> dict[str, Any]:
    cell = {"border": 1, "text_wrap": True, "valign": "top", "font_size": 10, "num_format": "@"}
    return {
        "head": book.add_format({**cell, "bold": True, "bg_color": "#E7ECF3", "align": "center"}),
        "cell": book.add_format(cell),
        "doubted": book.add_format({**cell, "bg_color": "#FFE9A8"}),
    }


def _head(sheet: Any, formats: dict[str, Any], t: Translator) -> list[str]:
    """The header; the names of FIELDS."""
    names = [t.text(f"draft-sheet-{field.replace('_', '-')}") for field in (*FIELDS, "doubts")]
    for at, (name, width) in enumerate(zip(names, WIDTHS, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, name, formats["head"])
    sheet.write_string(0, len(names), KEY)
    sheet.set_column(len(names), len(names), None, None, {"hidden": True})
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    return names[: len(FIELDS)]


def _line(sheet: Any, number: int, line: SheetLine, formats: dict[str, Any]) -> None:
    for at, (field, text) in enumerate(zip(FIELDS, line.cells, strict=True)):
        sheet.write_string(
            number, at, text, formats["doubted" if field in line.doubted else "cell"]
        )
    sheet.write_string(number, len(FIELDS), line.doubts, formats["cell"])
    sheet.write_string(number, len(FIELDS) + 1, line.key)
