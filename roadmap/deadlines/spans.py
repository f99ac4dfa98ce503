"""Makes spans of tokens: months, quarters, parts of months, days, years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from roadmap.deadlines.nodes import (
    LAST,
    Day,
    Span,
    day_span,
    in_school_year,
    month_span,
    school_half,
    school_span,
)
from roadmap.deadlines.symbols import Token

Spans = tuple[Span, ...]
# Nominal months of the school terms: the real ones are dated windows of the roadmap's settings.
_TERMS: Final = {1: (9, 10), 2: (11, 12), 3: (1, 3), 4: (4, 5)}
_MOST_YEARS: Final = 10


def numbers(run: Sequence[Token]) -> list[tuple[int, int]]:
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
    """Make quarters, half-years and terms: "III и IV квартал".

    Raises ValueError for one that no year has: "5 квартал".
    """
    unit = next(token.kind for token in run if token.kind in {"QUARTER", "HALF", "TERM", "PART"})
    school = any(token.kind == "SCHOOL" for token in run)
    spans = [_part(unit, first, last, school=school) for first, last in numbers(run)]
    if spans and spans[-1] is None:
        raise ValueError(unit)
    return None if None in spans or not spans else tuple(span for span in spans if span)


def _part(unit: str, first: int, last: int, *, school: bool) -> Span | None:
    count = 2 if unit in {"HALF", "PART"} else 4
    first, last = (count if n == -1 else n for n in (first, last))
    if not 1 <= first <= last <= count:
        return None
    if unit == "TERM":
        return month_span(_TERMS[first][0], _TERMS[last][1], "term")
    length = 12 // count
    scale = "quarter" if unit == "QUARTER" else "half"
    span = month_span((first - 1) * length + 1, last * length, scale)
    if count == 4:
        return span
    if school and first != last:
        return school_span(None)
    span = replace(span, part=first if first == last else 0)
    return school_half(span) if school else span


def days_of_month(run: Sequence[Token]) -> Spans:
    """Make days: "15, 16 марта", "с 10 по 12 мая"."""
    last = run[-1].value
    pairs = numbers(run[:-1])
    if any(token.kind in {"FROM", "OF", "BETWEEN"} for token in run):
        pairs = [(pairs[0][0], pairs[-1][1])]
    return tuple(_days(last, first, end) for first, end in pairs)


def days_after_month(run: Sequence[Token]) -> Spans | None:
    """Make days of a month that stand after it: "октябрь 2024 (5-9)"."""
    pairs = numbers(run)
    if any(not 1 <= first <= last for first, last in pairs):
        return None
    year = next((token.value for token in run if token.kind == "Y"), None)
    spans = (_days(run[0].value, first, last) for first, last in pairs)
    return tuple(span if year is None else span.in_year(year) for span in spans)


def _days(month_number: int, first: int, last: int) -> Span:
    if first == last:
        return day_span(month_number, first)
    return Span(Day(month_number, first), Day(month_number, last), "day", ranged=True)


def month(run: Sequence[Token]) -> Spans:
    """Make a month."""
    return (month_span(run[0].value, run[0].value, "month"),)


def month_range(run: Sequence[Token]) -> Spans | None:
    """Make the months of "09-10.2026"."""
    first, (year, last) = run[0].value, run[-1].value
    return (month_span(first, last, "month", year),) if 1 <= first < last else None


def season(run: Sequence[Token]) -> Spans:
    """Make a season: summer is June to August."""
    first = next(token.value for token in run if token.kind == "SEASON")
    return (month_span(first, (first + 1) % 12 + 1, "season"),)


def day_month(run: Sequence[Token]) -> Spans:
    """Make days of numeric dates without a year: "15, 20.03"."""
    number, day = run[-1].value
    return (*(_days(number, *pair) for pair in numbers(run[:-1])), day_span(number, day))


def range_to_day(run: Sequence[Token]) -> Spans | None:
    """15-20.03.2023: a bare day before a numeric date."""
    first = next(token.value for token in run if token.kind == "N")
    year, number, day = run[-1].value if run[-1].kind == "DMY" else (None, *run[-1].value)
    if first > day:
        return None
    return (Span(Day(number, first, year), Day(number, day, year), "day", ranged=True),)


def full_date(run: Sequence[Token]) -> Spans:
    """Make the day of a date with its year."""
    year, number, day = run[0].value
    return (day_span(number, day, year),)


def days_of_date(run: Sequence[Token]) -> Spans:
    """Make days of a numeric date with its year: "15, 20.03.2024"."""
    year, number, day = next(token.value for token in run if token.kind == "DMY")
    found = (*(_days(number, *pair) for pair in numbers(run)), day_span(number, day))
    return tuple(span.in_year(year) for span in found)


def month_year(run: Sequence[Token]) -> Spans:
    """Make the month of "09.2023"."""
    year, number = run[0].value
    return (month_span(number, number, "month", year),)


def school_years(run: Sequence[Token]) -> Spans:
    """Make the school years of "2022-2023 и 2023-2024 учебный год"; "2023-2025" are two in one."""
    return tuple(
        school_span(first) if last == first + 1 else _school_years(first, last)
        for first, last in (token.value for token in run if token.kind in {"YEARS", "SLASHYEARS"})
    )


def _school_years(first: int, last: int) -> Span:
    return Span(Day(9, 1, first), Day(8, LAST, last), "years")


def calendar_years(run: Sequence[Token]) -> Spans:
    """Make the years from the first to the last; without "гг." they may be a school year."""
    first, last = run[0].value
    scale = "years" if len(run) > 1 or last != first + 1 else "bare-years"
    return (Span(Day(1, 1, first), Day(12, LAST, last), scale),)


def year_value(run: Sequence[Token]) -> int | None:
    """Read a year; of two digits from 20 on."""
    value = next(token.value for token in run if token.kind in {"N", "Y"})
    return value if value > 99 else 2000 + value if value > 19 else None


def with_year(run: Sequence[Token]) -> Spans | None:
    """Put a year to the spans before it."""
    spans: Spans = run[0].value
    year = next(token.value for token in run if token.kind == "Y")
    if any(span.dated for span in spans):
        return None
    # A winter is named by the year in which it begins.
    return tuple(
        span.from_year(year) if span.scale == "season" and len(spans) == 1 else span.in_year(year)
        for span in spans
    )


def with_years(run: Sequence[Token]) -> Spans | None:
    """Repeat a span in each printed year: "апрель – май 2024 и 2025 гг."."""
    spans: Spans = run[0].value
    years = [token.value for token in run if token.kind == "Y"]
    if any(span.dated for span in spans):
        return None
    return tuple(span.from_year(year) for year in years for span in spans)


def with_each_year(run: Sequence[Token]) -> Spans | None:
    """Repeat a span in every year of "сентябрь 2023-2025 гг."."""
    spans: Spans = run[0].value
    first, last = run[1].value
    if last == first + 1 and all(span.start.order > span.end.order for span in spans):
        return tuple(span.from_year(first) for span in spans)
    school = run[-1].kind != "YEAR" and last == first + 1
    if school or last - first > _MOST_YEARS or any(span.dated for span in spans):
        return None
    return tuple(span.from_year(year) for year in range(first, last + 1) for span in spans)


def with_relative_year(run: Sequence[Token]) -> Spans | None:
    """Put "текущего года", "следующего года" or "с.г." to the spans before it."""
    spans: Spans = run[0].value
    if any(span.dated for span in spans):
        return None
    ahead = int(any(token.kind == "NEXT" for token in run))
    return tuple(replace(span, relative=ahead) for span in spans)


def with_school_year(run: Sequence[Token]) -> Spans | None:
    """Put a school year, or two years, to the spans before it."""
    spans: Spans = run[0].value
    node = next(token for token in run if token.kind in {"SCHOOLYEAR", "YEARS"})
    year = node.value[0].school if node.kind == "SCHOOLYEAR" else node.value[0]
    if any(span.dated for span in spans) or year is None:
        return None
    return tuple(in_school_year(span, year) for span in spans)


def with_two_years(run: Sequence[Token]) -> Spans | None:
    """Put two years to the two ends of a range: "декабрь-февраль 2023-2024"."""
    first, last = run[0].value, run[2].value
    start, end = next(token.value for token in run if token.kind == "YEARS")
    if len(first) != 1 or len(last) != 1 or first[0].dated or last[0].dated:
        return None
    days = replace(first[0].start, year=start), replace(last[0].end, year=end)
    return (Span(*days, last[0].scale, ranged=True),)
