"""Dates that no calendar gives are asked of those who owe them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from roadmap.drafting.owing import Owing
from roadmap.drafting.plan import PlannedActivity
from roadmap.model import DeadlineKind, DutyRole, Tracking
from usecases.ports.imports import StandingActivity

ASKED: Final = frozenset({DeadlineKind.EXTERNAL, DeadlineKind.EVENT})
"""Deadlines that another plan or an event sets."""


def dates_wanted(
    plan: Iterable[PlannedActivity], standing: Iterable[StandingActivity]
) -> dict[int, tuple[int, ...]]:
    """Who has to name dates, by activity id."""
    ids = {one.key: one.id for one in standing if one.state == "active"}
    wanted = {ids[one.activity.key]: asked_posts(one) for one in plan if one.activity.key in ids}
    return {activity_id: posts for activity_id, posts in wanted.items() if posts}


def asked_posts(planned: PlannedActivity) -> tuple[int, ...]:
    """Who has to name the activity's dates: nobody where there are any, or none are wanted."""
    activity = planned.activity
    dated = planned.occurrences or activity.tracking is not Tracking.POINT
    if dated or activity.deadline.kind not in ASKED:
        return ()
    return _responsible(planned.owed)


def _responsible(owed: Iterable[Owing]) -> tuple[int, ...]:
    return tuple(one.post_id for one in owed if one.role is DutyRole.RESPONSIBLE)
