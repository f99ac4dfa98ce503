"""Requests to extend a duty's date, and extended dates, in the writing transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import insert, select, update

from roadmap.terms import AWAITED
from storage.engine import Session
from storage.queries.changes import extension_of
from storage.rows import DutyRow, ExtensionRow
from usecases.ports.changes import Extension

OPEN = "open"


class SqlChangeRepository:
    """See usecases.ports.changes.ChangeRepository."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def ask_extension(
        self, duty_id: int, person_id: int, proposed: date, reason: str, *, now: datetime
    ) -> int:
        """An open request; one that is open already is put otherwise. The id."""
        await self._session.execute(
            select(DutyRow.id).where(DutyRow.id == duty_id).with_for_update()
        )
        values = {
            "person_id": person_id,
            "proposed": proposed,
            "reason": reason,
            "created_at": now,
        }
        standing = await self._session.scalar(
            update(ExtensionRow)
            .where(ExtensionRow.duty_id == duty_id, ExtensionRow.state == OPEN)
            .values(**values)
            .returning(ExtensionRow.id)
        )
        if standing is not None:
            return int(standing)
        made = await self._session.execute(
            insert(ExtensionRow)
            .values(duty_id=duty_id, state=OPEN, **values)
            .returning(ExtensionRow.id)
        )
        return int(made.scalar_one())

    async def extension(self, extension_id: int) -> Extension | None:
        """One request, its row locked until the transaction ends."""
        row = await self._session.scalar(
            select(ExtensionRow).where(ExtensionRow.id == extension_id).with_for_update()
        )
        return extension_of(row) if row else None

    async def decide_extensions(
        self, duty_id: int, state: str, by: int | None, reason: str | None, *, now: datetime
    ) -> Sequence[Extension]:
        """Close what is open of a duty; the requests that were."""
        rows = await self._session.scalars(
            update(ExtensionRow)
            .where(ExtensionRow.duty_id == duty_id, ExtensionRow.state == OPEN)
            .values(state=state, decided_at=now, decided_by=by, decision_reason=reason)
            .returning(ExtensionRow)
        )
        return tuple(extension_of(row) for row in rows)

    async def extend(self, duty_id: int, day: date, *, rework: bool) -> bool:
        """Another date for a duty still awaited: of its rework, or beside the order's."""
        column = "rework_until" if rework else "extended"
        moved = await self._session.execute(
            update(DutyRow)
            .where(DutyRow.id == duty_id, DutyRow.state.in_(AWAITED))
            .values({column: day, "snoozed_until": None})
            .returning(DutyRow.id)
        )
        return moved.first() is not None
