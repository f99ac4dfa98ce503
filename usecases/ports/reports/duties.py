"""Duties and packages in the writing transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from roadmap.model import DutyState
from roadmap.terms import AWAITED


@dataclass(frozen=True, slots=True)
class DutyFacts:
    """A duty as its life is decided on.

    `name` is the activity's short name, else its title; `submission_id` the submission that
    speaks for the duty now. `due` is as printed, `working` shifted by the calendar.
    """

    id: int
    roadmap_id: int
    post_id: int
    package_id: int | None
    state: DutyState
    submission_id: int | None
    name: str
    needs_document: bool
    due: date
    working: date
    extended: date | None
    rework_until: date | None

    @property
    def waits(self) -> bool:
        """Whether a report is still to come."""
        return self.state in AWAITED


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """A package: everything that a post owes under a roadmap on one working day."""

    id: int
    roadmap_id: int
    post_id: int
    due: date


class DutyRepository(Protocol):
    """The stored states of duties. Each change is conditional; the count says how many moved."""

    async def get(self, duty_ids: Sequence[int]) -> tuple[DutyFacts, ...]:
        """Duties by id, in the order of their activities; unknown ids are left out."""
        ...

    async def package(self, package_id: int) -> PackageFacts | None:
        """A package's own facts."""
        ...

    async def of_package(self, package_id: int) -> tuple[DutyFacts, ...]:
        """A package's duties that its post reports itself (no `info`, no co), in order."""
        ...

    async def of_submission(self, submission_id: int) -> tuple[DutyFacts, ...]:
        """The duties that a submission answers, in the roadmap's order."""
        ...

    async def draft(self, duty_ids: Sequence[int], submission_id: int) -> int:
        """None or draft → draft, spoken for by this submission."""
        ...

    async def give_back(self, submission_id: int, duty_ids: Sequence[int] | None = None) -> int:
        """Drafts of a submission (all, or these) → none."""
        ...

    async def report(self, submission_id: int, *, executed_on: date, now: datetime) -> int:
        """Waiting duties of a submission → reported.

        The first report's instant and day of execution stay for discipline over later ones.
        """
        ...

    async def undo(self, submission_id: int) -> int:
        """Reported → returned where it had been returned before, else draft, as if never sent."""
        ...

    async def set_executed_on(self, submission_id: int, executed_on: date) -> int:
        """Write the day of execution of reported duties that were never returned."""
        ...

    async def accept(self, submission_id: int, *, silently: bool, now: datetime) -> int:
        """Reported → accepted."""
        ...

    async def send_back(self, submission_id: int, *, rework_until: date) -> int:
        """Reported → returned, to be reworked by a date, never one before the duty's own."""
        ...
