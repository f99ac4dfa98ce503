"""What has changed since it was published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, func, select

from roadmap.model import DutyRole, DutyState, Period
from roadmap.terms import AWAITED, done_by
from storage.engine import Session
from storage.queries.directory import Vague
from storage.queries.duties import NAME, TERMS, terms
from storage.queries.waiting import extensions, open_dates
from storage.rows import (
    ActivityRow,
    DateRequestRow,
    DutyRow,
    ExtensionRow,
    HistoryRow,
    OccurrenceRow,
    OrderRow,
    OrganizationRow,
    PersonRow,
    PostRow,
    RoadmapRow,
)
from usecases.ports.changes import (
    DateRequest,
    Extension,
    LastChange,
    MovedDuty,
    OwedDuty,
    WaitingExtension,
)

MOVED = (HistoryRow.verb == "moved", HistoryRow.subject == "duty")


class SqlChangeQueries:
    """See usecases.ports.changes.ChangeQueries."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def extension(self, extension_id: int) -> Extension | None:
        """One request."""
        row = await self._session.get(ExtensionRow, extension_id)
        return extension_of(row) if row else None

    async def waiting_extensions(
        self, roadmap_ids: Sequence[int], person_id: int, today: date
    ) -> tuple[WaitingExtension, ...]:
        """Open requests that a coordinator of these roadmaps decides on."""
        return await extensions(self._session, roadmap_ids, person_id, today)

    async def waiting_dates(self, roadmap_ids: Sequence[int]) -> tuple[DateRequest, ...]:
        """What holders are asked for in these roadmaps and have not named."""
        rows = await self._session.execute(asked().where(*open_dates(roadmap_ids)))
        return tuple(DateRequest(*row) for row in rows)

    async def date_requests(self, post_ids: Sequence[int]) -> tuple[DateRequest, ...]:
        """What these posts are asked for and have not named."""
        rows = await self._session.execute(
            asked().where(
                DateRequestRow.post_id.in_(post_ids),
                DateRequestRow.state == "open",
                RoadmapRow.state == "active",
            )
        )
        return tuple(DateRequest(*row) for row in rows)

    async def date_request(self, request_id: int) -> DateRequest | None:
        """One request."""
        row = (await self._session.execute(asked().where(DateRequestRow.id == request_id))).first()
        return DateRequest(*row) if row else None

    async def named_dates(self, activity_id: int, post_id: int) -> tuple[OwedDuty, ...]:
        """Duties by the dates that a post has named itself."""
        rows = await self._session.execute(
            _owed().where(
                DutyRow.activity_id == activity_id,
                DutyRow.post_id == post_id,
                OccurrenceRow.kind == "own",
            )
        )
        return tuple(
            OwedDuty(row["id"], row["organization"], terms(row)) for row in rows.mappings()
        )

    async def approved(self, roadmap_id: int) -> tuple[Period, date | None] | None:
        """A roadmap's period, and its order's date."""
        return await self._period(RoadmapRow.id == roadmap_id)

    async def _period(self, which: ColumnElement[bool]) -> tuple[Period, date | None] | None:
        rows = await self._session.execute(
            select(RoadmapRow.period_start, RoadmapRow.period_end, OrderRow.order_date)
            .outerjoin(
                OrderRow, and_(OrderRow.roadmap_id == RoadmapRow.id, OrderRow.kind == "approval")
            )
            .where(which)
            .limit(1)
        )
        row = rows.first()
        return (Period(row[0], row[1]), row[2]) if row else None

    async def period_of_duty(self, duty_id: int) -> tuple[Period, date | None] | None:
        """The period of a duty's roadmap, and its order's date."""
        mine = select(DutyRow.roadmap_id).where(DutyRow.id == duty_id).scalar_subquery()
        return await self._period(RoadmapRow.id == mine)

    async def duty_counts(self, roadmap_id: int) -> dict[int, dict[str, int]]:
        """How many duties each activity has, by stored state."""
        rows = await self._session.execute(
            select(DutyRow.activity_id, DutyRow.state, func.count())
            .where(DutyRow.roadmap_id == roadmap_id)
            .group_by(DutyRow.activity_id, DutyRow.state)
        )
        counts: dict[int, dict[str, int]] = defaultdict(dict)
        for activity_id, state, number in rows:
            counts[activity_id][state] = number
        return counts

    async def duties_of(self, activity_id: int) -> tuple[OwedDuty, ...]:
        """An activity's duties that are not released, by date and organisation."""
        rows = await self._session.execute(_owed().where(DutyRow.activity_id == activity_id))
        return tuple(
            OwedDuty(row["id"], row["organization"], terms(row)) for row in rows.mappings()
        )

    async def last_change(self, activity_id: int) -> LastChange | None:
        """The newest change of an activity by hand."""
        rows = await self._session.execute(
            select(HistoryRow.verb, HistoryRow.at, PersonRow.full_name, HistoryRow.ground)
            .outerjoin(PersonRow, PersonRow.id == HistoryRow.actor_id)
            .where(HistoryRow.subject == "activity", HistoryRow.subject_id == activity_id)
            .order_by(HistoryRow.id.desc())
            .limit(1)
        )
        row = rows.first()
        return LastChange(*row) if row else None

    async def moved_posts(
        self, roadmap_id: int, since: datetime, until: datetime
    ) -> tuple[int, ...]:
        """Posts of a roadmap's duties that were moved in this time."""
        rows = await self._session.scalars(
            select(DutyRow.post_id)
            .distinct()
            .join(HistoryRow, HistoryRow.subject_id == DutyRow.id)
            .where(*MOVED, HistoryRow.roadmap_id == roadmap_id)
            .where(HistoryRow.at >= since, HistoryRow.at <= until)
            .order_by(DutyRow.post_id)
        )
        return tuple(rows)

    async def moved(
        self, post_ids: Sequence[int], since: datetime, until: datetime
    ) -> tuple[MovedDuty, ...]:
        """What these posts still owe and was moved in this time to another date; by date."""
        rows = await self._session.execute(
            select(DutyRow.id, NAME.label("name"), HistoryRow.before, HistoryRow.ground, *TERMS)
            .join(HistoryRow, HistoryRow.subject_id == DutyRow.id)
            .join(ActivityRow, ActivityRow.id == DutyRow.activity_id)
            .join(OccurrenceRow, OccurrenceRow.id == DutyRow.occurrence_id)
            .where(*MOVED, HistoryRow.at >= since, HistoryRow.at < until)
            .where(DutyRow.post_id.in_(post_ids), DutyRow.state.in_(AWAITED))
            .where(DutyRow.role == DutyRole.RESPONSIBLE)
            .order_by(HistoryRow.id)
        )
        found: dict[int, MovedDuty] = {}
        for row in rows.mappings():
            first = found.get(row["id"])
            before = first.before if first else date.fromisoformat(row["before"]["working"])
            found[row["id"]] = MovedDuty(row["id"], row["name"], before, terms(row), row["ground"])
        moved = [one for one in found.values() if done_by(one.terms) != one.before]
        return tuple(sorted(moved, key=lambda one: (done_by(one.terms), one.id)))


