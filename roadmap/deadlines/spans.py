"""Makes spans of tokens: what the rules for calendar dates build."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from roadmap.deadlines.engine import Build
from roadmap.deadlines.lexer import Token
from roadmap.deadlines.nodes import LAST, Day, Span, day_span, month_span, school_span

Spans = tuple[Span, ...]
_LISTED: Final = {"COMMA", "AND", "SLASH", "DASH"}


@dataclass(frozen=True, slots=True)
class Edge:
    """A date that bounds: "until" it, "from" it."""

    side: str
    spans: Spans
    loose: bool = False


def _numbers(run: Sequence[Token]) -> list[tuple[int, int]]:
    """Pairs (first, last) of a printed list such as "1, 3-5"."""
    pairs: list[tuple[int, int]] = []
    dash = False
    for token in run:
        if token.kind == "N":
            if dash and pairs:
                pairs[-1] = (pairs[-1][0], token.value)
            else:
                pairs.append((token.value, token.value))
            dash = False
        elif token.kind in {"DASH", "ALONG", "UNTIL"} and pairs:
            dash = True
    return pairs


def parts(run: Sequence[Token]) -> Spans | None:
    unit = next(token.kind for token in run if token.kind in {"QUARTER", "HALF", "TERM", "PART"})
    school = any(token.kind == "SCHOOL" for token in run)
    spans = [_part(unit, first, last, school=school) for first, last in _numbers(run)]
    return None if None in spans or not spans else tuple(span for span in spans if span)


def _part(unit: str, first: int, last: int, *, school: bool) -> Span | None:
    count = 2 if unit in {"HALF", "PART"} else 4
    first, last = (count if n == -1 else n for n in (first, last))
    if not 1 <= first <= last <= count:
        return None
    if unit == "TERM":
        return _terms(first, last)
    length = 12 // count
    span = month_span((first - 1) * length + 1, last * length, unit.lower())
    if count == 2:
        span = replace(span, part=first if first == last else 0)
        return school_half(span) if school else span
    return span


# Nominal months of the school terms: the real ones are dated windows of the roadmap's settings.
_TERMS: Final = {1: (9, 10), 2: (11, 12), 3: (1, 3), 4: (4, 5)}


def _terms(first: int, last: int) -> Span:
    return replace(month_span(_TERMS[first][0], _TERMS[last][1], "term"), part=first)


def school_half(span: Span) -> Span:
    """Turn a calendar half-year into that of a school year: September to December, then August."""
    year = span.school
    if span.part == 1:
        return Span(Day(9, 1, year), Day(12, LAST, year), "school-half", year, 1)
    after = None if year is None else year + 1
    return Span(Day(1, 1, after), Day(8, LAST, after), "school-half", year, span.part)


def days_of_month(run: Sequence[Token]) -> Spans:
    month = run[-1].value
    pairs = _numbers(run[:-1])
    if any(token.kind == "FROM" for token in run):
        pairs = [(pairs[0][0], pairs[-1][1])]
    return tuple(_days(month, first, last) for first, last in pairs)


def _days(month: int, first: int, last: int) -> Span:
    if first == last:
        return day_span(month, first)
    return Span(Day(month, first), Day(month, last), "day", ranged=True)


def month(run: Sequence[Token]) -> Spans:
    return (month_span(run[0].value, run[0].value, "month"),)


def day_month(run: Sequence[Token]) -> Spans:
    month, day = run[-1].value
    return (*(_days(month, *pair) for pair in _numbers(run[:-1])), day_span(month, day))


def range_to_day(run: Sequence[Token]) -> Spans | None:
    """15-20.03.2023: a bare day before a numeric date."""
    first = next(token.value for token in run if token.kind == "N")
    year, month, day = run[-1].value if run[-1].kind == "DMY" else (None, *run[-1].value)
    if first > day:
        return None
    return (Span(Day(month, first, year), Day(month, day, year), "day", ranged=True),)


def full(run: Sequence[Token]) -> Spans:
    year, month, day = run[0].value
    return (day_span(month, day, year),)


def month_year(run: Sequence[Token]) -> Spans:
    year, month = run[0].value
    return (month_span(month, month, "month", year),)


_PIECES: Final = {
    "DECADE": ((1, 10), (11, 20), (21, LAST)),
    "PART": ((1, 15), (16, LAST)),
    "WEEK": ((1, 7), (8, 14), (15, 21), (22, 28), (29, LAST)),
}
_EDGES: Final = {"BEGIN": (1, 10), "MIDDLE": (11, 20), "END": (21, LAST)}


def pieces(run: Sequence[Token]) -> Spans | None:
    """1-2 декада марта, последняя неделя августа."""
    unit = next(token.kind for token in run if token.kind in _PIECES)
    month = run[-1].value
    pieces = _PIECES[unit]
    spans: list[Span] = []
    for first, last in _numbers(run):
        if unit == "WEEK" and last == -1:
            end = 28 if month == 2 else 30 if month in {4, 6, 9, 11} else 31
            spans.append(Span(Day(month, end - 6), Day(month, LAST), "part"))
            continue
        low, high = (len(pieces) if n == -1 else n for n in (first, last))
        if not 1 <= low <= high <= len(pieces):
            return None
        bounds = Day(month, pieces[low - 1][0]), Day(month, pieces[high - 1][1])
        spans.append(Span(*bounds, "part"))
    return tuple(spans) or None


def _edge_of_month(run: Sequence[Token]) -> Spans:
    start, end = _EDGES[next(token.kind for token in run if token.kind in _EDGES)]
    month = run[-1].value[0].start.month
    year = run[-1].value[0].end.year
    return (Span(Day(month, start, year), Day(month, end, year), "part"),)


def _edge_of_span(run: Sequence[Token]) -> Spans:
    """В конце года, в начале II полугодия: its first or last month."""
    at_end = any(token.kind in {"END", "FINISH"} for token in run)
    span: Span = run[-1].value[0]
    edge = span.end if at_end else span.start
    if span.scale.startswith("school") and at_end and edge.month == 8:
        edge = Day(5, LAST, edge.year)
    return (Span(replace(edge, day=1), replace(edge, day=LAST), "month"),)


def years(run: Sequence[Token]) -> Spans:
    return tuple(
        school_span(token.value[0]) for token in run if token.kind in {"YEARS", "SLASHYEARS"}
    )


def calendar_years(run: Sequence[Token]) -> Spans:
    first, last = run[0].value
    return (replace(month_span(1, 12, "years"), start=Day(1, 1, first), end=Day(12, LAST, last)),)


def year_value(run: Sequence[Token]) -> int | None:
    value = next(token.value for token in run if token.kind in {"N", "Y"})
    return value if value > 99 else 2000 + value if value > 19 else None


def with_year(run: Sequence[Token]) -> Spans | None:
    spans: Spans = run[0].value
    year = run[-1].value if run[-1].kind != "CLOSE" else run[-2].value
    if any(span.dated for span in spans):
        return None
    return tuple(span.in_year(year) for span in spans)


def with_school_year(run: Sequence[Token]) -> Spans | None:
    spans: Spans = run[0].value
    node = run[-1] if run[-1].kind != "CLOSE" else run[-2]
    year = node.value[0].school if node.kind == "SCHOOLYEAR" else node.value[0]
    if any(span.dated for span in spans) or year is None:
        return None
    return tuple(in_school_year(span, year) for span in spans)


def in_school_year(span: Span, year: int) -> Span:
    """Place a span without a year into the school year that begins in September of `year`."""
    if span.scale == "half" and span.part:
        return school_half(replace(span, school=year))
    start, end = (
        replace(day, year=year if day.month >= 9 or (day.month == 8 and day.day > 15) else year + 1)
        for day in (span.start, span.end)
    )
    return replace(span, start=start, end=end, school=year)


def range_span(run: Sequence[Token]) -> Spans | None:
    nodes = [token.value for token in run if token.kind == "SPAN"]
    first, last = nodes[0], nodes[-1]
    head, tail = first[-1], last[0]
    if head.ranged or tail.ranged:
        return None
    if tail.school is not None and not head.dated:
        head = in_school_year(head, tail.school)
    if not head.dated and head.scale == "day" and tail.scale == "month" and len(run) == 3:
        return None
    span = Span(head.start, tail.end, tail.scale, ranged=True)
    return (*first[:-1], span, *last[1:])


def edge(side: str) -> Build:
    def build(run: Sequence[Token]) -> Edge:
        spans: Spans = run[-1].value
        loose = side == "until" and run[0].kind in {"UNTIL", "TOWARDS"} and _is_loose(spans)
        if loose:
            spans = tuple(replace(span, end=span.start, scale="day") for span in spans)
        return Edge(side, spans, loose=loose)

    return build


def _is_loose(spans: Spans) -> bool:
    """Whether "до X" may mean the first or the last day of X."""
    return all(span.scale in {"month", "quarter", "term"} and not span.ranged for span in spans)


def end_of(run: Sequence[Token]) -> Edge:
    at_start = any(token.kind == "BEGIN" for token in run)
    spans = tuple(
        replace(span, end=span.start, scale="day")
        if at_start
        else replace(span, start=span.end, scale="day")
        for span in run[-1].value
    )
    return Edge("until", spans)


def also_until(run: Sequence[Token]) -> Edge | None:
    spans: Spans = run[-1].value
    edge: Edge = run[0].value
    if edge.side != "until" or any(span.scale != "day" or span.ranged for span in spans):
        return None
    return Edge("until", edge.spans + spans)


def between(run: Sequence[Token]) -> Spans | None:
    first, last = run[0].value, run[-1].value
    if first.side != "from" or last.side != "until" or len(first.spans) + len(last.spans) != 2:
        return None
    return (Span(first.spans[0].start, last.spans[0].end, last.spans[0].scale, ranged=True),)


def whole_year(_: Sequence[Token]) -> Spans:
    return (month_span(1, 12, "year"),)


def clock(run: Sequence[Token]) -> tuple[str | None, str | None] | None:
    times = [token.value for token in run if token.kind == "TIME"]
    numbers = [token.value for token in run if token.kind == "N"]
    if not times:
        hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
        if hour > 24 or minute > 59:
            return None
        times = [f"{hour:02d}:{minute:02d}"]
    if len(times) > 1:
        return times[0], times[1]
    if run[0].kind == "FROM":
        return times[0], None
    return (None if run[0].kind in {"UNTIL", "TOWARDS", "NOT"} else times[0]), times[0]


def pair_years(run: Sequence[Token]) -> Spans | None:
    first, last = run[0].value, run[2].value
    years = run[-1].value
    if len(first) != 1 or len(last) != 1 or first[0].dated or last[0].dated:
        return None
    start = replace(first[0].start, year=years[0])
    end = replace(last[0].end, year=years[1])
    return (Span(start, end, last[0].scale, ranged=True),)


def some_edge(run: Sequence[Token]) -> Spans | None:
    spans: Spans = run[-1].value
    if len(spans) != 1 or spans[0].ranged:
        return None
    if spans[0].scale == "month":
        return _edge_of_month(run)
    if spans[0].scale == "day" or run[0].kind == "MIDDLE":
        return None
    return _edge_of_span(run)


def both_until(run: Sequence[Token]) -> Edge | None:
    first, last = run[0].value, run[-1].value
    if first.side != last.side:
        return None
    return Edge(first.side, first.spans + last.spans, loose=first.loose)
