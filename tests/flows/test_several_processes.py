"""Several processes on PostgreSQL: they share the work, one leads, another takes over."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from storage.rows import DeliveryRow, LeadRow, ProcessRow
from storage.unit_of_work import unit_of_work
from tests.flows.opening import opened
from tests.flows.preloaded import ForkedBot, Parent
from tests.flows.world import World

pytestmark = pytest.mark.postgres
IN_FLIGHT = 8
PEOPLE = 30
NO_ROADMAPS = "Дорожных карт пока нет"

Begin = Callable[..., ForkedBot]


@pytest.fixture
async def world(postgres_url: str, tmp_path: Path) -> AsyncIterator[World]:
    async with opened(tmp_path / "data", postgres_url) as made:
        yield made


@pytest.fixture
def begin(world: World, tmp_path: Path, parent: Parent) -> Iterator[Begin]:
    """Begins a process of a role; ends all at the end."""
    made: list[ForkedBot] = []

    def one(role: str = "all") -> ForkedBot:
        made.append(ForkedBot(world, tmp_path / f"bot-{len(made)}.log", parent))
        made[-1].begin(role)
        return made[-1]

    yield one
    for each in made:
        each.close()


async def living(world: World) -> list[Any]:
    rows = await world.rows(select(ProcessRow.owner).order_by(ProcessRow.started_at))
    return list(rows)


async def leaders(world: World) -> dict[str, str]:
    return dict(await world.rows(select(LeadRow.name, LeadRow.owner)))


async def alive(world: World, number: int) -> None:
    async def there() -> bool:
        return len(await living(world)) == number

    await world.until(there, seconds=60, what=f"{number} processes")


async def led_by(world: World, *names: str) -> str:
    """One process that leads all of these."""

    async def led() -> bool:
        owners = [(await leaders(world)).get(name) for name in names]
        return None not in owners and set(owners) <= set(await living(world))

    await world.until(led, seconds=60, what=f"a leader of {names}")
    return (await leaders(world))[names[0]]


async def enqueue(world: World, messages: int) -> list[Any]:
    members = [await world.seed_coordinator(f"Синицына Светлана {at}") for at in range(PEOPLE)]
    async with unit_of_work(world.database) as uow:
        for number in range(messages):
            person = members[number % PEOPLE].person_id
            ref = {"job": number}
            await uow.deliveries.add_notice(person, "job-failed", str(number), ref, now=world.now())
        await uow.commit()
    return members


async def sent(world: World) -> int:
    counted = select(func.count()).where(DeliveryRow.state == "sent")
    return int((await world.rows(counted))[0])


async def test_a_process_killed_amid_the_sending_is_replaced(world: World, begin: Begin) -> None:
    messages = 90
    first = begin()
    await led_by(world, "bot", "scheduler")
    begin()
    await alive(world, 2)
    before = await leaders(world)
    members = await enqueue(world, messages)

    async def amid() -> bool:
        return await sent(world) >= messages // 4

    await world.until(amid, what="a quarter of the messages")
    first.kill()
    await world.until(lambda: all_sent(world, messages), seconds=60, what="every message")
    doubled = [
        len(said) - len(set(said))
        for member in members
        if (said := [m.text for m in await member.phone.messages() if "Фоновая" in m.text])
    ]
    arrived = {m.text for member in members for m in await member.phone.messages()}
    assert len([text for text in arrived if "Фоновая" in text]) == messages
    marked = select(func.count()).where(DeliveryRow.maybe_sent)
    assert sum(doubled) <= (await world.rows(marked))[0] <= IN_FLIGHT
    after = await leaders(world)
    assert set(before.values()).isdisjoint(after.values())


async def all_sent(world: World, messages: int) -> bool:
    return await sent(world) == messages


async def test_a_leader_that_hangs_is_replaced_within_a_minute_and_gives_up(
    world: World, begin: Begin
) -> None:
    coordinator = await world.seed_coordinator()
    hanging = begin()
    leader = await led_by(world, "bot", "scheduler")
    begin()
    await alive(world, 2)
    hanging.pause(stopped=True)
    await coordinator.phone.send("/roadmaps")

    async def replaced() -> bool:
        return leader not in (await leaders(world)).values()

    await world.until(replaced, seconds=60, what="another leader")
    await coordinator.phone.wait_for(NO_ROADMAPS, timeout=60)
    hanging.pause(stopped=False)

    async def ended() -> bool:
        return not hanging.runs

    await world.until(ended, seconds=60, what="the end of the one that hung")
    assert len(await living(world)) == 1


async def test_roles_part_the_work(world: World, begin: Begin) -> None:
    members = await enqueue(world, 3)
    begin("bot")
    await led_by(world, "bot")
    await members[0].phone.send("/roadmaps")
    await members[0].phone.wait_for(NO_ROADMAPS)
    await asyncio.sleep(1)
    assert await sent(world) == 0, "nobody works the outbox off"
    begin("scheduler")
    assert await led_by(world, "scheduler") != (await leaders(world))["bot"]
    begin("worker")
    await world.until(lambda: all_sent(world, 3), seconds=60, what="the worker's messages")
    assert len(await living(world)) == 3
