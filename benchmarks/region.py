"""A region's rows: 1,100 schools, 3,000 people, 600,000 duties, 2 million reminders.

On SQLite, and on PostgreSQL where VEKHA_TEST_DATABASE_URL names a server. VEKHA_BENCH_SCALE
divides the numbers (10 for a quick look).
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import tempfile
import time
import uuid
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import func, insert, select, update

from roadmap.calendar import ProductionCalendar
from storage.engine import Database
from storage.migrate import upgrade
from storage.rows import (
    ActivityRow,
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
from storage.unit_of_work import reading, unit_of_work
from tests.conftest import POSTGRES, StandingClock
from tests.town import Town
from usecases.reminders.digests import MakeDigests
from usecases.reminders.plan import BATCH, replan
from usecases.reminders.upkeep import ExtendPlan, SettleDigests

SCALE = int(os.environ.get("VEKHA_BENCH_SCALE", "1"))
POSTS = 3000 // SCALE
DUTIES = 600_000 // SCALE
REMINDERS = 2_000_000 // SCALE
PLANNED = 60_000 // SCALE
MOVED = 50
TICKS = 40
CHUNK = 10_000
MONDAY = date(2026, 10, 12)
NINE = datetime(2026, 10, 12, 6, 0, tzinfo=UTC)
ZONE = "Europe/Moscow"


@dataclass
class Region:
    """The rows, made once; and what is measured on them."""

    database: Database
    posts: list[int]
    duties: list[int]

    async def tick(self, clock: StandingClock) -> float:
        """Seconds of what the reminders' tick does."""
        uow, read = partial(unit_of_work, self.database), partial(reading, self.database)
        begun = time.perf_counter()
        await SettleDigests(uow, read, clock, ZONE)()
        await ExtendPlan(uow, read, clock)()
        await MakeDigests(uow, read, clock, ZONE)()
        return time.perf_counter() - begun

    async def plan(self, duties: list[int]) -> float:
        """Seconds of planning these duties anew, as publishing does: in transactions of 150."""
        calendar = ProductionCalendar()
        begun = time.perf_counter()
        for at in range(0, len(duties), BATCH):
            async with unit_of_work(self.database) as uow:
                await replan(uow, duties[at : at + BATCH], today=MONDAY, calendar=calendar)
                await uow.commit()
        return time.perf_counter() - begun

    async def move(self, duty: int, to: date) -> float:
        """Seconds of a date moved with its reminders, in one transaction."""
        calendar = ProductionCalendar()
        begun = time.perf_counter()
        async with unit_of_work(self.database) as uow:
            session: Any = uow.duties._session  # noqa: SLF001 # the statement of a use case to come
            await session.execute(update(DutyRow).where(DutyRow.id == duty).values(working=to))
            await replan(uow, [duty], today=MONDAY, calendar=calendar)
            await uow.commit()
        return time.perf_counter() - begun


