"""People, the directory and invitations in the writing transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from usecases.ports.people.views import (
    InvitationView,
    NewOrganization,
    NewPerson,
    NewPost,
    OrganizationView,
    PersonContact,
    PostView,
)


class PeopleRepository(Protocol):
    """Persons, their contacts, grants and consents."""

    async def add_person(
        self,
        full_name: str,
        *,
        phone: str | None = None,
        email: str | None = None,
        locale: str = "ru",
    ) -> int:
        """A new person; the id."""
        ...

    async def add_people(self, new: Sequence[NewPerson]) -> tuple[int, ...]:
        """New people; the ids in the same order."""
        ...

    async def update_person(
        self, person_id: int, *, phone: str | None = None, email: str | None = None
    ) -> bool:
        """Write what is given and differs; whether anything did."""
        ...

    async def person(self, person_id: int) -> PersonContact | None:
        """A person with their newest chat address."""
        ...

    async def persons(self) -> tuple[PersonContact, ...]:
        """Everybody active."""
        ...

    async def at_address(self, channel: str, bot_id: int, address: str) -> PersonContact | None:
        """Whose live contact an address is."""
        ...

    async def merge(self, person_id: int, into: int, *, today: date) -> None:
        """One human was entered twice: open terms and grants move over, the first goes inactive."""
        ...

    async def add_contact(
        self, person_id: int, channel: str, address: str, *, bot_id: int = 0, now: datetime
    ) -> int:
        """Bind an address to a person, active; their other addresses of the channel are revoked.

        An address that was revoked before is taken over; a live one of another person raises
        ConflictError("people-address-taken").
        """
        ...

    async def grant(
        self, person_id: int, role: str, *, now: datetime, roadmap_id: int | None = None
    ) -> bool:
        """Give a role, for one roadmap or for all; False when it stands already."""
        ...

    async def give_consent(self, person_id: int, version: int, *, now: datetime) -> None:
        """Record the answer "given"; the person has joined, if they had not before."""
        ...

    async def refuse_consent(self, person_id: int, version: int, *, now: datetime) -> None:
        """Record the answer "refused"; nothing else changes."""
        ...

    async def withdraw_consent(self, person_id: int, version: int, *, now: datetime) -> None:
        """Record "withdrawn": the person is no longer joined, their contacts are revoked."""
        ...

    async def set_digest_at(self, person_id: int, at: str | None) -> None:
        """The person's own hour of the digest, "HH:MM" local; None = the default."""
        ...

    async def set_timezone(self, person_id: int, zone: str) -> None:
        """The person's own time zone, an IANA name."""
        ...

    async def set_quiet(self, person_id: int, since: str | None, until: str | None) -> None:
        """The person's quiet hours, "HH:MM" local; None and None = they have none."""
        ...

    async def set_pace(self, person_id: int, pace: str) -> None:
        """How often the person is told before a date; see roadmap.reminding.Pace."""
        ...

    async def posts_held(self, person_ids: Sequence[int]) -> tuple[int, ...]:
        """The posts of these people's open terms."""
        ...

    async def set_away(self, person_id: int, until: date | None) -> None:
        """The last day of the person's leave; None = they are back."""
        ...

    async def answer_stranger(
        self, channel: str, bot_id: int, address: str, *, now: datetime
    ) -> bool:
        """Whether this unknown chat is to have its one line: True exactly once ever."""
        ...


class DirectoryRepository(Protocol):
    """Organisations, posts, terms and groups."""

    async def add_organization(
        self,
        name: str,
        kind: str,
        *,
        parent_id: int | None = None,
        short_name: str | None = None,
        code: str | None = None,
        aliases: Sequence[str] = (),
    ) -> int:
        """A new organisation (kind region, authority, school, department, other); the id."""
        ...

    async def update_organization(
        self,
        organization_id: int,
        *,
        name: str,
        kind: str,
        parent_id: int | None,
        short_name: str | None,
        code: str | None,
    ) -> None:
        """Write an organisation's facts."""
        ...

    async def set_aliases(self, organization_id: int, aliases: Sequence[str]) -> None:
        """Replace what else an organisation is called."""
        ...

    async def organizations(self) -> tuple[OrganizationView, ...]:
        """The whole tree."""
        ...

    async def add_organizations(self, new: Sequence[NewOrganization]) -> tuple[int, ...]:
        """New organisations; the ids in the same order."""
        ...

    async def add_post(self, organization_id: int, title: str, kind: str) -> int:
        """A new post (kind head, deputy, dispatcher, specialist); the id."""
        ...

    async def add_posts(self, new: Sequence[NewPost]) -> tuple[int, ...]:
        """New posts; the ids in the same order."""
        ...

    async def rename_post(self, post_id: int, title: str) -> None:
        """The post is called otherwise now."""
        ...

    async def posts(self) -> tuple[PostView, ...]:
        """Every post with its present holder."""
        ...

    async def hold_post(
        self, post_id: int, person_id: int, *, since: date, acting: bool = False
    ) -> int | None:
        """Open a term. The former holder's open term ends on the same day: their id, or None.

        Somebody acting takes nothing from the holder. Holding it already changes nothing.
        """
        ...

    async def open_terms(self, holders: Mapping[int, int], *, since: date) -> None:
        """Terms of people by post, for posts that nobody has held."""
        ...

    async def end_term(self, post_id: int, person_id: int, *, until: date) -> bool:
        """Close a person's open term; `until` is the first day without the post."""
        ...

    async def add_group(self, name: str, post_ids: Sequence[int], *, now: datetime) -> int:
        """A new list of posts; the id."""
        ...

    async def set_group(self, group_id: int, post_ids: Sequence[int]) -> None:
        """Replace a list's posts."""
        ...


class InvitationRepository(Protocol):
    """Personal deep links by their token's hash, and which chats have opened them."""

    async def add(
        self,
        token_hash: str,
        person_id: int,
        *,
        post_id: int | None,
        role: str | None,
        created_by: int | None,
        now: datetime,
        expires_at: datetime,
    ) -> int:
        """Issue one; older unused ones of the same person and post (or role) are revoked."""
        ...

    async def by_hash(self, token_hash: str) -> InvitationView | None:
        """The invitation of a token."""
        ...

    async def get(self, invitation_id: int) -> InvitationView | None:
        """One invitation."""
        ...

    async def visit(
        self, invitation_id: int, channel: str, bot_id: int, address: str, *, now: datetime
    ) -> None:
        """A chat opened the link; only such a chat may press its buttons."""
        ...

    async def visited(self, invitation_id: int, channel: str, bot_id: int, address: str) -> bool:
        """Whether a chat has opened the link itself."""
        ...

    async def use(self, invitation_id: int, *, now: datetime) -> bool:
        """Take it, once: False when it was used, revoked or has expired meanwhile."""
        ...

    async def revoke(self, invitation_id: int, *, now: datetime) -> bool:
        """Close an unused one; False when there was nothing left to close."""
        ...

    async def revoke_of_post(self, post_id: int, *, except_person: int, now: datetime) -> None:
        """Close the unused ones that invite others to a post which has a new holder."""
        ...
