"""A duty's card and a package's: what is to be done by when, and the buttons that work now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from handlers.callbacks import DutyAct, MyTasks, OpenPackage, PackageAct, SubmissionAct
from handlers.grounds import ground_words
from handlers.report_words import cut, moment, reason_words
from handlers.screen import Button, Screen, pairs, quoted
from locales import Translator
from locales.dates import ago, day_long, day_near, day_short, how_far
from locales.rules import rule_text, shift_text
from roadmap.model import ActivityKind, DutyRole
from roadmap.names import short_name
from roadmap.terms import Standing, awaited, in_rework
from usecases.agenda.views import DutyView, PackageView, SnoozeChoice
from usecases.ports.reminders import AgendaDuty, DutyCard, Source

NAME = 200
SECTION = 90
DEADLINE = 300
TITLE = 1500
ROWS = 30
ROW = 70
COUNTED = (Standing.OVERDUE, Standing.RETURNED, Standing.REPORTED, Standing.ACCEPTED)
SAID = frozenset({"due", "by-day", "on-day"})
"""Rules of dates that the order itself prints."""
NO_FORM = frozenset({"", "-", "–", "—"})


def render_duty_card(view: DutyView, t: Translator, today: date) -> Screen:
    """A duty's card with the buttons that work in its present state."""
    return Screen("\n".join(_duty_lines(view, t, today)), _duty_buttons(view, t))


def _duty_lines(view: DutyView, t: Translator, today: date) -> Iterator[str]:
    card = view.card
    yield t.html("card-title", name=cut(card.name, NAME))
    if not view.mine:
        yield t.html("card-holder", organization=card.organization)
    yield from _state(view, t)
    yield _due(view, t, today)
    if card.asked_until and awaited(card.terms):
        yield t.html("card-asked", day=day_near(card.asked_until, t, today=today))
    if card.original_due:
        ground = ground_words(card.moved_by, t)
        yield t.html("card-moved", original=card.original_due, due=card.terms.due, ground=ground)
    yield ", ".join(_place(card, t))
    yield from _asked(card, t)
    yield from _why(view, t)
    if card.reviewer and awaited(card.terms):
        yield t.html("card-reviewer", name=short_name(card.reviewer))
    if card.snoozed_until and card.snoozed_until > today and view.reports:
        yield t.html("card-snoozed", day=day_long(card.snoozed_until, t, today=today))
    if card.title != card.name:
        yield quoted(escape(cut(card.title, TITLE), quote=False))


def _state(view: DutyView, t: Translator) -> Iterator[str]:
    """By a word and a sign; nothing for what is simply open."""
    card = view.card
    if card.role is DutyRole.CO:
        yield t.html("card-co")
    if view.standing is Standing.OVERDUE:
        yield t.html("card-overdue")
    if card.reason:
        yield t.html("card-returned", reason=reason_words(card.reason, t))
    if view.standing is Standing.REPORTED and card.reported_at:
        at = moment(card.reported_at, view.zone, t)
        yield t.html("card-reported", at=at, number=card.number or "")
    if view.standing is Standing.ACCEPTED and card.accepted_at:
        day = card.accepted_at.astimezone(view.zone).date()
        yield t.html(
            "card-accepted-silently" if card.accepted_silently else "card-accepted", day=day
        )
    if view.standing is Standing.RELEASED:
        yield t.html("card-released", reason=ground_words(card.release_reason, t))


def _due(view: DutyView, t: Translator, today: date) -> str:
    """The date and how far off; the printed one beside it where it differs."""
    terms = view.card.terms
    words = {"day": day_long(view.day, t, today=today)}
    if not awaited(terms):
        line = t.html("card-due-done", **words)
    elif view.standing is Standing.OVERDUE:
        late = ago(view.day, today, t, working_days=-view.working_days)
        line = t.html("card-due-late", ago=late, **words)
    else:
        far = how_far(view.day, today, t, working_days=view.working_days)
        line = t.html("card-due-rework" if in_rework(terms) else "card-due", far=far, **words)
    if view.day == terms.due:
        return line
    return f"{line} {t.html('card-printed', due=day_short(terms.due, t, today=view.day))}"


