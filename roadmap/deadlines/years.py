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

from roadmap.deadlines.nodes import LAST, Day, Span, in_school_year, school_half, school_span
from roadmap.model import Period

_EARLIEST: Final = 1990
_LATEST: Final = 2100
_SELF_DATED: Final = frozenset({"year", "years", "bare-years"})
# Where a half-year's first or last month, or last day, falls in a school year.
_SCHOOL_EDGES: Final = {
    "half-end": {1: (Day(12, 1), Day(12, LAST)), 2: (Day(5, 1), Day(5, LAST))},
    "half-begin": {1: (Day(9, 1), Day(9, LAST)), 2: (Day(1, 1), Day(1, LAST))},
    "half-first": {1: (Day(9, 1), Day(9, 1)), 2: (Day(1, 1), Day(1, 1))},
    "half-last": {1: (Day(12, LAST), Day(12, LAST)), 2: (Day(8, LAST), Day(8, LAST))},
}
_Dates = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Settled:
    """Dates of one span, with other dates that would fit and why it is doubtful."""

    start: date
    end: date
    code: str | None = None
    others: tuple[_Dates, ...] = ()


@dataclass(frozen=True, slots=True)
class ImpossibleDateError(Exception):
    """No calendar has this day."""

    day: Day


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the years are fitted to."""

    period: Period
    approved: date | None

    @property
    def order_year(self) -> int:
        """The year that "текущего года" means: a plan approved in December is the next year's."""
        return max(self.approved or self.period.start, self.period.start).year


def settle(items: Sequence[Span | int], period: Period, approved: date | None) -> list[Settled]:
    """Give each span its dates; a bare number is a year that holds for what follows.

    Raises ImpossibleDateError for a day that no calendar has.
    """
    frame = _Frame(period, approved)
    spans = _shared(items, frame)
    for span in spans:
        for day in (span.start, span.end):
            if day.impossible:
                raise ImpossibleDateError(day)
    return [_loose(span, _settled(span, frame)) for span in spans]


def _shared(items: Sequence[Span | int], frame: _Frame) -> list[Span]:
    """Carry a printed year to the undated neighbours: back to those before, then forward."""
    spans: list[Span] = []
    leading: int | None = None
    for item in items:
        if isinstance(item, int):
            leading = item
        elif item.relative is not None:
            spans.append(_relative(item, frame))
        else:
            spans.append(item.from_year(leading) if leading and item.undated else item)
    for index in range(len(spans) - 2, -1, -1):
        if spans[index].undated and spans[index].scale not in _SELF_DATED:
            spans[index] = _from_next(spans[index], spans[index + 1], frame)
    for index in range(1, len(spans)):
        if spans[index].undated and spans[index].scale not in _SELF_DATED:
            spans[index] = _from_previous(spans[index], spans[index - 1])
    return spans


def _relative(span: Span, frame: _Frame) -> Span:
    """Date "текущего года"; what would end before the plan begins may mean its second year."""
    plain, year = replace(span, relative=None), frame.order_year + (span.relative or 0)
    if span.ranged and span.start.order > span.end.order:
        # The year stands at the end: "с 1 июля по 31 марта следующего года".
        return plain.from_year(year - 1 if span.relative else year)
    stated, next_year = plain.from_year(year), plain.from_year(year + 1)
    if stated.start.impossible or stated.end.impossible:
        return stated
    inside = [_inside(_own_dates(one), frame.period) for one in (stated, next_year)]
    if span.relative or inside != [False, True]:
        return stated
    return replace(next_year, other=year)


def _from_next(span: Span, after: Span, frame: _Frame) -> Span:
    if after.school is not None:
        return in_school_year(span, after.school)
    year = after.start.year or after.end.year
    if year is None or after.scale in _SELF_DATED:
        return span
    same, before = span.from_year(year), span.from_year(year - 1)
    if span.start.order <= after.start.order:
        return same
    # "октябрь, февраль 2024": the list runs on over the new year, or is out of order.
    inside = [one for one in (before, same) if _inside(_own_dates(one), frame.period)]
    chosen = (inside or [before])[0]
    return replace(chosen, other=year if chosen is before else year - 1)


def _from_previous(span: Span, before: Span) -> Span:
    year = before.end.year
    if year is None or before.scale in _SELF_DATED:
        return span
    if before.school is not None:
        return in_school_year(span, before.school)
    return span.from_year(year if span.start.order > before.end.order else year + 1)


def _settled(span: Span, frame: _Frame) -> Settled:
    if span.start.year is None and span.end.year is None:
        return _fitted(span, frame)
    if span.scale == "bare-years":
        return _years_or_school_year(span, frame.period)
    if span.other is not None:
        return Settled(*_own_dates(span), "two-fits", (_own_dates(span.from_year(span.other)),))
    if span.start.year is None or span.end.year is None:
        return _one_year(span, frame.period)
    start, end = _own_dates(span)
    return Settled(end, start, "backwards") if start > end else _checked((start, end), frame.period)


