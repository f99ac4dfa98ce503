"""How a digest looks: what needs attention, by urgency; a coordinator's part before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from handlers.callbacks import (
    MyTasks,
    OpenSummary,
    ReviewQueue,
    SettingsAct,
    SummaryPage,
    WaitingList,
)
from handlers.cards import render_duty_card, render_package_card
from handlers.escalation import controller_part, preview_button, preview_line
from handlers.lines import item_line, item_name, open_button, returned_line
from handlers.report_words import cut
from handlers.screen import Button, Screen, pairs
from handlers.unreached import by_reason
from locales import Translator
from locales.dates import day_opening, day_short
from usecases.agenda.items import Item, Section
from usecases.ports.reminders import WeekLine
from usecases.reminders.contents import Control, Digest, DigestContent, SingleDuty, SinglePackage
from usecases.reminders.month import MonthPlan

BUTTONS = 8
"""In all; lines without a number of their own are opened from the list."""
NAMED = 5
"""Organisations that are named of each reason."""
ESCALATIONS = 2
"""Roadmaps whose lists for the controller stand in one message."""
WEEK = 7
"""Lines of what is due this week."""
ACTIVITY = 45


def render_digest(content: DigestContent, t: Translator) -> Screen:
    """One thing is its card; else a list with a button for each line."""
    match content:
        case SingleDuty():
            return render_duty_card(content.view, t, content.today)
        case SinglePackage():
            return render_package_card(content.view, t, content.today)
        case Digest():
            return Screen("\n".join(_lines(content, t)), _buttons(content, t))


def _lines(digest: Digest, t: Translator) -> Iterator[str]:
    day = day_opening(digest.today, t)
    if digest.control:
        yield from _control(digest.control, day, t)
    if digest.escalations and not (digest.control or digest.items):
        yield t.html("digest-day", day=day)
    for listed in digest.escalations[:ESCALATIONS]:
        yield from controller_part(listed, t, alone=len(digest.escalations) == 1)
    if digest.items:
        key = "digest-yours" if digest.control else "digest-title"
        yield t.html(key, day=day, n=digest.total)
        yield from _items(digest, t)
    if digest.total > len(digest.items):
        yield t.html("digest-more", n=digest.total - len(digest.items))
    if digest.month:
        yield from _month(
            digest.month, None if digest.items or digest.control or digest.escalations else day, t
        )
    if digest.next_day:
        yield t.html(_next_key(digest), day=day_short(digest.next_day, t, today=digest.today))


def _next_key(digest: Digest) -> str:
    """«Других отчётов нет» is not said when one comes before the last that is listed."""
    if any(item.day > digest.next_day for item in digest.items if digest.next_day):
        return "digest-next-nearer"
    return "digest-next-yours" if digest.control else "digest-next"


def _month(month: MonthPlan, opening: str | None, t: Translator) -> Iterator[str]:
    """`opening` is the day with which a message begins that has nothing else to say."""
    name = t.text("deadline-month", n=month.month.month)
    if opening:
        yield t.html("digest-month-title", day=opening, month=name, n=month.reports)
    else:
        yield t.html("digest-month", month=name, n=month.reports)
    for line in month.lines:
        since, until = day_short(line.since, t), day_short(line.until, t)
        if line.item:
            yield t.html("digest-month-one", day=until, name=cut(item_name(line.item, t), ACTIVITY))
        else:
            key = "digest-month-day" if since == until else "digest-month-week"
            yield t.html(key, since=since, day=until, n=line.reports, duties=line.duties)


def _items(digest: Digest, t: Translator) -> Iterator[str]:
    numbered = enumerate(digest.items, start=1)
    for section, group in groupby(numbered, key=lambda line: line[1].section):
        yield t.html(f"digest-section-{section}")
        if section is Section.RETURNED:
            yield from _returned(group, digest.today, t)
            continue
        for number, item in group:
            yield item_line(number, item, digest.today, t, joined=digest.joined)


def _returned(lines: Iterable[tuple[int, Item]], today: date, t: Translator) -> Iterator[str]:
    """A reason that several share is said once, above them."""
    for (reason, day), group in groupby(lines, key=lambda line: (line[1].reason, line[1].day)):
        same = list(group)
        shared = reason is not None and len(same) > 1
        if reason is not None and shared:
            yield returned_line(reason, day, today, t)
        for number, item in same:
            yield item_line(number, item, today, t, explained=shared)


def _buttons(digest: Digest, t: Translator) -> tuple[tuple[Button, ...], ...]:
    """The named ones, and as many numbers as there is room for beside them."""
    named = list(_control_buttons(digest.control, t)) if digest.control else []
    if digest.escalations and not digest.control:
        named += _controller_buttons(digest, t)
    if digest.items or digest.month:
        named.append(Button(t.text("tasks-button"), MyTasks()))
        if not digest.control and len(digest.items) + len(named) < BUTTONS:
            named.append(Button(t.text("settings-button-leave"), SettingsAct(act="leave")))
    opened = digest.items[: BUTTONS - len(named)]
    numbers = tuple(open_button(number, item) for number, item in enumerate(opened, start=1))
    return (*((numbers,) if numbers else ()), *pairs(named))


def _controller_buttons(digest: Digest, t: Translator) -> Iterator[Button]:
    """What is overdue, of one roadmap at once, and the summary."""
    one, *others = digest.escalations
    if not others:
        label = t.text("digest-button-overdue", n=len(one.told))
        yield Button(label, OpenSummary(roadmap=one.roadmap_id, view="overdue"))
    yield _summary([listed.roadmap_id for listed in digest.escalations], t)


def _summary(roadmap_ids: Sequence[int], t: Translator) -> Button:
    one, *others = roadmap_ids
    data = SummaryPage(roadmap=0) if others else OpenSummary(roadmap=one)
    return Button(t.text("digest-button-summary"), data)


def _control_buttons(control: Control, t: Translator) -> Iterator[Button]:
    if control.facts.review:
        label = t.text("digest-button-review", n=control.facts.review.reports)
        yield Button(label, ReviewQueue())
    for what, n in (("extensions", control.facts.extensions), ("dates", control.facts.dates)):
        if n:
            yield Button(t.text(f"digest-button-{what}", n=n), WaitingList(what=what))
    for listed in control.previews[:1]:
        yield preview_button(listed, t)
    yield _summary(control.facts.roadmap_ids, t)


def _control(control: Control, day: str, t: Translator) -> Iterator[str]:
    facts = control.facts
    decisions = facts.extensions + (facts.review.reports if facts.review else 0)
    if decisions:
        yield t.html("digest-control-title", day=day, n=decisions)
    else:
        yield t.html("digest-control-title-none", day=day)
    if facts.review:
        yield t.html(
            "digest-control-review",
            n=facts.review.reports,
            organizations=facts.review.organizations,
            days=control.review_days,
        )
    if facts.extensions:
        yield t.html("digest-control-extensions", n=facts.extensions)
    yield from _attention(control, t)
    yield from _week(facts.week, t)


def _attention(control: Control, t: Translator) -> Iterator[str]:
    facts = control.facts
    if facts.late or facts.unreached or facts.dates or control.previews:
        yield t.html("digest-control-attention")
    if facts.late:
        yield t.html(
            "digest-control-late",
            n=facts.late.organizations,
            longest=facts.late.longest,
            days=control.late_days,
        )
    if facts.unreached:
        names = by_reason(facts.unreached, t, named=NAMED)
        yield t.html("digest-control-unreached", n=len(facts.unreached), names=names)
    if facts.dates:
        yield t.html("digest-control-dates", n=facts.dates)
    for listed in control.previews[:ESCALATIONS]:
        yield preview_line(listed, t)


def _week(week: tuple[WeekLine, ...], t: Translator) -> Iterator[str]:
    if not week:
        return
    yield t.html("digest-control-week")
    for line in week[:WEEK]:
        yield t.html(
            "digest-control-due" if line.name else "digest-control-package",
            day=day_short(line.due, t),
            name=cut(line.name or "", ACTIVITY),
            done=line.done,
            total=line.total,
        )
    if len(week) > WEEK:
        yield t.html("digest-more", n=len(week) - WEEK)
