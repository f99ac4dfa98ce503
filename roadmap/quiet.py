"""When somebody is told less than the ladder would: the first days after they have joined."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from roadmap.calendar import ProductionCalendar

FIRST_DAYS: Final = 5
"""Working days after the day of joining."""


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
