"""More time for one duty: asked, granted, refused, or given; both are told, both dates stay."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from storage.rows import DutyRow, ExtensionRow, HistoryRow, ReminderRow
from tests.flows.desk import Desk
from tests.flows.in_force import activity, duties, press, publish, say
from tests.flows.world import Member, World
from usecases.calendar import load_calendar
from usecases.reminders.plan import replan

NAME = "График контрольных работ"


@pytest.fixture
async def coordinator(world: World) -> Member:
    return await world.seed_coordinator()


@pytest.fixture
async def head(world: World) -> Member:
    return await world.seed_head()


@pytest.fixture
async def duty(world: World, coordinator: Member, head: Member) -> int:
    desk = await Desk(world).open(coordinator)
    made = await desk.add(head, NAME)
    async with world.ground.uow() as uow:
        calendar = await load_calendar(uow.calendar)
        await replan(uow, [made], today=world.ground.clock.today(), calendar=calendar)
        await uow.commit()
    return made


async def ask(world: World, head: Member, reason: str = "педсовет перенесён на 20.10") -> None:
    """The holder asks for 22 October in words."""
    await say(world, head.phone, "/tasks")
    await press(world, head.phone, "1")
    shown = await press(world, head.phone, "Продлить срок…")
    assert shown.says("До какого дня просите?")
    shown = await say(world, head.phone, "до 22 октября")
    assert shown.says("срок чт, 15.10, просите чт, 22.10")
    sent = await say(world, head.phone, reason)
    assert sent.says("Запрос продления направлен")
    assert sent.says("До решения действует срок чт, 15.10")


async def extension(world: World) -> Any:
    async with world.database.read() as session:
        return (await session.scalars(select(ExtensionRow))).one()


async def extended(world: World, duty: int) -> date | None:
    (found,) = await world.rows(select(DutyRow.extended).where(DutyRow.id == duty))
    return found  # type: ignore[no-any-return]


async def reminded(world: World, duty: int) -> list[date]:
    return list(
        await world.rows(
            select(ReminderRow.day)
            .where(ReminderRow.duty_id == duty, ReminderRow.state == "planned")
            .order_by(ReminderRow.day)
        )
    )


async def test_a_request_is_granted_and_reminders_follow(
    world: World, coordinator: Member, head: Member, duty: int
) -> None:
    before = await reminded(world, duty)
    await ask(world, head)
    assert await extended(world, duty) is None, "the date holds until it is decided"
    assert await reminded(world, duty) == before
    asked = await coordinator.phone.wait_for("Просят продлить срок: График контрольных работ")
    assert asked.says("Причина: педсовет перенесён на 20.10.")
    await coordinator.phone.press("Продлить до чт, 22.10", asked)
    told = await head.phone.wait_for("Срок продлён до чт, 22.10 (в приказе 15.10.2026)")
    assert told.says("Решение: Синицына С.И.")
    assert await extended(world, duty) == date(2026, 10, 22)
    assert max(await reminded(world, duty)) > date(2026, 10, 22)
    assert date(2026, 10, 15) in await reminded(world, duty), "five working days before"
    await say(world, head.phone, "/tasks")
    card = await press(world, head.phone, "1")
    assert card.says("Срок: чт, 22 октября")
    assert card.says("(в приказе 15.10)")
    assert (await extension(world)).state == "granted"


async def test_a_request_is_refused_with_its_reason(
    world: World, coordinator: Member, head: Member, duty: int
) -> None:
    await ask(world, head)
    asked = await coordinator.phone.wait_for("Просят продлить срок")
    await coordinator.phone.press("Отказать…", asked)
    await world.settled()
    await say(world, coordinator.phone, "график нужен до 19.10")
    told = await head.phone.wait_for("В продлении отказано. Действует срок чт, 15.10")
    assert told.says("Причина: график нужен до 19.10. Синицына С.И.")
    assert await extended(world, duty) is None
    assert (await extension(world)).decision_reason == "график нужен до 19.10"


async def test_a_decision_counts_once(
    world: World, coordinator: Member, head: Member, duty: int
) -> None:
    other = await world.seed_coordinator("Дятлова Нина Кирилловна")
    await ask(world, head)
    first = await coordinator.phone.wait_for("Просят продлить срок")
    second = await other.phone.wait_for("Просят продлить срок")
    await coordinator.phone.press("Продлить до чт, 22.10", first)
    await world.settled()
    await other.phone.press("Отказать…", second)
    await world.settled()
    await press(world, other.phone, "Причина недостаточна")
    assert (await extension(world)).state == "granted"
    assert await extended(world, duty) == date(2026, 10, 22)
    verbs = await world.rows(select(HistoryRow.verb).where(HistoryRow.subject == "duty"))
    assert list(verbs) == ["extension-asked", "extended"]


async def test_a_request_is_put_otherwise_and_withdrawn(
    world: World, coordinator: Member, head: Member, duty: int
) -> None:
    await ask(world, head)
    await press(world, head.phone, "Изменить")
    shown = await press(world, head.phone, "23")
    assert shown.says("просите пт, 23.10")
    sent = await press(world, head.phone, "Болезнь сотрудника")
    assert sent.says("Причина: болезнь сотрудника.")
    found = await extension(world)
    assert (found.proposed, found.reason) == (date(2026, 10, 23), "usual:illness")
    done = await press(world, head.phone, "Отозвать запрос")
    assert done.says("Запрос продления отозван")
    assert (await extension(world)).state == "withdrawn"


async def test_words_that_name_no_day_or_an_earlier_one_change_nothing(
    world: World, head: Member, duty: int
) -> None:
    await say(world, head.phone, "/tasks")
    await press(world, head.phone, "1")
    await press(world, head.phone, "Продлить срок…")
    unread = await say(world, head.phone, "как-нибудь потом")
    assert unread.says("Не удалось прочитать один день")
    early = await say(world, head.phone, "до 14 октября")
    assert early.says("не позже нынешнего срока")
    assert list(await world.rows(select(ExtensionRow.id))) == []


async def test_a_coordinator_extends_one_holders_duty(world: World, coordinator: Member) -> None:
    head = await world.seed_head()
    await publish(world, coordinator)
    owed = await activity(world, "Размещение дорожных карт")
    await say(world, coordinator.phone, "/roadmaps")
    for label in ("1", "Мероприятия", "2", "Исполнители", "1", "Продлить срок…", "›", "10"):
        shown = await press(world, coordinator.phone, label)
    assert shown.says("новый срок вт, 10.11")
    done = await say(world, coordinator.phone, "приказ № 7 от 12.10.2026")
    assert done.says("Срок продлён до вт, 10.11 (в приказе 20.10.2026)")
    told = await head.phone.wait_for("Срок продлён до вт, 10.11")
    assert told.says("Решение: Синицына С.И.")
    (found,) = await duties(world, owed)
    assert (found.due, found.extended) == (date(2026, 10, 20), date(2026, 11, 10))


async def test_the_coordinators_morning_leads_to_what_waits_for_a_decision(
    world: World, coordinator: Member, head: Member, duty: int
) -> None:
    await ask(world, head)
    await world.box.next_morning()
    control = await coordinator.phone.wait_for("продление: 1")
    assert control.says("Ждут Вашего решения: 1")
    await coordinator.phone.press("Продление (1)", control)
    listed = await coordinator.phone.wait_for("Просят продлить срок: 1")
    assert listed.says(f"{NAME}: срок 15.10, просят 22.10")
    request = await press(world, coordinator.phone, "1")
    assert request.says("педсовет перенесён на 20.10")
    assert any(label.startswith("Продлить до") for label in request.labels), request.labels
    await coordinator.phone.press(
        next(label for label in request.labels if label.startswith("Продлить до")), request
    )
    await head.phone.wait_for("Срок продлён")
    await coordinator.phone.press("Продление (1)", control)
    await coordinator.phone.wait_for("Запросов о продлении сейчас нет")
    assert await extended(world, duty) == date(2026, 10, 22)
