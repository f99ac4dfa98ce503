"""What waits for the coordinator's decision, and for dates of holders: lists behind the digest."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram import Bot, F, Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery

from handlers.callbacks import DatesAct, ExtensionAct, WaitingList
from handlers.report_words import cut
from handlers.screen import Button, Screen, say, toast
from locales import Translator
from locales.dates import day_short
from roadmap.terms import done_by
from usecases.changing.waiting import ListWaiting, Waiting
from usecases.ports.people import Identity

LINES = 7
NAME = 45
PLACE = 30


def router() -> Router:
    """The digest's buttons."""
    made = Router(name="waiting")
    made.callback_query.register(extensions, WaitingList.filter(F.what == "extensions"))
    made.callback_query.register(dates, WaitingList.filter(F.what == "dates"))
    return made


async def extensions(
    callback: CallbackQuery, bot: Bot, person: Identity, list_waiting: ListWaiting, t: Translator
) -> None:
    """«Продления»: a message of its own, so that the digest stays."""
    screen = extensions_screen(await list_waiting(person), t)
    await say(bot, callback.from_user.id, screen)
    await toast(callback)


async def dates(
    callback: CallbackQuery, bot: Bot, person: Identity, list_waiting: ListWaiting, t: Translator
) -> None:
    """«Даты исполнителей»: who has not named theirs."""
    await say(bot, callback.from_user.id, dates_screen(await list_waiting(person), t))
    await toast(callback)


def extensions_screen(waiting: Waiting, t: Translator) -> Screen:
    """Each number opens the request with the buttons that decide."""
    found = waiting.extensions
    if not found:
        return Screen(t.html("waiting-no-extensions"))
    lines = [
        t.html(
            "waiting-extension",
            number=number,
            organization=cut(one.organization, PLACE),
            name=cut(one.name, NAME),
            due=day_short(done_by(one.terms), t, today=waiting.today),
            day=day_short(one.proposed, t, today=waiting.today),
        )
        for number, one in enumerate(found[:LINES], start=1)
    ]
    acts = [ExtensionAct(act="show", id=one.id) for one in found[:LINES]]
    return _listed(t.html("waiting-extensions", n=len(found)), lines, len(found), acts, t)


def dates_screen(waiting: Waiting, t: Translator) -> Screen:
    """Each number opens the dates of one holder, which a coordinator may name too."""
    found = waiting.dates
    if not found:
        return Screen(t.html("waiting-no-dates"))
    lines = [
        t.html(
            "waiting-date",
            number=number,
            organization=cut(one.organization, PLACE),
            name=cut(one.name, NAME),
        )
        for number, one in enumerate(found[:LINES], start=1)
    ]
    acts = [DatesAct(act="open", id=one.id) for one in found[:LINES]]
    return _listed(t.html("waiting-dates", n=len(found)), lines, len(found), acts, t)


def _listed(
    title: str, lines: Sequence[str], total: int, acts: Sequence[CallbackData], t: Translator
) -> Screen:
    """Under the lines a numbered button for each."""
    buttons = (Button(str(number), act) for number, act in enumerate(acts, start=1))
    more = [t.html("digest-more", n=total - LINES)] if total > LINES else []
    return Screen("\n".join((title, *lines, *more)), (tuple(buttons),))
