"""What waits and what failed, for probes and metrics."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from storage.engine import Session
from storage.rows import DeliveryRow, InboxRow, InstallationRow, JobRow, PersonRow
from usecases.ports.messages import OutboxMessage
from usecases.ports.watching import WorkFacts

LOST = ("failed", "undeliverable")


class SqlWatchQueries:
    """See usecases.ports.watching.WatchQueries."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def work(self, now: datetime) -> WorkFacts:
        """What waits and what failed."""
        due = (DeliveryRow.state == "planned", DeliveryRow.not_before <= now)
        new, planned = InboxRow.state == "new", (JobRow.state == "planned", JobRow.run_at <= now)
        found = await self._session.execute(
            select(
                _count(DeliveryRow.id, *due).label("due"),
                _oldest(DeliveryRow.not_before, *due).label("oldest_due"),
                _count(
                    DeliveryRow.id,
                    DeliveryRow.state == "planned",
                    DeliveryRow.last_error.is_not(None),
                ).label("failing"),
                _count(DeliveryRow.id, DeliveryRow.state == "claimed").label("claimed"),
                _count(DeliveryRow.id, DeliveryRow.state.in_(LOST)).label("lost"),
                _count(InboxRow.id, new).label("inbox"),
                _oldest(InboxRow.received_at, new).label("oldest_inbox"),
                _count(JobRow.id, *planned).label("jobs"),
                _oldest(JobRow.run_at, *planned).label("oldest_job"),
                _count(JobRow.id, JobRow.state == "failed").label("jobs_failed"),
            )
        )
        return WorkFacts(**found.mappings().one())

    async def messages(self, states: Collection[str], limit: int) -> tuple[OutboxMessage, ...]:
        """Messages in these states with their addressees."""
        found = await self._session.execute(
            select(
                DeliveryRow.id,
                PersonRow.full_name,
                DeliveryRow.kind,
                DeliveryRow.local_day,
                DeliveryRow.state,
                DeliveryRow.not_before,
                DeliveryRow.attempts,
                DeliveryRow.maybe_sent,
                DeliveryRow.last_error,
            )
            .join(PersonRow, PersonRow.id == DeliveryRow.person_id)
            .where(DeliveryRow.state.in_(states))
            .order_by(DeliveryRow.id.desc())
            .limit(limit)
        )
        return tuple(OutboxMessage(*row) for row in found)

    async def fact(self, key: str) -> tuple[dict[str, object], datetime] | None:
        """A small fact about this installation and its instant."""
        found = await self._session.execute(
            select(InstallationRow.value, InstallationRow.at).where(InstallationRow.key == key)
        )
        row = found.one_or_none()
        return (row.value, row.at) if row else None


def _count(column: Any, *which: Any) -> Any:
    return select(func.count(column)).where(*which).scalar_subquery()


def _oldest(column: Any, *which: Any) -> Any:
    return select(func.min(column)).where(*which).scalar_subquery()
