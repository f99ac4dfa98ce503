"""Dates in words: forms of the number, years, the two sides of today."""

from __future__ import annotations

from datetime import date

import pytest

from locales import Translator
from locales.dates import ago, day_long, day_opening, day_short, how_far

TODAY = date(2026, 10, 12)
RU, EN = Translator("ru"), Translator("en")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_date_has_its_weekday_and_month_in_the_genitive() -> None:
    assert day_long(date(2026, 10, 15), RU) == "чт, 15\u00a0октября"
    assert day_opening(TODAY, RU) == "Пн, 12\u00a0октября"
    assert plain(day_long(date(2026, 10, 15), EN)) == "Thu, 15 October"


def test_every_month_and_weekday_has_a_word() -> None:
    months = {day_long(date(2026, month, 1), RU).split("\u00a0")[1] for month in range(1, 13)}
    assert len(months) == 12
    weekdays = {day_long(date(2026, 10, day), RU)[:2] for day in range(12, 19)}
    assert weekdays == {"пн", "вт", "ср", "чт", "пт", "сб", "вс"}


def test_another_year_is_named() -> None:
    other = date(2027, 1, 11)
    assert plain(day_long(other, RU, today=TODAY)) == "пн, 11 января 2027 г."
    assert day_short(other, RU, today=TODAY) == "11.01.2027"
    assert day_short(TODAY, RU, today=TODAY) == "12.10"


@pytest.mark.parametrize(
    ("due", "working_days", "words"),
    [
        (date(2026, 10, 12), 0, "сегодня"),
        (date(2026, 10, 13), 1, "завтра"),
        (date(2026, 10, 14), 2, "через 2 дня"),
        (date(2026, 10, 17), 4, "через 5 дней"),
        (date(2026, 10, 26), 10, "через 10 рабочих дней"),
        (date(2026, 11, 11), 21, "через 21 рабочий день"),
        (date(2026, 11, 13), 23, "через 23 рабочих дня"),
        (date(2026, 9, 30), -8, "срок истёк 8 рабочих дней назад"),
        (date(2026, 10, 9), -1, "срок истёк 1 рабочий день назад"),
        (date(2026, 10, 10), 0, "срок истёк 2 дня назад"),
    ],
)
def test_how_far_off_in_words(due: date, working_days: int, words: str) -> None:
    assert plain(how_far(due, TODAY, RU, working_days=working_days)) == words


def test_a_far_date_behind_days_off_alone_is_told_in_calendar_days() -> None:
    new_year = date(2026, 12, 31)
    assert plain(how_far(date(2027, 1, 9), new_year, RU, working_days=0)) == "через 9 дней"


def test_english_has_its_own_forms() -> None:
    assert plain(ago(date(2026, 10, 9), TODAY, EN, working_days=1)) == "1 working day ago"
    assert plain(how_far(date(2026, 9, 30), TODAY, EN, working_days=-8)) == (
        "was due 8 working days ago"
    )
