"""A deadline's own doubt as a question: whether it has to be asked, and the answers to choose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from roadmap.deadlines import to_json
from roadmap.model import Deadline, DeadlineKind, Period, Window
from roadmap.reading import Choice

NEAREST, EVERY_YEAR = "nearest", "every-year"
WHOLE_PERIOD, PERIOD_END, NO_DATE = "whole-period", "period-end", "no-date"

_YEARS_OPEN = "two-fits"
# A wrong guess here moves no date: another plan or an event sets it, or it lasts all along.
_SOFT_KINDS = frozenset({DeadlineKind.EXTERNAL, DeadlineKind.EVENT, DeadlineKind.CONTINUOUS})
_SOFT_CODES = frozenset({"too-long"})


def is_blocking(deadline: Deadline) -> bool:
    """Whether a wrong guess about this deadline would change dates."""
    doubt = deadline.doubt
    if doubt is None or doubt.code in _SOFT_CODES or deadline.kind in _SOFT_KINDS:
        return False
    return len(doubt.choices) > 1 or deadline.kind is DeadlineKind.NONE


def undated_choices(deadline: Deadline, period: Period) -> tuple[Choice, ...]:
    """What a deadline without a readable date may be taken for."""
    raw = deadline.raw
    whole = Deadline(raw=raw, kind=DeadlineKind.CONTINUOUS)
    end = Deadline(raw=raw, kind=DeadlineKind.DUE, windows=((None, period.end),))
    nothing = replace(deadline, doubt=None)
    return (
        Choice(WHOLE_PERIOD, to_json(whole)),
        Choice(PERIOD_END, to_json(end)),
        Choice(NO_DATE, to_json(nothing)),
    )


def choices_of(deadline: Deadline, period: Period) -> tuple[Choice, ...]:
    """Every reading that fits, labelled by a code or by the dates themselves.

    A month without a year in a roadmap of several is offered as the nearest one, each year, or
    one of the years, so that the same label answers every such phrase alike.
    """
    doubt = deadline.doubt
    if doubt is None:
        return ()
    if deadline.kind is DeadlineKind.NONE:
        return undated_choices(deadline, period)
    readings = [replace(choice, doubt=None) for choice in doubt.choices]
    if doubt.code == _YEARS_OPEN and readings:
        return _by_year(readings)
    return tuple(
        Choice(_label(reading, number), to_json(reading))
        for number, reading in enumerate(readings, start=1)
    )


def _by_year(readings: list[Deadline]) -> tuple[Choice, ...]:
    windows = sorted(
        {window for reading in readings for window in reading.windows},
        key=lambda window: _first_day(window) or date.min,
    )
    every = replace(readings[0], windows=tuple(windows))
    years = sorted(
        ((str(day.year), reading) for reading in readings if (day := _start(reading.windows))),
        key=lambda pair: pair[0],
    )
    return (
        Choice(NEAREST, to_json(readings[0])),
        Choice(EVERY_YEAR, to_json(every)),
        *(Choice(year, to_json(reading)) for year, reading in years),
    )


def _first_day(window: Window) -> date | None:
    return window[0] or window[1]


def _start(windows: Iterable[Window]) -> date | None:
    return next((day for window in windows if (day := _first_day(window))), None)


def _label(reading: Deadline, number: int) -> str:
    if reading.windows:
        return ", ".join(_printed(window) for window in reading.windows)
    if reading.recurrence is not None:
        return f"every-{reading.recurrence.every.value}"
    return f"reading-{number}"


def _printed(window: Window) -> str:
    start, end = (day.strftime("%d.%m.%Y") if day else "…" for day in window)
    return start if start == end else f"{start} – {end}"
