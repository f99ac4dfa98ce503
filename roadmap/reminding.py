"""The ladder of reminders: on which days a duty is spoken of, in working days around its date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import count
from typing import Final

from roadmap.calendar import ProductionCalendar
from roadmap.model import Shift, Tracking
from roadmap.terms import Terms, awaited, done_by, in_rework, last_day


class Slot(StrEnum):
    """The part of the day that a reminder belongs to."""

    MORNING = "morning"
    AFTERNOON = "afternoon"


class Ladder(StrEnum):
    """Which rungs a duty has before its date."""

    POINT = "point"
    DOCUMENT = "document"
    PACKAGE = "package"


class Pace(StrEnum):
    """How often somebody wishes to be told before a date; what is overdue is told alike to all."""

    OFTEN = "often"
    USUAL = "usual"
    SELDOM = "seldom"


RUNGS: Final[Mapping[Ladder, Mapping[Pace, tuple[int, ...]]]] = {
    Ladder.POINT: {Pace.OFTEN: (10, 5, 3, 1, 0), Pace.USUAL: (5, 1, 0), Pace.SELDOM: (1, 0)},
    Ladder.DOCUMENT: {
        Pace.OFTEN: (20, 15, 10, 5, 3, 1),
        Pace.USUAL: (15, 5, 1),
        Pace.SELDOM: (5, 1),
    },
    Ladder.PACKAGE: {
        Pace.OFTEN: (15, 10, 5, 3, 1, 0),
        Pace.USUAL: (10, 3, 0),
        Pace.SELDOM: (3, 0),
    },
}
"""Working days before the date."""

MOST: Final = 9
"""Rows that a duty can have at once: six rungs, the day's second one, one overdue, a snooze."""

LONGEST: Final = max(max(days) for paces in RUNGS.values() for days in paces.values())
"""No reminder comes more working days before a date."""

OVERDUE_RUNGS: Final = (1, 3, 5)
"""Working days after the last day; later ones are told of on Mondays."""

_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True, order=True)
class Rung:
    """One planned reminder of a duty: on this day, in this part of it, for this reason.

    Kinds: before:N and overdue:N in working days, today, afternoon (the day itself at 14:00),
    overdue:monday, rework:1 and rework:0, snooze (the holder's own wish).
    """

    day: date
    slot: Slot
    kind: str


def ladder_of(tracking: Tracking, *, needs_document: bool, package_size: int) -> Ladder:
    """Which ladder a duty climbs: its package's, its document's, or a point's own."""
    if tracking is Tracking.ONGOING or package_size > 1:
        return Ladder.PACKAGE
    return Ladder.DOCUMENT if needs_document else Ladder.POINT


def rungs(
    terms: Terms,
    ladder: Ladder,
    calendar: ProductionCalendar,
    *,
    since: date,
    snoozed_until: date | None = None,
    pace: Pace = Pace.USUAL,
) -> tuple[Rung, ...]:
    """The duty's reminders from `since` on, by day; () when nothing is awaited.

    Every rung before the date is there at once, of those after it only the next one: so a duty
    never has more than MOST, and the plan is extended as days go by. A rung on a day off goes
    earlier. A snooze silences what lies before its day and speaks on it.
    """
    if not awaited(terms):
        return ()
    start = max(since, snoozed_until) if snoozed_until else since
    ahead = [rung for rung in _until_due(terms, RUNGS[ladder][pace], calendar) if rung.day >= start]
    ahead.append(next(rung for rung in _overdue(last_day(terms), calendar) if rung.day >= start))
    if snoozed_until and snoozed_until >= since:
        ahead.extend(_snoozed(snoozed_until, ahead, calendar))
    return tuple(sorted(rung for rung in ahead if rung.day >= since))


def _until_due(
    terms: Terms, before: tuple[int, ...], calendar: ProductionCalendar
) -> Iterator[Rung]:
    due = done_by(terms)
    last = calendar.shift(due, Shift.BACK)
    if in_rework(terms):
        yield Rung(calendar.add_working_days(last, -1), Slot.MORNING, "rework:1")
        yield Rung(last, Slot.MORNING, "rework:0")
    else:
        for days in before:
            kind = f"before:{days}" if days else "today"
            yield Rung(calendar.add_working_days(last, -days), Slot.MORNING, kind)
    if last == due:
        yield Rung(due, Slot.AFTERNOON, "afternoon")


def _overdue(last: date, calendar: ProductionCalendar) -> Iterator[Rung]:
    day = last
    for days in OVERDUE_RUNGS:
        day = calendar.add_working_days(last, days)
        yield Rung(day, Slot.MORNING, f"overdue:{days}")
    monday = day - timedelta(days=day.weekday())
    for weeks in count(1):
        told = calendar.shift(monday + weeks * _WEEK, Shift.BACK)
        if told > day:
            day = told
            yield Rung(told, Slot.MORNING, "overdue:monday")


def _snoozed(until: date, ahead: list[Rung], calendar: ProductionCalendar) -> Iterator[Rung]:
    day = calendar.shift(until, Shift.BACK)
    if all(rung.day != day or rung.slot is not Slot.MORNING for rung in ahead):
        yield Rung(day, Slot.MORNING, "snooze")
