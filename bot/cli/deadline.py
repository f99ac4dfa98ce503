"""`vekha deadline`: what a phrase says, which dates it gives, and why."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Final

import typer

from locales import Translator
from locales.rules import date_line, rule_text
from roadmap.calendar import ProductionCalendar
from roadmap.dating import (
    DatingSettings,
    Occurrence,
    choose_tracking,
    is_school_roadmap,
    occurrences,
)
from roadmap.deadlines import read_deadline, to_json
from roadmap.deadlines.phrasing import phrase
from roadmap.errors import InputRefusedError
from roadmap.model import ActivityKind, Deadline, DeadlineKind, Period, Shift, Tracking

_MOST_SHOWN: Final = 200


def deadline(  # each is an option of the command
    text: Annotated[str | None, typer.Argument(help="срок, как он напечатан")] = None,
    *,
    period: Annotated[str | None, typer.Option(help="период: 2023-09-01..2024-08-31")] = None,
    approved: Annotated[str | None, typer.Option(help="дата приказа: 2023-08-30")] = None,
    shift: Annotated[str, typer.Option(help="перенос с выходного: back, forward, none")] = "back",
    undated: Annotated[str, typer.Option(help="срок отчёта без даты: число или end")] = "10",
    as_json: Annotated[bool, typer.Option("--json", help="ответ в JSON")] = False,
    batch: Annotated[
        bool, typer.Option("--batch", help="строки JSON со стандартного ввода")
    ] = False,
) -> None:
    """Прочитать срок: что он значит, какие даты даёт и по какому правилу."""
    if batch:
        for line in sys.stdin:
            sys.stdout.write(answer(line) + "\n")
        return
    if text is None:
        raise InputRefusedError("deadline-no-text")
    settings = _settings(period, approved, shift, undated)
    t = Translator("ru", strict=False)

    read = read_deadline(text, settings.period, settings.order_date)
    sys.stdout.write(_as_json(t, read, settings) if as_json else _in_words(t, read, settings))


def answer(line: str) -> str:
    """Answer one line of --batch: a canonical form, or {"error"}; never raises."""
    try:
        read = read_deadline(*_asked(line))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        return json.dumps({"error": f"{type(error).__name__}: {error}"}, ensure_ascii=False)
    return json.dumps(to_json(read), ensure_ascii=False)


def _asked(line: str) -> tuple[str, Period, date | None]:
    asked = json.loads(line)
    text, approved = asked["text"], asked.get("approved")
    start, end = (date.fromisoformat(day) for day in asked["period"])
    if not isinstance(text, str):
        raise TypeError("text is not a string")
    if start > end:
        raise ValueError("the period ends before it starts")
    return text, Period(start, end), None if approved is None else date.fromisoformat(approved)


def _settings(period: str | None, approved: str | None, shift: str, undated: str) -> DatingSettings:

    bounds = _period(period)
    if undated != "end" and not (undated.isdecimal() and 1 <= int(undated) <= 28):
        raise InputRefusedError("deadline-bad-undated")
    if shift not in set(Shift):
        raise InputRefusedError("deadline-bad-shift")
    return DatingSettings(
        bounds,
        None if approved is None else _day(approved),
        Shift(shift),
        "end" if undated == "end" else int(undated),
        school_year=is_school_roadmap(bounds),
    )


def _period(text: str | None) -> Period:
    try:
        start, end = (date.fromisoformat(day) for day in (text or "").split(".."))
    except ValueError:
        raise InputRefusedError("deadline-bad-period") from None
    if start > end:
        raise InputRefusedError("deadline-bad-period")
    return Period(start, end)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputRefusedError("deadline-bad-date", text=text) from None


def _dated(read: Deadline, settings: DatingSettings) -> tuple[bool, tuple[Occurrence, ...]]:
    """Return whether it is ongoing work, and its dates, as for an activity of one holder."""
    tracking = choose_tracking(read, kind=ActivityKind.ROADMAP, title="", group=False)
    found = occurrences(read, tracking, settings, ProductionCalendar())
    return tracking is Tracking.ONGOING, found


def _as_json(t: Translator, read: Deadline, settings: DatingSettings) -> str:

    form: dict[str, Any] = to_json(read)
    form["occurrences"] = [
        {
            "start": one.start and one.start.isoformat(),
            "due": one.due.isoformat(),
            "working": one.working.isoformat(),
            "rule": rule_text(t, one.rule.code, one.rule.args),
        }
        for one in _dated(read, settings)[1]
    ]
    return json.dumps(form, ensure_ascii=False) + "\n"


def _in_words(t: Translator, read: Deadline, settings: DatingSettings) -> str:
    return "\n".join(_lines(t, read, settings)) + "\n"


def _lines(t: Translator, read: Deadline, settings: DatingSettings) -> Iterator[str]:

    none = read.kind is DeadlineKind.NONE
    yield t.text("deadline-read-none") if none else t.text("deadline-read", phrase=phrase(read))
    yield from _doubt_lines(t, read)
    if none:
        return
    ongoing, dates = _dated(read, settings)
    if not dates:
        asked = read.kind in {DeadlineKind.EXTERNAL, DeadlineKind.EVENT}
        yield t.text("deadline-asked" if asked else "deadline-no-dates")
        return
    if ongoing:
        yield t.text("deadline-ongoing")
    yield t.text("deadline-dates", n=len(dates))
    calendar = ProductionCalendar()
    for one in dates:
        yield date_line(
            t,
            _shortened(read.raw),
            (one.rule.code, one.rule.args),
            one.due,
            one.working,
            calendar.day_off(one.due),
        )


def _shortened(raw: str) -> str:
    """A cell's words as a line can hold them."""
    return raw if len(raw) <= _MOST_SHOWN else f"{raw[:_MOST_SHOWN]}…"


def _doubt_lines(t: Translator, read: Deadline) -> Iterator[str]:

    if read.doubt is None:
        return
    yield t.text(f"deadline-doubt-{read.doubt.code}", **dict(read.doubt.what))
    stated = phrase(read)
    for choice in read.doubt.choices:
        if phrase(choice) != stated:
            yield t.text("deadline-choice", phrase=phrase(choice))
