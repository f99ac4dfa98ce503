"""Duties as lines of a list: the columns, their joins, and the read model made of them."""

from __future__ import annotations

from sqlalchemy import RowMapping, func, select

from roadmap.model import DutyRole, DutyState, Tracking
from roadmap.terms import Terms
from storage.queries.directory import Vague
from storage.rows import (
    ActivityRow,
    DutyRow,
    OccurrenceRow,
    OrganizationRow,
    PostRow,
    RoadmapRow,
    SubmissionRow,
)
from usecases.ports.reminders import AgendaDuty

NAME = func.coalesce(ActivityRow.short_name, ActivityRow.title)
PLACE = func.coalesce(OrganizationRow.short_name, OrganizationRow.name)
TERMS = (
    DutyRow.state,
    DutyRow.due,
    DutyRow.working,
    OccurrenceRow.start,
    DutyRow.extended,
    DutyRow.rework_until,
)


def lines() -> Vague:
    """Duties that are to be reported, with what `line` needs."""
    return (
        select(
            DutyRow.id,
            DutyRow.roadmap_id,
            DutyRow.package_id,
            DutyRow.post_id,
            NAME.label("name"),
            DutyRow.role,
            ActivityRow.tracking,
            ActivityRow.needs_document,
            *TERMS,
            DutyRow.snoozed_until,
            SubmissionRow.reason,
            DutyRow.reported_at,
            DutyRow.submission_id,
            PLACE.label("organization"),
            (OrganizationRow.kind == "school").label("school"),
        )
        .join(ActivityRow, ActivityRow.id == DutyRow.activity_id)
        .join(OccurrenceRow, OccurrenceRow.id == DutyRow.occurrence_id)
        .join(RoadmapRow, RoadmapRow.id == DutyRow.roadmap_id)
        .join(PostRow, PostRow.id == DutyRow.post_id)
        .join(OrganizationRow, OrganizationRow.id == PostRow.organization_id)
        .outerjoin(SubmissionRow, SubmissionRow.id == DutyRow.submission_id)
        .where(ActivityRow.tracking != Tracking.INFO)
    )


def line(row: RowMapping) -> AgendaDuty:
    """A row of `lines`."""
    returned = row["state"] == DutyState.RETURNED
    return AgendaDuty(
        id=row["id"],
        roadmap_id=row["roadmap_id"],
        package_id=row["package_id"],
        post_id=row["post_id"],
        name=row["name"],
        role=DutyRole(row["role"]),
        tracking=Tracking(row["tracking"]),
        needs_document=row["needs_document"],
        terms=terms(row),
        snoozed_until=row["snoozed_until"],
        reason=row["reason"] if returned else None,
        reported_at=row["reported_at"],
        submission_id=row["submission_id"],
        organization=row["organization"],
        school=row["school"],
    )


def terms(row: RowMapping) -> Terms:
    """The columns TERMS as the rules of a duty's life take them."""
    return Terms(
        state=DutyState(row["state"]),
        due=row["due"],
        working=row["working"],
        start=row["start"],
        extended=row["extended"],
        rework_until=row["rework_until"],
    )
