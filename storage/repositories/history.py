"""The append-only history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from storage.engine import Session
from storage.rows import HistoryRow, PersonRow
from usecases.ports.history import HistoryEntry, HistoryNote


class SqlHistoryRepository:
    """See usecases.ports.history.HistoryRepository."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(  # noqa: PLR0913 # the columns of one entry
        self,
        verb: str,
        subject: str,
        subject_id: int,
        *,
        at: datetime,
        actor_id: int | None = None,
        roadmap_id: int | None = None,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
        ground: str | None = None,
    ) -> None:
        """Write one entry."""
        await self._session.execute(
            insert(HistoryRow).values(
                at=at,
                actor_id=actor_id,
                verb=verb,
                subject=subject,
                subject_id=subject_id,
                roadmap_id=roadmap_id,
                before=before,
                after=after,
                ground=ground,
            )
        )

    async def add_all(  # the columns that all of them share
        self,
        verb: str,
        subject: str,
        notes: Sequence[HistoryNote],
        *,
        at: datetime,
        actor_id: int | None = None,
        roadmap_id: int | None = None,
        ground: str | None = None,
    ) -> None:
        """Write an entry for each note."""
        if not notes:
            return
        shared = {
            "at": at,
            "actor_id": actor_id,
            "verb": verb,
            "subject": subject,
            "roadmap_id": roadmap_id,
            "ground": ground,
        }
        values = [
            {**shared, "subject_id": one.subject_id, "before": one.before, "after": one.after}
            for one in notes
        ]
        await self._session.execute(insert(HistoryRow), values)

    async def of(self, subject: str, subject_id: int) -> tuple[HistoryEntry, ...]:
        """What happened to one subject, oldest first."""
        rows = await self._session.execute(
            select(HistoryRow, PersonRow.full_name)
            .outerjoin(PersonRow, PersonRow.id == HistoryRow.actor_id)
            .where(HistoryRow.subject == subject, HistoryRow.subject_id == subject_id)
            .order_by(HistoryRow.id)
        )
        return tuple(
            HistoryEntry(r.at, r.actor_id, name, r.verb, r.before, r.after, r.ground)
            for r, name in rows
        )
