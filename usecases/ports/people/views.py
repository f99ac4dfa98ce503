"""What is read of people: identities, contacts, organisations, posts, invitations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from roadmap.names import address_name, short_name
from roadmap.quiet import QuietHours, quiet_hours

REACHED = frozenset({"active", "failing"})


@dataclass(frozen=True, slots=True)
class NewOrganization:
    """One to be stored: kind region, authority, school, department, other."""

    name: str
    kind: str
    parent_id: int | None = None
    short_name: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class NewPost:
    """One to be stored: kind head, deputy, dispatcher, specialist."""

    organization_id: int
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody to be stored."""

    full_name: str
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """A known person who writes or presses: what the doors need to know of them.

    `post_ids` are the posts of their open terms; `roles` the open grants ("coordinator",
    "controller", "administrator"). `joined` is False until consent was given. `contact_state` is
    what was last known of the address they write from.
    """

    person_id: int
    full_name: str
    locale: str
    timezone: str | None
    joined: bool
    post_ids: tuple[int, ...]
    roles: frozenset[str]
    contact_state: str = "active"

    @property
    def coordinates(self) -> bool:
        """Whether coordinator's screens open for them."""
        return "coordinator" in self.roles

    @property
    def short_name(self) -> str:
        """«Орлова О.П.»."""
        return short_name(self.full_name)

    @property
    def address_name(self) -> str:
        """«Ольга Петровна»."""
        return address_name(self.full_name)


@dataclass(frozen=True, slots=True)
class PersonContact:
    """A person and how they are reached in the chat.

    `address` is a chat id as text, None for somebody who never came or took their consent back;
    `contact_state` is "none" then, else active, failing, blocked or deactivated. `digest_at` is
    "HH:MM", local; `away_until` the last day of their leave. `quiet_from` and `quiet_until` are
    "HH:MM" as well, both or neither; `pace` is None for the usual one. `mailed`: letters reach
    them, where the chat does not.
    """

    person_id: int
    full_name: str
    phone: str | None = None
    email: str | None = None
    locale: str = "ru"
    timezone: str | None = None
    digest_at: str | None = None
    away_until: date | None = None
    quiet_from: str | None = None
    quiet_until: str | None = None
    pace: str | None = None
    consent_version: int | None = None
    consent_at: datetime | None = None
    joined_at: datetime | None = None
    mailed: bool = False
    channel: str = "telegram"
    bot_id: int = 0
    address: str | None = None
    contact_state: str = "none"

    @property
    def short_name(self) -> str:
        """«Орлова О.П.»."""
        return short_name(self.full_name)

    @property
    def address_name(self) -> str:
        """«Ольга Петровна»."""
        return address_name(self.full_name)

    @property
    def joined(self) -> bool:
        """Whether consent was given and stands."""
        return self.joined_at is not None

    @property
    def connected(self) -> bool:
        """Whether they came and their account still is: a deleted one needs a new link."""
        return self.joined and self.contact_state not in {"none", "deactivated"}

    @property
    def quiet(self) -> QuietHours | None:
        """Their quiet hours."""
        return quiet_hours(self.quiet_from, self.quiet_until)

    def away(self, today: date) -> bool:
        """Whether they are on leave that day."""
        return self.away_until is not None and today <= self.away_until

    @property
    def reached(self) -> bool:
        """Whether a message can be tried: joined and not known to be blocked, or by mail."""
        chats = self.joined and self.address is not None and self.contact_state in REACHED
        return chats or self.mailed


@dataclass(frozen=True, slots=True)
class OrganizationView:
    """A school, department or authority; `parent_id` is None at the tree's root."""

    id: int
    parent_id: int | None
    kind: str
    name: str
    short_name: str | None
    code: str | None
    aliases: tuple[str, ...] = ()
    six_day_week: bool = False

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name


@dataclass(frozen=True, slots=True)
class PostView:
    """A post, where it is, and who holds it; `holder` is None for a vacant one."""

    id: int
    title: str
    kind: str
    organization: OrganizationView
    holder: PersonContact | None = None


@dataclass(frozen=True, slots=True)
class GroupView:
    """An editable list of posts."""

    id: int
    name: str
    post_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Connections:
    """How far the directory has come into the chat: posts by their holders."""

    organizations: int
    posts: int
    connected: int
    unconnected: int
    vacant: int


@dataclass(frozen=True, slots=True)
class UnconnectedPost:
    """A post whose holder is not in the chat, and how their link fares.

    `link` is "none", "sent" (issued, not opened), "opened" or "expired"; `at` its instant.
    """

    post: PostView
    person: PersonContact
    link: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class InvitationView:
    """An invitation with whom it invites and to what; the token itself is never kept.

    `holds` tells whether the post is still theirs; True for an invitation to a role.
    """

    id: int
    person: PersonContact
    role: str | None
    post: PostView | None
    expires_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None
    holds: bool = True
