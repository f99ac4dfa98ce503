"""What coordinators and controllers ask: grouped facts, lists, rows of the report."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import aliased

from roadmap.figures import Fact
from roadmap.model import DutyState
from roadmap.status import ActivityMark, DutyMark, RoadmapHead
from roadmap.terms import AWAITED
from storage.engine import Session
from storage.rows import (
    ActivityRow,
    ContactRow,
    DutyRow,
    OccurrenceRow,
    OrderRow,
    OrganizationRow,
    PersonRow,
    PostHolderRow,
    PostRow,
    RoadmapRow,
    SectionRow,
    SubmissionRow,
)
from usecases.ports.overview import Holder, Late, Slice

UNREPORTED = (DutyState.NONE, DutyState.DRAFT)
FACT = (
    DutyRow.state,
    DutyRow.due,
    DutyRow.working,
    DutyRow.extended,
    DutyRow.rework_until,
    DutyRow.executed_on,
    DutyRow.accepted_silently,
)
SHORT = func.coalesce(OrganizationRow.short_name, OrganizationRow.name)


class SqlOverviewQueries:
    """See usecases.ports.overview for what each method promises."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def roadmaps(self) -> tuple[RoadmapHead, ...]:
        """Every published roadmap, newest order first."""
        rows = await self._session.execute(
            _heads().order_by(OrderRow.order_date.desc(), RoadmapRow.id.desc())
        )
        return tuple(RoadmapHead(*row) for row in rows)

    async def roadmap(self, roadmap_id: int) -> RoadmapHead | None:
        """One roadmap."""
        row = (await self._session.execute(_heads().where(RoadmapRow.id == roadmap_id))).first()
        return RoadmapHead(*row) if row else None

    async def slices(self, roadmap_id: int) -> tuple[Slice, ...]:
        """All duties grouped by identical facts."""
        keys = (ActivityRow.section_id, ActivityRow.level, PostRow.organization_id)
        rows = await self._session.execute(
            select(*keys, *FACT, func.count())
            .join(ActivityRow, ActivityRow.id == DutyRow.activity_id)
            .join(PostRow, PostRow.id == DutyRow.post_id)
            .where(DutyRow.roadmap_id == roadmap_id, ActivityRow.state == "active")
            .group_by(*keys, *FACT)
        )
        return tuple(_slice(tuple(row)) for row in rows)

    async def sections(self, roadmap_id: int) -> dict[int, str]:
        """Headings by id, in the order of the document."""
        rows = await self._session.execute(
            select(SectionRow.id, SectionRow.title)
            .where(SectionRow.roadmap_id == roadmap_id)
            .order_by(SectionRow.position)
        )
        return {key: name for key, name in rows}  # noqa: C416 # dict() loses the rows' types

    async def organizations(self, roadmap_id: int) -> dict[int, str]:
        """Short names of the organisations that owe something, by id."""
        rows = await self._session.execute(
            select(OrganizationRow.id, SHORT)
            .join(PostRow, PostRow.organization_id == OrganizationRow.id)
            .join(DutyRow, DutyRow.post_id == PostRow.id)
            .where(DutyRow.roadmap_id == roadmap_id)
            .distinct()
            .order_by(OrganizationRow.id)
        )
        return {key: name for key, name in rows}  # noqa: C416 # dict() loses the rows' types

    async def late(self, roadmap_id: int, today: date) -> tuple[Late, ...]:
        """Overdue duties, longest first."""
        until = overdue_after()
        rows = await self._session.execute(
            select(
                DutyRow.id,
                SHORT,
                PostRow.title,
                func.coalesce(ActivityRow.short_name, ActivityRow.title),
                until,
            )
            .join(ActivityRow, ActivityRow.id == DutyRow.activity_id)
            .join(PostRow, PostRow.id == DutyRow.post_id)
            .join(OrganizationRow, OrganizationRow.id == PostRow.organization_id)
            .where(DutyRow.roadmap_id == roadmap_id, DutyRow.state.in_(AWAITED), until < today)
            .where(ActivityRow.state == "active")
            .order_by(until, OrganizationRow.id, DutyRow.id)
        )
        return tuple(Late(*row) for row in rows)

    async def silent(self, roadmap_id: int, today: date) -> tuple[Holder, ...]:
        """Holders who are reached, with a duty whose date has come and no report sent for it."""
        due = and_(DutyRow.state.in_(UNREPORTED), DutyRow.working <= today)
        holders = await self._holders(roadmap_id, today, due)
        return tuple(holder for holder in holders if holder.state in {"active", "email"})

    async def unconnected(self, roadmap_id: int, today: date) -> tuple[Holder, ...]:
        """Posts with open duties whose holder is not connected; some are reached by mail."""
        holders = await self._holders(roadmap_id, today, DutyRow.state.in_(AWAITED))
        return tuple(holder for holder in holders if holder.state != "active")

    async def _holders(
        self, roadmap_id: int, today: date, owed: ColumnElement[bool]
    ) -> tuple[Holder, ...]:
        holding = aliased(PostHolderRow)
        state = _contact_state(PersonRow.id)
        rows = await self._session.execute(
            select(
                PostRow.id,
                SHORT,
                PostRow.title,
                PersonRow.full_name,
                state,
                func.count(DutyRow.id.distinct()),
            )
            .join(PostRow, PostRow.id == DutyRow.post_id)
            .join(OrganizationRow, OrganizationRow.id == PostRow.organization_id)
            .outerjoin(holding, and_(holding.post_id == PostRow.id, _current(holding, today)))
            .outerjoin(PersonRow, PersonRow.id == holding.person_id)
            .where(DutyRow.roadmap_id == roadmap_id, owed)
            .group_by(
                PostRow.id,
                OrganizationRow.id,
                OrganizationRow.short_name,
                OrganizationRow.name,
                PostRow.title,
                PersonRow.id,
                PersonRow.full_name,
            )
            .order_by(OrganizationRow.id, PostRow.id, PersonRow.id)
        )
        return tuple(Holder(*row) for row in rows)

    async def activities(self, roadmap_id: int) -> tuple[ActivityMark, ...]:
        """Rows in the order of the document."""
        rows = await self._session.execute(
            select(ActivityRow, SectionRow.title, _settled())
            .outerjoin(SectionRow, SectionRow.id == ActivityRow.section_id)
            .where(ActivityRow.roadmap_id == roadmap_id, ActivityRow.state == "active")
            .order_by(ActivityRow.position)
        )
        return tuple(_mark(*row) for row in rows)

    async def duties(self, roadmap_id: int) -> tuple[DutyMark, ...]:
        """All duties, by activity, organisation, due date."""
        rows = await self._session.execute(
            select(
                DutyRow.activity_id,
                SHORT,
                PostRow.title,
                DutyRow.role,
                *FACT,
                SubmissionRow.number,
            )
            .join(ActivityRow, ActivityRow.id == DutyRow.activity_id)
            .join(PostRow, PostRow.id == DutyRow.post_id)
            .join(OrganizationRow, OrganizationRow.id == PostRow.organization_id)
            .outerjoin(SubmissionRow, SubmissionRow.id == DutyRow.submission_id)
            .where(DutyRow.roadmap_id == roadmap_id, ActivityRow.state == "active")
            .order_by(ActivityRow.position, OrganizationRow.id, DutyRow.working, DutyRow.id)
        )
        return tuple(_duty(tuple(row)) for row in rows)


