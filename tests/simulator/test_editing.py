from __future__ import annotations

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    ReplyKeyboardRemove,
)

from simulator.client import Phone, SimulatorClient

YES = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Да", callback_data="y")]])


async def refused(deed: Any) -> str:
    with pytest.raises(TelegramBadRequest) as refusal:
        await deed
    return refusal.value.message


async def test_a_message_shows_its_new_state(bot: Bot, olga: Phone) -> None:
    sent = await bot.send_message(olga.id, "Вопрос", reply_markup=YES)
    edited = await bot.edit_message_text(
        "<i>Готово</i>", chat_id=olga.id, message_id=sent.message_id, parse_mode="HTML"
    )
    assert not isinstance(edited, bool)
    assert edited.edit_date is not None
    seen = await olga.last()
    assert (seen.html, seen.edited, seen.rows) == ("<i>Готово</i>", True, ())


async def test_buttons_alone_can_be_changed(bot: Bot, olga: Phone) -> None:
    sent = await bot.send_message(olga.id, "Вопрос")
    await bot.edit_message_reply_markup(
        chat_id=olga.id, message_id=sent.message_id, reply_markup=YES
    )
    seen = await olga.last()
    assert (seen.labels, seen.edited) == (["Да"], False)


async def test_the_same_again_is_refused(bot: Bot, olga: Phone) -> None:
    sent = await bot.send_message(olga.id, "Вопрос", reply_markup=YES)
    text = await refused(
        bot.edit_message_text(
            "Вопрос", chat_id=olga.id, message_id=sent.message_id, reply_markup=YES
        )
    )
    assert text == (
        "Bad Request: message is not modified: specified new message content and reply markup "
        "are exactly the same as a current content and reply markup of the message"
    )


async def test_what_cannot_be_edited(bot: Bot, olga: Phone) -> None:
    own = await olga.send("Моё")
    plain = await bot.send_message(olga.id, "Меню", reply_markup=ReplyKeyboardRemove())
    file = await bot.send_document(olga.id, BufferedInputFile(b"x", "a.txt"))
    words = await bot.send_message(olga.id, "Текст")

    def text_of(number: int) -> Any:
        return bot.edit_message_text("y", chat_id=olga.id, message_id=number)

    assert await refused(text_of(999)) == "Bad Request: message to edit not found"
    assert await refused(text_of(own.id)) == "Bad Request: message can't be edited"
    assert await refused(text_of(plain.message_id)) == "Bad Request: message can't be edited"
    assert await refused(text_of(file.message_id)) == (
        "Bad Request: there is no text in the message to edit"
    )
    caption = bot.edit_message_caption(chat_id=olga.id, message_id=words.message_id, caption="y")
    assert await refused(caption) == "Bad Request: there is no caption in the message to edit"


async def test_captions_and_files_can_be_changed(bot: Bot, olga: Phone) -> None:
    sent = await bot.send_document(olga.id, BufferedInputFile(b"x", "a.txt"), caption="Было")
    await bot.edit_message_caption(chat_id=olga.id, message_id=sent.message_id, caption="Стало")
    assert (await olga.last()).text == "Стало"
    media = InputMediaDocument(media=BufferedInputFile(b"yy", "b.txt"), caption="Другой")
    await bot.edit_message_media(media, chat_id=olga.id, message_id=sent.message_id)
    seen = await olga.last()
    assert (seen.document, seen.text) == ("b.txt", "Другой")
    long = bot.edit_message_caption(chat_id=olga.id, message_id=sent.message_id, caption="я" * 1025)
    assert await refused(long) == "Bad Request: message caption is too long"


async def test_messages_can_be_deleted_for_two_days(
    bot: Bot, olga: Phone, client: SimulatorClient
) -> None:
    first = await bot.send_message(olga.id, "1")
    await bot.delete_message(olga.id, first.message_id)
    assert [message.text for message in await olga.messages()] == ["/start"]
    assert await refused(bot.delete_message(olga.id, first.message_id)) == (
        "Bad Request: message to delete not found"
    )
    second = await bot.send_message(olga.id, "2")
    await client.advance(48 * 3600 + 60)
    assert await refused(bot.delete_message(olga.id, second.message_id)) == (
        "Bad Request: message can't be deleted for everyone"
    )


async def test_many_are_deleted_at_once_and_missing_ones_passed_over(bot: Bot, olga: Phone) -> None:
    numbers = [(await bot.send_message(olga.id, str(n))).message_id for n in range(3)]
    assert await bot.delete_messages(olga.id, [*numbers[:2], 999])
    assert [message.text for message in await olga.messages()] == ["/start", "2"]


async def test_a_press_is_answered_once_and_in_time(
    bot: Bot, olga: Phone, client: SimulatorClient, updates: Any
) -> None:
    await bot.send_message(olga.id, "Вопрос", reply_markup=YES)
    press = await olga.press("Да")
    query = (await updates())[-1]["callback_query"]
    assert (query["data"], query["from"]["id"], query["id"]) == ("y", olga.id, press.id)
    assert query["message"]["text"] == "Вопрос"
    assert await bot.answer_callback_query(query["id"], text="Принято", show_alert=True)
    answer = await olga.answer_to(press)
    assert (answer.text, answer.alert) == ("Принято", True)
    stale = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert await refused(bot.answer_callback_query(query["id"])) == stale
    assert await refused(bot.answer_callback_query("1")) == stale
    await client.settings(callback_ttl=0)
    late = await olga.press("y")
    assert await refused(bot.answer_callback_query(str(late.id))) == stale


async def test_a_very_old_message_comes_as_inaccessible(
    bot: Bot, olga: Phone, updates: Any
) -> None:
    sent = await bot.send_message(olga.id, "Вопрос", reply_markup=YES)
    await olga.press("Да", unreachable=True)
    message = (await updates())[-1]["callback_query"]["message"]
    assert message == {
        "chat": {"id": olga.id, "type": "private", "first_name": "Ольга", "last_name": "Орлова"},
        "message_id": sent.message_id,
        "date": 0,
    }
