"""Telegram's overall limit, kept by two processes over one database."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from functools import partial

import pytest

from bot.telegram.limiter import bulk
from bot.telegram.shared_limiter import SharedLimiter
from storage.engine import Database
from storage.unit_of_work import unit_of_work


@pytest.fixture
async def server(postgres_url: str) -> AsyncIterator[Database]:
    made = Database(postgres_url)
    yield made
    await made.close()


def limiter(database: Database) -> SharedLimiter:
    return SharedLimiter(partial(unit_of_work, database))


@pytest.mark.postgres
async def test_two_processes_together_keep_one_rate(server: Database) -> None:
    sent: list[float] = []

    async def send(through: SharedLimiter, chat: int) -> None:
        await through.take(chat)
        sent.append(time.monotonic())

    pair = (limiter(server), limiter(server))
    await asyncio.gather(*(send(pair[chat % 2], chat) for chat in range(1, 41)))
    most = max(sum(first <= at < first + 1 for at in sent) for first in sent)
    assert len(sent) == 40
    assert most <= 30


@pytest.mark.postgres
async def test_an_answer_goes_before_the_bulk(server: Database) -> None:
    through, passed = limiter(server), []

    async def send(chat: int, *, in_bulk: bool) -> None:
        bulk.set(in_bulk)
        await through.take(chat)
        passed.append(chat)

    crowd = [asyncio.create_task(send(chat, in_bulk=True)) for chat in range(1, 20)]
    await asyncio.sleep(0)
    answer = asyncio.create_task(send(100, in_bulk=False))
    await asyncio.gather(*crowd, answer)
    assert passed.index(100) <= 2


@pytest.mark.postgres
async def test_a_flood_silences_both(server: Database) -> None:
    first, second = limiter(server), limiter(server)
    await first.take(1)
    first.hold(0.6)
    await asyncio.sleep(0.1)
    begun = time.monotonic()
    await asyncio.gather(first.take(2), second.take(3))
    assert time.monotonic() - begun >= 0.4


@pytest.mark.postgres
async def test_without_an_answer_of_the_database_messages_go_slowly(server: Database) -> None:
    through = limiter(Database("postgresql://postgres@127.0.0.1:1/none"))
    await asyncio.gather(through.take(1), through.take(2))
