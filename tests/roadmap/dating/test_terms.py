"""School terms: the usual dates, a table above them, and what is due after a term."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from locales import Translator
from locales.rules import rule_text
from roadmap.calendar import ProductionCalendar
from roadmap.dating import (
    TERMS,
    DatingSettings,
    LocalDates,
    Occurrence,
    SchoolTerm,
    TermSystem,
    occurrences,
    usual_terms,
)
from roadmap.deadlines import read_deadline
from roadmap.model import Period, Shift, Tracking

YEAR = Period(date(2026, 9, 1), date(2027, 8, 31))
SETTINGS = DatingSettings(YEAR, school_year=True)
CALENDAR = ProductionCalendar()
AUTUMN = SchoolTerm(1, date(2026, 9, 1), date(2026, 10, 23))


def dated(text: str, settings: DatingSettings = SETTINGS) -> tuple[Occurrence, ...]:
    return occurrences(read_deadline(text, YEAR, None), Tracking.POINT, settings, CALENDAR)


@pytest.mark.parametrize("system", TermSystem)
@pytest.mark.parametrize("year", range(2022, 2032))
def test_usual_terms_follow_one_another_within_their_school_year(
    system: TermSystem, year: int
) -> None:
    terms = usual_terms(system, year)

    assert [one.number for one in terms] == list(range(1, TERMS[system] + 1))
    assert all(one.start < one.end for one in terms)
    assert all(one.end < after.start for one, after in pairwise(terms))
    assert date(year, 9, 1) == terms[0].start
    assert terms[-1].end < date(year + 1, 6, 1)


def test_the_recommended_holidays_of_a_year_are_between_its_terms() -> None:
    first, second, third, fourth = usual_terms(TermSystem.QUARTERS, 2025)

    assert (first.end, second.start) == (date(2025, 10, 24), date(2025, 11, 3))
    assert (second.end, third.start) == (date(2025, 12, 30), date(2026, 1, 12))
    assert (third.end, fourth.start) == (date(2026, 3, 27), date(2026, 4, 6))


def test_a_word_chooses_the_system() -> None:
    assert len(dated("раз в четверть")) == 4
    assert len(dated("раз в триместр")) == 3
    assert len(dated("ежечетвертно", replace(SETTINGS, term_system=TermSystem.TRIMESTERS))) == 4


def test_a_terms_report_is_due_five_working_days_after_its_end() -> None:
    first = dated("раз в четверть")[0]

    assert first.end == date(2026, 10, 27)
    assert first.due == date(2026, 11, 3)


def test_days_after_a_term_are_a_setting() -> None:
    first = dated("раз в четверть", replace(SETTINGS, after_term=2))[0]

    assert first.due == date(2026, 10, 29)


def test_a_table_moves_its_own_terms_only() -> None:
    usual = dated("раз в четверть")

    moved = dated("раз в четверть", replace(SETTINGS, school_terms=(AUTUMN,)))

    assert moved[0].due == date(2026, 10, 30)
    assert moved[1:] == usual[1:]
    assert dated("раз в триместр", replace(SETTINGS, school_terms=(AUTUMN,))) == dated(
        "раз в триместр"
    )


def test_a_trimester_explains_itself() -> None:
    rule = dated("раз в триместр")[0].rule

    assert rule_text(Translator("ru"), rule.code, rule.args) == (
        "I триместр 2026–2027 учебного года, через 5 рабочих дней после окончания"
    )


def test_a_school_with_its_own_terms_counts_from_their_end() -> None:
    first, second = dated("раз в четверть")[:2]
    own = ProductionCalendar(term_ends={("quarters", 2026, 1): date(2026, 10, 16)})
    local = LocalDates(CALENDAR, Shift.BACK)

    assert local.working(first, own) == date(2026, 10, 23)
    assert local.working(second, own) == second.working


TABLE = replace(
    SETTINGS,
    school_terms=(AUTUMN, SchoolTerm(2, date(2026, 11, 2), date(2026, 12, 28))),
    trimesters=(SchoolTerm(2, date(2026, 11, 23), date(2027, 2, 19)),),
)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("I четверть", (date(2026, 9, 1), date(2026, 10, 23))),
        ("1-2 четверть", (date(2026, 9, 1), date(2026, 12, 28))),
        ("до конца 2 четверти", (None, date(2026, 12, 28))),
        ("II триместр", (date(2026, 11, 23), date(2027, 2, 19))),
        ("III триместр", (date(2027, 3, 1), date(2027, 5, 26))),
    ],
)
def test_a_printed_term_has_the_dates_of_the_table(
    text: str, days: tuple[date | None, date]
) -> None:
    (one,) = dated(text, TABLE)

    assert (one.start, one.due) == days
    assert one.rule.code == "term-end"


def test_without_a_table_a_printed_quarter_is_its_months() -> None:
    (one,) = dated("I четверть")

    assert (one.start, one.due) == (date(2026, 9, 1), date(2026, 10, 31))
    assert one.rule.code == "window"


def test_a_school_with_its_own_terms_ends_them_itself() -> None:
    (first,) = dated("I четверть", TABLE)
    own = ProductionCalendar(term_ends={("quarters", 2026, 1): date(2026, 10, 18)})

    assert LocalDates(CALENDAR, Shift.BACK).working(first, own) == date(2026, 10, 16)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("сентябрь – октябрь 2026", date(2026, 10, 31)),
        ("четвертый квартал 2026", date(2026, 12, 31)),
    ],
)
def test_what_is_no_term_stays_as_it_is_read(text: str, due: date) -> None:
    (one,) = dated(text, TABLE)

    assert (one.due, one.rule.code) == (due, "window")


def test_ongoing_work_in_a_term_is_reported_at_its_end() -> None:
    read = read_deadline("в течение II триместра", YEAR, None)

    found = occurrences(read, Tracking.ONGOING, SETTINGS, CALENDAR)

    assert [one.due for one in found] == [date(2026, 12, 30), date(2027, 2, 28)]
    assert {one.start for one in found} == {date(2026, 12, 1)}
