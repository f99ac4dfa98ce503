"""Requests for extensions answered: granted, refused with a reason, or taken back."""

from __future__ import annotations

from contextlib import suppress

from aiogram import Bot, F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message

from handlers import extension_screens as screens
from handlers.awaiting import Awaited
from handlers.callbacks import ExtensionAct
from handlers.extensions import WORDS, Extending
from handlers.screen import Screen, say, toast, turn
from locales import Translator
from roadmap.errors import ConflictError
from roadmap.grounds import UsualReason, read_ground, usual_ground
from usecases.changing.extensions import ComposeExtension, RefuseExtension, WithdrawExtension
from usecases.ports.ground import Ground
from usecases.ports.messages import Expected
from usecases.ports.people import Identity
from usecases.reports.placing import AwaitWords

REFUSAL = "extension-refusal"


def router() -> Router:
    """Rights are asked where something is done."""
    made = Router(name="extension-answers")
    made.message.register(typed_refusal, Awaited(REFUSAL), WORDS)
    press = made.callback_query.register
    press(withdraw, ExtensionAct.filter(F.act == "withdraw"))
    press(grant, ExtensionAct.filter(F.act == "grant"))
    press(ask_refusal, ExtensionAct.filter(F.act == "refuse"))
    press(refuse, ExtensionAct.filter(F.act == "no"))
    press(show_request, ExtensionAct.filter(F.act == "show"))
    return made


async def withdraw(
    callback: CallbackQuery,
    callback_data: ExtensionAct,
    person: Identity,
    withdraw_extension: WithdrawExtension,
    extending: Extending,
    t: Translator,
) -> None:
    """«Отозвать запрос»."""
    asked = await withdraw_extension(person, callback_data.id)
    view, _ = await extending.view(person, asked.duty_id)
    await turn(callback, screens.withdrawn(view, t, extending.ground.clock.today()))
    await toast(callback)


async def grant(
    callback: CallbackQuery,
    callback_data: ExtensionAct,
    person: Identity,
    extending: Extending,
    t: Translator,
) -> None:
    """«Продлить»: as it was asked."""
    async with extending.ground.read() as read:
        asked = await read.changes.extension(callback_data.id)
    if asked is None or asked.state != "open":
        await _clear(callback)
        raise ConflictError(f"extension-{asked.state}-already" if asked else "report-gone")
    screen = await extending.finish(person, asked.duty_id, asked.proposed, asked.reason, t)
    await turn(callback, screen)
    await toast(callback)


async def ask_refusal(
    callback: CallbackQuery,
    callback_data: ExtensionAct,
    person: Identity,
    await_words: AwaitWords,
    t: Translator,
) -> None:
    """«Отказать…»: why."""
    await turn(callback, screens.why_refused(callback_data.id, t))
    await await_words(person, REFUSAL, {"extension": callback_data.id})
    await toast(callback)


async def refuse(
    callback: CallbackQuery,
    callback_data: ExtensionAct,
    person: Identity,
    refuse_extension: RefuseExtension,
    extending: Extending,
    t: Translator,
) -> None:
    """A usual reason to refuse."""
    why = usual_ground(UsualReason(callback_data.why))
    await turn(
        callback, await _refused(person, callback_data.id, why, refuse_extension, extending, t)
    )
    await toast(callback)


async def typed_refusal(
    message: Message,
    bot: Bot,
    person: Identity,
    expected: Expected,
    refuse_extension: RefuseExtension,
    extending: Extending,
    t: Translator,
) -> None:
    """A reason to refuse in words."""
    why, request = read_ground(message.text or ""), int(expected.ref["extension"])
    screen = await _refused(person, request, why, refuse_extension, extending, t)
    await say(bot, message.chat.id, screen, message.message_id)


async def _refused(
    person: Identity,
    request: int,
    why: str,
    refuse_extension: RefuseExtension,
    extending: Extending,
    t: Translator,
) -> Screen:
    asked = await refuse_extension(person, request, why)
    view, _ = await extending.view(person, asked.duty_id)
    return screens.refused(view, t, extending.ground.clock.today())


async def show_request(
    callback: CallbackQuery,
    callback_data: ExtensionAct,
    compose_request: ComposeExtension,
    ground: Ground,
    t: Translator,
) -> None:
    """«Назад» from the reasons to refuse: the request, while it is open."""
    async with ground.read() as read:
        content = await compose_request.of(read, {"extension": callback_data.id})
    if content is None:
        await _clear(callback)
    else:
        await turn(callback, screens.request(content, t))
    await toast(callback)


async def _clear(callback: CallbackQuery) -> None:
    if isinstance(callback.message, Message):
        with suppress(TelegramBadRequest):
            await callback.message.edit_reply_markup(reply_markup=None)
