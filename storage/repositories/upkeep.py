"""The plan's upkeep in the writing transaction."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import delete, select, update

from storage.arrays import among
from storage.engine import Session
from storage.queries.directory import held_on
from storage.queries.plan import PAST, UNDELIVERED, WAITS
from storage.queries.upkeep import BROUGHT_IN, EXTENDED, HORIZON
from storage.repositories.installation import SqlInstallationRepository
from storage.rows import ContactRow, InstallationRow, PostHolderRow, ReminderRow
from usecases.ports.reminders import Place


class SqlUpkeepRepository:
    """See usecases.ports.reminders.UpkeepRepository."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._facts = SqlInstallationRepository(session)

    async def horizon(self) -> date | None:
        """The last date whose duties have their reminders."""
        value = await self._session.scalar(
            select(InstallationRow.value)
            .where(InstallationRow.key == HORIZON)
            .with_for_update(read=True)  # whoever widens it waits for those that plan by it
        )
        return date.fromisoformat(value["until"]) if value else None

    async def widen(self, until: date, *, now: datetime) -> None:
        """Whoever plans plans up to that date."""
        await self._facts.set(HORIZON, {"until": until.isoformat()}, now=now)

    async def note_brought_in(self, place: Place, *, now: datetime) -> None:
        """Duties up to that place have their reminders."""
        await self._facts.set(
            BROUGHT_IN, {"day": place.day.isoformat(), "duty": place.duty_id}, now=now
        )

    async def note_extended(self, today: date, *, now: datetime) -> None:
        """The plan has been extended for the day."""
        await self._facts.set(EXTENDED, {"day": today.isoformat()}, now=now)

    async def resume(self, today: date, limit: int) -> tuple[int, ...]:
        """Plan undelivered reminders whose post's holder can be reached now."""
        reached = (
            select(PostHolderRow.post_id)
            .join(ContactRow, ContactRow.person_id == PostHolderRow.person_id)
            .where(held_on(today), ContactRow.state == "active")
        )
        rows = await self._session.execute(
            select(ReminderRow.id, ReminderRow.duty_id)
            .where(UNDELIVERED, ReminderRow.post_id.in_(reached))
            .limit(limit)
        )
        found = rows.all()
        await self._session.execute(
            update(ReminderRow)
            .where(among(self._session, ReminderRow.id, (row.id for row in found)))
            .values(state="planned", delivery_id=None)
        )
        return tuple(sorted({row.duty_id for row in found}))

    async def forget(self, before: date, limit: int) -> int:
        """Expire what waits since before a day."""
        waited = select(ReminderRow.id).where(WAITS, ReminderRow.day < before).limit(limit)
        ids = (await self._session.scalars(waited)).all()
        await self._session.execute(
            update(ReminderRow)
            .where(among(self._session, ReminderRow.id, ids))
            .values(state="expired")
        )
        return len(ids)

    async def prune(self, before: date, limit: int) -> int:
        """Delete what became of reminders before a day."""
        past = select(ReminderRow.id).where(PAST, ReminderRow.day < before).limit(limit)
        ids = (await self._session.scalars(past)).all()
        await self._session.execute(
            delete(ReminderRow).where(among(self._session, ReminderRow.id, ids))
        )
        return len(ids)
