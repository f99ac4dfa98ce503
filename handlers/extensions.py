"""«Продлить срок…»: asked by the holder, given by the coordinator; a day by button or words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery, Message

from handlers import extension_screens as screens
from handlers.awaiting import Awaited
from handlers.callbacks import (
    DutyAct,
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
    ExtendDuty,
    ReadDay,
    later_than,
)
from usecases.ports.ground import Ground
from usecases.ports.messages import Expected
from usecases.ports.people import Identity
from usecases.reports.placing import AwaitWords

DAY, REASON = "extension-day", "extension-reason"
WORDS = F.text & ~F.text.startswith("/")
USES = F.use.in_({screens.ASK, screens.EXTEND})


def router() -> Router:
    """Presses and words of both sides; rights are asked where something is done."""
    made = Router(name="extensions")
    made.message.register(typed_day, Awaited(DAY), WORDS)
    made.message.register(typed_reason, Awaited(REASON), WORDS)
    press = made.callback_query.register
    press(choose, DutyAct.filter(F.act == "extend"))
    press(turn_month, PickMonth.filter(USES))
    press(picked, PickDay.filter(USES))
    press(nothing, PickNothing.filter())
    press(reason, ExtensionReason.filter())
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
