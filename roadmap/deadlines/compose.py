"""From rewritten tokens to the canonical form: which kind wins, and what fills it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from roadmap.deadlines.lexer import MAX_LENGTH, Token
from roadmap.deadlines.nodes import Day
from roadmap.deadlines.parts import Dated, Parts, gathered, merged_recurrence
from roadmap.deadlines.recurring import recurring
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
_WEAK: Final = frozenset({"year", "years", "bare-years", "school-year"})


def composed(text: str, found: Sequence[Token], period: Period, approved: date | None) -> Deadline:
    """Fill the canonical form; raises ImpossibleDateError."""
    parts = gathered(found)
    recurrence, other = merged_recurrence(parts)
    if recurrence is not None and recurrence.weekdays and _exact(parts):
        recurrence = None
    if parts.month_days or (
        recurrence is not None and not parts.marks & {"EXTERNAL", "NOTED_PLAN", "EVENTUAL"}
    ):
        form, rest = recurring(parts, recurrence)
        settled = _settled(rest, period, approved)
        deadline = Deadline(text, DeadlineKind.RECURRING, _windows(rest, settled), form)
        deadline = replace(deadline, offset=_offset(text, parts), time=_time(parts))
        return _doubted(deadline, rest, settled, other)
    return _plain(text, parts, recurrence, period, approved)


def impossible(text: str, day: Day) -> Deadline:
    """Return the reading of a date that no calendar has: none, with a doubt."""
    what = (("day", str(day.day)), ("month", str(day.month)))
    return Deadline(text, DeadlineKind.NONE, doubt=DeadlineDoubt("impossible-date", what))


def unread(text: str) -> Deadline:
    """Return the reading of a text in which no deadline was found."""
    return Deadline(text, DeadlineKind.NONE, doubt=DeadlineDoubt("unreadable"))


def _exact(parts: Parts) -> bool:
    return any(
        item.side == "span" and item.span.start == item.span.end and item.span.end.year is not None
        for item in parts.spans
    )


def _plain(
    text: str,
    parts: Parts,
    recurrence: Recurrence | None,
    period: Period,
    approved: date | None,
) -> Deadline:
    kind = _kind(parts)
    if kind is DeadlineKind.NONE:
        return unread(text)
    dated = _kept(parts, kind)
    settled = _settled(dated, period, approved)
    deadline = Deadline(
        text,
        kind,
        _windows(dated, settled),
        recurrence,
        _offset(text, parts) if kind is DeadlineKind.EVENT else None,
        _time(parts),
    )
    if kind is DeadlineKind.DUE:
        dated = [Dated("until", item.span) if isinstance(item, Dated) else item for item in dated]
        deadline = replace(deadline, windows=_windows(dated, settled))
    return _doubted(deadline, dated, settled, None)


def _kind(parts: Parts) -> DeadlineKind:
    dates = [item for item in parts.spans if item.side != "throughout"]
    kind = _undated_kind(parts, dates)
    if kind is not None:
        return kind
    if not dates:
        years = any(isinstance(item, int) for item in parts.dated)
        return DeadlineKind.WINDOWS if years else DeadlineKind.NONE
    if all(item.side == "until" for item in dates) or _by_hour(parts, dates):
        return DeadlineKind.DUE
    return DeadlineKind.WINDOWS


def _undated_kind(parts: Parts, dates: list[Dated]) -> DeadlineKind | None:
    """What needs no date, or is not decided by one: a plan yields only to an exact day."""
    exact = any(item.span.scale == "day" and not item.span.ranged for item in dates)
    noted = "NOTED_PLAN" in parts.marks and not dates
    if noted or ("EXTERNAL" in parts.marks and not exact):
        return DeadlineKind.EXTERNAL
    if not dates and (parts.offsets or "EVENTUAL" in parts.marks):
        return DeadlineKind.EVENT
    return DeadlineKind.CONTINUOUS if _all_along(parts) else None


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
        or item.span.scale in _WEAK
        or (item.span.ranged and not throughout)
        for item in dates
    )


def _kept(parts: Parts, kind: DeadlineKind) -> list[Dated | int]:
    """A year that the work goes on through is no window beside the months printed for it."""
    if kind is DeadlineKind.CONTINUOUS:
        return parts.dated
    dates = [item for item in parts.dated if isinstance(item, int) or item.side != "throughout"]
    return dates or parts.dated


def _settled(dated: list[Dated | int], period: Period, approved: date | None) -> list[Settled]:
    return settle(
        [item if isinstance(item, int) else item.span for item in dated], period, approved
    )


def _windows(dated: list[Dated | int], settled: list[Settled]) -> tuple[Window, ...]:
    items = [item for item in dated if isinstance(item, Dated)]
    return tuple(
        _window(item, found.start, found.end) for item, found in zip(items, settled, strict=True)
    )


def _window(item: Dated, start: date, end: date) -> Window:
    if item.side == "until":
        return (None, end)
    return (start, None) if item.side == "from" else (start, end)


def _doubted(
    deadline: Deadline, dated: list[Dated | int], settled: list[Settled], other: Recurrence | None
) -> Deadline:
    """Attach the doubt, with every reading that fits as a choice."""
    if other is not None:
        both = (deadline, replace(deadline, recurrence=other))
        return replace(deadline, doubt=DeadlineDoubt("two-recurrences", (), both))
    doubtful = next((found for found in settled if found.code), None)
    items = [item for item in dated if isinstance(item, Dated)]
    if doubtful is None or doubtful.code is None:
        if len(deadline.raw) > MAX_LENGTH:
            return replace(deadline, doubt=DeadlineDoubt("too-long"))
        return deadline
    choices = [deadline]
    for turn in range(max(len(found.others) for found in settled)):
        windows = tuple(
            _window(
                item,
                *(found.others[turn] if turn < len(found.others) else (found.start, found.end)),
            )
            for item, found in zip(items, settled, strict=True)
        )
        choices.append(replace(deadline, windows=windows))
    what = (("start", doubtful.start.isoformat()), ("end", doubtful.end.isoformat()))
    return replace(deadline, doubt=DeadlineDoubt(doubtful.code, what, tuple(choices[:_CHOICES])))


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
