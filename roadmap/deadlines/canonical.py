"""The canonical form of a deadline: the JSON object of `vekha read` and `vekha deadline`."""

from __future__ import annotations

from datetime import date
from typing import Any

from roadmap.model import (
    Deadline,
    DeadlineDoubt,
    DeadlineKind,
    Every,
    MonthOffset,
    Offset,
    Recurrence,
    Weekday,
    Window,
)

Json = dict[str, Any]


def to_json(deadline: Deadline) -> Json:
    """Return the canonical form; the key "first" stands only where something comes first."""
    form = _stated(deadline)
    form["doubt"] = None if deadline.doubt is None else _doubt_to_json(deadline.doubt)
    return form


def from_json(form: Json) -> Deadline:
    """Read the canonical form back; raises KeyError or ValueError on anything else."""
    doubt = form.get("doubt")
    first = form.get("first")
    time = form["time"]
    return Deadline(
        raw=form["raw"],
        kind=DeadlineKind(form["kind"]),
        windows=tuple(_window_from_json(window) for window in form["windows"]),
        recurrence=None if form["recurrence"] is None else _recurrence_from(form["recurrence"]),
        offset=None if form["offset"] is None else Offset(**form["offset"]),
        time=None if time is None else (time[0], time[1]),
        first=None if first is None else from_json(first),
        doubt=None if doubt is None else _doubt_from_json(doubt),
    )


def _stated(deadline: Deadline) -> Json:
    offset = deadline.offset
    form: Json = {
        "raw": deadline.raw,
        "kind": deadline.kind.value,
        "windows": [[_day(start), _day(end)] for start, end in deadline.windows],
        "recurrence": deadline.recurrence and _recurrence_to_json(deadline.recurrence),
        "offset": offset
        and {
            "n": offset.n,
            "unit": offset.unit,
            "dir": offset.dir,
            "bound": offset.bound,
            "anchor": offset.anchor,
        },
        "time": deadline.time and list(deadline.time),
    }
    if deadline.first is not None:
        form["first"] = to_json(deadline.first)
    return form


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _window_from_json(window: list[str | None]) -> Window:
    start, end = (None if day is None else date.fromisoformat(day) for day in window)
    return start, end


def _recurrence_to_json(recurrence: Recurrence) -> Json:
    return {
        "every": recurrence.every.value,
        "interval": recurrence.interval,
        "times": recurrence.times,
        "times_max": recurrence.times_max,
        "at_least": recurrence.at_least,
        "months": None if recurrence.months is None else list(recurrence.months),
        "by_day": _pairs_to_json(recurrence.by_day),
        "on_day": _pairs_to_json(recurrence.on_day),
        "due": recurrence.due and {"day": recurrence.due.day, "offset": recurrence.due.offset},
        "weekdays": None
        if recurrence.weekdays is None
        else [{"day": weekday.day, "nth": weekday.nth} for weekday in recurrence.weekdays],
    }


def _pairs_to_json(
    pairs: tuple[tuple[int | None, int], ...] | None,
) -> list[list[int | None]] | None:
    return None if pairs is None else [list(pair) for pair in pairs]


def _recurrence_from(form: Json) -> Recurrence:
    due, weekdays, months = form["due"], form["weekdays"], form["months"]
    return Recurrence(
        every=Every(form["every"]),
        interval=form["interval"],
        times=form["times"],
        times_max=form["times_max"],
        at_least=form["at_least"],
        months=None if months is None else tuple(months),
        by_day=_pairs_from_json(form["by_day"]),
        on_day=_pairs_from_json(form["on_day"]),
        due=None if due is None else MonthOffset(due["day"], due["offset"]),
        weekdays=None
        if weekdays is None
        else tuple(Weekday(weekday["day"], weekday["nth"]) for weekday in weekdays),
    )


def _pairs_from_json(
    pairs: list[tuple[int | None, int]] | None,
) -> tuple[tuple[int | None, int], ...] | None:
    return None if pairs is None else tuple((month, day) for month, day in pairs)


def _doubt_to_json(doubt: DeadlineDoubt) -> Json:
    return {
        "code": doubt.code,
        "what": dict(doubt.what),
        "choices": [_stated(choice) | {"doubt": None} for choice in doubt.choices],
    }


def _doubt_from_json(form: Json) -> DeadlineDoubt:
    return DeadlineDoubt(
        code=form["code"],
        what=tuple(form["what"].items()),
        choices=tuple(from_json(choice) for choice in form["choices"]),
    )
