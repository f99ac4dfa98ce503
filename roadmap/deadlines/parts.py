"""Gathers what a phrase holds after the rules have run, in printed order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from roadmap.deadlines.bounds import Clock
from roadmap.deadlines.event_rules import OffsetNode
from roadmap.deadlines.nodes import Day, Span, in_school_year
from roadmap.deadlines.recurrence_rules import MonthDays
from roadmap.deadlines.symbols import Token
from roadmap.model import Every, Recurrence

# How often these come a year: "4 раза в год (по четвертям)" is each of them.
_A_YEAR: Final = {Every.HALF_YEAR: 2, Every.QUARTER: 4, Every.SCHOOL_TERM: 4}
_FINENESS: Final = (
    Every.DAY,
    Every.WEEK,
    Every.MONTH,
    Every.TWO_MONTHS,
    Every.QUARTER,
    Every.SCHOOL_TERM,
    Every.HALF_YEAR,
    Every.YEAR,
)

# What a month in brackets makes precise: "1 четверть (октябрь)".
_NAMED: Final = frozenset({"term", "quarter"})
_HALVES: Final = frozenset({"half", "school-half"})
_YEARS: Final = frozenset({"year", "years", "bare-years", "school-year"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A span and its side: "span", "until", "from" or "throughout"."""

    side: str
    span: Span


@dataclass(slots=True)
class Parts:
    """`dated` also holds bare years that stand before what they date."""

    dated: list[Dated | int] = field(default_factory=list)
    reported: list[Span] = field(default_factory=list)
    recurrences: list[Recurrence] = field(default_factory=list)
    month_days: list[MonthDays] = field(default_factory=list)
    offsets: list[OffsetNode] = field(default_factory=list)
    times: list[Clock] = field(default_factory=list)
    excluded: frozenset[int] = frozenset()
    marks: set[str] = field(default_factory=set)

    @property
    def spans(self) -> list[Dated]:
        """The dated parts without leading years."""
        return [item for item in self.dated if isinstance(item, Dated)]


def gathered(found: Sequence[Token]) -> Parts:
    """Sort tokens by what they are; what no rule has read is left out."""
    parts = Parts()
    for token in found:
        _put(parts, token)
    if not parts.spans:
        parts.dated.extend(Dated("span", span) for span in parts.reported)
    parts.dated = _narrowed(parts.dated, recurs=bool(parts.recurrences))
    if parts.month_days and not parts.recurrences:
        _place_days(parts)
    return parts


def _put(parts: Parts, token: Token) -> None:
    value = token.value
    match token.kind:
        case "SPAN" | "THROUGHOUT":
            side = "span" if token.kind == "SPAN" else "throughout"
            parts.dated.extend(Dated(side, span) for span in value)
        case "TIMED_SPAN":
            parts.dated.extend(Dated("span", span) for span in value[0])
            parts.times.append(value[1])
        case "EDGE":
            parts.dated.extend(Dated(value.side, span) for span in value.spans)
        case "Y":
            parts.dated.append(value)
        case "REPORTED_SPAN":
            parts.reported.extend(value)
        case "EXCLUDED":
            parts.excluded |= value
        case _:
            _put_undated(parts, token)


def _put_undated(parts: Parts, token: Token) -> None:
    match token.kind:
        case "RECURRENCE":
            parts.recurrences.append(token.value)
        case "MONTHDAYS":
            parts.month_days.append(token.value)
        case "OFFSET":
            parts.offsets.append(token.value)
        case "CLOCK":
            parts.times.append(token.value)
        case "EXTERNAL" | "NOTED_PLAN" | "EVENTUAL" | "HOLIDAY" | "CONDITIONAL" | "ALL_ALONG":
            parts.marks.add(token.kind)


def _place_days(parts: Parts) -> None:
    """In "сентябрь (до 15 числа)" the day belongs to the month printed with it."""
    months = parts.spans
    if any(
        item.side != "span" or item.span.scale != "month" or item.span.ranged for item in months
    ):
        return
    if not months or any(days.offset is not None for days in parts.month_days):
        return
    parts.dated = [
        Dated("until" if days.by else "span", _in_month(item.span, day))
        for item in months
        for days in parts.month_days
        for day in days.days
    ]
    parts.month_days = []


