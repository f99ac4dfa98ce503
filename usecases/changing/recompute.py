"""Occurrences and duties of a roadmap in force, worked out anew after something has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from zoneinfo import ZoneInfo

from roadmap.drafting.dated import Dating, dated
from roadmap.drafting.model import DraftActivity
from roadmap.drafting.owing import Owing
from roadmap.drafting.plan import LIVE, PlannedOccurrence
from roadmap.errors import TryLaterError
from roadmap.model import DutyRole
from usecases.calendar import load_calendar
from usecases.changing.telling import tell_moved
from usecases.imports.assembled import Assembled, assemble
from usecases.ports.calendar import CalendarFacts, StoredTerm
from usecases.ports.ground import Clock, ReadFactory, UnitOfWork, UnitOfWorkFactory
from usecases.ports.imports import StandingActivity, StandingOccurrence
from usecases.publishing.asking import dates_wanted
from usecases.publishing.dates import BATCH, CHANGED, DutyWriter, Unit, owed_by
from usecases.publishing.occurrences import OWN, OccurrenceWriter, own_post
from usecases.reminders.plan import BATCH as REMINDED
from usecases.reminders.plan import replan

RECOMPUTE_JOB = "recompute-roadmap"
OCCURRENCES = 300
"""Occurrences, or activities without any, in one transaction."""
LOOKED_AT = 100
"""Dates compared in one transaction, however few of them differ."""


class _StaleError(Exception):
    """What the run is made from has changed: it begins anew."""


@dataclass(frozen=True)
class RecomputeRoadmap:
    """The job `recompute-roadmap`: what the edition in force says, dated by today's calendar.

    Dates that passed were settled and stay; of duties only those without a report are touched.
    Everything is compared before it is written, so a run after a kill, or a second one, writes
    what is missing. Holders stay those that owe now, unless `holders` asks for those of the
    edition. Whoever has duties with moved dates is told of all of them in one notice, on the
    morning of the next working day.
    """

    uow: UnitOfWorkFactory
    read: ReadFactory
    clock: Clock
    zone: ZoneInfo

    async def __call__(
        self,
        roadmap_id: int,
        ground: str,
        activities: Sequence[int] | None = None,
        actor_id: int | None = None,
        *,
        holders: bool = False,
    ) -> None:
        """All activities, or those named. `ground` as roadmap.grounds says.

        A roadmap that is not in force is left alone; TryLaterError while an edition is published.
        """
        finished = False
        while not finished:
            material = await self._material(roadmap_id)
            if material is None:
                return
            by_hand = activities is not None
            run = _Run(
                self, roadmap_id, ground, actor_id, material, by_hand=by_hand, holders=holders
            )
            finished = await run.all(activities)
        await tell_moved(
            self.uow,
            self.read,
            roadmap_id,
            today=self.clock.today(),
            zone=self.zone,
            now=self.clock.now(),
        )

    async def _material(self, roadmap_id: int) -> _Material | None:
        async with self.read() as read:
            record = await read.imports.published(roadmap_id)
            if record is None:
                return None
            days, terms = await read.calendar.facts(()), await read.calendar.terms()
            made = await assemble(read, record, today=self.clock.today())
        return _Material(made, days, terms)


@dataclass(frozen=True)
class _Material:
    """The edition in force put together, and the calendar that it was dated by."""

    made: Assembled
    days: CalendarFacts
    terms: tuple[StoredTerm, ...]

    @property
    def dating(self) -> Dating:
        """Past dates were settled when the edition was published: no answer applies to new ones."""
        return replace(self.made.dating, past=None)

    def activity(self, key: str) -> DraftActivity | None:
        """What the edition says of an activity; None for what it leaves out."""
        return next((one for one in self.made.draft.kept if one.key == key), None)


@dataclass(slots=True)
class _Run:
    """One run over one state of the edition."""

    job: RecomputeRoadmap
    roadmap_id: int
    ground: str
    actor_id: int | None
    material: _Material
    by_hand: bool = False
    holders: bool = False
    units: list[Unit] = field(default_factory=list)

    async def all(self, activities: Sequence[int] | None) -> bool:
        """False when the edition has changed meanwhile."""
        try:
            await self._occurrences(activities)
            await self._duties()
            await self._ask()
            if activities is None:
                await self._reminders()
        except _StaleError:
            return False
        return True

    async def _locked(self, uow: UnitOfWork) -> bool:
        """Of two runs one writes at a time, and none with what is out of date.

        False when the roadmap is not in force.
        """
        if await uow.roadmaps.lock(self.roadmap_id) != "active":
            return False
        if await uow.imports.publishing(self.roadmap_id):
            raise TryLaterError("roadmap-publishing")
        record = await uow.imports.published(self.roadmap_id)
        made = self.material.made.record
        if record is None or (record.head.id, record.patches, record.answers) != (
            made.head.id,
            made.patches,
            made.answers,
        ):
            raise _StaleError
        days, terms = await uow.calendar.facts(()), await uow.calendar.terms()
        if (days, terms) != (self.material.days, self.material.terms):
            raise _StaleError
        return True

    async def _occurrences(self, activities: Sequence[int] | None) -> None:
        async with self.job.uow() as uow:
            if not await self._locked(uow):
                return
            standing = await uow.roadmaps.activities(self.roadmap_id)
        left = [
            one
            for one in standing
            if (one.state == "active" if activities is None else one.id in activities)
        ]
        while left:
            async with self.job.uow() as uow:
                if not await self._locked(uow):
                    return
                await self._occurrence_batch(uow, left)
                await uow.commit()

    async def _occurrence_batch(self, uow: UnitOfWork, left: list[StandingActivity]) -> None:
        owing = await _owing(uow, [one.id for one in left[:OCCURRENCES]])
        writer = OccurrenceWriter(uow, self.material.dating.today)
        rows = 0
        while left and rows < OCCURRENCES:
            activity = left.pop(0)
            draft = self.material.activity(activity.key)
            wanted = dated(draft, self.material.dating) if draft else ()
            if draft is not None and not wanted:
                wanted = await self._named(uow, activity.id)
            stand = await writer.write(activity.id, wanted)
            owed = self._owed(draft, owing[activity.id])
            self.units += [
                Unit(activity.id, one, owed_by(one, owed))
                for one in stand
                if self.holders or not self._settled(one)
            ]
            rows += max(1, len(stand))

    def _settled(self, one: StandingOccurrence) -> bool:
        """Whether its date has passed: only another holder concerns it now."""
        return one.state == LIVE and max(one.due, one.working) < self.material.dating.today

    async def _named(self, uow: UnitOfWork, activity_id: int) -> tuple[PlannedOccurrence, ...]:
        """Dates that holders have named stay theirs, shifted by the calendar of each."""
        dating = self.material.dating
        return tuple(
            PlannedOccurrence(
                one.kind,
                one.key,
                one.start,
                one.due,
                dating.calendar.of_post(own_post(one)).shift(one.due, dating.settings.shift),
                one.rule,
                one.state,
            )
            for one in await uow.roadmaps.occurrences(activity_id)
            if one.kind == OWN
        )

    def _owed(self, draft: DraftActivity | None, standing: tuple[Owing, ...]) -> tuple[Owing, ...]:
        """Those that owe it now; after a change by hand those of the edition as well."""
        if draft is None:
            return ()
        planned = self.material.made.holders.of(draft)
        if self.holders or not standing:
            return planned
        known = {one.post_id for one in standing}
        more = (one for one in planned if one.post_id not in known) if self.by_hand else ()
        return (*standing, *more)

    async def _duties(self) -> None:
        at = 0
        while at < len(self.units):
            async with self.job.uow() as uow:
                if not await self._locked(uow):
                    return
                at = await self._duty_batch(uow, at)
                await uow.commit()

    async def _duty_batch(self, uow: UnitOfWork, at: int) -> int:
        today = self.job.clock.today()
        writer = DutyWriter(
            uow,
            self.roadmap_id,
            self.material.dating.calendar,
            self.job.clock.now(),
            self.material.dating.today,
            today,
            reason=self.ground,
            actor_id=self.actor_id,
            shift=self.material.dating.settings.shift,
        )
        spent, last = 0, at + LOOKED_AT
        while at < min(len(self.units), last) and spent <= BATCH - CHANGED:
            written, finished = await writer.write(self.units[at], BATCH - spent)
            spent += written
            if not finished:
                break
            at += 1
        await writer.remind()
        return at

    async def _ask(self) -> None:
        """Who has to name dates now; nobody is asked twice."""
        async with self.job.uow() as uow:
            if not await self._locked(uow):
                return
            standing = await uow.roadmaps.activities(self.roadmap_id)
            wanted = dates_wanted(self.material.made.plan.activities, standing)
            await uow.changes.ask_dates(self.roadmap_id, wanted, now=self.job.clock.now())
            await uow.commit()

    async def _reminders(self) -> None:
        """Rungs are counted in working days: they move with the calendar where no date does."""
        after, today = 0, self.job.clock.today()
        while True:
            async with self.job.uow() as uow:
                if not await self._locked(uow):
                    return
                ids = await uow.roadmaps.awaited(self.roadmap_id, after, REMINDED)
                if not ids:
                    return
                calendar = await load_calendar(uow.calendar)
                await replan(uow, ids, today=today, calendar=calendar)
                await uow.commit()
            after = ids[-1]


async def _owing(uow: UnitOfWork, ids: Sequence[int]) -> Mapping[int, tuple[Owing, ...]]:
    found: dict[int, tuple[Owing, ...]] = defaultdict(tuple)
    for one in await uow.roadmaps.owing(ids):
        found[one.activity_id] += (Owing(one.post_id, DutyRole(one.role)),)
    return found


def recompute_args(roadmap_id: int, ground: str, **more: Any) -> dict[str, Any]:
    """The job's arguments as JSON keeps them."""
    return {"roadmap_id": roadmap_id, "ground": ground, **more}
