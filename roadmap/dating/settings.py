"""What a roadmap sets about its dates, and what an occurrence is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, Literal

from roadmap.model import Every, Period, Shift

_SCHOOL_ENDS: Final = range(5, 9)
POINT_DAYS: Final = 62
"""The longest window that is one duty; a longer one is followed at checkpoints."""


class TermSystem(StrEnum):
    """How schools divide the year: into четверти or триместры."""

    QUARTERS = "quarters"
    TRIMESTERS = "trimesters"


@dataclass(frozen=True, slots=True)
class SchoolTerm:
    """A четверть or триместр: its number in the school year and its days, inclusive."""

    number: int
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class DatingSettings:
    """How a roadmap turns readings into dates; every field but `period` has its default.

    `undated`: a report about a period is due by this day of the next month; "end" makes it due by
    the period's last working day, as an event is. `after_term`: working days after a school term.
    `school_terms` and `trimesters`: dated terms that differ from the usual ones; `term_system`:
    which of them a phrase means that says neither word.
    `rhythm`: the order's own rhythm of reports on ongoing work; None means half-years.
    `merge_adjacent`: neighbouring months of a list are one product. `renewed_in`: working days
    in which a date is due anew that passed between the order and its publication.
    """

    period: Period
    order_date: date | None = None
    shift: Shift = Shift.BACK
    undated: int | Literal["end"] = 10
    after_term: int = 5
    school_terms: tuple[SchoolTerm, ...] = ()
    trimesters: tuple[SchoolTerm, ...] = ()
    term_system: TermSystem = TermSystem.QUARTERS
    rhythm: Every | None = None
    school_year: bool = False
    merge_adjacent: bool = True
    renewed_in: int = 10


@dataclass(frozen=True, slots=True)
class Rule:
    """Why a date is what it is: a code (the locale key is "rule-" and this code) and arguments.

    Dates among the arguments are ISO strings, all others numbers or codes.
    """

    code: str
    args: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One start..due of an activity.

    `kind` is "window", "due", "period" or "checkpoint"; `key` is stable over re-reading: the
    period's ("2026-Q4", "2026-03", "2026/27"), a window's ordinal ("w1"), a checkpoint's month or
    a date. `due` is as printed or reckoned, `working` after the shift. `end` is the last day of
    the period that is reported on, where that is not `due` itself.
    """

    kind: str
    key: str
    start: date | None
    due: date
    working: date
    rule: Rule
    end: date | None = field(default=None, compare=False)


def is_school_roadmap(period: Period) -> bool:
    """Whether a roadmap follows the school year: it ends with one, from May to August."""
    return period.end.month in _SCHOOL_ENDS


def shift_question(occurrence: Occurrence) -> str | None:
    """Return the code of what has to be asked about a shift, or None.

    "before-period-end": a report due after its period would be due before that period ends (the
    10 January trap). "before-start": the shifted date lies before the window begins.
    """
    working, end, start = occurrence.working, occurrence.end, occurrence.start
    if end is not None and working <= end < occurrence.due:
        return "before-period-end"
    if start is not None and working < start <= occurrence.due:
        return "before-start"
    return None
