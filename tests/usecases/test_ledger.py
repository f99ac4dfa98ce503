"""Outcomes recorded together: in order, durable before anybody goes on, none lost to another."""

from __future__ import annotations

import asyncio
from functools import partial

import pytest

from storage.engine import Database
from storage.unit_of_work import unit_of_work
from tests.conftest import StandingClock
from usecases.ledger import Entry, Ledger
from usecases.ports.ground import UnitOfWork


@pytest.fixture
def ledger(database: Database) -> Ledger:
    return Ledger(partial(unit_of_work, database))


def fact(key: str, value: int, clock: StandingClock, seen: list[UnitOfWork]) -> Entry:
    async def write(uow: UnitOfWork) -> None:
        seen.append(uow)
        await uow.installation.set(key, {"value": value}, now=clock.now())

    return write


async def value_of(database: Database, key: str) -> int | None:
    async with unit_of_work(database) as uow:
        found = await uow.installation.get(key)
    return found and found["value"]


async def test_what_waits_is_written_in_one_transaction_in_its_order(
    ledger: Ledger, database: Database, clock: StandingClock
) -> None:
    seen: list[UnitOfWork] = []
    first = asyncio.create_task(ledger.write(fact("first", 0, clock, seen)))
    await asyncio.sleep(0)
    await asyncio.gather(*(ledger.write(fact("last", n, clock, seen)) for n in range(1, 6)), first)
    assert await value_of(database, "last") == 5
    assert len({id(uow) for uow in seen[1:]}) == 1


async def test_an_entry_that_fails_takes_no_other_with_it(
    ledger: Ledger, database: Database, clock: StandingClock
) -> None:
    async def broken(_uow: UnitOfWork) -> None:
        raise ValueError

    written = await asyncio.gather(
        ledger.write(fact("before", 1, clock, [])),
        ledger.write(broken),
        ledger.write(fact("after", 2, clock, [])),
        return_exceptions=True,
    )
    assert [type(each) for each in written] == [type(None), ValueError, type(None)]
    assert (await value_of(database, "before"), await value_of(database, "after")) == (1, 2)


async def test_who_gave_up_waiting_is_recorded_all_the_same(
    ledger: Ledger, database: Database, clock: StandingClock
) -> None:
    gone = asyncio.create_task(ledger.write(fact("gone", 3, clock, [])))
    await asyncio.sleep(0)
    gone.cancel()
    await ledger.write(fact("next", 4, clock, []))
    assert await value_of(database, "gone") == 3
