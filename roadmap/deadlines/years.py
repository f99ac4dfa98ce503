"""Which year a date without one belongs to, and what is doubtful about it.

The rule: the first fit in the period whose end is not before the approval; else the first fit in
the period; else the nearest to it, with a doubt. A year printed with one date of a list or range
holds for its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from roadmap.deadlines.nodes import Day, Span
from roadmap.deadlines.spans import in_school_year, school_half
from roadmap.model import Period

_EARLIEST: Final = 1990
_LATEST: Final = 2100


@dataclass(frozen=True, slots=True)
class Settled:
    """Dates of one span, with other dates that would fit and why it is doubtful."""

    start: date
    end: date
    code: str | None = None
    others: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True, slots=True)
class ImpossibleDateError(Exception):
    """No calendar has this day."""

    day: Day


def settle(items: Sequence[Span | int], period: Period, approved: date | None) -> list[Settled]:
    """Give each span its dates; a bare number is a year that holds for what follows."""
    spans = _shared(items)
    for span in spans:
        for day in (span.start, span.end):
            if day.impossible:
                raise ImpossibleDateError(day)
    return [_settled(span, period, approved) for span in spans]


def _shared(items: Sequence[Span | int]) -> list[Span]:
    """Carry a printed year to the undated neighbours: back to those before, then forward."""
    spans: list[Span] = []
    leading: int | None = None
    for item in items:
        if isinstance(item, int):
            leading = item
        elif leading is not None and not item.dated and item.start.year is None:
            spans.append(item.in_year(leading))
        else:
            spans.append(item)
    for index in range(len(spans) - 2, -1, -1):
        spans[index] = _from_next(spans[index], spans[index + 1])
    for index in range(1, len(spans)):
        spans[index] = _from_previous(spans[index], spans[index - 1])
    return spans


def _undated(span: Span) -> bool:
    return span.school is None and span.start.year is None and span.end.year is None


def _from_next(span: Span, after: Span) -> Span:
    if not _undated(span) or span.scale == "year":
        return span
    if after.school is not None:
        return in_school_year(span, after.school)
    year = after.start.year or after.end.year
    return span if year is None else _open_range(span, year)


def _from_previous(span: Span, before: Span) -> Span:
    year = before.end.year
    if not _undated(span) or year is None or span.scale == "year":
        return span
    if before.school is not None:
        return in_school_year(span, before.school)
    return _open_range(span, year if span.start.order > before.end.order else year + 1)


def _open_range(span: Span, year: int) -> Span:
    """A range that crosses the new year gets the year at its start."""
    crosses = span.start.order > span.end.order
    return replace(
        span,
        start=replace(span.start, year=year),
        end=replace(span.end, year=year + 1 if crosses else year),
    )


def _settled(span: Span, period: Period, approved: date | None) -> Settled:
    start, end = span.start, span.end
    if start.year is None and end.year is None:
        return _fitted(span, period, approved)
    backwards = start.order > end.order
    if start.year is None and end.year is not None:
        first = end.year - 1 if backwards else end.year
        chosen = _at(span, first, end.year)
        if not backwards:
            return _checked(chosen, period)
        return Settled(*chosen, "backwards", (_at(span, end.year, end.year + 1),))
    if end.year is None and start.year is not None:
        return _checked(_at(span, start.year, start.year + backwards), period)
    chosen = _at(span, start.year or 0, end.year or 0)
    if chosen[0] > chosen[1]:
        return Settled(chosen[1], chosen[0], "backwards", ())
    return _checked(chosen, period)


def _checked(dates: tuple[date, date], period: Period) -> Settled:
    outside = dates[1] < period.start or dates[0] > period.end
    return Settled(*dates, "outside-period" if outside else None)


def _at(span: Span, first: int, last: int) -> tuple[date, date]:
    first, last = (min(max(year, _EARLIEST), _LATEST) for year in (first, last))
    return span.start.at(_leap(span.start, first)), span.end.at(_leap(span.end, last))


def _leap(day: Day, year: int) -> int:
    """29 February of a common year: the leap year after it."""
    return year if (day.month, day.day) != (2, 29) else year + -year % 4


def _fitted(span: Span, period: Period, approved: date | None) -> Settled:
    if span.scale == "half" and span.part and is_school_period(period):
        return _two_halves(span, period, approved)
    crosses = int(span.start.order > span.end.order)
    years = range(period.start.year - 1, period.end.year + 2)
    fits = [_at(span, year, year + crosses) for year in years]
    inside = [dates for dates in fits if dates[0] >= period.start and dates[1] <= period.end]
    if inside:
        live = [dates for dates in inside if approved is None or dates[1] >= approved]
        chosen = (live or inside)[0]
        others = tuple(dates for dates in inside if dates != chosen)
        return Settled(*chosen, "two-fits" if others else None, others)
    near = sorted(
        fits, key=lambda dates: (_distance(dates, period), dates[0] < period.start, dates)
    )
    return Settled(*near[0], "outside-period", tuple(near[1:2]))


def _two_halves(span: Span, period: Period, approved: date | None) -> Settled:
    """In a roadmap of one school year "I полугодие" is that of the school year."""
    school = school_half(replace(span, school=period.start.year))
    calendar = _fitted(replace(span, scale="month"), period, approved)
    dates = _at(school, school.start.year or 0, school.end.year or 0)
    end = min(dates[1], period.end)
    other = (calendar.start, calendar.end)
    return Settled(dates[0], end, "two-fits", () if other == (dates[0], end) else (other,))


def is_school_period(period: Period) -> bool:
    """Whether a roadmap lasts one school year."""
    autumn = period.start.month in {8, 9}
    return autumn and period.end.year == period.start.year + 1 and 5 <= period.end.month <= 9


def _distance(dates: tuple[date, date], period: Period) -> int:
    return max((period.start - dates[1]).days, (dates[0] - period.end).days, 0)
