"""A region's plan of reminders: what a look at it costs, and what planning does.

3,000 posts, each with its holder, and 200 dates in the year around the measured day:
600,000 duties. The plan has some 2 million rows then: those of the past half-year, as they were
sent, and those of the dates within the horizon, which are what planning is measured on. All are
due on the same days, so the busy look is the worst one: everybody's digest at once.

On SQLite, and on PostgreSQL where VEKHA_TEST_DATABASE_URL names a server. VEKHA_BENCH_SCALE
divides the number of people (10 for a quick look).
"""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial

from sqlalchemy import delete, func, insert, select, text, update

from benchmarks._engines import servers, spread, timed
from benchmarks._region_rows import Made, Scale, found
from roadmap.calendar import ProductionCalendar
from storage.engine import Database
from storage.rows import DeliveryRow, ReminderRow
from storage.unit_of_work import reading, unit_of_work
from tests.conftest import StandingClock
from usecases.ports.imports import StandingOccurrence
from usecases.ports.reminders import LAST, Place
from usecases.reminders.digests import MakeDigests
from usecases.reminders.plan import BATCH, horizon, replan
from usecases.reminders.upkeep import ExtendPlan, SettleDigests

SCALE = Scale(3000 // int(os.environ.get("VEKHA_BENCH_SCALE", "1")), 200)
MOVED = 200
TICKS = 100
BARE = 50_000
MONDAY = date(2026, 10, 12)
NINE = datetime(2026, 10, 12, 6, 0, tzinfo=UTC)
ZONE = "Europe/Moscow"
HOUR = timedelta(hours=1)
TICK_AIM, MOVE_AIM, PLAN_AIM = "p99 under 50 ms", "under 20 ms", "over 20,000"


@dataclass
class Region:
    """The rows, made once; and what is measured on them."""

    name: str
    database: Database
    made: Made
    calendar: ProductionCalendar = field(default_factory=ProductionCalendar)
    clock: StandingClock = field(default_factory=lambda: StandingClock(NINE))

    def __post_init__(self) -> None:
        uow, read = partial(unit_of_work, self.database), partial(reading, self.database)
        self.settle = SettleDigests(uow, read, self.clock, ZONE)
        self.extend = ExtendPlan(uow, read, self.clock)
        self.make = MakeDigests(uow, read, self.clock, ZONE)

    async def tick(self) -> None:
        """What the reminders' tick does."""
        await self.settle()
        await self.extend()
        await self.make()

    async def plan(self, duties: Sequence[int]) -> None:
        """Plan these duties, in transactions as small as publishing's."""
        for at in range(0, len(duties), BATCH):
            async with unit_of_work(self.database) as uow:
                await replan(uow, duties[at : at + BATCH], today=MONDAY, calendar=self.calendar)
                await uow.commit()

    async def move(self, duty: int, to: date) -> None:
        """Move a date with its reminders, in one transaction."""
        async with unit_of_work(self.database) as uow:
            moved = StandingOccurrence(0, "due", "", None, to, to, {}, "live")
            await uow.roadmaps.redate_duties(self.made.roadmap, moved, [duty], "reason")
            await replan(uow, [duty], today=MONDAY, calendar=self.calendar)
            await uow.commit()

    async def rows(self) -> int:
        async with self.database.read() as session:
            return await session.scalar(select(func.count()).select_from(ReminderRow)) or 0

    def say(self, what: str) -> None:
        print(f"{self.name}: {what}", flush=True)


async def measure(name: str, url: str) -> None:
    """Print one engine's figures."""
    database = Database(url)
    try:
        begun = time.perf_counter()
        until = horizon(MONDAY, ProductionCalendar())
        region = Region(
            name, database, await found(database, SCALE, MONDAY, until, ProductionCalendar())
        )
        await _settled_in(region, until)
        seconds = time.perf_counter() - begun
        number = SCALE.posts * SCALE.dates
        region.say(f"{number:,} duties, {await region.rows():,} rows of the past, {seconds:.0f} s")
        await _planning(region)
        await _size(region, number)
        await _moves(region)
        await _ticks(region)
        await _days(region)
    finally:
        await database.close()


async def _settled_in(region: Region, until: date) -> None:
    """As the daily run has left it this morning."""
    async with unit_of_work(region.database) as uow:
        await uow.upkeep.widen(until, now=NINE)
        await uow.upkeep.note_brought_in(Place(until, LAST), now=NINE)
        await uow.upkeep.note_extended(MONDAY, now=NINE)
        await uow.commit()


async def _planning(region: Region) -> None:
    """Of a whole year, of which what lies within the horizon gives rows; and those rows bare."""
    made, before = region.made, await region.rows()
    far = await timed(partial(region.plan, made.far))
    near = await timed(partial(region.plan, made.ahead))
    rows = await region.rows() - before
    region.say(
        f"planning {len(made.ahead):,} duties within the horizon: {rows / near.wall:,.0f} rows a"
        f" second ({PLAN_AIM}), {rows:,} rows in {near.wall:.1f} s, {near.cpu:.1f} s of it ours"
    )
    region.say(
        f"planning {len(made.far):,} duties behind it: {len(made.far) / far.wall:,.0f} duties a"
        f" second, no rows, {far.wall:.1f} s, {far.cpu:.1f} s of it ours"
    )
    bare = await _bare(region)
    region.say(
        f"the same rows by a bare executemany: {bare:,.0f} a second; planning is at"
        f" {rows / near.wall / bare:.0%} of it"
    )


async def _bare(region: Region) -> float:
    """Take the last rows away and put them back as they were: rows a second."""
    async with region.database.write() as session:
        columns = [one for one in ReminderRow.__table__.c if one.name != "id"]
        last = select(*columns).order_by(ReminderRow.id.desc()).limit(BARE)
        values = [dict(row._mapping) for row in await session.execute(last)]  # noqa: SLF001
        top = await session.scalar(select(func.max(ReminderRow.id)))
        await session.execute(delete(ReminderRow).where(ReminderRow.id > top - len(values)))
        await session.commit()
        connection, begun = await session.connection(), time.perf_counter()
        for at in range(0, len(values), 1000):
            await connection.execute(insert(ReminderRow), values[at : at + 1000])
        await session.commit()
    return len(values) / (time.perf_counter() - begun)


async def _size(region: Region, duties: int) -> None:
    """Of the database, by duty."""
    sqlite = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    postgres = "SELECT pg_database_size(current_database())"
    async with region.database.read() as session:
        size = await session.scalar(text(sqlite if region.database.sqlite else postgres))
    rows = await region.rows()
    region.say(
        f"{rows:,} reminder rows, {size / 2**20:,.0f} MiB, {size / duties:,.0f} bytes a duty"
    )


async def _moves(region: Region) -> None:
    """Dates moved within the horizon, each with its reminders."""
    chosen = random.Random(5).sample(region.made.ahead, MOVED)  # noqa: S311 # a sample
    moves = [
        await timed(partial(region.move, duty, MONDAY + timedelta(days=30))) for duty in chosen
    ]
    region.say(f"a date moved with its reminders: {spread(moves, MOVE_AIM)}")


async def _ticks(region: Region) -> None:
    """The looks of a day on which everybody has something due."""
    region.clock.at = NINE - 3 * HOUR
    await _look(region, "a look before the hour")
    await _busy(region, "the look that makes everybody's digest", NINE)
    region.clock.at = NINE + HOUR
    await _look(region, "a look with nothing due, digests waiting in the outbox")
    await _sent(region.database, region.clock.at)
    await _look(region, "a look with nothing due, all are sent")
    await _busy(region, "the look that makes the afternoon's", NINE + 5 * HOUR)
    await _sent(region.database, region.clock.at)
    await _look(region, "a look with nothing due, afternoon")


async def _days(region: Region) -> None:
    """The run of the next day and of one after weeks; the looks while a month opens."""
    region.clock.at = NINE + 15 * HOUR
    await _run(region, "the day's run")
    region.clock.at = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)
    days = (region.clock.today() - MONDAY).days
    await _run(region, f"the run after {days} days")
    async with region.database.write() as session:
        due = ReminderRow.day <= region.clock.today()
        await session.execute(
            update(ReminderRow).where(ReminderRow.state == "planned", due).values(state="sent")
        )
        await session.commit()
    await _busy(region, "the look that makes a month's plans", region.clock.at)
    await _sent(region.database, region.clock.at)
    region.clock.at += HOUR
    again = await timed(region.tick)
    region.say(f"the look that asks, hourly, who else gets one: {again.wall * 1000:.0f} ms")
    await _look(region, "a look with nothing due while a month opens")


