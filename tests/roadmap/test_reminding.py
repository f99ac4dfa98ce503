"""The ladder: its rungs by kind, and what holds for every duty on every day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.calendar import ProductionCalendar
from roadmap.model import DutyState, Tracking
from roadmap.reminding import Ladder, Rung, Slot, ladder_of, rungs
from roadmap.terms import AWAITED, Terms, last_day

CALENDAR = ProductionCalendar()
SEPTEMBER = date(2026, 9, 1)
THURSDAY = date(2026, 10, 15)

days = st.dates(date(2026, 1, 1), date(2027, 6, 30))
near = st.integers(0, 40).map(lambda n: timedelta(days=n))
overrides = st.dictionaries(days, st.booleans(), max_size=30)


@st.composite
def duties(draw: st.DrawFn, states: list[DutyState] | None = None) -> Terms:
    due = draw(days)
    maybe = st.none() | near.map(lambda gap: due + gap)
    return Terms(
        state=draw(st.sampled_from(states or list(AWAITED))),
        due=due,
        working=due + draw(st.integers(-3, 12).map(lambda n: timedelta(days=n))),
        extended=draw(maybe),
        rework_until=draw(maybe),
    )


def plan(terms: Terms, ladder: Ladder = Ladder.POINT, since: date = SEPTEMBER) -> list[str]:
    return [f"{r.kind} {r.day:%d.%m}" for r in rungs(terms, ladder, CALENDAR, since=since)]


def on(day: date, **values: date) -> Terms:
    return Terms(DutyState.NONE, day, day, **values)


def test_a_point_is_told_of_five_and_one_day_before_and_twice_on_the_day() -> None:
    assert plan(on(THURSDAY)) == [
        "before:5 08.10",
        "before:1 14.10",
        "afternoon 15.10",
        "today 15.10",
        "overdue:1 16.10",
    ]


def test_a_document_has_three_weeks_notice() -> None:
    assert plan(on(THURSDAY), Ladder.DOCUMENT)[:3] == [
        "before:15 24.09",
        "before:5 08.10",
        "before:1 14.10",
    ]


def test_a_package_has_two_weeks_notice() -> None:
    assert plan(on(THURSDAY), Ladder.PACKAGE)[:2] == ["before:10 01.10", "before:3 12.10"]


@pytest.mark.parametrize(
    ("since", "told"),
    [
        (date(2026, 10, 16), "overdue:1 16.10"),
        (date(2026, 10, 17), "overdue:3 20.10"),
        (date(2026, 10, 21), "overdue:5 22.10"),
        (date(2026, 10, 23), "overdue:monday 26.10"),
        (date(2026, 10, 27), "overdue:monday 02.11"),
    ],
)
def test_overdue_is_told_of_after_1_3_5_working_days_then_on_mondays(
    since: date, told: str
) -> None:
    assert plan(on(THURSDAY), since=since) == [told]


def test_a_rung_on_a_day_off_goes_earlier() -> None:
    assert plan(on(date(2026, 10, 18)))[:3] == [
        "before:5 09.10",
        "before:1 15.10",
        "today 16.10",
    ]


def test_a_monday_off_is_told_of_before_it() -> None:
    calendar = ProductionCalendar({date(2026, 10, 26): False})
    told = rungs(on(THURSDAY), Ladder.POINT, calendar, since=date(2026, 10, 23))
    assert told == (Rung(date(2026, 10, 23), Slot.MORNING, "overdue:monday"),)


def test_a_return_is_told_of_on_the_eve_and_the_day_of_rework() -> None:
    returned = Terms(DutyState.RETURNED, THURSDAY, THURSDAY, rework_until=date(2026, 10, 20))
    assert plan(returned, since=date(2026, 10, 15)) == [
        "rework:1 19.10",
        "afternoon 20.10",
        "rework:0 20.10",
        "overdue:1 21.10",
    ]


def test_a_snooze_silences_what_lies_before_it_and_speaks_on_its_day() -> None:
    told = rungs(
        on(THURSDAY),
        Ladder.POINT,
        CALENDAR,
        since=date(2026, 10, 8),
        snoozed_until=date(2026, 10, 13),
    )
    assert [r.kind for r in told] == ["snooze", "before:1", "afternoon", "today", "overdue:1"]
    assert told[0].day == date(2026, 10, 13)


def test_a_package_or_standing_work_climbs_the_packages_ladder() -> None:
    assert ladder_of(Tracking.POINT, needs_document=True, package_size=2) is Ladder.PACKAGE
    assert ladder_of(Tracking.ONGOING, needs_document=False, package_size=1) is Ladder.PACKAGE
    assert ladder_of(Tracking.POINT, needs_document=True, package_size=1) is Ladder.DOCUMENT
    assert ladder_of(Tracking.POINT, needs_document=False, package_size=1) is Ladder.POINT


@given(duties(), st.sampled_from(Ladder), overrides, days, st.none() | days)
def test_never_on_a_day_off_never_twice_a_morning_never_in_the_past(
    terms: Terms,
    ladder: Ladder,
    differing: dict[date, bool],
    since: date,
    snoozed: date | None,
) -> None:
    calendar = ProductionCalendar(differing)
    told = rungs(terms, ladder, calendar, since=since, snoozed_until=snoozed)
    assert all(calendar.is_working(rung.day) for rung in told)
    assert all(rung.day >= since for rung in told)
    mornings = [rung.day for rung in told if rung.slot is Slot.MORNING]
    assert len(mornings) == len(set(mornings))
    assert len(told) <= 6


@given(duties(), st.sampled_from(Ladder), days)
def test_what_is_awaited_is_never_without_a_next_reminder(
    terms: Terms, ladder: Ladder, since: date
) -> None:
    told = rungs(terms, ladder, CALENDAR, since=since)
    assert [r.day for r in told if r.kind.startswith("overdue:")] == [told[-1].day]
    assert told[-1].day > last_day(terms)
    assert told[-1].day - max(since, last_day(terms)) < timedelta(days=14)


@given(
    duties([DutyState.REPORTED, DutyState.ACCEPTED, DutyState.RELEASED]),
    st.sampled_from(Ladder),
    days,
    st.none() | days,
)
def test_nothing_after_the_report(
    terms: Terms, ladder: Ladder, since: date, snoozed: date | None
) -> None:
    assert rungs(terms, ladder, CALENDAR, since=since, snoozed_until=snoozed) == ()


@given(duties(), st.sampled_from(Ladder), days)
def test_a_later_start_only_drops_rungs_and_moves_the_overdue_one_on(
    terms: Terms, ladder: Ladder, since: date
) -> None:
    def ahead(start: date) -> set[Rung]:
        told = rungs(terms, ladder, CALENDAR, since=start)
        return {r for r in told if not r.kind.startswith("overdue:")}

    later = since + timedelta(days=4)
    assert ahead(later) == {rung for rung in ahead(since) if rung.day >= later}
