"""Spreadsheets and OpenDocument files with traps. Names and places are invented."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import xlsxwriter

from tests.roadmap.intake.corpus import old_office
from tests.roadmap.intake.corpus.word_files import archive

HEADER = ["№", "Мероприятие", "Сроки", "Исполнители"]
_MADE = datetime(2026, 1, 14, tzinfo=UTC)


def conditions() -> bytes:
    """Merged cells, a header of two storeys, a real date, a formula, a second sheet of staff."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "dd.mm.yyyy"})
    book.set_properties({"created": _MADE})
    sheet = book.add_worksheet("Карта")
    sheet.merge_range(0, 0, 0, 4, "Приложение к приказу управления образования от 14.01.2026 № 8")
    sheet.merge_range(1, 0, 1, 4, "ДОРОЖНАЯ КАРТА НА 2026 ГОД")
    sheet.write_row(3, 0, ["№ п/п", "Мероприятие", "Условия", "", "Ответственные"])
    sheet.merge_range(3, 2, 3, 3, "Условия")
    sheet.write_row(4, 0, ["", "", "Место проведения", "Сроки", ""])
    sheet.merge_range(5, 0, 5, 4, "МУНИЦИПАЛЬНЫЙ УРОВЕНЬ")
    sheet.write_row(6, 0, [1, "Аудит", "УО"])
    sheet.write_datetime(6, 3, date(2026, 3, 20))
    sheet.merge_range(6, 4, 7, 4, "Лаптев В.С.")
    sheet.write_row(7, 0, [2, "Итоги", "УО", "май 2026 г."])
    sheet.write_row(8, 0, [3, "Сверка", "УО", "", "УО"])
    sheet.write_formula(8, 3, '="июнь "&2026', value="июнь 2026 г.")
    other = book.add_worksheet("Контакты")
    other.write_row(0, 0, ["№", "ФИО", "Должность"])
    other.write_row(1, 0, [1, "Лаптев Виктор Сергеевич", "директор"])
    book.close()
    return file.getvalue()


def far_cell() -> bytes:
    """A sheet that claims all its rows and columns: one cell stands in the last corner."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties({"created": _MADE})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADER)
    sheet.write(1_048_575, 16_383, "далеко")
    book.close()
    return file.getvalue()


def old_workbook(*, locked: bool = False) -> bytes:
    """An .xls with a holder merged over two rows."""
    rows: list[list[str | int]] = [
        ["План мероприятий на 2026 год"],
        [*HEADER],
        [1, "Аудит", "март 2026 г.", "Лаптев В.С."],
        [2, "Итоги", "май 2026 г."],
    ]
    return old_office.workbook(rows, [(2, 3, 3, 3)], locked=locked)


_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
    for prefix in ("office", "text", "table", "style")
)
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def open_document(kind: str, body: str, *, locked: bool = False) -> bytes:
    """An OpenDocument file of a kind ("text", "spreadsheet"); a locked one says that it is."""
    content = (
        f"<office:document-content {_SPACES}><office:body><office:{kind}>{body}</office:{kind}>"
        "</office:body></office:document-content>"
    )
    secret = "<manifest:encryption-data/>" if locked else ""
    mime = f"application/vnd.oasis.opendocument.{kind}"
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_MANIFEST}"><manifest:file-entry '
        f'manifest:full-path="content.xml" manifest:media-type="text/xml">{secret}'
        "</manifest:file-entry></manifest:manifest>"
    )
    parts = {"mimetype": mime, "META-INF/manifest.xml": manifest, "content.xml": content}
    return archive({name: text.encode() for name, text in parts.items()})


def _line(*cells: str) -> str:
    made = "".join(
        one
        if one.startswith("<table:")
        else f'<table:table-cell office:value-type="string"><text:p>{one}</text:p></table:table-cell>'
        for one in cells
    )
    return f"<table:table-row>{made}</table:table-row>"


_COVERED = "<table:covered-table-cell/>"
_REACHING = (
    '<table:table-cell office:value-type="string" table:number-rows-spanned="2">'
    "<text:p>УО</text:p></table:table-cell>"
)
_WIDE = (
    '<table:table-cell office:value-type="string" table:number-columns-spanned="4">'
    "<text:p>I. Кадры</text:p></table:table-cell>"
)
_ROWS = (
    _line(*HEADER)
    + _line(_WIDE, _COVERED, _COVERED, _COVERED)
    + _line("1", "<text:span>Аудит</text:span>", "март 2026 г.", _REACHING)
    + _line("2", "Отчёт", "май 2026 г.", _COVERED)
)


def open_text(*, locked: bool = False) -> bytes:
    """An .odt with a heading over two lines, covered cells and a merged section."""
    title = "<text:h>План мероприятий<text:line-break/>на<text:s/>2026 год</text:h>"
    table = f"<table:table>{_ROWS}</table:table>"
    return open_document("text", title + table, locked=locked)


def open_sheet() -> bytes:
    """An .ods with the same table and a formula whose value is stored."""
    formula = (
        '<table:table-cell office:value-type="string" table:formula="of:=1/0">'
        "<text:p>июнь 2026 г.</text:p></table:table-cell>"
    )
    rows = _line("План мероприятий на 2026 год") + _ROWS + _line("3", "Сверка", formula, "ЦРО")
    return open_document("spreadsheet", f'<table:table table:name="Карта">{rows}</table:table>')


def order_with_a_list() -> bytes:
    """An .odt order whose points are numbered by a list."""
    rows = _line(*HEADER) + _line("1", "Аудит", "март 2026 г.", "УО")
    body = (
        "<text:p>УПРАВЛЕНИЕ ОБРАЗОВАНИЯ</text:p><text:p>ПРИКАЗ</text:p>"
        "<text:p>от 14.01.2026 № 8</text:p><text:p>приказываю:</text:p><text:list>"
        "<text:list-item><text:p>Утвердить план.</text:p></text:list-item>"
        "<text:list-item><text:p>Контроль оставляю за собой.</text:p></text:list-item></text:list>"
        "<text:p>Начальник управления<text:tab/>О.П. Орлова</text:p>"
        "<text:p>Приложение</text:p><text:p>План мероприятий на 2026 год</text:p>"
        f"<table:table>{rows}</table:table>"
    )
    return open_document("text", body)
