"""The unit of work: rolls back by default, is never nested, loses no concurrent write."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, select, update

from storage.engine import Database, driver_url
from storage.rows import HistoryRow, InstallationRow
from storage.unit_of_work import reading, unit_of_work

NOW = datetime(2026, 10, 12, 6, tzinfo=UTC)


async def test_without_a_commit_nothing_stays(database: Database) -> None:
    async with unit_of_work(database) as uow:
        await uow.history.add("tried", "duty", 1, at=NOW)
    async with unit_of_work(database) as uow:
        assert await uow.history.of("duty", 1) == ()


async def test_a_commit_stays_and_times_come_back_aware(database: Database) -> None:
    async with unit_of_work(database) as uow:
        await uow.history.add("tried", "duty", 1, at=NOW, after={"state": "reported"})
        await uow.commit()
    async with unit_of_work(database) as uow:
        (entry,) = await uow.history.of("duty", 1)
    assert (entry.at, entry.after) == (NOW, {"state": "reported"})


async def test_a_second_one_inside_is_refused(database: Database) -> None:
    async with unit_of_work(database):
        with pytest.raises(RuntimeError, match="never nested"):
            async with unit_of_work(database):
                pass


async def test_a_naive_time_is_refused(database: Database) -> None:
    async with unit_of_work(database) as uow:
        with pytest.raises(Exception, match="naive"):
            await uow.history.add("tried", "duty", 1, at=NOW.replace(tzinfo=None))


async def test_concurrent_writers_lose_no_update(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    async with database.write() as session:
        await session.execute(insert(InstallationRow).values(key="n", value={"n": 0}, at=NOW))
        await session.commit()

    async def add_one() -> None:
        async with database.write() as session:
            row = await session.execute(select(InstallationRow.value))
            value = row.scalar_one()["n"]
            await asyncio.sleep(0)
            await session.execute(update(InstallationRow).values(value={"n": value + 1}))
            await session.commit()

    await asyncio.gather(*(add_one() for _ in range(20)))
    async with database.read() as session:
        assert (await session.execute(select(InstallationRow.value))).scalar_one() == {"n": 20}
    await database.close()


async def test_readers_do_not_wait_for_the_writer(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    async with unit_of_work(database) as uow:
        await uow.history.add("tried", "duty", 1, at=NOW)
        async with asyncio.timeout(2), reading(database), database.read() as session:
            rows = await session.execute(select(HistoryRow.id))
            assert rows.all() == []
    await database.close()


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("postgresql://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
        ("sqlite:///x.db", "sqlite+aiosqlite:///x.db"),
        ("data/x.db", "sqlite+aiosqlite:///data/x.db"),
    ],
)
def test_urls_are_taken_with_our_drivers(given: str, taken: str) -> None:
    assert driver_url(given) == taken
