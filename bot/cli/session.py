"""What a command needs to work on the installation's database without the bot."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.clock import clock_for
from bot.ground import lay
from bot.settings import Settings
from roadmap.errors import InputRefusedError
from storage.engine import Database
from storage.migrate import upgrade
from usecases.ports.ground import Ground


class NoDownloads:
    """Commands are given paths, not files of the messenger."""

    def fetch(self, file_id: str) -> AsyncIterator[bytes]:
        """Refuse."""
        raise InputRefusedError("error-file-gone", file=file_id)


@asynccontextmanager
async def session(settings: Settings) -> AsyncIterator[Ground]:
    """The ground over a migrated database; a running bot may use the same one meanwhile."""
    await asyncio.to_thread(upgrade, settings.database)
    database = Database(settings.database)
    clock = clock_for(settings.clock_url, settings.timezone)
    try:
        await clock.start()
        yield lay(settings, database, clock, NoDownloads())
    finally:
        await clock.stop()
        await database.close()
