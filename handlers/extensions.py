"""«Продлить срок…»: asked by the holder, decided by the coordinator; a day by button or words."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from aiogram import Bot, F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message

from handlers import extension_screens as screens
from handlers.awaiting import Awaited
from handlers.callbacks import (
    DutyAct,
    ExtensionAct,
    ExtensionReason,
    PickDay,
    PickMonth,
    PickNothing,
)
from handlers.day_picker import day_of, month_of, month_rows
from handlers.screen import Screen, say, toast, turn
from locales import Translator
from roadmap.errors import ConflictError
from roadmap.grounds import UsualReason, read_ground, usual_ground
from usecases.agenda.opening import OpenDutyCard
from usecases.agenda.views import DutyView
from usecases.calendar import load_calendar
from usecases.changing.extensions import (
    AskExtension,
    ComposeExtension,
    ExtendDuty,
    ReadDay,
    RefuseExtension,
    WithdrawExtension,
    later_than,
)
from usecases.ports.ground import Ground
from usecases.ports.messages import Expected
from usecases.ports.people import Identity
from usecases.reports.placing import AwaitWords

DAY, REASON, REFUSAL = "extension-day", "extension-reason", "extension-refusal"
WORDS = F.text & ~F.text.startswith("/")
USES = F.use.in_({screens.ASK, screens.EXTEND})


def router() -> Router:
    """Presses and words of both sides; rights are asked where something is done."""
    made = Router(name="extensions")
    made.message.register(typed_day, Awaited(DAY), WORDS)
    made.message.register(typed_reason, Awaited(REASON), WORDS)
    made.message.register(typed_refusal, Awaited(REFUSAL), WORDS)
    press = made.callback_query.register
    press(choose, DutyAct.filter(F.act == "extend"))
    press(turn_month, PickMonth.filter(USES))
    press(picked, PickDay.filter(USES))
    press(nothing, PickNothing.filter())
    press(reason, ExtensionReason.filter())
    press(withdraw, ExtensionAct.filter(F.act == "withdraw"))
    press(grant, ExtensionAct.filter(F.act == "grant"))
    press(ask_refusal, ExtensionAct.filter(F.act == "refuse"))
    press(refuse, ExtensionAct.filter(F.act == "no"))
    press(show_request, ExtensionAct.filter(F.act == "show"))
    return made


@dataclass(frozen=True, slots=True)
class Extending:
    """What both sides do with a duty's date."""

    ground: Ground
    open_duty_card: OpenDutyCard
    ask: AskExtension
    extend: ExtendDuty
    await_words: AwaitWords

    async def view(self, person: Identity, duty_id: int) -> tuple[DutyView, str]:
        """The duty and what the person may do with it: its holder asks, a coordinator extends.

        ConflictError when nothing is awaited.
        """
        view = await self.open_duty_card(person, duty_id)
        use = screens.ASK if view.mine else screens.EXTEND
        if view.mine and not view.reports:
            raise ConflictError("card-settled")
        return view, use

    async def choosing(
        self, person: Identity, duty_id: int, month: date | None, t: Translator
    ) -> Screen:
        """A month to choose a day from; words are awaited too."""
        view, use = await self.view(person, duty_id)
        today = self.ground.clock.today()
        async with self.ground.read() as read:
            calendar = (await load_calendar(read.calendar)).of_post(view.card.post_id)
        first = month or max(view.day, today).replace(day=1)
        rows = month_rows(use, duty_id, first, today, calendar, t)
        await self.await_words(person, DAY, {"duty": duty_id, "month": f"{first:%Y%m}"})
        return screens.choose_day(view, use, rows, t, today)

    async def asking(self, person: Identity, duty_id: int, day: date, t: Translator) -> Screen:
        """The day as it counts, and the question why; nothing is sent yet."""
        view, use = await self.view(person, duty_id)
        today = self.ground.clock.today()
        later_than(view.card.terms, day, today)
        ref = {"duty": duty_id, "day": day.isoformat()}
        await self.await_words(person, REASON, ref)
        return screens.ask_reason(view, use, day, t, today)

    async def finish(
        self, person: Identity, duty_id: int, day: date, why: str, t: Translator
    ) -> Screen:
        """Send the request, or extend."""
        view, use = await self.view(person, duty_id)
        today = self.ground.clock.today()
        if use == screens.ASK:
            made = await self.ask(person, duty_id, day, why)
            return screens.asked(view, made, day, why, t, today)
        await self.extend(person, duty_id, day, why)
        view, _ = await self.view(person, duty_id)
        return screens.extended(view, t, today)


async def choose(
    callback: CallbackQuery,
    callback_data: DutyAct,
    person: Identity,
    extending: Extending,
    t: Translator,
) -> None:
    """«Продлить срок…»."""
    await turn(callback, await extending.choosing(person, callback_data.id, None, t))
    await toast(callback)


async def turn_month(
    callback: CallbackQuery,
    callback_data: PickMonth,
    person: Identity,
    extending: Extending,
    t: Translator,
) -> None:
    """An arrow."""
    month = month_of(callback_data.month)
    await turn(callback, await extending.choosing(person, callback_data.id, month, t))
    await toast(callback)


async def nothing(callback: CallbackQuery) -> None:
    """A cell without a day."""
    await toast(callback)


async def picked(
    callback: CallbackQuery,
    callback_data: PickDay,
    person: Identity,
    extending: Extending,
    t: Translator,
) -> None:
    """A day by its button."""
    screen = await extending.asking(person, callback_data.id, day_of(callback_data.day), t)
    await turn(callback, screen)
    await toast(callback)


async def typed_day(
    message: Message,
    bot: Bot,
    person: Identity,
    expected: Expected,
    read_day: ReadDay,
    extending: Extending,
    t: Translator,
) -> None:
    """A day in words: how it is read, or that it is not; the words stay awaited then."""
    duty_id = int(expected.ref["duty"])
    day = await read_day(duty_id, message.text or "")
    if day is None:
        await say(bot, message.chat.id, Screen(t.html("day-unread")), message.message_id)
        return
    screen = await extending.asking(person, duty_id, day, t)
    await say(bot, message.chat.id, screen, message.message_id)


async def reason(
    callback: CallbackQuery,
    callback_data: ExtensionReason,
    person: Identity,
    extending: Extending,
    t: Translator,
) -> None:
    """A usual reason."""
    why, day = usual_ground(UsualReason(callback_data.why)), day_of(callback_data.day)
    await turn(callback, await extending.finish(person, callback_data.id, day, why, t))
    await toast(callback)


async def typed_reason(
    message: Message,
    bot: Bot,
    person: Identity,
    expected: Expected,
    extending: Extending,
    t: Translator,
) -> None:
    """A reason in words."""
    day, why = date.fromisoformat(expected.ref["day"]), read_ground(message.text or "")
    screen = await extending.finish(person, int(expected.ref["duty"]), day, why, t)
    await say(bot, message.chat.id, screen, message.message_id)


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
