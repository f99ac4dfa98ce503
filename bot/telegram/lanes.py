"""Lanes: updates of one chat one after another, chats beside each other."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections import deque

from bot.stopping import Stopping
from usecases.inbox import SUSPECT, HandleUpdate
from usecases.ports.ground import UnitOfWorkFactory
from usecases.ports.messages import StoredUpdate

WIDTH = 16
LOADED = 500
FAULT_PAUSE = 5.0

logger = logging.getLogger(__name__)


class Lanes:
    """Works the inbox off. What a stopped process left unfinished comes first.

    A chat that waits for its next attempt holds no slot, so others go on. What was unfinished at
    several stops is tried alone before all else: should it end the process again, it takes
    nothing with it.
    """

    def __init__(
        self, uow: UnitOfWorkFactory, handle: HandleUpdate, bot_id: int, width: int = WIDTH
    ) -> None:
        self._uow = uow
        self._handle = handle
        self._bot_id = bot_id
        self._slots = asyncio.Semaphore(width)
        self._queues: dict[int, deque[StoredUpdate]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._more = asyncio.Event()
        self._stopping = Stopping()
        self._loaded = 0
        self._leftover_until = sys.maxsize
        self._attempted: set[int] = set()
        self._faced = False

    def wake(self) -> None:
        """There is something new in the inbox."""
        self._more.set()

    async def run(self) -> None:
        """Until `end`."""
        self._more.set()
        while not self._stopping:
            await self._more.wait()
            self._more.clear()
            try:
                if not self._faced:
                    await self._face_suspects()
                while not self._stopping and await self._load():
                    pass
            except Exception:
                logger.exception("the inbox was not read")
                await self._stopping.pause(FAULT_PAUSE)
                self._more.set()
            else:
                self._leftover_until = min(self._leftover_until, self._loaded)

    def end(self) -> None:
        """Begin with nothing more."""
        self._stopping.tell()
        self._more.set()

    async def finish(self, grace: float) -> None:
        """Let running handlers end, for some seconds; what is left runs again at the next start."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=grace)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _face_suspects(self) -> None:
        async with self._uow() as uow:
            suspects = await uow.inbox.suspects(self._bot_id, SUSPECT)
        self._faced = True
        for update in suspects:
            if self._stopping or await self._attempt(update) is not None:
                return  # nobody answers at the moment: that is no reason to keep all others waiting

    async def _load(self) -> int:
        async with self._uow() as uow:
            rows = await uow.inbox.waiting(self._bot_id, after=self._loaded, limit=LOADED)
        for update in rows:
            self._loaded = update.id
            self._queue(update)
        return len(rows)

    def _queue(self, update: StoredUpdate) -> None:
        if update.lane in self._queues:
            self._queues[update.lane].append(update)
            return
        self._queues[update.lane] = deque([update])
        task = asyncio.create_task(self._work_off(update.lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work_off(self, lane: int) -> None:
        queue = self._queues[lane]
        while queue and not self._stopping:
            wait = await self._attempt(queue[0])
            if wait is None:
                queue.popleft()
            else:
                await self._stopping.pause(wait)
        del self._queues[lane]

    async def _attempt(self, update: StoredUpdate) -> float | None:
        async with self._slots:
            leftover = update.id <= self._leftover_until and update.id not in self._attempted
            if leftover:
                self._attempted.add(update.id)
            try:
                return await self._handle(update, leftover=leftover)
            except Exception:
                logger.exception("an update's outcome was not recorded")
                return FAULT_PAUSE
