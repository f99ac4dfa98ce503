"""Text of scanners and old programs: each document is one trap."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from roadmap.intake import read_document
from roadmap.intake.document import Table
from roadmap.intake.formats.drawn import undrawn
from roadmap.intake.period_columns import PeriodColumns
from roadmap.reading import Reading

CORPUS = Path(__file__).parent / "corpus" / "text"


def reading(name: str) -> Reading:
    return read_document((CORPUS / name).read_bytes(), name)


def shown(found: Reading) -> list[tuple[str | None, str, str, list[str]]]:
    return [
        (row.no, row.title, row.deadline.raw, [party.text for party in row.responsible])
        for row in found.activities
    ]


def test_a_number_that_may_be_a_page_s_is_kept_and_doubted() -> None:
    found = reading("page_number_in_cell.txt")
    assert [row.title for row in found.activities] == [
        "Аудит школ района и 12 подготовка справки",
        "Совещание",
        "Подготовка классов, всего 14 кабинетов",
    ]
    assert [(one.what, one.where.index) for one in found.doubts] == [("page-number-inside", 0)]


def test_quarters_as_columns_are_deadlines() -> None:
    found = reading("quarters.txt")
    assert shown(found) == [
        ("1", "Сбор данных", "I квартал, II квартал, III квартал, IV квартал", ["УО"]),
        ("2", "Анализ", "май, ноябрь", ["ЦРО"]),
        ("3", "Отчёт", "IV квартал", ["УО"]),
        ("4", "Рассылка", "", ["УО"]),
    ]
    assert found.activities[2].deadline.windows == ((date(2027, 10, 1), date(2027, 12, 31)),)
    assert [(one.what, one.where.index) for one in found.doubts] == [("deadline-missing", 3)]


def test_a_day_named_under_a_quarter_stays_a_day() -> None:
    found = reading("quarters_without_header.txt")
    assert shown(found) == [("1", "Аттестация", "I квартал, до 15 сентября", ["УО"])]


def test_quarters_go_on_over_a_page_without_their_header() -> None:
    columns = PeriodColumns()
    head = ("№", "Мероприятие", "I кв.", "II кв.", "III кв.", "IV кв.", "Исполнитель")
    first = columns.folded(Table((head, ("1", "Сбор", "+", "", "", "", "УО")), 1))
    second = columns.folded(Table((("2", "Отчёт", "", "", "", "+", "УО"),), 2))
    assert first.rows[0] == ("№", "Мероприятие", "Сроки", "Исполнитель")
    assert second.rows == (("2", "Отчёт", "IV квартал", "УО"),)


def test_a_year_over_the_months_belongs_to_them() -> None:
    upper = ("№", "Мероприятие", "2026", "", "2027", "Исполнитель")
    lower = ("", "", "ноя", "дек", "январь", "")
    table = Table((upper, lower, ("1", "Сбор", "", "+", "+", "УО")))
    assert PeriodColumns().folded(table).rows[1:] == (
        ("1", "Сбор", "декабрь 2026 г., январь 2027 г.", "УО"),
    )


def test_values_of_an_indicator_by_quarter_are_no_deadlines() -> None:
    head = ("№", "Мероприятие", "I кв.", "II кв.", "III кв.", "IV кв.")
    table = Table((head, ("1", "Доля школ", "10", "20", "30", "40")))
    assert PeriodColumns().folded(table) is table


@pytest.mark.parametrize(
    ("name", "second"),
    [
        ("box_drawn.txt", ("2", "Подготовка отчёта", "май 2027 г.", ["УО", "ЦРО"])),
        ("plus_drawn.txt", ("2", "Отчёт", "май 2027 г.", ["УО"])),
    ],
)
def test_a_drawn_table_is_a_table(name: str, second: tuple[str, str, str, list[str]]) -> None:
    first = ("1", "Аудит школ района", "март 2027 г.", ["Лаптев В.С."])
    assert shown(reading(name)) == [first, second]


def test_a_drawn_table_without_rules_between_rows() -> None:
    text = (
        "+---+-----+\n| № | Что |\n+---+-----+\n| 1 | а   |\n|   | б   |\n| 2 | в   |\n+---+-----+"
    )
    assert undrawn(text) == "| № | Что |\n| 1 | а<br>б |\n| 2 | в |"


def test_a_text_without_drawings_stays() -> None:
    assert undrawn("| № | Что |\n|---|---|\n| 1 | а |") == "| № | Что |\n|---|---|\n| 1 | а |"


def test_a_scanned_table_is_mended_and_what_is_unclear_is_doubted() -> None:
    found = reading("scanned.txt")
    assert shown(found) == [
        ("1.", "Подготовка школ к новому учебному году", "июль 2027 г.", ["Лаптев В.С.", "УО"]),
        ("2.", "Совещание руководителей школ района", "август 2027 г.", ["УО"]),
        (None, "Сбор отчётов о готовности школ района", "август 2027 г.", ["УО"]),
        ("4.", "Итоговая справка для управления", "сентябрь 2027 г. – октябрь 2027 г.", ["УО"]),
    ]
    assert [(one.what, one.where.index) for one in found.doubts] == [
        ("row-shifted", 1),
        ("no-missing", 2),
    ]
