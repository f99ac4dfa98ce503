"""A morning's crowd: heads of schools with one duty each, which most are to be told of today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert, select

from storage.rows import (
    ContactRow,
    DutyRow,
    OrganizationRow,
    PersonRow,
    PostHolderRow,
    PostRow,
)
from tests.flows.world import JOINED, World
from tests.town import Town

FAR = timedelta(days=300)
TITLE = "Справка о горячем питании"
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Head:
    """A head's chat with the bot, and their rows' ids."""

    chat: int
    person_id: int
    duty_id: int


async def gather(world: World, told: int, silent: int = 0) -> list[Head]:
    """Seed them in bulk, before the bot runs; what the first `told` owe is due tomorrow."""
    number = told + silent
    town = await Town(world.database).found()
    due = world.today() + timedelta(days=1)
    activity = await town.activity(TITLE)
    schools = await _add(
        world, OrganizationRow, [_school(town.authority, n) for n in range(number)]
    )
    posts = await _add(
        world,
        PostRow,
        [{"organization_id": one, "title": "директор", "kind": "head"} for one in schools],
    )
    people = await _add(
        world,
        PersonRow,
        [
            {"full_name": f"Орлова Ольга {n}", "locale": "ru", "joined_at": JOINED, "active": True}
            for n in range(number)
        ],
    )
    chats = [world.simulator.world.add_person(f"Ольга {n}", started=True).id for n in range(number)]
    await _add(
        world,
        ContactRow,
        [_contact(world, person, chat) for person, chat in zip(people, chats, strict=True)],
    )
    await _add(
        world,
        PostHolderRow,
        [
            {"person_id": person, "post_id": post, "since": JOINED.date(), "acting": False}
            for person, post in zip(people, posts, strict=True)
        ],
    )
    soon, later = [(await town.occurrence(activity, day, day), day) for day in (due, due + FAR)]
    duties = await _add(
        world,
        DutyRow,
        [
            _duty(town.roadmap, activity, *(soon if at < told else later), post)
            for at, post in enumerate(posts)
        ],
    )
    return [Head(*ids) for ids in zip(chats, people, duties, strict=True)]


def _school(authority: int, number: int) -> dict[str, Any]:
    name = f"СОШ № {number + 1}"
    return {"parent_id": authority, "kind": "school", "name": f"МБОУ {name}", "short_name": name}


def _contact(world: World, person: int, chat: int) -> dict[str, Any]:
    return {
        "person_id": person,
        "channel": "telegram",
        "bot_id": world.bot_id,
        "address": str(chat),
        "state": "active",
        "since": JOINED,
    }


def _duty(roadmap: int, activity: int, occurrence: int, due: date, post: int) -> dict[str, Any]:
    return {
        "roadmap_id": roadmap,
        "activity_id": activity,
        "occurrence_id": occurrence,
        "post_id": post,
        "due": due,
        "working": due,
        "role": "responsible",
        "state": "none",
    }


async def _add(world: World, row: type[Any], values: list[dict[str, Any]]) -> list[int]:
    """In the order that was given; the ids."""
    async with world.database.write() as session:
        before = set(await session.scalars(select(row.id)))
        for at in range(0, len(values), CHUNK):
            await session.execute(insert(row), values[at : at + CHUNK])
        await session.commit()
        added = await session.scalars(select(row.id).order_by(row.id))
        return [one for one in added if one not in before]
