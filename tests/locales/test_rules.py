"""A date explains itself: the rule, and why one works by another day."""

from __future__ import annotations

from datetime import date

import pytest

from locales import LOCALES, Translator
from locales.rules import Off, date_line, shift_text
from roadmap.calendar import ProductionCalendar
from roadmap.days import DayKind, SpecialDay

NEXT_MONTH = (
    "next-month",
    (("unit", "quarter"), ("number", "4"), ("year", "2026"), ("day", "10")),
)
SUNDAY, MONDAY = date(2027, 1, 10), date(2027, 1, 11)


def test_a_shifted_date_names_the_weekday_and_the_direction() -> None:
    line = date_line(
        Translator("ru"),
        "ежеквартально",
        NEXT_MONTH,
        SUNDAY,
        MONDAY,
        ProductionCalendar().day_off(SUNDAY),
    )

    assert line == (
        "«ежеквартально» → IV квартал 2026, по 10-е число следующего месяца; "
        "10.01.2027 — воскресенье, перенос вперёд: 11.01.2027"
    )


def test_a_date_that_stays_is_told_plainly() -> None:
    line = date_line(Translator("ru"), "до 11.01.2027", ("due", ()), MONDAY, MONDAY)

    assert line == "«до 11.01.2027» → дата из текста: 11.01.2027"


@pytest.mark.parametrize(
    ("off", "words"),
    [
        (("weekend", None), "понедельник"),
        (("public", None), "нерабочий праздничный день"),
        (("decree", None), "выходной, перенесённый на этот день"),
        (("quarantine", None), "карантин"),
        (("quarantine", "приказ управления"), "карантин (приказ управления)"),
        (("regional", "закон области"), "региональный праздник (закон области)"),
        (("off", "распоряжение главы"), "местный выходной (распоряжение главы)"),
    ],
)
def test_a_day_off_is_named_with_its_ground(off: Off, words: str) -> None:
    text = shift_text(Translator("ru"), date(2026, 11, 9), date(2026, 11, 6), off)

    assert text == f"09.11.2026 — {words}, перенос назад: 06.11.2026"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", DayKind)
def test_every_kind_of_day_off_has_words(kind: DayKind, locale: str) -> None:
    off = ProductionCalendar(special=[SpecialDay(date(2026, 11, 9), kind)]).day_off(
        date(2026, 11, 9)
    )

    if off is not None:
        assert shift_text(Translator(locale), date(2026, 11, 9), date(2026, 11, 6), off)


def test_a_working_date_that_was_decided_is_no_shift() -> None:
    text = shift_text(Translator("ru"), date(2026, 11, 9), date(2026, 11, 20), None)

    assert text == "09.11.2026, рабочий срок: 20.11.2026"
