"""Processes killed again and again while messages go out, and what each kill may have doubled."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from sqlalchemy import func, or_, select

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

        On PostgreSQL the other process may have taken them back in this moment: marked they are.
        """
        waiting = DeliveryRow.state.in_(("planned", "claimed"))
        own = waiting
        if not self.world.database.sqlite:
            dead = select(ProcessRow.owner).where(ProcessRow.pid == pid).scalar_subquery()
            own = or_(DeliveryRow.lease_owner == dead, DeliveryRow.maybe_sent)
        found = select(DeliveryRow.id, DeliveryRow.person_id).where(waiting, own)
        left = await self.world.rows(found)
        await asyncio.sleep(ARRIVING)
        there = {head.person_id: self.copies(head) for head in self.heads}
        met = 0
        for delivery, person in left:
            copies = there.get(person, 0)
            met += copies > self._counted.get(delivery, 0)
            self._counted[delivery] = copies
        assert met <= IN_FLIGHT, f"kill {self.kills}: {met} messages were on their way"
        self.unrecorded += met
