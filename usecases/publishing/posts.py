"""Posts for parties that the document names and the directory does not know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from roadmap.drafting.holders import Resolution, Source, Target
from roadmap.drafting.marks import AuditTable
from roadmap.drafting.owing import Holders
from roadmap.parties import match_names, parse_name
from usecases.ports.ground import UnitOfWork
from usecases.ports.people import OrganizationView, PersonContact, PostView

Json = dict[str, Any]


@dataclass(slots=True)
class PostMaker:
    """Makes what is missing: a department with a dispatcher's post, or a post in the issuer.

    What stands already under that name is taken, so that running twice makes nothing twice.
    """

    uow: UnitOfWork
    today: date
    issuer: str

    async def settle(self, holders: Holders) -> dict[str, Json]:
        """Answers by party key for everything that was new: {"target": "post", "post_id": n}."""
        made: dict[str, Json] = {}
        for key, resolution in holders.resolutions.items():
            if resolution.target in {Target.NEW_PERSON, Target.NEW_UNIT}:
                made[key] = {"target": Target.POST.value, "post_id": await self._post(resolution)}
        return made

    async def _post(self, resolution: Resolution) -> int:
        authority = await self._authority()
        if resolution.unit is None:
            return await self._own_post(authority, _written(resolution.person or ""))
        return await self._dispatcher(authority, resolution.unit, resolution.person)

    async def _authority(self) -> int:
        organizations = await self.uow.directory.organizations()
        root = next((one for one in organizations if one.parent_id is None), None)
        if root is not None:
            return root.id
        return await self.uow.directory.add_organization(self.issuer, "authority")

    async def _dispatcher(self, authority: int, unit: str, person: str | None) -> int:
        organization_id = await self._unit(authority, unit)
        standing = await self._standing_post(organization_id, unit)
        post_id = standing or await self.uow.directory.add_post(organization_id, unit, "dispatcher")
        if person is not None and standing is None:
            await self._seat(post_id, person)
        return post_id

    async def _unit(self, authority: int, name: str) -> int:
        for one in await self.uow.directory.organizations():
            if authority in {one.id, one.parent_id} and _named(one, name):
                return one.id
        return await self.uow.directory.add_organization(name, "department", parent_id=authority)

    async def _own_post(self, authority: int, person: str) -> int:
        standing = await self._standing_post(authority, person)
        if standing is not None:
            return standing
        post_id = await self.uow.directory.add_post(authority, person, "specialist")
        await self._seat(post_id, person)
        return post_id

    async def _standing_post(self, organization_id: int, title: str) -> int | None:
        posts: tuple[PostView, ...] = await self.uow.directory.posts()
        return next(
            (
                post.id
                for post in posts
                if post.organization.id == organization_id and post.title == title
            ),
            None,
        )

    async def _seat(self, post_id: int, name: str) -> None:
        """Its holder: the one person of that name in the directory, else a new one."""
        people: tuple[PersonContact, ...] = await self.uow.people.persons()
        ids = {one.full_name: one.person_id for one in people}
        known = [match.candidate for match in match_names(name, ids) if match.exact]
        person_id = (
            ids[known[0]] if len(known) == 1 else await self.uow.people.add_person(_written(name))
        )
        await self.uow.directory.hold_post(post_id, person_id, since=self.today)


async def remember_parties(
    uow: UnitOfWork, holders: Holders, settled: Mapping[str, Json], by: int | None, now: datetime
) -> None:
    """Publishing confirms who the parties are: the next document is not asked about them."""
    for mention in holders.mentions:
        value = settled.get(mention.key) or _value(holders.resolutions[mention.key])
        if value is not None:
            await uow.imports.remember_party(
                mention.key, mention.party.text, value, confirmed_by=by, now=now
            )


async def remember_marks(uow: UnitOfWork, table: AuditTable) -> None:
    """What somebody said of the factor table's marks becomes another name of each school."""
    said = {mark.text: mark.school for mark in table.marks if mark.school is not None}
    if not said:
        return
    for one in await uow.directory.organizations():
        new = [text for text, school in said.items() if school == one.id]
        if new:
            aliases = tuple(dict.fromkeys((*one.aliases, *new)))
            await uow.directory.set_aliases(one.id, aliases)


def _value(resolution: Resolution) -> Json | None:
    """What is worth remembering: rules find schools by themselves, nobody is asked again."""
    if resolution.source is not Source.ANSWER or resolution.target is Target.NOBODY:
        return None
    post_id = resolution.post_ids[0] if resolution.target is Target.POST else None
    return {
        "target": resolution.target.value,
        "post_id": post_id,
        "group_id": resolution.group_id,
    }


def _written(name: str) -> str:
    """As directories write a name: surname first, "В.Г. Орлова" is "Орлова В.Г."."""
    parsed = parse_name(name)
    if parsed is None:
        return name
    if len(parsed.first) > 1:
        return f"{parsed.surname} {parsed.first} {parsed.patronymic}".strip()
    initials = "".join(f"{letter}." for letter in (parsed.first, parsed.patronymic) if letter)
    return f"{parsed.surname} {initials}".strip()


def _named(organization: OrganizationView, name: str) -> bool:
    return name in {organization.name, organization.short_name, *organization.aliases}
