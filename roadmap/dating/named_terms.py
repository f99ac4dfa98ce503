"""Printed terms («до конца II четверти», «3 триместр»): read as whole months, dated by the table.

The reader gives every term the months of a четверть, since no dates stand in the text. A table of
четверти replaces them; триместры always have their own dates.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from roadmap.dating.settings import DatingSettings, Rule, SchoolTerm, TermSystem
from roadmap.dating.terms import school_year_of, usual_terms
from roadmap.model import Window

_NAMED: Final = (
    (re.compile(r"тримест", re.IGNORECASE), TermSystem.TRIMESTERS),
    # Not «четвёртый квартал».
    (re.compile(r"\bчетв(?:ерт(?:ь|и|ью|ей|ям|ями|ях))?\b", re.IGNORECASE), TermSystem.QUARTERS),
)
_STARTS: Final = {(9, 1): 1, (11, 1): 2, (1, 1): 3, (4, 1): 4}
_ENDS: Final = {(10, 31): 1, (12, 31): 2, (3, 31): 3, (5, 31): 4}


def by_table(raw: str, window: Window, settings: DatingSettings) -> tuple[Window, Rule] | None:
    """A window that a text names as a term, with the term's dates; None for any other."""
    system = next((system for word, system in _NAMED if word.search(raw)), None)
    start, end = window
    if system is None or end is None:
        return None
    last = _term(system, end, _ENDS.get((end.month, end.day)), settings)
    if last is None:
        return None
    if start is not None:
        first = _term(system, start, _STARTS.get((start.month, start.day)), settings)
        start = first.start if first else start
    unit = "trimester" if system is TermSystem.TRIMESTERS else "school-term"
    year = school_year_of(last.end)
    args = (("unit", unit), ("number", str(last.number)), ("year", str(year)))
    return (start, last.end), Rule("term-end", args)


def _term(
    system: TermSystem, day: date, number: int | None, settings: DatingSettings
) -> SchoolTerm | None:
    year = school_year_of(day)
    quarters = system is TermSystem.QUARTERS
    known = settings.school_terms if quarters else settings.trimesters
    own = [one for one in known if school_year_of(one.start) == year]
    listed = [*own, *(() if quarters else usual_terms(system, year))]
    return next((one for one in listed if one.number == number), None)
