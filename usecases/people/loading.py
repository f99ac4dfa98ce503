"""A directory's table laid over the directory: compared in memory, written in few statements.

Of a region's thousands of rows each used to be several statements, with the database's one writer
held for as long.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from roadmap.names import name_key
from usecases.people.draft import (
    DirectoryDraft,
    OrganizationDraft,
    PostDraft,
    Problem,
    phrase_key,
)
from usecases.people.tree import Tree
from usecases.ports.ground import UnitOfWork
from usecases.ports.people import (
    NewOrganization,
    NewPerson,
    NewPost,
    OrganizationView,
    PersonContact,
    PostView,
)
from usecases.reminders.pacing import repace


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A post that has another holder now."""

    post_id: int
    title: str
    organization: str
    former: str
    successor: str


@dataclass
class Loading:
    """The directory as it stands in the transaction while a table is laid over it.

    `added` counts what is new; `weeks` are organisations whose working week was another one.
    People that are to be stored have ids below zero until they are.
    """

    uow: UnitOfWork
    today: date
    now: datetime
    tree: Tree
    posts: dict[int, list[PostView]]
    people: dict[str, list[PersonContact]]
    held: set[int]
    added: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    problems: list[Problem] = field(default_factory=list)
    handed_over: list[HandedOver] = field(default_factory=list)
    weeks: int = 0
    ids: dict[str, int] = field(default_factory=dict)
    depths: dict[str, int] = field(default_factory=dict)
    above: dict[str, str | int | None] = field(default_factory=dict)
    newcomers: list[NewPerson] = field(default_factory=list)
    listed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    async def begin(cls, uow: UnitOfWork, today: date, now: datetime) -> Loading:
        """With all that is stored."""
        posts = defaultdict(list)
        for post in await uow.directory.posts():
            posts[post.organization.id].append(post)
        people = defaultdict(list)
        for person in await uow.people.persons():
            people[name_key(person.full_name)].append(person)
        held = {one.holder.person_id for each in posts.values() for one in each if one.holder}
        tree = Tree(await uow.directory.organizations())
        return cls(uow, today, now, tree, posts, people, held)

    async def load(self, draft: DirectoryDraft) -> None:
        """Write what differs, or find problems and write nothing."""
        for key, one in draft.organizations.items():
            for name in {phrase_key(one.name), phrase_key(one.short_name or one.name)}:
                self.listed[name].append(key)
        for key in draft.organizations:
            self._place(draft, key, ())
        if self.problems:
            return
        for depth in sorted(set(self.depths.values())):
            keys = [key for key in draft.organizations if self.depths[key] == depth]
            await self._organizations({key: draft.organizations[key] for key in keys})
        await self._weeks(draft)
        await self._posts(draft.posts)

    def _place(self, draft: DirectoryDraft, key: str, above: tuple[str, ...]) -> int | None:
        """How many of the table stand above an organisation; None when a problem was found."""
        if key in self.depths:
            return self.depths[key]
        one = draft.organizations[key]
        if key in above:
            self.problems.append(Problem(one.row, "parent-circle", {"name": one.name}))
            return None
        depth: int | None = 0
        self.above[key] = None
        if one.parent:
            depth = self._parent(draft, key, (*above, key))
        if depth is not None:
            self.depths[key] = depth
        return depth

    def _parent(self, draft: DirectoryDraft, key: str, above: tuple[str, ...]) -> int | None:
        child = draft.organizations[key]
        wanted = phrase_key(child.parent)
        listed = self.listed.get(wanted, [])
        if len(listed) == 1:
            self.above[key] = listed[0]
            depth = self._place(draft, listed[0], above)
            return None if depth is None else depth + 1
        stored = self.tree.called(wanted)
        if not listed and len(stored) == 1:
            self.above[key] = stored[0].id
            return 0
        code = "parent-ambiguous" if listed or stored else "parent-unknown"
        self.problems.append(Problem(child.row, code, {"parent": child.parent}))
        return None

    async def _organizations(self, drafts: dict[str, OrganizationDraft]) -> None:
        """Those of one depth, whose parents stand."""
        new: dict[str, NewOrganization] = {}
        for key, one in drafts.items():
            above = self.above[key]
            parent_id = self.ids[above] if isinstance(above, str) else above
            old = self.tree.standing(one, parent_id)
            if old is None:
                short_name, code = one.short_name or None, one.code or None
                new[key] = NewOrganization(one.name, one.kind, parent_id, short_name, code)
            else:
                self.ids[key] = old.id
                await self._renew(old, one, parent_id)
        made = await self.uow.directory.add_organizations(list(new.values()))
        self.ids.update(zip(new, made, strict=True))
        self.added["organizations"] += len(new)

    async def _renew(
        self, old: OrganizationView, one: OrganizationDraft, parent_id: int | None
    ) -> None:
        facts = (
            one.name,
            one.kind,
            parent_id if one.parent else old.parent_id,
            one.short_name or old.short_name,
            one.code or old.code,
        )
        if facts == (old.name, old.kind, old.parent_id, old.short_name, old.code):
            return
        self.added["updated"] += 1
        name, kind, parent, short, cited = facts
        await self.uow.directory.update_organization(
            old.id, name=name, kind=kind, parent_id=parent, short_name=short, code=cited
        )

    async def _weeks(self, draft: DirectoryDraft) -> None:
        """The working weeks that the table states; those of stored organisations are counted."""
        for days in (5, 6):
            stated = [key for key, one in draft.organizations.items() if one.days_a_week == days]
            if stated:
                ids = [self.ids[key] for key in stated]
                changed = await self.uow.calendar.set_week(ids, days)
                self.weeks += sum(self.tree.stores(one) for one in changed)

    async def _posts(self, drafts: Sequence[PostDraft]) -> None:
        old = [await self._standing_post(one) for one in drafts]
        new = [
            NewPost(self.ids[one.organization], one.title, "head" if one.head else _kind(one.title))
            for one, stands in zip(drafts, old, strict=True)
            if stands is None
        ]
        self.added["posts"] += len(new)
        made = iter(await self.uow.directory.add_posts(new))
        first: dict[int, int] = {}
        others: list[tuple[PostView, int]] = []
        for one, stands in zip(drafts, old, strict=True):
            post_id = stands.id if stands else next(made)
            if not one.person or await self._stays(one, stands):
                continue
            person_id = await self._person(one, one.person)
            if stands is None:
                first[post_id] = person_id
            else:
                others.append((stands, person_id))
        await self._appoint(first, others)

    async def _appoint(self, first: dict[int, int], others: list[tuple[PostView, int]]) -> None:
        """New posts' holders at once; whoever takes over a post, with all that follows."""
        made = await self.uow.people.add_people(self.newcomers)
        self.added["people"] += len(made)
        real = {-at: person_id for at, person_id in enumerate(made, 1)}
        terms = {post: real.get(person, person) for post, person in first.items()}
        await self.uow.directory.open_terms(terms, since=self.today)
        for post, person in others:
            await self._hand_over(post, real.get(person, person))

    async def _standing_post(self, draft: PostDraft) -> PostView | None:
        stored = self.posts.get(self.ids[draft.organization], [])
        title = phrase_key(draft.title)
        same = next((post for post in stored if phrase_key(post.title) == title), None)
        if same is not None or not draft.head:
            return same
        head = next((post for post in stored if post.kind == "head"), None)
        if head is not None and (" " in head.title or " " in draft.title):
            return None
        if head is not None:
            self.added["updated"] += 1
            await self.uow.directory.rename_post(head.id, draft.title)
        return head

    async def _stays(self, draft: PostDraft, old: PostView | None) -> bool:
        """Whether its holder is who the table names; their news are written."""
        former = old.holder if old else None
        if former is None or name_key(former.full_name) != name_key(draft.person or ""):
            return False
        if _news(former, draft):
            self.added["updated"] += await self.uow.people.update_person(
                former.person_id, phone=draft.phone, email=draft.email
            )
        return True

    async def _hand_over(self, old: PostView, person_id: int) -> None:
        paces = await self.uow.reminders.paces((old.id,))
        await self.uow.directory.hold_post(old.id, person_id, since=self.today)
        await repace(self.uow, (old.id,), paces, today=self.today)
        if old.holder:
            await self.uow.invitations.revoke_of_post(old.id, except_person=person_id, now=self.now)
            successor = await self.uow.people.person(person_id)
            name = successor.full_name if successor else ""
            former, place = old.holder.full_name, old.organization.label
            self.handed_over.append(HandedOver(old.id, old.title, place, former, name))

    async def _person(self, draft: PostDraft, name: str) -> int:
        """Somebody known by name and telephone or e-mail, or by name alone and without a post.

        Namesakes are left apart: one who is really the same shows it by opening both links.
        """
        namesakes = self.people[name_key(name)]
        known = [one for one in namesakes if _same_line(one, draft)]
        known = known or [one for one in namesakes if one.person_id not in self.held]
        if len(known) == 1:
            person_id = known[0].person_id
            await self._learn(person_id, draft)
        else:
            self.newcomers.append(NewPerson(name, draft.phone, draft.email))
            person_id = -len(self.newcomers)
            namesakes.append(PersonContact(person_id, name, phone=draft.phone, email=draft.email))
        self.held.add(person_id)
        return person_id

    async def _learn(self, person_id: int, draft: PostDraft) -> None:
        if person_id > 0:
            await self.uow.people.update_person(person_id, phone=draft.phone, email=draft.email)
            return
        known = self.newcomers[-person_id - 1]
        self.newcomers[-person_id - 1] = replace(
            known, phone=draft.phone or known.phone, email=draft.email or known.email
        )


def _news(person: PersonContact, draft: PostDraft) -> bool:
    return bool(
        (draft.phone and draft.phone != person.phone)
        or (draft.email and draft.email != person.email)
    )


def _same_line(person: PersonContact, draft: PostDraft) -> bool:
    return bool(
        (draft.phone and person.phone == draft.phone)
        or (draft.email and person.email == draft.email)
    )


def _kind(title: str) -> str:
    return "deputy" if title.casefold().startswith(("заместитель", "зам.")) else "specialist"
