"""What receipts, reviews and news of reports show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from roadmap.errors import AccessDeniedError, ConflictError
from roadmap.submissions import SILENT_DAYS, SubmissionState
from usecases.calendar import load_calendar
from usecases.ports.ground import Clock, ReadFactory, ReadSession, UnitOfWorkFactory
from usecases.ports.history import HistoryEntry
from usecases.ports.messages import Delivery
from usecases.ports.people import Identity
from usecases.ports.reports import DutyFacts, Evidence, PackageSheet, ReportView
from usecases.ports.reports.queries import Candidate
from usecases.reports.drafts import Target

CANDIDATES = 6


@dataclass(frozen=True, slots=True)
class Receipt:
    """A report with the day of asking; `silent_after`: accepted if nobody objects by that day."""

    report: ReportView
    today: date
    zone: ZoneInfo
    silent_after: date | None


@dataclass(frozen=True, slots=True)
class ShowReport:
    """A submission for its sender's screens, or its reviewer's."""

    read: ReadFactory
    clock: Clock
    zone: ZoneInfo

    async def __call__(self, submission_id: int) -> Receipt:
        """ConflictError when there is none."""
        async with self.read() as read:
            receipt = await receipt_of(read, submission_id, self.clock.today(), self.zone)
        if receipt is None:
            raise ConflictError("report-gone")
        return receipt


async def receipt_of(
    read: ReadSession, submission_id: int, today: date, zone: ZoneInfo
) -> Receipt | None:
    """A submission with the end of its term; None when there is none."""
    report = await read.reviews.report(submission_id)
    if report is None:
        return None
    silent = None
    if report.reported_at is not None:
        calendar = await load_calendar(read.calendar)
        day = report.reported_at.astimezone(zone).date()
        silent = calendar.add_working_days(day, SILENT_DAYS)
    return Receipt(report, today, zone, silent)


@dataclass(frozen=True, slots=True)
class ShowSheet:
    """A package's rows to be ticked."""

    read: ReadFactory

    async def __call__(self, person: Identity, package_id: int) -> PackageSheet:
        """AccessDeniedError for another's package; ConflictError when no row is open."""
        async with self.read() as read:
            sheet = await read.reviews.sheet(package_id)
        if sheet is None:
            raise ConflictError("report-gone")
        if sheet.post_id not in person.post_ids:
            raise AccessDeniedError("report-foreign")
        if not sheet.rows:
            raise ConflictError("report-closed")
        return sheet


@dataclass(frozen=True, slots=True)
class SuggestTargets:
    """What a file or a «сделано» may be about: at most six, the likeliest first."""

    read: ReadFactory
    clock: Clock

    async def __call__(self, person: Identity, target: Target) -> tuple[Candidate, ...]:
        """Narrowed to a digest's lines where the message replies to one."""
        async with self.read() as read:
            found = await read.reviews.candidates(
                person.post_ids, today=self.clock.today(), limit=1000
            )
        if target.items:
            found = tuple(c for c in found if (c.kind, c.id) in target.items) or found
        return found[:CANDIDATES]


@dataclass(frozen=True, slots=True)
class DutyHistory:
    """What happened to a duty, step by step."""

    duty: DutyFacts
    entries: tuple[HistoryEntry, ...]
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class ShowHistory:
    """The history of a duty, for its holder and for coordinators."""

    uow: UnitOfWorkFactory
    read: ReadFactory
    zone: ZoneInfo

    async def __call__(self, person: Identity, duty_id: int) -> DutyHistory:
        """AccessDeniedError for everybody else."""
        async with self.uow() as uow:
            duties = await uow.duties.get([duty_id])
        if not duties:
            raise ConflictError("report-gone")
        if duties[0].post_id not in person.post_ids and not person.coordinates:
            raise AccessDeniedError("report-foreign")
        async with self.read() as read:
            return DutyHistory(duties[0], await read.reviews.history(duty_id), self.zone)


@dataclass(frozen=True, slots=True)
class ReportNews:
    """A report that somebody is told about; `waiting` is the length of their review queue.

    `link`: a reply to this message speaks of the submission.
    """

    receipt: Receipt
    waiting: int
    link: tuple[str, dict[str, int]] | None


@dataclass(frozen=True, slots=True)
class ComposeNews:
    """The news of a report while it still stands so: in `state`."""

    clock: Clock
    zone: ZoneInfo
    state: SubmissionState

    async def __call__(self, read: ReadSession, delivery: Delivery) -> ReportNews | None:
        """None when it is no news any more: taken back, decided, resubmitted."""
        submission_id = int(delivery.ref["submission"])
        receipt = await receipt_of(read, submission_id, self.clock.today(), self.zone)
        if receipt is None or receipt.report.state is not self.state:
            return None
        if self.state is not SubmissionState.REPORTED:
            return ReportNews(receipt, 0, ("submission", {"id": submission_id}))
        queue = await read.reviews.queue(
            delivery.person_id, now=self.clock.now(), today=self.clock.today()
        )
        return ReportNews(receipt, len(queue), None)


@dataclass(frozen=True, slots=True)
class FileNews:
    """A file that could not be fetched, and what it was for (None: nobody knows yet)."""

    evidence: Evidence
    report: ReportView | None
    link: tuple[str, dict[str, int]] | None


async def compose_file_news(read: ReadSession, delivery: Delivery) -> FileNews | None:
    """None when the file has come after all, or was dropped."""
    evidence = await read.reviews.evidence(int(delivery.ref["evidence"]))
    if evidence is None or evidence.error is None or evidence.counts:
        return None
    if evidence.submission_id is None:
        return FileNews(evidence, None, None)
    report = await read.reviews.report(evidence.submission_id)
    return FileNews(evidence, report, ("submission", {"id": evidence.submission_id}))
