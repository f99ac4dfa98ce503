"""Small facts about this installation, by key."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select

from storage.engine import Session
from storage.rows import InstallationRow
from storage.upsert import insert_or


class SqlInstallationRepository:
    """See usecases.ports.messages.InstallationRepository."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, key: str) -> dict[str, Any] | None:
        """The fact, or None."""
        return await self._session.scalar(
            select(InstallationRow.value).where(InstallationRow.key == key)
        )

    async def keep(self, key: str, value: dict[str, Any], *, now: datetime) -> dict[str, Any]:
        """Write the fact unless one stands; what stands then."""
        await self._session.execute(
            insert_or(self._session, InstallationRow)
            .values(key=key, value=value, at=now)
            .on_conflict_do_nothing(index_elements=["key"])
        )
        return await self.get(key) or value

    async def set(self, key: str, value: dict[str, Any], *, now: datetime) -> None:
        """Write the fact."""
        await self._session.execute(
            insert_or(self._session, InstallationRow)
            .values(key=key, value=value, at=now)
            .on_conflict_do_update(index_elements=["key"], set_={"value": value, "at": now})
        )
