"""Duties in the writing transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, literal, select, update

from roadmap.model import DutyRole, DutyState, Tracking
from roadmap.terms import AWAITED
from storage.engine import Session
from storage.rows import ActivityRow, DutyRow, PackageRow, SubmissionDutyRow
from usecases.ports.reports import DutyFacts, PackageFacts

_REPORTED = DutyRow.state == DutyState.REPORTED


class SqlDutyRepository:
    """See usecases.ports for what each method promises."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, duty_ids: Sequence[int]) -> tuple[DutyFacts, ...]:
        """Duties by id, in the order of their activities; unknown ids are left out."""
        return await self._facts(_facts().where(DutyRow.id.in_(duty_ids)))

    async def package(self, package_id: int) -> PackageFacts | None:
        """A package's own facts."""
        row = await self._session.get(PackageRow, package_id)
        return PackageFacts(row.id, row.roadmap_id, row.post_id, row.due) if row else None

    async def of_package(self, package_id: int) -> tuple[DutyFacts, ...]:
        """A package's duties that its post reports itself (no `info`, no co), in order."""
        return await self._facts(
            _facts().where(
                DutyRow.package_id == package_id,
                DutyRow.role == DutyRole.RESPONSIBLE,
                ActivityRow.tracking != Tracking.INFO,
            )
        )

    async def of_submission(self, submission_id: int) -> tuple[DutyFacts, ...]:
        """The duties that a submission answers, in the roadmap's order."""
        return await self._facts(
            _facts()
            .join(SubmissionDutyRow, SubmissionDutyRow.duty_id == DutyRow.id)
            .where(SubmissionDutyRow.submission_id == submission_id)
        )

    async def draft(self, duty_ids: Sequence[int], submission_id: int) -> int:
        """None or draft → draft, spoken for by this submission."""
        return await self._move(
            DutyRow.id.in_(duty_ids) & DutyRow.state.in_([DutyState.NONE, DutyState.DRAFT]),
            state=DutyState.DRAFT,
            submission_id=submission_id,
        )

    async def give_back(self, submission_id: int, duty_ids: Sequence[int] | None = None) -> int:
        """Drafts of a submission (all, or these) → none."""
        where = _answered(submission_id) & (DutyRow.state == DutyState.DRAFT)
        if duty_ids is not None:
            where &= DutyRow.id.in_(duty_ids)
        return await self._move(where, state=DutyState.NONE, submission_id=None)

    async def report(self, submission_id: int, *, executed_on: date, now: datetime) -> int:
        """Waiting duties of a submission → reported; the first report's facts stay."""
        first = DutyRow.first_reported_at.is_(None)
        return await self._move(
            _answered(submission_id) & DutyRow.state.in_(AWAITED),
            state=DutyState.REPORTED,
            reported_at=now,
            executed_on=case((first, executed_on), else_=DutyRow.executed_on),
            first_reported_at=func.coalesce(
                DutyRow.first_reported_at, literal(now, DutyRow.first_reported_at.type)
            ),
        )

    async def undo(self, submission_id: int) -> int:
        """Reported → returned where it had been returned before, else draft, as if never sent."""
        again = DutyRow.rework_until.is_not(None)
        return await self._move(
            _answered(submission_id) & _REPORTED,
            state=case((again, DutyState.RETURNED.value), else_=DutyState.DRAFT.value),
            reported_at=None,
            executed_on=case((again, DutyRow.executed_on), else_=None),
            first_reported_at=case((again, DutyRow.first_reported_at), else_=None),
        )

    async def set_executed_on(self, submission_id: int, executed_on: date) -> int:
        """Write the day of execution of reported duties that were never returned."""
        return await self._move(
            _answered(submission_id) & _REPORTED & DutyRow.rework_until.is_(None),
            executed_on=executed_on,
        )

    async def accept(self, submission_id: int, *, silently: bool, now: datetime) -> int:
        """Reported → accepted."""
        return await self._move(
            _answered(submission_id) & _REPORTED,
            state=DutyState.ACCEPTED,
            accepted_at=now,
            accepted_silently=silently,
        )

    async def send_back(self, submission_id: int, *, rework_until: date) -> int:
        """Reported → returned, to be reworked by a date, never one before the duty's own."""
        own = func.coalesce(DutyRow.extended, DutyRow.working)
        return await self._move(
            _answered(submission_id) & _REPORTED,
            state=DutyState.RETURNED,
            rework_until=case((own > rework_until, own), else_=rework_until),
        )

    async def _move(self, where: ColumnElement[bool], **values: Any) -> int:
        moved = await self._session.execute(
            update(DutyRow)
            .where(where)
            .values(**values)
            .returning(DutyRow.id)
            .execution_options(synchronize_session=False)
        )
        return len(moved.all())

    async def _facts(self, query: Select[*tuple[Any, ...]]) -> tuple[DutyFacts, ...]:
        rows = await self._session.execute(query.order_by(ActivityRow.position, DutyRow.id))
        return tuple(
            DutyFacts(**{**row, "state": DutyState(row["state"])}) for row in rows.mappings()
        )


def _facts() -> Select[*tuple[Any, ...]]:
    return select(
        DutyRow.id,
        DutyRow.roadmap_id,
        DutyRow.post_id,
        DutyRow.package_id,
        DutyRow.state,
        DutyRow.submission_id,
        func.coalesce(ActivityRow.short_name, ActivityRow.title).label("name"),
        ActivityRow.needs_document,
        DutyRow.due,
        DutyRow.working,
        DutyRow.extended,
        DutyRow.rework_until,
    ).join(ActivityRow, ActivityRow.id == DutyRow.activity_id)


def _answered(submission_id: int) -> ColumnElement[bool]:
    return DutyRow.submission_id == submission_id
