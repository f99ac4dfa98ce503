"""From rewritten tokens to the canonical form: which kind wins, and what fills it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from roadmap.deadlines.lexer import MAX_LENGTH
from roadmap.deadlines.nodes import Day
from roadmap.deadlines.parts import Dated, Parts, gathered, merged_recurrence
from roadmap.deadlines.recurring import recurring
from roadmap.deadlines.symbols import Token
from roadmap.deadlines.years import Settled, settle
from roadmap.model import (
    Deadline,
    DeadlineDoubt,
    DeadlineKind,
    Offset,
    Period,
    Recurrence,
    Window,
)

_CHOICES: Final = 4
"""More readings than this help nobody to choose."""
_WHOLE_YEARS: Final = frozenset({"year", "years", "bare-years", "school-year"})
_Placed = list[tuple[Dated, Settled]]


def composed(text: str, found: Sequence[Token], period: Period, approved: date | None) -> Deadline:
    """Fill the canonical form; raises ImpossibleDateError."""
    parts = gathered(found)
    recurrence, other = merged_recurrence(parts)
    if recurrence is not None and recurrence.weekdays and _exact(parts):
        recurrence = None
    if parts.month_days or recurrence is not None:
        recurrence, bounds = recurring(parts, recurrence)
        kind = _recurring_kind(parts, recurrence)
    else:
        kind = _kind(parts)
        bounds = _kept(parts, kind)
    if kind is DeadlineKind.NONE:
        return unread(text)
    placed = _placed(bounds, kind, period, approved)
    deadline = Deadline(text, kind, _windows(placed), recurrence, time=_time(parts))
    if kind in {DeadlineKind.RECURRING, DeadlineKind.EVENT}:
        deadline = replace(deadline, offset=_offset(text, parts))
    return _doubted(deadline, placed, other)


def impossible(text: str, day: Day) -> Deadline:
    """Return the reading of a date that no calendar has: none, with a doubt."""
    what = (("day", str(day.day)), ("month", str(day.month)))
    return Deadline(text, DeadlineKind.NONE, doubt=DeadlineDoubt("impossible-date", what))


def unread(text: str) -> Deadline:
    """Return the reading of a text in which no deadline was found."""
    return Deadline(text, DeadlineKind.NONE, doubt=DeadlineDoubt("unreadable"))


def _exact(parts: Parts) -> bool:
    """Whether a single day with its year is printed: a weekday beside it is only its name."""
    return any(
        item.side == "span" and item.span.start == item.span.end and item.span.end.year is not None
        for item in parts.spans
    )


def _recurring_kind(parts: Parts, recurrence: Recurrence) -> DeadlineKind:
    """A plan yields to a printed day; a request to any date, else "не реже" belongs to it."""
    days = recurrence.by_day or recurrence.on_day or recurrence.due or recurrence.weekdays
    if parts.marks & {"EXTERNAL", "NOTED_PLAN"} and not days:
        return DeadlineKind.EXTERNAL
    dated = days or any(item.side != "throughout" for item in parts.spans)
    if "EVENTUAL" in parts.marks and not dated:
        return DeadlineKind.EVENT
    return DeadlineKind.RECURRING


def _kind(parts: Parts) -> DeadlineKind:
    dates = [item for item in parts.spans if item.side != "throughout"]
    kind = _undated_kind(parts, dates)
    if kind is not None:
        return kind
    if not dates:
        return DeadlineKind.NONE
    if all(item.side == "until" for item in dates) or _by_hour(parts, dates):
        return DeadlineKind.DUE
    return DeadlineKind.WINDOWS


def _undated_kind(parts: Parts, dates: list[Dated]) -> DeadlineKind | None:
    """What needs no date, or is not decided by one: a plan yields only to an exact day."""
    exact = any(item.span.scale == "day" and not item.span.ranged for item in dates)
    noted = "NOTED_PLAN" in parts.marks and all(item.span.scale in _WHOLE_YEARS for item in dates)
    if noted or ("EXTERNAL" in parts.marks and not exact):
        return DeadlineKind.EXTERNAL
    if not dates and (parts.offsets or parts.marks & {"EVENTUAL", "HOLIDAY"}):
        return DeadlineKind.EVENT
    if _all_along(parts):
        return DeadlineKind.CONTINUOUS
    return None if dates or "CONDITIONAL" not in parts.marks else DeadlineKind.EVENT


def _by_hour(parts: Parts, dates: list[Dated]) -> bool:
    """In "до 18:00 15 сентября" the bound stands with the hour."""
    days = all(item.span.scale == "day" and not item.span.ranged for item in dates)
    return bool(parts.times) and parts.times[0][0] is None and days


def _all_along(parts: Parts) -> bool:
    dates = [item for item in parts.spans if item.side != "throughout"]
    throughout = len(dates) < len(parts.spans)
    if not throughout and "ALL_ALONG" not in parts.marks:
        return False
    return all(
        item.side in {"from", "until"}
        or item.span.scale in _WHOLE_YEARS
        or (item.span.ranged and not throughout)
        for item in dates
    )


def _kept(parts: Parts, kind: DeadlineKind) -> list[Dated | int]:
    """A year that the work goes on through is no window beside the months printed for it."""
    if kind is DeadlineKind.CONTINUOUS:
        return parts.dated
    dates = [item for item in parts.dated if isinstance(item, int) or item.side != "throughout"]
    return dates if any(isinstance(item, Dated) for item in dates) else parts.dated


def _placed(
    dated: list[Dated | int], kind: DeadlineKind, period: Period, approved: date | None
) -> _Placed:
    """Give every dated part its dates; the same window printed twice is one."""
    items = [item for item in dated if isinstance(item, Dated)]
    if kind is DeadlineKind.DUE:
        items = [replace(item, side="until") for item in items]
    spans = [item if isinstance(item, int) else item.span for item in dated]
    placed: _Placed = []
    for item, settled in zip(items, settle(spans, period, approved), strict=True):
        same = (item.side, settled.start, settled.end)
        if all(same != (one.side, found.start, found.end) for one, found in placed):
            placed.append((item, settled))
    return placed


def _windows(placed: _Placed) -> tuple[Window, ...]:
    return tuple(_window(item, found.start, found.end) for item, found in placed)


def _window(item: Dated, start: date, end: date) -> Window:
    if item.side == "until":
        return (None, end)
    return (start, None) if item.side == "from" else (start, end)


def _doubted(deadline: Deadline, placed: _Placed, other: Recurrence | None) -> Deadline:
    """Attach the doubt, with every reading that fits as a choice."""
    if other is not None:
        both = (deadline, replace(deadline, recurrence=other))
        return replace(deadline, doubt=DeadlineDoubt("two-recurrences", (), both))
    doubtful = next(((found.code, found) for _, found in placed if found.code), None)
    if doubtful is None:
        if len(deadline.raw) > MAX_LENGTH:
            return replace(deadline, doubt=DeadlineDoubt("too-long"))
        return deadline
    code, first = doubtful
    choices = [deadline, *(replace(deadline, windows=windows) for windows in _others(placed))]
    what = (("start", first.start.isoformat()), ("end", first.end.isoformat()))
    return replace(deadline, doubt=DeadlineDoubt(code, what, tuple(choices[:_CHOICES])))


def _others(placed: _Placed) -> list[tuple[Window, ...]]:
    """The windows of the other readings: the n-th of each part that has so many."""
    most = max(len(found.others) for _, found in placed)
    return [
        tuple(
            _window(item, *(found.others[n : n + 1] or ((found.start, found.end),))[0])
            for item, found in placed
        )
        for n in range(most)
    ]


def _offset(text: str, parts: Parts) -> Offset | None:
    if not parts.offsets:
        return None
    node = parts.offsets[0]
    anchor = None
    if node.anchor is not None:
        start, end = node.anchor
        while end < len(text) and text[end] in '»"”':
            end += 1
        anchor = " ".join(text[start:end].split()) or None
    return Offset(node.n, node.unit, node.dir, node.bound, anchor)


def _time(parts: Parts) -> tuple[str | None, str | None] | None:
    return parts.times[0] if parts.times else None
