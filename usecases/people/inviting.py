"""Personal deep links: who is invited, to what, and the token that nobody can read back."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from roadmap.errors import InputRefusedError
from roadmap.names import full_name, name_key
from usecases.ports.ground import Clock, UnitOfWork, UnitOfWorkFactory
from usecases.ports.people import PersonContact, PostView

ROLES = ("coordinator", "controller", "administrator")
LIFETIME = timedelta(days=14)
AT_ONCE = 300


@dataclass(frozen=True, slots=True)
class Issued:
    """A new invitation.

    `token` is what the link carries after "?start=": at most 64 characters of A-Z a-z 0-9 _ -.
    It stands nowhere else, so a link that was lost is issued anew.
    """

    person: PersonContact
    post: PostView | None
    token: str
    expires_at: datetime


def new_token() -> str:
    """43 characters: 256 bits by chance."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is kept of a token."""
    return sha256(token.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class InviteToRole:
    """Invite somebody by name to a role; they are entered when nobody of that name is."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(
        self, role: str, name: str, *, phone: str | None = None, email: str | None = None
    ) -> Issued:
        """The role is granted at once and opens with the link.

        Raises:
            InputRefusedError: "people-role-unknown", "people-name-refused" (no full name), or
                "people-name-ambiguous" (several of that name, telephone and e-mail tell none).
        """
        if role not in ROLES:
            raise InputRefusedError("people-role-unknown", role=role)
        tidy = full_name(name)
        if tidy is None:
            raise InputRefusedError("people-name-refused", name=name)
        async with self.uow() as uow:
            person = await _person(uow, tidy, phone, email)
            now = self.clock.now()
            if await uow.people.grant(person.person_id, role, now=now):
                await uow.history.add(
                    "granted", "person", person.person_id, at=now, after={"role": role}
                )
            issued = await issue(uow, person, None, role=role, created_by=None, now=now)
            await uow.commit()
        return issued


@dataclass(frozen=True, slots=True)
class InviteToPosts:
    """Issue links for posts whose holders are not in the chat yet."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, post_ids: Sequence[int], *, actor_id: int) -> tuple[Issued, ...]:
        """A link for each post's present holder; older unused links of theirs no longer work.

        Vacant posts and holders who are connected are passed over.
        """
        issued: list[Issued] = []
        for at in range(0, len(post_ids), AT_ONCE):
            issued += await self._batch(set(post_ids[at : at + AT_ONCE]), actor_id)
        return tuple(issued)

    async def _batch(self, post_ids: set[int], actor_id: int) -> list[Issued]:
        now = self.clock.now()
        async with self.uow() as uow:
            issued = [
                await issue(uow, post.holder, post, role=None, created_by=actor_id, now=now)
                for post in await uow.directory.posts()
                if post.id in post_ids and post.holder and not post.holder.connected
            ]
            await uow.commit()
        return issued


async def issue(
    uow: UnitOfWork,
    person: PersonContact,
    post: PostView | None,
    *,
    role: str | None,
    created_by: int | None,
    now: datetime,
) -> Issued:
    """Write an invitation for a person to a post or a role."""
    token = new_token()
    expires_at = now + LIFETIME
    await uow.invitations.add(
        token_hash(token),
        person.person_id,
        post_id=post.id if post else None,
        role=role,
        created_by=created_by,
        now=now,
        expires_at=expires_at,
    )
    return Issued(person, post, token, expires_at)


async def _person(
    uow: UnitOfWork, name: str, phone: str | None, email: str | None
) -> PersonContact:
    namesakes = [
        one for one in await uow.people.persons() if name_key(one.full_name) == name_key(name)
    ]
    known = [
        one for one in namesakes if (phone and one.phone == phone) or (email and one.email == email)
    ] or namesakes
    if len(known) > 1:
        raise InputRefusedError("people-name-ambiguous", name=name, count=len(known))
    if known:
        await uow.people.update_person(known[0].person_id, phone=phone, email=email)
        return known[0]
    person_id = await uow.people.add_person(name, phone=phone, email=email)
    return PersonContact(person_id, name, phone=phone, email=email)
