"""The document's side of publishing: roadmap, order, sections, activities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from roadmap.diff import Difference
from roadmap.drafting.dated import stored_settings
from usecases.imports.amended import order_of
from usecases.imports.assembled import Assembled
from usecases.imports.columns import columns_of
from usecases.ports.ground import UnitOfWork
from usecases.ports.imports import ActivityChange, OrderFacts, RoadmapFacts, StandingActivity

BATCH = 300


@dataclass(slots=True)
class DocumentWriter:
    """Writes what an edition changes; what stands already is left as it is."""

    uow: UnitOfWork
    material: Assembled
    now: datetime

    async def head(self, standing: int | None) -> int:
        """The roadmap (`standing`, or a new one) with its order, audit table and indicators."""
        draft = self.material.draft
        if standing is None:
            import_id = self.material.record.head.id
            roadmap_id = await self.uow.roadmaps.add(self._facts(), now=self.now)
            await self.uow.imports.write(import_id, roadmap_id=roadmap_id)
        else:
            roadmap_id = standing
            await self.uow.roadmaps.update(roadmap_id, self._facts())
        await self.uow.roadmaps.put_order(roadmap_id, self._order(amends=standing is not None))
        table = self.material.holders.table.schools
        await self.uow.roadmaps.put_factors(
            roadmap_id, draft.factors, {code: sorted(found) for code, found in table.items()}
        )
        await self.uow.roadmaps.put_indicators(roadmap_id, draft.indicators)
        return roadmap_id

    async def activities(self, roadmap_id: int, at: int) -> int:
        """Write the next batch of activities from place `at`; the place after it."""
        draft = self.material.draft
        titles = list(dict.fromkeys(one.section for one in draft.kept if one.section))
        sections = await self.uow.roadmaps.put_sections(roadmap_id, titles)
        standing = {one.key: one for one in await self.uow.roadmaps.activities(roadmap_id)}
        rows = draft.kept[at : at + BATCH]
        changes = [
            ActivityChange(_id(standing.get(row.key)), row.key, row.section, columns_of(row))
            for row in rows
        ]
        await self.uow.roadmaps.put_activities(roadmap_id, changes, sections)
        return at + len(rows)

    async def removed(self, roadmap_id: int) -> tuple[StandingActivity, ...]:
        """Mark what the edition leaves out; everything that is removed by now."""
        kept = {one.key for one in self.material.draft.kept}
        standing = await self.uow.roadmaps.activities(roadmap_id)
        removed = tuple(one for one in standing if one.key not in kept)
        fresh = [one.id for one in removed if one.state == "active"]
        if fresh:
            await self.uow.roadmaps.remove_activities(fresh)
        return removed

    def _facts(self) -> RoadmapFacts:
        draft = self.material.draft
        return RoadmapFacts(
            title=draft.title,
            short_name=draft.short_name,
            issuer=draft.issuer,
            authority_id=self.material.directory.authority_id,
            period=draft.period,
            settings=stored_settings(self.material.dating.settings),
            coordinator_id=self.material.record.head.created_by,
        )

    def _order(self, *, amends: bool) -> OrderFacts:
        """The order that is published: an amending one has no controller of the roadmap's own."""
        reading, form = self.material.reading, self.material.record.reading or {}
        order, settings = order_of(reading), self.material.record.settings
        own = reading.amendments is None or reading.amendments.by is None
        return OrderFacts(
            kind="amendment" if amends else "approval",
            issuer=order.issuer,
            number=order.number,
            order_date=order.date,
            signatory=form.get("signatory") if own else settings.get("signatory"),
            controller=form.get("controller") if own else None,
            coordinator=form.get("coordinator") if own else None,
            import_id=self.material.record.head.id,
        )


def _id(standing: StandingActivity | None) -> int | None:
    return standing.id if standing else None


def summed(found: Difference) -> dict[str, int]:
    """Counts of a difference, for the history."""
    return {
        "added": len(found.added),
        "changed": len(found.changed),
        "removed": len(found.removed),
    }