def _place(card: DutyCard, t: Translator) -> Iterator[str]:
    """«Приказ от 28.08.2026 № 412», section, level, number."""
    yield _order(card.source, t)
    if card.kind == ActivityKind.ORDER:
        yield t.html("card-point", no=(card.no or "").rstrip("."))
        return
    if card.section:
        yield t.html("card-section", name=cut(card.section, SECTION))
    if card.level:
        yield t.html(f"card-level-{card.level}")
    if card.no:
        yield t.html("card-no", no=card.no.rstrip("."))


def _order(source: Source, t: Translator) -> str:
    if source.number is None or source.issued is None:
        return t.html("card-roadmap", title=cut(source.title, SECTION))
    return t.html("card-order", day=source.issued, number=source.number)


def _asked(card: DutyCard, t: Translator) -> Iterator[str]:
    """The order's own words for the date, and what to present where it names a document."""
    if card.deadline:
        words = {"deadline": cut(card.deadline, DEADLINE)}
        if card.dates > 1:
            yield t.html("card-deadline-of", ordinal=card.ordinal, dates=card.dates, **words)
        else:
            yield t.html("card-deadline", **words)
    if card.needs_document and awaited(card.terms):
        form = (card.form or "").strip()
        what = card.result or "" if form in NO_FORM else form
        yield t.html("card-present" if what else "card-present-any", what=cut(what, DEADLINE))


def _why(view: DutyView, t: Translator) -> Iterator[str]:
    """Why the date is what it is, unless the order's words before it say all of it."""
    rule, terms = view.card.rule, view.card.terms
    shifted = terms.working != terms.due
    if rule is None or (rule.code in SAID and not shifted):
        return
    words = rule_text(t, rule.code, rule.args)
    if shifted:
        shift = shift_text(t, terms.due, terms.working, view.off)
        yield t.html("card-why-shifted", rule=words, shift=shift)
    else:
        yield t.html("card-why", rule=words)


def _duty_buttons(view: DutyView, t: Translator) -> tuple[tuple[Button, ...], ...]:
    card = view.card
    buttons = []
    if view.reports:
        buttons.append(_duty("done", card.id, t))
        buttons.append(_duty("sent", card.id, t))
    if view.snoozes:
        buttons.append(_duty("snooze", card.id, t))
    if (view.reports or not view.mine) and awaited(card.terms) and card.role is not DutyRole.CO:
        buttons.append(_duty("extend", card.id, t))
    if view.mine and card.submission_id and not view.reports:
        show = SubmissionAct(act="show", id=card.submission_id)
        buttons.append(Button(t.text("card-button-show"), show))
    if view.mine and card.package_id and card.package_size > 1:
        whole = t.text("card-button-package", n=card.package_size)
        buttons.append(Button(whole, OpenPackage(id=card.package_id)))
    buttons.append(_duty("history", card.id, t))
    if view.mine:
        buttons.append(Button(t.text("tasks-button"), MyTasks()))
    return pairs(buttons)


def _duty(act: str, duty_id: int, t: Translator) -> Button:
    return Button(t.text(f"card-button-{act}"), DutyAct(act=act, id=duty_id))


def render_package_card(view: PackageView, t: Translator, today: date) -> Screen:
    """A package's card: how much is left, what wants a document, the rows in a quote."""
    return Screen("\n".join(_package_lines(view, t, today)), _package_buttons(view, t))


