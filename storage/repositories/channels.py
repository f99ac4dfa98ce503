"""Contacts made of the directory, and messages that go over to another channel."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    exists,
    func,
    insert,
    literal,
    select,
    true,
    update,
)

from storage.engine import Session
from storage.rows import ContactRow, DeliveryRow, PersonRow
from storage.rows.metadata import Instant

EMAIL = "email"
FIRST = "telegram"
WRITTEN = func.lower(func.trim(PersonRow.email))
REST = timedelta(days=14)
_MAIL = ContactRow.channel == EMAIL
_REVOKED = ContactRow.state == "revoked"


class SqlChannelRepository:
    """See usecases.ports.messages.ChannelRepository."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def list_mail(self, *, now: datetime, person_id: int | None = None) -> None:
        """Make the contacts of the channel "email" what the directory says."""
        whose = true() if person_id is None else ContactRow.person_id == person_id
        named = exists().where(
            PersonRow.id == ContactRow.person_id, PersonRow.active, ContactRow.address == WRITTEN
        )
        await self._set(_MAIL & whose & ~_REVOKED & ~named, "revoked", "replaced", now)
        await self._set(_MAIL & whose & _REVOKED & named, "active", None, now)
        rested = (ContactRow.state == "failing") & (ContactRow.since < now - REST)
        await self._set(_MAIL & whose & rested & named, "active", None, now)
        wanted = true() if person_id is None else PersonRow.id == person_id
        known = exists().where(
            _MAIL, ContactRow.person_id == PersonRow.id, ContactRow.address == WRITTEN
        )
        new = select(
            PersonRow.id,
            literal(EMAIL),
            literal(0),
            WRITTEN,
            literal("active"),
            literal(now, Instant()),
        ).where(wanted, PersonRow.active, WRITTEN.like("_%@_%"), ~known)
        columns = ["person_id", "channel", "bot_id", "address", "state", "since"]
        await self._session.execute(insert(ContactRow).from_select(columns, new))

    async def close_mail(self, *, now: datetime) -> None:
        """Revoke every contact of the channel "email"; what waits there begins anew."""
        await self._set(_MAIL & ~_REVOKED, "revoked", "off", now)
        waits = (DeliveryRow.channel == EMAIL) & (DeliveryRow.state == "planned")
        await self._move(waits, FIRST)

    async def mailed(self, people: Collection[int]) -> frozenset[int]:
        """Who of these is reached by letters."""
        found = await self._session.scalars(
            select(ContactRow.person_id).where(
                _MAIL, ContactRow.person_id.in_(people), ContactRow.state == "active"
            )
        )
        return frozenset(found)

    async def reopen_mail(self, person_id: int, address: str, *, now: datetime) -> None:
        """Somebody has written from an address that took no letters."""
        theirs = (ContactRow.person_id == person_id) & (ContactRow.address == address)
        failing = ContactRow.state == "failing"
        await self._set(_MAIL & theirs & failing, "active", None, now)

    async def pass_on(self, delivery: int, person_id: int, channels: Sequence[str]) -> bool:
        """Plan a message on the first of these channels on which its person is reached."""
        found = await self._session.scalars(
            select(ContactRow.channel).where(
                ContactRow.person_id == person_id,
                ContactRow.channel.in_(channels),
                ContactRow.state == "active",
            )
        )
        open_to = set(found)
        chosen = next((channel for channel in channels if channel in open_to), None)
        if chosen is None:
            return False
        await self._move(DeliveryRow.id == delivery, chosen)
        return True

    async def pass_on_stuck(self, channel: str, to: str, *, before: datetime, tried: bool) -> int:
        """Move what has waited on a channel since `before` over to another."""
        reached = exists().where(
            ContactRow.person_id == DeliveryRow.person_id,
            ContactRow.channel == to,
            ContactRow.state == "active",
        )
        since = func.coalesce(DeliveryRow.failing_since, DeliveryRow.not_before)
        return await self._move(
            (DeliveryRow.channel == channel)
            & (DeliveryRow.state == "planned")
            & (since < before)
            & (DeliveryRow.failing_since.is_not(None) if tried else true())
            & reached,
            to,
        )

    async def _move(self, which: ColumnElement[bool], to: str) -> int:
        moved = await self._session.execute(
            update(DeliveryRow)
            .where(which)
            .values(
                channel=to,
                state="planned",
                attempts=0,
                failing_since=None,
                lease_owner=None,
                lease_until=None,
            )
            .execution_options(synchronize_session=False)
        )
        return moved.rowcount if isinstance(moved, CursorResult) else 0

    async def _set(
        self, which: ColumnElement[bool], state: str, reason: Any, now: datetime
    ) -> None:
        await self._session.execute(
            update(ContactRow)
            .where(which)
            .values(state=state, reason=reason, since=now)
            .execution_options(synchronize_session=False)
        )
