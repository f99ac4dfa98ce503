"""Telegram's overall limit kept by several processes together."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

from bot.telegram.limiter import Limiter, Rates
from usecases.ports.ground import UnitOfWorkFactory

GATE = "telegram"
UNANSWERED = 0.5
"""Seconds a message while the database does not answer: slow, but answers to people go on."""

logger = logging.getLogger(__name__)


class SharedLimiter(Limiter):
    """Reserves one message's time in the database at a time.

    Who gets it is decided when it comes: an answer to a press that came meanwhile goes before
    the bulk. Chats are limited in each process by itself.
    """

    def __init__(
        self,
        uow: UnitOfWorkFactory,
        hurry: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        rates: Rates | None = None,
    ) -> None:
        super().__init__(hurry, clock, rates)
        self._uow = uow
        self._reserving: asyncio.Task[None] | None = None
        self._closing: set[asyncio.Task[None]] = set()

    def hold(self, seconds: float) -> None:
        """Telegram answered "retry after": silence everywhere, in the other processes too."""
        super().hold(seconds)
        closing = asyncio.ensure_future(self._close(seconds))
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)

    async def _close(self, seconds: float) -> None:
        try:
            async with self._uow() as uow:
                await uow.gates.close(GATE, seconds)
                await uow.commit()
        except Exception:
            logger.exception("the other processes do not know of the flood")

    def _pump(self) -> None:
        now = self._clock()
        ready = next((each for each in self._waiting if self._chat_open(each, now)), None)
        if ready is None:
            self._wake_at(now)
        elif self._reserving is None:
            self._reserving = asyncio.ensure_future(self._pass_one(ready.messages))

    async def _pass_one(self, messages: int) -> None:
        try:
            await asyncio.sleep(await self._reserve(messages))
            await self._silence(messages)
            now = self._clock()
            for each in self._waiting:
                if each.messages <= messages and self._chat_open(each, now):
                    self._let(each, now)
                    break
        finally:
            self._reserving = None
        self._pump()

    async def _silence(self, messages: int) -> None:
        held = self._overall.open_at(messages) - self._clock()
        if held > 0:
            await asyncio.sleep(held)
            await self._silence(messages)  # it may have been made longer meanwhile

    async def _reserve(self, messages: int) -> float:
        try:
            async with self._uow() as uow:
                wait = await uow.gates.reserve(
                    GATE, messages, interval=self._overall.interval, burst=self._overall.burst
                )
                await uow.commit()
        except Exception:
            logger.exception("no time was reserved")
            return UNANSWERED * messages
        return wait
