"""The writing transaction and the reading one, over a Database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import Self

from storage.engine import Database, Session
from storage.queries.agenda import SqlAgendaQueries
from storage.queries.calendar import SqlCalendarQueries
from storage.queries.changes import SqlChangeQueries
from storage.queries.chat import SqlChatQueries
from storage.queries.digests import SqlDigestQueries
from storage.queries.imports import SqlImportQueries
from storage.queries.overview import SqlOverviewQueries
from storage.queries.people import SqlDirectoryQueries
from storage.queries.reviews import SqlReviewQueries
from storage.queries.upkeep import SqlUpkeepQueries
from storage.queries.watching import SqlWatchQueries
from storage.repositories.calendar import SqlCalendarRepository
from storage.repositories.changes import SqlChangeRepository
from storage.repositories.channels import SqlChannelRepository
from storage.repositories.chat import SqlChatRepository
from storage.repositories.deliveries import SqlDeliveryRepository
from storage.repositories.digests import SqlDigestRepository
from storage.repositories.directory import SqlDirectoryRepository
from storage.repositories.duties import SqlDutyRepository
from storage.repositories.evidence import SqlEvidenceRepository
from storage.repositories.history import SqlHistoryRepository
from storage.repositories.imports import SqlImportRepository
from storage.repositories.inbox import SqlInboxRepository
from storage.repositories.installation import SqlInstallationRepository
from storage.repositories.invitations import SqlInvitationRepository
from storage.repositories.jobs import SqlJobRepository
from storage.repositories.letters import SqlLetterRepository
from storage.repositories.people import SqlPeopleRepository
from storage.repositories.processes import SqlGateRepository, SqlProcessRepository
from storage.repositories.reminders import SqlReminderRepository
from storage.repositories.roadmaps import SqlRoadmapRepository
from storage.repositories.submissions import SqlSubmissionRepository
from storage.repositories.upkeep import SqlUpkeepRepository
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

_writing: ContextVar[bool] = ContextVar("_writing", default=False)


class SqlUnitOfWork:
    """One writing transaction that rolls back unless committed.

    A second one inside the first would wait for itself on SQLite's one writing connection:
    RuntimeError instead.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def __aenter__(self) -> Self:
        if _writing.get():
            message = "a unit of work is never nested"
            raise RuntimeError(message)
        self._token = _writing.set(True)
        self._session = self._database.write()
        self._open(self._session)
        return self

    def _open(self, session: Session) -> None:
        self.people: PeopleRepository = SqlPeopleRepository(session)
        self.directory: DirectoryRepository = SqlDirectoryRepository(session)
        self.invitations: InvitationRepository = SqlInvitationRepository(session)
        self.imports: ImportRepository = SqlImportRepository(session)
        self.roadmaps: RoadmapRepository = SqlRoadmapRepository(session)
        self.duties: DutyRepository = SqlDutyRepository(session)
        self.submissions: SubmissionRepository = SqlSubmissionRepository(session)
        self.evidence: EvidenceRepository = SqlEvidenceRepository(session)
        self.reminders: ReminderRepository = SqlReminderRepository(session)
        self.digests: DigestRepository = SqlDigestRepository(session)
        self.upkeep: UpkeepRepository = SqlUpkeepRepository(session)
        self.calendar: CalendarRepository = SqlCalendarRepository(session)
        self.deliveries: DeliveryRepository = SqlDeliveryRepository(session)
        self.channels: ChannelRepository = SqlChannelRepository(session)
        self.letters: LetterRepository = SqlLetterRepository(session)
        self.inbox: InboxRepository = SqlInboxRepository(session)
        self.jobs: JobRepository = SqlJobRepository(session)
        self.chat: ChatRepository = SqlChatRepository(session)
        self.installation: InstallationRepository = SqlInstallationRepository(session)
        self.history: HistoryRepository = SqlHistoryRepository(session)
        self.changes: ChangeRepository = SqlChangeRepository(session)
        self.processes: ProcessRepository = SqlProcessRepository(session)
        self.gates: GateRepository = SqlGateRepository(session)

    async def __aexit__(self, *exc: object) -> None:
        try:
            await self._session.close()
        finally:
            _writing.reset(self._token)

    async def commit(self) -> None:
        """Make what was done durable; further work begins a new transaction."""
        await self._session.commit()


class SqlReadSession:
    """Questions asked in one reading transaction."""

    def __init__(self, session: Session) -> None:
        self.people: DirectoryQueries = SqlDirectoryQueries(session)
        self.imports: ImportQueries = SqlImportQueries(session)
        self.agenda: AgendaQueries = SqlAgendaQueries(session)
        self.digests: DigestQueries = SqlDigestQueries(session)
        self.upkeep: UpkeepQueries = SqlUpkeepQueries(session)
        self.reviews: ReviewQueries = SqlReviewQueries(session)
        self.overview: OverviewQueries = SqlOverviewQueries(session)
        self.chat: ChatQueries = SqlChatQueries(session)
        self.watching: WatchQueries = SqlWatchQueries(session)
        self.changes: ChangeQueries = SqlChangeQueries(session)
        self.calendar: CalendarQueries = SqlCalendarQueries(session)


def unit_of_work(database: Database) -> SqlUnitOfWork:
    """A new, unopened unit of work."""
    return SqlUnitOfWork(database)


@asynccontextmanager
async def reading(database: Database) -> AsyncIterator[SqlReadSession]:
    """A reading transaction, given back at the end."""
    async with database.read() as session:
        yield SqlReadSession(session)
