"""This process among others over one PostgreSQL database: it lives, it watches, it may lead."""

from __future__ import annotations

import logging
import os
import socket
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path

from bot.stopping import Stopping
from roadmap.errors import TryLaterError
from usecases.ports.ground import Clock, UnitOfWorkFactory
from usecases.ports.processes import Member
from usecases.processes import BuryProcess, JoinProcesses, LeaveProcesses, ShowLife, TakeLead

BEAT_SECONDS = 3.0
DEAD_SECONDS = 20.0
"""Longer than a busy machine keeps a loop from running, short enough to take over in a minute."""
BLIND_SECONDS = DEAD_SECONDS / 2
"""After so long without a look (the database was away, the machine slept) the watch begins anew."""

logger = logging.getLogger(__name__)


class Peers:
    """Beats, strikes off who has stopped beating, takes the leads that are free."""

    def __init__(
        self,
        uow: UnitOfWorkFactory,
        clock: Clock,
        member: Member,
        leads: Mapping[str, Callable[[], Awaitable[None]]],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`leads` says what is begun when a lead is taken."""
        self._self = member
        self._join = JoinProcesses(uow, clock, member)
        self._show_life = ShowLife(uow, member.owner)
        self._bury = BuryProcess(uow)
        self._take = TakeLead(uow, member.owner)
        self._leave = LeaveProcesses(uow, member.owner)
        self._waiting = dict(leads)
        self._monotonic = monotonic
        self._seen: dict[str, tuple[int, float]] = {}
        self._looked = monotonic()
        self._stopping = Stopping()

    async def join(self) -> None:
        """Before anything is claimed."""
        await self._join()

    async def run(self) -> None:
        """Until `end`; raises TryLaterError when this process was struck off itself."""
        while not self._stopping:
            try:
                await self.look_round()
            except TryLaterError:
                raise
            except Exception:
                logger.exception("the other processes were not seen")
            await self._stopping.pause(BEAT_SECONDS)

    async def look_round(self) -> None:
        """One beat, one look at the others, one try for each free lead."""
        members = await self._show_life()
        now = self._monotonic()
        if now - self._looked > BLIND_SECONDS:  # as for us, so for them: nobody could beat
            self._seen = {}
        self._looked = now
        self._seen = {member.owner: self._since(member, now) for member in members}
        for member in members:
            if now - self._seen[member.owner][1] > DEAD_SECONDS or self._gone(member):
                await self._strike_off(member)
        for name in tuple(self._waiting):
            if await self._take(name):
                logger.info("this process leads now", extra={"lead": name})
                await self._waiting[name]()  # tried again at the next look if it fails
                del self._waiting[name]

    def _since(self, member: Member, now: float) -> tuple[int, float]:
        known = self._seen.get(member.owner)
        return known if known and known[0] == member.beat else (member.beat, now)

    def _gone(self, member: Member) -> bool:
        """Whether it ran where this one runs, and its number is nobody's, or this one's now."""
        if member.host != self._self.host or member.owner == self._self.owner:
            return False
        return member.pid == self._self.pid or not Path(f"/proc/{member.pid}").exists()

    async def _strike_off(self, member: Member) -> None:
        taken = await self._bury(member.owner, member.beat)
        if taken is not None:
            logger.warning(
                "a process has stopped; taken back from it: %d messages, %d jobs",
                *taken,
                extra={"owner": member.owner},
            )

    def end(self) -> None:
        """Look no more."""
        self._stopping.tell()

    async def leave(self) -> None:
        """The leads are free at once; what does not arrive is seen by the missing beat."""
        try:
            await self._leave()
        except Exception:
            logger.exception("not signed off; the others will see it")


def this_process(owner: str, role: str) -> Member:
    """How this process is counted among the others."""
    return Member(owner, role, _host(), os.getpid())


def _host() -> str:
    """Names one space of process numbers: the machine, since it was started, and the container."""
    parts = [socket.gethostname()]
    with suppress(OSError):
        parts.append(Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip())
        parts.append(Path("/proc/self/ns/pid").readlink().name)
    return "/".join(parts)
