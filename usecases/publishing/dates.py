"""Duties in small batches: what is wanted is compared with what stands, the difference written.

So it may be repeated. What nobody owes any more is released with the ground as its reason; what
was reported stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar

from roadmap.calendar import ProductionCalendar
from roadmap.dating import LocalDates, Occurrence, Rule
from roadmap.drafting.owing import Owing
from roadmap.drafting.plan import LIVE, PlannedActivity
from roadmap.model import Shift
from usecases.ports.ground import UnitOfWork
from usecases.ports.history import HistoryNote
from usecases.ports.imports import NewDuty, StandingActivity, StandingDuty, StandingOccurrence
from usecases.publishing.occurrences import OWN, own_post
from usecases.reminders.plan import replan

Owed = TypeVar("Owed", Owing, StandingDuty)

BATCH = 100
"""New duties in one transaction: each is a duty, a package, up to eight reminders."""

CHANGED = 2
"""A changed duty counts twice: its old reminders and its history are written too.

So that a transaction writes 1,000 rows at most.
"""


@dataclass(frozen=True, slots=True)
class Unit:
    """One occurrence and who owes it now; nobody owes what is done before or released."""

    activity_id: int
    occurrence: StandingOccurrence
    owed: tuple[Owing, ...]


def units_of(
    standing: Iterable[StandingActivity],
    plan: Iterable[PlannedActivity],
    occurrences: Mapping[int, Sequence[StandingOccurrence]],
) -> list[Unit]:
    """Everything that has to be compared, in the order of the document."""
    planned = {one.activity.key: one for one in plan}
    return [
        Unit(activity.id, one, owed_by(one, planned[activity.key].owed))
        if activity.key in planned
        else Unit(activity.id, one, ())
        for activity in standing
        for one in occurrences.get(activity.id, ())
    ]


def owed_by(occurrence: StandingOccurrence, owed: tuple[Owing, ...]) -> tuple[Owing, ...]:
    """Who of those that owe the activity owes this date; a holder's own date is its alone."""
    if occurrence.state != LIVE:
        return ()
    if occurrence.kind != OWN:
        return owed
    return tuple(one for one in owed if one.post_id == own_post(occurrence))


