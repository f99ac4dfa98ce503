"""Questions about submissions and their review, on a reading connection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, case, func, or_, select

from roadmap.model import DutyRole, DutyState, Tracking
from roadmap.submissions import EvidenceState, SubmissionState
from roadmap.terms import AWAITED
from storage.engine import Session
from storage.queries.report_view import NAME, report_view
from storage.queries.review_access import reviewed_by
from storage.repositories.evidence import COLUMNS, evidence_of
from storage.rows import (
    ActivityRow,
    DutyRow,
    EvidenceRow,
    HistoryRow,
    PackageRow,
    PersonRow,
    SubmissionDutyRow,
    SubmissionRow,
)
from usecases.ports.history import HistoryEntry
from usecases.ports.reports import (
    Candidate,
    Evidence,
    PackageSheet,
    ReportView,
    SheetRow,
)


class SqlReviewQueries:
    """See usecases.ports for what each method promises."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def report(self, submission_id: int) -> ReportView | None:
        """A submission as its screens show it."""
        return await report_view(self._session, submission_id)

    async def evidence(self, evidence_id: int) -> Evidence | None:
        """One piece of evidence, removed or not."""
        rows = await self._session.execute(select(*COLUMNS).where(EvidenceRow.id == evidence_id))
        row = rows.mappings().first()
        return evidence_of(dict(row)) if row else None

    async def waiting(self, person_id: int) -> int:
        """How many files of a person wait to be told what they belong to."""
        rows = await self._session.execute(
            select(func.count()).where(
                EvidenceRow.person_id == person_id,
                EvidenceRow.submission_id.is_(None),
                EvidenceRow.state != EvidenceState.REMOVED,
            )
        )
        return rows.scalar_one()

    async def sheet(self, package_id: int) -> PackageSheet | None:
        """A package's rows that can be ticked: open, not returned."""
        package = await self._session.get(PackageRow, package_id)
        if package is None:
            return None
        ticked = and_(
            DutyRow.state == DutyState.DRAFT, SubmissionRow.package_id == DutyRow.package_id
        )
        rows = await self._session.execute(
            select(
                DutyRow.id,
                NAME,
                ActivityRow.no,
                ActivityRow.needs_document,
                case((ticked, True), else_=False),
            )
            .join(ActivityRow, ActivityRow.id == DutyRow.activity_id)
            .outerjoin(SubmissionRow, SubmissionRow.id == DutyRow.submission_id)
            .where(
                DutyRow.package_id == package_id,
                DutyRow.state.in_([DutyState.NONE, DutyState.DRAFT]),
                DutyRow.role == DutyRole.RESPONSIBLE,
                ActivityRow.tracking != Tracking.INFO,
            )
            .order_by(ActivityRow.position, DutyRow.id)
        )
        sheet_rows = tuple(SheetRow(*row) for row in rows)
        return PackageSheet(package.id, package.post_id, package.due, sheet_rows)

    async def candidates(
        self, post_ids: Sequence[int], *, today: date, limit: int
    ) -> tuple[Candidate, ...]:
        """Open duties and packages of posts: begun ones first, then by the nearness of the date."""
        rows = await self._session.execute(
            select(
                DutyRow.id,
                DutyRow.package_id,
                DutyRow.submission_id,
                DutyRow.state,
                NAME.label("name"),
                func.coalesce(
                    DutyRow.rework_until,
                    DutyRow.extended,
                    DutyRow.working,
                ).label("due"),
            )
            .join(ActivityRow, ActivityRow.id == DutyRow.activity_id)
            .where(
                DutyRow.post_id.in_(post_ids),
                DutyRow.state.in_(AWAITED),
                DutyRow.role == DutyRole.RESPONSIBLE,
                ActivityRow.tracking != Tracking.INFO,
            )
            .order_by(DutyRow.working, ActivityRow.position, DutyRow.id)
        )
        found = _grouped([dict(row) for row in rows.mappings()])
        nearest = sorted(found, key=lambda c: (not c.drafted, abs((c.due - today).days), c.due))
        return tuple(nearest[:limit])

    async def queue(self, person_id: int, *, now: datetime, today: date) -> tuple[int, ...]:
        """Submissions that a person may review, oldest first; never their own."""
        rows = await self._session.execute(
            select(SubmissionRow.id)
            .where(
                SubmissionRow.state == SubmissionState.REPORTED,
                reviewed_by(person_id, now=now, today=today),
            )
            .order_by(SubmissionRow.reported_at, SubmissionRow.id)
        )
        return tuple(rows.scalars())

    async def history(self, duty_id: int) -> tuple[HistoryEntry, ...]:
        """What happened to a duty and to its submissions, oldest first."""
        submissions = select(SubmissionDutyRow.submission_id).where(
            SubmissionDutyRow.duty_id == duty_id
        )
        rows = await self._session.execute(
            select(
                HistoryRow.at,
                HistoryRow.actor_id,
                PersonRow.full_name,
                HistoryRow.verb,
                HistoryRow.before,
                HistoryRow.after,
                HistoryRow.ground,
            )
            .outerjoin(PersonRow, PersonRow.id == HistoryRow.actor_id)
            .where(
                or_(
                    and_(HistoryRow.subject == "duty", HistoryRow.subject_id == duty_id),
                    and_(
                        HistoryRow.subject == "submission", HistoryRow.subject_id.in_(submissions)
                    ),
                )
            )
            .order_by(HistoryRow.id)
        )
        return tuple(HistoryEntry(*row) for row in rows)


def _grouped(rows: Sequence[Mapping[str, Any]]) -> list[Candidate]:
    groups: dict[tuple[str, int], list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["state"] == DutyState.RETURNED and row["submission_id"]:
            groups["submission", row["submission_id"]].append(row)
        elif row["package_id"]:
            groups["package", row["package_id"]].append(row)
        else:
            groups["duty", row["id"]].append(row)
    return [_candidate(kind, key, group) for (kind, key), group in groups.items()]


def _candidate(kind: str, key: int, group: Sequence[Mapping[str, Any]]) -> Candidate:
    first = group[0]
    if kind == "package" and len(group) == 1:
        kind, key = "duty", first["id"]
    return Candidate(
        kind=kind,
        id=key,
        name=first["name"] if len(group) == 1 else "",
        due=first["due"],
        duties=len(group),
        drafted=any(row["state"] == DutyState.DRAFT for row in group),
    )
