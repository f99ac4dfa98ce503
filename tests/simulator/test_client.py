from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from simulator.client import ControlRefusedError, Message, Phone, SimulatorClient
from simulator.server import Simulator


def keyboard(label: str, data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text=label, callback_data=data)]]
    )


def near(moment: datetime, wanted: datetime) -> bool:
    return timedelta(0) <= moment - wanted < timedelta(seconds=5)


async def test_the_clock_runs_from_where_it_was_set(client: SimulatorClient) -> None:
    assert near(await client.clock(), datetime(2026, 10, 12, 6, 0, tzinfo=UTC))
    assert near(await client.advance(3600), datetime(2026, 10, 12, 7, 0, tzinfo=UTC))
    assert near(await client.next_morning(), datetime(2026, 10, 13, 6, 0, tzinfo=UTC))
    morning = await client.next_morning(8, "Asia/Yekaterinburg")
    assert near(morning, datetime(2026, 10, 14, 3, 0, tzinfo=UTC))
    back = datetime(2026, 1, 1, tzinfo=UTC)
    assert near(await client.set_clock(back), back)
    with pytest.raises(ControlRefusedError):
        await client.post("/clock", now="вчера")


async def test_the_clock_answers_in_iso(client: SimulatorClient, box: Simulator) -> None:
    answer = await client.get("/clock")
    assert datetime.fromisoformat(answer["now"]).utcoffset() == timedelta(0)


async def test_the_newest_button_with_a_label_is_pressed(
    bot: Bot, olga: Phone, updates: Any
) -> None:
    await bot.send_message(olga.id, "1", reply_markup=keyboard("Да", "old"))
    first = await olga.last()
    await bot.send_message(olga.id, "2", reply_markup=keyboard("Да\xa0№ 7", "new"))
    await bot.send_message(olga.id, "3")
    await olga.press("Да № 7")
    await olga.press("old")
    await olga.press("Да", first)
    pressed = [one["callback_query"]["data"] for one in (await updates())[-3:]]
    assert pressed == ["new", "old", "old"]


async def test_an_absent_button_names_those_that_are_there(bot: Bot, olga: Phone) -> None:
    await bot.send_message(olga.id, "1", reply_markup=keyboard("Да", "y"))
    with pytest.raises(LookupError, match=r"no button 'Нет'; there are: Да"):
        await olga.press("Нет")


async def test_links_are_found_and_pressed(bot: Bot, olga: Phone, updates: Any) -> None:
    first, second = (f"https://t.me/vekha_demo_bot?start=inv_{n}&x=1" for n in (1, 2))
    row = [InlineKeyboardButton(text="Пригласить", url=second)]
    markup = InlineKeyboardMarkup(inline_keyboard=[row])
    await bot.send_message(olga.id, f"{first}\n/help", reply_markup=markup)
    assert (await olga.last()).links == [first, second]
    press = await olga.press("Пригласить")
    assert (press.id, press.url) == (None, second)
    await olga.follow(press.url)
    assert (await updates())[-1]["message"]["text"] == "/start inv_2"


async def test_waiting_looks_at_what_came_after_the_own_act(bot: Bot, olga: Phone) -> None:
    first = await bot.send_message(olga.id, "Срок\xa0прежний")
    assert (await olga.wait_for("Срок прежний")).id == first.message_id
    await olga.send("ещё")
    with pytest.raises(TimeoutError, match="did not get 'Срок'"):
        await olga.wait_for("Срок", timeout=0.2)
    assert (await olga.wait_for("Срок", after=0)).id == first.message_id

    async def edit_soon() -> None:
        await asyncio.sleep(0.1)
        await bot.edit_message_text("Срок новый", chat_id=olga.id, message_id=first.message_id)

    task = asyncio.create_task(edit_soon())
    edited = await olga.wait_for("Срок")
    assert (edited.text, edited.edited) == ("Срок новый", True)
    await task
    await bot.send_message(olga.id, "Третье")

    def third(message: Message) -> bool:
        return message.text == "Третье"

    assert (await olga.wait_for(third, after=edited)).text == "Третье"


async def test_idle_waits_for_the_bot(olga: Phone, client: SimulatorClient, call: Any) -> None:
    with pytest.raises(TimeoutError, match="unconfirmed"):
        await client.idle(quiet=0.05, timeout=0.3)

    async def confirm_soon() -> None:
        await asyncio.sleep(0.1)
        await call("getUpdates", offset=-1)
        await call("getUpdates", offset=10_000)

    task = asyncio.create_task(confirm_soon())
    await client.idle(quiet=0.05, timeout=3)
    assert task.done()
    await task


async def test_a_deep_link_is_followed(client: SimulatorClient, updates: Any) -> None:
    phone = await client.add_person("Пётр", "Иванов", username="petr")
    await phone.follow("https://t.me/vekha_demo_bot?start=inv_1-A")
    message = (await updates())[-1]["message"]
    assert message["text"] == "/start inv_1-A"
    assert message["entities"][0] == {"type": "bot_command", "offset": 0, "length": 6}
    assert message["from"]["username"] == "petr"
    with pytest.raises(ControlRefusedError):
        await phone.start("с пробелом")


