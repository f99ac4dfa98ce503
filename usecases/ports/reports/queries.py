"""What the screens of reports and reviews ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from roadmap.model import DutyState
from roadmap.submissions import EvidenceState, SubmissionState, in_time
from roadmap.terms import Terms
from usecases.ports.history import HistoryEntry
from usecases.ports.reports.evidence import Evidence


@dataclass(frozen=True, slots=True)
class ReportedDuty:
    """A duty inside a report, as it is named there; `form` is the report form as printed."""

    id: int
    name: str
    no: str | None
    form: str | None
    needs_document: bool
    due: date
    working: date
    extended: date | None
    rework_until: date | None
    state: DutyState
    executed_on: date | None
    first_reported_at: datetime | None

    @property
    def terms(self) -> Terms:
        """Its stored dates."""
        return Terms(
            self.state,
            self.due,
            self.working,
            extended=self.extended,
            rework_until=self.rework_until,
        )

    @property
    def in_time(self) -> bool:
        """Whether it was executed by its date; False while it was not reported."""
        return self.executed_on is not None and in_time(self.executed_on, self.terms)


@dataclass(frozen=True, slots=True)
class ReportView:
    """A submission with everything that its screens name.

    `duties` in the roadmap's order; `evidence` without what was removed; `reviewer` is the
    coordinator's name of the roadmap; `returns` how often it was sent back.
    """

    id: int
    number: str | None
    state: SubmissionState
    roadmap_id: int
    roadmap_title: str
    order_number: str | None
    order_date: date | None
    post_id: int
    organization: str
    package_id: int | None
    entered_by: int
    entered_by_name: str
    executed_on: date | None
    created_at: datetime
    reported_at: datetime | None
    opened_at: datetime | None
    opened_by_name: str | None
    decided_at: datetime | None
    decided_by_name: str | None
    reason: str | None
    counter_chat_id: int | None
    counter_message_id: int | None
    reviewer_name: str | None
    returns: int
    duties: tuple[ReportedDuty, ...]
    evidence: tuple[Evidence, ...]

    @property
    def stored(self) -> tuple[Evidence, ...]:
        """Evidence that counts."""
        return tuple(e for e in self.evidence if e.counts)

    @property
    def awaited(self) -> tuple[Evidence, ...]:
        """Files that are still being downloaded."""
        return tuple(e for e in self.evidence if e.awaited)

    @property
    def failed(self) -> tuple[Evidence, ...]:
        """Files that could not be downloaded."""
        return tuple(e for e in self.evidence if e.state is EvidenceState.FAILED)

    @property
    def in_time(self) -> bool:
        """Whether all of it was executed in time."""
        return all(duty.in_time for duty in self.duties)

    @property
    def wants_document(self) -> tuple[ReportedDuty, ...]:
        """Duties for which the roadmap asks for a document."""
        return tuple(duty for duty in self.duties if duty.needs_document)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a file or a «сделано» may be about.

    `kind` is duty, package (several open duties) or submission (returned for rework); `name` is
    empty for a package; `due` the day by which it is awaited.
    """

    kind: str
    id: int
    name: str
    due: date
    duties: int
    drafted: bool


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a package that can be ticked; `ticked` when the draft answers it."""

    duty_id: int
    name: str
    no: str | None
    needs_document: bool
    ticked: bool


@dataclass(frozen=True, slots=True)
class PackageSheet:
    """A package's open rows, to be ticked."""

    id: int
    post_id: int
    due: date
    rows: tuple[SheetRow, ...]

    @property
    def ticked(self) -> int:
        """How many rows are ticked."""
        return sum(row.ticked for row in self.rows)


class ReviewQueries(Protocol):
    """Questions about submissions on the reading side."""

    async def report(self, submission_id: int) -> ReportView | None:
        """A submission as its screens show it."""
        ...

    async def evidence(self, evidence_id: int) -> Evidence | None:
        """One piece of evidence, removed or not."""
        ...

    async def waiting(self, person_id: int) -> int:
        """How many files of a person wait to be told what they belong to."""
        ...

    async def sheet(self, package_id: int) -> PackageSheet | None:
        """A package's rows that can be ticked: open, not returned."""
        ...

    async def candidates(
        self, post_ids: Sequence[int], *, today: date, limit: int
    ) -> tuple[Candidate, ...]:
        """Open duties and packages of posts: begun ones first, then by the nearness of the date."""
        ...

    async def queue(self, person_id: int, *, now: datetime, today: date) -> tuple[int, ...]:
        """Submissions that a person may review, oldest first; never their own."""
        ...

    async def history(self, duty_id: int) -> tuple[HistoryEntry, ...]:
        """What happened to a duty and to its submissions, oldest first."""
        ...
