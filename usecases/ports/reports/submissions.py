"""Submissions in the writing transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from roadmap.submissions import SubmissionState

OPEN = frozenset({SubmissionState.DRAFT, SubmissionState.RETURNED})
"""States in which a submission can be changed and sent."""


@dataclass(frozen=True, slots=True)
class SubmissionFacts:
    """A submission as its life is decided on."""

    id: int
    roadmap_id: int
    post_id: int
    package_id: int | None
    number: str | None
    state: SubmissionState
    entered_by: int
    executed_on: date | None
    created_at: datetime
    reported_at: datetime | None
    opened_at: datetime | None
    opened_by: int | None
    decided_at: datetime | None
    decided_by: int | None
    reason: str | None

    @property
    def open(self) -> bool:
        """Whether it can be changed and sent."""
        return self.state in OPEN

    @property
    def returned_before(self) -> bool:
        """Whether a reviewer has sent it back at least once."""
        return self.reason is not None


@dataclass(frozen=True, slots=True)
class Naming:
    """What a submission's number is made of."""

    order_number: str | None
    organization_code: str | None


class SubmissionRepository(Protocol):
    """Submissions. Changes of state are conditional: False when somebody else was first."""

    async def create(
        self, roadmap_id: int, post_id: int, package_id: int | None, *, by: int, now: datetime
    ) -> int:
        """A draft entered in the chat; the id."""
        ...

    async def get(self, submission_id: int) -> SubmissionFacts | None:
        """A submission's facts."""
        ...

    async def draft_of_package(self, package_id: int) -> SubmissionFacts | None:
        """The package's open draft, the newest if there are several."""
        ...

    async def answer(self, submission_id: int, duty_ids: Sequence[int]) -> None:
        """These duties are answered too; those that are already stay as they are."""
        ...

    async def leave_out(self, submission_id: int, duty_ids: Sequence[int]) -> None:
        """These duties are answered no longer."""
        ...

    async def naming(self, submission_id: int) -> Naming:
        """The order's number and the organisation's code."""
        ...

    async def give_number(self, submission_id: int, prefix: str) -> str:
        """The next free number with this prefix, or the one that it has already."""
        ...

    async def report(self, submission_id: int, *, executed_on: date, now: datetime) -> bool:
        """Draft or returned → reported, unopened."""
        ...

    async def undo(self, submission_id: int) -> bool:
        """Reported and not opened → returned if it was returned before, else draft."""
        ...

    async def open(self, submission_id: int, *, by: int, now: datetime) -> bool:
        """Mark a reported one as opened by its reviewer; False when it was opened before."""
        ...

    async def renew(self, submission_id: int) -> bool:
        """A reported one counts as unopened again; False when nobody had opened it."""
        ...

    async def accept(self, submission_id: int, *, by: int | None, now: datetime) -> bool:
        """Reported → accepted; `by` is None when it is accepted silently."""
        ...

    async def send_back(self, submission_id: int, *, by: int, reason: str, now: datetime) -> bool:
        """Reported → returned with a stored reason."""
        ...

    async def withdraw(self, submission_id: int) -> bool:
        """Draft → withdrawn."""
        ...

    async def set_executed_on(self, submission_id: int, executed_on: date) -> bool:
        """Change the day of execution of one that is reported and not opened."""
        ...

    async def set_counter(
        self, submission_id: int, chat_id: int | None, message_id: int | None
    ) -> None:
        """Remember which message counts its files."""
        ...

    async def silent_since(self, before: datetime, limit: int) -> tuple[int, ...]:
        """Submissions reported before an instant and still undecided, oldest first."""
        ...

    async def reviewers(self, roadmap_id: int, *, now: datetime) -> tuple[int, ...]:
        """Persons who may review a roadmap's submissions: its coordinator first, then grants."""
        ...

    async def may_review(
        self, submission_id: int, person_id: int, *, now: datetime, today: date
    ) -> bool:
        """Whether a person coordinates its roadmap and it is not their own report."""
        ...

    async def holders(self, post_id: int, today: date) -> tuple[int, ...]:
        """Persons who hold a post on a day."""
        ...
