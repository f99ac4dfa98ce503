"""Questions about people, on a reading connection."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, case, null, select, union_all

from storage.engine import Session
from storage.queries.directory import (
    OPEN_TERM,
    PERSON,
    Vague,
    held_on,
    load_holders,
    load_invitation,
    load_organizations,
    load_persons,
    load_posts,
    person_contact,
    with_contact,
)
from storage.rows import (
    ContactRow,
    GrantRow,
    GroupPostRow,
    GroupRow,
    InvitationRow,
    OrganizationRow,
    PersonRow,
    PostHolderRow,
    PostRow,
    RoadmapRow,
)
from usecases.ports.people import (
    Connections,
    GroupView,
    Identity,
    InvitationView,
    OrganizationView,
    PersonContact,
    PostView,
    UnconnectedPost,
)

WHO = (
    PersonRow.id,
    PersonRow.full_name,
    PersonRow.locale,
    PersonRow.timezone,
    PersonRow.joined_at,
)


class SqlDirectoryQueries:
    """See usecases.ports.people.DirectoryQueries for what each method promises."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def identity(self, channel: str, bot_id: int, address: str) -> Identity | None:
        """Who stands behind an address, or None for a stranger."""
        found = await self._session.execute(
            select(*WHO, ContactRow.state)
            .join(ContactRow, ContactRow.person_id == PersonRow.id)
            .where(
                ContactRow.channel == channel,
                ContactRow.bot_id == bot_id,
                ContactRow.address == address,
                ContactRow.state != "revoked",
                PersonRow.active,
            )
        )
        return await self._identified(found.first())

    async def identity_of(self, person_id: int) -> Identity | None:
        """Somebody by id, however they write to us."""
        found = await self._session.execute(
            select(*WHO).where(PersonRow.id == person_id, PersonRow.active)
        )
        return await self._identified(found.first())

    async def _identified(self, row: Any) -> Identity | None:
        """`row` is WHO, and the contact's state where they write over one."""
        if row is None:
            return None
        person_id, full_name, locale, timezone, joined_at, *state = row
        posts, roles = await self._rights(person_id)
        joined = joined_at is not None
        return Identity(person_id, full_name, locale, timezone, joined, posts, roles, *state)

    async def _rights(self, person_id: int) -> tuple[tuple[int, ...], frozenset[str]]:
        posts = select(PostHolderRow.post_id, null().label("role")).where(
            PostHolderRow.person_id == person_id, OPEN_TERM
        )
        roles = select(null(), GrantRow.role).where(
            GrantRow.person_id == person_id, GrantRow.until.is_(None)
        )
        rows: list[Any] = list(await self._session.execute(union_all(posts, roles)))
        held = sorted(post_id for post_id, _ in rows if post_id is not None)
        return tuple(held), frozenset(role for _, role in rows if role is not None)

    async def contact(self, person_id: int) -> PersonContact | None:
        """A person with their newest chat address."""
        return (await self.contacts((person_id,))).get(person_id)

    async def contacts(self, person_ids: tuple[int, ...]) -> dict[int, PersonContact]:
        """People by id; unknown ids are left out."""
        rows = await self._session.execute(_persons(), {"people": list(person_ids)})
        return {row[0]: person_contact(row) for row in rows}

    async def coordinators(self, roadmap_id: int | None = None) -> tuple[PersonContact, ...]:
        """Who coordinates: the roadmap's own coordinator first, then the other open grants."""
        own = select(RoadmapRow.coordinator_id).where(RoadmapRow.id == roadmap_id)
        chief = None if roadmap_id is None else await self._session.scalar(own)
        granted = await self._granted("coordinator", roadmap_id)
        first = [] if chief is None else await load_persons(self._session, PersonRow.id == chief)
        return (*first, *(person for person in granted if person.person_id != chief))

    async def granted(self, role: str) -> tuple[PersonContact, ...]:
        """Who has an open grant of a role, whatever its roadmap."""
        people = select(GrantRow.person_id).where(GrantRow.role == role, GrantRow.until.is_(None))
        return tuple(await load_persons(self._session, PersonRow.id.in_(people)))

    async def _granted(self, role: str, roadmap_id: int | None) -> list[PersonContact]:
        everywhere = GrantRow.roadmap_id.is_(None)
        scope = (
            everywhere if roadmap_id is None else everywhere | (GrantRow.roadmap_id == roadmap_id)
        )
        people = select(GrantRow.person_id).where(
            GrantRow.role == role, GrantRow.until.is_(None), scope
        )
        return await load_persons(self._session, PersonRow.id.in_(people))

    async def holder(self, post_id: int, today: date) -> PersonContact | None:
        """Who holds a post on a day; somebody acting comes before the holder proper."""
        return (await self.holders((post_id,), today)).get(post_id)

    async def holders(self, post_ids: tuple[int, ...], today: date) -> dict[int, PersonContact]:
        """Holders by post id, as `holder` says; vacant posts are left out."""
        which = PostHolderRow.post_id.in_(post_ids)
        return await load_holders(self._session, held_on(today), which)

    async def school_heads(self, authority_id: int | None = None) -> tuple[PostView, ...]:
        """The head's post of every school, or of every school below an authority in the tree."""
        criteria = (PostRow.kind == "head", OrganizationRow.kind == "school")
        heads = await load_posts(self._session, *criteria)
        if authority_id is None:
            return heads
        below = _below(await self.organizations(), authority_id)
        return tuple(head for head in heads if head.organization.id in below)

    async def post(self, post_id: int) -> PostView | None:
        """One post with its present holder."""
        found = await load_posts(self._session, PostRow.id == post_id)
        return found[0] if found else None

    async def posts(self) -> tuple[PostView, ...]:
        """Every post with its present holder."""
        return await load_posts(self._session)

    async def posts_of(self, person_id: int) -> tuple[PostView, ...]:
        """The posts of a person's open terms."""
        held = select(PostHolderRow.post_id).where(PostHolderRow.person_id == person_id, OPEN_TERM)
        return await load_posts(self._session, PostRow.id.in_(held))

    async def digest_posts(
        self, person_ids: tuple[int, ...], today: date
    ) -> dict[int, tuple[int, ...]]:
        """Posts by person whose digest comes to them, not to somebody who acts for them."""
        asked = {"people": list(person_ids), "today": today}
        holders: dict[int, int] = {}
        lasting = set()
        for post, person, lasts in await self._session.execute(_holding(), asked):
            holders[post] = person
            if lasts:
                lasting.add((post, person))
        found: dict[int, list[int]] = {person: [] for person in person_ids}
        for post, person in sorted(holders.items()):
            if person in found and (post, person) in lasting:
                found[person].append(post)
        return {person: tuple(posts) for person, posts in found.items()}

    async def persons(self) -> tuple[PersonContact, ...]:
        """Everybody in the directory."""
        return tuple(await load_persons(self._session))

    async def organizations(self) -> tuple[OrganizationView, ...]:
        """The whole tree."""
        return await load_organizations(self._session)

    async def authority(self) -> OrganizationView | None:
        """The root of the tree: the one with most below it when several stand alone."""
        tree = await self.organizations()
        roots = [one for one in tree if one.parent_id is None]
        return max(roots, key=lambda root: len(_below(tree, root.id)), default=None)

    async def groups(self) -> tuple[GroupView, ...]:
        """Every group with its posts."""
        members = defaultdict(list)
        listed = select(GroupPostRow.group_id, GroupPostRow.post_id).order_by(GroupPostRow.post_id)
        for group_id, post_id in await self._session.execute(listed):
            members[group_id].append(post_id)
        rows = await self._session.execute(select(GroupRow.id, GroupRow.name).order_by(GroupRow.id))
        return tuple(GroupView(id_, name, tuple(members[id_])) for id_, name in rows)

    async def connections(self) -> Connections:
        """Counts over the directory."""
        organizations, posts = await self.organizations(), await self.posts()
        held = [post.holder for post in posts if post.holder]
        connected = sum(holder.connected for holder in held)
        vacant = len(posts) - len(held)
        return Connections(len(organizations), len(posts), connected, len(held) - connected, vacant)

    async def unconnected(
        self, *, now: datetime, limit: int = 100_000, offset: int = 0
    ) -> tuple[UnconnectedPost, ...]:
        """Posts whose holder is not connected, with their newest link's fate."""
        waiting = [post for post in await self.posts() if post.holder and not post.holder.connected]
        links = await self._links(now)
        return tuple(
            UnconnectedPost(post, holder, *links.get((holder.person_id, post.id), ("none", None)))
            for post in waiting[offset : offset + limit]
            if (holder := post.holder)
        )

    async def _links(self, now: datetime) -> dict[tuple[int, int], tuple[str, datetime]]:
        """The fate of the newest unrevoked link by person and post."""
        fate = case(
            (InvitationRow.expires_at <= now, "expired"),
            (InvitationRow.opened_at.is_not(None), "opened"),
            else_="sent",
        )
        at = case(
            (InvitationRow.expires_at <= now, InvitationRow.expires_at),
            (InvitationRow.opened_at.is_not(None), InvitationRow.opened_at),
            else_=InvitationRow.created_at,
        )
        rows = await self._session.execute(
            select(InvitationRow.person_id, InvitationRow.post_id, fate, at)
            .where(
                InvitationRow.post_id.is_not(None),
                InvitationRow.used_at.is_(None),
                InvitationRow.revoked_at.is_(None),
            )
            .order_by(InvitationRow.id)
        )
        return {(person, post): (state, when) for person, post, state, when in rows}

    async def invitation(self, invitation_id: int) -> InvitationView | None:
        """One invitation, whatever became of it."""
        return await load_invitation(self._session, InvitationRow.id == invitation_id)


