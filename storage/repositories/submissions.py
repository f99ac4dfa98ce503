"""Submissions in the writing transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, case, delete, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from roadmap.submissions import SubmissionState, numbered
from storage.engine import Session
from storage.queries.review_access import reviewed_by
from storage.rows import (
    GrantRow,
    OrderRow,
    OrganizationRow,
    PostHolderRow,
    PostRow,
    RoadmapRow,
    SubmissionDutyRow,
    SubmissionRow,
)
from usecases.ports.reports import Naming, SubmissionFacts
from usecases.ports.reports.submissions import OPEN

NUMBER_TRIES = 20
_REPORTED = SubmissionRow.state == SubmissionState.REPORTED
_UNOPENED = SubmissionRow.opened_at.is_(None)


class SqlSubmissionRepository:
    """See usecases.ports for what each method promises."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def create(
        self, roadmap_id: int, post_id: int, package_id: int | None, *, by: int, now: datetime
    ) -> int:
        """A draft entered in the chat; the id."""
        made = await self._session.execute(
            insert(SubmissionRow)
            .values(
                roadmap_id=roadmap_id,
                post_id=post_id,
                package_id=package_id,
                state=SubmissionState.DRAFT,
                entered_by=by,
                source="chat",
                created_at=now,
            )
            .returning(SubmissionRow.id)
        )
        return made.scalar_one()

    async def get(self, submission_id: int) -> SubmissionFacts | None:
        """A submission's facts."""
        return await self._one(SubmissionRow.id == submission_id)

    async def draft_of_package(self, package_id: int) -> SubmissionFacts | None:
        """The package's open draft, the newest if there are several."""
        return await self._one(
            (SubmissionRow.package_id == package_id)
            & (SubmissionRow.state == SubmissionState.DRAFT)
        )

    async def answer(self, submission_id: int, duty_ids: Sequence[int]) -> None:
        """These duties are answered too; those that are already stay as they are."""
        known = await self._session.execute(
            select(SubmissionDutyRow.duty_id).where(
                SubmissionDutyRow.submission_id == submission_id
            )
        )
        new = set(duty_ids) - set(known.scalars())
        if new:
            await self._session.execute(
                insert(SubmissionDutyRow),
                [{"submission_id": submission_id, "duty_id": duty} for duty in sorted(new)],
            )

    async def leave_out(self, submission_id: int, duty_ids: Sequence[int]) -> None:
        """These duties are answered no longer."""
        await self._session.execute(
            delete(SubmissionDutyRow).where(
                SubmissionDutyRow.submission_id == submission_id,
                SubmissionDutyRow.duty_id.in_(duty_ids),
            )
        )

    async def naming(self, submission_id: int) -> Naming:
        """The order's number and the organisation's code."""
        order = (
            select(OrderRow.number)
            .where(OrderRow.roadmap_id == SubmissionRow.roadmap_id)
            .order_by(case((OrderRow.kind == "approval", 0), else_=1), OrderRow.id)
            .limit(1)
            .scalar_subquery()
        )
        row = await self._session.execute(
            select(order, OrganizationRow.code)
            .select_from(SubmissionRow)
            .join(PostRow, PostRow.id == SubmissionRow.post_id)
            .join(OrganizationRow, OrganizationRow.id == PostRow.organization_id)
            .where(SubmissionRow.id == submission_id)
        )
        return Naming(*row.one())

    async def give_number(self, submission_id: int, prefix: str) -> str:
        """The next free number with this prefix, or the one that it has already.

        Two schools may share a code, two senders a school: the column is unique, and who comes
        second under PostgreSQL takes the next number.
        """
        facts = await self._session.execute(
            select(SubmissionRow.number).where(SubmissionRow.id == submission_id)
        )
        number = facts.scalar_one()
        if number is not None:
            return number
        taken = await self._session.execute(
            select(func.count()).where(SubmissionRow.number.startswith(prefix, autoescape=True))
        )
        first = taken.scalar_one() + 1
        for sequence in range(first, first + NUMBER_TRIES):
            number = numbered(prefix, sequence)
            if await self._take_number(submission_id, number):
                return number
        message = f"no free number after {numbered(prefix, first)}"
        raise RuntimeError(message)

    async def _take_number(self, submission_id: int, number: str) -> bool:
        try:
            async with self._session.begin_nested():
                await self._change(SubmissionRow.id == submission_id, number=number)
        except IntegrityError:
            return False
        return True

    async def report(self, submission_id: int, *, executed_on: date, now: datetime) -> bool:
        """Draft or returned → reported, unopened."""
        return await self._change(
            (SubmissionRow.id == submission_id) & SubmissionRow.state.in_(OPEN),
            state=SubmissionState.REPORTED,
            executed_on=executed_on,
            reported_at=now,
            opened_at=None,
            opened_by=None,
        )

    async def undo(self, submission_id: int) -> bool:
        """Reported and not opened → returned if it was returned before, else draft."""
        before = case(
            (SubmissionRow.reason.is_not(None), SubmissionState.RETURNED.value),
            else_=SubmissionState.DRAFT.value,
        )
        return await self._change(
            (SubmissionRow.id == submission_id) & _REPORTED & _UNOPENED,
            state=before,
            reported_at=None,
        )

    async def open(self, submission_id: int, *, by: int, now: datetime) -> bool:
        """Mark a reported one as opened by its reviewer; False when it was opened before."""
        return await self._change(
            (SubmissionRow.id == submission_id) & _REPORTED & _UNOPENED,
            opened_at=now,
            opened_by=by,
        )

    async def renew(self, submission_id: int) -> bool:
        """A reported one counts as unopened again; False when nobody had opened it."""
        return await self._change(
            (SubmissionRow.id == submission_id) & _REPORTED & ~_UNOPENED,
            opened_at=None,
            opened_by=None,
        )

    async def accept(self, submission_id: int, *, by: int | None, now: datetime) -> bool:
        """Reported → accepted; `by` is None when it is accepted silently."""
        return await self._change(
            (SubmissionRow.id == submission_id) & _REPORTED,
            state=SubmissionState.ACCEPTED,
            decided_by=by,
            decided_at=now,
        )

    async def send_back(self, submission_id: int, *, by: int, reason: str, now: datetime) -> bool:
        """Reported → returned with a stored reason."""
        return await self._change(
            (SubmissionRow.id == submission_id) & _REPORTED,
            state=SubmissionState.RETURNED,
            decided_by=by,
            decided_at=now,
            reason=reason,
        )

    async def withdraw(self, submission_id: int) -> bool:
        """Draft → withdrawn."""
        return await self._change(
            (SubmissionRow.id == submission_id) & (SubmissionRow.state == SubmissionState.DRAFT),
            state=SubmissionState.WITHDRAWN,
        )

    async def set_executed_on(self, submission_id: int, executed_on: date) -> bool:
        """Change the day of execution of one that is reported and not opened."""
        return await self._change(
            (SubmissionRow.id == submission_id) & _REPORTED & _UNOPENED, executed_on=executed_on
        )

    async def set_counter(
        self, submission_id: int, chat_id: int | None, message_id: int | None
    ) -> None:
        """Remember which message counts its files."""
        await self._change(
            SubmissionRow.id == submission_id,
            counter_chat_id=chat_id,
            counter_message_id=message_id,
        )

    async def silent_since(self, before: datetime, limit: int) -> tuple[int, ...]:
        """Submissions reported before an instant and still undecided, oldest first."""
        rows = await self._session.execute(
            select(SubmissionRow.id)
            .where(_REPORTED, SubmissionRow.reported_at < before)
            .order_by(SubmissionRow.reported_at)
            .limit(limit)
        )
        return tuple(rows.scalars())

    async def reviewers(self, roadmap_id: int, *, now: datetime) -> tuple[int, ...]:
        """Persons who may review a roadmap's submissions: its coordinator first, then grants."""
        coordinator = await self._session.execute(
            select(RoadmapRow.coordinator_id).where(
                RoadmapRow.id == roadmap_id, RoadmapRow.coordinator_id.is_not(None)
            )
        )
        granted = await self._session.execute(
            select(GrantRow.person_id)
            .where(
                GrantRow.role == "coordinator",
                or_(GrantRow.roadmap_id.is_(None), GrantRow.roadmap_id == roadmap_id),
                or_(GrantRow.until.is_(None), GrantRow.until > now),
            )
            .order_by(GrantRow.id)
        )
        people = [*coordinator.scalars(), *granted.scalars()]
        return tuple(dict.fromkeys(person for person in people if person is not None))

    async def may_review(
        self, submission_id: int, person_id: int, *, now: datetime, today: date
    ) -> bool:
        """Whether a person coordinates its roadmap and it is not their own report."""
        found = await self._session.execute(
            select(SubmissionRow.id).where(
                SubmissionRow.id == submission_id, reviewed_by(person_id, now=now, today=today)
            )
        )
        return found.first() is not None

    async def holders(self, post_id: int, today: date) -> tuple[int, ...]:
        """Persons who hold a post on a day."""
        rows = await self._session.execute(
            select(PostHolderRow.person_id)
            .where(
                PostHolderRow.post_id == post_id,
                PostHolderRow.since <= today,
                or_(PostHolderRow.until.is_(None), PostHolderRow.until > today),
            )
            .order_by(PostHolderRow.id)
        )
        return tuple(dict.fromkeys(rows.scalars()))

    async def _change(self, where: ColumnElement[bool], **values: Any) -> bool:
        changed = await self._session.execute(
            update(SubmissionRow)
            .where(where)
            .values(**values)
            .returning(SubmissionRow.id)
            .execution_options(synchronize_session=False)
        )
        return changed.first() is not None

    async def _one(self, where: ColumnElement[bool]) -> SubmissionFacts | None:
        columns = [getattr(SubmissionRow, field.name) for field in fields(SubmissionFacts)]
        rows = await self._session.execute(
            select(*columns).where(where).order_by(SubmissionRow.id.desc()).limit(1)
        )
        row = rows.mappings().first()
        if row is None:
            return None
        return SubmissionFacts(**{**row, "state": SubmissionState(row["state"])})
