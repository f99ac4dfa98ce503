"""Several processes over one database: signs of life, the dead struck off, one leader each.

Life is seen by a counter that grows, on the observer's monotonic clock: neither a wall clock that
jumps nor two machines that disagree make a living process look dead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from roadmap.errors import TryLaterError
from usecases.ports.ground import Clock, UnitOfWorkFactory
from usecases.ports.processes import Member

BOT: Final = "bot"
SCHEDULER: Final = "scheduler"
"""Leads: who fetches updates and answers them, and who acts by the clock."""


@dataclass(frozen=True, slots=True)
class JoinProcesses:
    """Be counted among the living before anything is claimed."""

    uow: UnitOfWorkFactory
    clock: Clock
    member: Member

    async def __call__(self) -> None:
        """Once a process."""
        async with self.uow() as uow:
            await uow.processes.join(self.member, now=self.clock.now())
            await uow.commit()


@dataclass(frozen=True, slots=True)
class ShowLife:
    """A sign of life, and everybody's."""

    uow: UnitOfWorkFactory
    owner: str

    async def __call__(self) -> tuple[Member, ...]:
        """All processes with their beats.

        TryLaterError when this one was struck off: it slept, or could not reach the database,
        so long that others took over; its claims are theirs now and it has to start anew.
        """
        async with self.uow() as uow:
            if not await uow.processes.beat(self.owner):
                raise TryLaterError("error-process-replaced")
            await uow.commit()
            return await uow.processes.members()


@dataclass(frozen=True, slots=True)
class BuryProcess:
    """Strike a dead process off: what it had claimed is planned again, its leads are free."""

    uow: UnitOfWorkFactory

    async def __call__(self, owner: str, beat: int) -> tuple[int, int] | None:
        """Messages (marked maybe sent) and jobs taken back; None when it lives after all."""
        async with self.uow() as uow:
            if not await uow.processes.bury(owner, beat):
                return None
            messages = await uow.deliveries.release(owner=owner)
            jobs = await uow.jobs.release(owner=owner)
            await uow.commit()
        return messages, jobs


@dataclass(frozen=True, slots=True)
class TakeLead:
    """Lead what nobody alive leads."""

    uow: UnitOfWorkFactory
    owner: str

    async def __call__(self, name: str) -> bool:
        """Whether this process leads it now."""
        async with self.uow() as uow:
            leads = await uow.processes.lead(name, self.owner)
            await uow.commit()
        return leads


@dataclass(frozen=True, slots=True)
class LeaveProcesses:
    """The end in order: the leads are free at once."""

    uow: UnitOfWorkFactory
    owner: str

    async def __call__(self) -> None:
        """What is still claimed is taken back by the others."""
        async with self.uow() as uow:
            if await uow.processes.bury(self.owner):
                await uow.deliveries.release(owner=self.owner)
                await uow.jobs.release(owner=self.owner)
            await uow.commit()