def overdue_after() -> ColumnElement[date]:
    """The last day on which an awaited duty is not overdue: roadmap.terms.last_day in SQL."""
    promised = func.coalesce(DutyRow.extended, DutyRow.due)
    limit = case((promised > DutyRow.working, promised), else_=DutyRow.working)
    return case((DutyRow.rework_until > limit, DutyRow.rework_until), else_=limit)


def _heads() -> Select[Any]:
    activities = (
        select(func.count())
        .where(ActivityRow.roadmap_id == RoadmapRow.id, ActivityRow.state == "active")
        .scalar_subquery()
    )
    return (
        select(
            RoadmapRow.id,
            RoadmapRow.title,
            RoadmapRow.short_name,
            OrderRow.number,
            OrderRow.order_date,
            RoadmapRow.period_start,
            RoadmapRow.period_end,
            RoadmapRow.state,
            activities,
        )
        .outerjoin(
            OrderRow, and_(OrderRow.roadmap_id == RoadmapRow.id, OrderRow.kind == "approval")
        )
        .where(RoadmapRow.state != "publishing")
    )


def _current(holding: Any, today: date) -> ColumnElement[bool]:
    return and_(holding.since <= today, or_(holding.until.is_(None), holding.until > today))


def _contact_state(person_id: Any) -> ColumnElement[str | None]:
    """A person's best contact state: active before any other, "email" for whom letters reach."""
    known = ContactRow.person_id == person_id
    mail = ContactRow.channel == "email"
    chats = select(func.min(ContactRow.state)).where(known, ~mail).scalar_subquery()
    letters = exists().where(known, mail, ContactRow.state == "active")
    # "active" is the first in the alphabet of states
    return case((chats == "active", "active"), (letters, "email"), else_=chats)


def _fact(columns: tuple[Any, ...]) -> Fact:
    return Fact(*columns)


def _slice(row: tuple[Any, ...]) -> Slice:
    return Slice(row[0], row[1], row[2], _fact(row[3:10]), row[10])


def _duty(row: tuple[Any, ...]) -> DutyMark:
    return DutyMark(row[0], row[1], row[2], row[3], _fact(row[4:11]), row[11])


def _settled() -> ColumnElement[str | None]:
    """What became of an activity's dates when none of them is live."""
    live = func.count(case((OccurrenceRow.state == "live", 1)))
    return (
        select(case((live == 0, func.min(OccurrenceRow.state))))
        .where(OccurrenceRow.activity_id == ActivityRow.id)
        .scalar_subquery()
    )


def _mark(row: ActivityRow, section: str | None, settled: str | None) -> ActivityMark:
    return ActivityMark(
        id=row.id,
        section=section,
        level=row.level,
        kind=row.kind,
        no=row.no,
        title=row.title,
        form=row.form,
        codes=tuple(row.codes),
        audience=row.audience,
        place=row.place,
        deadline=row.deadline_raw,
        responsible=", ".join(party["text"] for party in row.responsible),
        tracking=row.tracking,
        settled=settled,
    )
