from __future__ import annotations

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramUnauthorizedError,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    MenuButtonCommands,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)

from simulator.client import Phone, SimulatorClient


def keyboard(*buttons: InlineKeyboardButton) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[list(buttons)])


def data_button(label: str = "Да", data: str = "yes") -> InlineKeyboardButton:
    return InlineKeyboardButton(text=label, callback_data=data)


async def test_the_bot_learns_who_it_is(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.is_bot, me.username) == (4200000000, True, "vekha_demo_bot")


async def test_a_message_arrives_with_its_formatting(bot: Bot, olga: Phone) -> None:
    sent = await bot.send_message(olga.id, "<b>Срок</b>: №\xa07", parse_mode="HTML")
    assert sent.text == "Срок: №\xa07"
    assert sent.entities is not None
    assert sent.entities[0].type == "bold"
    assert sent.date.isoformat().startswith("2026-10-12T06:00")
    assert sent.chat.type == "private"
    seen = await olga.last()
    assert (seen.html, seen.from_bot, seen.edited) == ("<b>Срок</b>: №\xa07", True, False)
    assert seen.says("№ 7")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "message text is empty"),
        (" \n ", "message text is empty"),
        ("<b></b>", "message text is empty"),
        ("я" * 4097, "message is too long"),
        ("😀" * 2049, "message is too long"),
        (
            "<b>x",
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        ("<x>", 'can\'t parse entities: Unsupported start tag "x" at byte offset 0'),
    ],
)
async def test_a_text_that_telegram_refuses(
    bot: Bot, olga: Phone, text: str, complaint: str
) -> None:
    with pytest.raises(TelegramBadRequest) as refusal:
        await bot.send_message(olga.id, text, parse_mode="HTML")
    assert refusal.value.message == f"Bad Request: {complaint}"


async def test_the_longest_text_goes_through(bot: Bot, olga: Phone) -> None:
    sent = await bot.send_message(olga.id, f"<b>{'я' * 4096}</b>", parse_mode="HTML")
    assert len(sent.text or "") == 4096


async def test_buttons_of_all_kinds_are_shown(bot: Bot, olga: Phone) -> None:
    markup = keyboard(
        data_button(),
        InlineKeyboardButton(text="Сайт", url="https://e.example.ru"),
        InlineKeyboardButton(text="Номер", copy_text=CopyTextButton(text="412")),
    )
    await bot.send_message(olga.id, "Вопрос", reply_markup=markup)
    seen = await olga.last()
    assert seen.buttons == [[("Да", "yes"), ("Сайт", "https://e.example.ru"), ("Номер", "412")]]
    assert [button.kind for button in seen.rows[0]] == ["data", "url", "copy"]


@pytest.mark.parametrize(
    ("button", "complaint"),
    [
        (data_button(data="я" * 33), "BUTTON_DATA_INVALID"),
        (
            InlineKeyboardButton(text="x"),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            InlineKeyboardButton(text="x", url="нет"),
            "inline keyboard button URL 'нет' is invalid: Wrong HTTP URL",
        ),
        (
            data_button(label=" "),
            'can\'t parse inline keyboard button: Field "text" must be non-empty',
        ),
    ],
)
async def test_a_button_that_telegram_refuses(
    bot: Bot, olga: Phone, button: InlineKeyboardButton, complaint: str
) -> None:
    with pytest.raises(TelegramBadRequest) as refusal:
        await bot.send_message(olga.id, "Вопрос", reply_markup=keyboard(button))
    assert refusal.value.message == f"Bad Request: {complaint}"
    assert [message for message in await olga.messages() if message.from_bot] == []


async def test_data_of_64_bytes_is_the_most(bot: Bot, olga: Phone) -> None:
    await bot.send_message(olga.id, "x", reply_markup=keyboard(data_button(data="я" * 32)))
    assert (await olga.last()).buttons == [[("Да", "я" * 32)]]


