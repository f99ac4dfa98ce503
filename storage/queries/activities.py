"""Published activities as an edition is compared with them."""

from __future__ import annotations

from sqlalchemy import select

from storage.engine import Session
from storage.rows import ActivityRow, SectionRow
from usecases.ports.imports import StandingActivity

ACTIVITY_COLUMNS = (
    "kind",
    "level",
    "no",
    "position",
    "title",
    "short_name",
    "form",
    "codes",
    "audience",
    "place",
    "result",
    "deadline_raw",
    "deadline",
    "responsible",
    "tracking",
    "needs_document",
    "assumptions",
)


async def standing_activities(session: Session, roadmap_id: int) -> tuple[StandingActivity, ...]:
    """All activities, removed ones too, in the order of the document."""
    rows = await session.execute(
        select(ActivityRow, SectionRow.title)
        .outerjoin(SectionRow, SectionRow.id == ActivityRow.section_id)
        .where(ActivityRow.roadmap_id == roadmap_id)
        .order_by(ActivityRow.position, ActivityRow.id)
        .execution_options(populate_existing=True)
    )
    return tuple(
        StandingActivity(
            row.id,
            row.key,
            row.state,
            section,
            {name: getattr(row, name) for name in ACTIVITY_COLUMNS},
        )
        for row, section in rows
    )
