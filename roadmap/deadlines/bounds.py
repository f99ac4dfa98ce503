"""Makes ranges, bounds ("до", "с", "не ранее") and hours of tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from roadmap.deadlines.engine import Build
from roadmap.deadlines.nodes import Day, Span, in_school_year, school_span
from roadmap.deadlines.spans import Spans, with_years
from roadmap.deadlines.symbols import Token

_LOOSE: Final = {"month": 1, "quarter": 3, "season": 3, "term": 2}
_MIDDLE: Final = 15
# What a month beside it makes precise: "1 четверть – октябрь" is no range.
_LABELS: Final = frozenset({"quarter", "term", "half", "school-half"})
_HALVES: Final = frozenset({"term", "half", "school-half"})
_PRECISE: Final = frozenset({"month", "day", "part"})
_NOTES: Final = _LABELS | {"year", "school-year"}
Clock = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Edge:
    """Dates that bound: "until" them or "from" them."""

    side: str
    spans: Spans


def joined(run: Sequence[Token]) -> Spans | None:
    """Make one span of two: "сентябрь – май"; the rest of either list stays as it is."""
    nodes = [token.value for token in run if token.kind == "SPAN"]
    first, last = nodes[0], nodes[-1]
    head, tail = first[-1], last[0]
    if head.ranged or tail.ranged or (tail.scale in _PRECISE and head.scale in _LABELS):
        return None
    if head.scale in _PRECISE and tail.scale in _HALVES and not tail.dated:
        # "Январь – I полугодие" says which half a report is about.
        return (*first, *last[1:])
    if tail.school is not None and head.scale == "bare-years":
        head = school_span(head.start.year)
    if tail.school is not None and not head.dated:
        head = in_school_year(head, tail.school)
    span = Span(head.start, tail.end, tail.scale, ranged=True, relative=tail.relative)
    return (*first[:-1], span, *last[1:])


def range_with_years(run: Sequence[Token]) -> Spans | None:
    """Repeat a range in each printed year: "апрель – май (2024, 2025 гг.)"."""
    spans = joined(run[:3])
    return spans and with_years((Token("SPAN", spans, run[0].start, run[2].end), *run[3:]))


def inclusive(run: Sequence[Token]) -> Spans:
    """Take "включительно" at its word: "до июня включительно" is by its last day."""
    return tuple(
        span if span.scale in {"day", "part"} else replace(span, ranged=True)
        for span in run[0].value
    )


def timed_range(run: Sequence[Token]) -> tuple[Spans, Clock] | None:
    """Join days that have an hour each: "с 10:00 1 мая до 18:00 5 мая"."""
    clocks = [token.value for token in run if token.kind == "CLOCK"]
    spans = joined([token for token in run if token.kind == "SPAN"])
    if spans is None or run[0].value[1] is not None or run[-2].value[0] is not None:
        return None
    return spans, (clocks[0][0], clocks[1][1])


def hour_and_minute(run: Sequence[Token]) -> str | None:
    """Read "10 часов 30 минут"."""
    hour, minute = (token.value for token in run if token.kind == "N")
    return f"{hour:02d}:{minute:02d}" if 0 <= hour < 24 and 0 <= minute < 60 else None


def chain(run: Sequence[Token]) -> Spans | None:
    """Make one span of months that follow each other: "август-сентябрь-октябрь"."""
    months = [token.value[0] for token in run if token.kind == "SPAN"]
    following = all(
        after.scale == before.scale == "month" and after.start.month == before.end.month % 12 + 1
        for before, after in pairwise(months)
    )
    return joined([run[0], run[1], run[-1]]) if following else None


def joined_parts(run: Sequence[Token]) -> Spans | None:
    """Make one span of parts of months: "в конце мая – в начале июня"."""
    alike = all(span.scale == "part" for token in (run[0], run[-1]) for span in token.value)
    return joined(run) if alike else None


def throughout(run: Sequence[Token]) -> Spans | None:
    """Join a list that the work goes on through; what is not alike is a date of its own."""
    found: Spans = sum((token.value for token in run if token.kind == "SPAN"), ())
    return found if len({span.scale for span in found}) == 1 else None


def edge(side: str) -> Build:
    """Bound by what follows; "до мая" is by its first day, though some mean its last."""

    def build(run: Sequence[Token]) -> Edge:
        spans: Spans = run[-1].value
        if side == "until" and run[0].kind in {"UNTIL", "TOWARDS"}:
            spans = tuple(map(_loosened, spans))
        return Edge(side, spans)

    return build


def _loosened(span: Span) -> Span:
    months = _LOOSE.get(span.scale, 0)
    if not months or span.ranged:
        return span
    return replace(span, end=span.start, scale="day", loose=months)


def until_edge_of(run: Sequence[Token]) -> Edge | None:
    """Bound by the beginning, middle or end of something: "до конца 2023 года"."""
    kind = next(token.kind for token in run if token.kind in {"BEGIN", "MIDDLE", "END", "FINISH"})
    spans: Spans = run[-1].value
    if kind == "MIDDLE" and any(span.scale != "month" for span in spans):
        return None
    return Edge("until", tuple(_at_edge(span, kind) for span in spans))


def _at_edge(span: Span, kind: str) -> Span:
    if kind == "MIDDLE":
        day = replace(span.start, day=_MIDDLE)
        return replace(span, start=day, end=day, scale="day")
    day = span.start if kind == "BEGIN" else span.end
    edges = ("half-first", "half-last") if span.scale == "half" else ("day", "day")
    scale = edges[kind != "BEGIN"]
    return replace(span, start=day, end=day, scale=scale)


def also_until(run: Sequence[Token]) -> Edge | None:
    """Let "до" hold for the next day too: "до 10 сентября и 10 января"."""
    spans: Spans = run[-1].value
    first: Edge = run[0].value
    if first.side != "until" or any(span.scale != "day" or span.ranged for span in spans):
        return None
    return Edge("until", first.spans + spans)


def noted_after(run: Sequence[Token]) -> Spans | Edge | None:
    """Drop the period in brackets after a day: "до 25 декабря (I полугодие)"."""
    value: Spans | Edge = run[0].value
    spans = value.spans if isinstance(value, Edge) else value
    days = all(span.scale == "day" for span in spans)
    return value if days and all(span.scale in _NOTES for span in run[2].value) else None


def labelled(run: Sequence[Token]) -> Edge | None:
    """Drop what only names the deadline: "I полугодие – до 15 января"."""
    last: Edge = run[-1].value
    return last if last.side == "until" else None


def between(run: Sequence[Token]) -> Spans | None:
    """Make one span of two bounds: "не ранее 1 марта и не позднее 15 марта"."""
    first, last = run[0].value, run[-1].value
    if first.side != "from" or last.side != "until" or len(first.spans) + len(last.spans) != 2:
        return None
    return (Span(first.spans[0].start, last.spans[0].end, last.spans[0].scale, ranged=True),)


def between_days(run: Sequence[Token]) -> Spans:
    """Make the span of "не ранее 1 и не позднее 15 марта"."""
    first, last = (token.value for token in run if token.kind == "N")
    month = run[-1].value
    return (Span(Day(month, first), Day(month, last), "day", ranged=True),)


def both(run: Sequence[Token]) -> Edge | None:
    """Join bounds of the same side: "до 15 мая, до 15 июня"."""
    first, last = run[0].value, run[-1].value
    return Edge(first.side, first.spans + last.spans) if first.side == last.side else None


def excluded(run: Sequence[Token]) -> frozenset[int]:
    """Return the months of "кроме июля и августа"."""
    return frozenset(
        month
        for token in run
        if token.kind == "SPAN"
        for span in token.value
        for month in range(span.start.month, max(span.start.month, span.end.month) + 1)
    )


def clock(run: Sequence[Token]) -> Clock | None:
    """Read hours: "в 10:00" is from and to, "до 17:00" has no beginning."""
    times = [token.value for token in run if token.kind == "TIME"]
    hours = [token.value for token in run if token.kind == "N"]
    if not times:
        if any(not 0 < hour <= 24 for hour in hours):
            return None
        times = [f"{hour:02d}:00" for hour in hours]
    if len(times) > 1:
        return times[0], times[1]
    if run[0].kind == "FROM":
        return times[0], None
    return (None if run[0].kind in {"UNTIL", "TOWARDS", "NOT"} else times[0]), times[0]