@cache
def _persons() -> Vague:
    """Built once: asked with every digest, and building costs more than asking."""
    asked = PersonRow.id.in_(bindparam("people", expanding=True))
    return with_contact(select(*PERSON).select_from(PersonRow)).where(PersonRow.active, asked)


@cache
def _holding() -> Vague:
    """Who holds the posts of people's open terms; who acts comes last."""
    own = select(PostHolderRow.post_id).where(
        PostHolderRow.person_id.in_(bindparam("people", expanding=True)), OPEN_TERM
    )
    query: Vague = select(PostHolderRow.post_id, PostHolderRow.person_id, OPEN_TERM)
    return (
        query.join(PersonRow, PersonRow.id == PostHolderRow.person_id)
        .join(PostRow, PostRow.id == PostHolderRow.post_id)
        .join(OrganizationRow, OrganizationRow.id == PostRow.organization_id)
        .where(
            PersonRow.active,
            PostRow.active,
            OrganizationRow.active,
            held_on(bindparam("today")),
            PostHolderRow.post_id.in_(own),
        )
        .order_by(PostHolderRow.acting, PostHolderRow.id)
    )


def _below(tree: tuple[OrganizationView, ...], root_id: int) -> frozenset[int]:
    """The ids under a root, itself included, at any depth and in any order of the tree."""
    children = defaultdict(list)
    for one in tree:
        children[one.parent_id].append(one.id)
    found, ahead = {root_id}, [root_id]
    while ahead:
        for child in children[ahead.pop()]:
            if child not in found:
                found.add(child)
                ahead.append(child)
    return frozenset(found)
