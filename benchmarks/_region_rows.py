"""The rows of a region, for the benchmark."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import func, insert, select

from storage.engine import Database
from storage.rows import (
    ContactRow,
    DutyRow,
    OccurrenceRow,
    OrganizationRow,
    PersonRow,
    PostHolderRow,
    PostRow,
    ReminderRow,
    RoadmapRow,
)
from tests.town import Town

CHUNK = 10_000


@dataclass(frozen=True, slots=True)
class Scale:
    """How many of each; the last `planned` duties have no reminders yet."""

    posts: int
    duties: int
    reminders: int
    planned: int


async def found(database: Database, scale: Scale, today: date) -> tuple[int, list[int]]:
    """Everything in bulk statements, due from the day after tomorrow on: roadmap and duties."""
    town = await Town(database).found()
    await town.change(RoadmapRow, town.roadmap, period_end=date(2027, 12, 31))
    days = [today + timedelta(days=number) for number in range(2, 400)]
    activity = await town.activity("График контрольных работ")
    occurrences = await _occurrences(database, activity, scale.duties // scale.posts, days)
    posts = await _people(database, town.authority, scale.posts)
    duties = await _duties(database, town.roadmap, activity, occurrences, posts, days)
    await _reminders(database, duties, posts, days, scale)
    return town.roadmap, duties


async def _occurrences(
    database: Database, activity: int, number: int, days: list[date]
) -> list[int]:
    return await _add(
        database,
        OccurrenceRow,
        [
            {
                "activity_id": activity,
                "kind": "due",
                "key": f"{at}",
                "due": days[at % len(days)],
                "working": days[at % len(days)],
                "rule": {},
                "state": "live",
            }
            for at in range(number)
        ],
    )


async def _people(database: Database, authority: int, number: int) -> list[int]:
    schools = await _add(
        database,
        OrganizationRow,
        [{"parent_id": authority, "kind": "school", "name": f"СОШ № {at}"} for at in range(number)],
    )
    posts = await _add(
        database,
        PostRow,
        [{"organization_id": one, "title": "Директор", "kind": "head"} for one in schools],
    )
    people = await _add(
        database, PersonRow, [{"full_name": f"Директоров Пётр {at}"} for at in range(number)]
    )
    since = datetime(2026, 8, 1, tzinfo=UTC)
    await _add(
        database,
        ContactRow,
        [
            {
                "person_id": one,
                "channel": "telegram",
                "bot_id": 1,
                "address": str(one),
                "state": "active",
                "since": since,
            }
            for one in people
        ],
    )
    await _add(
        database,
        PostHolderRow,
        [
            {"person_id": person, "post_id": post, "since": since.date()}
            for person, post in zip(people, posts, strict=True)
        ],
    )
    return posts


async def _duties(  # a row's ids
    database: Database,
    roadmap: int,
    activity: int,
    occurrences: list[int],
    posts: list[int],
    days: list[date],
) -> list[int]:
    rows = [
        {
            "roadmap_id": roadmap,
            "activity_id": activity,
            "occurrence_id": occurrence,
            "post_id": post,
            "due": days[number % len(days)],
            "working": days[number % len(days)],
            "role": "responsible",
            "state": "none",
        }
        for number, occurrence in enumerate(occurrences)
        for post in posts
    ]
    return await _add(database, DutyRow, rows)


async def _reminders(
    database: Database, duties: list[int], posts: list[int], days: list[date], scale: Scale
) -> None:
    """All but the last duties have theirs, four each."""
    kinds = ("before:5", "before:1", "today", "afternoon")
    rows: list[dict[str, Any]] = []
    for number in range(scale.reminders):
        duty = number // len(kinds)
        if duty >= len(duties) - scale.planned:
            break
        rows.append(
            {
                "duty_id": duties[duty],
                "post_id": posts[duty % len(posts)],
                "kind": kinds[number % len(kinds)],
                "day": days[(duty // len(posts)) % len(days)],
                "slot": "morning",
                "state": "planned",
            }
        )
    await _add(database, ReminderRow, rows)


async def _add(database: Database, row: type[Any], values: list[dict[str, Any]]) -> list[int]:
    """In chunks; the ids, which follow each other on an empty table."""
    async with database.write() as session:
        before = int(await session.scalar(select(func.coalesce(func.max(row.id), 0))) or 0)
        connection = await session.connection()
        for at in range(0, len(values), CHUNK):
            await connection.execute(insert(row), values[at : at + CHUNK])
        await session.commit()
    return list(range(before + 1, before + len(values) + 1))
