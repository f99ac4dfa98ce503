"""When the system acts by itself: short intervals; what is due is decided by the use cases.

APScheduler follows the wall clock and stalls after it jumps: so intervals only, in memory, and a
watchdog that adds the ticks anew when wall and monotonic time part by more than 5 s.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import UTC

from apscheduler.schedulers.asyncio import AsyncIOScheduler

Tick = Callable[[], Awaitable[None]]

JUMP_SECONDS = 5.0
WATCHED_EVERY = 1.0
GRACE = 5.0

logger = logging.getLogger(__name__)


class Ticks:
    """Runs each tick every so many seconds; a tick never overlaps itself, a late one runs once."""

    def __init__(
        self,
        ticks: Mapping[str, tuple[float, Tick]],
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ticks = ticks
        self._wall = wall
        self._monotonic = monotonic
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._running: set[asyncio.Future[None]] = set()
        self._watchdog: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin; the first run of each tick is one interval away."""
        self._scheduler.start()
        self._add()
        self._watchdog = asyncio.create_task(self._watch())

    async def stop(self) -> None:
        """No new runs; what runs may end, for some seconds."""
        if self._watchdog is None:
            return
        self._watchdog.cancel()
        with suppress(asyncio.CancelledError):
            await self._watchdog
        self._scheduler.pause()
        if self._running:
            await asyncio.wait(self._running, timeout=GRACE)
        self._scheduler.shutdown(wait=False)
        await asyncio.sleep(0)  # the scheduler ends in a callback of the loop

    def _add(self) -> None:
        self._scheduler.remove_all_jobs()
        for name, (seconds, tick) in self._ticks.items():
            self._scheduler.add_job(
                self._run,
                "interval",
                args=(name, tick),
                seconds=seconds,
                id=name,
                misfire_grace_time=None,
                coalesce=True,
                max_instances=1,
            )

    async def _watch(self) -> None:
        parted = self._wall() - self._monotonic()
        while True:
            await asyncio.sleep(WATCHED_EVERY)
            now = self._wall() - self._monotonic()
            if abs(now - parted) > JUMP_SECONDS:
                logger.warning(
                    "the wall clock jumped by %.0f s; ticks are added anew", now - parted
                )
                self._add()
            parted = now

    async def _run(self, name: str, tick: Tick) -> None:
        run = asyncio.ensure_future(tick())
        self._running.add(run)
        try:
            await run
        except Exception:
            logger.exception("tick failed", extra={"tick": name})
        finally:
            self._running.discard(run)
