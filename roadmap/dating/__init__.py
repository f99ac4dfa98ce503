"""From readings to dates: tracking, occurrences, checkpoints, past dates."""

from roadmap.dating.local import LocalDates
from roadmap.dating.occurring import neighbours, occurrences
from roadmap.dating.past import PastCase, past
from roadmap.dating.settings import (
    POINT_DAYS,
    DatingSettings,
    Occurrence,
    Rule,
    SchoolTerm,
    TermSystem,
    is_school_roadmap,
    shift_question,
)
from roadmap.dating.terms import TERMS, school_year_of, usual_terms
from roadmap.dating.tracking import choose_tracking

__all__ = [
    "POINT_DAYS",
    "TERMS",
    "DatingSettings",
    "LocalDates",
    "Occurrence",
    "PastCase",
    "Rule",
    "SchoolTerm",
    "TermSystem",
    "choose_tracking",
    "is_school_roadmap",
    "neighbours",
    "occurrences",
    "past",
    "school_year_of",
    "shift_question",
    "usual_terms",
]
