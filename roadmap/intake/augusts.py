"""August at the head of a school year's plan: is it the one before or the one after?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from roadmap.deadlines import to_json
from roadmap.intake.doubts import Notes
from roadmap.intake.timed_headings import says_when
from roadmap.model import Deadline, Period, Window
from roadmap.reading import Choice, Place, Row

BEFORE, WITHIN = "before-school-year", "within-period"
_SUMMER = frozenset({7, 8})
_YEAR = re.compile(r"20\d\d")


def doubt_augusts(rows: Sequence[Row], period: Period, notes: Notes) -> None:
    """Ask about rows due in August without a year that stand before rows due in autumn.

    A school year lasts from September to August, so that a bare "август" is its end; at the head
    of a list that goes on with September it more likely is the month before it.
    """
    if period.start.month != 9:
        return
    for places in _lists(rows):
        lead = [place for place in places if _in_last_summer(rows[place].deadline, period)]
        count = next((at for at, place in enumerate(places) if place not in lead), len(places))
        follower = rows[places[count]].deadline if count < len(places) else None
        if count and follower and _in_first_autumn(follower, period):
            for place in places[:count]:
                _ask(place, rows[place], notes)


def _lists(rows: Sequence[Row]) -> list[list[int]]:
    """The rows of each section; months as sections make one list together."""
    if any(says_when((row.section or "").rsplit(" / ", maxsplit=1)[-1]) for row in rows):
        return [list(range(len(rows)))]
    keyed = groupby(range(len(rows)), key=lambda place: rows[place].section)
    return [list(places) for _, places in keyed]


def _days(window: Window) -> tuple[date, ...]:
    return tuple(day for day in window if day is not None)


def _in_last_summer(deadline: Deadline, period: Period) -> bool:
    days = [day for window in deadline.windows for day in _days(window)]
    return (
        bool(days)
        and not _YEAR.search(deadline.raw)
        and all(day.year == period.end.year and day.month in _SUMMER for day in days)
    )


def _in_first_autumn(deadline: Deadline, period: Period) -> bool:
    days = [day for window in deadline.windows[:1] for day in _days(window)]
    return (
        bool(days) and days[0].year == period.start.year and days[0].month > period.start.month - 1
    )


def _ask(place: int, row: Row, notes: Notes) -> None:
    deadline = row.deadline
    before = replace(deadline, windows=tuple(_year_earlier(one) for one in deadline.windows))
    notes.add(
        "august-first",
        field="deadline",
        raw=deadline.raw,
        place=Place(index=place, no=row.no, section=row.section),
        chosen=to_json(deadline),
        choices=(Choice(BEFORE, to_json(before)), Choice(WITHIN, to_json(deadline))),
        blocking=True,
    )


def _year_earlier(window: Window) -> Window:
    start, end = (day.replace(year=day.year - 1) if day else None for day in window)
    return (start, end)
