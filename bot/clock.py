"""Clocks: the machine's own, and one that follows the simulator's."""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from aiohttp import ClientError, ClientSession, ClientTimeout

POLLED_EVERY = 0.3

logger = logging.getLogger(__name__)


class SystemClock:
    """The machine's clock, dates in the installation's zone."""

    def __init__(self, timezone: str) -> None:
        self._zone = ZoneInfo(timezone)

    def now(self) -> datetime:
        """The present instant, UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The present date in the installation's zone."""
        return self.now().astimezone(self._zone).date()

    async def start(self) -> None:
        """Nothing to wait for."""

    async def stop(self) -> None:
        """Nothing to end."""


class PolledClock(SystemClock):
    """The clock at an address that answers {"now": ISO 8601}; `now()` itself does no I/O.

    Between two answers it goes on by monotonic time. Not to be asked before `start` has returned.
    """

    def __init__(self, url: str, timezone: str) -> None:
        super().__init__(timezone)
        self._url = url
        self._told: datetime | None = None
        self._heard = 0.0
        self._polling: asyncio.Task[None] | None = None

    def now(self) -> datetime:
        """What was told last, and the time since."""
        if self._told is None:
            message = "the clock was asked before it was started"
            raise RuntimeError(message)
        return self._told + timedelta(seconds=time.monotonic() - self._heard)

    async def start(self) -> None:
        """Wait for the first answer, then poll in the background."""
        first = asyncio.Event()
        self._polling = asyncio.create_task(self._poll(first))
        await first.wait()

    async def stop(self) -> None:
        """End the polling."""
        if self._polling is not None:
            self._polling.cancel()
            with suppress(asyncio.CancelledError):
                await self._polling

    async def _poll(self, first: asyncio.Event) -> None:
        async with ClientSession(timeout=ClientTimeout(total=5)) as session:
            while True:
                try:
                    async with session.get(self._url) as answer:
                        told = datetime.fromisoformat((await answer.json())["now"])
                    self._told, self._heard = told.astimezone(UTC), time.monotonic()
                    first.set()
                except (ClientError, TimeoutError, OSError, ValueError, KeyError) as error:
                    logger.warning("the clock does not answer", extra={"error": repr(error)})
                await asyncio.sleep(POLLED_EVERY)


def clock_for(url: str | None, timezone: str) -> SystemClock:
    """The clock of the settings, not yet started."""
    return PolledClock(url, timezone) if url else SystemClock(timezone)
