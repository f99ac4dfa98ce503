"""A coordinator's facts: what waits for a decision, what is late, who was not reached."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select

from roadmap.model import DutyRole, Tracking
from roadmap.submissions import SubmissionState
from roadmap.terms import AWAITED
from storage.engine import Session
from storage.queries.directory import held_on
from storage.queries.overview import overdue_after
from storage.queries.plan import WAITS
from storage.queries.review_access import reviewed_by
from storage.queries.waiting import count_dates, count_extensions
from storage.rows import (
    ActivityRow,
    ContactRow,
    DeliveryRow,
    DutyRow,
    GrantRow,
    OrganizationRow,
    PersonRow,
    PostHolderRow,
    PostRow,
    ReminderRow,
    RoadmapRow,
    SubmissionRow,
)
from usecases.ports.reminders import ControlFacts, Late, OnReview, Unreached, WeekLine

LABEL = func.coalesce(OrganizationRow.short_name, OrganizationRow.name)
NAME = func.coalesce(ActivityRow.short_name, ActivityRow.title)
_GRANTED = and_(GrantRow.role == "coordinator", GrantRow.until.is_(None))
_ACTIVE = RoadmapRow.state == "active"


async def coordinating(session: Session) -> tuple[int, ...]:
    """People who coordinate an active roadmap, by its own word or by a grant."""
    return tuple((await session.scalars(_coordinating())).all())


@cache
def _coordinating() -> Select[int]:
    owners = select(RoadmapRow.coordinator_id).where(
        _ACTIVE, RoadmapRow.coordinator_id.is_not(None)
    )
    granted = select(GrantRow.person_id).where(
        _GRANTED, exists().where(_ACTIVE, _covers(GrantRow.roadmap_id))
    )
    found = select(PersonRow.id).where(
        PersonRow.active, or_(PersonRow.id.in_(owners), PersonRow.id.in_(granted))
    )
    return found.order_by(PersonRow.id)


async def control_facts(
    session: Session, person_id: int, *, now: datetime, today: date, since: date, until: date
) -> ControlFacts | None:
    """See usecases.ports.reminders.DigestQueries.control."""
    roadmaps = await coordinated(session, person_id)
    if not roadmaps:
        return None
    return ControlFacts(
        review=await _review(session, person_id, now, today),
        late=await _late(session, roadmaps, today),
        unreached=await _unreached(session, roadmaps, since, today),
        week=await _week(session, roadmaps, today, until),
        roadmap_ids=roadmaps,
        extensions=await count_extensions(session, roadmaps, person_id, today),
        dates=await count_dates(session, roadmaps),
    )


async def coordinated(session: Session, person_id: int) -> tuple[int, ...]:
    """See usecases.ports.reminders.DigestQueries.coordinated."""
    granted = exists().where(
        _GRANTED, GrantRow.person_id == person_id, _covers(GrantRow.roadmap_id)
    )
    found = select(RoadmapRow.id).where(
        _ACTIVE, or_(RoadmapRow.coordinator_id == person_id, granted)
    )
    return tuple((await session.scalars(found.order_by(RoadmapRow.id))).all())


def _covers(roadmap_id: Any) -> ColumnElement[bool]:
    return or_(roadmap_id.is_(None), roadmap_id == RoadmapRow.id)


async def _review(session: Session, person_id: int, now: datetime, today: date) -> OnReview | None:
    row = (
        await session.execute(
            select(
                func.count(),
                func.count(PostRow.organization_id.distinct()),
                func.min(SubmissionRow.reported_at),
            )
            .join(PostRow, PostRow.id == SubmissionRow.post_id)
            .where(
                SubmissionRow.state == SubmissionState.REPORTED,
                reviewed_by(person_id, now=now, today=today),
            )
        )
    ).one()
    reports, organizations, oldest = row
    return OnReview(reports, organizations, oldest) if oldest is not None else None


def _counted(roadmaps: Sequence[int]) -> Select[Any]:
    """Duties of these roadmaps that somebody answers for."""
    return (
        select()
        .select_from(DutyRow)
        .join(ActivityRow, ActivityRow.id == DutyRow.activity_id)
        .join(PostRow, PostRow.id == DutyRow.post_id)
        .join(OrganizationRow, OrganizationRow.id == PostRow.organization_id)
        .where(
            DutyRow.roadmap_id.in_(roadmaps),
            DutyRow.role == DutyRole.RESPONSIBLE,
            ActivityRow.tracking != Tracking.INFO,
        )
    )


async def _late(session: Session, roadmaps: Sequence[int], today: date) -> Late | None:
    late = _counted(roadmaps).where(DutyRow.state.in_(AWAITED), overdue_after() < today)
    organizations = await session.scalar(
        late.add_columns(func.count(OrganizationRow.id.distinct()))
    )
    longest = (
        await session.execute(
            late.add_columns(LABEL, overdue_after())
            .order_by(overdue_after(), OrganizationRow.id)
            .limit(1)
        )
    ).first()
    return Late(organizations or 0, longest[0], longest[1]) if longest else None


async def _unreached(
    session: Session, roadmaps: Sequence[int], since: date, today: date
) -> tuple[Unreached, ...]:
    failed = await session.execute(_failed(roadmaps, since))
    vacant = await session.execute(_vacant(roadmaps, today))
    unlinked = await session.execute(_unlinked(roadmaps, since, today))
    reasons = {name: "failing" if state == "active" else state for name, state in failed}
    reasons |= {name: "no-address" if ever else "not-connected" for name, ever in unlinked}
    reasons.update({row[0]: "vacant" for row in vacant})
    return tuple(Unreached(name, reason) for name, reason in reasons.items())


def _failed(roadmaps: Sequence[int], since: date) -> Select[Any]:
    """Houses whose digests did not arrive, with the state of the contact."""
    contact = (
        select(func.min(ContactRow.state))
        .where(ContactRow.person_id == DeliveryRow.person_id, ContactRow.state != "revoked")
        .scalar_subquery()
    )
    return (
        _counted(roadmaps)
        .add_columns(LABEL, func.coalesce(contact, "not-connected"))
        .join(ReminderRow, ReminderRow.duty_id == DutyRow.id)
        .join(DeliveryRow, DeliveryRow.id == ReminderRow.delivery_id)
        .where(
            DeliveryRow.kind == "digest",
            DeliveryRow.local_day >= since,
            DeliveryRow.state.in_(("undeliverable", "failed")),
        )
        .distinct()
        .order_by(LABEL)
    )


def _unlinked(roadmaps: Sequence[int], since: date, today: date) -> Select[Any]:
    """Houses with something to be told of, and a holder without an address; whether they had one.

    Not read off deliveries: this morning's may still stand in the queue.
    """
    linked = exists().where(
        ContactRow.person_id == PostHolderRow.person_id, ContactRow.state != "revoked"
    )
    ever = exists().where(ContactRow.person_id == PostHolderRow.person_id)
    return (
        _counted(roadmaps)
        .add_columns(LABEL, ever)
        .join(ReminderRow, ReminderRow.duty_id == DutyRow.id)
        .join(PostHolderRow, and_(PostHolderRow.post_id == DutyRow.post_id, held_on(today)))
        .where(ReminderRow.state != "cancelled", ReminderRow.day.between(since, today), ~linked)
        .distinct()
        .order_by(LABEL)
    )


def _vacant(roadmaps: Sequence[int], today: date) -> Select[Any]:
    """Houses with something to be told of, and nobody to tell."""
    return (
        _counted(roadmaps)
        .add_columns(LABEL)
        .join(ReminderRow, ReminderRow.duty_id == DutyRow.id)
        .where(
            WAITS,
            ReminderRow.day <= today,
            ~exists().where(PostHolderRow.post_id == DutyRow.post_id, held_on(today)),
        )
        .distinct()
        .order_by(LABEL)
    )


async def _week(
    session: Session, roadmaps: Sequence[int], today: date, until: date
) -> tuple[WeekLine, ...]:
    """Reports due: packages of several duties by their day, lone duties by their activity."""
    awaited = func.sum(case((DutyRow.state.in_(AWAITED), 1), else_=0))
    report = func.coalesce(DutyRow.package_id, -DutyRow.id)
    reports = (
        _counted(roadmaps)
        .add_columns(
            DutyRow.working.label("due"),
            case((func.count() == 1, func.min(DutyRow.activity_id))).label("activity_id"),
            case((awaited == 0, 1), else_=0).label("done"),
        )
        .where(DutyRow.working.between(today, until), DutyRow.state != "released")
        .group_by(report, DutyRow.working)
        .subquery()
    )
    rows = await session.execute(
        select(reports.c.due, func.min(NAME), func.count(), func.sum(reports.c.done))
        .select_from(reports)
        .outerjoin(ActivityRow, ActivityRow.id == reports.c.activity_id)
        .group_by(reports.c.due, reports.c.activity_id)
        .order_by(reports.c.due, func.count().desc())
    )
    return tuple(WeekLine(due, name, total, done) for due, name, total, done in rows)
