"""Dates that only their holder knows: asked once, named in the chat, each for itself."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from simulator.client import Message
from simulator.phone import Phone
from storage.rows import ActivityRow, DateRequestRow, DutyRow, OccurrenceRow, ReminderRow
from tests.flows.in_force import press, publish, say
from tests.flows.world import Member, World

TITLE = "Выездные консультации"
NINE = datetime(2026, 10, 12, 6, 1, tzinfo=UTC)


@pytest.fixture
async def coordinator(world: World) -> Member:
    return await world.seed_coordinator()


@pytest.fixture
async def heads(world: World, coordinator: Member) -> tuple[Member, Member]:
    """Two schools whose heads are asked for dates of one activity each by itself."""
    first, second = await world.seed_head(), await world.seed_head("Скворцов Денис Олегович")
    await publish(world, coordinator, {1: "по отдельному графику"}, undated="none")
    await world.box.set_clock(NINE)
    return first, second


async def wanted(world: World, head: Member) -> Message:
    return await head.phone.wait_for("Укажите даты, мероприятий: 1")


async def own(world: World, post_id: int) -> list[tuple[date, str]]:
    async with world.database.read() as session:
        rows = await session.execute(
            select(DutyRow.due, DutyRow.state)
            .join(OccurrenceRow, OccurrenceRow.id == DutyRow.occurrence_id)
            .where(DutyRow.post_id == post_id, OccurrenceRow.kind == "own")
            .order_by(DutyRow.due)
        )
        return [tuple(row) for row in rows]


async def test_each_holder_names_its_own_dates_in_words(
    world: World, coordinator: Member, heads: tuple[Member, Member]
) -> None:
    first, second = heads
    asked = await wanted(world, first)
    assert asked.says("«по отдельному графику»")
    await first.phone.press("1", asked)
    await world.settled()
    unread = await say(world, first.phone, "когда получится")
    assert unread.says("Дат прочитать не удалось")
    read = await say(world, first.phone, "20.10 и 15.03")
    assert read.says("Прочитано: вт, 20.10, пн, 15.03.2027")
    assert await own(world, first.post_id) == []
    done = await press(world, first.phone, "Поставить эти даты")
    assert done.says("Даты поставлены")
    days = [(date(2026, 10, 20), "none"), (date(2027, 3, 15), "none")]
    assert await own(world, first.post_id) == days
    assert await own(world, second.post_id) == []
    told = await coordinator.phone.wait_for("Исполнитель указал даты")
    assert told.says("СОШ № 1")
    reminded = await world.rows(
        select(ReminderRow.day).where(
            ReminderRow.post_id == first.post_id, ReminderRow.state == "planned"
        )
    )
    assert date(2026, 10, 20) in reminded

    await second.phone.press("1", await wanted(world, second))
    await world.settled()
    await press(world, second.phone, "›")
    read = await press(world, second.phone, "12")
    assert read.says("Прочитано: чт, 12.11")
    await press(world, second.phone, "Поставить эту дату")
    assert await own(world, second.post_id) == [(date(2026, 11, 12), "none")]
    assert await own(world, first.post_id) == days


async def test_dates_are_added_and_changed_and_keep_their_duty(
    world: World, coordinator: Member, heads: tuple[Member, Member]
) -> None:
    first, _ = heads
    await first.phone.press("1", await wanted(world, first))
    await world.settled()
    await say(world, first.phone, "20.10")
    await press(world, first.phone, "Поставить эту дату")
    (before,) = await world.rows(
        select(DutyRow.id).where(
            DutyRow.post_id == first.post_id, DutyRow.due == date(2026, 10, 20)
        )
    )
    told = await coordinator.phone.wait_for("Исполнитель указал даты")
    await coordinator.phone.press("Изменить даты", told)
    await world.settled()
    await say(world, coordinator.phone, "27.10")
    await press(world, coordinator.phone, "Вместо прежних")
    assert await own(world, first.post_id) == [(date(2026, 10, 27), "none")]
    (after,) = await world.rows(
        select(DutyRow.id).where(
            DutyRow.post_id == first.post_id, DutyRow.due == date(2026, 10, 27)
        )
    )
    assert after == before
    news = await first.phone.wait_for("Координатор изменил даты")
    await first.phone.press("Изменить даты", news)
    await world.settled()
    await say(world, first.phone, "30.11")
    await press(world, first.phone, "Добавить")
    assert [day for day, _ in await own(world, first.post_id)] == [
        date(2026, 10, 27),
        date(2026, 11, 30),
    ]


async def test_the_list_of_deadlines_leads_to_what_is_asked(
    world: World, heads: tuple[Member, Member]
) -> None:
    first, _ = heads
    await wanted(world, first)
    await say(world, first.phone, "/tasks")
    shown = await press(world, first.phone, "Указать даты (1)")
    assert shown.says("Укажите даты")


async def test_a_single_holder_is_asked_by_publishing(world: World, coordinator: Member) -> None:
    await publish(world, coordinator, undated="none")
    (asked,) = await world.rows(
        select(ActivityRow.title).join(DateRequestRow, DateRequestRow.activity_id == ActivityRow.id)
    )
    assert asked.startswith(TITLE)


async def test_the_coordinators_morning_leads_to_the_dates_that_are_not_named(
    world: World, coordinator: Member, heads: tuple[Member, Member]
) -> None:
    first, _ = heads
    asked = await wanted(world, first)
    phone = coordinator.phone
    await world.until(lambda: _told(phone), what="the coordinator's morning")
    control = await phone.wait_for("исполнители ещё не указали даты: 3", after=0)
    await phone.press("Даты (3)", control)
    listed = await phone.wait_for("Исполнители ещё не указали даты: 3")
    lines = listed.text.replace("\u00a0", " ").splitlines()
    (line,) = [one for one in lines if "СОШ № 1," in one]
    opened = await press(world, phone, line.partition(".")[0])
    assert opened.says("СОШ № 1")
    assert opened.says("«по отдельному графику»")
    await first.phone.press("1", asked)
    await world.settled()
    await say(world, first.phone, "20.10")
    await press(world, first.phone, "Поставить эту дату")
    await phone.press("Даты (3)", control)
    left = await phone.wait_for("Исполнители ещё не указали даты: 2")
    assert not left.says("СОШ № 1,")


async def _told(phone: Phone) -> bool:
    return any(one.says("не указали даты") for one in await phone.messages())
