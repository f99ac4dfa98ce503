"""Calendars of organisations: days from above, nearer ones, the six-day week, why a day is off."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from roadmap.calendar import ProductionCalendar
from roadmap.calendars import Calendars, Workplace
from roadmap.days import DayKind, DayOff, SpecialDay
from roadmap.model import Shift

REGION, DISTRICT, SCHOOL, OTHER = 1, 2, 3, 4
HEAD = 30
PLACES = {
    REGION: Workplace(None),
    DISTRICT: Workplace(REGION),
    SCHOOL: Workplace(DISTRICT, 6),
    OTHER: Workplace(None),
}
MONDAY = date(2026, 10, 12)
DAYS = st.dates(date(2026, 9, 1), date(2027, 8, 31))
SPECIAL = st.builds(SpecialDay, DAYS, st.sampled_from(DayKind))


def off(day: date, note: str | None = None) -> SpecialDay:
    return SpecialDay(day, DayKind.OFF, note)


def calendars(*everybody: SpecialDay, **local: tuple[SpecialDay, ...]) -> Calendars:
    by_name = {"region": REGION, "district": DISTRICT, "school": SCHOOL}
    days = {by_name[name]: some for name, some in local.items()}
    return Calendars(everybody, days, PLACES, {HEAD: SCHOOL})


def test_a_regions_day_off_holds_for_everything_under_it() -> None:
    made = calendars(region=(off(MONDAY),))

    assert not made.at(DISTRICT).is_working(MONDAY)
    assert not made.of_post(HEAD).is_working(MONDAY)
    assert made.at(OTHER).is_working(MONDAY)
    assert made.is_working(MONDAY)


def test_the_nearer_day_wins() -> None:
    worked = SpecialDay(MONDAY, DayKind.WORKING)
    made = calendars(off(MONDAY), district=(worked,), school=(off(MONDAY),))

    assert not made.is_working(MONDAY)
    assert made.at(DISTRICT).is_working(MONDAY)
    assert not made.at(SCHOOL).is_working(MONDAY)


def test_a_week_is_the_organisations_own() -> None:
    saturday = date(2026, 10, 17)
    made = calendars()

    assert made.at(SCHOOL).is_working(saturday)
    assert not made.at(DISTRICT).is_working(saturday)
    assert made.anybody_works(saturday)
    assert not made.anybody_works(date(2026, 10, 18))


def test_an_unknown_organisation_has_everybodys_calendar() -> None:
    made = calendars(off(MONDAY))

    assert made.at(None) is made
    assert made.at(99) is made
    assert made.of_post(99) is made


def test_organisations_alike_share_one_calendar() -> None:
    made = calendars(district=(off(MONDAY),))

    assert made.at(DISTRICT) is made.at(DISTRICT)
    assert made.at(REGION) is made


def test_a_day_off_says_why() -> None:
    made = calendars(
        SpecialDay(date(2026, 10, 13), DayKind.REGIONAL, "закон области № 7"),
        school=(SpecialDay(MONDAY, DayKind.QUARANTINE, "приказ № 31"),),
    )

    assert made.at(SCHOOL).day_off(MONDAY) == DayOff("quarantine", "приказ № 31")
    assert made.day_off(MONDAY) is None
    assert made.at(SCHOOL).day_off(date(2026, 10, 13)) == DayOff("regional", "закон области № 7")
    assert made.day_off(date(2026, 10, 17)) == DayOff("weekend")
    assert made.at(SCHOOL).day_off(date(2026, 10, 17)) is None
    assert made.day_off(date(2026, 11, 4)) == DayOff("public")
    assert made.day_off(date(2026, 1, 9)) == DayOff("decree")


def test_a_loaded_year_is_confirmed() -> None:
    made = Calendars((), {}, {}, {}, confirmed={2029})

    assert made.confirmed(2029)
    assert not made.confirmed(2030)
    assert not ProductionCalendar().confirmed(2029)


@given(st.lists(SPECIAL, max_size=30), st.lists(SPECIAL, max_size=30), DAYS, st.sampled_from(Shift))
def test_a_shift_lands_on_a_working_day_of_the_organisation(
    everybody: list[SpecialDay], local: list[SpecialDay], day: date, shift: Shift
) -> None:
    calendar = Calendars(everybody, {DISTRICT: local}, PLACES, {HEAD: SCHOOL}).of_post(HEAD)

    moved = calendar.shift(day, shift)

    assert calendar.is_working(moved) or shift is Shift.NONE
    between = [min(day, moved) + timedelta(days=n) for n in range(abs((moved - day).days) + 1)]
    assert not any(calendar.is_working(one) for one in between if one != moved)


@given(st.lists(SPECIAL, max_size=30), DAYS)
def test_a_day_is_off_exactly_when_there_is_a_reason(days: list[SpecialDay], day: date) -> None:
    calendar = ProductionCalendar(special=days, days_a_week=6)

    assert (calendar.day_off(day) is None) == calendar.is_working(day)
