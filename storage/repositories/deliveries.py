"""The outbox: what is planned, claimed under a lease, and how its sending ended."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import CursorResult, and_, bindparam, case, delete, func, or_, select, true, update

from storage.engine import Session
from storage.repositories.claiming import claim_due
from storage.repositories.recipients import SqlRecipients
from storage.rows import DeliveryRow, GrantRow, PersonRow, ReminderRow
from storage.upsert import insert_or
from usecases.ports.messages import ClaimedDelivery, SentMessage

CHANNEL = "telegram"


class SqlDeliveryRepository(SqlRecipients):
    """See usecases.ports.messages.DeliveryRepository."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    async def add_notice(
        self,
        person_id: int,
        what: str,
        key: str,
        ref: dict[str, Any],
        *,
        now: datetime,
        not_before: datetime | None = None,
    ) -> None:
        """Tell a person of an event, once."""
        slot = f"{what}:{key}"
        if await self._stands(person_id, slot):
            return
        await self._session.execute(
            insert_or(self._session, DeliveryRow)
            .values(
                person_id=person_id,
                channel=CHANNEL,
                kind=f"notice:{what}",
                local_day=now.date(),
                slot=slot,
                ref=ref,
                not_before=not_before or now,
                state="planned",
                attempts=0,
                maybe_sent=False,
                created_at=now,
            )
            .on_conflict_do_nothing()
        )

    async def _stands(self, person_id: int, slot: str) -> bool:
        found = await self._session.scalar(
            select(DeliveryRow.id)
            .where(
                DeliveryRow.person_id == person_id,
                DeliveryRow.slot == slot,
            )
            .limit(1)
        )
        return found is not None

    async def tell(
        self, roles: Sequence[str], what: str, key: str, ref: dict[str, Any], *, now: datetime
    ) -> int:
        """Tell all who hold the first of these roles that anybody holds."""
        for role in roles:
            holders = (await self._session.scalars(_holders(role, now))).all()
            for person_id in holders:
                await self.add_notice(person_id, what, key, ref, now=now)
            if holders:
                return len(holders)
        return 0

    async def claim(
        self,
        channel: str,
        bot_id: int,
        owner: str,
        *,
        busy: Collection[int],
        now: datetime,
        lease: timedelta,
        limit: int,
    ) -> tuple[ClaimedDelivery, ...]:
        """Take what is due and what expired leases left."""
        found = await claim_due(
            self._session, channel, owner, busy=busy, now=now, until=now + lease, limit=limit
        )
        people = {delivery.person_id for delivery in found}
        reached = await self.recipients(people, channel, bot_id) if people else {}
        return tuple(ClaimedDelivery(each, reached[each.person_id]) for each in found)

    async def sent(self, messages: Sequence[SentMessage], *, now: datetime) -> None:
        """They are in their chats, and so are the reminders that they carried."""
        await self._session.execute(
            _sent(),
            [
                {"sent": each.delivery, "to": each.address, "number": each.message_id, "now": now}
                for each in messages
            ],
        )
        await self._session.execute(_told(), {"sent": [each.delivery for each in messages]})

    async def postpone(
        self,
        delivery: int,
        error: str,
        *,
        not_before: datetime,
        fault: bool = False,
        maybe_sent: bool = False,
    ) -> None:
        """Plan it again."""
        await self._session.execute(
            update(DeliveryRow)
            .where(DeliveryRow.id == delivery)
            .values(
                state="planned",
                not_before=not_before,
                last_error=error,
                attempts=DeliveryRow.attempts + int(fault),
                maybe_sent=case((DeliveryRow.maybe_sent, True), else_=maybe_sent),
                failing_since=func.coalesce(DeliveryRow.failing_since, DeliveryRow.not_before),
                lease_owner=None,
                lease_until=None,
            )
        )

    async def hold(self, delivery: int, until: datetime) -> None:
        """Plan it again for a later moment."""
        await self._session.execute(
            update(DeliveryRow)
            .where(DeliveryRow.id == delivery)
            .values(state="planned", not_before=until, lease_owner=None, lease_until=None)
        )

    async def reconsider(
        self, person_id: int, scheduled: Collection[str], *, now: datetime
    ) -> None:
        """Make due what was held for a person."""
        await self._session.execute(
            update(DeliveryRow)
            .where(
                DeliveryRow.person_id == person_id,
                DeliveryRow.state == "planned",
                DeliveryRow.not_before > now,
                DeliveryRow.last_error.is_(None),
                DeliveryRow.kind.not_in(scheduled),
            )
            .values(not_before=now)
        )

    async def end(self, delivery: int, state: str, error: str | None) -> None:
        """Close it unsent."""
        await self._session.execute(
            update(DeliveryRow)
            .where(DeliveryRow.id == delivery)
            .values(state=state, last_error=error, lease_owner=None, lease_until=None)
        )

    async def release(self, *, owner: str | None = None) -> int:
        """Plan again everything claimed (by `owner`), marked maybe sent."""
        whose = DeliveryRow.lease_owner == owner if owner is not None else true()
        released = await self._session.execute(
            update(DeliveryRow)
            .where(DeliveryRow.state == "claimed", whose)
            .values(state="planned", maybe_sent=True, lease_owner=None, lease_until=None)
        )
        return released.rowcount if isinstance(released, CursorResult) else 0

    async def in_states(
        self, states: Collection[str], wanted: Collection[int] | None
    ) -> tuple[tuple[int, int], ...]:
        """(message, person) of those in a state."""
        found = select(DeliveryRow.id, DeliveryRow.person_id).where(DeliveryRow.state.in_(states))
        if wanted is not None:
            found = found.where(DeliveryRow.id.in_(wanted))
        return tuple((row.id, row.person_id) for row in await self._session.execute(found))

    async def retry(self, deliveries: Collection[int], *, now: datetime) -> None:
        """Plan anew; undelivered reminders come back with their digests."""
        await self._session.execute(
            update(DeliveryRow)
            .where(DeliveryRow.id.in_(deliveries))
            .values(state="planned", not_before=now, attempts=0)
        )
        await self._session.execute(
            update(ReminderRow)
            .where(ReminderRow.delivery_id.in_(deliveries), ReminderRow.state == "undelivered")
            .values(state="planned")
        )

    async def undo_setback(self, *, now: datetime, ahead: datetime, latest: datetime) -> int:
        """Make due what a clock that ran ahead has made or put off; its digests are deleted."""
        made_ahead = DeliveryRow.created_at > ahead
        put_off = and_(DeliveryRow.last_error.is_not(None), DeliveryRow.not_before > latest)
        waiting = (DeliveryRow.state == "planned", DeliveryRow.not_before > now)
        chosen = (*waiting, made_ahead, DeliveryRow.kind == "digest")
        found = select(DeliveryRow.id).where(*chosen).with_for_update(skip_locked=True)
        digests = (await self._session.scalars(found)).all()
        if digests:
            await self._session.execute(
                update(ReminderRow)
                .where(ReminderRow.delivery_id.in_(digests))
                .values(delivery_id=None)
            )
            await self._session.execute(delete(DeliveryRow).where(DeliveryRow.id.in_(digests)))
        undone = await self._session.execute(
            update(DeliveryRow).where(*waiting, or_(made_ahead, put_off)).values(not_before=now)
        )
        return len(digests) + (undone.rowcount if isinstance(undone, CursorResult) else 0)


def _holders(role: str, now: datetime) -> Any:
    return (
        select(GrantRow.person_id)
        .join(PersonRow, PersonRow.id == GrantRow.person_id)
        .where(
            GrantRow.role == role,
            GrantRow.since <= now,
            or_(GrantRow.until.is_(None), GrantRow.until > now),
            PersonRow.active,
        )
        .distinct()
    )


@cache
def _sent() -> Any:
    row: Any = DeliveryRow.__table__
    return (
        update(row)
        .where(row.c.id == bindparam("sent"))
        .values(
            state="sent",
            address=bindparam("to"),
            message_id=bindparam("number"),
            sent_at=bindparam("now"),
            last_error=None,
            lease_owner=None,
            lease_until=None,
        )
    )


@cache
def _told() -> Any:
    row: Any = ReminderRow.__table__
    carried = row.c.delivery_id.in_(bindparam("sent", expanding=True))
    return update(row).where(carried, row.c.state == "planned").values(state="sent")
