"""Questions about imports, on a reading connection."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from roadmap.drafting.dated import StandingDate
from storage.engine import Session
from storage.queries.activities import standing_activities
from storage.queries.amendable import amendable
from storage.rows import ActivityRow, ImportRow, OccurrenceRow, PartyMatchRow
from usecases.ports.imports import Amendable, ImportHead, ImportRecord, Progress, StandingActivity

Json = dict[str, Any]
OPEN = ("received", "reading", "draft", "publishing")


class SqlImportQueries:
    """See usecases.ports.imports.ImportQueries."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, import_id: int) -> ImportRecord | None:
        """One import."""
        row = await self._session.get(ImportRow, import_id)
        return import_record(row) if row else None

    async def head(self, import_id: int) -> ImportHead | None:
        """One import without its reading."""
        row = await self._session.get(ImportRow, import_id)
        return import_head(row) if row else None

    async def open(self) -> tuple[ImportHead, ...]:
        """Imports that wait for somebody: being read, drafts, being published; newest first."""
        rows = await self._session.scalars(
            select(ImportRow).where(ImportRow.state.in_(OPEN)).order_by(ImportRow.id.desc())
        )
        return tuple(import_head(row) for row in rows)

    async def progress(self, import_id: int) -> Progress | None:
        """How far it came."""
        found = await self._session.execute(
            select(ImportRow.state, ImportRow.progress).where(ImportRow.id == import_id)
        )
        row = found.first()
        if row is None:
            return None
        state, progress = row
        return Progress(
            state, progress.get("step", ""), progress.get("done", 0), progress.get("total", 0)
        )

    async def amendable(self) -> tuple[Amendable, ...]:
        """Roadmaps in force, the newest first."""
        return await amendable(self._session)

    async def party_memory(self) -> dict[str, Json]:
        """As ImportRepository.party_memory."""
        return await party_memory(self._session)

    async def published(self, roadmap_id: int) -> ImportRecord | None:
        """As ImportRepository.published."""
        return await edition_in_force(self._session, roadmap_id)

    async def dates(self, roadmap_id: int) -> dict[tuple[str, str, str], StandingDate]:
        """A roadmap's occurrences by activity key, kind and key."""
        found = await self._session.execute(
            select(
                ActivityRow.key,
                OccurrenceRow.kind,
                OccurrenceRow.key,
                OccurrenceRow.due,
                OccurrenceRow.working,
                OccurrenceRow.state,
            )
            .join(ActivityRow, ActivityRow.id == OccurrenceRow.activity_id)
            .where(ActivityRow.roadmap_id == roadmap_id)
        )
        return {
            (activity, kind, key): StandingDate(due, working, state)
            for activity, kind, key, due, working, state in found
        }

    async def activities(self, roadmap_id: int) -> tuple[StandingActivity, ...]:
        """As RoadmapRepository.activities."""
        return await standing_activities(self._session, roadmap_id)


async def edition_in_force(session: Session, roadmap_id: int) -> ImportRecord | None:
    """The import that was published last for a roadmap."""
    row = await session.scalar(
        select(ImportRow)
        .where(ImportRow.roadmap_id == roadmap_id, ImportRow.state == "published")
        .order_by(ImportRow.published_at.desc(), ImportRow.id.desc())
        .limit(1)
        .execution_options(populate_existing=True)
    )
    return import_record(row) if row else None


async def party_memory(session: Session) -> dict[str, Json]:
    """Who printed parties were, by their normalised text."""
    rows = await session.scalars(select(PartyMatchRow))
    return {
        row.text_key: {"target": row.target, "post_id": row.post_id, "group_id": row.group_id}
        for row in rows
    }


def import_head(row: ImportRow) -> ImportHead:
    """A row as lists show it."""
    return ImportHead(
        id=row.id,
        file_name=row.file_name,
        state=row.state,
        title=(row.reading or {}).get("title"),
        number=row.number,
        order_date=row.order_date,
        roadmap_id=row.roadmap_id,
        created_by=row.created_by,
        created_at=row.created_at,
        published_at=row.published_at,
        refusal=row.refusal,
    )


def import_record(row: ImportRow) -> ImportRecord:
    """A row, whole."""
    return ImportRecord(
        head=import_head(row),
        file_hash=row.file_hash,
        issuer=row.issuer,
        reading=row.reading,
        answers=row.answers,
        patches=tuple(row.patches),
        settings=row.settings,
        progress=row.progress,
    )
