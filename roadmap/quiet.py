"""When less is told than the ladder would, or later: first days, quiet hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from roadmap.calendar import ProductionCalendar

FIRST_DAYS: Final = 5
"""Working days after the day of joining."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `since` until `until`, local time, over midnight where `until` is the earlier one."""

    since: time
    until: time

    def hold(self, at: time) -> bool:
        """Whether a time of the day lies in them."""
        if self.since <= self.until:
            return self.since <= at < self.until
        return at >= self.since or at < self.until

    def end(self, there: datetime) -> datetime | None:
        """When those that hold at a local moment end; None when none hold then."""
        at = there.time()
        if not self.hold(at):
            return None
        day = there.date() if at < self.until else there.date() + timedelta(days=1)
        return datetime.combine(day, self.until, there.tzinfo)


def quiet_hours(since: str | None, until: str | None) -> QuietHours | None:
    """As they are stored, "HH:MM" both or neither."""
    if since is None or until is None:
        return None
    return QuietHours(time.fromisoformat(since), time.fromisoformat(until))


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
