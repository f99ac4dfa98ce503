"""Duties whose date has come without a report."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import exists, func, select

from roadmap.model import DutyRole, DutyState, Tracking
from storage.engine import Session
from storage.queries.duties import NAME, PLACE
from storage.queries.overview import overdue_after
from storage.rows import (
    ActivityRow,
    DeliveryRow,
    DutyRow,
    ExtensionRow,
    OrganizationRow,
    PostRow,
    RoadmapRow,
)
from usecases.ports.reminders.silent import SilentDuty

UNREPORTED = (DutyState.NONE, DutyState.DRAFT)
DONE_BY = func.coalesce(DutyRow.rework_until, DutyRow.extended, DutyRow.working)
"""As roadmap.terms.done_by has it for what is awaited."""


async def silent_duties(session: Session, roadmap_id: int, today: date) -> tuple[SilentDuty, ...]:
    """See usecases.ports.reminders.DigestQueries.silent."""
    asked = exists().where(ExtensionRow.duty_id == DutyRow.id, ExtensionRow.state == "open")
    rows = await session.execute(
        select(DutyRow.id, DutyRow.post_id, PLACE, NAME, overdue_after(), asked)
        .join(ActivityRow, ActivityRow.id == DutyRow.activity_id)
        .join(RoadmapRow, RoadmapRow.id == DutyRow.roadmap_id)
        .join(PostRow, PostRow.id == DutyRow.post_id)
        .join(OrganizationRow, OrganizationRow.id == PostRow.organization_id)
        .where(
            DutyRow.roadmap_id == roadmap_id,
            DutyRow.state.in_(UNREPORTED),
            DutyRow.role == DutyRole.RESPONSIBLE,
            ActivityRow.tracking != Tracking.INFO,
            RoadmapRow.state == "active",
            today >= DONE_BY,
        )
        .order_by(OrganizationRow.id, overdue_after(), DutyRow.id)
    )
    return tuple(SilentDuty(*row) for row in rows)


async def noticed(session: Session, slots: Collection[str]) -> frozenset[tuple[int, str]]:
    """See usecases.ports.reminders.DigestQueries.noticed."""
    rows = await session.execute(
        select(DeliveryRow.person_id, DeliveryRow.slot).where(DeliveryRow.slot.in_(slots))
    )
    return frozenset((person, slot) for person, slot in rows)
