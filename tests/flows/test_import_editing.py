"""One activity mended in the chat before it is published."""

from __future__ import annotations

from sqlalchemy import select

from simulator.client import Message, Phone
from storage.rows import ActivityRow, ImportRow
from tests.flows.test_import import coordinator, press, review, send_order
from tests.flows.world import Member, World

__all__ = ["coordinator"]


async def say(world: World, phone: Phone, text: str) -> Message:
    """Send words; what the chat shows then."""
    await phone.send(text)
    await world.settled()
    return await phone.last()


async def open_row(world: World, phone: Phone) -> Message:
    """The first activity's card, with what may be changed of it."""
    await press(world, phone, "Проверить")
    await press(world, phone, "Мероприятия (42)")
    await press(world, phone, "1")
    return await press(world, phone, "Изменить…")


async def patches(world: World) -> list[dict[str, object]]:
    (kept,) = await world.rows(select(ImportRow.patches))
    return list(kept)


async def test_a_typed_deadline_counts_only_once_it_is_confirmed(
    world: World, coordinator: Member
) -> None:
    phone = coordinator.phone
    await send_order(phone)
    await open_row(world, phone)
    asked = await press(world, phone, "Срок")
    assert asked.says("Какой срок поставить?")
    shown = await say(world, phone, "до 15 декабря 2026")
    assert shown.says("Прочитано: до 15.12.2026")
    assert shown.says("15.12.2026")
    assert await patches(world) == []
    await world.restart()
    done = await press(world, phone, "Поставить этот срок")
    assert done.says("Указано Вами: до 15.12.2026")
    assert done.says("Сроки: 15.12")
    undone = await press(world, phone, "Вернуть как в документе")
    assert not undone.says("Указано Вами")


async def test_a_deadline_that_cannot_be_read_cannot_be_set(
    world: World, coordinator: Member
) -> None:
    phone = coordinator.phone
    await send_order(phone)
    await open_row(world, phone)
    await press(world, phone, "Срок")
    shown = await say(world, phone, "когда рак на горе свистнет")
    assert shown.says("Срок прочитать не удалось")
    assert shown.labels == ["Назад"]
    again = await say(world, phone, "31 февраля")
    assert "Поставить этот срок" not in again.labels
    better = await say(world, phone, "ежеквартально до 10 числа")
    assert "Поставить этот срок" in better.labels
    await press(world, phone, "Назад")
    assert await patches(world) == []


async def test_a_short_name_is_taken_up_to_its_length(world: World, coordinator: Member) -> None:
    phone = coordinator.phone
    await send_order(phone)
    await open_row(world, phone)
    await press(world, phone, "Короткое название")
    long = await say(world, phone, "Очень длинное название мероприятия " * 3)
    assert long.says("можно не больше 64")
    done = await say(world, phone, "График контрольных")
    assert done.says("Коротко: График контрольных")
    assert await patches(world) == [
        {"at": (await patches(world))[0]["at"], "short_name": "График контрольных"}
    ]


async def test_commands_go_past_a_window_that_waits_for_words(
    world: World, coordinator: Member
) -> None:
    phone = coordinator.phone
    await send_order(phone)
    await open_row(world, phone)
    await press(world, phone, "Короткое название")
    shown = await say(world, phone, "/people")
    assert "Назад" not in shown.labels[:1]
    assert await patches(world) == []


async def test_words_are_not_taken_where_none_are_asked(world: World, coordinator: Member) -> None:
    phone = coordinator.phone
    await send_order(phone)
    await open_row(world, phone)
    await say(world, phone, "до 15 декабря")
    assert await patches(world) == []


async def test_a_rows_holders_are_chosen_and_published(world: World, coordinator: Member) -> None:
    phone = coordinator.phone
    await send_order(phone)
    await review(world, phone)
    await press(world, phone, "Мероприятия (42)")
    await press(world, phone, "1")
    await press(world, phone, "Изменить…")
    shown = await press(world, phone, "Ответственные")
    own = shown.text.count("✓")
    assert own
    for left in range(own - 1, -1, -1):
        shown = await press(world, phone, "1")
        assert shown.text.count("✓") == left
    chosen = await press(world, phone, "2")
    assert chosen.text.count("✓") == 1
    assert chosen.says("(ответственный)")
    name = chosen.text.split("✓ ")[1].split(" (")[0]
    await press(world, phone, "Назад")
    await press(world, phone, "Назад")
    await press(world, phone, "Назад")
    await press(world, phone, "Назад")
    await press(world, phone, "Опубликовать…")
    await press(world, phone, "Опубликовать")
    await phone.wait_for("Теперь раздайте приглашения")
    (kept,) = await world.rows(select(ActivityRow.responsible).where(ActivityRow.position == 0))
    assert [one["text"] for one in kept] == [name]


async def test_a_row_is_left_out_and_taken_back(world: World, coordinator: Member) -> None:
    phone = coordinator.phone
    await send_order(phone)
    await press(world, phone, "Проверить")
    await press(world, phone, "Мероприятия (42)")
    await press(world, phone, "1")
    out = await press(world, phone, "Исключить")
    assert out.says("Исключено: публиковаться не будет")
    assert "Изменить…" not in out.labels
    back = await press(world, phone, "Вернуть")
    assert not back.says("Исключено")
