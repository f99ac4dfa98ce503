"""The dated side of publishing: occurrences, then duties in small batches.

Both compare what is wanted with what stands and write the difference, so each may be repeated.
A key that vanished is released with the order as its reason; what was reported stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from roadmap.calendar import ProductionCalendar
from roadmap.drafting.owing import Owing
from roadmap.drafting.plan import LIVE, RELEASED, PlannedActivity, PlannedOccurrence
from usecases.ports.ground import UnitOfWork
from usecases.ports.imports import (
    NewDuty,
    OccurrenceChange,
    StandingActivity,
    StandingDuty,
    StandingOccurrence,
)
from usecases.reminders.plan import replan

BATCH = 120
"""Duties in one transaction: each is a duty, a package, up to six reminders; 1,000 rows at most."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One occurrence and who owes it now; nobody owes what is done before or released."""

    activity_id: int
    occurrence: StandingOccurrence
    owed: tuple[Owing, ...]


@dataclass(slots=True)
class OccurrenceWriter:
    """Makes the occurrences of an activity what the plan says."""

    uow: UnitOfWork

    async def write(
        self, activity_id: int, wanted: Sequence[PlannedOccurrence]
    ) -> tuple[StandingOccurrence, ...]:
        """Write the difference; the occurrences that stand now."""
        standing = {
            (one.kind, one.key): one for one in await self.uow.roadmaps.occurrences(activity_id)
        }
        changes = [
            change
            for one in wanted
            if (change := _change(standing.get((one.kind, one.key)), one)) is not None
        ]
        changes += _vanished(standing, wanted)
        if not changes:
            return tuple(standing.values())
        await self.uow.roadmaps.put_occurrences(activity_id, changes)
        return await self.uow.roadmaps.occurrences(activity_id)


def _change(
    standing: StandingOccurrence | None, wanted: PlannedOccurrence
) -> OccurrenceChange | None:
    """Facts that differ; None when the occurrence stands as it is wanted."""
    change = OccurrenceChange(
        standing.id if standing else None,
        wanted.kind,
        wanted.key,
        wanted.start,
        wanted.due,
        wanted.working,
        wanted.rule,
        wanted.state,
    )
    if standing is not None and (
        (standing.start, standing.due, standing.working, standing.rule, standing.state)
        == (change.start, change.due, change.working, change.rule, change.state)
    ):
        return None
    return change


def _vanished(
    standing: Mapping[tuple[str, str], StandingOccurrence], wanted: Iterable[PlannedOccurrence]
) -> list[OccurrenceChange]:
    keys = {(one.kind, one.key) for one in wanted}
    return [
        OccurrenceChange(
            one.id, one.kind, one.key, one.start, one.due, one.working, one.rule, RELEASED
        )
        for key, one in standing.items()
        if key not in keys and one.state == LIVE
    ]


def units_of(
    standing: Iterable[StandingActivity],
    plan: Iterable[PlannedActivity],
    occurrences: Mapping[int, Sequence[StandingOccurrence]],
) -> list[Unit]:
    """Everything that has to be compared, in the order of the document."""
    planned = {one.activity.key: one for one in plan}
    return [
        Unit(activity.id, one, planned[activity.key].owed if _live(activity, one, planned) else ())
        for activity in standing
        for one in occurrences.get(activity.id, ())
    ]


def _live(
    activity: StandingActivity,
    occurrence: StandingOccurrence,
    planned: Mapping[str, PlannedActivity],
) -> bool:
    return activity.key in planned and occurrence.state == LIVE


@dataclass(slots=True)
class DutyWriter:
    """Makes the duties of one occurrence what its unit says, at most `room` rows at a time.

    `settled_on` is the day on which this publication settled past dates; a run that goes on after
    midnight reminds from its own `today`.
    """

    uow: UnitOfWork
    roadmap_id: int
    calendar: ProductionCalendar
    now: datetime
    settled_on: date
    today: date
    reason: str
    actor_id: int | None
    written: list[int] = field(default_factory=list)

    async def write(self, unit: Unit, room: int) -> tuple[int, bool]:
        """Write up to `room` differences: how many were written, and whether none is left.

        Their reminders are planned by `remind`, once for the whole transaction.
        """
        standing = {one.post_id: one for one in await self.uow.roadmaps.duties(unit.occurrence.id)}
        new = [one for one in unit.owed if one.post_id not in standing]
        if max(unit.occurrence.due, unit.occurrence.working) < self.settled_on:
            new = []  # whoever came later does not inherit what has passed
        changed = _differing(unit, standing)
        finished = len(new) + len(changed) <= room
        ids = await self._add(unit, new[:room])
        left = room - len(ids)
        if changed and left > 0:
            ids += await self._alter(unit, changed[:left])
        self.written += ids
        return len(ids), finished

    async def remind(self) -> None:
        """Plan the reminders of everything written."""
        if self.written:
            await replan(self.uow, self.written, today=self.today, calendar=self.calendar)

    async def _add(self, unit: Unit, new: Sequence[Owing]) -> list[int]:
        if not new:
            return []
        duties = [NewDuty(one.post_id, one.role.value) for one in new]
        made = await self.uow.roadmaps.add_duties(
            self.roadmap_id, unit.activity_id, unit.occurrence, duties
        )
        return list(made)

    async def _alter(self, unit: Unit, changed: Sequence[StandingDuty]) -> list[int]:
        roles = {one.post_id: one.role.value for one in unit.owed}
        await self._release([one.id for one in changed if one.post_id not in roles])
        kept = [one for one in changed if one.post_id in roles]
        await self.uow.roadmaps.revive([one.id for one in kept if one.state == "released"])
        await self.uow.roadmaps.redate_duties(
            self.roadmap_id, unit.occurrence, [one.id for one in kept]
        )
        for role in set(roles.values()):
            same = [one.id for one in kept if roles[one.post_id] == role != one.role]
            await self.uow.roadmaps.set_role(same, role)
        return [one.id for one in changed]

    async def _release(self, ids: Sequence[int]) -> None:
        await self.uow.roadmaps.release(ids, self.reason)
        for duty_id in ids:
            await self.uow.history.add(
                "released",
                "duty",
                duty_id,
                at=self.now,
                actor_id=self.actor_id,
                roadmap_id=self.roadmap_id,
                ground=self.reason,
            )


def _differing(unit: Unit, standing: Mapping[int, StandingDuty]) -> list[StandingDuty]:
    """Unanswered duties that nobody owes any more, or by other dates, or in another role."""
    roles = {one.post_id: one.role.value for one in unit.owed}
    dates = (unit.occurrence.due, unit.occurrence.working)
    return [
        one
        for post_id, one in standing.items()
        if not one.answered
        and (
            one.state != "released"
            if post_id not in roles
            else one.state == "released"
            or (one.due, one.working) != dates
            or one.role != roles[post_id]
        )
    ]
