"""Days that somebody names in words: «15 октября», «до конца ноября», «20.10 и 15.03»."""

from __future__ import annotations

from datetime import date

from roadmap.deadlines import read_deadline
from roadmap.model import DeadlineKind, Period

MOST = 12
"""Dates that one phrase may name."""
_NAMING = frozenset({DeadlineKind.DUE, DeadlineKind.WINDOWS})


def named_days(text: str, period: Period, approved: date | None) -> tuple[date, ...]:
    """The days in order, of a window its last one; () for what names none, or too many.

    A year that is not said is the one that fits the roadmap's period.
    """
    read = read_deadline(text, period, approved)
    ends = {end for _, end in read.windows if end is not None}
    if read.kind not in _NAMING or len(read.windows) != len([1 for _, end in read.windows if end]):
        return ()
    return tuple(sorted(ends)) if len(ends) <= MOST else ()
