"""The inbox on both engines: no doubles, oldest first, counted attempts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from storage.engine import Database
from storage.rows import InboxRow
from storage.unit_of_work import unit_of_work
from tests.conftest import StandingClock
from usecases.ports.messages import IncomingUpdate


def incoming(*numbers: int) -> Any:
    return [IncomingUpdate(number, 7, {"update_id": number}) for number in numbers]


async def stored(database: Database, clock: StandingClock, *numbers: int, bot_id: int = 1) -> Any:
    async with unit_of_work(database) as uow:
        await uow.inbox.add(bot_id, incoming(*numbers), now=clock.now())
        await uow.commit()


async def waiting(database: Database, after: int = 0, bot_id: int = 1) -> Any:
    async with unit_of_work(database) as uow:
        return await uow.inbox.waiting(bot_id, after=after, limit=100)


async def test_an_update_that_comes_twice_stands_once(
    database: Database, clock: StandingClock
) -> None:
    await stored(database, clock, 10, 11)
    await stored(database, clock, 11, 12)
    assert [row.payload["update_id"] for row in await waiting(database)] == [10, 11, 12]


async def test_two_bots_may_give_the_same_number(database: Database, clock: StandingClock) -> None:
    await stored(database, clock, 10, bot_id=1)
    await stored(database, clock, 10, bot_id=2)
    assert [row.bot_id for row in await waiting(database, bot_id=2)] == [2]


async def test_nothing_new_is_no_error(database: Database, clock: StandingClock) -> None:
    await stored(database, clock)
    assert await waiting(database) == ()


async def test_what_is_closed_waits_no_longer(database: Database, clock: StandingClock) -> None:
    await stored(database, clock, 1, 2, 3)
    first, second, third = await waiting(database)
    async with unit_of_work(database) as uow:
        await uow.inbox.done(first.id, now=clock.now())
        await uow.inbox.failed(second.id, "a fault", now=clock.now())
        await uow.commit()
    assert await waiting(database) == (third,)
    assert await waiting(database, after=third.id) == ()


async def test_attempts_are_counted(database: Database, clock: StandingClock) -> None:
    await stored(database, clock, 1)
    (row,) = await waiting(database)
    async with unit_of_work(database) as uow:
        assert await uow.inbox.attempted(row.id, "once") == 1
        assert await uow.inbox.attempted(row.id, "twice") == 2
        await uow.commit()
    assert (await waiting(database))[0].attempts == 2


async def test_only_what_was_handled_long_ago_is_forgotten(
    database: Database, clock: StandingClock
) -> None:
    await stored(database, clock, 1, 2, 3)
    first, second, _ = await waiting(database)
    async with unit_of_work(database) as uow:
        await uow.inbox.done(first.id, now=clock.now() - timedelta(days=4))
        await uow.inbox.done(second.id, now=clock.now())
        await uow.commit()
        assert await uow.inbox.forget_before(clock.now() - timedelta(days=3)) == 1
        await uow.commit()
    async with database.read() as session:
        left = (await session.scalars(select(InboxRow.update_id).order_by(InboxRow.id))).all()
    assert left == [2, 3]


async def test_a_place_in_the_line_never_comes_again(
    database: Database, clock: StandingClock
) -> None:
    await stored(database, clock, 1)
    (first,) = await waiting(database)
    async with unit_of_work(database) as uow:
        await uow.inbox.done(first.id, now=clock.now())
        await uow.commit()
    async with unit_of_work(database) as uow:
        assert await uow.inbox.forget_before(clock.now() + timedelta(days=9)) == 1
        await uow.commit()
    await stored(database, clock, 2)
    assert [row.payload["update_id"] for row in await waiting(database, after=first.id)] == [2]
