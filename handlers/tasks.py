"""«Все мои сроки» and «Исполненные»: pages of lines, each with its card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TypeVar

from handlers.callbacks import MyDates, MyTasks, OpenDuty
from handlers.lines import item_name, open_button
from handlers.report_words import cut
from handlers.screen import Button, Screen, pairs
from locales import Translator
from locales.dates import ago, day_opening, day_short, how_far
from roadmap.model import DutyRole
from usecases.agenda.items import Item, Section
from usecases.agenda.opening import Agenda
from usecases.ports.reminders import AgendaDuty

PAGE = 5
NAME = 60

Line = TypeVar("Line")


def render_owed(agenda: Agenda, page: int, t: Translator) -> Screen:
    """A page of what is owed, grouped by date."""
    page, lines = _page(agenda.owed, page)
    text = [_title("tasks-title", agenda.owed, page, t)] if lines else [t.html("tasks-none")]
    text += _by_date(lines, agenda.today, t)
    numbers = tuple(open_button(number, item) for number, item in enumerate(lines, start=1))
    turns = _turns(len(agenda.owed), page, t, done=False)
    if agenda.asked:
        turns.append(Button(t.text("tasks-button-dates", n=agenda.asked), MyDates()))
    if agenda.finished:
        label = t.text("tasks-button-done", n=len(agenda.finished))
        turns.append(Button(label, MyTasks(done=True, here=True)))
    return Screen("\n".join(text), _rows(numbers, turns))


def _by_date(items: Sequence[Item], today: date, t: Translator) -> Iterator[str]:
    numbered = enumerate(items, start=1)
    for day, group in groupby(numbered, key=lambda line: line[1].day):
        lines = list(group)
        yield t.html(
            "tasks-day", day=day_opening(day, t, today=today), far=_far(lines[0][1], today, t)
        )
        for number, item in lines:
            sign = _sign(item)
            yield t.html(f"tasks-line-{sign}", number=number, name=cut(item_name(item, t), NAME))


def _far(item: Item, today: date, t: Translator) -> str:
    if item.day < today:
        return ago(item.day, today, t, working_days=-item.working_days)
    return how_far(item.day, today, t, working_days=item.working_days)


def _sign(item: Item) -> str:
    if item.section in {Section.OVERDUE, Section.RETURNED}:
        return item.section.value
    co = all(duty.role is DutyRole.CO for duty in item.duties)
    return "co" if co else "open"


def render_finished(agenda: Agenda, page: int, t: Translator) -> Screen:
    """A page of what is done, newest first."""
    page, lines = _page(agenda.finished, page)
    text = [_title("tasks-done-title", agenda.finished, page, t)]
    text += [_finished(number, duty, agenda, t) for number, duty in enumerate(lines, start=1)]
    numbers = tuple(
        Button(str(number), OpenDuty(id=duty.id)) for number, duty in enumerate(lines, start=1)
    )
    turns = _turns(len(agenda.finished), page, t, done=True)
    turns.append(Button(t.text("tasks-button"), MyTasks(here=True)))
    return Screen("\n".join(text), _rows(numbers, turns))


def _finished(number: int, duty: AgendaDuty, agenda: Agenda, t: Translator) -> str:
    words = {
        "number": number,
        "name": cut(duty.name, NAME),
        "state": t.text(f"tasks-state-{duty.terms.state}"),
    }
    if duty.reported_at is None:
        return t.html("tasks-done-line", **words)
    day = duty.reported_at.astimezone(agenda.zone).date()
    return t.html("tasks-done-reported", day=day_short(day, t, today=agenda.today), **words)


def _page(lines: Sequence[Line], page: int) -> tuple[int, Sequence[Line]]:
    """The page that exists nearest to the asked one, and its lines."""
    page = max(0, min(page, (len(lines) - 1) // PAGE))
    return page, lines[page * PAGE : (page + 1) * PAGE]


def _title(key: str, lines: Sequence[object], page: int, t: Translator) -> str:
    pages = (len(lines) + PAGE - 1) // PAGE
    title = t.html(key, n=len(lines))
    if pages < 2:
        return title
    return f"{title} {t.html('tasks-page', page=page + 1, pages=pages)}"


def _turns(total: int, page: int, t: Translator, *, done: bool) -> list[Button]:
    buttons = []
    if page:
        earlier = MyTasks(page=page - 1, done=done, here=True)
        buttons.append(Button(t.text("tasks-button-previous"), earlier))
    if (page + 1) * PAGE < total:
        later = MyTasks(page=page + 1, done=done, here=True)
        buttons.append(Button(t.text("tasks-button-next"), later))
    return buttons


def _rows(numbers: tuple[Button, ...], others: list[Button]) -> tuple[tuple[Button, ...], ...]:
    return (*((numbers,) if numbers else ()), *pairs(others))
