from __future__ import annotations

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramMigrateToChat

from simulator.client import ControlRefusedError, Phone, SimulatorClient


async def test_a_group_talks_to_the_bot_only_when_spoken_to(
    bot: Bot, olga: Phone, client: SimulatorClient, updates: Any
) -> None:
    group = await client.add_group("Координаторы", [olga])
    sent = await bot.send_message(group, "Сводка")
    assert sent.chat.title == "Координаторы"
    await updates()
    await olga.send("между собой", chat=group)
    await olga.send("/summary", chat=group)
    await olga.send("что с № 7?", sent.message_id, chat=group)
    assert [one["message"]["text"] for one in await updates()] == ["/summary", "что с № 7?"]
    await client.settings(privacy=False)
    await olga.send("теперь слышно", chat=group)
    assert len(await updates()) == 1


async def test_a_grown_group_has_a_new_number(
    bot: Bot, olga: Phone, client: SimulatorClient, updates: Any
) -> None:
    group = await client.add_group("Координаторы", [olga])
    await updates()
    grown = await client.migrate_group(group)
    with pytest.raises(TelegramMigrateToChat) as refusal:
        await bot.send_message(group, "x")
    assert refusal.value.migrate_to_chat_id == grown
    moved = [update["message"] for update in await updates()]
    assert (moved[0]["migrate_to_chat_id"], moved[1]["migrate_from_chat_id"]) == (grown, group)
    assert (await bot.send_message(grown, "x")).chat.type == "supergroup"
    assert grown < -1_000_000_000_000
    with pytest.raises(ControlRefusedError):
        await client.migrate_group(grown)


async def test_a_bot_that_was_thrown_out_cannot_write(
    bot: Bot, olga: Phone, client: SimulatorClient, updates: Any
) -> None:
    group = await client.add_group("Координаторы", [olga], supergroup=True)
    await client.set_bot_in_group(group, "kicked")
    with pytest.raises(TelegramForbiddenError) as refusal:
        await bot.send_message(group, "x")
    assert refusal.value.message == "Forbidden: bot was kicked from the supergroup chat"
    statuses = [
        update["my_chat_member"]["new_chat_member"]["status"]
        for update in await updates()
        if "my_chat_member" in update
    ]
    assert statuses == ["member", "kicked"]


async def test_members_are_known_and_only_they_write(
    bot: Bot, olga: Phone, client: SimulatorClient
) -> None:
    group = await client.add_group("Координаторы", [olga])
    other = await client.add_person("Пётр")
    with pytest.raises(ControlRefusedError):
        await other.send("x", chat=group)
    assert (await bot.get_chat_member(group, other.id)).status == "left"
    await client.post(f"/sim/groups/{group}/members", members=[other.id])
    assert (await bot.get_chat_member(group, other.id)).status == "member"
    assert (await bot.get_chat_member(group, bot.id)).status == "member"
    await other.send("теперь можно", chat=group)


async def test_foreign_messages_are_deleted_by_administrators_only(
    bot: Bot, olga: Phone, client: SimulatorClient
) -> None:
    group = await client.add_group("Координаторы", [olga])
    said = await olga.send("/x", chat=group)
    with pytest.raises(TelegramBadRequest, match="message can't be deleted"):
        await bot.delete_message(group, said.id)
    await client.set_bot_in_group(group, "administrator")
    assert await bot.delete_message(group, said.id)


async def test_a_group_without_the_bot_is_unknown_to_it(
    bot: Bot, olga: Phone, client: SimulatorClient
) -> None:
    group = await client.add_group("Без бота", [olga], bot=False)
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(group, "x")
