"""What a chat expects and which message speaks of what, in the writing transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete

from storage.queries.chat import SqlChatQueries
from storage.rows import DialogStateRow, ExpectedInputRow, MessageLinkRow
from storage.upsert import insert_or


class SqlChatRepository(SqlChatQueries):
    """See usecases.ports.messages.ChatRepository."""

    async def expect(
        self, person_id: int, what: str, ref: dict[str, Any], *, until: datetime
    ) -> None:
        """Await free text or a file; replaces what was awaited."""
        awaited = {"what": what, "ref": ref, "until": until}
        await self._session.execute(
            insert_or(self._session, ExpectedInputRow)
            .values(person_id=person_id, **awaited)
            .on_conflict_do_update(index_elements=["person_id"], set_=awaited)
        )

    async def forget(self, person_id: int) -> None:
        """Nothing is awaited any more."""
        await self._session.execute(
            delete(ExpectedInputRow).where(ExpectedInputRow.person_id == person_id)
        )

    async def link(  # the columns of one link
        self,
        bot_id: int,
        chat_id: int,
        message_id: int,
        kind: str,
        ref: dict[str, Any],
        *,
        now: datetime,
    ) -> None:
        """Remember what a message of ours speaks of."""
        subject = {"kind": kind, "ref": ref, "at": now}
        await self._session.execute(
            insert_or(self._session, MessageLinkRow)
            .values(bot_id=bot_id, chat_id=chat_id, message_id=message_id, **subject)
            .on_conflict_do_update(index_elements=["bot_id", "chat_id", "message_id"], set_=subject)
        )

    async def keep_dialog(
        self, key: str, state: str | None, data: dict[str, Any], *, now: datetime
    ) -> None:
        """Write a dialog's state and data; nothing in both removes it."""
        if state is None and not data:
            await self._session.execute(delete(DialogStateRow).where(DialogStateRow.key == key))
            return
        kept = {"state": state, "data": data, "at": now}
        await self._session.execute(
            insert_or(self._session, DialogStateRow)
            .values(key=key, **kept)
            .on_conflict_do_update(index_elements=["key"], set_=kept)
        )
