"""What rules make of tokens: calendar spans that may lack a year, and parts of a recurrence."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

LAST: Final = 0
"""Stands for a month's last day."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month, with a year where one is printed."""

    month: int
    day: int
    year: int | None = None

    def at(self, year: int) -> date:
        """Return the date in `year`; raises ValueError for a day that does not exist."""
        last = calendar.monthrange(year, self.month)[1]
        return date(year, self.month, last if self.day == LAST else self.day)

    @property
    def order(self) -> tuple[int, int]:
        """Place within the year."""
        return self.month, self.day or 31

    @property
    def impossible(self) -> bool:
        """Whether no year has this day."""
        try:
            self.at(self.year or 2024)
        except ValueError:
            return True
        return False


@dataclass(frozen=True, slots=True)
class Span:
    """A run of days. `scale` is its smallest printed unit; `school` the year of its September.

    `part` numbers a half-year or school term, whose months depend on the context.
    """

    start: Day
    end: Day
    scale: str
    school: int | None = None
    part: int = 0
    ranged: bool = False

    @property
    def dated(self) -> bool:
        """Whether a year stands with it."""
        return self.school is not None or self.end.year is not None

    def in_year(self, year: int) -> Span:
        """Put the printed year to both ends that lack one."""
        return replace(
            self,
            start=self.start if self.start.year else replace(self.start, year=year),
            end=self.end if self.end.year else replace(self.end, year=year),
        )


def day_span(month: int, day: int, year: int | None = None) -> Span:
    """Return a single day."""
    point = Day(month, day, year)
    return Span(point, point, "day")


def month_span(first: int, last: int, scale: str, year: int | None = None) -> Span:
    """Return whole months from `first` to `last`."""
    return Span(Day(first, 1, year), Day(last, LAST, year), scale)


def school_span(year: int | None) -> Span:
    """Return the school year that begins in September of `year`."""
    end = None if year is None else year + 1
    return Span(Day(9, 1, year), Day(8, LAST, end), "school-year", school=year)
