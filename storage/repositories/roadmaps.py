"""Roadmaps in the writing transaction: the document's side of publishing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from roadmap.reading import Factor, Indicator
from storage.queries.activities import standing_activities
from storage.repositories.publishing import SqlPublication
from storage.rows import (
    ActivityRow,
    DutyRow,
    FactorRow,
    IndicatorRow,
    OrderRow,
    RoadmapRow,
    SectionRow,
)
from usecases.ports.imports import (
    ActivityChange,
    DutyCounts,
    OrderFacts,
    RoadmapFacts,
    StandingActivity,
)

Json = dict[str, Any]


class SqlRoadmapRepository(SqlPublication):
    """See usecases.ports.imports.RoadmapRepository."""

    async def edition_of(
        self, issuer: str | None, number: str | None, order_date: date | None
    ) -> int | None:
        """The roadmap that this order approved; None without a number or a date."""
        if number is None or order_date is None:
            return None
        rows = await self._session.execute(
            select(OrderRow.roadmap_id, OrderRow.issuer)
            .where(OrderRow.number == number, OrderRow.order_date == order_date)
            .order_by(OrderRow.id)
        )
        for roadmap_id, other in rows:
            if issuer is None or other is None or _plain(issuer) == _plain(other):
                return roadmap_id
        return None

    async def add(self, facts: RoadmapFacts, *, now: datetime) -> int:
        """A new roadmap in state publishing; the id."""
        made = await self._session.execute(
            insert(RoadmapRow)
            .values(
                **_columns(facts),
                coordinator_id=facts.coordinator_id,
                state="publishing",
                created_at=now,
            )
            .returning(RoadmapRow.id)
        )
        return made.scalar_one()

    async def update(self, roadmap_id: int, facts: RoadmapFacts) -> None:
        """Write a roadmap's columns; its coordinator stays."""
        await self._session.execute(
            update(RoadmapRow).where(RoadmapRow.id == roadmap_id).values(**_columns(facts))
        )

    async def activate(self, roadmap_id: int, *, now: datetime) -> None:
        """It is in force."""
        await self._session.execute(
            update(RoadmapRow)
            .where(RoadmapRow.id == roadmap_id)
            .values(state="active", published_at=func.coalesce(RoadmapRow.published_at, now))
        )

    async def lock(self, roadmap_id: int) -> str | None:
        """The roadmap's state, its row locked until the transaction ends; None without one."""
        state: str | None = await self._session.scalar(
            select(RoadmapRow.state).where(RoadmapRow.id == roadmap_id).with_for_update()
        )
        return state

    async def put_order(self, roadmap_id: int, order: OrderFacts) -> None:
        """Write the order of an import, once."""
        standing = await self._session.scalar(
            select(OrderRow.id).where(OrderRow.import_id == order.import_id)
        )
        if standing is None:
            await self._session.execute(
                insert(OrderRow).values(
                    roadmap_id=roadmap_id,
                    kind=order.kind,
                    issuer=order.issuer,
                    number=order.number,
                    order_date=order.order_date,
                    signatory=order.signatory,
                    controller=order.controller,
                    coordinator=order.coordinator,
                    import_id=order.import_id,
                )
            )

    async def put_sections(self, roadmap_id: int, titles: Sequence[str]) -> dict[str, int]:
        """Ids by title; missing ones are added."""
        standing = await self._sections(roadmap_id)
        missing = [
            {"roadmap_id": roadmap_id, "title": title, "position": position}
            for position, title in enumerate(titles)
            if title not in standing
        ]
        if missing:
            await self._session.execute(insert(SectionRow), missing)
            standing = await self._sections(roadmap_id)
        return standing

    async def _sections(self, roadmap_id: int) -> dict[str, int]:
        rows = await self._session.execute(
            select(SectionRow.title, SectionRow.id).where(SectionRow.roadmap_id == roadmap_id)
        )
        return dict(rows.all())

    async def put_factors(
        self, roadmap_id: int, factors: Sequence[Factor], schools: Mapping[str, Sequence[int]]
    ) -> None:
        """Replace the audit table; `schools` are organisation ids by code."""
        await self._session.execute(delete(FactorRow).where(FactorRow.roadmap_id == roadmap_id))
        values = [
            {
                "roadmap_id": roadmap_id,
                "code": factor.code,
                "factor": factor.factor,
                "parameter": factor.parameter,
                "schools": list(factor.schools),
                "organization_ids": list(schools.get(factor.code, ())),
            }
            for factor in {factor.code: factor for factor in factors}.values()
        ]
        if values:
            await self._session.execute(insert(FactorRow), values)

    async def put_indicators(self, roadmap_id: int, indicators: Sequence[Indicator]) -> None:
        """Replace the indicators."""
        await self._session.execute(
            delete(IndicatorRow).where(IndicatorRow.roadmap_id == roadmap_id)
        )
        values = [
            {
                "roadmap_id": roadmap_id,
                "name": indicator.name,
                "unit": indicator.unit,
                "targets": [list(target) for target in indicator.targets],
            }
            for indicator in indicators
        ]
        if values:
            await self._session.execute(insert(IndicatorRow), values)

    async def activities(self, roadmap_id: int) -> tuple[StandingActivity, ...]:
        """All activities, removed ones too, in the order of the document."""
        return await standing_activities(self._session, roadmap_id)

    async def put_activities(
        self, roadmap_id: int, changes: Sequence[ActivityChange], sections: Mapping[str, int]
    ) -> None:
        """Write activities; they are active."""
        new: list[Json] = []
        for change in changes:
            values = {
                **change.columns,
                "section_id": sections[change.section] if change.section else None,
                "state": "active",
            }
            if change.id is None:
                new.append({**values, "roadmap_id": roadmap_id, "key": change.key})
            else:
                await self._session.execute(
                    update(ActivityRow).where(ActivityRow.id == change.id).values(**values)
                )
        if new:
            await self._session.execute(insert(ActivityRow), new)

    async def remove_activities(self, ids: Sequence[int]) -> None:
        """An edition has left them out."""
        await self._session.execute(
            update(ActivityRow).where(ActivityRow.id.in_(ids)).values(state="removed")
        )

    async def counts(self, roadmap_id: int) -> DutyCounts:
        """What stands published."""
        activities = await self._session.scalar(
            select(func.count())
            .select_from(ActivityRow)
            .where(ActivityRow.roadmap_id == roadmap_id, ActivityRow.state == "active")
        )
        duties = await self._session.scalar(
            select(func.count())
            .select_from(DutyRow)
            .where(DutyRow.roadmap_id == roadmap_id, DutyRow.state != "released")
        )
        return DutyCounts(activities or 0, duties or 0)


def _columns(facts: RoadmapFacts) -> Json:
    return {
        "title": facts.title,
        "short_name": facts.short_name,
        "issuer": facts.issuer,
        "authority_id": facts.authority_id,
        "period_start": facts.period.start,
        "period_end": facts.period.end,
        "settings": facts.settings,
    }


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").split())
