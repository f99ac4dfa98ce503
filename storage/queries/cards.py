"""What a duty's and a package's card say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import RowMapping, and_, bindparam, func, select
from sqlalchemy.orm import aliased

from roadmap.dating import Rule
from roadmap.model import DutyRole, DutyState, Tracking
from storage.engine import Session
from storage.queries.directory import Vague
from storage.queries.duties import NAME, TERMS, line, lines, terms
from storage.queries.review_access import holds
from storage.rows import (
    ActivityRow,
    DutyRow,
    ExtensionRow,
    OccurrenceRow,
    OrderRow,
    OrganizationRow,
    PackageRow,
    PersonRow,
    PostRow,
    RoadmapRow,
    SectionRow,
    SubmissionRow,
)
from usecases.ports.reminders import DutyCard, PackageCard, Source

_SOURCE = (
    RoadmapRow.id.label("roadmap_id"),
    func.coalesce(RoadmapRow.short_name, RoadmapRow.title).label("roadmap"),
    OrderRow.number.label("order_number"),
    OrderRow.order_date,
    func.coalesce(OrganizationRow.short_name, OrganizationRow.name).label("organization"),
    PersonRow.full_name.label("reviewer"),
)


async def duty_cards(session: Session, duty_ids: Sequence[int]) -> dict[int, DutyCard]:
    """Duties with everything that their cards say, by id."""
    if not duty_ids:
        return {}
    rows = await session.execute(_duties(), {"duties": list(duty_ids)})
    return {row["id"]: _duty_card(row) for row in rows.mappings()}


async def package_cards(session: Session, package_ids: Sequence[int]) -> dict[int, PackageCard]:
    """Packages with their duties in the order of the roadmap, by id."""
    if not package_ids:
        return {}
    asked = {"packages": list(package_ids)}
    heads = (await session.execute(_packages(), asked)).mappings().all()
    duties = defaultdict(list)
    for row in (await session.execute(_packed(), asked)).mappings():
        duties[row["package_id"]].append(line(row))
    return {
        row["id"]: PackageCard(
            id=row["id"],
            source=_source(row),
            post_id=row["post_id"],
            organization=row["organization"],
            due=row["due"],
            reviewer=row["reviewer"],
            duties=tuple(duties[row["id"]]),
        )
        for row in heads
    }


@cache
def _packed() -> Vague:
    mine = DutyRow.package_id.in_(bindparam("packages", expanding=True))
    return lines().where(mine).order_by(ActivityRow.position, DutyRow.id)


@cache
def _packages() -> Vague:
    """Built once, as the others: building costs more than asking."""
    head = select(PackageRow.id, PackageRow.post_id, PackageRow.due, *_SOURCE).join(
        RoadmapRow, RoadmapRow.id == PackageRow.roadmap_id
    )
    asked = PackageRow.id.in_(bindparam("packages", expanding=True))
    return _sourced(head, PackageRow.post_id).where(asked)


@cache
def _duties() -> Vague:
    query = (
        select(
            DutyRow.id,
            DutyRow.post_id,
            DutyRow.package_id,
            DutyRow.role,
            DutyRow.submission_id,
            *TERMS,
            DutyRow.snoozed_until,
            OccurrenceRow.rule,
            DutyRow.executed_on,
            DutyRow.reported_at,
            DutyRow.accepted_at,
            DutyRow.accepted_silently,
            DutyRow.release_reason,
            DutyRow.original_due,
            DutyRow.moved_by,
            _asked_until(),
            *_ACTIVITY,
            SectionRow.title.label("section"),
            SubmissionRow.number,
            SubmissionRow.reason,
            *_counts(),
            *_SOURCE,
        )
        .join(ActivityRow, ActivityRow.id == DutyRow.activity_id)
        .join(OccurrenceRow, OccurrenceRow.id == DutyRow.occurrence_id)
        .join(RoadmapRow, RoadmapRow.id == DutyRow.roadmap_id)
        .outerjoin(SectionRow, SectionRow.id == ActivityRow.section_id)
        .outerjoin(SubmissionRow, SubmissionRow.id == DutyRow.submission_id)
    )
    asked = DutyRow.id.in_(bindparam("duties", expanding=True))
    return _sourced(query, DutyRow.post_id).where(asked)


_ACTIVITY = (
    NAME.label("name"),
    ActivityRow.title,
    ActivityRow.tracking,
    ActivityRow.needs_document,
    ActivityRow.level,
    ActivityRow.kind,
    ActivityRow.no,
    ActivityRow.deadline_raw,
    ActivityRow.form,
    ActivityRow.result,
)


def _counts() -> tuple[Any, Any, Any]:
    """How many duties the package holds, the activity's dates for the post, and which this is."""
    mate, other = aliased(DutyRow), aliased(DutyRow)
    size = select(func.count()).where(mate.package_id == DutyRow.package_id)
    dates = select(func.count()).where(
        other.activity_id == DutyRow.activity_id,
        other.post_id == DutyRow.post_id,
        (other.state != DutyState.RELEASED) | (other.id == DutyRow.id),
    )
    return (
        size.scalar_subquery().label("package_size"),
        dates.where(other.due <= DutyRow.due).scalar_subquery().label("ordinal"),
        dates.scalar_subquery().label("dates"),
    )


def _asked_until() -> Any:
    """The date that an open request proposes."""
    return (
        select(func.max(ExtensionRow.proposed))
        .where(ExtensionRow.duty_id == DutyRow.id, ExtensionRow.state == "open")
        .scalar_subquery()
        .label("asked_until")
    )


def _sourced(query: Vague, post_id: Any) -> Vague:
    """Join a query over roadmaps to their approving order, coordinator, and a post's house."""
    return (
        query.join(PostRow, PostRow.id == post_id)
        .join(OrganizationRow, OrganizationRow.id == PostRow.organization_id)
        .outerjoin(
            OrderRow, and_(OrderRow.roadmap_id == RoadmapRow.id, OrderRow.kind == "approval")
        )
        .outerjoin(
            PersonRow,
            and_(PersonRow.id == RoadmapRow.coordinator_id, ~holds(post_id, PersonRow.id)),
        )
    )


def _source(row: RowMapping) -> Source:
    return Source(row["roadmap_id"], row["roadmap"], row["order_number"], row["order_date"])


_SAME = (
    "id",
    "post_id",
    "organization",
    "package_id",
    "package_size",
    "name",
    "title",
    "needs_document",
    "snoozed_until",
    "section",
    "level",
    "kind",
    "no",
    "ordinal",
    "dates",
    "form",
    "result",
    "reviewer",
    "submission_id",
    "number",
    "executed_on",
    "reported_at",
    "accepted_at",
    "accepted_silently",
    "release_reason",
    "original_due",
    "moved_by",
    "asked_until",
)


def _duty_card(row: RowMapping) -> DutyCard:
    returned = row["state"] == DutyState.RETURNED
    return DutyCard(
        **{name: row[name] for name in _SAME},
        source=_source(row),
        role=DutyRole(row["role"]),
        tracking=Tracking(row["tracking"]),
        terms=terms(row),
        deadline=row["deadline_raw"],
        reason=row["reason"] if returned else None,
        rule=_rule(row["rule"]),
    )


def _rule(stored: dict[str, Any]) -> Rule | None:
    """A date that a holder has named for itself has none."""
    return Rule(stored["code"], tuple(stored["args"].items())) if "code" in stored else None
