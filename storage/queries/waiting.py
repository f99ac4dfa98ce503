"""What waits for somebody's word: requests for a later date, and dates that holders are to name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select

from storage.engine import Session
from storage.queries.directory import held_on
from storage.queries.duties import NAME, PLACE, TERMS, terms
from storage.rows import (
    ActivityRow,
    DateRequestRow,
    DutyRow,
    ExtensionRow,
    OccurrenceRow,
    OrganizationRow,
    PostHolderRow,
    PostRow,
)
from usecases.ports.changes import WaitingExtension


async def extensions(
    session: Session, roadmap_ids: Sequence[int], person_id: int, today: date
) -> tuple[WaitingExtension, ...]:
    """See usecases.ports.changes.ChangeQueries.waiting_extensions."""
    rows = await session.execute(
        _asked(roadmap_ids, person_id, today)
        .add_columns(
            ExtensionRow.id.label("extension"),
            NAME.label("name"),
            PLACE.label("organization"),
            ExtensionRow.proposed,
            *TERMS,
        )
        .order_by(ExtensionRow.created_at, ExtensionRow.id)
    )
    return tuple(
        WaitingExtension(
            row["extension"], row["organization"], row["name"], terms(row), row["proposed"]
        )
        for row in rows.mappings()
    )


async def count_extensions(
    session: Session, roadmap_ids: Sequence[int], person_id: int, today: date
) -> int:
    """How many of them there are."""
    counted = _asked(roadmap_ids, person_id, today).add_columns(func.count(ExtensionRow.id))
    return await session.scalar(counted) or 0


async def count_dates(session: Session, roadmap_ids: Sequence[int]) -> int:
    """How many times a holder is asked for dates and has not named any."""
    return (
        await session.scalar(select(func.count(DateRequestRow.id)).where(*open_dates(roadmap_ids)))
        or 0
    )


def open_dates(roadmap_ids: Sequence[int]) -> tuple[ColumnElement[bool], ...]:
    """Requests for dates that are not answered."""
    return (DateRequestRow.roadmap_id.in_(roadmap_ids), DateRequestRow.state == "open")


def _asked(roadmap_ids: Sequence[int], person_id: int, today: date) -> Select[Any]:
    """Open requests of these roadmaps; nobody decides on what is their own post's."""
    own = exists().where(
        PostHolderRow.post_id == DutyRow.post_id,
        PostHolderRow.person_id == person_id,
        held_on(today),
    )
    return (
        select()
        .select_from(ExtensionRow)
        .join(DutyRow, DutyRow.id == ExtensionRow.duty_id)
        .join(OccurrenceRow, OccurrenceRow.id == DutyRow.occurrence_id)
        .join(ActivityRow, ActivityRow.id == DutyRow.activity_id)
        .join(PostRow, PostRow.id == DutyRow.post_id)
        .join(OrganizationRow, OrganizationRow.id == PostRow.organization_id)
        .where(ExtensionRow.state == "open", DutyRow.roadmap_id.in_(roadmap_ids), ~own)
    )