_PLACE = func.coalesce(OrganizationRow.short_name, OrganizationRow.name).label("organization")


def _owed() -> Vague:
    return (
        select(DutyRow.id, _PLACE, *TERMS)
        .join(OccurrenceRow, OccurrenceRow.id == DutyRow.occurrence_id)
        .join(PostRow, PostRow.id == DutyRow.post_id)
        .join(OrganizationRow, OrganizationRow.id == PostRow.organization_id)
        .where(DutyRow.state != DutyState.RELEASED)
        .order_by(DutyRow.working, PostRow.organization_id, DutyRow.id)
    )


def asked() -> Vague:
    """Requests for dates, in the roadmap's order."""
    return (
        select(
            DateRequestRow.id,
            DateRequestRow.roadmap_id,
            DateRequestRow.activity_id,
            DateRequestRow.post_id,
            DateRequestRow.state,
            NAME,
            ActivityRow.deadline_raw,
            _PLACE,
        )
        .join(ActivityRow, ActivityRow.id == DateRequestRow.activity_id)
        .join(RoadmapRow, RoadmapRow.id == DateRequestRow.roadmap_id)
        .join(PostRow, PostRow.id == DateRequestRow.post_id)
        .join(OrganizationRow, OrganizationRow.id == PostRow.organization_id)
        .order_by(ActivityRow.position, DateRequestRow.id)
    )


def extension_of(row: ExtensionRow) -> Extension:
    """A row as it is decided on."""
    return Extension(
        row.id,
        row.duty_id,
        row.person_id,
        row.proposed,
        row.reason,
        row.state,
        row.decided_by,
        row.decision_reason,
    )
