"""Dates over calendars of every kind: shifts land on working days and stay in their windows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.calendar import ProductionCalendar
from roadmap.dating import (
    DatingSettings,
    LocalDates,
    Occurrence,
    Rule,
    choose_tracking,
    occurrences,
    shift_question,
)
from roadmap.days import DayKind, SpecialDay
from roadmap.deadlines import read_deadline
from roadmap.model import ActivityKind, Period, Shift
from tests.roadmap.deadlines.notation import lines

PHRASES = sorted({line.text for line in lines()})
YEAR = Period(date(2026, 9, 1), date(2027, 8, 31))
SATURDAY, WEDNESDAY = date(2026, 10, 17), date(2026, 10, 21)
EVERYBODY, SIX = ProductionCalendar(), ProductionCalendar(days_a_week=6)


@st.composite
def calendars(draw: st.DrawFn) -> ProductionCalendar:
    """A working week of five or six days with some days otherwise, and a closed fortnight."""
    days = st.integers(0, 364).map(lambda n: YEAR.start + timedelta(days=n))
    special = draw(st.lists(st.builds(SpecialDay, days, st.sampled_from(DayKind)), max_size=25))
    closed = draw(st.none() | days)
    if closed is not None:
        special += [SpecialDay(closed + timedelta(days=n), DayKind.QUARANTINE) for n in range(14)]
    return ProductionCalendar(days_a_week=draw(st.sampled_from([5, 6])), special=special)


@given(st.sampled_from(PHRASES), calendars(), calendars(), st.sampled_from(Shift))
@settings(max_examples=600, deadline=None)
def test_every_shift_lands_on_a_working_day(
    text: str, everybody: ProductionCalendar, local: ProductionCalendar, shift: Shift
) -> None:
    read = read_deadline(text, YEAR, None)
    tracking = choose_tracking(read, kind=ActivityKind.ROADMAP, title="", group=True)
    dates = LocalDates(everybody, shift)

    for one in occurrences(read, tracking, DatingSettings(YEAR, shift=shift), everybody):
        assert everybody.is_working(one.working) or shift is Shift.NONE
        assert dates.working(one, everybody) == one.working
        working = dates.working(one, local)
        assert local.is_working(working) or shift is Shift.NONE
        assert shift_question(replace(one, working=working)) is None


def made(
    due: date, working: date, *, start: date | None = None, end: date | None = None
) -> Occurrence:
    return Occurrence("due", "w1", start, due, working, Rule("due"), end)


@pytest.mark.parametrize(
    ("shift", "expected"),
    [
        (Shift.BACK, date(2026, 10, 20)),
        (Shift.FORWARD, date(2026, 10, 22)),
        (Shift.NONE, WEDNESDAY),
    ],
)
def test_a_local_day_off_shifts_as_the_roadmap_does(shift: Shift, expected: date) -> None:
    local = ProductionCalendar({WEDNESDAY: False})

    assert LocalDates(EVERYBODY, shift).working(made(WEDNESDAY, WEDNESDAY), local) == expected


def test_a_saturday_stays_where_it_is_worked() -> None:
    shifted = made(SATURDAY, date(2026, 10, 16))

    assert LocalDates(EVERYBODY, Shift.BACK).working(shifted, SIX) == SATURDAY


def test_a_date_moved_forward_out_of_the_trap_goes_forward_here_too() -> None:
    january = made(date(2027, 1, 10), date(2027, 1, 11), end=date(2026, 12, 31))
    closed = ProductionCalendar({date(2027, 1, 11): False})

    assert LocalDates(EVERYBODY, Shift.BACK).working(january, closed) == date(2027, 1, 12)


def test_a_local_closure_does_not_lead_before_the_window_or_the_periods_end() -> None:
    closed = ProductionCalendar({date(2026, 10, 1) + timedelta(days=n): False for n in range(21)})
    dates = LocalDates(EVERYBODY, Shift.BACK)
    forward = date(2026, 10, 22)

    window = made(WEDNESDAY, WEDNESDAY, start=date(2026, 10, 5))
    report = made(WEDNESDAY, WEDNESDAY, end=date(2026, 9, 30))
    assert dates.working(window, closed) == forward
    assert dates.working(report, closed) == forward


def test_a_date_that_was_decided_is_left_unless_it_is_off() -> None:
    decided = made(SATURDAY, date(2026, 10, 28))
    dates = LocalDates(EVERYBODY, Shift.BACK)

    assert dates.working(decided, SIX) == date(2026, 10, 28)
    closed = ProductionCalendar({date(2026, 10, 28): False})
    assert dates.working(decided, closed) == date(2026, 10, 27)
