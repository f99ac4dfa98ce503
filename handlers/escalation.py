"""What goes to the controller: the coordinator's look at it, and the controller's part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery, Message

from handlers.awaiting import Awaited
from handlers.callbacks import EscalationAct
from handlers.report_words import cut
from handlers.screen import Button, Screen, pairs, say, toast, turn
from handlers.unreached import by_reason
from locales import Translator
from locales.dates import ago, day_near, day_short
from usecases.ports.messages import Expected
from usecases.ports.people import Identity
from usecases.reminders.escalation import Escalate, Escalated, Escalation
from usecases.reports.placing import AwaitWords

COMMENT = "escalation-comment"
LINES = 7
FEWER = 4
NAME = 45
PLACE = 30
SAID = 80
LONGEST = 200
"""Characters of a comment that are kept; lists show the beginning."""


def router() -> Router:
    """The coordinator's buttons and words."""
    made = Router(name="escalation")
    made.callback_query.register(show, EscalationAct.filter(F.act == "list"))
    made.callback_query.register(show_line, EscalationAct.filter(F.act == "open"))
    made.callback_query.register(ask_comment, EscalationAct.filter(F.act == "comment"))
    made.callback_query.register(spare, EscalationAct.filter(F.act.in_({"spare", "restore"})))
    made.message.register(written, F.text & ~F.text.startswith("/"), Awaited(COMMENT))
    return made


async def show(
    callback: CallbackQuery,
    callback_data: EscalationAct,
    bot: Bot,
    person: Identity,
    escalate: Escalate,
    t: Translator,
) -> None:
    """The list, as a message of its own: the digest that it was pressed on stays."""
    listed = await escalate.open(person, callback_data.id)
    await say(bot, callback.from_user.id, list_screen(listed, t))
    await toast(callback)


async def show_line(
    callback: CallbackQuery,
    callback_data: EscalationAct,
    person: Identity,
    escalate: Escalate,
    t: Translator,
) -> None:
    """One line with what can be done about it."""
    roadmap_id, line = await escalate.line(person, callback_data.id)
    await turn(callback, line_screen(roadmap_id, line, t))
    await toast(callback)


async def ask_comment(
    callback: CallbackQuery,
    callback_data: EscalationAct,
    person: Identity,
    escalate: Escalate,
    await_words: AwaitWords,
    t: Translator,
) -> None:
    """«Комментарий…»: the next message is it."""
    _, line = await escalate.line(person, callback_data.id)
    back = Button(t.text("escalation-button-back"), EscalationAct(act="open", id=line.duty_id))
    await turn(callback, Screen(t.html("escalation-ask-comment"), ((back,),)))
    await await_words(person, COMMENT, {"duty": line.duty_id})
    await toast(callback)


async def spare(
    callback: CallbackQuery,
    callback_data: EscalationAct,
    person: Identity,
    escalate: Escalate,
    t: Translator,
) -> None:
    """«Снять» and «Вернуть в список»."""
    await escalate.spare(person, callback_data.id, spared=callback_data.act == "spare")
    roadmap_id, line = await escalate.line(person, callback_data.id)
    await turn(callback, line_screen(roadmap_id, line, t))
    await toast(callback)


async def written(
    message: Message,
    bot: Bot,
    person: Identity,
    expected: Expected,
    escalate: Escalate,
    t: Translator,
) -> None:
    """The comment in words."""
    duty_id = int(expected.ref["duty"])
    words = " ".join((message.text or "").split())[:LONGEST]
    await escalate.comment(person, duty_id, words)
    roadmap_id, line = await escalate.line(person, duty_id)
    await say(bot, message.chat.id, line_screen(roadmap_id, line, t))


def list_screen(listed: Escalation, t: Translator) -> Screen:
    """What the controller will read; each number opens its line."""
    shown = listed.lines[:LINES]
    title = t.html("escalation-title", number=listed.number or "—", day=day_near(listed.day, t))
    lines = [title, *_lines(shown, listed, t), *_left_out(listed, t)]
    if not listed.lines:
        lines.append(t.html("escalation-nothing"))
    numbers = tuple(
        Button(str(number), EscalationAct(act="open", id=line.duty_id))
        for number, line in enumerate(shown, start=1)
    )
    return Screen("\n".join(lines), (numbers,) if numbers else ())


def line_screen(roadmap_id: int, line: Escalated, t: Translator) -> Screen:
    """One line and its buttons."""
    text = t.html(
        "escalation-line",
        organization=line.organization,
        name=line.name,
        day=day_short(line.day, t),
        ago=t.text("date-working-days-ago", n=line.late_days),
    )
    said = t.html("escalation-comment", words=line.comment or "", known=_flag(line.comment))
    state = t.html("escalation-spared" if line.spared else "escalation-goes")
    turned = "restore" if line.spared else "spare"
    buttons = [
        Button(t.text("escalation-button-comment"), EscalationAct(act="comment", id=line.duty_id)),
        Button(t.text(f"escalation-button-{turned}"), EscalationAct(act=turned, id=line.duty_id)),
        Button(t.text("escalation-button-list"), EscalationAct(act="list", id=roadmap_id)),
    ]
    return Screen(f"{text}\n{said}\n{state}", pairs(buttons))


def controller_part(listed: Escalation, t: Translator, *, alone: bool) -> Iterator[str]:
    """A roadmap's lines in the controller's digest, fewer where it is not the only one."""
    told, most = listed.told, LINES if alone else FEWER
    yield t.html("escalation-control", number=listed.number or "—")
    yield t.html("escalation-late", day=day_short(listed.day, t), n=len(told))
    yield from _lines(told[:most], listed, t)
    if len(told) > most:
        yield t.html("digest-more", n=len(told) - most)
    yield from _left_out(listed, t)


def preview_button(listed: Escalation, t: Translator) -> Button:
    """In the coordinator's digest, the working day before."""
    label = t.text("escalation-button-preview", n=len(listed.lines))
    return Button(label, EscalationAct(act="list", id=listed.roadmap_id))


def preview_line(listed: Escalation, t: Translator) -> str:
    """In the coordinator's digest: what goes to the controller next."""
    day = day_near(listed.day, t)
    number = listed.number or "—"
    return t.html("escalation-preview", n=len(listed.told), day=day, number=number)


def _lines(lines: Sequence[Escalated], listed: Escalation, t: Translator) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        yield t.html(
            "escalation-numbered",
            number=number,
            organization=cut(line.organization, PLACE),
            name=cut(line.name, NAME),
            day=day_short(line.day, t, today=listed.day),
            ago=ago(line.day, listed.day, t, working_days=line.late_days),
            spared=_flag(line.spared),
        )
        if line.comment:
            yield t.html("escalation-said", words=cut(line.comment, SAID))


def _left_out(listed: Escalation, t: Translator) -> Iterator[str]:
    if listed.asked:
        yield t.html("escalation-asked", n=listed.asked)
    if listed.unreached:
        names = by_reason(listed.unreached, t, named=FEWER)
        yield t.html("escalation-unreached", n=len(listed.unreached), names=names)


def _flag(value: object) -> str:
    return "yes" if value else "no"
