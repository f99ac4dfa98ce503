"""Updates as they came, until they are handled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, Select, delete, select, update

from storage.engine import Session
from storage.rows import InboxRow
from storage.upsert import insert_or
from usecases.ports.messages import IncomingUpdate, StoredUpdate


class SqlInboxRepository:
    """See usecases.ports.messages.InboxRepository."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, bot_id: int, updates: Sequence[IncomingUpdate], *, now: datetime) -> None:
        """Store what is new."""
        if not updates:
            return
        rows = [
            {
                "bot_id": bot_id,
                "update_id": incoming.update_id,
                "lane": incoming.lane,
                "payload": incoming.payload,
                "state": "new",
                "attempts": 0,
                "stops": 0,
                "received_at": now,
            }
            for incoming in updates
        ]
        await self._session.execute(
            insert_or(self._session, InboxRow).values(rows).on_conflict_do_nothing()
        )

    async def waiting(self, bot_id: int, *, after: int, limit: int) -> tuple[StoredUpdate, ...]:
        """Rows not yet handled, oldest first."""
        return await self._found(_waiting(bot_id).where(InboxRow.id > after).limit(limit))

    async def suspects(self, bot_id: int, stops: int) -> tuple[StoredUpdate, ...]:
        """Those that were unfinished so often when a process stopped; what met most stops last."""
        suspects = _waiting(bot_id).where(InboxRow.stops >= stops)
        return await self._found(suspects.order_by(None).order_by(InboxRow.stops, InboxRow.id))

    async def _found(self, rows: Select[Any]) -> tuple[StoredUpdate, ...]:
        return tuple(StoredUpdate(*row) for row in await self._session.execute(rows))

    async def attempted(self, update_row: int, error: str | None) -> int:
        """Count an attempt."""
        counted = await self._session.execute(
            update(InboxRow)
            .where(InboxRow.id == update_row)
            .values(attempts=InboxRow.attempts + 1, error=error)
            .returning(InboxRow.attempts)
        )
        return counted.scalar_one()

    async def stopped(self, update_row: int) -> int:
        """Count a stop."""
        counted = await self._session.execute(
            update(InboxRow)
            .where(InboxRow.id == update_row)
            .values(stops=InboxRow.stops + 1)
            .returning(InboxRow.stops)
        )
        return counted.scalar_one()

    async def done(self, update_row: int, *, now: datetime) -> None:
        """Handled."""
        await self._close(update_row, "done", None, now)

    async def failed(self, update_row: int, error: str, *, now: datetime) -> None:
        """Given up."""
        await self._close(update_row, "failed", error, now)

    async def _close(self, update_row: int, state: str, error: str | None, now: datetime) -> None:
        await self._session.execute(
            update(InboxRow)
            .where(InboxRow.id == update_row)
            .values(state=state, error=error, handled_at=now)
        )

    async def forget_before(self, moment: datetime) -> int:
        """Delete rows handled before `moment`."""
        deleted = await self._session.execute(
            delete(InboxRow).where(InboxRow.state == "done", InboxRow.handled_at < moment)
        )
        return deleted.rowcount if isinstance(deleted, CursorResult) else 0


def _waiting(bot_id: int) -> Select[Any]:
    return (
        select(
            InboxRow.id,
            InboxRow.bot_id,
            InboxRow.lane,
            InboxRow.payload,
            InboxRow.attempts,
            InboxRow.received_at,
            InboxRow.stops,
        )
        .where(InboxRow.state == "new", InboxRow.bot_id == bot_id)
        .order_by(InboxRow.id)
    )
