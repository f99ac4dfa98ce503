"""Keeping the plan true: what became of digests, what comes near, the next rungs, what is past."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from usecases.calendar import load_calendar
from usecases.ports.ground import Clock, ReadFactory, ReadSession, UnitOfWork, UnitOfWorkFactory
from usecases.ports.reminders import LAST, Held, Place
from usecases.reminders.hours import Part, local
from usecases.reminders.plan import BATCH, horizon, replan

HELD: Final = timedelta(minutes=30)
"""A digest that waits longer is looked at: its day may have closed."""

STALE: Final = timedelta(days=30)
"""What waited longer, for want of a holder, is left to the next rung."""

KEPT: Final = timedelta(days=180)
"""How long it is known by row which message spoke of which duty: half a year, until a report on
it is decided and appealed. The messages themselves are kept."""

ROWS: Final = 1000
"""Written in one transaction."""

FIRST: Final = Place(date.min, 0)


@dataclass(frozen=True, slots=True)
class SettleDigests:
    """Withdraw digests whose day has closed unsent; plan anew the reminders of ended ones.

    So after an outage each person gets one message with the true state, in their hours.
    """

    uow: UnitOfWorkFactory
    read: ReadFactory
    clock: Clock
    timezone: str

    async def __call__(self) -> None:
        """Costs two questions when there is nothing to settle."""
        async with self.read() as read:
            settled = [*await read.digests.ended(), *await self._closed(read)]
        for at in range(0, len(settled), BATCH):
            await self._settle(settled[at : at + BATCH])

    async def _closed(self, read: ReadSession) -> list[int]:
        """Those whose day is over where their person is; thousands wait in an outage."""
        before = self.clock.now() - HELD
        over = {held for held in await read.digests.held(before) if self._over(held)}
        if not over:
            return []
        return [one for one, held in await read.digests.held_digests(before) if held in over]

    def _over(self, held: Held) -> bool:
        there = local(self.clock.now(), held.timezone or self.timezone, held.digest_at)
        return there.day > held.local_day or there.part is Part.CLOSED

    async def _settle(self, delivery_ids: Sequence[int]) -> None:
        async with self.uow() as uow:
            await uow.digests.expire(delivery_ids)
            duties = await uow.digests.settle(delivery_ids)
            calendar = await load_calendar(uow.calendar)
            await replan(uow, duties, today=self.clock.today(), calendar=calendar)
            await uow.commit()


@dataclass(frozen=True, slots=True)
class ExtendPlan:
    """Once a day: what enters the horizon, the next rung of what is overdue, what is past.

    So a duty has only a few reminders ahead, and only while its date is near; what became of
    them is kept for `KEPT`. Every step writes at most 1,000 rows in a transaction and goes on
    where it was broken off, on the same day or on a later one.
    """

    uow: UnitOfWorkFactory
    read: ReadFactory
    clock: Clock

    async def __call__(self) -> None:
        """Does nothing when it has run today."""
        today = self.clock.today()
        async with self.read() as read:
            done = await read.upkeep.extended()
        if done == today:
            return
        until = await self._widen(today)
        while await self._bring_in(until):
            pass
        while await self._resume():
            pass
        while await self._forget():
            pass
        after = FIRST
        while (place := await self._follow(after)) is not None:
            after = place
        while await self._prune():
            pass
        async with self.uow() as uow:
            await uow.upkeep.note_extended(today, now=self.clock.now())
            await uow.commit()

    async def _widen(self, today: date) -> date:
        """First of all, in a transaction alone: what is dated meanwhile is planned as it is."""
        async with self.uow() as uow:
            stands = await uow.upkeep.horizon()
            until = horizon(today, await load_calendar(uow.calendar))
            if stands is not None and stands >= until:
                return stands
            await uow.upkeep.widen(until, now=self.clock.now())
            await uow.commit()
        return until

    async def _bring_in(self, until: date) -> bool:
        async with self.read() as read:
            after = await read.upkeep.brought_in() or FIRST
            found = await read.upkeep.entering(after, until, BATCH)
        place = found[-1] if found else Place(until, LAST)
        if place <= after:
            return False
        async with self.uow() as uow:
            await self._replan(uow, [one.duty_id for one in found])
            await uow.upkeep.note_brought_in(place, now=self.clock.now())
            await uow.commit()
        return bool(found)

    async def _resume(self) -> bool:
        async with self.uow() as uow:
            duties = await uow.upkeep.resume(self.clock.today(), BATCH)
            await self._replan(uow, duties)
            await uow.commit()
        return bool(duties)

    async def _forget(self) -> bool:
        async with self.uow() as uow:
            forgotten = await uow.upkeep.forget(self.clock.today() - STALE, ROWS)
            await uow.commit()
        return forgotten == ROWS

    async def _follow(self, after: Place) -> Place | None:
        """Plan the next overdue duties; the last one's place, None at the end."""
        async with self.read() as read:
            found = await read.upkeep.lapsed(self.clock.today(), after, BATCH)
        if not found:
            return None
        async with self.uow() as uow:
            await self._replan(uow, [one.duty_id for one in found])
            await uow.commit()
        return found[-1]

    async def _prune(self) -> bool:
        async with self.uow() as uow:
            pruned = await uow.upkeep.prune(self.clock.today() - KEPT, ROWS)
            await uow.commit()
        return pruned == ROWS

    async def _replan(self, uow: UnitOfWork, duties: Sequence[int]) -> None:
        if duties:
            calendar = await load_calendar(uow.calendar)
            await replan(uow, duties, today=self.clock.today(), calendar=calendar)
