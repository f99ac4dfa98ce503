"""Makes spans of parts of months and years: decades, weeks, beginnings, middles and ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from roadmap.deadlines.nodes import LAST, Day, Span, month_span
from roadmap.deadlines.spans import Spans, numbers
from roadmap.deadlines.symbols import Token

_WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PIECES: Final = {
    "DECADE": ((1, 10), (11, 20), (21, LAST)),
    "PART": ((1, 15), (16, LAST)),
    "WEEK": ((1, 7), (8, 14), (15, 21), (22, 28), (29, LAST)),
}
_EDGES: Final = {"BEGIN": (1, 10), "MIDDLE": (11, 20), "END": (21, LAST), "FINISH": (21, LAST)}
# What "в первых, 10-х, 20-х, последних числах" covers.
_FEW: Final = {1: (1, 10), 10: (10, 19), 20: (20, LAST), -1: (21, LAST)}
_LENGTHS: Final = {"DAY": 1, "WEEK": 7, "DECADE": 10}
_SHORTEST_MONTH: Final = 28
# A school year's middle is where its half-years meet; a year's is its two middle months.
_MIDDLES: Final = {"school-year": (12, 1), "year": (6, 7)}


def weekday_of_month(run: Sequence[Token]) -> Spans | None:
    """Make the day of "первый понедельник сентября"."""
    nth = next(token.value for token in run if token.kind == "N")
    weekday = next(token.value for token in run if token.kind == "WEEKDAY")
    if nth not in {-1, 1, 2, 3, 4}:
        return None
    months = [token.value for token in run if token.kind == "MON"]
    days = [Day(month, LAST, nth=(_WEEK.index(weekday), nth)) for month in months]
    return tuple(Span(day, day, "day") for day in days)


def last_day(run: Sequence[Token]) -> Spans | None:
    """Make the day of "последний рабочий день мая": a day off is shifted when it is dated."""
    if run[0].value != -1:
        return None
    day = Day(run[-1].value, LAST)
    return (Span(day, day, "day"),)


def few_days(run: Sequence[Token]) -> Spans | None:
    """Make the days of "в первых числах сентября" and "в 20-х числах мая"."""
    first, month = run[0].value, run[-1].value
    if run[1].value != "many" or first not in _FEW:
        return None
    start, end = _FEW[first]
    return (Span(Day(month, start), Day(month, end), "part"),)


def first_days(run: Sequence[Token]) -> Spans | None:
    """Make the first or last n days, weeks or decades: "первые две недели сентября"."""
    edge, count = (token.value for token in run[:2])
    if edge not in {1, -1}:
        edge, count = count, edge
    length = _LENGTHS[run[2].kind] * count
    if edge not in {1, -1} or not 1 <= length <= _SHORTEST_MONTH:
        return None
    month = run[-1].value
    if run[-1].kind == "SPAN":
        whole: Span = month[0]
        if whole.ranged or whole.scale in {"day", "part"}:
            return None
        return (_first_days(_edge_month(whole, at_end=edge < 0), edge, length),)
    return (_first_days(month_span(month, month, "month"), edge, length),)


def _first_days(month: Span, edge: int, length: int) -> Span:
    if edge > 0:
        return replace(month, end=replace(month.end, day=length), scale="part")
    first = _last(month.end.month) - length + 1
    return replace(month, start=replace(month.start, day=first), scale="part")


def _last(month: int) -> int:
    return 28 if month == 2 else 30 if month in {4, 6, 9, 11} else 31


def pieces(run: Sequence[Token]) -> Spans | None:
    """Make parts of a month: "1-2 декада марта", "последняя неделя августа"."""
    return _pieces(run, run[-1].value)


def month_itself(run: Sequence[Token]) -> Spans:
    """Make the month that "до конца месяца" stands after."""
    number = run[0].value
    year = next((token.value for token in run if token.kind == "Y"), None)
    return (month_span(number, number, "month", year),)


def edge_of_month(run: Sequence[Token]) -> Spans | None:
    """Make the edge of the month before it: "август (конец месяца)"."""
    month = Token("SPAN", month_itself(run), run[0].start, run[0].end)
    return edge_of((next(token for token in run if token.kind in _EDGES), month))


def pieces_of_month(run: Sequence[Token]) -> Spans | None:
    """Make parts of the month before them: "октябрь, последняя неделя месяца"."""
    month = Token("SPAN", month_itself(run), run[0].start, run[0].end)
    return pieces_within((month, *run[1:]))


def pieces_within(run: Sequence[Token]) -> Spans | None:
    """Make parts of the month before them: "июль 2024, первая неделя"."""
    month = _single_month(run[0])
    found = month and _pieces(run[1:], month.start.month)
    return tuple(_dated(span, month) for span in found) if month and found else None


def edge_within(run: Sequence[Token]) -> Spans | None:
    """Make the edge of the month before it: "сентябрь (начало)"."""
    month = _single_month(run[0])
    edge = next(token for token in run if token.kind in _EDGES)
    return edge_of((edge, run[0])) if month else None


def _single_month(token: Token) -> Span | None:
    span: Span = token.value[0]
    return span if len(token.value) == 1 and span.scale == "month" and not span.ranged else None


def _dated(span: Span, month: Span) -> Span:
    start, end = replace(span.start, year=month.end.year), replace(span.end, year=month.end.year)
    return replace(span, start=start, end=end, school=month.school, relative=month.relative)


def _pieces(run: Sequence[Token], number: int) -> Spans | None:
    """Raise ValueError for a part that no month has: "6 декада"."""
    unit = next(token.kind for token in run if token.kind in _PIECES)
    found = _PIECES[unit]
    spans: list[Span] = []
    for first, last in numbers(run):
        if unit == "WEEK" and last == -1:
            spans.append(Span(Day(number, _last(number) - 6), Day(number, LAST), "part"))
            continue
        low, high = (len(found) if n == -1 else n for n in (first, last))
        if not 1 <= low <= high <= len(found):
            raise ValueError(unit)
        bounds = Day(number, found[low - 1][0]), Day(number, found[high - 1][1])
        spans.append(Span(*bounds, "part"))
    return tuple(spans) or None


def nth_of(run: Sequence[Token]) -> Spans | None:
    """Make the first or last week or month of something longer: "первая неделя учебного года"."""
    spans: Spans = run[-1].value
    nth = run[0].value
    if (
        len(spans) != 1
        or nth not in {1, -1}
        or spans[0].ranged
        or spans[0].scale in {"day", "part"}
    ):
        return None
    edge = _edge_month(spans[0], at_end=nth < 0)
    if run[1].kind == "MONTH":
        return (edge,)
    if edge.scale != "month":
        return None
    first, last = (1, 7) if nth == 1 else (25, LAST)
    start, end = replace(edge.start, day=first), replace(edge.end, day=last)
    return (replace(edge, start=start, end=end, scale="part"),)


def edge_of(run: Sequence[Token]) -> Spans | None:
    """Make the beginning, middle or end of what follows: "конец августа", "в конце года"."""
    spans: Spans = run[-1].value
    if any(one.ranged or one.scale in {"day", "part"} for one in spans):
        return None
    edges = [token for token in run if token.kind in _EDGES]
    kinds = [token.kind for token in edges]
    if len(edges) > 1 and all(token.kind != "DASH" for token in run):
        each = [edge_of((token, run[-1])) for token in edges]
        return sum((one for one in each if one), ()) if all(each) else None
    if spans[0].scale == "month" and len(spans) == 1:
        return (_piece_of_month(spans[0], kinds[0], kinds[-1]),)
    if "MIDDLE" in kinds:
        return tuple(map(_middle, spans)) if all(map(_has_middle, spans)) else None
    return tuple(_edge_month(one, at_end=kinds[0] != "BEGIN") for one in spans)


def _piece_of_month(span: Span, first: str, last: str) -> Span:
    number, year = span.start.month, span.end.year
    start, end = Day(number, _EDGES[first][0], year), Day(number, _EDGES[last][1], year)
    return replace(span, start=start, end=end, scale="part")


def _has_middle(span: Span) -> bool:
    return span.scale in {"quarter", "season", *_MIDDLES}


def _middle(span: Span) -> Span:
    number = span.start.month % 12 + 1
    first, last = _MIDDLES.get(span.scale, (number, number))
    start = replace(span.start, month=first, day=1)
    return replace(span, start=start, end=replace(span.end, month=last, day=LAST), scale="month")


def _edge_month(span: Span, *, at_end: bool) -> Span:
    """The first or last month of something longer; a school year's work ends with May."""
    edge = span.end if at_end else span.start
    if span.scale.startswith("school") and at_end and edge.month == 8:
        edge = Day(5, LAST, edge.year)
    scale = ("half-end" if at_end else "half-begin") if span.scale == "half" else "month"
    return replace(span, start=replace(edge, day=1), end=replace(edge, day=LAST), scale=scale)