async def _run(region: Region, what: str) -> None:
    before = await region.rows()
    took = await timed(region.extend)
    rows = await region.rows() - before
    region.say(f"{what}: {took.wall:.1f} s, {took.cpu:.1f} s of it ours, {rows:+,} rows")


async def _look(region: Region, what: str) -> None:
    took = [await timed(region.tick) for _ in range(TICKS)]
    region.say(f"{what}: {spread(took, TICK_AIM)}")


async def _busy(region: Region, what: str, at: datetime) -> None:
    region.clock.at = at
    took = await timed(region.tick)
    async with region.database.read() as session:
        planned = DeliveryRow.state == "planned"
        made = await session.scalar(select(func.count()).where(planned)) or 0
    region.say(f"{what}: {made:,} in {took.wall:.1f} s, {took.cpu:.1f} s of it ours")


async def _sent(database: Database, at: datetime) -> None:
    """As the outbox records it."""
    taken = ReminderRow.delivery_id.is_not(None)
    async with database.write() as session:
        for row, which, values in (
            (ReminderRow, taken, {}),
            (DeliveryRow, True, {"sent_at": at - 2 * HOUR}),
        ):
            await session.execute(
                update(row).where(row.state == "planned", which).values(state="sent", **values)
            )
        await session.commit()


def main() -> None:
    """Both engines, one after the other."""
    with servers() as named:
        for name, url in named:
            asyncio.run(measure(name, url))


if __name__ == "__main__":
    main()
