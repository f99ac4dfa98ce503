"""«План на месяц»: what falls due in a month, told once in the first digest of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from roadmap.calendar import ProductionCalendar
from roadmap.terms import done_by
from usecases.agenda.items import Item, items
from usecases.ports.reminders import AgendaDuty, ExistingDigest

OPENING: Final = 3
"""Working days at a month's beginning in which its first digest may still bring the plan."""

DATES: Final = 7
"""More dates than this are told of by weeks."""


@dataclass(frozen=True, slots=True)
class MonthLine:
    """What falls due from `since` until `until`; `item` where it is one report on one day."""

    since: date
    until: date
    reports: int
    duties: int
    item: Item | None


@dataclass(frozen=True, slots=True)
class MonthPlan:
    """The rest of a month by dates, or by weeks; `month` is its first day."""

    month: date
    reports: int
    duties: int
    lines: tuple[MonthLine, ...]


def month_opens(day: date, calendar: ProductionCalendar) -> bool:
    """Whether `day` is one of the first working days of its month."""
    return calendar.is_working(day) and working_day_of_month(day, calendar) <= OPENING


def working_day_of_month(day: date, calendar: ProductionCalendar) -> int:
    """How many days of its month have been worked up to it, inclusive."""
    before = day.replace(day=1) - timedelta(days=1)
    return calendar.working_days_between(before, day)


def month_end(day: date) -> date:
    """The last day of its month."""
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def told_this_month(digests: Iterable[ExistingDigest], today: date) -> bool:
    """Whether an earlier digest of this month has arrived."""
    first = today.replace(day=1)
    return any(one.state == "sent" and first <= one.local_day < today for one in digests)


def month_plan(
    owed: Sequence[AgendaDuty],
    told: Sequence[AgendaDuty],
    today: date,
    calendar: ProductionCalendar,
) -> MonthPlan | None:
    """What is due in the rest of the month besides what is `told` anyway; None when nothing is."""
    named = {duty.id for duty in told}
    until = month_end(today)
    due = [d for d in owed if d.id not in named and today <= done_by(d.terms) <= until]
    reports = sorted(items(due, today, calendar), key=lambda item: item.day)
    if not reports:
        return None
    lines = [_line(list(group)) for _, group in groupby(reports, lambda item: item.day)]
    if len(lines) > DATES:
        lines = [_line(list(group)) for _, group in groupby(reports, _monday)]
    return MonthPlan(today.replace(day=1), len(reports), len(due), tuple(lines))


def _monday(item: Item) -> date:
    return item.day - timedelta(days=item.day.weekday())


def _line(group: Sequence[Item]) -> MonthLine:
    return MonthLine(
        since=group[0].day,
        until=group[-1].day,
        reports=len(group),
        duties=sum(len(item.duties) for item in group),
        item=group[0] if len(group) == 1 else None,
    )
