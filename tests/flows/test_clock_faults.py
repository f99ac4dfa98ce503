"""Outages and clocks that jump: each person is told once, of the true state, in their hours."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from storage.rows import DeliveryRow
from storage.unit_of_work import unit_of_work
from tests.flows.test_digest import NINE, Morning
from tests.flows.world import World
from usecases.watching import REMINDED

GRAPH = "График контрольных работ"
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
async def morning(quiet_world: World) -> Morning:
    """A head with one thing due tomorrow, told at nine; the bot at 08:50."""
    made = Morning(quiet_world)
    await made.lay()
    made.duty = await made.owe(GRAPH, date(2026, 10, 13))
    await made.remind(made.duty)
    return made


async def digests(morning: Morning) -> list[Any]:
    """The head's digests: day, state, maybe_sent."""
    columns = (DeliveryRow.local_day, DeliveryRow.state, DeliveryRow.maybe_sent)
    mine = (DeliveryRow.kind == "digest", DeliveryRow.person_id == morning.head.person_id)
    found = await morning.world.rows(select(*columns).where(*mine).order_by(DeliveryRow.local_day))
    return [(row.local_day.day, row.state, row.maybe_sent) for row in found]


async def told(morning: Morning) -> int:
    """How many messages speak of the duty."""
    return len([one for one in await morning.head.phone.messages() if one.says(GRAPH)])


async def at(morning: Morning, moment: datetime) -> None:
    """Set the clock, and wait until what is due by it is done and every tick has looked."""
    await morning.world.box.set_clock(moment)
    await looked(morning)
    await morning.world.settled()


async def looked(morning: Morning) -> None:
    """The reminders' tick has begun and ended since."""
    world = morning.world

    async def ended() -> bool:
        async with world.ground.read() as read:
            found = await read.watching.fact(REMINDED)
        return found is not None and found[0] != {"mark": True}

    for _ in range(2):  # one that was under way may have looked before
        async with unit_of_work(world.database) as uow:
            await uow.installation.set(REMINDED, {"mark": True}, now=world.now())
            await uow.commit()
        await world.until(ended, what="a look at the reminders")


@pytest.mark.parametrize("kind", ["502", "reset"])
async def test_a_day_and_a_night_without_telegram(morning: Morning, kind: str) -> None:
    await morning.world.box.outage(kind)
    await morning.world.box.set_clock(NINE)

    async def refused() -> bool:
        return any(await morning.world.rows(select(DeliveryRow.last_error)))

    await morning.world.until(refused, what="a digest that Telegram did not take")
    for hours in (5, 9.5, 17):
        await morning.world.box.set_clock(NINE + hours * HOUR)
        await looked(morning)
    await morning.world.box.outage("off")
    await at(morning, NINE + 18 * HOUR)
    assert await told(morning) == 0, "it is three in the morning"
    assert await digests(morning) == [(12, "expired", True)]
    await at(morning, NINE + DAY)
    assert await digests(morning) == [(12, "expired", True), (13, "sent", False)]
    (card,) = [one for one in await morning.head.phone.messages() if one.says(GRAPH)]
    assert card.says("Срок: вт, 13 октября, сегодня")


async def test_a_clock_that_jumps_ahead_amid_a_sending_doubles_nothing(morning: Morning) -> None:
    head = morning.head.phone
    await morning.world.box.fault("sendMessage", "hang", chat_id=head.id, seconds=1.0)
    await morning.world.box.set_clock(NINE)

    async def claimed() -> bool:
        return (12, "claimed", False) in await digests(morning)

    await morning.world.until(claimed, what="a digest under way")
    await morning.world.box.advance(3600)
    await head.wait_for(GRAPH)
    await morning.world.settled()
    assert await digests(morning) == [(12, "sent", False)]
    assert await told(morning) == 1


@pytest.mark.parametrize("back", [HOUR, DAY, 30 * DAY], ids=["an hour", "a day", "a month"])
async def test_a_clock_set_back_doubles_nothing_and_skips_nothing(
    morning: Morning, back: timedelta
) -> None:
    await at(morning, NINE)
    assert await told(morning) == 1
    await at(morning, NINE - back)
    await at(morning, NINE + HOUR)
    assert await digests(morning) == [(12, "sent", False)]
    await at(morning, NINE + DAY)
    assert await digests(morning) == [(12, "sent", False), (13, "sent", False)]
    assert await told(morning) == 2


async def test_what_was_put_off_by_a_clock_that_ran_ahead_is_sent_when_it_is_set_right(
    morning: Morning,
) -> None:
    world, head = morning.world, morning.head
    await world.box.set_clock(NINE + 7 * DAY)
    await looked(morning)
    await world.settled()
    await world.box.fault("sendMessage", "500", chat_id=head.phone.id)
    async with unit_of_work(world.database) as uow:
        now = world.now()
        await uow.deliveries.add_notice(head.person_id, "job-failed", "7", {"job": 7}, now=now)
        await uow.commit()

    async def refused() -> bool:
        return any(await world.rows(select(DeliveryRow.last_error)))

    await world.until(refused, what="a refused message")
    await world.box.set_clock(NINE)
    await head.phone.wait_for("Фоновая работа № 7")


async def test_reminders_taken_by_a_clock_that_ran_ahead_come_in_their_time(
    morning: Morning,
) -> None:
    world = morning.world
    await world.box.outage("502")
    await refused_ahead(morning)
    await world.box.set_clock(NINE)
    await world.box.outage("off")
    await morning.head.phone.wait_for("Срок: вт, 13 октября, завтра")
    await at(morning, NINE + DAY)
    assert await told(morning) == 2
    assert [row[:2] for row in await digests(morning)] == [(12, "sent"), (13, "sent")]


async def refused_ahead(morning: Morning) -> None:
    """The clock runs a week ahead while nothing can be sent: a digest takes the reminders."""
    await morning.world.box.set_clock(NINE + 7 * DAY)
    mine = (DeliveryRow.person_id == morning.head.person_id, DeliveryRow.last_error.is_not(None))

    async def refused() -> Any:
        return await morning.world.rows(select(DeliveryRow.id).where(*mine))

    await morning.world.until(refused, what="a digest of that day")


@pytest.mark.parametrize("zone", ["Europe/Kaliningrad", "Asia/Vladivostok", "Asia/Kamchatka"])
async def test_another_time_zone_doubles_nothing_and_skips_nothing(
    morning: Morning, zone: str
) -> None:
    world = morning.world
    await at(morning, NINE)
    await world.stop()
    world.settings = world.settings.model_copy(update={"timezone": zone})
    await world.start()
    await at(morning, NINE + 2 * HOUR)
    assert await digests(morning) == [(12, "sent", False)]
    await at(morning, datetime(2026, 10, 13, 9, 30, tzinfo=ZoneInfo(zone)))
    assert [state for _, state, _ in await digests(morning)] == ["sent", "sent"]
    assert await told(morning) == 2
