"""What somebody owes, on a reading connection."""

from __future__ import annotations

from datetime import date

from storage.engine import Session
from storage.queries.calendar import overrides


class SqlAgendaQueries:
    """See usecases.ports.reminders.AgendaQueries."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def overrides(self) -> dict[date, bool]:
        """Days that differ for everybody."""
        return await overrides(self._session)
