"""What has changed since it was published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import func, select

from roadmap.model import DutyRole
from roadmap.terms import AWAITED, done_by
from storage.engine import Session
from storage.queries.duties import NAME, TERMS, terms
from storage.rows import ActivityRow, DutyRow, HistoryRow, OccurrenceRow, PersonRow
from usecases.ports.changes import LastChange, MovedDuty

MOVED = (HistoryRow.verb == "moved", HistoryRow.subject == "duty")


class SqlChangeQueries:
    """See usecases.ports.changes.ChangeQueries."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def duty_counts(self, roadmap_id: int) -> dict[int, dict[str, int]]:
        """How many duties each activity has, by stored state."""
        rows = await self._session.execute(
            select(DutyRow.activity_id, DutyRow.state, func.count())
            .where(DutyRow.roadmap_id == roadmap_id)
            .group_by(DutyRow.activity_id, DutyRow.state)
        )
        counts: dict[int, dict[str, int]] = defaultdict(dict)
        for activity_id, state, number in rows:
            counts[activity_id][state] = number
        return counts

    async def last_change(self, activity_id: int) -> LastChange | None:
        """The newest change of an activity by hand."""
        rows = await self._session.execute(
            select(HistoryRow.verb, HistoryRow.at, PersonRow.full_name, HistoryRow.ground)
            .outerjoin(PersonRow, PersonRow.id == HistoryRow.actor_id)
            .where(HistoryRow.subject == "activity", HistoryRow.subject_id == activity_id)
            .order_by(HistoryRow.id.desc())
            .limit(1)
        )
        row = rows.first()
        return LastChange(*row) if row else None

    async def moved_posts(
        self, roadmap_id: int, since: datetime, until: datetime
    ) -> tuple[int, ...]:
        """Posts of a roadmap's duties that were moved in this time."""
        rows = await self._session.scalars(
            select(DutyRow.post_id)
            .distinct()
            .join(HistoryRow, HistoryRow.subject_id == DutyRow.id)
            .where(*MOVED, HistoryRow.roadmap_id == roadmap_id)
            .where(HistoryRow.at >= since, HistoryRow.at <= until)
            .order_by(DutyRow.post_id)
        )
        return tuple(rows)

    async def moved(
        self, post_ids: Sequence[int], since: datetime, until: datetime
    ) -> tuple[MovedDuty, ...]:
        """What these posts still owe and was moved in this time to another date; by date."""
        rows = await self._session.execute(
            select(DutyRow.id, NAME.label("name"), HistoryRow.before, HistoryRow.ground, *TERMS)
            .join(HistoryRow, HistoryRow.subject_id == DutyRow.id)
            .join(ActivityRow, ActivityRow.id == DutyRow.activity_id)
            .join(OccurrenceRow, OccurrenceRow.id == DutyRow.occurrence_id)
            .where(*MOVED, HistoryRow.at >= since, HistoryRow.at < until)
            .where(DutyRow.post_id.in_(post_ids), DutyRow.state.in_(AWAITED))
            .where(DutyRow.role == DutyRole.RESPONSIBLE)
            .order_by(HistoryRow.id)
        )
        found: dict[int, MovedDuty] = {}
        for row in rows.mappings():
            first = found.get(row["id"])
            before = first.before if first else date.fromisoformat(row["before"]["working"])
            found[row["id"]] = MovedDuty(row["id"], row["name"], before, terms(row), row["ground"])
        moved = [one for one in found.values() if done_by(one.terms) != one.before]
        return tuple(sorted(moved, key=lambda one: (done_by(one.terms), one.id)))
