"""A loop that claims work and runs it, so much at a time; the outbox's and the jobs'."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import suppress
from typing import Generic, TypeVar

from bot.stopping import Stopping

SHORTEST_PAUSE = 1.0
LONGEST_PAUSE = 30.0

logger = logging.getLogger(__name__)

Work = TypeVar("Work")


class Worker(Generic[Work]):
    """Claims every `interval` seconds and whenever a piece of work has ended.

    `run` says False when the world outside does not answer: claiming pauses then, from one
    second up to half a minute, so that an outage is not tried by every piece of work.
    """

    def __init__(
        self,
        claim: Callable[[int, Collection[int]], Awaitable[Sequence[Work]]],
        run: Callable[[Work], Awaitable[bool]],
        number: Callable[[Work], int],
        *,
        width: int,
        interval: float,
        least: int = 1,
    ) -> None:
        """`width` run at once; with fewer than `least` free nothing is claimed."""
        self._claim = claim
        self._run_one = run
        self._number = number
        self._width = width
        self._least = least
        self._interval = interval
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._freed = asyncio.Event()
        self._unanswered = False
        self._failures = 0
        self._stopping = Stopping()

    async def run(self) -> None:
        """Until `end`; a claim under way is ended first."""
        while not self._stopping:
            self._freed.clear()
            for work in await self._claimed():
                self._start(work)
            await self._rest()
            if self._unanswered:
                await self._wait_out()

    async def _claimed(self) -> Sequence[Work]:
        free = self._width - len(self._busy)
        if free < self._least:
            return ()
        try:
            return await self._claim(free, tuple(self._busy))
        except Exception:
            logger.exception("nothing could be claimed")
            self._unanswered = True
            return ()

    async def _rest(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(self._interval):
                await self._freed.wait()

    async def _wait_out(self) -> None:
        self._unanswered = False
        pause = min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** min(self._failures, 5))
        self._failures += 1
        await self._stopping.pause(pause)

    def _start(self, work: Work) -> None:
        number = self._number(work)
        self._busy[number] = asyncio.create_task(self._attempt(number, work))

    async def _attempt(self, number: int, work: Work) -> None:
        try:
            answered = await self._run_one(work)
        except Exception:
            logger.exception("the outcome was not recorded; the lease will run out")
        else:
            if answered:
                self._failures = 0
            else:
                self._unanswered = True
        finally:
            del self._busy[number]
            self._freed.set()

    def end(self) -> None:
        """Claim nothing more."""
        self._stopping.tell()
        self._freed.set()

    async def finish(self, grace: float) -> None:
        """Wait for what runs; after `grace` seconds end it, its lease runs out."""
        tasks = list(self._busy.values())
        if not tasks:
            return
        _, late = await asyncio.wait(tasks, timeout=grace)
        for task in late:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
