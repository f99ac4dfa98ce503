"""The use cases of reports over a real database, with the people who use them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from storage.engine import Database
from storage.files import LocalFiles
from storage.rows import (
    DeliveryRow,
    DutyRow,
    JobRow,
    ReminderRow,
    SubmissionRow,
)
from storage.unit_of_work import reading, unit_of_work
from usecases.ports.ground import ReadFactory, UnitOfWorkFactory
from usecases.ports.people import Identity
from usecases.ports.reports import IncomingFile, ReportView
from usecases.reports.evidence import (
    AttachWaiting,
    DropEvidence,
    DropWaiting,
    ReceiveFile,
    ReceiveText,
)
from usecases.reports.fetching import FetchEvidence, RetryFile, SweepEvidence
from usecases.reports.review import (
    AcceptReport,
    AcceptSilently,
    ListReviews,
    OpenReview,
    ReturnReport,
)
from usecases.reports.sending import SendReport, SendWithoutDocuments, SetExecutedOn, UndoReport
from usecases.reports.starting import (
    AskEvidence,
    CancelDraft,
    SendTicked,
    StartPackage,
    StartReport,
    TickRow,
)

ZONE = ZoneInfo("Europe/Moscow")
SINCE = datetime(2026, 8, 28, 9, tzinfo=UTC)
DUE = date(2026, 10, 15)
BOT, CHAT = 7_000_000_001, 500


class Clock:
    zone = ZONE

    def __init__(self) -> None:
        self.at = datetime(2026, 10, 12, 6, 14, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.astimezone(ZONE).date()


@dataclass
class Downloads:
    """What the messenger would give: content by file id; an exception is raised."""

    contents: dict[str, bytes | Exception] = field(default_factory=dict)

    async def fetch(self, file_id: str) -> AsyncIterator[bytes]:
        content = self.contents.get(file_id, b"content of " + file_id.encode())
        if isinstance(content, Exception):
            raise content
        yield content[:4]
        yield content[4:]


@dataclass
class Office:
    """The use cases over a real database, with the people who use them."""

    database: Database
    clock: Clock
    folder: Path
    people: dict[str, Identity] = field(default_factory=dict)
    posts: dict[str, int] = field(default_factory=dict)
    duties: dict[str, int] = field(default_factory=dict)
    package: int = 0
    roadmap: int = 0
    downloads: Downloads = field(default_factory=Downloads)
    shown: list[int] = field(default_factory=list)
    messages: int = 0

    @property
    def uow(self) -> UnitOfWorkFactory:
        return partial(unit_of_work, self.database)

    @property
    def read(self) -> ReadFactory:
        return partial(reading, self.database)

    @property
    def start(self) -> StartReport:
        return StartReport(self.uow, self.clock, ZONE)

    @property
    def start_package(self) -> StartPackage:
        return StartPackage(self.uow, self.clock, ZONE)

    @property
    def tick(self) -> TickRow:
        return TickRow(self.uow, self.clock, ZONE)

    @property
    def send_ticked(self) -> SendTicked:
        return SendTicked(self.uow, self.clock)

    @property
    def send(self) -> SendReport:
        return SendReport(self.uow, self.read, self.clock, ZONE, patience=0.3)

    @property
    def send_rest(self) -> SendWithoutDocuments:
        return SendWithoutDocuments(self.uow, self.clock, ZONE)

    @property
    def undo(self) -> UndoReport:
        return UndoReport(self.uow, self.clock, ZONE)

    @property
    def date(self) -> SetExecutedOn:
        return SetExecutedOn(self.uow, self.clock, ZONE)

    @property
    def cancel(self) -> CancelDraft:
        return CancelDraft(self.uow, self.clock, ZONE)

    @property
    def add(self) -> AskEvidence:
        return AskEvidence(self.uow, self.clock, ZONE)

    @property
    def receive(self) -> ReceiveFile:
        return ReceiveFile(self.uow, self.clock, ZONE)

    @property
    def receive_text(self) -> ReceiveText:
        return ReceiveText(self.uow, self.clock, ZONE)

    @property
    def attach(self) -> AttachWaiting:
        return AttachWaiting(self.uow, self.clock, ZONE)

    @property
    def drop_waiting(self) -> DropWaiting:
        return DropWaiting(self.uow, self.clock)

    @property
    def drop(self) -> DropEvidence:
        return DropEvidence(self.uow, self.clock, ZONE)

    @property
    def retry(self) -> RetryFile:
        return RetryFile(self.uow, self.clock, ZONE)

    @property
    def fetch(self) -> FetchEvidence:
        files = LocalFiles(self.folder)
        return FetchEvidence(self.uow, self.clock, files, self.downloads, self.show)

    @property
    def sweep(self) -> SweepEvidence:
        return SweepEvidence(self.uow, self.clock)

    @property
    def open(self) -> OpenReview:
        return OpenReview(self.uow, self.clock, ZONE)

    @property
    def accept(self) -> AcceptReport:
        return AcceptReport(self.uow, self.clock, ZONE)

    @property
    def send_back(self) -> ReturnReport:
        return ReturnReport(self.uow, self.clock, ZONE)

    @property
    def accept_silently(self) -> AcceptSilently:
        return AcceptSilently(self.uow, self.clock, ZONE)

    @property
    def queue(self) -> ListReviews:
        return ListReviews(self.read, self.clock)

    async def show(self, submission_id: int) -> None:
        self.shown.append(submission_id)

    def file(self, name: str = "grafik.pdf", **values: Any) -> IncomingFile:
        """A message of its own with a file; the same name is the same file."""
        self.messages += 1
        facts: dict[str, Any] = {
            "bot_id": BOT,
            "chat_id": CHAT,
            "message_id": self.messages,
            "file_id": f"id-{name}",
            "file_unique_id": f"unique-{name}",
            "origin": "document",
            "name": name,
        }
        return IncomingFile(**(facts | values))

    def place(self) -> tuple[int, int, int]:
        self.messages += 1
        return (BOT, CHAT, self.messages)

    async def view(self, submission_id: int) -> ReportView:
        async with self.read() as read:
            report = await read.reviews.report(submission_id)
        assert report is not None
        return report

    async def states(self, *names: str) -> list[str]:
        async with self.database.read() as session:
            rows = await session.execute(select(DutyRow.id, DutyRow.state))
            by_id = {row[0]: row[1] for row in rows}
        return [by_id[self.duties[name]] for name in names]

    async def duty(self, name: str) -> DutyRow:
        async with self.database.read() as session:
            row = await session.get(DutyRow, self.duties[name])
        assert row is not None
        return row

    async def change_duty(self, name: str, **values: Any) -> None:
        async with self.database.write() as session:
            await session.execute(
                update(DutyRow).where(DutyRow.id == self.duties[name]).values(**values)
            )
            await session.commit()

    async def submissions(self) -> list[str]:
        async with self.database.read() as session:
            rows = await session.execute(select(SubmissionRow.state).order_by(SubmissionRow.id))
            return list(rows.scalars())

    async def notices(self) -> list[tuple[int, str]]:
        async with self.database.read() as session:
            rows = await session.execute(
                select(DeliveryRow.person_id, DeliveryRow.kind).order_by(DeliveryRow.id)
            )
            return [(row[0], row[1]) for row in rows]

    async def jobs(self) -> list[dict[str, Any]]:
        async with self.database.read() as session:
            rows = await session.execute(select(JobRow.args).order_by(JobRow.id))
            return list(rows.scalars())

    async def run_jobs(self) -> None:
        for args in await self.jobs():
            await self.fetch(**args)

    async def planned(self, name: str) -> list[str]:
        async with self.database.read() as session:
            rows = await session.execute(
                select(ReminderRow.kind).where(
                    ReminderRow.duty_id == self.duties[name], ReminderRow.state == "planned"
                )
            )
            return list(rows.scalars())

    async def verbs(self, name: str) -> list[str]:
        async with self.read() as read:
            return [entry.verb for entry in await read.reviews.history(self.duties[name])]
