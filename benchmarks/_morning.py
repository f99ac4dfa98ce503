"""A district's people, duties and planned reminders, for a morning of digests."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select

from bot.clock import SystemClock
from roadmap.calendar import ProductionCalendar
from storage.engine import Database
from storage.rows import (
    ContactRow,
    DutyRow,
    OccurrenceRow,
    OrganizationRow,
    PersonRow,
    PostHolderRow,
    PostRow,
)
from storage.unit_of_work import unit_of_work
from tests.town import Town
from usecases.reminders.plan import BATCH, replan

ZONE = "Europe/Moscow"
MONDAY = date(2026, 10, 12)
EARLY = datetime(2026, 10, 12, 5, 50, tzinfo=UTC)
NINE = datetime(2026, 10, 12, 6, 0, tzinfo=UTC)
LONG_AGO = datetime(2026, 8, 1, 8, 0, tzinfo=UTC)
SEVERAL = 3
"""Every third head owes so many reports today and reads a list; the others read a card."""


class MorningClock(SystemClock):
    """Runs as time does, from ten to nine until it is set to nine."""

    def __init__(self) -> None:
        super().__init__(ZONE)
        self.set(EARLY)

    def set(self, at: datetime) -> None:
        """It is that time now."""
        self._at, self._since = at, time.monotonic()

    def now(self) -> datetime:
        """See bot.clock."""
        return self._at + timedelta(seconds=time.monotonic() - self._since)


async def settle(database: Database, bot_id: int, chats: Sequence[int]) -> list[int]:
    """Heads of schools, each reached in a chat, with what they owe today; the people's ids."""
    town = await Town(database).found()
    activities = [await town.activity(f"График контрольных работ, {n}") for n in range(SEVERAL)]
    houses = await _added(
        database,
        OrganizationRow,
        [
            {"parent_id": town.authority, "kind": "school", "name": f"СОШ № {n}", "aliases": []}
            for n, _ in enumerate(chats, 1)
        ],
    )
    people = await _added(
        database,
        PersonRow,
        [{"full_name": f"Орлова Ольга {n}", "joined_at": LONG_AGO} for n, _ in enumerate(chats, 1)],
    )
    posts = await _added(
        database,
        PostRow,
        [{"organization_id": house, "title": "Директор", "kind": "head"} for house in houses],
    )
    since = MONDAY.replace(month=8, day=1)
    held = zip(people, posts, strict=True)
    terms = [{"person_id": person, "post_id": post, "since": since} for person, post in held]
    await _added(database, PostHolderRow, terms)
    contact = {"channel": "telegram", "bot_id": bot_id, "state": "active", "since": LONG_AGO}
    reached = zip(people, chats, strict=True)
    contacts = [{**contact, "person_id": person, "address": str(chat)} for person, chat in reached]
    await _added(database, ContactRow, contacts)
    await _owe(database, town.roadmap, activities, posts)
    return people


async def _owe(
    database: Database, roadmap: int, activities: Sequence[int], posts: Sequence[int]
) -> None:
    day = {"due": MONDAY, "working": MONDAY}
    live = {"kind": "due", "key": MONDAY.isoformat(), "rule": {}, "state": "live", **day}
    occurrences = await _added(
        database, OccurrenceRow, [{"activity_id": activity, **live} for activity in activities]
    )
    duty = {"roadmap_id": roadmap, "role": "responsible", "state": "none", **day}
    duties = await _added(
        database,
        DutyRow,
        [
            {**duty, "activity_id": activity, "occurrence_id": occurrence, "post_id": post}
            for number, post in enumerate(posts)
            for place, (activity, occurrence) in enumerate(
                zip(activities, occurrences, strict=True)
            )
            if place == 0 or number % SEVERAL == 0
        ],
    )
    for at in range(0, len(duties), BATCH):
        async with unit_of_work(database) as uow:
            some = duties[at : at + BATCH]
            await replan(uow, some, today=MONDAY, calendar=ProductionCalendar())
            await uow.commit()


async def _added(database: Database, row: Any, values: list[dict[str, Any]]) -> list[int]:
    """The ids of new rows, in their order."""
    async with database.write() as session:
        await session.execute(insert(row), values)
        await session.commit()
        newest = await session.scalars(select(row.id).order_by(row.id.desc()).limit(len(values)))
        return sorted(newest)
