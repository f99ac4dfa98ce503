"""Questions about people on the reading side."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

from usecases.ports.people.views import (
    Connections,
    GroupView,
    Identity,
    InvitationView,
    OrganizationView,
    PersonContact,
    PostView,
    UnconnectedPost,
)


class DirectoryQueries(Protocol):
    """Who is who. Only what is active is answered; order is stable (by id unless said)."""

    async def identity(self, channel: str, bot_id: int, address: str) -> Identity | None:
        """Who stands behind an address, or None for a stranger (or a revoked contact)."""
        ...

    async def identity_of(self, person_id: int) -> Identity | None:
        """Somebody by id, however they write to us; None for one who is not active."""
        ...

    async def contact(self, person_id: int) -> PersonContact | None:
        """A person with their newest chat address."""
        ...

    async def contacts(self, person_ids: tuple[int, ...]) -> dict[int, PersonContact]:
        """People by id; unknown ids are left out."""
        ...

    async def coordinators(self, roadmap_id: int | None = None) -> tuple[PersonContact, ...]:
        """Who coordinates: the roadmap's own coordinator first, then the other open grants."""
        ...

    async def granted(self, role: str) -> tuple[PersonContact, ...]:
        """Who has an open grant of a role, whatever its roadmap."""
        ...

    async def holder(self, post_id: int, today: date) -> PersonContact | None:
        """Who holds a post on a day; somebody acting comes before the holder proper."""
        ...

    async def holders(self, post_ids: tuple[int, ...], today: date) -> dict[int, PersonContact]:
        """Holders by post id, as `holder` says; vacant posts are left out."""
        ...

    async def school_heads(self, authority_id: int | None = None) -> tuple[PostView, ...]:
        """The head's post of every school, or of every school below an authority in the tree."""
        ...

    async def post(self, post_id: int) -> PostView | None:
        """One post with its present holder."""
        ...

    async def posts(self) -> tuple[PostView, ...]:
        """Every post with its present holder."""
        ...

    async def posts_of(self, person_id: int) -> tuple[PostView, ...]:
        """The posts of a person's open terms."""
        ...

    async def digest_posts(
        self, person_ids: tuple[int, ...], today: date
    ) -> dict[int, tuple[int, ...]]:
        """Posts by person whose digest comes to them on a day: nobody acts for them there."""
        ...

    async def persons(self) -> tuple[PersonContact, ...]:
        """Everybody in the directory."""
        ...

    async def organizations(self) -> tuple[OrganizationView, ...]:
        """The whole tree, parents before children where they were added so."""
        ...

    async def authority(self) -> OrganizationView | None:
        """The root of the tree: who runs this installation. None in an empty directory."""
        ...

    async def groups(self) -> tuple[GroupView, ...]:
        """Every group with its posts."""
        ...

    async def connections(self) -> Connections:
        """Counts over the directory."""
        ...

    async def unconnected(
        self, *, now: datetime, limit: int = 100_000, offset: int = 0
    ) -> tuple[UnconnectedPost, ...]:
        """Posts whose holder is not `connected`, with their newest link's fate."""
        ...

    async def invitation(self, invitation_id: int) -> InvitationView | None:
        """One invitation, whatever became of it."""
        ...
