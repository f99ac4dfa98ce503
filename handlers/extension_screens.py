"""How extensions look: the request, its answer, and what both sides are told."""

from __future__ import annotations

from datetime import date

from handlers.callbacks import DutyAct, ExtensionAct, ExtensionReason, MyTasks, OpenDuty
from handlers.day_picker import Rows
from handlers.grounds import ground_words
from handlers.report_words import cut
from handlers.screen import Button, Screen, pairs
from locales import Translator
from locales.dates import day_near
from roadmap.grounds import UsualReason
from roadmap.names import short_name
from roadmap.terms import done_by
from usecases.agenda.views import DutyView
from usecases.changing.extensions import ExtensionNews

NAME = 120
ASK, EXTEND = "ask", "ext"
REASONS = {
    ASK: (UsualReason.EVENT_MOVED, UsualReason.ILLNESS, UsualReason.AWAITING),
    EXTEND: (UsualReason.EVENT_MOVED, UsualReason.BY_LETTER, UsualReason.ON_REQUEST),
}
REFUSALS = (UsualReason.NEEDED_BY_THEN, UsualReason.NOT_ENOUGH)


def choose_day(view: DutyView, use: str, month: Rows, t: Translator, today: date) -> Screen:
    """«Продлить срок…»: until when."""
    key = "extension-choose" if use == ASK else "extension-choose-for"
    text = t.html(
        key,
        name=cut(view.card.name, NAME),
        organization=view.card.organization,
        due=day_near(done_by(view.card.terms), t, today=today),
    )
    back = Button(t.text("card-button-back"), DutyAct(act="card", id=view.card.id))
    return Screen(text, (*month, (back,)))


def ask_reason(view: DutyView, use: str, day: date, t: Translator, today: date) -> Screen:
    """The day as it was read, and why."""
    text = t.html(
        "extension-why" if use == ASK else "extension-why-for",
        name=cut(view.card.name, NAME),
        due=day_near(done_by(view.card.terms), t, today=today),
        day=day_near(day, t, today=today),
    )
    buttons = [
        Button(
            t.text(f"ground-button-{one.value}"),
            ExtensionReason(use=use, id=view.card.id, day=f"{day:%Y%m%d}", why=one.value),
        )
        for one in REASONS[use]
    ]
    other = Button(t.text("extension-other-day"), DutyAct(act="extend", id=view.card.id))
    return Screen(text, (*((one,) for one in buttons), (other,)))


def asked(
    view: DutyView, request_id: int, day: date, reason: str, t: Translator, today: date
) -> Screen:
    """The request is on its way: the date holds until it is decided."""
    text = t.html(
        "extension-sent",
        name=cut(view.card.name, NAME),
        due=day_near(done_by(view.card.terms), t, today=today),
        day=day_near(day, t, today=today),
        reason=ground_words(reason, t),
        reviewer=short_name(view.card.reviewer)
        if view.card.reviewer
        else t.text("extension-coordinator"),
    )
    change = Button(t.text("extension-change"), DutyAct(act="extend", id=view.card.id))
    take_back = Button(t.text("extension-withdraw"), ExtensionAct(act="withdraw", id=request_id))
    return Screen(text, ((change, take_back),))


def withdrawn(view: DutyView, t: Translator, today: date) -> Screen:
    """«Отозвать запрос»."""
    due = day_near(done_by(view.card.terms), t, today=today)
    text = t.html("extension-withdrawn", name=cut(view.card.name, NAME), due=due)
    return Screen(text, _tasks(view.card.id, t))


def extended(view: DutyView, t: Translator, today: date) -> Screen:
    """To the coordinator: done, and the holder is told."""
    text = t.html(
        "extension-done",
        name=cut(view.card.name, NAME),
        organization=view.card.organization,
        day=day_near(done_by(view.card.terms), t, today=today),
        due=view.card.terms.due,
    )
    return Screen(text)


def refused(view: DutyView, t: Translator, today: date) -> Screen:
    """To the coordinator: refused, and the holder is told."""
    text = t.html(
        "extension-refused-done",
        name=cut(view.card.name, NAME),
        organization=view.card.organization,
        day=day_near(done_by(view.card.terms), t, today=today),
    )
    return Screen(text)


def request(content: ExtensionNews, t: Translator) -> Screen:
    """To the coordinator: who asks for what, and the buttons that decide."""
    card, asked_for, today = content.card, content.asked, content.today
    if asked_for is None:
        return Screen("")
    day = day_near(asked_for.proposed, t, today=today)
    text = t.html(
        "extension-request",
        name=cut(card.name, NAME),
        organization=card.organization,
        who=content.who.short_name if content.who else "",
        due=day_near(done_by(card.terms), t, today=today),
        day=day,
        reason=ground_words(asked_for.reason, t),
    )
    buttons = [
        Button(t.text("extension-grant", day=day), ExtensionAct(act="grant", id=asked_for.id)),
        Button(t.text("extension-refuse"), ExtensionAct(act="refuse", id=asked_for.id)),
        Button(t.text("extension-other-date"), DutyAct(act="extend", id=card.id)),
        Button(t.text("extension-card"), OpenDuty(id=card.id)),
    ]
    return Screen(text, pairs(buttons))


def why_refused(request_id: int, t: Translator) -> Screen:
    """«Отказать…»: why."""
    buttons = [
        Button(
            t.text(f"ground-button-{one.value}"),
            ExtensionAct(act="no", id=request_id, why=one.value),
        )
        for one in REFUSALS
    ]
    back = Button(t.text("card-button-back"), ExtensionAct(act="show", id=request_id))
    return Screen(t.html("extension-why-refused"), tuple((one,) for one in (*buttons, back)))


def granted(content: ExtensionNews, t: Translator) -> Screen:
    """To the holder: extended, both dates."""
    card = content.card
    text = t.html(
        "extension-granted",
        name=cut(card.name, NAME),
        day=day_near(done_by(card.terms), t, today=content.today),
        due=card.terms.due,
        who=content.who.short_name if content.who else "",
    )
    return Screen(text, _tasks(card.id, t))


def refusal(content: ExtensionNews, t: Translator) -> Screen:
    """To the holder: the date holds, and why."""
    card = content.card
    text = t.html(
        "extension-refused",
        name=cut(card.name, NAME),
        day=day_near(done_by(card.terms), t, today=content.today),
        reason=ground_words(content.asked.decision if content.asked else None, t),
        who=content.who.short_name if content.who else "",
    )
    return Screen(text, _tasks(card.id, t))


def _tasks(duty_id: int, t: Translator) -> Rows:
    done = Button(t.text("card-button-done"), DutyAct(act="done", id=duty_id))
    return ((done, Button(t.text("tasks-button"), MyTasks())),)
