"""People in the writing transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import CursorResult, exists, insert, select, update

from roadmap.errors import ConflictError
from storage.engine import Session
from storage.queries.directory import OPEN_TERM, load_persons
from storage.rows import (
    ConsentRow,
    ContactRow,
    GrantRow,
    InvitationRow,
    PersonRow,
    PostHolderRow,
    RoadmapRow,
    StrangerRow,
)
from usecases.ports.people import NewPerson, PersonContact


class SqlPeopleRepository:
    """See usecases.ports.people.PeopleRepository for what each method promises."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def _changed(self, statement: Any) -> bool:
        result: CursorResult[Any] = await self._session.execute(statement)  # type: ignore[assignment]
        return bool(result.rowcount)

    async def add_person(
        self,
        full_name: str,
        *,
        phone: str | None = None,
        email: str | None = None,
        locale: str = "ru",
    ) -> int:
        """A new person; the id."""
        values = {"full_name": full_name, "phone": phone, "email": email, "locale": locale}
        made = await self._session.execute(insert(PersonRow).values(values).returning(PersonRow.id))
        return int(made.scalar_one())

    async def add_people(self, new: Sequence[NewPerson]) -> tuple[int, ...]:
        """New people; the ids in the same order."""
        if not new:
            return ()
        made = await self._session.scalars(
            insert(PersonRow).returning(PersonRow.id, sort_by_parameter_order=True),
            [{**asdict(one), "locale": "ru"} for one in new],
        )
        return tuple(made)

    async def update_person(
        self, person_id: int, *, phone: str | None = None, email: str | None = None
    ) -> bool:
        """Write what is given and differs; whether anything did."""
        old = await self.person(person_id)
        given = {"phone": phone, "email": email}
        news = {name: value for name, value in given.items() if value and old is not None}
        news = {name: value for name, value in news.items() if getattr(old, name) != value}
        if not news:
            return False
        return await self._changed(
            update(PersonRow).where(PersonRow.id == person_id).values(**news)
        )

    async def person(self, person_id: int) -> PersonContact | None:
        """A person with their newest chat address."""
        found = await load_persons(self._session, PersonRow.id == person_id)
        return found[0] if found else None

    async def persons(self) -> tuple[PersonContact, ...]:
        """Everybody active."""
        return tuple(await load_persons(self._session))

    async def at_address(self, channel: str, bot_id: int, address: str) -> PersonContact | None:
        """Whose live contact an address is."""
        owner = select(ContactRow.person_id).where(
            ContactRow.channel == channel,
            ContactRow.bot_id == bot_id,
            ContactRow.address == address,
            ContactRow.state != "revoked",
        )
        found = await load_persons(self._session, PersonRow.id.in_(owner))
        return found[0] if found else None

    async def merge(self, person_id: int, into: int, *, today: date) -> None:
        """One human was entered twice: open terms and grants move over, the first goes inactive."""
        theirs = select(PostHolderRow.post_id).where(PostHolderRow.person_id == into, OPEN_TERM)
        mine = (PostHolderRow.person_id == person_id, OPEN_TERM)
        move = self._session.execute
        await move(
            update(PostHolderRow)
            .where(*mine, PostHolderRow.post_id.in_(theirs))
            .values(until=today)
            .execution_options(synchronize_session=False)
        )
        await move(update(PostHolderRow).where(*mine).values(person_id=into))
        for row in (GrantRow, InvitationRow):
            await move(update(row).where(row.person_id == person_id).values(person_id=into))
        await move(
            update(RoadmapRow)
            .where(RoadmapRow.coordinator_id == person_id)
            .values(coordinator_id=into)
        )
        await move(update(PersonRow).where(PersonRow.id == person_id).values(active=False))

    async def add_contact(
        self, person_id: int, channel: str, address: str, *, bot_id: int = 0, now: datetime
    ) -> int:
        """Bind an address to a person; their other addresses of the channel are revoked."""
        await self._session.execute(
            update(ContactRow)
            .where(
                ContactRow.person_id == person_id,
                ContactRow.channel == channel,
                (ContactRow.address != address) | (ContactRow.bot_id != bot_id),
                ContactRow.state != "revoked",
            )
            .values(state="revoked", reason="replaced", since=now)
        )
        key = (
            ContactRow.channel == channel,
            ContactRow.bot_id == bot_id,
            ContactRow.address == address,
        )
        old = (await self._session.execute(select(ContactRow).where(*key))).scalar_one_or_none()
        fresh = {"person_id": person_id, "state": "active", "reason": None, "since": now}
        if old is None:
            made = await self._session.execute(
                insert(ContactRow)
                .values(channel=channel, bot_id=bot_id, address=address, **fresh)
                .returning(ContactRow.id)
            )
            return int(made.scalar_one())
        if old.person_id != person_id and old.state != "revoked":
            raise ConflictError("people-address-taken")
        await self._session.execute(update(ContactRow).where(*key).values(**fresh))
        return old.id

    async def grant(
        self, person_id: int, role: str, *, now: datetime, roadmap_id: int | None = None
    ) -> bool:
        """Give a role, for one roadmap or for all; False when it stands already."""
        scope = GrantRow.roadmap_id.is_not_distinct_from(roadmap_id)
        standing = select(GrantRow.id).where(
            GrantRow.person_id == person_id, GrantRow.role == role, GrantRow.until.is_(None), scope
        )
        if (await self._session.execute(standing)).first():
            return False
        await self._session.execute(
            insert(GrantRow).values(
                person_id=person_id, role=role, roadmap_id=roadmap_id, since=now
            )
        )
        return True

    async def give_consent(self, person_id: int, version: int, *, now: datetime) -> None:
        """Record the answer "given"; the person has joined, if they had not before."""
        await self._answer(person_id, version, "given", now)
        who = PersonRow.id == person_id
        await self._session.execute(
            update(PersonRow).where(who).values(consent_version=version, consent_at=now)
        )
        await self._session.execute(
            update(PersonRow).where(who, PersonRow.joined_at.is_(None)).values(joined_at=now)
        )

    async def refuse_consent(self, person_id: int, version: int, *, now: datetime) -> None:
        """Record the answer "refused"; nothing else changes."""
        await self._answer(person_id, version, "refused", now)

    async def withdraw_consent(self, person_id: int, version: int, *, now: datetime) -> None:
        """Record "withdrawn": the person is no longer joined, their chats are revoked."""
        await self._answer(person_id, version, "withdrawn", now)
        await self._session.execute(
            update(PersonRow)
            .where(PersonRow.id == person_id)
            .values(consent_version=None, consent_at=None, joined_at=None)
        )
        await self._session.execute(
            update(ContactRow)
            .where(
                ContactRow.person_id == person_id,
                ContactRow.channel != "email",
                ContactRow.state != "revoked",
            )
            .values(state="revoked", reason="consent withdrawn", since=now)
        )

    async def _answer(self, person_id: int, version: int, answer: str, now: datetime) -> None:
        values = {"person_id": person_id, "version": version, "answer": answer, "at": now}
        await self._session.execute(insert(ConsentRow).values(values))

    async def set_digest_at(self, person_id: int, at: str | None) -> None:
        """The person's own hour of the digest; None = the default."""
        await self._set(person_id, digest_at=at)

    async def set_timezone(self, person_id: int, zone: str) -> None:
        """The person's own time zone, an IANA name."""
        await self._set(person_id, timezone=zone)

    async def set_quiet(self, person_id: int, since: str | None, until: str | None) -> None:
        """The person's quiet hours; None and None = they have none."""
        await self._set(person_id, quiet_from=since, quiet_until=until)

    async def set_pace(self, person_id: int, pace: str) -> None:
        """How often the person is told before a date."""
        await self._set(person_id, pace=pace)

    async def posts_held(self, person_ids: Sequence[int]) -> tuple[int, ...]:
        """The posts of these people's open terms."""
        held = select(PostHolderRow.post_id).where(PostHolderRow.person_id.in_(person_ids))
        return tuple(await self._session.scalars(held.where(OPEN_TERM).distinct()))

    async def set_away(self, person_id: int, until: date | None) -> None:
        """The last day of the person's leave; None = they are back."""
        await self._set(person_id, away_until=until)

    async def _set(self, person_id: int, **values: Any) -> None:
        await self._session.execute(
            update(PersonRow).where(PersonRow.id == person_id).values(**values)
        )

    async def answer_stranger(
        self, channel: str, bot_id: int, address: str, *, now: datetime
    ) -> bool:
        """Whether this unknown chat is to have its one line: True exactly once ever."""
        key = {"channel": channel, "bot_id": bot_id, "address": address}
        seen = exists().where(*(getattr(StrangerRow, name) == key[name] for name in key))
        if await self._session.scalar(select(seen)):
            return False
        await self._session.execute(insert(StrangerRow).values(**key, answered_at=now))
        return True
