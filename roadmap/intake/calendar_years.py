"""Whole years of the production calendar, in the forms in which open data gives them.

A row a year («Год/Месяц, Январь, ...»: the days off of each month, "3*" a short day, "5+" a day
off moved here), the same days as JSON {"year", "months": [{"month", "days"}]}, and XML with a
<day d="MM.DD" t="1|2|3"> for each day that differs from an ordinary week (1 off, 2 short, 3
worked). All of them are of a five-day week.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from xml.etree import ElementTree as ET

from roadmap.intake.calendar_table import TableProblem
from roadmap.intake.grids import Grid, words

FEWEST, MOST = 200, 270
"""Working days that a year may have: anything else was misread."""

MONTHS: Final = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)
_MARKED_DAY: Final = re.compile(r"(\d{1,2})([*+]?)")
_OFF, _SHORT, _WORKED = "1", "2", "3"


@dataclass(frozen=True, slots=True)
class WholeYear:
    """A year's days off, Saturdays and Sundays among them."""

    row: int
    year: int
    off: frozenset[date]


Found = Iterator[WholeYear | TableProblem]


def years_in_grid(grid: Grid) -> Found | None:
    """The years of a table with a column a month; None when it has no such heading."""
    for at, cells in enumerate(grid[:20]):
        names = [words(cell) for cell in cells]
        if names and names[0] in {"год месяц", "год"} and set(MONTHS) <= set(names):
            columns = [names.index(month) for month in MONTHS]
            return _rows(grid[at + 1 :], at + 2, columns)
    return None


def _rows(rows: Grid, first: int, columns: Sequence[int]) -> Found:
    for no, cells in enumerate(rows, start=first):
        if not any(cells):
            continue
        year = re.sub(r"\D", "", cells[0])
        listed = {n: cells[at] for n, at in enumerate(columns, 1) if at < len(cells)}
        yield _year(no, int(year) if len(year) == 4 else 0, listed)


def years_in_json(text: str) -> Found | None:
    """The year of a JSON object, or those of a list; None when it is something else."""
    try:
        loaded = json.loads(text)
    except ValueError:
        return None
    objects = loaded if isinstance(loaded, list) else [loaded]
    if not all(isinstance(one, dict) and {"year", "months"} <= one.keys() for one in objects):
        return None
    return (_from_object(no, one) for no, one in enumerate(objects, 1))


def _from_object(no: int, one: Mapping[str, Any]) -> WholeYear | TableProblem:
    try:
        months = {int(month["month"]): str(month["days"]) for month in one["months"]}
        return _year(no, int(one["year"]), months)
    except (TypeError, ValueError, KeyError):
        return TableProblem(no, "year-unreadable")


def years_in_xml(text: str) -> Found | None:
    """The year of a <calendar>; None when it is something else."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        return None
    try:
        root = ET.fromstring(text.encode())  # noqa: S314 - entities are refused above
    except (ET.ParseError, ValueError):
        return None
    if root.tag != "calendar":
        return None
    return iter((_from_xml(root),))


def _from_xml(root: ET.Element) -> WholeYear | TableProblem:
    try:
        year = int(root.get("year", ""))
        off = {day for day in _days(year) if day.weekday() >= 5}
        for one in root.iter("day"):
            month, number = map(int, one.get("d", "").split("."))
            kind = one.get("t")
            if kind == _OFF:
                off.add(date(year, month, number))
            elif kind in {_SHORT, _WORKED}:
                off.discard(date(year, month, number))
    except ValueError:
        return TableProblem(1, "year-unreadable")
    return _checked(1, year, frozenset(off))


def _year(no: int, year: int, months: Mapping[int, str]) -> WholeYear | TableProblem:
    if not 2000 <= year < 2100 or sorted(months) != list(range(1, 13)):
        return TableProblem(no, "year-unreadable")
    off: set[date] = set()
    for month, listed in months.items():
        for item in filter(None, (part.strip() for part in listed.split(","))):
            read = _MARKED_DAY.fullmatch(item)
            try:
                day = date(year, month, int(read[1])) if read else None
            except ValueError:
                day = None
            if day is None or read is None:
                return TableProblem(no, "year-day", {"year": year, "text": item})
            if read[2] != "*":
                off.add(day)
    return _checked(no, year, frozenset(off))


def _checked(no: int, year: int, off: frozenset[date]) -> WholeYear | TableProblem:
    worked = sum(day not in off for day in _days(year))
    if not FEWEST <= worked <= MOST:
        return TableProblem(no, "year-strange", {"year": year, "n": worked})
    return WholeYear(no, year, off)


def _days(year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)
