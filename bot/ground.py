"""The ground under the slices: database, clock, files, documents."""

from __future__ import annotations

from functools import partial

from bot.clock import SystemClock
from bot.documents import SubprocessDocuments
from bot.mail.files import LetterFiles
from bot.settings import Settings
from storage.engine import Database
from storage.files import LocalFiles
from storage.unit_of_work import reading, unit_of_work
from usecases.ports.ground import Downloads, Ground


def lay(settings: Settings, database: Database, clock: SystemClock, downloads: Downloads) -> Ground:
    """Everything that use cases are given."""
    files = LocalFiles(settings.data_dir / "files")
    return Ground(
        uow=partial(unit_of_work, database),
        read=partial(reading, database),
        clock=clock,
        files=files,
        documents=SubprocessDocuments(),
        downloads=LetterFiles(files, downloads),
        timezone=settings.timezone,
    )
