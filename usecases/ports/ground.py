"""The ground that every use case stands on: transaction, clock, files, documents."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol, Self

from roadmap.model import Period
from roadmap.reading import Reading
from usecases.ports.calendar import CalendarQueries, CalendarRepository
from usecases.ports.changes import ChangeQueries, ChangeRepository
from usecases.ports.history import HistoryRepository
from usecases.ports.imports import ImportQueries, ImportRepository, RoadmapRepository
from usecases.ports.mail import LetterRepository
from usecases.ports.messages import (
    ChannelRepository,
    ChatQueries,
    ChatRepository,
    DeliveryRepository,
    InboxRepository,
    InstallationRepository,
    JobRepository,
)
from usecases.ports.overview import OverviewQueries
from usecases.ports.people import (
    DirectoryQueries,
    DirectoryRepository,
    InvitationRepository,
    PeopleRepository,
)
from usecases.ports.processes import GateRepository, ProcessRepository
from usecases.ports.reminders import (
    AgendaQueries,
    DigestQueries,
    DigestRepository,
    ReminderRepository,
    UpkeepQueries,
    UpkeepRepository,
)
from usecases.ports.reports import (
    DutyRepository,
    EvidenceRepository,
    ReviewQueries,
    SubmissionRepository,
)
from usecases.ports.watching import WatchQueries


class UnitOfWork(Protocol):
    """One writing transaction; rolls back unless `commit` was called. Never nested."""

    people: PeopleRepository
    directory: DirectoryRepository
    invitations: InvitationRepository
    imports: ImportRepository
    roadmaps: RoadmapRepository
    duties: DutyRepository
    submissions: SubmissionRepository
    evidence: EvidenceRepository
    reminders: ReminderRepository
    digests: DigestRepository
    upkeep: UpkeepRepository
    calendar: CalendarRepository
    deliveries: DeliveryRepository
    channels: ChannelRepository
    letters: LetterRepository
    inbox: InboxRepository
    jobs: JobRepository
    chat: ChatRepository
    installation: InstallationRepository
    history: HistoryRepository
    changes: ChangeRepository
    processes: ProcessRepository
    gates: GateRepository

    async def __aenter__(self) -> Self: ...

    async def __aexit__(self, *exc: object) -> None: ...

    async def commit(self) -> None:
        """Make what was done durable; further work begins a new transaction."""
        ...


class ReadSession(Protocol):
    """A reading transaction: the questions that screens and reports ask."""

    people: DirectoryQueries
    imports: ImportQueries
    agenda: AgendaQueries
    digests: DigestQueries
    upkeep: UpkeepQueries
    reviews: ReviewQueries
    overview: OverviewQueries
    chat: ChatQueries
    watching: WatchQueries
    changes: ChangeQueries
    calendar: CalendarQueries


UnitOfWorkFactory = Callable[[], UnitOfWork]
ReadFactory = Callable[[], AbstractAsyncContextManager[ReadSession]]


class Clock(Protocol):
    """The installation's clock; no I/O."""

    def now(self) -> datetime:
        """The present instant, aware, UTC."""
        ...

    def today(self) -> date:
        """The present date in the installation's zone."""
        ...


class Files(Protocol):
    """Evidence and documents on disk (or S3), by SHA-256."""

    async def put(self, chunks: AsyncIterator[bytes]) -> StoredFile:
        """Write to a temporary file, fsync, rename to the hash. Same content is stored once."""
        ...

    async def path(self, sha256: str) -> Path:
        """A local path of a stored file; FileNotFoundError when it is not there."""
        ...

    async def remove(self, sha256: str) -> None:
        """Delete a file that nothing speaks of any more; one that is not there is no error."""
        ...


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file under its hash; size in bytes."""

    sha256: str
    size: int


class Downloads(Protocol):
    """Files that people sent through the messenger."""

    def fetch(self, file_id: str) -> AsyncIterator[bytes]:
        """The content in chunks.

        Raises FileTooBigError (the messenger does not give it to bots), FileGoneError (it will
        never come) or TryLaterError (network, outage), also in the middle.
        """
        ...


class Documents(Protocol):
    """Reads a document in a process of its own."""

    async def read(
        self,
        path: Path,
        name: str,
        *,
        period: Period | None = None,
        approved: date | None = None,
        told: Callable[[int, int], None] | None = None,
    ) -> Reading:
        """The reading; InputRefusedError (or NotARoadmapError) with the sentence's key.

        `period` and `approved` win over what the document says; `told` is called with the page
        that was read and how many there are, where that is known.
        """
        ...


@dataclass(frozen=True, slots=True)
class Ground:
    """What the assembly gives to each slice's use cases."""

    uow: UnitOfWorkFactory
    read: ReadFactory
    clock: Clock
    files: Files
    documents: Documents
    downloads: Downloads
    timezone: str
    """IANA name of the installation's zone: dates and overdue live in it."""
