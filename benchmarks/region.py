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
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import psycopg
from sqlalchemy import func, select

from benchmarks._region_rows import Scale, found
from roadmap.calendar import ProductionCalendar
from storage.engine import Database
from storage.migrate import upgrade
from storage.rows import (
    ReminderRow,
)
from storage.unit_of_work import reading, unit_of_work
from tests.conftest import POSTGRES, StandingClock
from usecases.ports.imports import StandingOccurrence
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
MONDAY = date(2026, 10, 12)
NINE = datetime(2026, 10, 12, 6, 0, tzinfo=UTC)
ZONE = "Europe/Moscow"


@dataclass
class Region:
    """The rows, made once; and what is measured on them."""

    database: Database
    roadmap: int
    duties: list[int]
    calendar: ProductionCalendar = field(default_factory=ProductionCalendar)

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
        begun = time.perf_counter()
        for at in range(0, len(duties), BATCH):
            async with unit_of_work(self.database) as uow:
                await replan(uow, duties[at : at + BATCH], today=MONDAY, calendar=self.calendar)
                await uow.commit()
        return time.perf_counter() - begun

    async def move(self, duty: int, to: date) -> float:
        """Seconds of a date moved with its reminders, in one transaction."""
        begun = time.perf_counter()
        async with unit_of_work(self.database) as uow:
            moved = StandingOccurrence(0, "due", "", None, to, to, {}, "live")
            await uow.roadmaps.redate_duties(self.roadmap, moved, [duty], "reason")
            await replan(uow, [duty], today=MONDAY, calendar=self.calendar)
            await uow.commit()
        return time.perf_counter() - begun


async def measure(name: str, url: str) -> None:
    """Print one engine's figures."""
    database = Database(url)
    try:
        begun = time.perf_counter()
        roadmap, duties = await found(database, Scale(POSTS, DUTIES, REMINDERS, PLANNED), MONDAY)
        async with unit_of_work(database) as uow:
            await uow.digests.note_extended(MONDAY, now=NINE)
            await uow.commit()
        region = Region(database, roadmap, duties)
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
        for name, url in servers:
            asyncio.run(measure(name, url))


if __name__ == "__main__":
    main()
