"""What a chat expects and what its messages speak of."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select

from storage.engine import Session
from storage.rows import DialogStateRow, ExpectedInputRow, MessageLinkRow
from usecases.ports.messages import Expected


class SqlChatQueries:
    """See usecases.ports.messages.ChatQueries."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def expected(self, person_id: int, *, now: datetime) -> Expected | None:
        """What is awaited from a person, if the time has not run out."""
        found = await self._session.execute(
            select(ExpectedInputRow.what, ExpectedInputRow.ref, ExpectedInputRow.until).where(
                ExpectedInputRow.person_id == person_id, ExpectedInputRow.until > now
            )
        )
        row = found.one_or_none()
        return Expected(*row) if row else None

    async def linked(
        self, bot_id: int, chat_id: int, message_id: int
    ) -> tuple[str, dict[str, Any]] | None:
        """What a message of ours speaks of."""
        found = await self._session.execute(
            select(MessageLinkRow.kind, MessageLinkRow.ref).where(
                MessageLinkRow.bot_id == bot_id,
                MessageLinkRow.chat_id == chat_id,
                MessageLinkRow.message_id == message_id,
            )
        )
        return found.one_or_none()

    async def dialog(self, key: str) -> tuple[str | None, dict[str, Any]]:
        """A dialog's state and data."""
        found = await self._session.execute(
            select(DialogStateRow.state, DialogStateRow.data).where(DialogStateRow.key == key)
        )
        return found.one_or_none() or (None, {})
