"""Imports in the writing transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select, update

from storage.engine import Session
from storage.queries.amendable import amendable
from storage.queries.imports import (
    edition_in_force,
    import_head,
    import_record,
    party_memory,
)
from storage.rows import ImportRow, PartyMatchRow
from usecases.ports.imports import MESSAGE, Amendable, ImportHead, ImportRecord

Json = dict[str, Any]
GONE = ("refused", "cancelled")


class SqlImportRepository:
    """See usecases.ports.imports.ImportRepository."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(
        self,
        file_hash: str,
        file_name: str,
        *,
        created_by: int | None,
        settings: Json,
        now: datetime,
    ) -> int:
        """A new import in state received; the id."""
        made = await self._session.execute(
            insert(ImportRow)
            .values(
                file_hash=file_hash,
                file_name=file_name,
                state="received",
                created_by=created_by,
                settings=settings,
                created_at=now,
            )
            .returning(ImportRow.id)
        )
        return made.scalar_one()

    async def of_file(self, file_hash: str) -> ImportHead | None:
        """The newest import of this content that is neither refused nor cancelled."""
        row = await self._session.scalar(
            select(ImportRow)
            .where(ImportRow.file_hash == file_hash, ImportRow.state.not_in(GONE))
            .order_by(ImportRow.id.desc())
            .limit(1)
        )
        return import_head(row) if row else None

    async def of_message(self, mark: str) -> int | None:
        """The import that a message began."""
        return await self._session.scalar(
            select(ImportRow.id).where(ImportRow.settings[MESSAGE].as_string() == mark).limit(1)
        )

    async def get(self, import_id: int) -> ImportRecord | None:
        """One import, its row locked until the transaction ends."""
        row = await self._session.scalar(
            select(ImportRow)
            .where(ImportRow.id == import_id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
        return import_record(row) if row else None

    async def set_hash(self, import_id: int, file_hash: str) -> None:
        """The content has come and is stored under its hash."""
        await self._session.execute(
            update(ImportRow).where(ImportRow.id == import_id).values(file_hash=file_hash)
        )

    async def keep_reading(  # what the reading settles at once
        self,
        import_id: int,
        reading: Json,
        *,
        issuer: str | None,
        number: str | None,
        order_date: date | None,
        roadmap_id: int | None,
    ) -> None:
        """Store what was read; the import is a draft (of a new edition when `roadmap_id`)."""
        await self._session.execute(
            update(ImportRow)
            .where(ImportRow.id == import_id)
            .values(
                reading=reading,
                issuer=issuer,
                number=number,
                order_date=order_date,
                roadmap_id=roadmap_id,
                state="draft",
            )
        )

    async def refuse(self, import_id: int, key: str, arguments: Mapping[str, str | int]) -> None:
        """The document cannot be used, and why."""
        await self._session.execute(
            update(ImportRow)
            .where(ImportRow.id == import_id)
            .values(state="refused", refusal={"key": key, "args": dict(arguments)})
        )

    async def move(self, import_id: int, sources: Sequence[str], target: str) -> bool:
        """Change the state if it is one of `sources`; False when somebody was first."""
        moved = await self._session.execute(
            update(ImportRow)
            .where(ImportRow.id == import_id, ImportRow.state.in_(sources))
            .values(state=target)
            .returning(ImportRow.id)
        )
        return moved.first() is not None

    async def write(  # the columns that people and jobs change
        self,
        import_id: int,
        *,
        answers: Json | None = None,
        patches: Sequence[Json] | None = None,
        settings: Json | None = None,
        progress: Json | None = None,
        roadmap_id: int | None = None,
        published_at: datetime | None = None,
    ) -> None:
        """Replace what is given."""
        given = {
            "answers": answers,
            "patches": None if patches is None else list(patches),
            "settings": settings,
            "progress": progress,
            "roadmap_id": roadmap_id,
            "published_at": published_at,
        }
        values = {name: value for name, value in given.items() if value is not None}
        await self._session.execute(
            update(ImportRow).where(ImportRow.id == import_id).values(**values)
        )

    async def published(self, roadmap_id: int) -> ImportRecord | None:
        """The import of the edition in force."""
        return await edition_in_force(self._session, roadmap_id)

    async def waiting(self, file_hash: str) -> tuple[ImportRecord, ...]:
        """Drafts of this content, as a publication by section leaves them."""
        rows = await self._session.scalars(
            select(ImportRow)
            .where(ImportRow.file_hash == file_hash, ImportRow.state == "draft")
            .execution_options(populate_existing=True)
        )
        return tuple(import_record(row) for row in rows)

    async def publishing(self, roadmap_id: int) -> bool:
        """Whether an edition of this roadmap is being published right now."""
        found = await self._session.scalar(
            select(ImportRow.id)
            .where(ImportRow.roadmap_id == roadmap_id, ImportRow.state == "publishing")
            .limit(1)
        )
        return found is not None

    async def amendable(self) -> tuple[Amendable, ...]:
        """Roadmaps in force, the newest first."""
        return await amendable(self._session)

    async def party_memory(self) -> dict[str, Json]:
        """Who printed parties were in earlier imports, by their normalised text."""
        return await party_memory(self._session)

    async def remember_party(
        self, text_key: str, text: str, value: Json, *, confirmed_by: int | None, now: datetime
    ) -> None:
        """Keep who a printed party is; a later word replaces an earlier one."""
        columns = {
            "text": text,
            "target": value["target"],
            "post_id": value.get("post_id"),
            "group_id": value.get("group_id"),
            "confirmed_by": confirmed_by,
            "confirmed_at": now,
        }
        changed = await self._session.execute(
            update(PartyMatchRow)
            .where(PartyMatchRow.text_key == text_key)
            .values(**columns)
            .returning(PartyMatchRow.id)
        )
        if changed.first() is None:
            await self._session.execute(insert(PartyMatchRow).values(text_key=text_key, **columns))
