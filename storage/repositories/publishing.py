"""Occurrences, packages and duties as publishing writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import case, func, insert, select, update

from roadmap.model import DutyState
from roadmap.terms import AWAITED
from storage.engine import Session
from storage.rows import DutyRow, OccurrenceRow, PackageRow
from usecases.ports.imports import (
    NewDuty,
    OccurrenceChange,
    StandingDuty,
    StandingOccurrence,
    StandingOwing,
)

Json = dict[str, Any]
UNANSWERED = ("none", "draft")


class SqlPublication:
    """The dated half of usecases.ports.imports.RoadmapRepository."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def occurrences(self, activity_id: int) -> tuple[StandingOccurrence, ...]:
        """The activity's occurrences by due date."""
        rows = await self._session.execute(
            select(
                OccurrenceRow.id,
                OccurrenceRow.kind,
                OccurrenceRow.key,
                OccurrenceRow.start,
                OccurrenceRow.due,
                OccurrenceRow.working,
                OccurrenceRow.rule,
                OccurrenceRow.state,
            )
            .where(OccurrenceRow.activity_id == activity_id)
            .order_by(OccurrenceRow.due, OccurrenceRow.id)
        )
        return tuple(StandingOccurrence(*row) for row in rows)

    async def put_occurrences(self, activity_id: int, changes: Sequence[OccurrenceChange]) -> None:
        """Write occurrences."""
        new: list[Json] = []
        for change in changes:
            values = {
                "start": change.start,
                "due": change.due,
                "working": change.working,
                "rule": change.rule,
                "state": change.state,
            }
            if change.id is None:
                identity = {"activity_id": activity_id, "kind": change.kind, "key": change.key}
                new.append({**identity, **values})
            else:
                await self._session.execute(
                    update(OccurrenceRow)
                    .where(OccurrenceRow.id == change.id)
                    .values(kind=change.kind, key=change.key, **values)
                )
        if new:
            await self._session.execute(insert(OccurrenceRow), new)

    async def duties(self, occurrence_id: int) -> tuple[StandingDuty, ...]:
        """The occurrence's duties by post."""
        rows = await self._session.execute(
            select(
                DutyRow.id,
                DutyRow.post_id,
                DutyRow.role,
                DutyRow.state,
                DutyRow.due,
                DutyRow.working,
                DutyRow.submission_id,
            )
            .where(DutyRow.occurrence_id == occurrence_id)
            .order_by(DutyRow.post_id)
        )
        return tuple(
            StandingDuty(key, post, role, state, due, working, _answered(state, submission))
            for key, post, role, state, due, working, submission in rows
        )

    async def add_duties(
        self,
        roadmap_id: int,
        activity_id: int,
        occurrence: StandingOccurrence,
        duties: Sequence[NewDuty],
    ) -> tuple[int, ...]:
        """New duties with their packages (post x roadmap x working date); the ids."""
        posts = [duty.post_id for duty in duties]
        packages = await self._packages(roadmap_id, posts, occurrence.working)
        values = [
            {
                "roadmap_id": roadmap_id,
                "activity_id": activity_id,
                "occurrence_id": occurrence.id,
                "post_id": duty.post_id,
                "package_id": packages[duty.post_id],
                "role": duty.role,
                "due": occurrence.due,
                "working": occurrence.working,
                "state": "none",
                "accepted_silently": False,
            }
            for duty in duties
        ]
        if not values:
            return ()
        made = await self._session.execute(insert(DutyRow).returning(DutyRow.id), values)
        return tuple(made.scalars())

    async def _packages(self, roadmap_id: int, posts: Sequence[int], due: date) -> dict[int, int]:
        standing = await self._standing_packages(roadmap_id, posts, due)
        missing = [
            {"roadmap_id": roadmap_id, "post_id": post, "due": due}
            for post in dict.fromkeys(posts)
            if post not in standing
        ]
        if missing:
            await self._session.execute(insert(PackageRow), missing)
            standing = await self._standing_packages(roadmap_id, posts, due)
        return standing

    async def _standing_packages(
        self, roadmap_id: int, posts: Sequence[int], due: date
    ) -> dict[int, int]:
        rows = await self._session.execute(
            select(PackageRow.post_id, PackageRow.id).where(
                PackageRow.roadmap_id == roadmap_id,
                PackageRow.due == due,
                PackageRow.post_id.in_(posts),
            )
        )
        return dict(rows.all())

    async def redate_duties(
        self, roadmap_id: int, occurrence: StandingOccurrence, ids: Sequence[int], reason: str
    ) -> None:
        """Move unanswered duties to the occurrence's dates and the package of its day."""
        rows = await self._session.execute(
            select(
                DutyRow.id, DutyRow.post_id, DutyRow.due, DutyRow.original_due, DutyRow.moved_by
            ).where(DutyRow.id.in_(ids), DutyRow.state.in_(UNANSWERED))
        )
        duties = rows.all()
        posts = [duty.post_id for duty in duties]
        packages = await self._packages(roadmap_id, posts, occurrence.working)
        extended = DutyRow.extended
        for duty in duties:
            first, moved_by = duty.original_due, duty.moved_by
            if duty.due != occurrence.due:
                first, moved_by = first or duty.due, reason
            if first == occurrence.due:
                first, moved_by = None, None  # moved back to where it was printed
            await self._session.execute(
                update(DutyRow)
                .where(DutyRow.id == duty.id)
                .values(
                    due=occurrence.due,
                    working=occurrence.working,
                    package_id=packages[duty.post_id],
                    original_due=first,
                    moved_by=moved_by,
                    extended=case((extended > occurrence.working, extended), else_=None),
                )
            )

    async def owing(self, activity_ids: Sequence[int]) -> tuple[StandingOwing, ...]:
        """Who owes these activities, each post once an activity."""
        rows = await self._session.execute(
            select(DutyRow.activity_id, DutyRow.post_id, func.max(DutyRow.role))
            .where(DutyRow.activity_id.in_(activity_ids), DutyRow.state != DutyState.RELEASED)
            .group_by(DutyRow.activity_id, DutyRow.post_id)
            .order_by(DutyRow.activity_id, func.min(DutyRow.id))
        )
        return tuple(StandingOwing(*row) for row in rows)

    async def awaited(self, roadmap_id: int, after: int, limit: int) -> tuple[int, ...]:
        """Duties still awaited with ids above `after`, by id."""
        rows = await self._session.scalars(
            select(DutyRow.id)
            .where(DutyRow.roadmap_id == roadmap_id, DutyRow.id > after, DutyRow.state.in_(AWAITED))
            .order_by(DutyRow.id)
            .limit(limit)
        )
        return tuple(rows)

    async def set_role(self, ids: Sequence[int], role: str) -> None:
        """Responsible or co."""
        await self._session.execute(update(DutyRow).where(DutyRow.id.in_(ids)).values(role=role))

    async def release(self, ids: Sequence[int], reason: str) -> None:
        """Снять с контроля: duties without a report need not be done any more."""
        await self._session.execute(
            update(DutyRow)
            .where(DutyRow.id.in_(ids), DutyRow.state.in_(UNANSWERED))
            .values(state="released", release_reason=reason)
        )

    async def revive(self, ids: Sequence[int]) -> None:
        """What an edition released and a later one asks for again is owed again."""
        await self._session.execute(
            update(DutyRow)
            .where(DutyRow.id.in_(ids), DutyRow.state == "released")
            .values(state="none", release_reason=None)
        )


def _answered(state: str, submission_id: int | None) -> bool:
    return state in {"reported", "returned", "accepted"} or (
        submission_id is not None and state not in UNANSWERED
    )
