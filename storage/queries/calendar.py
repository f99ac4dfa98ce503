"""The stored calendar, for the reading and the writing side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, Row, func, select

from roadmap.calendar import TermKey
from roadmap.calendars import Workplace
from roadmap.dating import SchoolTerm, TermSystem
from roadmap.days import DayKind, SpecialDay
from roadmap.summer import Summer
from storage.engine import Session
from storage.rows import (
    CalendarDayRow,
    CalendarYearRow,
    OrganizationRow,
    PostRow,
    RoadmapRow,
    SchoolTermRow,
    SummerPauseRow,
)
from usecases.ports.calendar import CalendarFacts, StoredDay, StoredTerm

ASKED_AT_ONCE = 500
_KNOWN: WeakKeyDictionary[Engine | Connection, tuple[Row[Any], CalendarFacts]] = WeakKeyDictionary()
_SIX_DAYS = select(OrganizationRow.id).where(OrganizationRow.six_day_week)
_MARK = select(
    select(func.count(CalendarDayRow.id)).scalar_subquery(),
    select(func.max(CalendarDayRow.id)).scalar_subquery(),
    select(func.max(CalendarDayRow.at)).scalar_subquery(),
    select(func.count(CalendarYearRow.year)).scalar_subquery(),
    select(func.max(CalendarYearRow.at)).scalar_subquery(),
    select(func.count(SchoolTermRow.id)).scalar_subquery(),
    _SIX_DAYS.exists(),
    select(func.count(SummerPauseRow.id)).scalar_subquery(),
    select(func.max(SummerPauseRow.id)).scalar_subquery(),
)
"""Differs after every change of what holds for everybody."""
REPORTED_WITHIN = timedelta(days=31)
"""What a period ends with is reported in the month after it."""


def month_day(text: str) -> tuple[int, int]:
    """A month and its day from "06-15"."""
    month, day = text.split("-")
    return int(month), int(day)


class SqlCalendarQueries:
    """See usecases.ports.calendar.CalendarQueries."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def facts(self, post_ids: Collection[int] | None = None) -> CalendarFacts:
        """Everything that calendars are made of; asked for anew only when something changed."""
        known = _KNOWN.get(self._session.get_bind())
        mark = (await self._session.execute(_MARK)).one()
        if known is not None and known[0] == mark:
            return known[1]
        found = await self._facts(post_ids)
        if not found.places:  # what organisations and posts there are is not in the mark
            _KNOWN[self._session.get_bind()] = (mark, found)
        return found

    async def _facts(self, post_ids: Collection[int] | None) -> CalendarFacts:
        everybody: list[SpecialDay] = []
        local: dict[int, list[SpecialDay]] = defaultdict(list)
        for one in await self.days():
            mine = everybody if one.organization_id is None else local[one.organization_id]
            mine.append(one.special)
        years = await self._session.scalars(select(CalendarYearRow.year))
        confirmed = frozenset(years)
        terms = await self._term_ends()
        summers = await self._summers()
        differ = local or terms or summers.keys() - {None}
        if not differ and not await self._six_day_weeks():
            return CalendarFacts(tuple(everybody), confirmed=confirmed, summers=summers)
        return CalendarFacts(
            everybody=tuple(everybody),
            local={key: tuple(days) for key, days in local.items()},
            places=await self._places(),
            posts=await self._posts(post_ids),
            confirmed=confirmed,
            terms=terms,
            summers=summers,
        )

    async def _summers(self) -> dict[int | None, Summer | None]:
        row = SummerPauseRow
        rows = await self._session.execute(select(row.organization_id, row.first, row.last))
        return {
            organization: Summer(month_day(first), month_day(last)) if first and last else None
            for organization, first, last in rows
        }

    async def _term_ends(self) -> dict[int, dict[TermKey, date]]:
        row = SchoolTermRow
        rows = await self._session.execute(
            select(row.organization_id, row.system, row.year, row.number, row.end)
        )
        found: dict[int, dict[TermKey, date]] = defaultdict(dict)
        for organization, system, year, number, end in rows:
            if organization is not None:
                found[organization][system, year, number] = end
        return dict(found)

    async def _six_day_weeks(self) -> bool:
        return await self._session.scalar(_SIX_DAYS.limit(1)) is not None

    async def _places(self) -> dict[int, Workplace]:
        rows = await self._session.execute(
            select(OrganizationRow.id, OrganizationRow.parent_id, OrganizationRow.six_day_week)
        )
        return {key: Workplace(parent, 6 if six else 5) for key, parent, six in rows}

    async def _posts(self, post_ids: Collection[int] | None) -> dict[int, int]:
        query = select(PostRow.id, PostRow.organization_id)
        if post_ids is None or len(post_ids) > ASKED_AT_ONCE:
            return dict((await self._session.execute(query)).all())
        return dict((await self._session.execute(query.where(PostRow.id.in_(post_ids)))).all())

    async def days(self) -> tuple[StoredDay, ...]:
        """All stored days by date, everybody's first."""
        row = CalendarDayRow
        rows = await self._session.execute(
            select(row.organization_id, row.day, row.kind, row.note, row.source).order_by(
                row.day, row.organization_id.is_not(None), row.organization_id
            )
        )
        return tuple(
            StoredDay(organization, SpecialDay(day, DayKind(kind), note), source)
            for organization, day, kind, note, source in rows
        )

    async def terms(self) -> tuple[StoredTerm, ...]:
        """All stored school terms."""
        row = SchoolTermRow
        rows = await self._session.execute(
            select(
                row.organization_id, row.system, row.year, row.number, row.start, row.end, row.note
            ).order_by(
                row.organization_id.is_not(None),
                row.organization_id,
                row.system,
                row.year,
                row.number,
            )
        )
        return tuple(
            StoredTerm(organization, TermSystem(system), year, SchoolTerm(number, start, end), note)
            for organization, system, year, number, start, end, note in rows
        )

    async def years_ahead(self, today: date) -> tuple[int, ...]:
        """The years from this one on that roadmaps in force reach into."""
        rows = await self._session.execute(
            select(RoadmapRow.period_start, RoadmapRow.period_end).where(
                RoadmapRow.state == "active", RoadmapRow.period_end >= today
            )
        )
        years = {
            year
            for start, end in rows
            for year in range(max(start.year, today.year), (end + REPORTED_WITHIN).year + 1)
        }
        return tuple(sorted(years))
