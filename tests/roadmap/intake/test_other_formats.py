"""Spreadsheets, delimited text, pages and OpenDocument through the same tables."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.errors import VekhaError
from roadmap.intake import read_document
from roadmap.model import Level, Period
from roadmap.reading import Reading

CORPUS = Path(__file__).parent / "corpus" / "sheets"
WRAPPED = CORPUS.parent / "wrapped"


def corpus(name: str) -> Reading:
    return read_document((CORPUS / name).read_bytes(), name)


def test_a_spreadsheet_with_merged_cells_and_dates() -> None:
    found = corpus("conditions.xlsx")
    first, second, third = found.activities
    assert (found.title, found.number) == ("ДОРОЖНАЯ КАРТА НА 2026 ГОД", "8")
    assert found.issuer == "управление образования"
    assert (first.no, first.level, first.place) == ("1", Level.MUNICIPALITY, "УО")
    assert first.deadline.windows == ((date(2026, 3, 20), date(2026, 3, 20)),)
    assert [party.text for party in second.responsible] == ["Лаптев В.С."]
    assert third.deadline.raw == "июнь 2026 г."


def test_an_old_spreadsheet() -> None:
    found = corpus("old_workbook.xls")
    assert [(row.no, row.title, row.deadline.raw) for row in found.activities] == [
        ("1", "Аудит", "март 2026 г."),
        ("2", "Итоги", "май 2026 г."),
    ]
    assert [row.responsible[0].text for row in found.activities] == ["Лаптев В.С."] * 2


def test_an_open_spreadsheet_gives_a_formula_s_stored_value() -> None:
    found = corpus("open_sheet.ods")
    assert [(row.no, row.section, row.deadline.raw) for row in found.activities] == [
        ("1", "I. Кадры", "март 2026 г."),
        ("2", "I. Кадры", "май 2026 г."),
        ("3", "I. Кадры", "июнь 2026 г."),
    ]
    assert [row.responsible[0].text for row in found.activities] == ["УО", "УО", "ЦРО"]


@pytest.mark.parametrize("name", ["commas.csv", "semicolons.csv"])
def test_a_delimited_table(name: str) -> None:
    found = read_document((WRAPPED / name).read_bytes(), name)
    assert [row.title for row in found.activities] == ['Аудит "А", итоги; выводы', "Отчёт"]
    assert [party.text for party in found.activities[0].responsible] == ["УО", "ЦРО"]
    assert found.period == Period(date(2026, 1, 1), date(2026, 12, 31))


def test_a_page_with_merged_and_unclosed_cells() -> None:
    found = read_document((WRAPPED / "page.html").read_bytes(), "план.html")
    assert found.title == "План мероприятий на 2026 год"
    assert [(row.no, row.title, row.section) for row in found.activities] == [
        ("1", "Аудит школ", "I. Кадры"),
        ("2", "Отчёт", "I. Кадры"),
    ]
    assert [row.deadline.raw for row in found.activities] == ["март 2026 г."] * 2
    assert [party.text for party in found.activities[0].responsible] == ["УО", "ЦРО"]


def test_an_open_document_with_covered_cells() -> None:
    found = corpus("open_text.odt")
    assert found.title == "План мероприятий на 2026 год"
    assert [(row.title, row.section, row.responsible[0].text) for row in found.activities] == [
        ("Аудит", "I. Кадры", "УО"),
        ("Отчёт", "I. Кадры", "УО"),
    ]


def test_a_list_numbers_the_order_s_points() -> None:
    found = corpus("order_with_a_list.odt")
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


BOOK = (CORPUS / "conditions.xlsx").read_bytes()


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(BOOK) - 1), st.integers(0, 255), st.integers(0, len(BOOK)))
def test_a_damaged_spreadsheet_never_breaks_the_reader(at: int, byte: int, end: int) -> None:
    for data in (BOOK[:at] + bytes([byte]) + BOOK[at + 1 :], BOOK[:end]):
        with suppress(VekhaError):
            read_document(data, "карта.xlsx")