@dataclass(slots=True)
class DutyWriter:
    """Makes the duties of one occurrence what its unit says, at most `room` rows at a time.

    A post whose organisation has days off of its own, or another week, has its own working date:
    shifted as `shift`, the roadmap's setting, has it.

    `settled_on` is the day on which this publication settled past dates; a run that goes on after
    midnight reminds from its own `today`. `left` are packages that a duty may have left: one that
    stays behind alone has its own ladder again.
    """

    uow: UnitOfWork
    roadmap_id: int
    calendar: ProductionCalendar
    now: datetime
    settled_on: date
    today: date
    reason: str
    actor_id: int | None
    shift: Shift
    written: list[int] = field(default_factory=list)
    left: list[int] = field(default_factory=list)

    async def write(self, unit: Unit, room: int) -> tuple[int, bool]:
        """Write up to `room` differences: how much of it was used, and whether none is left.

        Their reminders are planned by `remind`, once for the whole transaction.
        """
        standing = {one.post_id: one for one in await self.uow.roadmaps.duties(unit.occurrence.id)}
        new = [one for one in unit.owed if one.post_id not in standing]
        if max(unit.occurrence.due, unit.occurrence.working) < self.settled_on:
            new = []  # whoever came later does not inherit what has passed
        dates = self._workings(unit)
        changed = _differing(unit, standing, dates)
        used = len(new) + CHANGED * len(changed)
        if used > room:
            new = new[:room]
            changed = changed[: (room - len(new)) // CHANGED]
        self.written += await self._add(unit, new, dates)
        if changed:
            await self._alter(unit, changed, dates)
        return len(new) + CHANGED * len(changed), used <= room

    async def remind(self) -> None:
        """Plan the reminders of everything written."""
        alone = await self.uow.reminders.left_alone(self.left)
        written = dict.fromkeys((*self.written, *alone))
        if written:
            await replan(self.uow, list(written), today=self.today, calendar=self.calendar)

    def _workings(self, unit: Unit) -> dict[int, date]:
        """The working date of each post that owes it."""
        one = unit.occurrence
        end = one.rule.get("end")
        facts = Occurrence(
            one.kind,
            one.key,
            one.start,
            one.due,
            one.working,
            Rule(one.rule.get("code", ""), tuple(one.rule.get("args", {}).items())),
            date.fromisoformat(end) if end else None,
        )
        local = LocalDates(self.calendar, self.shift)
        return {
            owing.post_id: local.working(facts, self.calendar.of_post(owing.post_id))
            for owing in unit.owed
        }

    async def _add(self, unit: Unit, new: Sequence[Owing], dates: Mapping[int, date]) -> list[int]:
        made: list[int] = []
        for working, some in _by_date(new, dates).items():
            made += await self.uow.roadmaps.add_duties(
                self.roadmap_id,
                unit.activity_id,
                replace(unit.occurrence, working=working),
                [NewDuty(one.post_id, one.role.value) for one in some],
            )
        return made

    async def _alter(
        self, unit: Unit, changed: Sequence[StandingDuty], dates: Mapping[int, date]
    ) -> None:
        roles = {one.post_id: one.role.value for one in unit.owed}
        self.left += await self.uow.reminders.packages([one.id for one in changed])
        gone = [one.id for one in changed if one.post_id not in roles]
        await self.uow.roadmaps.release(gone, self.reason)
        await self._note("released", [HistoryNote(one) for one in gone])
        kept = [one for one in changed if one.post_id in roles]
        await self.uow.roadmaps.revive([one.id for one in kept if one.state == "released"])
        for working, some in _by_date(kept, dates).items():
            await self._move(replace(unit.occurrence, working=working), some)
        for role in set(roles.values()):
            same = [one.id for one in kept if roles[one.post_id] == role != one.role]
            await self.uow.roadmaps.set_role(same, role)
        self.written += [one.id for one in changed]

    async def _move(self, to: StandingOccurrence, kept: Sequence[StandingDuty]) -> None:
        ids = [one.id for one in kept]
        await self.uow.roadmaps.redate_duties(self.roadmap_id, to, ids, self.reason)
        after = _dates(to.due, to.working)
        moved = [
            HistoryNote(one.id, _dates(one.due, one.working), after)
            for one in kept
            if one.working != to.working or one.due != to.due
        ]
        await self._note("moved", moved)

    async def _note(self, verb: str, notes: Sequence[HistoryNote]) -> None:
        await self.uow.history.add_all(
            verb,
            "duty",
            notes,
            at=self.now,
            actor_id=self.actor_id,
            roadmap_id=self.roadmap_id,
            ground=self.reason,
        )


def _by_date(owed: Iterable[Owed], dates: Mapping[int, date]) -> dict[date, list[Owed]]:
    """Posts, or duties of theirs, by their working date."""
    found: dict[date, list[Owed]] = defaultdict(list)
    for one in owed:
        found[dates[one.post_id]].append(one)
    return found


def _dates(due: date, working: date) -> dict[str, str]:
    return {"due": due.isoformat(), "working": working.isoformat()}


def _differing(
    unit: Unit, standing: Mapping[int, StandingDuty], dates: Mapping[int, date]
) -> list[StandingDuty]:
    """Unanswered duties that nobody owes any more, or by other dates, or in another role."""
    roles = {one.post_id: one.role.value for one in unit.owed}
    return [
        one
        for post_id, one in standing.items()
        if not one.answered
        and (
            one.state != "released"
            if post_id not in roles
            else one.state == "released"
            or (one.due, one.working) != (unit.occurrence.due, dates[post_id])
            or one.role != roles[post_id]
        )
    ]
