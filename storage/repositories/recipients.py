"""Where people are reached now, and what the messenger says of their contacts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import CursorResult, and_, bindparam, select, update

from roadmap.quiet import quiet_hours
from storage.engine import Session
from storage.queries.directory import Vague
from storage.rows import ContactRow, PersonRow
from usecases.ports.messages import Recipient


class SqlRecipients:
    """The part of the outbox that knows contacts."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def recipients(
        self, people: Collection[int], channel: str, bot_id: int
    ) -> dict[int, Recipient]:
        """Each person's newest active contact, else why there is none."""
        asked = {"people": list(people), "channel": channel, "bot": bot_id}
        found = await self._session.execute(_contacts(), asked)
        reached: dict[int, Recipient] = {}
        for person, locale, zone, since, until, digest_at, contact, address, state in found:
            active = state == "active"
            if person in reached and reached[person].address and not active:
                continue
            reason = "" if active else state or "not-connected"
            quiet = quiet_hours(since, until)
            reached[person] = Recipient(
                contact, address if active else None, reason, locale, zone, quiet, digest_at
            )
        return reached

    async def mark_contact(self, contact: int, state: str, reason: str, *, now: datetime) -> bool:
        """Set an active contact to another state."""
        marked = await self._session.execute(
            update(ContactRow)
            .where(ContactRow.id == contact, ContactRow.state == "active")
            .values(state=state, reason=reason, since=now)
        )
        return isinstance(marked, CursorResult) and marked.rowcount == 1

    async def move_contact(self, contact: int, address: str) -> None:
        """The chat has another address now."""
        await self._session.execute(
            update(ContactRow).where(ContactRow.id == contact).values(address=address)
        )

    async def contact_changed(
        self, channel: str, bot_id: int, address: str, state: str, *, now: datetime
    ) -> int | None:
        """The messenger said that we were blocked or let in again."""
        changed = await self._session.execute(
            update(ContactRow)
            .where(
                ContactRow.channel == channel,
                ContactRow.bot_id == bot_id,
                ContactRow.address == address,
                ContactRow.state.not_in((state, "revoked")),
            )
            .values(state=state, reason=None, since=now)
            .returning(ContactRow.person_id)
        )
        return changed.scalar_one_or_none()


@cache
def _contacts() -> Vague:
    """Oldest first."""
    person: Any = PersonRow.__table__
    contact: Any = ContactRow.__table__
    here = and_(
        contact.c.person_id == person.c.id,
        contact.c.channel == bindparam("channel"),
        contact.c.bot_id == bindparam("bot"),
    )
    query: Vague = select(
        person.c.id,
        person.c.locale,
        person.c.timezone,
        person.c.quiet_from,
        person.c.quiet_until,
        person.c.digest_at,
        contact.c.id,
        contact.c.address,
        contact.c.state,
    )
    return (
        query.select_from(person)
        .outerjoin(contact, here)
        .where(person.c.id.in_(bindparam("people", expanding=True)))
        .order_by(contact.c.since, contact.c.id)
    )