def _one_year(span: Span, period: Period) -> Settled:
    """The year belongs to the end that it stands at; "декабрь – июнь 2023 г." is doubtful."""
    backwards = span.start.order > span.end.order
    if backwards and span.scale == "season" and span.end.year is not None:
        return _checked(_at(span, span.end.year - 1, span.end.year), period)
    if span.start.year is not None:
        return _checked(_at(span, span.start.year, span.start.year + backwards), period)
    year = span.end.year or _EARLIEST
    chosen = _at(span, year - backwards, year)
    if backwards:
        return Settled(*chosen, "backwards", (_at(span, year, year + 1),))
    return _checked(chosen, period)


def _loose(span: Span, settled: Settled) -> Settled:
    """Offer the last day too: "до мая" may yet include May."""
    if not span.loose or settled.code is not None:
        return settled
    end = settled.end
    month = end.month + span.loose - 1
    last = Day((month - 1) % 12 + 1, LAST).at(end.year + (month > 12))
    return replace(settled, code="loose-end", others=((settled.start, last),))


def _years_or_school_year(span: Span, period: Period) -> Settled:
    """Take "2023-2024" in a roadmap of that school year for the school year."""
    calendar, school = _own_dates(span), _own_dates(school_span(span.start.year))
    if not _inside(school, period):
        return _checked(calendar, period)
    chosen, other = (calendar, school) if _inside(calendar, period) else (school, calendar)
    return Settled(*chosen, "two-fits", (other,))


def _checked(dates: _Dates, period: Period) -> Settled:
    outside = dates[1] < period.start or dates[0] > period.end
    return Settled(*dates, "outside-period" if outside else None)


def _own_dates(span: Span) -> _Dates:
    return _at(span, span.start.year or _EARLIEST, span.end.year or _EARLIEST)


def _at(span: Span, first: int, last: int) -> _Dates:
    crosses = last > first
    first, last = (min(max(year, _EARLIEST), _LATEST) for year in (first, last))
    last += crosses and last == first
    return span.start.at(_leap(span.start, first)), span.end.at(_leap(span.end, last))


def _leap(day: Day, year: int) -> int:
    """29 February without a leap year: the leap year after it."""
    return year if (day.month, day.day) != (2, 29) else year + -year % 4


def _inside(dates: _Dates, period: Period) -> bool:
    return dates[0] >= period.start and dates[1] <= period.end


def _fitted(span: Span, frame: _Frame) -> Settled:
    period, approved = frame.period, frame.approved
    if span.part and span.scale.startswith("half") and is_school_period(period):
        return _two_halves(span, frame)
    if span.start.month == span.end.month and span.start.order > span.end.order:
        return replace(
            _fitted(replace(span, start=span.end, end=span.start), frame), code="backwards"
        )
    crosses = int(span.start.order > span.end.order)
    years = range(period.start.year - 1, period.end.year + 2)
    fits = [_at(span, year, year + crosses) for year in years]
    inside = [dates for dates in fits if _inside(dates, period)]
    if inside:
        live = [dates for dates in inside if approved is None or dates[1] >= approved]
        chosen = (live or inside)[0]
        others = tuple(dates for dates in inside if dates != chosen)
        return Settled(*chosen, "two-fits" if others else None, others)
    near = sorted(
        fits, key=lambda dates: (_distance(dates, period), dates[0] < period.start, dates)
    )
    return Settled(*near[0], "outside-period", tuple(near[1:2]))


def _two_halves(span: Span, frame: _Frame) -> Settled:
    """In a roadmap of one school year "I полугодие" is that of the school year."""
    calendar = _fitted(replace(span, part=0), frame)
    if span.scale == "half":
        school = school_half(replace(span, school=frame.period.start.year))
    else:
        start, end = _SCHOOL_EDGES[span.scale][span.part]
        school = in_school_year(
            replace(span, start=start, end=end, scale="month"), frame.period.start.year
        )
    dates = _own_dates(school)
    dates = (dates[0], max(min(dates[1], frame.period.end), dates[0]))
    other = (calendar.start, calendar.end)
    return Settled(
        *dates, None if other == dates else "two-fits", (other,) if other != dates else ()
    )


def is_school_period(period: Period) -> bool:
    """Whether a roadmap lasts one school year."""
    autumn = period.start.month in {8, 9}
    return autumn and period.end.year == period.start.year + 1 and 5 <= period.end.month <= 9


def _distance(dates: _Dates, period: Period) -> int:
    return max((period.start - dates[1]).days, (dates[0] - period.end).days, 0)
