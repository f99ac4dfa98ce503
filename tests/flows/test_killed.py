"""The bot killed without warning between any two steps: after the next start the path goes on."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select

from storage.rows import DeliveryRow, InboxRow
from storage.unit_of_work import unit_of_work
from tests.flows.world import BotProcess, World
from usecases.inbox import STOPS

NO_ROADMAPS = "Дорожных карт пока нет"


async def states(world: World) -> list[str]:
    return [str(state) for state in await world.rows(select(InboxRow.state))]


async def answers(world: World, phone: Any, part: str) -> int:
    return sum(1 for each in await phone.messages() if each.from_bot and each.says(part))


async def under_way(world: World) -> bool:
    return bool((await world.box.counters())["under_way"])


async def test_killed_while_an_answer_is_sent(quiet_world: World, bot_process: BotProcess) -> None:
    world = quiet_world
    coordinator = await world.seed_coordinator()
    await bot_process.start()
    await world.until(lambda: greeted(world))
    await world.box.fault("sendMessage", "hang", seconds=60)
    await coordinator.phone.send("/roadmaps")
    await world.until(lambda: under_way(world))
    assert await states(world) == ["new"]
    bot_process.kill()
    assert await states(world) == ["new"]
    await bot_process.start()
    await coordinator.phone.wait_for(NO_ROADMAPS)
    await world.settled()
    assert await states(world) == ["done"]
    assert await answers(world, coordinator.phone, NO_ROADMAPS) == 1


async def greeted(world: World) -> bool:
    """The start's own calls are over."""
    calls = (await world.box.counters())["calls"]
    return bool(calls.get("setMyCommands"))


async def test_killed_before_the_update_was_confirmed(
    quiet_world: World, bot_process: BotProcess
) -> None:
    world = quiet_world
    coordinator = await world.seed_coordinator()
    await bot_process.start()
    bot_process.kill()
    for command in ("/roadmaps", "/summary", "/roadmaps"):
        await coordinator.phone.send(command)
    await bot_process.start()
    bot_process.kill()
    await bot_process.start()
    await world.settled(30)
    assert await states(world) == ["done"] * 3
    assert await answers(world, coordinator.phone, NO_ROADMAPS) >= 3


async def test_killed_while_a_notice_is_sent(quiet_world: World, bot_process: BotProcess) -> None:
    world = quiet_world
    coordinator = await world.seed_coordinator()
    await bot_process.start()
    await world.until(lambda: greeted(world))
    await world.box.fault("sendMessage", "hang", seconds=60)
    async with unit_of_work(world.database) as uow:
        await uow.deliveries.tell(("coordinator",), "job-failed", "7", {"job": 7}, now=world.now())
        await uow.commit()
    await world.until(lambda: under_way(world))
    bot_process.kill()
    assert await world.rows(select(DeliveryRow.state)) == ["claimed"]
    await bot_process.start()
    await coordinator.phone.wait_for("Фоновая работа № 7")
    await world.settled()
    rows = await world.rows(select(DeliveryRow.state, DeliveryRow.maybe_sent))
    assert rows == [("sent", True)]


async def test_an_update_that_kills_each_time_is_given_up(
    quiet_world: World, bot_process: BotProcess
) -> None:
    world = quiet_world
    coordinator = await world.seed_coordinator()
    payload = {
        "update_id": 5,
        "message": {
            "message_id": 5,
            "date": 0,
            "chat": {"id": coordinator.phone.id, "type": "private"},
            "from": {"id": coordinator.phone.id, "is_bot": False, "first_name": "С"},
            "text": "/roadmaps",
        },
    }
    async with world.database.write() as session:
        await session.execute(
            insert(InboxRow).values(
                bot_id=world.bot_id,
                update_id=5,
                lane=coordinator.phone.id,
                payload=payload,
                state="new",
                stops=STOPS,
                received_at=world.now(),
            )
        )
        await session.commit()
    await bot_process.start()
    await coordinator.phone.wait_for("не обработано из-за ошибки программы")
    assert await states(world) == ["failed"]
    assert await answers(world, coordinator.phone, NO_ROADMAPS) == 0


async def test_sigterm_ends_it_within_seconds(quiet_world: World, bot_process: BotProcess) -> None:
    await quiet_world.seed_coordinator()
    await bot_process.start()
    assert bot_process.terminate() == 0
