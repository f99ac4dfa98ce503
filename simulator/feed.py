"""What changed in the box, for those who watch it: pages, waiting tests, the idle check."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

Event = dict[str, Any]


class Feed:
    """A growing revision number and a broadcast of events to everyone who listens."""

    def __init__(self) -> None:
        self.revision = 0
        self._listeners: set[asyncio.Queue[Event]] = set()
        self._waiters: set[asyncio.Event] = set()

    def announce(self, what: str, **detail: Any) -> int:
        """Tell all listeners; returns the new revision, which the event carries too."""
        self.revision += 1
        event = {"what": what, "revision": self.revision, **detail}
        for queue in self._listeners:
            queue.put_nowait(event)
        self.wake()
        return self.revision

    @asynccontextmanager
    async def listen(self) -> AsyncIterator[asyncio.Queue[Event]]:
        """A queue that gets every event from now on."""
        queue: asyncio.Queue[Event] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)

    def wake(self) -> None:
        """Let those in `wait` look again although nothing that is shown has changed."""
        for waiter in self._waiters:
            waiter.set()

    async def wait(self, seconds: float) -> None:
        """Return at the next event, or after `seconds` without one."""
        waiter = asyncio.Event()
        self._waiters.add(waiter)
        try:
            await asyncio.wait_for(waiter.wait(), seconds)
        except TimeoutError:
            return
        finally:
            self._waiters.discard(waiter)
