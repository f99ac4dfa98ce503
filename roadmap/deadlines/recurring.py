"""Fills a recurrence from the dates that stand with it; the rest bounds it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from roadmap.deadlines.nodes import Span, month_span
from roadmap.deadlines.parts import Dated, Parts
from roadmap.deadlines.recurrence_rules import WEEK, MonthDays, due
from roadmap.model import Every, Recurrence, Weekday

_BOUNDED: Final = frozenset({Every.DAY, Every.WEEK, Every.MONTH, Every.TWO_MONTHS})
_WHOLE: Final = frozenset({"year", "years", "bare-years", "school-year"})
_DaysOfMonths = tuple[tuple[int | None, int], ...]


@dataclass(slots=True)
class _Days:
    """Months and days that a recurrence names, in printed order."""

    months: list[int] = field(default_factory=list)
    by_day: list[tuple[int | None, int]] = field(default_factory=list)
    on_day: list[tuple[int | None, int]] = field(default_factory=list)
    weekdays: list[Weekday] = field(default_factory=list)


def recurring(parts: Parts, recurrence: Recurrence | None) -> tuple[Recurrence, list[Dated | int]]:
    """Return the recurrence, and the dated parts that bound it as windows."""
    form = recurrence or Recurrence(_implied(parts.month_days))
    named = _Days(weekdays=list(form.weekdays or ()))
    bounds: list[Dated | int] = []
    listed = sum(item.side == "until" for item in parts.spans) > 1
    for item in parts.dated:
        if isinstance(item, int) or _bounds(item, form.every, listed=listed):
            bounds.append(item)
        else:
            _name(named, item)
    form = _with_month_days(named, parts.month_days, form)
    if form.every is Every.YEAR and named.months and _unnamed(named):
        _put_in_months(named)
    if parts.excluded:
        named.months = [month for month in range(1, 13) if month not in parts.excluded]
    form = replace(
        form,
        weekdays=tuple(dict.fromkeys(named.weekdays)) or None,
        months=tuple(dict.fromkeys(named.months)) or None,
        by_day=tuple(dict.fromkeys(named.by_day)) or None,
        on_day=tuple(dict.fromkeys(named.on_day)) or None,
    )
    return form, bounds if any(isinstance(item, Dated) for item in bounds) else _as_years(bounds)


def _name(named: _Days, item: Dated) -> None:
    span, nth = item.span, item.span.start.nth
    if nth is not None:
        named.weekdays.append(Weekday(WEEK[nth[0]], nth[1]))
        named.months.append(span.start.month)
    elif span.scale in {"day", "half-last"} or item.side == "until":
        by = item.side == "until" or span.ranged
        pairs = named.by_day if by else named.on_day
        pairs.append((span.end.month, span.end.order[1]))
    else:
        named.months.extend(_months(span))


def _with_month_days(named: _Days, month_days: list[MonthDays], form: Recurrence) -> Recurrence:
    for days in month_days:
        if days.offset is None:
            pairs = named.by_day if days.by else named.on_day
            pairs.extend((month, day) for month in days.months or (None,) for day in days.days)
        else:
            form = replace(form, due=due(days))
    if form.due is not None:
        # Dates beside it only spell it out, or are another recurrence's.
        named.by_day = []
    return form


def _unnamed(named: _Days) -> bool:
    return any(month is None for month, _ in named.by_day + named.on_day)


def _put_in_months(named: _Days) -> None:
    """In "ежегодно, сентябрь, 2 числа" the day belongs to the month."""
    named.by_day = _in_months(named.by_day, named.months)
    named.on_day = _in_months(named.on_day, named.months)
    named.months = []


def _as_years(bounds: list[Dated | int]) -> list[Dated | int]:
    return [
        Dated("span", month_span(1, 12, "year", item)) for item in bounds if isinstance(item, int)
    ]


def _in_months(
    days: list[tuple[int | None, int]], months: list[int]
) -> list[tuple[int | None, int]]:
    return [(month, day) for known, day in days for month in (months if known is None else [known])]


def _implied(days: list[MonthDays]) -> Every:
    """A day of a month by itself recurs with the period that it is counted from."""
    return next((item.every for item in days if item.every is not None), Every.MONTH)


def _bounds(item: Dated, every: Every, *, listed: bool) -> bool:
    """Whether it bounds the work; several days to be done by are each period's own."""
    span = item.span
    if item.side == "throughout" and every is Every.YEAR and span.end.year is None:
        return span.scale in _WHOLE
    if item.side in {"from", "throughout"} or span.scale in _WHOLE:
        return True
    if every in _BOUNDED:
        return (
            item.side == "until"
            or span.ranged
            or span.scale in {"quarter", "season", "half", "school-half", "term"}
        )
    if item.side == "until" and every is not Every.YEAR:
        return span.end.year is not None and not listed
    return span.ranged and every is not Every.YEAR


def _months(span: Span) -> list[int]:
    first, last = span.start.month, span.end.month
    if last < first:
        last += 12
    return [(month - 1) % 12 + 1 for month in range(first, last + 1)]
