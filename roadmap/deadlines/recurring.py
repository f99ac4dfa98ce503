"""Fills a recurrence from the dates that stand with it; the rest bounds it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from roadmap.deadlines.nodes import Span, month_span
from roadmap.deadlines.parts import Dated, Parts
from roadmap.deadlines.recurrence_rules import WEEK, MonthDays, due
from roadmap.model import Every, Recurrence, Weekday

_BOUNDED: Final = frozenset({Every.DAY, Every.WEEK, Every.MONTH, Every.TWO_MONTHS})
_WHOLE: Final = frozenset({"year", "years", "bare-years", "school-year"})
_DaysOfMonths = tuple[tuple[int | None, int], ...]


def recurring(parts: Parts, recurrence: Recurrence | None) -> tuple[Recurrence, list[Dated | int]]:
    """Return the recurrence, and the dated parts that bound it as windows."""
    form = recurrence or Recurrence(_implied(parts.month_days))
    months: list[int] = []
    by_day: list[tuple[int | None, int]] = []
    on_day: list[tuple[int | None, int]] = []
    weekdays = list(form.weekdays or ())
    bounds: list[Dated | int] = []
    listed = sum(item.side == "until" for item in parts.spans) > 1
    for item in parts.dated:
        if isinstance(item, int) or _bounds(item, form.every, listed=listed):
            bounds.append(item)
        elif item.span.start.nth is not None:
            weekdays.append(Weekday(WEEK[item.span.start.nth[0]], item.span.start.nth[1]))
            months.append(item.span.start.month)
        elif item.span.scale in {"day", "half-last"}:
            pairs = by_day if item.side == "until" or item.span.ranged else on_day
            pairs.append((item.span.end.month, item.span.end.order[1]))
        elif item.side == "until":
            by_day.append((item.span.end.month, item.span.end.order[1]))
        else:
            months.extend(_months(item.span))
    for days in parts.month_days:
        if days.offset is None:
            (by_day if days.by else on_day).extend((None, day) for day in days.days)
        else:
            form = replace(form, due=due(days))
    if form.every is Every.YEAR and months and any(month is None for month, _ in by_day + on_day):
        by_day, on_day, months = _in_months(by_day, months), _in_months(on_day, months), []
    if parts.excluded:
        months = [month for month in range(1, 13) if month not in parts.excluded]
    form = replace(
        form,
        weekdays=tuple(dict.fromkeys(weekdays)) or None,
        months=tuple(dict.fromkeys(months)) or None,
        by_day=tuple(dict.fromkeys(by_day)) or None,
        on_day=tuple(dict.fromkeys(on_day)) or None,
    )
    return form, bounds if any(isinstance(item, Dated) for item in bounds) else _as_years(bounds)


def _as_years(bounds: list[Dated | int]) -> list[Dated | int]:
    return [
        Dated("span", month_span(1, 12, "year", item)) for item in bounds if isinstance(item, int)
    ]


def _in_months(
    days: list[tuple[int | None, int]], months: list[int]
) -> list[tuple[int | None, int]]:
    """In "ежегодно, сентябрь, 2 числа" the day belongs to the month."""
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
            or span.scale in {"quarter", "half", "school-half", "term"}
        )
    if item.side == "until" and every is not Every.YEAR:
        return span.end.year is not None and not listed
    return span.ranged and every is not Every.YEAR


def _months(span: Span) -> list[int]:
    first, last = span.start.month, span.end.month
    if last < first:
        last += 12
    return [(month - 1) % 12 + 1 for month in range(first, last + 1)]
