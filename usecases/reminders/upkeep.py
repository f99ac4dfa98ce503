"""Keeping the plan true: what became of digests, and the next rungs of what is overdue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from usecases.calendar import load_calendar
from usecases.ports.ground import Clock, ReadFactory, ReadSession, UnitOfWorkFactory
from usecases.ports.reminders import UnsettledDigest
from usecases.reminders.hours import Part, here, local
from usecases.reminders.plan import BATCH, replan

HELD: Final = timedelta(minutes=30)
"""A digest that waits longer is looked at: its day may have closed."""

STALE: Final = timedelta(days=30)
"""What waited longer, for want of a holder, is left to the next rung."""

UNSENT: Final = "planned"


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
        """Costs one question when there is nothing to settle."""
        async with self.read() as read:
            found = await read.digests.unsettled(self.clock.now() - HELD)
            settled = await self._closed(read, found)
        for at in range(0, len(settled), BATCH):
            await self._settle(settled[at : at + BATCH])

    async def _closed(self, read: ReadSession, found: Sequence[UnsettledDigest]) -> list[int]:
        """Those that ended, and those whose day is over where their person is."""
        waiting = {digest.person_id for digest in found if digest.state == UNSENT}
        people = await read.people.contacts(tuple(waiting))
        now = self.clock.now()
        closed = []
        for digest in found:
            person = people.get(digest.person_id)
            there = here(now, person, self.timezone) if person else local(now, self.timezone, None)
            over = there.day > digest.local_day or there.part is Part.CLOSED
            if digest.state != UNSENT or over:
                closed.append(digest.id)
        return closed

    async def _settle(self, delivery_ids: Sequence[int]) -> None:
        async with self.uow() as uow:
            await uow.digests.expire(delivery_ids)
            duties = await uow.digests.settle(delivery_ids)
            calendar = await load_calendar(uow.calendar)
            await replan(uow, duties, today=self.clock.today(), calendar=calendar)
            await uow.commit()


@dataclass(frozen=True, slots=True)
class ExtendPlan:
    """Once a day: the next rung of what is overdue, and what can be told to the reachable again."""

    uow: UnitOfWorkFactory
    read: ReadFactory
    clock: Clock

    async def __call__(self) -> None:
        """Does nothing when it has run today; goes on where it was broken off."""
        today = self.clock.today()
        async with self.read() as read:
            done = await read.digests.extended()
        if done == today:
            return
        while await self._resume():
            pass
        await self._forget()
        after = 0
        while after := await self._extend(after):
            pass
        async with self.uow() as uow:
            await uow.digests.note_extended(today, now=self.clock.now())
            await uow.commit()

    async def _resume(self) -> bool:
        today = self.clock.today()
        async with self.uow() as uow:
            duties = await uow.digests.resume(today, BATCH)
            calendar = await load_calendar(uow.calendar)
            await replan(uow, duties, today=today, calendar=calendar)
            await uow.commit()
        return bool(duties)

    async def _forget(self) -> None:
        async with self.uow() as uow:
            await uow.digests.forget(self.clock.today() - STALE)
            await uow.commit()

    async def _extend(self, after: int) -> int:
        """Plan the next overdue duties; returns the last id, 0 at the end."""
        today = self.clock.today()
        async with self.read() as read:
            duties = await read.digests.lapsed(today, after, BATCH)
        if not duties:
            return 0
        async with self.uow() as uow:
            calendar = await load_calendar(uow.calendar)
            await replan(uow, duties, today=today, calendar=calendar)
            await uow.commit()
        return duties[-1]
