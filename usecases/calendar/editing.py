"""Single days, and the working week of an organisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from roadmap.days import DayKind, SpecialDay
from roadmap.grounds import calendar_ground
from usecases.calendar.houses import Houses
from usecases.calendar.spreading import spread
from usecases.ports.calendar import StoredDay
from usecases.ports.ground import Clock, UnitOfWorkFactory

HAND = "hand"


@dataclass(frozen=True, slots=True)
class DaysChanged:
    """Which days are otherwise now, and how many roadmaps are dated anew."""

    days: tuple[date, ...]
    roadmaps: int = 0


@dataclass(frozen=True, slots=True)
class SetDays:
    """Make days of one kind, for everybody or for an organisation and all under it."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(
        self, days: Sequence[date], kind: DayKind, organization: str | None, note: str | None
    ) -> DaysChanged:
        """What stood for these days is replaced. InputRefusedError: see Houses.one."""
        now = self.clock.now()
        async with self.uow() as uow:
            house = Houses(await uow.directory.organizations()).one(organization)
            owner = house.id if house else None
            stored = {one.key: one for one in await uow.calendar.days()}
            wanted = [StoredDay(owner, SpecialDay(day, kind, note), HAND) for day in days]
            changed = [
                one
                for one in wanted
                if one.key not in stored or stored[one.key].special != one.special
            ]
            if not changed:
                return DaysChanged(())
            await uow.calendar.put_days(changed, now=now)
            dates = tuple(one.special.day for one in changed)
            after = {
                "days": [day.isoformat() for day in dates],
                "kind": kind.value,
                "organization": owner,
            }
            await uow.history.add("set", "calendar", 0, at=now, after=after, ground=note)
            roadmaps = await spread(uow, _ground(dates), now=now)
            await uow.commit()
        return DaysChanged(dates, roadmaps)


@dataclass(frozen=True, slots=True)
class UnsetDays:
    """Let the published calendar hold again."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, days: Sequence[date], organization: str | None) -> DaysChanged:
        """Days for which nothing was stored are left out. InputRefusedError: see Houses.one."""
        now = self.clock.now()
        async with self.uow() as uow:
            house = Houses(await uow.directory.organizations()).one(organization)
            owner = house.id if house else None
            stored = {one.key for one in await uow.calendar.days()}
            dates = tuple(day for day in days if (owner, day) in stored)
            if not dates:
                return DaysChanged(())
            await uow.calendar.drop_days([(owner, day) for day in dates])
            after = {"days": [day.isoformat() for day in dates], "organization": owner}
            await uow.history.add("unset", "calendar", 0, at=now, after=after)
            roadmaps = await spread(uow, _ground(dates), now=now)
            await uow.commit()
        return DaysChanged(dates, roadmaps)


@dataclass(frozen=True, slots=True)
class WeekSet:
    """How many organisations have another week now, and how many roadmaps are dated anew."""

    organizations: int
    roadmaps: int = 0


@dataclass(frozen=True, slots=True)
class SetWeek:
    """Give an organisation, and all under it, a working week of 5 or 6 days."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, days: int, organization: str) -> WeekSet:
        """InputRefusedError: see Houses.one."""
        now = self.clock.now()
        async with self.uow() as uow:
            tree = await uow.directory.organizations()
            house = Houses(tree).one(organization)
            under = {house.id} if house else set()
            while more := {one.id for one in tree if one.parent_id in under} - under:
                under |= more
            changed = await uow.calendar.set_week(under, days)
            if not changed:
                return WeekSet(0)
            after = {"organizations": sorted(changed), "days": days}
            await uow.history.add("week-set", "calendar", 0, at=now, after=after)
            roadmaps = await spread(uow, calendar_ground(), now=now)
            await uow.commit()
        return WeekSet(len(changed), roadmaps)


def _ground(days: Sequence[date]) -> str:
    return calendar_ground(days[0] if len(days) == 1 else None)