async def test_too_many_buttons_are_refused(bot: Bot, olga: Phone) -> None:
    rows = [[data_button(data=str(row * 8 + column)) for column in range(8)] for row in range(13)]
    with pytest.raises(TelegramBadRequest, match="reply markup is too long"):
        await bot.send_message(
            olga.id, "x", reply_markup=InlineKeyboardMarkup(inline_keyboard=rows)
        )


async def test_a_reply_keyboard_is_pressed_as_text_until_removed(
    bot: Bot, olga: Phone, updates: Any
) -> None:
    keys = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Мои сроки")]])
    await bot.send_message(olga.id, "Меню", reply_markup=keys)
    await olga.press("Мои сроки")
    assert (await updates())[-1]["message"]["text"] == "Мои сроки"
    await bot.send_message(olga.id, "Убрано", reply_markup=ReplyKeyboardRemove())
    with pytest.raises(LookupError):
        await olga.press("Мои сроки")


async def test_a_reply_names_what_it_answers(bot: Bot, olga: Phone) -> None:
    asked = await olga.send("Вопрос")
    sent = await bot.send_message(
        olga.id, "Ответ", reply_parameters=ReplyParameters(message_id=asked.id)
    )
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "Вопрос"
    with pytest.raises(TelegramBadRequest, match="message to be replied not found"):
        await bot.send_message(olga.id, "x", reply_parameters=ReplyParameters(message_id=999))
    loose = ReplyParameters(message_id=999, allow_sending_without_reply=True)
    assert (await bot.send_message(olga.id, "x", reply_parameters=loose)).reply_to_message is None


async def test_a_bot_cannot_write_first(bot: Bot, client: SimulatorClient) -> None:
    silent = await client.add_person("Пётр")
    for chat_id in (silent.id, 12345, -5000, "@nobody"):
        with pytest.raises(TelegramBadRequest, match="Bad Request: chat not found"):
            await bot.send_message(chat_id, "Здравствуйте")


async def test_who_blocked_the_bot_is_not_reached(bot: Bot, olga: Phone) -> None:
    await olga.block()
    with pytest.raises(TelegramForbiddenError) as refusal:
        await bot.send_message(olga.id, "x")
    assert refusal.value.message == "Forbidden: bot was blocked by the user"
    await olga.unblock()
    assert (await bot.send_message(olga.id, "x")).text == "x"


async def test_a_deactivated_account_is_not_reached(bot: Bot, olga: Phone) -> None:
    await olga.deactivate()
    with pytest.raises(TelegramForbiddenError) as refusal:
        await bot.send_message(olga.id, "x")
    assert refusal.value.message == "Forbidden: user is deactivated"


async def test_a_copy_carries_no_author_but_new_buttons(
    bot: Bot, olga: Phone, client: SimulatorClient
) -> None:
    other = await client.add_person("Светлана")
    await other.start()
    sent = await olga.send_document(b"x", "план.docx", "Подпись")
    copied = await bot.copy_message(
        other.id, olga.id, sent.id, caption="Новая", reply_markup=keyboard(data_button())
    )
    seen = await other.last()
    assert (seen.id, seen.document, seen.text) == (copied.message_id, "план.docx", "Новая")
    assert seen.labels == ["Да"]
    with pytest.raises(TelegramBadRequest, match="message to copy not found"):
        await bot.copy_message(other.id, olga.id, 999)


async def test_chat_actions_are_checked(bot: Bot, olga: Phone) -> None:
    assert await bot.send_chat_action(olga.id, "upload_document")
    with pytest.raises(TelegramBadRequest, match="wrong parameter action in request"):
        await bot.send_chat_action(olga.id, "dancing")


async def test_commands_go_by_scope_and_language(bot: Bot, olga: Phone, client: Any) -> None:
    await bot.set_my_commands([BotCommand(command="help", description="Помощь")])
    scope = BotCommandScopeChat(chat_id=olga.id)
    await bot.set_my_commands([BotCommand(command="tasks", description="Мои сроки")], scope=scope)
    assert [one.command for one in await bot.get_my_commands()] == ["help"]
    listing = await client.get("/sim/people")
    assert [one["command"] for one in listing["people"][0]["commands"]] == ["tasks"]
    await bot.delete_my_commands(scope=scope)
    assert await bot.get_my_commands(scope=scope) == []
    with pytest.raises(TelegramBadRequest, match="BOT_COMMAND_INVALID"):
        await bot.set_my_commands([BotCommand(command="Помощь", description="x")])


