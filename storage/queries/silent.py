"""Duties whose date has come without a report."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cache

from sqlalchemy import exists, or_, select

from roadmap.model import DutyRole, DutyState, Tracking
from roadmap.terms import AWAITED
from storage.engine import Session
from storage.queries.directory import Vague
from storage.queries.duties import NAME, PLACE
from storage.queries.overview import overdue_after
from storage.rows import (
    ActivityRow,
    DeliveryRow,
    DutyRow,
    EscalationNoteRow,
    ExtensionRow,
    GrantRow,
    OrganizationRow,
    PersonRow,
    PostRow,
    RoadmapRow,
)
from usecases.ports.reminders.silent import EscalationNote, OverdueDuty, SilentDuty

UNREPORTED = (DutyState.NONE, DutyState.DRAFT)


async def silent_duties(session: Session, roadmap_id: int, today: date) -> tuple[SilentDuty, ...]:
    """See usecases.ports.reminders.DigestQueries.silent."""
    rows = await session.execute(
        _duties(roadmap_id).where(DutyRow.state.in_(UNREPORTED), DutyRow.done_by <= today)
    )
    return tuple(SilentDuty(*row) for row in rows)


async def overdue_duties(
    session: Session, roadmap_id: int, before: date
) -> tuple[OverdueDuty, ...]:
    """See usecases.ports.reminders.DigestQueries.overdue."""
    rows = await session.execute(
        _duties(roadmap_id)
        .add_columns(EscalationNoteRow.comment, EscalationNoteRow.spared_on)
        .outerjoin(EscalationNoteRow, EscalationNoteRow.duty_id == DutyRow.id)
        .where(DutyRow.state.in_(AWAITED), overdue_after() < before)
    )
    return tuple(OverdueDuty(SilentDuty(*row[:-2]), *row[-2:]) for row in map(tuple, rows))


def _duties(roadmap_id: int) -> Vague:
    asked = exists().where(ExtensionRow.duty_id == DutyRow.id, ExtensionRow.state == "open")
    return (
        select(DutyRow.id, DutyRow.post_id, PLACE, NAME, overdue_after(), asked)
        .join(ActivityRow, ActivityRow.id == DutyRow.activity_id)
        .join(RoadmapRow, RoadmapRow.id == DutyRow.roadmap_id)
        .join(PostRow, PostRow.id == DutyRow.post_id)
        .join(OrganizationRow, OrganizationRow.id == PostRow.organization_id)
        .where(
            DutyRow.roadmap_id == roadmap_id,
            DutyRow.role == DutyRole.RESPONSIBLE,
            ActivityRow.tracking != Tracking.INFO,
            RoadmapRow.state == "active",
        )
        .order_by(OrganizationRow.id, overdue_after(), DutyRow.id)
    )


async def controllers(session: Session) -> tuple[tuple[int, int], ...]:
    """See usecases.ports.reminders.DigestQueries.controllers."""
    return tuple((person, roadmap) for person, roadmap in await session.execute(_controllers()))


@cache
def _controllers() -> Vague:
    """Built once: asked with every digest, and building costs more than asking."""
    everywhere = GrantRow.roadmap_id.is_(None)
    query: Vague = select(GrantRow.person_id, RoadmapRow.id)
    return (
        query.join(RoadmapRow, or_(everywhere, GrantRow.roadmap_id == RoadmapRow.id))
        .join(PersonRow, PersonRow.id == GrantRow.person_id)
        .where(
            GrantRow.role == "controller",
            GrantRow.until.is_(None),
            RoadmapRow.state == "active",
            PersonRow.active,
        )
        .distinct()
        .order_by(GrantRow.person_id, RoadmapRow.id)
    )


async def escalation_note(session: Session, duty_id: int) -> EscalationNote | None:
    """See usecases.ports.reminders.DigestQueries.escalation_note."""
    row = (
        await session.execute(
            select(
                DutyRow.id,
                DutyRow.roadmap_id,
                NAME,
                EscalationNoteRow.comment,
                EscalationNoteRow.spared_on,
            )
            .join(ActivityRow, ActivityRow.id == DutyRow.activity_id)
            .outerjoin(EscalationNoteRow, EscalationNoteRow.duty_id == DutyRow.id)
            .where(DutyRow.id == duty_id)
        )
    ).first()
    return EscalationNote(*row) if row else None


async def noticed(session: Session, slots: Collection[str]) -> frozenset[tuple[int, str]]:
    """See usecases.ports.reminders.DigestQueries.noticed."""
    rows = await session.execute(
        select(DeliveryRow.person_id, DeliveryRow.slot).where(DeliveryRow.slot.in_(slots))
    )
    return frozenset((person, slot) for person, slot in rows)
