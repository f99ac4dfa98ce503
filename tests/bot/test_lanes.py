"""What a stopped process left unfinished: it is tried again, and only what stops it is given up."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

import pytest
from sqlalchemy import select

from bot.telegram.lanes import Lanes
from roadmap.errors import TryLaterError
from storage.engine import Database
from storage.rows import InboxRow
from storage.unit_of_work import unit_of_work
from tests.conftest import StandingClock
from usecases.inbox import STOPS, HandleUpdate
from usecases.ports.messages import IncomingUpdate, StoredUpdate

BOT = 1
DEADLY = 3
CHATS = 6
LIVES = STOPS + 5

Feed = Callable[[StoredUpdate], Awaitable[None]]


async def nothing(_update: StoredUpdate) -> None:
    """No apology."""


class Office:
    """An inbox with one update of each chat, and processes that come and go."""

    def __init__(self, database: Database, clock: StandingClock) -> None:
        self.database = database
        self.clock = clock

    async def receive(self) -> None:
        async with unit_of_work(self.database) as uow:
            news = [IncomingUpdate(n, n, {"update_id": n}) for n in range(1, CHATS + 1)]
            await uow.inbox.add(BOT, news, now=self.clock.now())
            await uow.commit()

    async def live(self, feed: Feed, until: Callable[[], Awaitable[bool]]) -> None:
        """One process, killed at a moment."""
        uow = partial(unit_of_work, self.database)
        lanes = Lanes(uow, HandleUpdate(uow, self.clock, feed, nothing), BOT)
        life = asyncio.create_task(lanes.run())
        async with asyncio.timeout(10):
            while not await until():  # noqa: ASYNC110 # it looks into the database
                await asyncio.sleep(0.005)
        life.cancel()
        lanes.end()
        await asyncio.gather(life, lanes.finish(0), return_exceptions=True)

    async def states(self) -> dict[int, str]:
        async with self.database.read() as session:
            rows = await session.execute(select(InboxRow.update_id, InboxRow.state))
            return {row.update_id: row.state for row in rows}

    async def closed(self) -> bool:
        return "new" not in (await self.states()).values()


@pytest.fixture
async def office(database: Database, clock: StandingClock) -> Office:
    made = Office(database, clock)
    await made.receive()
    return made


async def test_what_ends_the_process_takes_nothing_else_with_it(office: Office) -> None:
    dying = asyncio.Event()

    async def feed(update: StoredUpdate) -> None:
        if update.payload["update_id"] == DEADLY:
            dying.set()
            await asyncio.Event().wait()
        await asyncio.sleep(0.1)

    async def over() -> bool:
        return dying.is_set() or await office.closed()

    for _ in range(LIVES):
        dying.clear()
        await office.live(feed, over)
    states = await office.states()
    assert states.pop(DEADLY) == "failed"
    assert set(states.values()) == {"done"}


async def test_a_messenger_that_is_silent_ends_no_update(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "usecases.inbox.until_next_try", lambda *_: office.clock.at - office.clock.at
    )
    tried = 0

    async def silent(_update: StoredUpdate) -> None:
        nonlocal tried
        tried += 1
        raise TryLaterError("error-try-later")

    async def enough() -> bool:
        return tried > before + CHATS * 8

    for _ in range(2):
        before = tried
        await office.live(silent, enough)
    assert set((await office.states()).values()) == {"new"}
    await office.live(nothing, office.closed)
    assert set((await office.states()).values()) == {"done"}
