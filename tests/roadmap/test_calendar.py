"""The production calendar: check values, counting, overrides, the six-day week."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.calendar import DECREES, ProductionCalendar
from roadmap.model import Shift

CALENDAR = ProductionCalendar()
DAYS = st.dates(date(2022, 1, 10), date(2027, 12, 1))


def days_of(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=n) for n in range(366 if year % 4 == 0 else 365)]


def test_2026_has_247_working_days() -> None:
    worked = [day for day in days_of(2026) if CALENDAR.is_working(day)]

    assert len(worked) == 247
    assert [sum((day.month - 1) // 3 == n for day in worked) for n in range(4)] == [55, 62, 66, 64]


@pytest.mark.parametrize(
    "day", [date(2024, 4, 27), date(2024, 11, 2), date(2024, 12, 28), date(2025, 11, 1)]
)
def test_a_saturday_moved_by_decree_is_worked(day: date) -> None:
    assert day.weekday() == 5
    assert CALENDAR.is_working(day)


@pytest.mark.parametrize("year", sorted(DECREES))
def test_the_decrees_agree_with_the_library(year: int) -> None:
    library = holidays.country_holidays("RU", years=year)

    different = [
        day for day in days_of(year) if CALENDAR.is_working(day) != library.is_working_day(day)
    ]

    assert different == []


def test_a_holiday_on_a_day_off_moves_to_the_next_working_day_without_a_decree() -> None:
    # 23 February 2030 is a Saturday, and no decree for 2030 exists yet.
    assert not CALENDAR.is_working(date(2030, 2, 25))
    assert CALENDAR.is_working(date(2030, 2, 26))
    assert not CALENDAR.confirmed(2030)
    assert CALENDAR.confirmed(2026)


def test_overrides_win_over_everything() -> None:
    calendar = ProductionCalendar({date(2026, 1, 1): True, date(2026, 10, 13): False})

    assert calendar.is_working(date(2026, 1, 1))
    assert not calendar.is_working(date(2026, 10, 13))
    assert calendar.add_working_days(date(2026, 10, 12), 1) == date(2026, 10, 14)


def test_a_six_day_week_works_on_saturdays_and_does_not_move_them() -> None:
    six = ProductionCalendar(days_a_week=6)

    assert six.is_working(date(2026, 10, 17))
    assert not six.is_working(date(2026, 10, 18))
    # Moved from a Saturday to Friday 9 January: nothing to move in a six-day week.
    assert six.is_working(date(2026, 1, 9))
    # Moved from a Sunday to 31 December: moved for both.
    assert not six.is_working(date(2026, 12, 31))
    assert not six.is_working(date(2026, 11, 4))


def test_any_other_week_is_refused() -> None:
    with pytest.raises(ValueError, match="5 or 6"):
        ProductionCalendar(days_a_week=7)


@pytest.mark.parametrize(
    ("shift", "expected"),
    [
        (Shift.BACK, date(2026, 12, 30)),
        (Shift.FORWARD, date(2027, 1, 11)),
        (Shift.NONE, date(2027, 1, 10)),
    ],
)
def test_a_day_off_is_shifted(shift: Shift, expected: date) -> None:
    assert CALENDAR.shift(date(2027, 1, 10), shift) == expected


def test_working_days_are_counted_with_a_sign() -> None:
    assert CALENDAR.working_days_between(date(2026, 10, 9), date(2026, 10, 12)) == 1
    assert CALENDAR.working_days_between(date(2026, 10, 12), date(2026, 10, 9)) == -1
    assert CALENDAR.working_days_between(date(2026, 10, 10), date(2026, 10, 11)) == 0
    assert CALENDAR.add_working_days(date(2026, 10, 12), 0) == date(2026, 10, 12)
    assert CALENDAR.add_working_days(date(2026, 10, 12), -1) == date(2026, 10, 9)
    assert CALENDAR.last_working_day(2023, 12) == date(2023, 12, 29)


def test_a_year_of_days_off_is_a_mistake() -> None:
    nobody = ProductionCalendar({date(2026, 1, 1) + timedelta(days=n): False for n in range(1200)})

    with pytest.raises(ValueError, match="no working day"):
        nobody.add_working_days(date(2026, 2, 1), 1)


@given(DAYS, st.sampled_from(Shift))
def test_a_shift_lands_on_a_working_day(day: date, shift: Shift) -> None:
    shifted = CALENDAR.shift(day, shift)

    if shift is Shift.NONE:
        assert shifted == day
    else:
        assert CALENDAR.is_working(shifted)
        assert (shifted <= day) if shift is Shift.BACK else (shifted >= day)


@given(DAYS, st.integers(-60, 60))
def test_adding_and_counting_agree(day: date, n: int) -> None:
    moved = CALENDAR.add_working_days(day, n)
    counted = CALENDAR.working_days_between(day, moved)

    # Going back from a day off, the day off itself is not counted.
    assert counted in ({n} if n >= 0 else {n, n + 1})
