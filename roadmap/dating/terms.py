"""School terms: usual dates of each school year, and a table of other ones above them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Final

from roadmap.dating.settings import DatingSettings, SchoolTerm, TermSystem
from roadmap.model import Period

_Days = tuple[tuple[tuple[int, int], tuple[int, int]], ...]

# Between the holidays that the federal ministry usually recommends; schools may set others.
_USUAL: Final[Mapping[TermSystem, _Days]] = {
    TermSystem.QUARTERS: (
        ((9, 1), (10, 27)),
        ((11, 6), (12, 29)),
        ((1, 9), (3, 22)),
        ((4, 1), (5, 26)),
    ),
    TermSystem.TRIMESTERS: (((9, 1), (11, 30)), ((12, 1), (2, 29)), ((3, 1), (5, 26))),
}
# By the year in which the school year begins: holidays of 25.10-02.11, 31.12-11.01, 28.03-05.04.
_RECOMMENDED: Final[Mapping[tuple[TermSystem, int], _Days]] = {
    (TermSystem.QUARTERS, 2025): (
        ((9, 1), (10, 24)),
        ((11, 3), (12, 30)),
        ((1, 12), (3, 27)),
        ((4, 6), (5, 26)),
    ),
}
_SUMMER: Final = 8
TERMS: Final[Mapping[TermSystem, int]] = {system: len(days) for system, days in _USUAL.items()}
"""How many terms a school year has."""


def usual_terms(system: TermSystem, year: int) -> tuple[SchoolTerm, ...]:
    """The terms of the school year that begins in `year`, until a table has its own."""
    days = _RECOMMENDED.get((system, year), _USUAL[system])
    return tuple(
        SchoolTerm(n, _in_school_year(year, *start), _in_school_year(year, *end))
        for n, (start, end) in enumerate(days, 1)
    )


def terms_within(bounds: Period, settings: DatingSettings) -> tuple[SchoolTerm, ...]:
    """The terms of every school year that the bounds touch: the roadmap's, else the usual ones."""
    system = settings.term_system
    own = settings.trimesters if system is TermSystem.TRIMESTERS else settings.school_terms
    found: list[SchoolTerm] = []
    for year in range(bounds.start.year - 1, bounds.end.year + 1):
        listed = {one.number: one for one in own if school_year_of(one.start) == year}
        found += [listed.get(one.number, one) for one in usual_terms(system, year)]
    return tuple(found)


def school_year_of(day: date) -> int:
    """The year in which the day's school year begins; August belongs to the coming one."""
    return day.year if day.month >= _SUMMER else day.year - 1


def _in_school_year(year: int, month: int, day: int) -> date:
    """Of a school year; 29 February is the month's last day in any year."""
    year = year if month > _SUMMER else year + 1
    return date(year, month, min(day, monthrange(year, month)[1]))