def _in_month(month: Span, day: int) -> Span:
    point = replace(month.end, day=day)
    return replace(month, start=point, end=point, scale="day")


def _narrowed(dated: list[Dated | int], *, recurs: bool) -> list[Dated | int]:
    """In "сентябрь (до 15 сентября)" the exact day is the deadline, the month only its frame.

    Years frame what stands in them, but bound what recurs.
    """
    result: list[Dated | int] = []
    for item in dated:
        before = result[-1] if result else None
        framed = isinstance(before, Dated) and not (recurs and before.span.scale in _YEARS)
        if isinstance(item, Dated) and isinstance(before, Dated) and framed:
            if before.span.scale == "school-year" and _in_school_year(before, item):
                year = before.span.school
                span = item.span if year is None else in_school_year(item.span, year)
                result[-1] = replace(item, span=span)
                continue
            if _frames(before, item):
                result[-1] = replace(item, span=_in_frame(before.span, item.span))
                continue
        result.append(item)
    return result


def _in_school_year(frame: Dated, item: Dated) -> bool:
    return frame.side == "span" and item.span.undated and item.span.scale not in _YEARS


def _in_frame(frame: Span, span: Span) -> Span:
    year = frame.end.year if span.end.year is None else None
    return span if year is None or frame.start.year != year else span.in_year(year)


def _frames(frame: Dated, item: Dated) -> bool:
    if frame.side != "span" or item.side == "from" or frame.span.scale == "day":
        return False
    if frame.span.scale in _HALVES and not frame.span.ranged:
        # Which months it has depends on the sort of year, so it names whatever it stands at.
        return item.span.scale in {"day", "part", "month"}
    if frame.span.scale == "term" and item.span.scale in {"day", "part"}:
        # A term's dates are the school's own, its months only usual.
        return not frame.span.ranged
    month = item.span.scale == "month" and not item.span.ranged
    parts = {"day", "part", "month"} if month and frame.span.scale in _NAMED else {"day", "part"}
    if item.span.scale not in parts or (item.side == "span" and frame.span.ranged):
        return False
    years = {frame.span.end.year, item.span.end.year} - {None}
    if len(years) > 1:
        return False
    return _holds(frame.span, item.span.start) and _holds(frame.span, item.span.end)


def _holds(span: Span, day: Day) -> bool:
    if span.start.order <= span.end.order:
        return span.start.order <= day.order <= span.end.order
    return day.order >= span.start.order or day.order <= span.end.order


def merged_recurrence(parts: Parts) -> tuple[Recurrence | None, Recurrence | None]:
    """Return the recurrence that several words state together, and one that contradicts it.

    "ежегодно, 2 раза в год" and "еженедельно, по пятницам" state one; of a year and something
    finer the finer one counts.
    """
    found = list(parts.recurrences)
    if not found:
        return None, None
    if len(found) > 1:
        found = [r for r in found if r != Recurrence(Every.YEAR)] or found[:1]
    result, other = found[0], None
    for recurrence in found[1:]:
        if recurrence.weekdays is not None and _FINENESS.index(result.every) <= _FINENESS.index(
            Every.MONTH
        ):
            known = result.weekdays or ()
            every = recurrence.every if result.every is Every.WEEK else result.every
            result = replace(result, every=every, weekdays=known + recurrence.weekdays)
        elif result.weekdays is not None and recurrence.every in {Every.WEEK, Every.MONTH}:
            result = replace(recurrence, weekdays=result.weekdays)
        elif _A_YEAR.get(recurrence.every) == result.times and result.every is Every.YEAR:
            result = replace(recurrence, at_least=recurrence.at_least or result.at_least)
        elif recurrence.every is result.every:
            result = recurrence if recurrence.times > 1 or recurrence.at_least else result
        else:
            other = recurrence
    return result, other
