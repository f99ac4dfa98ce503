"""The quick cursor: one errand a statement, and nothing that a transaction promises is lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import IntegrityError

from storage.engine import Database
from storage.migrate import upgrade
from storage.rows import PersonRow

SLOW = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000) "


@pytest.fixture
async def sqlite(tmp_path: Path) -> AsyncIterator[Database]:
    url = str(tmp_path / "one.db")
    upgrade(url)
    database = Database(url)
    yield database
    await database.close()


async def errands(database: Database, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the reading connection's thread is sent from now on."""
    sent: list[Any] = []
    async with database.read() as session:
        raw = await (await session.connection()).get_raw_connection()
        driver = raw.driver_connection
    assert driver is not None

    class Counted(SimpleQueue[Any]):
        def put_nowait(self, item: Any) -> None:
            sent.append(item)
            there.put_nowait(item)

    there = driver._tx
    monkeypatch.setattr(driver, "_tx", Counted())
    return sent


async def test_a_reading_transaction_costs_an_errand_a_statement(
    sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = await errands(sqlite, monkeypatch)
    async with sqlite.read() as session:
        for _ in range(3):
            await session.execute(select(PersonRow.id))
    assert len(sent) == len((1, 2, 3, "rollback"))


async def test_rows_and_counts_are_those_of_the_driver(sqlite: Database) -> None:
    async with sqlite.write() as session:
        made = insert(PersonRow).values(full_name="Орлова", active=True).returning(PersonRow.id)
        ids = [(await session.execute(made)).scalar_one() for _ in range(3)]
        changed = await session.execute(update(PersonRow).values(phone="1"))
        assert changed.rowcount == 3  # type: ignore[attr-defined] # a CursorResult
        await session.commit()
    async with sqlite.read() as session:
        assert list(await session.scalars(select(PersonRow.id).order_by(PersonRow.id))) == ids
        assert (await session.execute(select(PersonRow.id).where(PersonRow.id < 0))).all() == []


async def test_a_refused_statement_says_why(sqlite: Database) -> None:
    async with sqlite.write() as session:
        with pytest.raises(IntegrityError):
            await session.execute(text("INSERT INTO contacts (person_id) VALUES (1)"))


async def test_what_was_cancelled_on_its_way_is_undone(sqlite: Database) -> None:
    async def slow() -> None:
        async with sqlite.write() as session:
            await session.execute(
                text(
                    f"{SLOW} INSERT INTO persons (full_name, locale, active) "  # noqa: S608
                    "SELECT 'x' || max(i), 'ru', 1 FROM n"
                )
            )
            await session.commit()

    running = asyncio.create_task(slow())
    await asyncio.sleep(0.05)
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    async with asyncio.timeout(10), sqlite.write() as session:
        assert (await session.execute(select(PersonRow.id))).all() == []
        await session.execute(insert(PersonRow).values(full_name="Орлова", active=True))
        await session.commit()
