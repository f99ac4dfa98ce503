"""«Я в отпуске»: until which day, by button or in words; the coordinator's news of it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import SettingsAct
from handlers.screen import Button, Screen, pairs, say, toast, turn
from locales import Translator
from locales.dates import day_long
from roadmap.errors import InputRefusedError
from usecases.ports.ground import Clock
from usecases.ports.people import Identity
from usecases.reminders.leave import WEEKS, Leave, TakeLeave

SAID = re.compile(
    r"\s*(?:я )?(?:в отпуске|on leave)(?:\s+(?:до|по|until)\s+"
    r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})(?:\.(?P<year>\d{4}))?)?\s*[.!]?\s*",
    re.IGNORECASE,
)


def router() -> Router:
    """One's own leave."""
    made = Router(name="leave")
    made.message.register(said, F.text.func(SAID.fullmatch))
    made.callback_query.register(ask, SettingsAct.filter(F.act == "leave"))
    made.callback_query.register(choose, SettingsAct.filter(F.act == "away"))
    made.callback_query.register(back, SettingsAct.filter(F.act == "back"))
    return made


def ask_screen(today: date, t: Translator) -> Screen:
    """Whole weeks, and how to say another day; a button carries the day itself."""
    days = {weeks: today + timedelta(weeks=weeks) for weeks in WEEKS}
    buttons = [
        Button(
            t.text("leave-button-until", day=day_long(day, t, today=today)),
            SettingsAct(act="away", value=day.isoformat()),
        )
        for day in days.values()
    ]
    return Screen(t.html("leave-ask"), pairs(buttons))


def taken_screen(leave: Leave, today: date, t: Translator) -> Screen:
    """What happens meanwhile, and the way back."""
    key = "leave-taken-alone" if leave.alone else "leave-taken"
    button = Button(t.text("leave-button-back"), SettingsAct(act="back"))
    return Screen(t.html(key, day=day_long(leave.until, t, today=today)), ((button,),))


async def said(
    message: Message,
    bot: Bot,
    person: Identity,
    take_leave: TakeLeave,
    clock: Clock,
    t: Translator,
) -> None:
    """«Я в отпуске до 20.07»; without a day it is asked for."""
    found = SAID.fullmatch(message.text or "")
    today = clock.today()
    if found is None or found["day"] is None:
        await say(bot, message.chat.id, ask_screen(today, t))
        return
    until = _day(found, today)
    leave = await take_leave(person, until)
    await say(bot, message.chat.id, taken_screen(leave, today, t))


def _day(found: re.Match[str], today: date) -> date:
    """A day without a year is the next such one."""
    try:
        until = date(int(found["year"] or today.year), int(found["month"]), int(found["day"]))
    except ValueError as error:
        raise InputRefusedError("leave-past") from error
    if found["year"] is None and until < today:
        return until + timedelta(days=365)
    return until


async def ask(callback: CallbackQuery, clock: Clock, t: Translator) -> None:
    """«Я в отпуске»: a new message."""
    if callback.bot:
        await say(callback.bot, callback.from_user.id, ask_screen(clock.today(), t))
    await toast(callback)


async def choose(
    callback: CallbackQuery,
    callback_data: SettingsAct,
    person: Identity,
    take_leave: TakeLeave,
    clock: Clock,
    t: Translator,
) -> None:
    """A day was chosen."""
    leave = await take_leave(person, date.fromisoformat(callback_data.value))
    await turn(callback, taken_screen(leave, clock.today(), t))
    await toast(callback)


async def back(
    callback: CallbackQuery, person: Identity, take_leave: TakeLeave, t: Translator
) -> None:
    """«Я вернулся»."""
    await take_leave.end(person)
    await turn(callback, Screen(t.html("leave-ended")))
    await toast(callback)


def render_away(leave: Leave, t: Translator) -> Screen:
    """Who is away and until when: nobody acts for them."""
    day = day_long(leave.until, t)
    return Screen(t.html("leave-notice", person=leave.person.full_name, day=day))
