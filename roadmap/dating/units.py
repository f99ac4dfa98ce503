"""Calendar periods: months, quarters, half-years, years, school years and terms, with keys."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from roadmap.dating.settings import DatingSettings, TermSystem
from roadmap.dating.terms import school_year_of, terms_within
from roadmap.model import Every, Period

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Unit:
    """One period: its key, its days, and how it is named (code "quarter", number, year)."""

    key: str
    start: date
    end: date
    name: str
    number: int
    year: int

    @property
    def args(self) -> tuple[tuple[str, str], ...]:
        """Arguments of a rule that names this period."""
        return (("unit", self.name), ("number", str(self.number)), ("year", str(self.year)))


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(year: int, month: int, n: int) -> tuple[int, int]:
    """Return the year and month `n` months later."""
    index = year * 12 + month - 1 + n
    return index // 12, index % 12 + 1


def units(every: Every, bounds: Period, settings: DatingSettings) -> list[Unit]:
    """Return the periods inside the bounds, cut to them.

    A period of which less than half lies inside is left out, unless nothing else would remain.
    """
    whole = list(_WHOLE[every](bounds, settings))
    cut = [(unit, _cut(unit, bounds)) for unit in whole if _overlap(unit, bounds) > 0]
    kept = [short for unit, short in cut if 2 * _length(short) >= _length(unit)]
    if kept or not cut:
        return kept
    return [max((short for _, short in cut), key=_length)]


def grouped(found: list[Unit], interval: int) -> list[Unit]:
    """Join every `interval` neighbouring periods into one."""
    if interval <= 1:
        return found
    groups = [found[n : n + interval] for n in range(0, len(found), interval)]
    return [replace(group[0], end=group[-1].end) for group in groups]


def parts(unit: Unit, times: int) -> list[Unit]:
    """Split a period into equal calendar parts: by months where they divide, else by days."""
    if times <= 1:
        return [unit]
    months = (unit.end.year - unit.start.year) * 12 + unit.end.month - unit.start.month + 1
    whole = unit.start.day == 1 and unit.end == month_end(unit.end.year, unit.end.month)
    ends = []
    for n in range(1, times + 1):
        if whole and months % times == 0:
            ends.append(
                month_end(*add_months(unit.start.year, unit.start.month, months * n // times - 1))
            )
        else:
            ends.append(unit.start + timedelta(days=_length(unit) * n // times - 1))
    starts = [unit.start, *(end + _DAY for end in ends[:-1])]
    return [
        replace(unit, key=f"{unit.key}-{n}of{times}", start=start, end=end)
        for n, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
        if start <= end
    ]


def _length(unit: Unit) -> int:
    return (unit.end - unit.start).days + 1


def _overlap(unit: Unit, bounds: Period) -> int:
    return (min(unit.end, bounds.end) - max(unit.start, bounds.start)).days + 1


def _cut(unit: Unit, bounds: Period) -> Unit:
    return replace(unit, start=max(unit.start, bounds.start), end=min(unit.end, bounds.end))


def _days(bounds: Period, _: DatingSettings) -> Iterator[Unit]:
    day = bounds.start
    while day <= bounds.end:
        yield Unit(day.isoformat(), day, day, "day", day.day, day.year)
        day += _DAY


def _weeks(bounds: Period, _: DatingSettings) -> Iterator[Unit]:
    monday = bounds.start - timedelta(days=bounds.start.weekday())
    while monday <= bounds.end:
        year, week, _day = monday.isocalendar()
        yield Unit(f"{year}-W{week:02d}", monday, monday + timedelta(days=6), "week", week, year)
        monday += timedelta(days=7)


def _blocks(
    name: str, letter: str, months: int
) -> Callable[[Period, DatingSettings], Iterator[Unit]]:
    """Blocks of a calendar year: months, quarters, half-years, years."""

    def found(bounds: Period, _: DatingSettings) -> Iterator[Unit]:
        for year in range(bounds.start.year, bounds.end.year + 1):
            for n in range(12 // months):
                key = (
                    f"{year}-{letter}{n + 1}"
                    if letter
                    else f"{year}-{n + 1:02d}"
                    if months == 1
                    else f"{year}"
                )
                start, end = date(year, n * months + 1, 1), month_end(year, (n + 1) * months)
                yield Unit(key, start, end, name, n + 1, year)

    return found


_calendar_halves: Final = _blocks("half-year", "H", 6)
_calendar_years: Final = _blocks("year", "", 12)


def _years(bounds: Period, settings: DatingSettings) -> Iterator[Unit]:
    if not settings.school_year:
        yield from _calendar_years(bounds, settings)
        return
    for year in range(bounds.start.year - 1, bounds.end.year + 1):
        key = f"{year}/{(year + 1) % 100:02d}"
        yield Unit(key, date(year, 9, 1), date(year + 1, 8, 31), "school-year", 1, year)


def _halves(bounds: Period, settings: DatingSettings) -> Iterator[Unit]:
    """Return half-years; those of a school year end in December and with May."""
    if not settings.school_year:
        yield from _calendar_halves(bounds, settings)
        return
    for year in range(bounds.start.year - 1, bounds.end.year + 1):
        key = f"{year}/{(year + 1) % 100:02d}"
        yield Unit(f"{key}-H1", date(year, 9, 1), date(year, 12, 31), "school-half", 1, year)
        yield Unit(f"{key}-H2", date(year + 1, 1, 1), date(year + 1, 5, 31), "school-half", 2, year)


def _terms(bounds: Period, settings: DatingSettings) -> Iterator[Unit]:
    name = "trimester" if settings.term_system is TermSystem.TRIMESTERS else "school-term"
    for term in terms_within(bounds, settings):
        year = school_year_of(term.start)
        key = f"{year}/{(year + 1) % 100:02d}-T{term.number}"
        yield Unit(key, term.start, term.end, name, term.number, year)


_WHOLE: Final = {
    Every.DAY: _days,
    Every.WEEK: _weeks,
    Every.MONTH: _blocks("month", "", 1),
    Every.TWO_MONTHS: _blocks("two-months", "B", 2),
    Every.QUARTER: _blocks("quarter", "Q", 3),
    Every.HALF_YEAR: _halves,
    Every.YEAR: _years,
    Every.SCHOOL_TERM: _terms,
}
