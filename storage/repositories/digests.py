"""Digests and the reminders that they take, in the writing transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, select, update

from storage.arrays import table_of
from storage.engine import Session
from storage.queries.directory import CHANNEL
from storage.queries.plan import PLANNED, WAITS
from storage.rows import DeliveryRow, EscalationNoteRow, ReminderRow
from storage.upsert import insert_or
from usecases.ports.reminders import EscalationNote, NewDigest

UNREACHED = ("undeliverable", "failed")


class SqlDigestRepository:
    """See usecases.ports.reminders.DigestRepository."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, digests: Sequence[NewDigest], *, now: datetime) -> None:
        """Put digests into the outbox; their reminders are taken."""
        if not digests:
            return
        rows = await self._session.execute(
            insert_or(self._session, DeliveryRow)
            .on_conflict_do_nothing()
            .returning(DeliveryRow.person_id, DeliveryRow.slot, DeliveryRow.id),
            [_delivery(digest, now) for digest in digests],
        )
        added = {(person, slot): delivery for person, slot, delivery in rows}
        taken = {
            reminder: added[key]
            for digest in digests
            if (key := (digest.person_id, digest.slot.value)) in added
            for reminder in digest.reminder_ids
        }
        if taken:
            ids, digests_of = (Integer, list(taken)), (Integer, list(taken.values()))
            by = table_of(self._session, id=ids, delivery_id=digests_of).c
            await self._set(WAITS, ReminderRow.id == by.id, delivery_id=by.delivery_id)

    async def expire(self, delivery_ids: Sequence[int]) -> None:
        """Withdraw digests that nobody has begun to send."""
        await self._session.execute(
            update(DeliveryRow)
            .where(DeliveryRow.id.in_(delivery_ids), DeliveryRow.state == "planned")
            .values(state="expired")
        )

    async def settle(self, delivery_ids: Sequence[int]) -> tuple[int, ...]:
        """Give the reminders of ended digests another fate."""
        taken = ReminderRow.delivery_id.in_(delivery_ids) & PLANNED
        await self._set(taken, _of(UNREACHED, delivery_ids), state="undelivered")
        free = taken & _of(("cancelled", "expired"), delivery_ids)
        duties = await self._duties(free)
        await self._set(free, delivery_id=None)
        return duties

    async def note_escalation(self, note: EscalationNote, by: int, *, now: datetime) -> None:
        """Write what a coordinator says of a duty to the controller."""
        said = {"comment": note.comment, "spared_on": note.spared_on, "by_id": by, "at": now}
        await self._session.execute(
            insert_or(self._session, EscalationNoteRow)
            .values(duty_id=note.duty_id, **said)
            .on_conflict_do_update(index_elements=["duty_id"], set_=said)
        )

    async def _duties(self, which: ColumnElement[bool]) -> tuple[int, ...]:
        found = select(ReminderRow.duty_id).where(which).distinct().order_by(ReminderRow.duty_id)
        return tuple((await self._session.scalars(found)).all())

    async def _set(self, *which: ColumnElement[bool], **values: Any) -> None:
        await self._session.execute(update(ReminderRow).where(*which).values(**values))


def _of(states: Sequence[str], delivery_ids: Sequence[int]) -> ColumnElement[bool]:
    ended = select(DeliveryRow.id).where(
        DeliveryRow.id.in_(delivery_ids), DeliveryRow.state.in_(states)
    )
    return ReminderRow.delivery_id.in_(ended)


def _delivery(digest: NewDigest, now: datetime) -> dict[str, Any]:
    return {
        "person_id": digest.person_id,
        "channel": CHANNEL,
        "kind": "digest",
        "local_day": digest.local_day,
        "slot": digest.slot.value,
        "ref": {},
        "not_before": now,
        "state": "planned",
        "created_at": now,
    }
