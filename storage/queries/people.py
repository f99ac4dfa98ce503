"""Questions about people, on a reading connection."""

from __future__ import annotations

from storage.engine import Session
from usecases.ports.people import Identity


class SqlDirectoryQueries:
    """See usecases.ports for what each method promises."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def identity(self, channel: str, bot_id: int, address: str) -> Identity | None:
        """Who stands behind an address, or None for a stranger."""
        raise LookupError(channel, bot_id, address)
