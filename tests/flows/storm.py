"""Processes killed again and again while messages go out, and what each kill may have doubled."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import Select, func, or_, select

from bot.working import IN_FLIGHT
from storage.rows import DeliveryRow, LeadRow, ProcessRow
from tests.flows.crowd import Head
from tests.flows.preloaded import ForkedBot
from tests.flows.world import World

SOON = 0.15  # seconds from the awaited message to the kill: any step of a sending
STARTING = 0.2  # this share of the kills is followed by one more while the new process starts
STARTS = 1.5  # seconds in which it does
ARRIVING = 0.1  # seconds for what the dead process had given to the network
CALM = 20  # messages before the first kill and after the last one
PATIENCE = 120.0


@dataclass
class Storm:
    """Kills one of the processes at random moments and begins it anew at once."""

    world: World
    bots: Sequence[ForkedBot]
    heads: Sequence[Head]
    chance: random.Random
    kills: int = 0
    unrecorded: int = 0
    """Messages that were in a chat and not yet recorded when their process was killed."""
    _counted: dict[int, int] = field(default_factory=dict)

    def copies(self, head: Head) -> int:
        """How often somebody has got the digest."""
        return len(self.world.simulator.world.messages.get(head.chat, ()))

    def arrived(self) -> int:
        """How many messages all have got."""
        return sum(self.copies(head) for head in self.heads)

    async def rage(self, kills: int) -> None:
        """Each of so many kills waits for a message of its own, so that they fall everywhere."""
        messages = range(CALM, len(self.heads) - CALM)
        for number in sorted(self.chance.sample(messages, kills)):
            await self._reached(number)
            await asyncio.sleep(self.chance.uniform(0.0, SOON))
            await self._kill()
            if self.chance.random() < STARTING:
                await asyncio.sleep(self.chance.uniform(0.0, STARTS))
                await self._kill()

    async def _reached(self, number: int) -> None:
        async def reached() -> bool:
            assert all(bot.runs for bot in self.bots), "a process ended by itself"
            return self.arrived() >= number

        try:
            await self.world.until(reached, PATIENCE)
        except TimeoutError:
            pytest.fail(f"message {number} does not come: {await self._standstill()}")

    async def _standstill(self) -> dict[str, object]:
        """What can be seen of a morning that does not go on."""
        states = select(DeliveryRow.state, func.count()).group_by(DeliveryRow.state)
        processes = select(ProcessRow.owner, ProcessRow.pid, ProcessRow.beat)
        return {
            "messages": await self.world.rows(states),
            "processes": await self.world.rows(processes),
            "leads": await self.world.rows(select(LeadRow.name, LeadRow.owner)),
            "calls": await self.world.box.counters(),
        }

    async def _kill(self) -> None:
        bot = self.chance.choice(self.bots)
        pid = bot.pid
        bot.kill()
        self.kills += 1
        await self._count(pid)
        bot.begin("all")

    async def _count(self, pid: int) -> None:
        """The dead process's messages that are in the chat once more than when last counted.

        On PostgreSQL the other process may take them back in this very moment. So whatever is
        marked counts as what may be doubled, but only what nobody else holds as its own.
        """
        dead = {str(owner) for owner in await self.world.rows(_owner(pid))}
        left = await self.world.rows(_waiting(dead, everything=self.world.database.sqlite))
        await asyncio.sleep(ARRIVING)
        there = {head.person_id: self.copies(head) for head in self.heads}
        own = 0
        for delivery, person, holder in left:
            copies = there.get(person, 0)
            if copies > self._counted.get(delivery, 0):
                self.unrecorded += 1
                own += self.world.database.sqlite or holder is None or holder in dead
            self._counted[delivery] = copies
        assert own <= IN_FLIGHT, f"kill {self.kills}: {own} messages were on their way"


def _owner(pid: int) -> Select[Any]:
    return select(ProcessRow.owner).where(ProcessRow.pid == pid)


def _waiting(dead: set[str], *, everything: bool) -> Select[Any]:
    """Unrecorded messages: (number, person, holder)."""
    found = select(DeliveryRow.id, DeliveryRow.person_id, DeliveryRow.lease_owner).where(
        DeliveryRow.state.in_(("planned", "claimed"))
    )
    if everything:
        return found
    return found.where(or_(DeliveryRow.lease_owner.in_(dead), DeliveryRow.maybe_sent))
