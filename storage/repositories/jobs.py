"""Leased work outside the chat's lanes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, and_, or_, select, true, update

from storage.engine import Session
from storage.repositories.processes import living_other
from storage.rows import JobRow
from storage.upsert import insert_or
from usecases.ports.messages import ClaimedJob


class SqlJobRepository:
    """See usecases.ports.messages.JobRepository."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, name: str, args: dict[str, Any], *, key: str, now: datetime) -> None:
        """Enqueue unless the key stands already."""
        row = {"name": name, "args": args, "key": key, "state": "planned", "attempts": 0}
        await self._session.execute(
            insert_or(self._session, JobRow)
            .values(run_at=now, created_at=now, **row)
            .on_conflict_do_nothing()
        )

    async def claim(
        self,
        owner: str,
        *,
        busy: Collection[int],
        now: datetime,
        lease: timedelta,
        limit: int,
    ) -> tuple[ClaimedJob, ...]:
        """Take what is due and what expired leases left."""
        due = (
            select(JobRow.id)
            .where(
                or_(
                    and_(JobRow.state == "planned", JobRow.run_at <= now),
                    and_(
                        JobRow.state == "claimed",
                        JobRow.lease_until < now,
                        ~living_other(JobRow.lease_owner, owner),
                    ),
                ),
                JobRow.id.not_in(busy),
            )
            .order_by(JobRow.run_at, JobRow.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        claimed = await self._session.execute(
            update(JobRow)
            .where(JobRow.id.in_(due.scalar_subquery()))
            .values(state="claimed", lease_owner=owner, lease_until=now + lease)
            .returning(JobRow.id, JobRow.name, JobRow.args, JobRow.attempts, JobRow.created_at)
        )
        return tuple(sorted((ClaimedJob(*row) for row in claimed), key=lambda j: j.id))

    async def renew(self, jobs: Collection[int], owner: str, *, until: datetime) -> None:
        """Keep the leases of running jobs."""
        await self._session.execute(
            update(JobRow)
            .where(JobRow.id.in_(jobs), JobRow.state == "claimed", JobRow.lease_owner == owner)
            .values(lease_until=until)
        )

    async def done(self, job: int, *, now: datetime) -> None:
        """Finished."""
        await self._close(job, "done", None, now)

    async def failed(self, job: int, error: str, *, now: datetime) -> None:
        """Given up."""
        await self._close(job, "failed", error, now)

    async def _close(self, job: int, state: str, error: str | None, now: datetime) -> None:
        await self._session.execute(
            update(JobRow)
            .where(JobRow.id == job)
            .values(state=state, last_error=error, done_at=now, lease_owner=None, lease_until=None)
        )

    async def postpone(self, job: int, error: str, *, run_at: datetime, fault: bool) -> None:
        """Plan it again."""
        await self._session.execute(
            update(JobRow)
            .where(JobRow.id == job)
            .values(
                state="planned",
                run_at=run_at,
                last_error=error,
                attempts=JobRow.attempts + int(fault),
                lease_owner=None,
                lease_until=None,
            )
        )

    async def release(self, *, owner: str | None = None) -> int:
        """Plan again everything claimed (by `owner`)."""
        whose = JobRow.lease_owner == owner if owner is not None else true()
        released = await self._session.execute(
            update(JobRow)
            .where(JobRow.state == "claimed", whose)
            .values(state="planned", lease_owner=None, lease_until=None)
        )
        return released.rowcount if isinstance(released, CursorResult) else 0
