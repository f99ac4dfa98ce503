"""Every count that a summary, a report or a digest shows: defined here and nowhere else.

Facts are what is stored of a duty; identical facts are counted together, so that half a million
duties make a few hundred rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from roadmap.model import DutyState
from roadmap.terms import Terms, awaited, last_day


@dataclass(frozen=True, slots=True)
class Fact:
    """What is stored of a duty, as far as counting needs it."""

    state: str
    due: date
    working: date
    extended: date | None
    rework_until: date | None
    executed_on: date | None
    accepted_silently: bool = False

    def terms(self) -> Terms:
        """The facts as the rules of a duty's life take them."""
        return Terms(
            DutyState(self.state),
            self.due,
            self.working,
            extended=self.extended,
            rework_until=self.rework_until,
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of duties.

    Attributes:
        total: all but those released.
        come: whose working date has come.
        accepted, on_review, returned, overdue, released: by their words.
        open: neither reported nor overdue.
        in_time, in_time_extended: reported by the printed date, by the extended one.
        not_late, not_late_extended: open and not late, by either date.
    """

    total: int = 0
    come: int = 0
    accepted: int = 0
    silently: int = 0
    on_review: int = 0
    returned: int = 0
    overdue: int = 0
    open: int = 0
    released: int = 0
    in_time: int = 0
    in_time_extended: int = 0
    not_late: int = 0
    not_late_extended: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Figures)))

    @property
    def discipline(self) -> int | None:
        """Исполнительская дисциплина by the dates as printed, whole per cent; None for nothing."""
        return _share(self.in_time + self.not_late, self.total)

    @property
    def discipline_extended(self) -> int | None:
        """The same with extensions counted."""
        return _share(self.in_time_extended + self.not_late_extended, self.total)


def count(facts: Iterable[tuple[Fact, int]], today: date) -> Figures:
    """Figures of facts, each standing for a number of duties."""
    figures = Figures()
    for fact, number in facts:
        figures += _one(fact, number, today)
    return figures


def overdue(fact: Fact, today: date) -> bool:
    """Whether a duty with these facts is overdue today."""
    terms = fact.terms()
    return awaited(terms) and today > last_day(terms)


def _one(fact: Fact, number: int, today: date) -> Figures:
    if fact.state == DutyState.RELEASED:
        return Figures(released=number)
    accepted = fact.state == DutyState.ACCEPTED
    reviewed = fact.state == DutyState.REPORTED
    late = overdue(fact, today)
    done = accepted or reviewed
    printed, extended = max(fact.due, fact.working), max(fact.extended or fact.due, fact.working)
    on = fact.executed_on or fact.due
    return Figures(
        total=number,
        come=number if fact.working <= today else 0,
        accepted=number if accepted else 0,
        silently=number if accepted and fact.accepted_silently else 0,
        on_review=number if reviewed else 0,
        returned=number if fact.state == DutyState.RETURNED else 0,
        overdue=number if late else 0,
        open=0 if done or late else number,
        in_time=number if done and on <= printed else 0,
        in_time_extended=number if done and on <= extended else 0,
        not_late=number if not done and today <= printed else 0,
        not_late_extended=number if not done and not late else 0,
    )


def _share(part: int, whole: int) -> int | None:
    return round(100 * part / whole) if whole else None
