"""«Напомнить молчащим»: whom it reaches is shown first; and the reminder itself."""

from __future__ import annotations

from collections.abc import Iterator

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.callbacks import MyTasks, NudgeAct, SummaryPage
from handlers.lines import item_line, open_button
from handlers.screen import Button, Screen, pairs, toast, turn
from handlers.unreached import by_reason
from locales import Translator
from locales.dates import day_near
from usecases.ports.people import Identity
from usecases.reminders.nudging import Nudge, NudgePreview, NudgeSilent

NAMED = 20
"""Organisations that are named one by one."""


def router() -> Router:
    """The coordinator's button in the list of the silent."""
    made = Router(name="nudging")
    made.callback_query.filter(coordinates)
    made.callback_query.register(ask, NudgeAct.filter(F.act == "ask"))
    made.callback_query.register(send, NudgeAct.filter(F.act == "send"))
    return made


async def coordinates(_event: CallbackQuery, person: Identity | None = None) -> bool:
    """Reminding others is for those who coordinate."""
    return person is not None and person.coordinates


async def ask(
    callback: CallbackQuery,
    callback_data: NudgeAct,
    person: Identity,
    nudge_silent: NudgeSilent,
    t: Translator,
) -> None:
    """Whom the reminder would reach."""
    preview = await nudge_silent.preview(person, callback_data.id)
    await turn(callback, preview_screen(preview, t))
    await toast(callback)


async def send(
    callback: CallbackQuery,
    callback_data: NudgeAct,
    person: Identity,
    nudge_silent: NudgeSilent,
    t: Translator,
) -> None:
    """The reminders are on their way."""
    done = await nudge_silent(person, callback_data.id)
    await turn(callback, done_screen(done, t))
    await toast(callback)


def preview_screen(preview: NudgePreview, t: Translator) -> Screen:
    """Names before anything is sent."""
    lines = [t.html("nudge-ask" if preview.nudged else "nudge-nobody")]
    lines += _lines(preview, "will", t)
    back = Button(t.text("nudge-button-back"), _silent(preview))
    if not preview.nudged:
        return Screen("\n".join(lines), ((back,),))
    label = t.text("nudge-button-send", n=len(preview.nudged))
    yes = Button(label, NudgeAct(act="send", id=preview.roadmap_id))
    return Screen("\n".join(lines), ((yes, back),))


def done_screen(done: NudgePreview, t: Translator) -> Screen:
    """Who was reminded and who was not, and why."""
    lines = [t.html("nudge-done" if done.nudged else "nudge-nobody"), *_lines(done, "got", t)]
    return Screen("\n".join(lines), ((Button(t.text("nudge-button-back"), _silent(done)),),))


def _silent(preview: NudgePreview) -> SummaryPage:
    return SummaryPage(roadmap=preview.roadmap_id, view="silent")


def _lines(preview: NudgePreview, verb: str, t: Translator) -> Iterator[str]:
    now = [one.organization for one in preview.nudged if one.day == preview.today]
    later = [one for one in preview.nudged if one.day != preview.today]
    if now:
        yield t.html(f"nudge-{verb}-now", n=len(now), names=_names(now, t))
    if later:
        names = _names([one.organization for one in later], t)
        day = day_near(min(one.day for one in later), t, today=preview.today)
        yield t.html(f"nudge-{verb}-later", n=len(later), names=names, day=day)
    if preview.spared:
        names = by_reason(preview.spared, t, named=NAMED)
        yield t.html("nudge-spared", n=len(preview.spared), names=names)


def _names(names: list[str], t: Translator) -> str:
    shown = ", ".join(names[:NAMED])
    more = len(names) - NAMED
    return t.text("unreached-more", names=shown, n=more) if more > 0 else shown


def render_nudge(nudge: Nudge, t: Translator) -> Screen:
    """What is overdue or due today, by whom it is asked, each with its card."""
    lines = [t.html("nudge-title", n=nudge.total)]
    numbered = list(enumerate(nudge.items, start=1))
    lines += [item_line(number, item, nudge.today, t) for number, item in numbered]
    if nudge.total > len(nudge.items):
        lines.append(t.html("digest-more", n=nudge.total - len(nudge.items)))
    lines += [t.html("nudge-how"), t.html("nudge-by", coordinator=nudge.coordinator)]
    numbers = tuple(open_button(number, item) for number, item in numbered)
    return Screen("\n".join(lines), (numbers, *pairs([Button(t.text("tasks-button"), MyTasks())])))
