"""The way in: a link is opened, its person confirms who they are, consents and is bound."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from roadmap.names import same_name
from usecases.people.consent import CONSENT_VERSION
from usecases.people.inviting import token_hash
from usecases.ports.ground import Clock, UnitOfWork, UnitOfWorkFactory
from usecases.ports.people import InvitationView, PersonContact
from usecases.reminders.pacing import repace


@dataclass(frozen=True, slots=True)
class Door:
    """The chat that somebody writes from."""

    channel: str
    bot_id: int
    address: str


class LinkState(StrEnum):
    """What a link means for the chat that opened it."""

    OPEN = "open"
    YOURS = "yours"
    """It has already connected this very chat."""
    UNKNOWN = "unknown"
    USED = "used"
    EXPIRED = "expired"
    REVOKED = "revoked"
    OTHER_PERSON = "other-person"
    """This chat is connected as somebody else."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A link as found. `invitation` is None when unknown, `mine` is whose chat this is already."""

    state: LinkState
    invitation: InvitationView | None = None
    mine: PersonContact | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody is bound; `again` when they had been before (a button pressed twice)."""

    person: PersonContact
    invitation: InvitationView
    again: bool = False


@dataclass(frozen=True, slots=True)
class OpenInvitation:
    """Open a link by its token: remember the chat, so that its buttons work there only."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, token: str, door: Door) -> Opened:
        """What the link means here; nothing is bound yet."""
        async with self.uow() as uow:
            invitation = await uow.invitations.by_hash(token_hash(token))
            if invitation is None:
                return Opened(LinkState.UNKNOWN)
            opened = await look(uow, invitation, door, self.clock)
            if opened.state is LinkState.OPEN:
                await uow.invitations.visit(
                    invitation.id, door.channel, door.bot_id, door.address, now=self.clock.now()
                )
                await uow.commit()
        return opened


@dataclass(frozen=True, slots=True)
class Confirm:
    """«Да, это я»: the invitation as it stands now, before the consent is asked for."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, invitation_id: int, door: Door) -> Opened:
        """The same answer as opening the link again."""
        async with self.uow() as uow:
            return await _visited(uow, invitation_id, door, self.clock)


@dataclass(frozen=True, slots=True)
class Decline:
    """«Это не я»: the link is closed and the coordinator told."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, invitation_id: int, door: Door) -> Opened:
        """What the link was when it was declined; only an open one is closed."""
        now = self.clock.now()
        async with self.uow() as uow:
            opened = await _visited(uow, invitation_id, door, self.clock)
            if opened.state is LinkState.OPEN and opened.invitation:
                await uow.invitations.revoke(invitation_id, now=now)
                person_id = opened.invitation.person.person_id
                await uow.history.add("link-declined", "person", person_id, at=now)
                await uow.deliveries.tell(
                    ("coordinator", "administrator"),
                    "link-declined",
                    str(invitation_id),
                    {"invitation": invitation_id},
                    now=now,
                )
                await uow.commit()
        return opened


@dataclass(frozen=True, slots=True)
class RefuseConsent:
    """«Не даю»: the answer is recorded; the link stays open for a change of mind."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, invitation_id: int, door: Door) -> Opened:
        """What the link is; nothing but the answer is written."""
        now = self.clock.now()
        async with self.uow() as uow:
            opened = await _visited(uow, invitation_id, door, self.clock)
            if opened.state is LinkState.OPEN and opened.invitation:
                person_id = opened.invitation.person.person_id
                await uow.people.refuse_consent(person_id, CONSENT_VERSION, now=now)
                await uow.history.add("consent-refused", "person", person_id, at=now)
                await uow.commit()
        return opened


@dataclass(frozen=True, slots=True)
class Join:
    """«Даю согласие»: the chat is bound to its person."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, invitation_id: int, door: Door) -> Opened | Joined:
        """Joined, or why not. Of two chats with one link the first to consent is bound.

        A chat that is connected already under the same full name keeps its person: the post of
        the invitation moves over to them.
        """
        async with self.uow() as uow:
            opened = await _visited(uow, invitation_id, door, self.clock)
            if opened.invitation is None:
                return opened
            if opened.state is LinkState.YOURS and opened.mine:
                return Joined(opened.mine, opened.invitation, again=True)
            if opened.state is not LinkState.OPEN:
                return opened
            if not await uow.invitations.use(invitation_id, now=self.clock.now()):
                return Opened(LinkState.USED, opened.invitation)
            joined = await self._bind(uow, opened.invitation, opened.mine, door)
            await uow.commit()
        return joined

    async def _bind(
        self, uow: UnitOfWork, invitation: InvitationView, mine: PersonContact | None, door: Door
    ) -> Joined:
        now = self.clock.now()
        person_id = invitation.person.person_id
        if mine and mine.person_id != person_id:
            await _merge(uow, person_id, mine.person_id, self.clock.today())
            person_id = mine.person_id
        await uow.people.add_contact(
            person_id, door.channel, door.address, bot_id=door.bot_id, now=now
        )
        await uow.people.give_consent(person_id, CONSENT_VERSION, now=now)
        await uow.history.add(
            "joined",
            "person",
            person_id,
            at=now,
            actor_id=person_id,
            after={"consent": CONSENT_VERSION, "invitation": invitation.id},
        )
        person = await uow.people.person(person_id)
        return Joined(person or invitation.person, invitation)


async def _merge(uow: UnitOfWork, person_id: int, into: int, today: date) -> None:
    """Their posts are reminded of as the one who stays has chosen."""
    posts = await uow.people.posts_held((person_id, into))
    paces = await uow.reminders.paces(posts)
    await uow.people.merge(person_id, into, today=today)
    await repace(uow, posts, paces, today=today)


async def _visited(uow: UnitOfWork, invitation_id: int, door: Door, clock: Clock) -> Opened:
    """As `look`, for a press: a chat that never opened the link is told that it is unknown."""
    invitation = await uow.invitations.get(invitation_id)
    known = await uow.invitations.visited(invitation_id, door.channel, door.bot_id, door.address)
    if invitation is None or not known:
        return Opened(LinkState.UNKNOWN)
    return await look(uow, invitation, door, clock)


async def look(uow: UnitOfWork, invitation: InvitationView, door: Door, clock: Clock) -> Opened:
    """What an invitation means for a chat at this moment."""
    mine = await uow.people.at_address(door.channel, door.bot_id, door.address)
    return Opened(_state(invitation, mine, clock), invitation, mine)


def _state(invitation: InvitationView, mine: PersonContact | None, clock: Clock) -> LinkState:
    own = mine is not None and mine.person_id == invitation.person.person_id
    if own and mine and mine.joined:
        return LinkState.YOURS
    if invitation.used_at is not None:
        return LinkState.USED
    if invitation.revoked_at is not None or not invitation.holds:
        return LinkState.REVOKED
    if invitation.expires_at <= clock.now():
        return LinkState.EXPIRED
    if mine and not own and not same_name(mine.full_name, invitation.person.full_name):
        return LinkState.OTHER_PERSON
    return LinkState.OPEN
