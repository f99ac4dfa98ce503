"""What a chat expects and which message speaks of what, in the writing transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite

from storage.queries.chat import SqlChatQueries
from storage.rows import DialogStateRow, ExpectedInputRow, MessageLinkRow
from storage.upsert import insert_or
from usecases.ports.messages import MessageLink


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

    async def link(self, links: Sequence[MessageLink], *, now: datetime) -> None:
        """Remember what messages of ours speak of."""
        statement = _link(self._session.get_bind().dialect.name)
        await self._session.execute(
            statement,
            [
                {
                    "bot_id": each.bot_id,
                    "chat_id": each.chat_id,
                    "message_id": each.message_id,
                    "kind": each.kind,
                    "ref": each.ref,
                    "at": now,
                }
                for each in links
            ],
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


@cache
def _link(engine: str) -> Any:
    row: Any = MessageLinkRow.__table__
    made: Any = postgresql.insert(row) if engine == "postgresql" else sqlite.insert(row)
    known = ("bot_id", "chat_id", "message_id")
    return made.on_conflict_do_update(
        index_elements=known,
        set_={column.name: column for column in made.excluded if column.name not in known},
    )
