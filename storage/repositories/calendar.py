"""The stored calendar in the writing transaction."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, delete, insert, or_, select, update

from roadmap.summer import Summer
from storage.queries.calendar import SqlCalendarQueries
from storage.rows import (
    CalendarDayRow,
    CalendarYearRow,
    OrganizationRow,
    RoadmapRow,
    SchoolTermRow,
    SummerPauseRow,
)
from storage.upsert import insert_or
from usecases.ports.calendar import StoredDay, StoredTerm

AT_ONCE = 200


class SqlCalendarRepository(SqlCalendarQueries):
    """See usecases.ports.calendar.CalendarRepository."""

    async def put_days(self, days: Sequence[StoredDay], *, now: datetime) -> None:
        """Write days; one that stands for the same organisation is replaced."""
        await self.drop_days([one.key for one in days])
        values = [
            {
                "organization_id": one.organization_id,
                "day": one.special.day,
                "kind": one.special.kind.value,
                "note": one.special.note,
                "source": one.source,
                "at": now,
            }
            for one in days
        ]
        if values:
            await self._session.execute(insert(CalendarDayRow), values)

    async def drop_days(self, keys: Sequence[tuple[int | None, date]]) -> None:
        """The published calendar holds again on these days."""
        for at in range(0, len(keys), AT_ONCE):
            same = [_same_day(*key) for key in keys[at : at + AT_ONCE]]
            await self._session.execute(delete(CalendarDayRow).where(or_(*same)))

    async def confirm_year(self, year: int, source: str, *, now: datetime) -> None:
        """A whole year's calendar was loaded."""
        await self._session.execute(
            insert_or(self._session, CalendarYearRow)
            .values(year=year, source=source, at=now)
            .on_conflict_do_update(index_elements=["year"], set_={"source": source, "at": now})
        )

    async def set_week(self, organization_ids: Collection[int], days: int) -> tuple[int, ...]:
        """Give these organisations a week of 5 or 6 days; those that had another one."""
        six = days == 6
        changed = await self._session.scalars(
            update(OrganizationRow)
            .where(
                OrganizationRow.id.in_(organization_ids), OrganizationRow.six_day_week.is_not(six)
            )
            .values(six_day_week=six)
            .returning(OrganizationRow.id)
        )
        return tuple(changed)

    async def put_summer(
        self, organization_id: int | None, summer: Summer | None, *, now: datetime
    ) -> None:
        """Set the pause of an organisation and all under it, None for no pause."""
        await self.drop_summer(organization_id)
        first, last = (
            (_stored(day) for day in (summer.first, summer.last)) if summer else (None, None)
        )
        await self._session.execute(
            insert(SummerPauseRow).values(
                organization_id=organization_id, first=first, last=last, at=now
            )
        )

    async def drop_summer(self, organization_id: int | None) -> None:
        """What stands above the organisation holds again."""
        row = SummerPauseRow
        await self._session.execute(
            delete(row).where(row.organization_id.is_not_distinct_from(organization_id))
        )

    async def put_terms(self, terms: Sequence[StoredTerm], *, now: datetime) -> None:
        """Write school terms; one with the same key is replaced."""
        for at in range(0, len(terms), AT_ONCE):
            same = [_same_term(one) for one in terms[at : at + AT_ONCE]]
            await self._session.execute(delete(SchoolTermRow).where(or_(*same)))
        values = [
            {
                "organization_id": one.organization_id,
                "system": one.system.value,
                "year": one.year,
                "number": one.term.number,
                "start": one.term.start,
                "end": one.term.end,
                "note": one.note,
                "at": now,
            }
            for one in terms
        ]
        if values:
            await self._session.execute(insert(SchoolTermRow), values)

    async def roadmaps(self) -> tuple[int, ...]:
        """Roadmaps in force."""
        rows = await self._session.scalars(
            select(RoadmapRow.id).where(RoadmapRow.state == "active").order_by(RoadmapRow.id)
        )
        return tuple(rows)


def _stored(day: tuple[int, int]) -> str:
    month, number = day
    return f"{month:02}-{number:02}"


def _same_day(organization_id: int | None, day: date) -> ColumnElement[bool]:
    return and_(
        CalendarDayRow.organization_id.is_not_distinct_from(organization_id),
        CalendarDayRow.day == day,
    )


def _same_term(one: StoredTerm) -> ColumnElement[bool]:
    return and_(
        SchoolTermRow.organization_id.is_not_distinct_from(one.organization_id),
        SchoolTermRow.system == one.system.value,
        SchoolTermRow.year == one.year,
        SchoolTermRow.number == one.term.number,
    )