async def test_the_profile_is_kept(bot: Bot, olga: Phone, client: SimulatorClient) -> None:
    assert await bot.set_my_description("Напоминает о сроках")
    assert await bot.set_my_short_description("Сроки")
    assert await bot.set_chat_menu_button(olga.id, MenuButtonCommands())
    assert (await client.get("/sim/state"))["bot"]["description"] == "Напоминает о сроках"
    with pytest.raises(TelegramBadRequest, match="BOT_DESCRIPTION_TOO_LONG"):
        await bot.set_my_description("x" * 513)


async def test_a_chat_is_described_and_pinned_in(bot: Bot, olga: Phone) -> None:
    sent = await bot.send_message(olga.id, "Важно")
    assert await bot.pin_chat_message(olga.id, sent.message_id)
    chat = await bot.get_chat(olga.id)
    assert (chat.type, chat.first_name, chat.last_name) == ("private", "Ольга", "Орлова")
    assert chat.pinned_message is not None
    assert (await olga.last()).pinned
    assert await bot.unpin_chat_message(olga.id)
    assert (await bot.get_chat(olga.id)).pinned_message is None
    assert (await bot.get_chat_member(olga.id, olga.id)).status == "member"
    with pytest.raises(TelegramBadRequest, match="PARTICIPANT_ID_INVALID"):
        await bot.get_chat_member(olga.id, 1)


async def test_the_bot_may_leave_the_server(bot: Bot) -> None:
    assert await bot.log_out()


async def test_unknown_methods_and_tokens_are_refused(call: Any, bot: Bot) -> None:
    assert await call("sendNothing") == {
        "ok": False,
        "error_code": 404,
        "description": "Not Found",
    }
    assert (await call("GETME"))["ok"]
    assert (await call("getMe", token="1:wrong"))["description"] == "Unauthorized"
    stranger = Bot("1:wrong", session=bot.session)
    with pytest.raises(TelegramUnauthorizedError):
        await stranger.get_me()


async def test_parameters_may_come_in_any_way(
    client: SimulatorClient, olga: Phone, box: Any
) -> None:
    session = client._open_session()
    address = f"{box.url}/bot{box.token}/sendMessage"
    ways: list[dict[str, Any]] = [
        {"params": {"chat_id": str(olga.id), "text": "a"}},
        {"data": {"chat_id": str(olga.id), "text": "b"}},
        {"json": {"chat_id": olga.id, "text": "c"}},
    ]
    for way in ways:
        async with session.post(address, **way) as answer:
            assert (await answer.json())["ok"]
    assert [message.text for message in await olga.messages() if message.from_bot] == [
        "a",
        "b",
        "c",
    ]


async def test_what_cannot_be_understood_is_a_bad_request(call: Any, olga: Phone) -> None:
    answers = [
        await call("sendMessage", text="x"),
        await call("sendMessage", chat_id=olga.id, text="x", reply_markup="{"),
        await call("sendMessage", chat_id=olga.id, text="x", parse_mode="Markdown"),
        await call("editMessageText", chat_id=olga.id, message_id="x", text="x"),
        await call("sendMediaGroup", chat_id=olga.id, media=["x", "y"]),
    ]
    assert [answer["description"] for answer in answers] == [
        "Bad Request: chat_id is empty",
        "Bad Request: can't parse reply markup JSON object",
        "Bad Request: unsupported parse_mode",
        'Bad Request: field "message_id" must be a valid Number',
        "Bad Request: can't parse media JSON object",
    ]


async def test_every_refusal_is_an_error_of_aiogram(bot: Bot, client: SimulatorClient) -> None:
    await client.fault("getMe", 500)
    with pytest.raises(TelegramAPIError):
        await bot.get_me()