def _package_lines(view: PackageView, t: Translator, today: date) -> Iterator[str]:
    card = view.card
    day = day_long(card.due, t, today=today)
    yield t.html("card-package-title", day=day, n=len(card.duties))
    if not view.mine:
        yield t.html("card-holder", organization=card.organization)
    if view.awaited:
        yield _package_due(view, t, today)
    yield _order(card.source, t)
    counts = ", ".join(_counts(view, t))
    if counts:
        yield counts[0].upper() + counts[1:]
    if view.awaited:
        yield t.html(f"card-package-{_wanted(view)}", n=view.documents)
        if card.reviewer:
            yield t.html("card-reviewer", name=short_name(card.reviewer))
    yield _rows(view.awaited or card.duties, t)


def _package_due(view: PackageView, t: Translator, today: date) -> str:
    words = {"day": day_long(view.day, t, today=today)}
    if view.day < today:
        late = ago(view.day, today, t, working_days=-view.working_days)
        return t.html("card-due-late", ago=late, **words)
    return t.html(
        "card-due", far=how_far(view.day, today, t, working_days=view.working_days), **words
    )


def _counts(view: PackageView, t: Translator) -> Iterator[str]:
    """How many of its duties stand how, unless all are simply open."""
    told = [(code, view.counts.get(code, 0)) for code in COUNTED]
    if not any(number for _, number in told):
        return
    if view.awaited:
        yield t.html("card-count-left", n=len(view.awaited))
    for code, number in told:
        if number:
            yield t.html(f"card-count-{code}", n=number)


def _wanted(view: PackageView) -> str:
    """Whether documents are wanted for none, some or all of what is awaited."""
    if not view.documents:
        return "ticks"
    return "documents" if view.documents == len(view.awaited) else "mixed"


def _rows(duties: Sequence[AgendaDuty], t: Translator) -> str:
    lines = [
        t.html("card-row", number=at, name=cut(duty.name, ROW))
        for at, duty in enumerate(duties[:ROWS], start=1)
    ]
    if len(duties) > ROWS:
        lines.append(t.html("card-rows-more", n=len(duties) - ROWS))
    return quoted("\n".join(lines))


def _package_buttons(view: PackageView, t: Translator) -> tuple[tuple[Button, ...], ...]:
    buttons = []
    if view.reports:
        buttons += [_package(act, view.card.id, t) for act in ("all", "rows", "one")]
    if view.submission_id:
        show = SubmissionAct(act="show", id=view.submission_id)
        buttons.append(Button(t.text("card-button-show"), show))
    if view.snoozes:
        buttons.append(_package("snooze", view.card.id, t))
    if view.mine:
        buttons.append(Button(t.text("tasks-button"), MyTasks()))
    return pairs(buttons)


def _package(act: str, package_id: int, t: Translator) -> Button:
    return Button(t.text(f"card-button-{act}"), PackageAct(act=act, id=package_id))


def render_duty_snooze(view: DutyView, t: Translator, today: date) -> Screen:
    """«Напомнить позже» on a duty: to which day."""
    buttons = [
        Button(
            _snooze_label(choice, t, today), DutyAct(act=f"snooze-{choice.code}", id=view.card.id)
        )
        for choice in view.snoozes
    ]
    back = Button(t.text("card-button-back"), DutyAct(act="card", id=view.card.id))
    return Screen(
        t.html("card-snooze-ask", name=cut(view.card.name, NAME)), pairs([*buttons, back])
    )


def render_package_snooze(view: PackageView, t: Translator, today: date) -> Screen:
    """«Напомнить позже» on a package: to which day."""
    package_id = view.card.id
    buttons = [
        Button(
            _snooze_label(choice, t, today), PackageAct(act=f"snooze-{choice.code}", id=package_id)
        )
        for choice in view.snoozes
    ]
    back = Button(t.text("card-button-back"), PackageAct(act="card", id=package_id))
    day = day_long(view.card.due, t, today=today)
    text = t.html("card-package-title", day=day, n=len(view.card.duties))
    return Screen(f"{text}\n{t.html('card-snooze-when')}", pairs([*buttons, back]))


def _snooze_label(choice: SnoozeChoice, t: Translator, today: date) -> str:
    return t.text(f"card-snooze-{choice.code}", day=day_near(choice.day, t, today=today))
