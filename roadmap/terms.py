"""A duty's life: what its stored dates and state mean on a given day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from roadmap.model import DutyState

AWAITED = frozenset({DutyState.NONE, DutyState.DRAFT, DutyState.RETURNED})
"""Stored states in which the holder still owes something."""


class Standing(StrEnum):
    """Where a duty stands on a day: computed while it is awaited, else as stored."""

    PLANNED = "planned"
    OPEN = "open"
    DUE_TODAY = "due-today"
    OVERDUE = "overdue"
    RETURNED = "returned"
    REPORTED = "reported"
    ACCEPTED = "accepted"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Terms:
    """A duty's stored dates: printed, shifted, extended, for rework, and its window's start."""

    state: DutyState
    due: date
    working: date
    start: date | None = None
    extended: date | None = None
    rework_until: date | None = None


def awaited(terms: Terms) -> bool:
    """Whether the holder still owes something."""
    return terms.state in AWAITED


def in_rework(terms: Terms) -> bool:
    """Whether the duty was returned and its rework is awaited (a new draft keeps the date)."""
    return terms.rework_until is not None and awaited(terms)


def done_by(terms: Terms) -> date:
    """The date that one is reminded by: of rework, else extended, else shifted."""
    if terms.rework_until is not None and awaited(terms):
        return terms.rework_until
    return terms.extended or terms.working


def last_day(terms: Terms) -> date:
    """The last day that is not overdue.

    The printed date or the extended one, the working date if that is later; after a return the
    date of rework, but never before the order's own date.
    """
    limit = max(terms.extended or terms.due, terms.working)
    if terms.rework_until is not None and awaited(terms):
        return max(limit, terms.rework_until)
    return limit


def standing(terms: Terms, today: date) -> Standing:
    """Where the duty stands; a returned one is overdue when its rework is late."""
    if not awaited(terms):
        return Standing(terms.state.value)
    if today > last_day(terms):
        return Standing.OVERDUE
    if in_rework(terms) or terms.state is DutyState.RETURNED:
        return Standing.RETURNED
    if today >= done_by(terms):
        return Standing.DUE_TODAY
    if terms.start is not None and today < terms.start:
        return Standing.PLANNED
    return Standing.OPEN
