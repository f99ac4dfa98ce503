"""What rules make of tokens: days and spans of the calendar that may lack a year."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

LAST: Final = -1
"""Stands for a month's last day."""
_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month, with a year where one is printed.

    `nth` is (weekday from 0, which one of the month, -1 the last) and then stands for the day.
    """

    month: int
    day: int
    year: int | None = None
    nth: tuple[int, int] | None = None

    def at(self, year: int) -> date:
        """Return the date in `year`; raises ValueError for a day that does not exist."""
        if self.nth is None and self.day != LAST:
            return date(year, self.month, self.day)
        last = calendar.monthrange(year, self.month)[1]
        if self.nth is None:
            return date(year, self.month, last)
        weekday, n = self.nth
        if n < 0:
            end = date(year, self.month, last)
            return end - timedelta(days=(end.weekday() - weekday) % _WEEK)
        first = date(year, self.month, 1)
        day = first + timedelta(days=(weekday - first.weekday()) % _WEEK + _WEEK * (n - 1))
        return day.replace(month=self.month)

    @property
    def order(self) -> tuple[int, int]:
        """Place within the year."""
        if self.nth is not None:
            return self.month, self.nth[1] * _WEEK if self.nth[1] > 0 else 31
        return self.month, 31 if self.day == LAST else self.day

    @property
    def impossible(self) -> bool:
        """Whether its year, or every year, lacks this day."""
        try:
            self.at(self.year or 2024)
        except ValueError:
            return True
        return False


@dataclass(frozen=True, slots=True)
class Span:
    """A run of days as printed.

    `scale` is its unit; `school` the year of the September that its school year begins with;
    `part` numbers a half-year, whose months depend on what sort of year it halves; `relative`
    counts years from that of the order ("следующего года"); `loose` is how many months a bound
    such as "до мая" may yet include; `other` is another year that a list allows.
    """

    start: Day
    end: Day
    scale: str
    school: int | None = None
    part: int = 0
    ranged: bool = False
    relative: int | None = None
    loose: int = 0
    other: int | None = None

    @property
    def dated(self) -> bool:
        """Whether a year stands with it."""
        return self.school is not None or self.end.year is not None or self.relative is not None

    @property
    def undated(self) -> bool:
        """Whether no year stands with either end."""
        return not self.dated and self.start.year is None

    def in_year(self, year: int) -> Span:
        """Put the printed year to both ends that lack one."""
        return replace(
            self,
            start=self.start if self.start.year else replace(self.start, year=year),
            end=self.end if self.end.year else replace(self.end, year=year),
        )

    def from_year(self, year: int) -> Span:
        """Put the year to the start; a span that crosses the new year ends in the next one."""
        crosses = self.start.order > self.end.order
        return replace(
            self,
            start=replace(self.start, year=year),
            end=replace(self.end, year=year + crosses),
        )


def day_span(month: int, day: int, year: int | None = None) -> Span:
    """Return a single day."""
    point = Day(month, day, year)
    return Span(point, point, "day")


def month_span(first: int, last: int, scale: str, year: int | None = None) -> Span:
    """Return whole months from `first` to `last`."""
    return Span(Day(first, 1, year), Day(last, LAST, year), scale)


def school_span(year: int | None) -> Span:
    """Return the school year that begins in September of `year`: to 31 August."""
    end = None if year is None else year + 1
    return Span(Day(9, 1, year), Day(8, LAST, end), "school-year", school=year)


def school_half(span: Span) -> Span:
    """Turn a half-year into that of a school year: September to December, January to August."""
    year = span.school
    if span.part == 1:
        return replace(span, start=Day(9, 1, year), end=Day(12, LAST, year), scale="school-half")
    after = None if year is None else year + 1
    return replace(span, start=Day(1, 1, after), end=Day(8, LAST, after), scale="school-half")


def in_school_year(span: Span, year: int) -> Span:
    """Place a span without a year into the school year that begins in September of `year`."""
    if span.scale == "half" and span.part:
        return school_half(replace(span, school=year))
    start, end = (
        replace(day, year=year if _opens(day) else year + 1) for day in (span.start, span.end)
    )
    return replace(span, start=start, end=end, school=year)


def _opens(day: Day) -> bool:
    """From the second half of August one prepares the coming school year."""
    return day.month >= 9 or (day.month == 8 and day.day > 15)
