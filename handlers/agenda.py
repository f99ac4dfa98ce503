"""What somebody owes: /tasks, lists, cards, and putting a reminder off."""

from __future__ import annotations

import re

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import DutyAct, MyTasks, OpenDuty, OpenPackage, PackageAct
from handlers.cards import (
    render_duty_card,
    render_duty_snooze,
    render_package_card,
    render_package_snooze,
)
from handlers.screen import Screen, say, toast, turn
from handlers.tasks import render_finished, render_owed
from locales import Translator
from locales.dates import day_long
from usecases.agenda.opening import MyAgenda, OpenDutyCard, OpenPackageCard
from usecases.ports.ground import Clock, Ground
from usecases.ports.messages import MessageLink
from usecases.ports.people import Identity
from usecases.reminders.snooze import SnoozeDuty, SnoozePackage

SNOOZE = "snooze-"
ASKED = re.compile(
    r"\s*(что у меня|что мне делать|мои (сроки|задачи|отчёты|отчеты)|what is mine|my tasks)\b",
    re.IGNORECASE,
)


def router() -> Router:
    """Buttons of every message that ever named a duty, and the ways to ask for all of them."""
    made = Router(name="agenda")
    made.message.register(tasks, Command("tasks"))
    made.message.register(tasks, F.text.regexp(ASKED), ~F.reply_to_message)
    made.callback_query.register(page, MyTasks.filter())
    made.callback_query.register(open_duty, OpenDuty.filter())
    made.callback_query.register(open_package, OpenPackage.filter())
    made.callback_query.register(duty_card, DutyAct.filter(F.act == "card"))
    made.callback_query.register(duty_snooze, DutyAct.filter(F.act == "snooze"))
    made.callback_query.register(snooze_duty, DutyAct.filter(F.act.startswith(SNOOZE)))
    made.callback_query.register(package_card, PackageAct.filter(F.act == "card"))
    made.callback_query.register(package_snooze, PackageAct.filter(F.act == "snooze"))
    made.callback_query.register(snooze_package, PackageAct.filter(F.act.startswith(SNOOZE)))
    return made


async def tasks(
    message: Message, bot: Bot, person: Identity, my_agenda: MyAgenda, t: Translator
) -> None:
    """/tasks, «что у меня?»: the first page of what is owed."""
    await say(bot, message.chat.id, render_owed(await my_agenda(person), 0, t))


async def page(
    callback: CallbackQuery,
    callback_data: MyTasks,
    bot: Bot,
    person: Identity,
    my_agenda: MyAgenda,
    t: Translator,
) -> None:
    """A page of the list, in place of another page or as a new message."""
    render = render_finished if callback_data.done else render_owed
    screen = render(await my_agenda(person), callback_data.page, t)
    if callback_data.here:
        await turn(callback, screen)
    else:
        await say(bot, callback.from_user.id, screen)
    await toast(callback)


async def open_duty(
    callback: CallbackQuery,
    callback_data: OpenDuty,
    bot: Bot,
    ground: Ground,
    person: Identity,
    open_duty_card: OpenDutyCard,
    t: Translator,
) -> None:
    """A line's number: the duty's card as a message of its own, which can be replied to."""
    view = await open_duty_card(person, callback_data.id)
    screen = render_duty_card(view, t, ground.clock.today())
    await _send(callback, bot, ground, screen, "duty", callback_data.id)


async def open_package(
    callback: CallbackQuery,
    callback_data: OpenPackage,
    bot: Bot,
    ground: Ground,
    person: Identity,
    open_package_card: OpenPackageCard,
    t: Translator,
) -> None:
    """A line's number: the package's card as a message of its own, which can be replied to."""
    view = await open_package_card(person, callback_data.id)
    screen = render_package_card(view, t, ground.clock.today())
    await _send(callback, bot, ground, screen, "package", callback_data.id)


async def _send(
    callback: CallbackQuery, bot: Bot, ground: Ground, screen: Screen, kind: str, item_id: int
) -> None:
    await toast(callback)
    sent = await say(bot, callback.from_user.id, screen)
    async with ground.uow() as uow:
        link = MessageLink(bot.id, sent.chat.id, sent.message_id, kind, {"id": item_id})
        await uow.chat.link((link,), now=ground.clock.now())
        await uow.commit()


async def duty_card(
    callback: CallbackQuery,
    callback_data: DutyAct,
    person: Identity,
    open_duty_card: OpenDutyCard,
    clock: Clock,
    t: Translator,
) -> None:
    """«Назад»: the card again, as it stands now."""
    view = await open_duty_card(person, callback_data.id)
    await turn(callback, render_duty_card(view, t, clock.today()))
    await toast(callback)


async def duty_snooze(
    callback: CallbackQuery,
    callback_data: DutyAct,
    person: Identity,
    open_duty_card: OpenDutyCard,
    clock: Clock,
    t: Translator,
) -> None:
    """«Напомнить позже»: to which day; the card anew when nothing is left to choose."""
    view = await open_duty_card(person, callback_data.id)
    render = render_duty_snooze if view.snoozes else render_duty_card
    await turn(callback, render(view, t, clock.today()))
    await toast(callback, "" if view.snoozes else t.text("card-snooze-passed"))


async def snooze_duty(
    callback: CallbackQuery,
    callback_data: DutyAct,
    person: Identity,
    put_off_duty: SnoozeDuty,
    open_duty_card: OpenDutyCard,
    clock: Clock,
    t: Translator,
) -> None:
    """A day was chosen: silence until then."""
    until = await put_off_duty(person, callback_data.id, callback_data.act.removeprefix(SNOOZE))
    view = await open_duty_card(person, callback_data.id)
    await turn(callback, render_duty_card(view, t, clock.today()))
    await toast(callback, t.text("card-snooze-done", day=day_long(until, t, today=clock.today())))


async def package_card(
    callback: CallbackQuery,
    callback_data: PackageAct,
    person: Identity,
    open_package_card: OpenPackageCard,
    clock: Clock,
    t: Translator,
) -> None:
    """«Назад»: the card again, as it stands now."""
    view = await open_package_card(person, callback_data.id)
    await turn(callback, render_package_card(view, t, clock.today()))
    await toast(callback)


async def package_snooze(
    callback: CallbackQuery,
    callback_data: PackageAct,
    person: Identity,
    open_package_card: OpenPackageCard,
    clock: Clock,
    t: Translator,
) -> None:
    """«Напомнить позже»: to which day; the card anew when nothing is left to choose."""
    view = await open_package_card(person, callback_data.id)
    render = render_package_snooze if view.snoozes else render_package_card
    await turn(callback, render(view, t, clock.today()))
    await toast(callback, "" if view.snoozes else t.text("card-snooze-passed"))


async def snooze_package(
    callback: CallbackQuery,
    callback_data: PackageAct,
    person: Identity,
    put_off_package: SnoozePackage,
    open_package_card: OpenPackageCard,
    clock: Clock,
    t: Translator,
) -> None:
    """A day was chosen: silence until then."""
    until = await put_off_package(person, callback_data.id, callback_data.act.removeprefix(SNOOZE))
    view = await open_package_card(person, callback_data.id)
    await turn(callback, render_package_card(view, t, clock.today()))
    await toast(callback, t.text("card-snooze-done", day=day_long(until, t, today=clock.today())))
