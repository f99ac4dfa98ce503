"""/settings: one screen that says what holds now, and every choice by buttons."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select

from simulator.phone import Phone
from simulator.screen import Message
from storage.rows import PersonRow, PostHolderRow
from tests.flows.test_people import pressed
from tests.flows.world import World

HOME = [
    "Время сводки",
    "Часовой пояс",
    "Тихие часы",
    "Как часто напоминать",
    "Я в отпуске",
    "Мои данные и согласие",
]


async def opened(phone: Phone) -> Message:
    await phone.send("/settings")
    return await phone.wait_for("Настройки")


async def stored(world: World, person: int) -> tuple[Any, ...]:
    async with world.database.read() as session:
        row = (
            await session.execute(
                select(
                    PersonRow.digest_at,
                    PersonRow.timezone,
                    PersonRow.quiet_from,
                    PersonRow.quiet_until,
                    PersonRow.pace,
                ).where(PersonRow.id == person)
            )
        ).one()
    return tuple(row)


async def test_it_says_what_holds_before_anything_is_chosen(world: World) -> None:
    head = await world.seed_head()
    said = await opened(head.phone)
    assert said.text.splitlines() == [
        "Настройки",
        "Утренняя сводка: в 9:00, по рабочим дням",
        "Часовой пояс: Москва",
        "Тихие часы: не заданы",
        "Напоминания до срока: Обычно (за 5, 1 рабочий день и в день срока)",
    ]
    assert said.labels == HOME


async def test_each_choice_is_made_by_buttons_and_shown_at_once(world: World) -> None:
    head = await world.seed_head()
    phone = head.phone
    await opened(phone)
    await pressed(phone, "Время сводки", "В котором часу")
    await pressed(phone, "10:00", "Утренняя сводка: в 10:00")
    zones = await pressed(phone, "Часовой пояс", "сроки остаются теми же днями")
    assert len(zones.labels) == 12
    assert zones.labels[:3] == ["Калининград (МСК−1)", "✓ Москва", "Самара (МСК+1)"]
    await pressed(phone, "Екатеринбург (МСК+2)", "Часовой пояс: Екатеринбург (МСК+2)")
    await pressed(phone, "Тихие часы", "С какого часа")
    await pressed(phone, "20:00", "До которого часа")
    await pressed(phone, "7:00", "Тихие часы: с 20:00 до 7:00")
    ladders = await pressed(phone, "Как часто напоминать", "О просроченном")
    assert ladders.says("нужен документ: за 15, 5 и 1 рабочий день")
    assert ladders.says("мероприятие к дате: за 1 рабочий день и в день срока")
    assert ladders.says("за 10, 3 рабочих дня и в день срока")
    said = await pressed(phone, "Чаще", "Напоминания до срока: Чаще")
    assert said.says("(за 10, 5, 3, 1 рабочий день и в день срока)")
    mine = await stored(world, head.person_id)
    assert mine == ("10:00", "Asia/Yekaterinburg", "20:00", "07:00", "often")


async def test_quiet_hours_that_cover_the_digests_hour_say_when_it_comes(world: World) -> None:
    head = await world.seed_head()
    phone = head.phone
    await opened(phone)
    await pressed(phone, "Тихие часы", "С какого часа")
    await pressed(phone, "22:00", "До которого часа")
    said = await pressed(phone, "10:00", "Тихие часы: с 22:00 до 10:00")
    assert said.says("поэтому сводка придёт в 10:00")
    await pressed(phone, "Тихие часы", "С какого часа")
    await pressed(phone, "Без тихих часов", "Тихие часы: не заданы")


async def test_the_way_back_changes_nothing(world: World) -> None:
    head = await world.seed_head()
    phone = head.phone
    for name, asked in (
        ("Время сводки", "В котором часу"),
        ("Часовой пояс", "Выберите город"),
        ("Тихие часы", "С какого часа"),
        ("Как часто напоминать", "О просроченном"),
    ):
        await opened(phone)
        await pressed(phone, name, asked)
        await pressed(phone, "Назад", "Тихие часы: не заданы")
    assert await stored(world, head.person_id) == (None, None, None, None, None)


async def test_a_leave_stands_in_the_settings_and_ends_there(world: World) -> None:
    await world.seed_coordinator()
    head = await world.seed_head()
    await head.phone.send("Я в отпуске до 31.12")
    await head.phone.wait_for("Отпуск до")
    said = await opened(head.phone)
    assert said.says("Отпуск: до чт, 31 декабря")
    await pressed(head.phone, "Отпуск окончен", "Сводки снова приходят")


async def test_who_reports_nothing_has_no_ladder(world: World) -> None:
    coordinator = await world.seed_coordinator()
    async with world.database.write() as session:
        await session.execute(delete(PostHolderRow))
        await session.commit()
    said = await opened(coordinator.phone)
    assert "Как часто напоминать" not in said.labels
    assert not said.says("Напоминания до срока")
