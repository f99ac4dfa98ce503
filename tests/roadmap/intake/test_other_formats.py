"""Spreadsheets, delimited text, pages and OpenDocument through the same tables."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.errors import InputRefusedError, VekhaError
from roadmap.intake import read_document
from roadmap.model import Level, Period
from roadmap.reading import Reading

HEADER = ["№", "Мероприятие", "Сроки", "Исполнители"]


def workbook() -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "dd.mm.yyyy"})
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
    sheet.write_formula(8, 1, "=1+1")
    other = book.add_worksheet("Контакты")
    other.write_row(0, 0, ["№", "ФИО", "Должность"])
    other.write_row(1, 0, [1, "Лаптев Виктор Сергеевич", "директор"])
    book.close()
    return file.getvalue()


def test_a_spreadsheet_with_merged_cells_and_dates() -> None:
    found = read_document(workbook(), "карта.xlsx")
    first, second = found.activities[:2]
    assert (found.title, found.number) == ("ДОРОЖНАЯ КАРТА НА 2026 ГОД", "8")
    assert found.issuer == "управление образования"
    assert (first.no, first.level, first.place) == ("1", Level.MUNICIPALITY, "УО")
    assert first.deadline.windows == ((date(2026, 3, 20), date(2026, 3, 20)),)
    assert [party.text for party in second.responsible] == ["Лаптев В.С."]


@pytest.mark.parametrize("delimiter", [";", ","])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1251"])
def test_a_delimited_table(delimiter: str, encoding: str) -> None:
    lines = [
        ["План мероприятий на 2026 год"],
        HEADER,
        ["1", '"Аудит ""А"", итоги; выводы"', "март 2026 г.", '"УО, ЦРО"'],
        ["2", "Отчёт", "май 2026 г.", "УО"],
    ]
    text = "\r\n".join(delimiter.join(line) for line in lines)
    found = read_document(text.encode(encoding), "план.csv")
    assert [row.title for row in found.activities] == ['Аудит "А", итоги; выводы', "Отчёт"]
    assert [party.text for party in found.activities[0].responsible] == ["УО", "ЦРО"]
    assert found.period == Period(date(2026, 1, 1), date(2026, 12, 31))


PAGE = """<!DOCTYPE html><html><head><title>страница</title><style>p {}</style></head><body>
<h1>План мероприятий на&nbsp;2026 год</h1><script>var a = "<table>";</script>
<table border=1><tr><th>№</th><th>Мероприятие</th><th>Сроки</th><th>Исполнители</th></tr>
<tr><td colspan=4><b>I. Кадры</b></td></tr>
<tr><td>1</td><td>Аудит<br>школ<td rowspan="2">март 2026&nbsp;г.</td><td><p>УО</p><p>ЦРО</p></td></tr>
<tr><td>2</td><td>Отчёт</td><td>УО</td></tr>
</table><p>Начальник управления</p></body></html>"""


def test_a_page_with_merged_and_unclosed_cells() -> None:
    found = read_document(PAGE.encode(), "план.html")
    assert found.title == "План мероприятий на 2026 год"
    assert [(row.no, row.title, row.section) for row in found.activities] == [
        ("1", "Аудит школ", "I. Кадры"),
        ("2", "Отчёт", "I. Кадры"),
    ]
    assert [row.deadline.raw for row in found.activities] == ["март 2026 г."] * 2
    assert [party.text for party in found.activities[0].responsible] == ["УО", "ЦРО"]


def open_text(body: str) -> bytes:
    spaces = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
        for prefix in ("office", "text", "table", "style")
    )
    content = f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        made.writestr("content.xml", content)
    return file.getvalue()


def test_an_open_document_with_lists_and_covered_cells() -> None:
    def line(*cells: str) -> str:
        made = "".join(
            one
            if one.startswith("<table:")
            else f"<table:table-cell><text:p>{one}</text:p></table:table-cell>"
            for one in cells
        )
        return f"<table:table-row>{made}</table:table-row>"

    covered = "<table:covered-table-cell/>"
    reaching = (
        '<table:table-cell table:number-rows-spanned="2"><text:p>УО</text:p></table:table-cell>'
    )
    wide = '<table:table-cell table:number-columns-spanned="4"><text:p>I. Кадры</text:p></table:table-cell>'
    body = (
        "<text:h>План мероприятий<text:line-break/>на<text:s/>2026 год</text:h>"
        "<table:table>"
        + line(*HEADER)
        + line(wide, covered, covered, covered)
        + line("1", "<text:span>Аудит</text:span>", "март 2026 г.", reaching)
        + line("2", "Отчёт", "май 2026 г.", covered)
        + "</table:table>"
    )
    found = read_document(open_text(body), "план.odt")
    assert found.title == "План мероприятий на 2026 год"
    assert [(row.title, row.section, row.responsible[0].text) for row in found.activities] == [
        ("Аудит", "I. Кадры", "УО"),
        ("Отчёт", "I. Кадры", "УО"),
    ]


def test_a_list_numbers_the_order_s_points() -> None:
    body = (
        "<text:p>УПРАВЛЕНИЕ ОБРАЗОВАНИЯ</text:p><text:p>ПРИКАЗ</text:p><text:p>от 14.01.2026 № 8</text:p>"
        "<text:p>приказываю:</text:p><text:list>"
        "<text:list-item><text:p>Утвердить план.</text:p></text:list-item>"
        "<text:list-item><text:p>Контроль оставляю за собой.</text:p></text:list-item></text:list>"
        "<text:p>Начальник управления<text:tab/>О.П. Орлова</text:p>"
        "<text:p>Приложение</text:p><text:p>План мероприятий на 2026 год</text:p><table:table>"
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in HEADER)
        + "</table:table-row><table:table-row>"
        + "".join(
            f"<table:table-cell><text:p>{one}</text:p></table:table-cell>"
            for one in ("1", "Аудит", "март 2026 г.", "УО")
        )
        + "</table:table-row></table:table>"
    )
    found = read_document(open_text(body), "приказ.odt")
    assert found.controller is not None
    assert (found.controller.own, found.controller.name) == (True, "О.П. Орлова")


def test_every_format_gives_the_same_rows() -> None:
    data = Path(__file__).parent / "data" / "headerless.txt"
    text = data.read_text(encoding="utf-8")
    table = [line.split("\t") for line in text.splitlines() if "\t" in line]
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in table)
    page = f"<html><p>План мероприятий на 2026 год</p><table>{lines}</table></html>"
    assert rows(read_document(page.encode(), "x")) == rows(read_document(text.encode(), "x"))


def rows(found: Reading) -> list[tuple[str | None, str, str]]:
    return [(row.no, row.title, row.deadline.raw) for row in found.activities]


BOOK = workbook()


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(BOOK) - 1), st.integers(0, 255), st.integers(0, len(BOOK)))
def test_a_damaged_spreadsheet_never_breaks_the_reader(at: int, byte: int, end: int) -> None:
    for data in (BOOK[:at] + bytes([byte]) + BOOK[at + 1 :], BOOK[:end]):
        with suppress(VekhaError):
            read_document(data, "карта.xlsx")


def test_an_old_word_file_is_refused_with_a_way_out() -> None:
    with pytest.raises(InputRefusedError) as refusal:
        read_document(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "план.doc")
    assert refusal.value.key == "read-old-office"