async def test_what_a_phone_cannot_do(client: SimulatorClient, olga: Phone, png: bytes) -> None:
    await olga.block()
    for deed in (olga.send("x"), olga.send_photo(png), olga.press("x")):
        with pytest.raises(ControlRefusedError, match="blocked the bot"):
            await deed
    await olga.start()
    with pytest.raises(ControlRefusedError, match="1 to 4096"):
        await olga.send(" ")
    with pytest.raises(ControlRefusedError, match="to reply to"):
        await olga.send("x", reply_to=999)
    with pytest.raises(ControlRefusedError, match="is not a picture"):
        await olga.send_photo(b"x")
    with pytest.raises(ControlRefusedError, match="no own message"):
        await olga.edit(999, "x")
    await olga.deactivate()
    with pytest.raises(ControlRefusedError, match="deactivated"):
        await olga.send("x")
    with pytest.raises(ControlRefusedError, match="no such person"):
        await client.post("/sim/people/1/send", text="x")


async def test_the_transcript_reads_as_a_chat(
    bot: Bot, olga: Phone, client: SimulatorClient, updates: Any
) -> None:
    await olga.send_document(b"x", "план.docx", "Вот план")
    await bot.send_message(
        olga.id, "<b>Принято</b>\nСрок 15.10", parse_mode="HTML", reply_markup=keyboard("Да", "y")
    )
    await olga.press("Да")
    query = (await updates())[-1]["callback_query"]["id"]
    await bot.answer_callback_query(query, text="Готово")
    sent = await olga.last()
    await bot.edit_message_text("Исполнено", chat_id=olga.id, message_id=sent.id)
    await bot.delete_message(olga.id, sent.id)
    assert await client.transcript(olga) == (
        "=== Ольга Орлова ===\n"
        "[12.10.2026 09:00] Ольга Орлова:\n"
        "  /start\n"
        "[12.10.2026 09:00] Ольга Орлова:\n"
        "  <файл: план.docx>\n"
        "  Вот план\n"
        "[12.10.2026 09:00] Веха:\n"
        "  Принято\n"
        "  Срок 15.10\n"
        "  [Да]\n"
        "[12.10.2026 09:00] Ольга Орлова нажимает [Да]: «Готово»\n"
        "[12.10.2026 09:00] Веха изменяет сообщение:\n"
        "  Исполнено\n"
        "[12.10.2026 09:00] Веха удаляет сообщение:\n"
        "  Исполнено\n"
    )


async def test_samples_are_listed_sent_and_kept_inside_their_folder(tmp_path: Path) -> None:
    (tmp_path / "План.docx").write_bytes(b"12345")
    (tmp_path / ".secret").write_bytes(b"x")
    simulator = Simulator(samples=tmp_path, hints=[{"title": "Шаг", "text": "Нажмите"}])
    url = await simulator.start()
    async with SimulatorClient(url) as client:
        phone = await client.add_person("Ольга")
        listing = (await client.get("/sim/samples"))["samples"]
        assert [(one["name"], one["size"]) for one in listing] == [("План.docx", 5)]
        assert await client.data(listing[0]["path"]) == b"12345"
        await client.post(f"/sim/people/{phone.id}/sample", name="План.docx")
        sent = (await phone.messages())[-1]
        assert sent.attachment is not None
        assert await client.data(sent.attachment.url) == b"12345"
        for name in ("../pyproject.toml", ".secret", "нет"):
            with pytest.raises(ControlRefusedError, match="no such sample"):
                await client.post(f"/sim/people/{phone.id}/sample", name=name)
        assert (await client.get("/sim/hints"))["hints"] == [{"title": "Шаг", "text": "Нажмите"}]
        await client.hints([{"title": "Другой", "text": ""}])
        assert (await client.get("/sim/state"))["hints"][0]["title"] == "Другой"
    await simulator.stop()


async def test_counters_tell_what_the_bot_did(
    bot: Bot, olga: Phone, client: SimulatorClient
) -> None:
    await bot.send_message(olga.id, "x")
    await bot.send_message(olga.id, "y")
    counters = await client.counters()
    assert counters["calls"] == {"sendMessage": 2}
    assert (counters["messages"], counters["unconfirmed"]) == (2, 1)


async def test_events_tell_the_page_what_changed(olga: Phone, client: SimulatorClient) -> None:
    async with client._open_session().get(f"{client.url}/sim/events") as stream:
        assert stream.content_type == "text/event-stream"
        assert await stream.content.readline() == b": begin\n"
        await olga.send("раз")
        await stream.content.readline()
        event = json.loads((await stream.content.readline()).removeprefix(b"data: "))
        assert (event["what"], event["chat"]) == ("message", olga.id)


async def test_nonsense_is_refused_with_a_reason(client: SimulatorClient) -> None:
    for path in ("/sim/chats/x/messages", "/sim/chats/1/messages", "/sim/files/none"):
        with pytest.raises(ControlRefusedError) as refusal:
            await client.get(path)
        assert refusal.value.status == 404
    with pytest.raises(ControlRefusedError):
        await client.get("/sim/idle", quiet="x")
    with pytest.raises(ControlRefusedError, match="first_name is needed"):
        await client.post("/sim/people")
    with pytest.raises(ControlRefusedError, match="malformed"):
        await client.post("/sim/groups", title="x", members=["?"])
