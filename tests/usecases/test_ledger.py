"""Outcomes recorded together: in order, durable before anybody goes on, none lost to another."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

import pytest

from storage.engine import Database
from storage.unit_of_work import unit_of_work
from tests.conftest import StandingClock
from usecases.ledger import Ledger
from usecases.ports.ground import UnitOfWork

Fact = tuple[str, int]
BROKEN = ("broken", -1)


class Facts:
    """Writes facts; remembers which went together."""

    def __init__(self, clock: StandingClock) -> None:
        self._clock = clock
        self.together: list[list[Fact]] = []
        self.begun = asyncio.Event()

    async def __call__(self, uow: UnitOfWork, facts: Sequence[Fact]) -> None:
        self.together.append(list(facts))
        self.begun.set()
        for key, value in facts:
            if (key, value) == BROKEN:
                raise ValueError
            await uow.installation.set(key, {"value": value}, now=self._clock.now())


@pytest.fixture
def facts(clock: StandingClock) -> Facts:
    return Facts(clock)


@pytest.fixture
def ledger(database: Database, facts: Facts) -> Ledger[Fact]:
    return Ledger(partial(unit_of_work, database), facts)


async def value_of(database: Database, key: str) -> int | None:
    async with unit_of_work(database) as uow:
        found = await uow.installation.get(key)
    return found and found["value"]


async def test_what_waits_is_written_in_one_transaction_in_its_order(
    ledger: Ledger[Fact], facts: Facts, database: Database
) -> None:
    first = asyncio.create_task(ledger.write(("first", 0)))
    await facts.begun.wait()
    await asyncio.gather(*(ledger.write(("last", n)) for n in range(1, 6)), first)
    assert await value_of(database, "last") == 5
    assert facts.together == [[("first", 0)], [("last", n) for n in range(1, 6)]]


async def test_an_entry_that_fails_takes_no_other_with_it(
    ledger: Ledger[Fact], database: Database
) -> None:
    written = await asyncio.gather(
        ledger.write(("before", 1)),
        ledger.write(BROKEN),
        ledger.write(("after", 2)),
        return_exceptions=True,
    )
    assert [type(each) for each in written] == [type(None), ValueError, type(None)]
    assert (await value_of(database, "before"), await value_of(database, "after")) == (1, 2)
    assert await value_of(database, "broken") is None


async def test_who_gave_up_waiting_is_recorded_all_the_same(
    ledger: Ledger[Fact], database: Database
) -> None:
    gone = asyncio.create_task(ledger.write(("gone", 3)))
    await asyncio.sleep(0)
    gone.cancel()
    await ledger.write(("next", 4))
    assert await value_of(database, "gone") == 3