async def found(database: Database) -> Region:
    """Everything in bulk statements; reminders of the coming year, a few due on the Monday."""
    town = await Town(database).found()
    await town.change(RoadmapRow, town.roadmap, period_end=date(2027, 12, 31))
    days = [MONDAY + timedelta(days=number) for number in range(2, 400)]
    activity = await _add(
        database,
        ActivityRow,
        [
            {
                "roadmap_id": town.roadmap,
                "kind": "roadmap",
                "level": "school",
                "position": 1,
                "key": "bench",
                "title": "График контрольных работ",
                "deadline_raw": "",
                "deadline": {},
                "tracking": "point",
                "state": "active",
            }
        ],
    )
    occurrences = await _add(
        database,
        OccurrenceRow,
        [
            {
                "activity_id": activity[0],
                "kind": "due",
                "key": f"{number}",
                "due": days[number % len(days)],
                "working": days[number % len(days)],
                "rule": {},
                "state": "live",
            }
            for number in range(DUTIES // POSTS)
        ],
    )
    posts = await _people(database, town.authority)
    duties = await _duties(database, town.roadmap, activity[0], occurrences, posts, days)
    await _reminders(database, duties, posts, days)
    async with unit_of_work(database) as uow:
        await uow.digests.note_extended(MONDAY, now=NINE)
        await uow.commit()
    return Region(database, posts, duties)


async def _people(database: Database, authority: int) -> list[int]:
    schools = await _add(
        database,
        OrganizationRow,
        [{"parent_id": authority, "kind": "school", "name": f"СОШ № {at}"} for at in range(POSTS)],
    )
    posts = await _add(
        database,
        PostRow,
        [{"organization_id": one, "title": "Директор", "kind": "head"} for one in schools],
    )
    people = await _add(
        database, PersonRow, [{"full_name": f"Директоров Пётр {at}"} for at in range(POSTS)]
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
    database: Database, duties: list[int], posts: list[int], days: list[date]
) -> None:
    """All but the last `PLANNED` duties have theirs, three or four each."""
    kinds = ("before:5", "before:1", "today", "afternoon")
    rows: list[dict[str, Any]] = []
    for number in range(REMINDERS):
        duty = number // len(kinds)
        if duty >= len(duties) - PLANNED:
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


async def measure(name: str, url: str) -> None:
    """Print one engine's figures."""
    database = Database(url)
    try:
        begun = time.perf_counter()
        region = await found(database)
        print(f"{name}: {len(region.duties):,} duties, made in {time.perf_counter() - begun:.0f} s")
        await _ticks(region, name)
        before = await _rows(database)
        print(f"{name}: {before:,} reminder rows")
        seconds = await region.plan(region.duties[-PLANNED:])
        rows = await _rows(database) - before
        print(f"{name}: planning {PLANNED:,} duties, {rows / seconds:,.0f} rows a second (20,000)")
        chosen = random.Random(5).sample(region.duties, MOVED)  # noqa: S311 # a sample
        moved = [await region.move(duty, MONDAY + timedelta(days=30)) for duty in chosen]
        _print(f"{name}: a date moved with its reminders", moved, "p99 under 20 ms")
    finally:
        await database.close()


async def _rows(database: Database) -> int:
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(ReminderRow)) or 0


async def _ticks(region: Region, name: str) -> None:
    """A quiet Sunday's ticks, and those of a morning on which everybody has something due."""
    clock = StandingClock(NINE - timedelta(hours=3))
    quiet = [await region.tick(clock) for _ in range(TICKS)]
    _print(f"{name}: a tick before the hour", quiet, "p99 under 50 ms")
    clock.at = NINE + timedelta(hours=1)
    busy = [await region.tick(clock) for _ in range(TICKS)]
    _print(f"{name}: a tick with nothing due", busy, "p99 under 50 ms")


def _print(what: str, seconds: list[float], aim: str) -> None:
    ordered = sorted(seconds)
    last = ordered[min(len(ordered) - 1, round(0.99 * len(ordered)))]
    print(
        f"{what}: p50 {statistics.median(ordered) * 1000:.1f} ms, p99 {last * 1000:.1f} ms ({aim})"
    )


@contextmanager
def _servers() -> Iterator[list[tuple[str, str]]]:
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "vekha.db")
        upgrade(path)
        named = [("SQLite", path)]
        if not POSTGRES:
            yield named
            return
        name = f"vekha_bench_{uuid.uuid4().hex[:8]}"
        url = POSTGRES.rsplit("/", 1)[0] + f"/{name}"
        with psycopg.connect(POSTGRES, autocommit=True) as server:
            server.execute(f'CREATE DATABASE "{name}"')
            try:
                upgrade(url)
                yield [*named, ("PostgreSQL", url)]
            finally:
                server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def main() -> None:
    """Both engines, one after the other."""
    with _servers() as servers:
        run: Callable[[str, str], Awaitable[None]] = measure
        for name, url in servers:
            asyncio.run(run(name, url))  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
