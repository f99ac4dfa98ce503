"""The plan of a publication: every activity with its occurrences and the posts that owe it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from roadmap.drafting.model import DraftActivity
from roadmap.drafting.owing import Owing
from roadmap.model import DutyRole, Tracking

LIVE = "live"
DONE_BEFORE = "done_before"
RELEASED = "released"


@dataclass(frozen=True, slots=True)
class PlannedOccurrence:
    """One start..due with its rule; only live ones are owed.

    The rule is {"code", "args"}, with the "end" of the period that is reported on, where it is
    not the date itself.
    """

    kind: str
    key: str
    start: date | None
    due: date
    working: date
    rule: dict[str, Any]
    state: str = LIVE


@dataclass(frozen=True, slots=True)
class PlannedActivity:
    """An activity with what publishing would make of it."""

    activity: DraftActivity
    occurrences: tuple[PlannedOccurrence, ...]
    owed: tuple[Owing, ...]

    @property
    def live(self) -> tuple[PlannedOccurrence, ...]:
        """What is still to be reported."""
        return tuple(one for one in self.occurrences if one.state == LIVE)

    @property
    def duties(self) -> int:
        """How many duties it makes."""
        return len(self.live) * len(self.owed)


@dataclass(frozen=True, slots=True)
class Plan:
    """What publishing would write."""

    activities: tuple[PlannedActivity, ...]

    @property
    def duties(self) -> int:
        """All duties."""
        return sum(one.duties for one in self.activities)

    @property
    def unheld(self) -> tuple[DraftActivity, ...]:
        """Activities with live dates that nobody owes."""
        return tuple(one.activity for one in self.activities if one.live and not one.owed)

    @property
    def undated(self) -> tuple[DraftActivity, ...]:
        """Activities to be followed that have no date at all."""
        return tuple(
            one.activity
            for one in self.activities
            if not one.occurrences and one.activity.tracking is not Tracking.INFO
        )


@dataclass(slots=True)
class Load:
    """What one post will get: `rows` it reports on, `helps` of a co-executor, who reports none.

    Reports are the packages that the rows make: one a working date.
    """

    rows: int = 0
    dates: Counter[date] = field(default_factory=Counter)
    helps: int = 0

    @property
    def reports(self) -> int:
        """Packages over the whole period."""
        return len(self.dates)

    @property
    def a_year(self) -> int:
        """The most packages in one calendar year or one school year (from 1 September)."""
        return max(_most(self.dates, lambda day: day.year), _most(self.dates, school_year))


def loads(plan: Plan) -> Mapping[int, Load]:
    """What each post will get, by post id."""
    found: dict[int, Load] = {}
    for planned in plan.activities:
        dates = [one.working for one in planned.live]
        for owing in planned.owed if dates else ():
            load = found.setdefault(owing.post_id, Load())
            if owing.role is DutyRole.CO:
                load.helps += len(dates)
                continue
            load.rows += len(dates)
            load.dates.update(dates)
    return found


def school_year(day: date) -> int:
    """The year in which the day's school year began."""
    return day.year if day.month >= 9 else day.year - 1


def most_a_year(found: Mapping[int, Load], posts: Iterable[int]) -> int:
    """The most reports that one of the posts gives in a year; 0 when none owes anything."""
    return max((found[post].a_year for post in posts if post in found), default=0)


def _most(days: Iterable[date], year: Callable[[date], int]) -> int:
    return max(Counter(map(year, days)).values(), default=0)
