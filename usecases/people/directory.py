"""Load the directory's table: all of it, or nothing and the reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from roadmap.grounds import calendar_ground
from roadmap.intake.people_sheet import SheetRow
from roadmap.names import name_key
from usecases.calendar.spreading import spread
from usecases.people.draft import (
    DirectoryDraft,
    OrganizationDraft,
    PostDraft,
    Problem,
    draft_directory,
    phrase_key,
)
from usecases.people.tree import Tree
from usecases.ports.ground import Clock, UnitOfWork, UnitOfWorkFactory
from usecases.ports.people import PersonContact, PostView
from usecases.reminders.pacing import repace


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A post that has another holder now."""

    post_id: int
    title: str
    organization: str
    former: str
    successor: str


@dataclass(frozen=True, slots=True)
class DirectoryImported:
    """What came of a table. With `problems` nothing was stored; counts are of what is new."""

    problems: tuple[Problem, ...] = ()
    organizations: int = 0
    posts: int = 0
    people: int = 0
    updated: int = 0
    handed_over: tuple[HandedOver, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPeople:
    """Load organisations, posts and holders; the same table twice changes nothing."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(
        self, rows: Iterable[SheetRow], *, actor_id: int | None = None, dry_run: bool = False
    ) -> DirectoryImported:
        """One transaction or none; `dry_run` tells what would come of it and stores nothing."""
        draft = draft_directory(rows)
        if draft.problems:
            return DirectoryImported(problems=_ordered(draft.problems))
        async with self.uow() as uow:
            loading = await _Loading.begin(uow, self.clock.today(), self.clock.now())
            await loading.load(draft)
            if loading.problems:
                return DirectoryImported(problems=_ordered(loading.problems))
            done = loading.outcome()
            if not dry_run:
                await loading.record(done, actor_id)
                await uow.commit()
        return done


def _ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.row))


@dataclass
class _Loading:
    """The directory as it stands in the transaction while a table is laid over it."""

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
    listed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    async def begin(cls, uow: UnitOfWork, today: date, now: datetime) -> _Loading:
        posts = defaultdict(list)
        for post in await uow.directory.posts():
            posts[post.organization.id].append(post)
        people = defaultdict(list)
        for person in await uow.people.persons():
            people[name_key(person.full_name)].append(person)
        held = {one.holder.person_id for each in posts.values() for one in each if one.holder}
        tree = Tree(await uow.directory.organizations())
        return cls(uow, today, now, tree, posts, people, held)

    def outcome(self) -> DirectoryImported:
        counts = self.added
        return DirectoryImported(
            organizations=counts["organizations"],
            posts=counts["posts"],
            people=counts["people"],
            updated=counts["updated"] + self.weeks,
            handed_over=tuple(self.handed_over),
        )

    async def load(self, draft: DirectoryDraft) -> None:
        for key, one in draft.organizations.items():
            for name in {phrase_key(one.name), phrase_key(one.short_name or one.name)}:
                self.listed[name].append(key)
        for key in draft.organizations:
            await self._place(draft, key, ())
        if not self.problems:
            for post in draft.posts:
                await self._post(post)

    async def _place(self, draft: DirectoryDraft, key: str, above: tuple[str, ...]) -> int | None:
        """An organisation's id, its parents first; None when a problem was found."""
        if key in self.ids:
            return self.ids[key]
        one = draft.organizations[key]
        if key in above:
            self.problems.append(Problem(one.row, "parent-circle", {"name": one.name}))
            return None
        parent_id = None
        if one.parent:
            parent_id = await self._parent(draft, one, (*above, key))
            if parent_id is None:
                return None
        self.ids[key] = await self._organization(one, parent_id)
        return self.ids[key]

    async def _parent(
        self, draft: DirectoryDraft, child: OrganizationDraft, above: tuple[str, ...]
    ) -> int | None:
        wanted = phrase_key(child.parent)
        listed = self.listed.get(wanted, [])
        if len(listed) == 1:
            return await self._place(draft, listed[0], above)
        stored = self.tree.called(wanted)
        if not listed and len(stored) == 1:
            return stored[0].id
        code = "parent-ambiguous" if listed or stored else "parent-unknown"
        self.problems.append(Problem(child.row, code, {"parent": child.parent}))
        return None

    async def _organization(self, one: OrganizationDraft, parent_id: int | None) -> int:
        old = self.tree.standing(one, parent_id)
        short_name, code = one.short_name or None, one.code or None
        if old is None:
            self.added["organizations"] += 1
            made = await self.uow.directory.add_organization(
                one.name, one.kind, parent_id=parent_id, short_name=short_name, code=code
            )
            await self._week(made, one)
            return made
        facts = (
            one.name,
            one.kind,
            parent_id if one.parent else old.parent_id,
            short_name or old.short_name,
            code or old.code,
        )
        if facts != (old.name, old.kind, old.parent_id, old.short_name, old.code):
            self.added["updated"] += 1
            name, kind, parent, short, cited = facts
            await self.uow.directory.update_organization(
                old.id, name=name, kind=kind, parent_id=parent, short_name=short, code=cited
            )
        if await self._week(old.id, one):
            self.weeks += 1
        return old.id

    async def _week(self, organization_id: int, one: OrganizationDraft) -> bool:
        """Whether the organisation's working week is another one now."""
        if one.days_a_week is None:
            return False
        return bool(await self.uow.calendar.set_week([organization_id], one.days_a_week))

    async def _post(self, draft: PostDraft) -> None:
        organization_id = self.ids[draft.organization]
        old = await self._standing_post(draft, organization_id)
        if old is None:
            self.added["posts"] += 1
            kind = "head" if draft.head else _kind(draft.title)
            post_id = await self.uow.directory.add_post(organization_id, draft.title, kind)
        else:
            post_id = old.id
        if draft.person:
            await self._holder(draft, post_id, old)

    async def _standing_post(self, draft: PostDraft, organization_id: int) -> PostView | None:
        stored = self.posts.get(organization_id, [])
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

    async def _holder(self, draft: PostDraft, post_id: int, old: PostView | None) -> None:
        former = old.holder if old else None
        name = draft.person or ""
        if former and name_key(former.full_name) == name_key(name):
            if _news(former, draft):
                self.added["updated"] += await self.uow.people.update_person(
                    former.person_id, phone=draft.phone, email=draft.email
                )
            return
        person_id = await self._person(draft, name)
        paces = await self.uow.reminders.paces((post_id,))
        await self.uow.directory.hold_post(post_id, person_id, since=self.today)
        await repace(self.uow, (post_id,), paces, today=self.today)
        if former and old:
            await self.uow.invitations.revoke_of_post(
                post_id, except_person=person_id, now=self.now
            )
            self.handed_over.append(
                HandedOver(post_id, old.title, old.organization.label, former.full_name, name)
            )

    async def _person(self, draft: PostDraft, name: str) -> int:
        """Somebody known by name and telephone or e-mail, or by name alone and without a post.

        Namesakes are left apart: one who is really the same shows it by opening both links.
        """
        namesakes = self.people[name_key(name)]
        known = [one for one in namesakes if _same_line(one, draft)]
        known = known or [one for one in namesakes if one.person_id not in self.held]
        if len(known) == 1:
            person_id = known[0].person_id
            await self.uow.people.update_person(person_id, phone=draft.phone, email=draft.email)
        else:
            self.added["people"] += 1
            person_id = await self.uow.people.add_person(name, phone=draft.phone, email=draft.email)
            namesakes.append(PersonContact(person_id, name, phone=draft.phone, email=draft.email))
        self.held.add(person_id)
        return person_id

    async def record(self, done: DirectoryImported, actor_id: int | None) -> None:
        """The history, and roadmaps dated anew where a working week has changed."""
        if self.weeks:
            await spread(self.uow, calendar_ground(), now=self.now)
        for one in done.handed_over:
            await self.uow.history.add(
                "handed-over",
                "post",
                one.post_id,
                at=self.now,
                actor_id=actor_id,
                before={"holder": one.former},
                after={"holder": one.successor},
            )
        await self.uow.history.add(
            "imported", "directory", 0, at=self.now, actor_id=actor_id, after=dict(self.added)
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
