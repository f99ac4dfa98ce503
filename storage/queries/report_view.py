"""A submission with everything that its screens name."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, and_, case, func, select
from sqlalchemy.orm import aliased

from roadmap.model import DutyState
from roadmap.submissions import EvidenceState, SubmissionState
from storage.engine import Session
from storage.queries.review_access import holds
from storage.repositories.evidence import COLUMNS, evidence_of
from storage.rows import (
    ActivityRow,
    DutyRow,
    EvidenceRow,
    HistoryRow,
    OrderRow,
    OrganizationRow,
    PersonRow,
    PostRow,
    RoadmapRow,
    SubmissionDutyRow,
    SubmissionRow,
)
from usecases.ports.reports import Evidence, ReportedDuty, ReportView

NAME = func.coalesce(ActivityRow.short_name, ActivityRow.title)
STORED = (
    SubmissionRow.id,
    SubmissionRow.number,
    SubmissionRow.state,
    SubmissionRow.roadmap_id,
    SubmissionRow.post_id,
    SubmissionRow.package_id,
    SubmissionRow.entered_by,
    SubmissionRow.executed_on,
    SubmissionRow.created_at,
    SubmissionRow.reported_at,
    SubmissionRow.opened_at,
    SubmissionRow.decided_at,
    SubmissionRow.reason,
    SubmissionRow.counter_chat_id,
    SubmissionRow.counter_message_id,
)


async def report_view(session: Session, submission_id: int) -> ReportView | None:
    """The submission, or None when there is none."""
    rows = await session.execute(_head().where(SubmissionRow.id == submission_id))
    head = rows.mappings().first()
    if head is None:
        return None
    return ReportView(
        **{**head, "state": SubmissionState(head["state"])},
        duties=await _duties(session, submission_id),
        evidence=await _evidence(session, submission_id),
    )


def _head() -> Select[*tuple[Any, ...]]:
    sender, opener, decider, reviewer = (aliased(PersonRow) for _ in range(4))
    return (
        select(
            *STORED,
            func.coalesce(RoadmapRow.short_name, RoadmapRow.title).label("roadmap_title"),
            _order(OrderRow.number).label("order_number"),
            _order(OrderRow.order_date).label("order_date"),
            func.coalesce(OrganizationRow.short_name, OrganizationRow.name).label("organization"),
            sender.full_name.label("entered_by_name"),
            opener.full_name.label("opened_by_name"),
            decider.full_name.label("decided_by_name"),
            reviewer.full_name.label("reviewer_name"),
            _returns().label("returns"),
        )
        .join(RoadmapRow, RoadmapRow.id == SubmissionRow.roadmap_id)
        .join(PostRow, PostRow.id == SubmissionRow.post_id)
        .join(OrganizationRow, OrganizationRow.id == PostRow.organization_id)
        .join(sender, sender.id == SubmissionRow.entered_by)
        .outerjoin(opener, opener.id == SubmissionRow.opened_by)
        .outerjoin(decider, decider.id == SubmissionRow.decided_by)
        .outerjoin(
            reviewer,
            and_(
                reviewer.id == RoadmapRow.coordinator_id,
                reviewer.id != SubmissionRow.entered_by,
                ~holds(SubmissionRow.post_id, reviewer.id),
            ),
        )
    )


def _order(column: Any) -> Any:
    """A fact of the order that approved the roadmap, else of the first one."""
    return (
        select(column)
        .where(OrderRow.roadmap_id == SubmissionRow.roadmap_id)
        .order_by(case((OrderRow.kind == "approval", 0), else_=1), OrderRow.id)
        .limit(1)
        .scalar_subquery()
    )


def _returns() -> Any:
    return (
        select(func.count())
        .where(
            HistoryRow.subject == "submission",
            HistoryRow.subject_id == SubmissionRow.id,
            HistoryRow.verb == "returned",
        )
        .scalar_subquery()
    )


async def _duties(session: Session, submission_id: int) -> tuple[ReportedDuty, ...]:
    rows = await session.execute(
        select(
            DutyRow.id,
            NAME.label("name"),
            ActivityRow.no,
            ActivityRow.form,
            ActivityRow.needs_document,
            DutyRow.due,
            DutyRow.working,
            DutyRow.extended,
            DutyRow.rework_until,
            DutyRow.state,
            DutyRow.executed_on,
            DutyRow.first_reported_at,
        )
        .join(SubmissionDutyRow, SubmissionDutyRow.duty_id == DutyRow.id)
        .join(ActivityRow, ActivityRow.id == DutyRow.activity_id)
        .where(SubmissionDutyRow.submission_id == submission_id)
        .order_by(ActivityRow.position, DutyRow.id)
    )
    return tuple(
        ReportedDuty(**{**row, "state": DutyState(row["state"])}) for row in rows.mappings()
    )


async def _evidence(session: Session, submission_id: int) -> tuple[Evidence, ...]:
    rows = await session.execute(
        select(*COLUMNS)
        .where(
            EvidenceRow.submission_id == submission_id,
            EvidenceRow.state != EvidenceState.REMOVED,
        )
        .order_by(EvidenceRow.id)
    )
    return tuple(evidence_of(dict(row)) for row in rows.mappings())
