"""Who may review which submissions, as a condition of a query."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select

from storage.rows import GrantRow, PostHolderRow, RoadmapRow, SubmissionRow


def holds(post_id: Any, person_id: Any) -> ColumnElement[bool]:
    """Whether a person's term in a post is open: nobody is named as the reviewer of their own."""
    return exists().where(
        PostHolderRow.post_id == post_id,
        PostHolderRow.person_id == person_id,
        PostHolderRow.until.is_(None),
    )


def reviewed_by(person_id: int, *, now: datetime, today: date) -> ColumnElement[bool]:
    """Submissions of the roadmaps that a person coordinates, without their own reports.

    Their own are those that they entered, and those of a post that they hold.
    """
    coordinated = select(RoadmapRow.id).where(RoadmapRow.coordinator_id == person_id)
    granted = (
        select(RoadmapRow.id)
        .join(GrantRow, or_(GrantRow.roadmap_id.is_(None), GrantRow.roadmap_id == RoadmapRow.id))
        .where(
            GrantRow.person_id == person_id,
            GrantRow.role == "coordinator",
            or_(GrantRow.until.is_(None), GrantRow.until > now),
        )
    )
    held = select(PostHolderRow.post_id).where(
        PostHolderRow.person_id == person_id,
        PostHolderRow.since <= today,
        or_(PostHolderRow.until.is_(None), PostHolderRow.until > today),
    )
    return and_(
        or_(SubmissionRow.roadmap_id.in_(coordinated), SubmissionRow.roadmap_id.in_(granted)),
        SubmissionRow.entered_by != person_id,
        SubmissionRow.post_id.not_in(held),
    )
