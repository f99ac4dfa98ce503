"""When less is told than the ladder would: a newcomer's first days, the schools' summer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from roadmap.calendar import ProductionCalendar
from roadmap.model import Tracking

FIRST_DAYS: Final = 5
"""Working days after the day of joining."""

SUMMER: Final = ((6, 15), (8, 20))
"""First and last (month, day) of the schools' pause: after the exams, before the August councils."""


def summer_pause(day: date, tracking: Tracking, *, school: bool) -> bool:
    """Whether a school hears nothing of it that day: dates of its own are told of in summer too."""
    first, last = SUMMER
    return school and tracking is not Tracking.POINT and first <= (day.month, day.day) <= last


@dataclass(frozen=True, slots=True)
class FirstDays:
    """A newcomer's first days, `since` until `until` inclusive.

    They are told of what falls due within them or on the working day `next_day` after them, lest
    that be told on the day itself; what was overdue before and what lies further ahead waits.
    """

    since: date
    until: date
    next_day: date

    def speaks_of(self, due: date) -> bool:
        """Whether something due on that day is told of."""
        return self.since <= due <= self.next_day


def first_days(joined: date, calendar: ProductionCalendar) -> FirstDays:
    """From the day of joining until the fifth working day after it."""
    until = calendar.add_working_days(joined, FIRST_DAYS)
    return FirstDays(joined, until, calendar.add_working_days(until, 1))
