"""Updates in: stored before they are confirmed, handled once, never blocking their chat."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from roadmap.errors import TryLaterError
from usecases.patience import until_next_try
from usecases.ports.ground import Clock, UnitOfWorkFactory
from usecases.ports.messages import IncomingUpdate, StoredUpdate

ATTEMPTS = 4
SUSPECT = 2
"""After so many stops an update is tried with no other beside it: only its own stops count then."""
STOPS = 12
"""More than a process that is stopped for other reasons meets over the same update."""
PAUSES = (0.5, 2.0, 8.0)
PATIENCE = timedelta(hours=6)
KEPT = timedelta(days=3)
"""Telegram keeps an unconfirmed update for a day: a double cannot come later than this."""

logger = logging.getLogger(__name__)

Feed = Callable[[StoredUpdate], Awaitable[None]]
"""Runs the handlers; raises TryLaterError when the messenger did not answer."""


@dataclass(frozen=True, slots=True)
class ReceiveUpdates:
    """Store updates; when it returns they may be confirmed to the messenger."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, bot_id: int, updates: Sequence[IncomingUpdate]) -> None:
        """Keep what is new."""
        async with self.uow() as uow:
            await uow.inbox.add(bot_id, updates, now=self.clock.now())
            await uow.commit()


@dataclass(frozen=True, slots=True)
class HandleUpdate:
    """Hand one update to the handlers and mark it, in a transaction of its own.

    A fault is tried again after 0.5, 2 and 8 s; then the update is given up, the administrators
    (or coordinators) are told and `apologise` says one sentence to the person. While the
    messenger does not answer, the update waits up to six hours.
    """

    uow: UnitOfWorkFactory
    clock: Clock
    feed: Feed
    apologise: Feed

    async def __call__(self, update: StoredUpdate, *, leftover: bool = False) -> float | None:
        """Seconds to wait before the next attempt; None when the update is closed.

        The first attempt at a `leftover` of a stopped process is counted before it: what ends the
        process each time must not do so for ever.
        """
        if leftover and await self._count_stop(update) > STOPS:
            await self._give_up(update, "the process stopped each time")
            return None
        try:
            await self.feed(update)
        except TryLaterError as error:
            return await self._later(update, error)
        except Exception as error:
            logger.exception("update failed", extra={"inbox": update.id})
            return await self._again(update, f"{type(error).__name__}: {error}")
        async with self.uow() as uow:
            await uow.inbox.done(update.id, now=self.clock.now())
            await uow.commit()
        return None

    async def _later(self, update: StoredUpdate, error: TryLaterError) -> float | None:
        now = self.clock.now()
        if now - update.received_at > PATIENCE:
            await self._give_up(update, f"the messenger did not answer: {error.__cause__}")
            return None
        return until_next_try(update.received_at, now).total_seconds()

    async def _again(self, update: StoredUpdate, error: str) -> float | None:
        attempts = await self._count(update, error)
        if attempts < ATTEMPTS:
            return PAUSES[attempts - 1]
        await self._give_up(update, error)
        return None

    async def _count(self, update: StoredUpdate, error: str) -> int:
        async with self.uow() as uow:
            attempts = await uow.inbox.attempted(update.id, error)
            await uow.commit()
        return attempts

    async def _count_stop(self, update: StoredUpdate) -> int:
        async with self.uow() as uow:
            stops = await uow.inbox.stopped(update.id)
            await uow.commit()
        return stops

    async def _give_up(self, update: StoredUpdate, error: str) -> None:
        now = self.clock.now()
        async with self.uow() as uow:
            await uow.inbox.failed(update.id, error, now=now)
            await uow.deliveries.tell(
                ("administrator", "coordinator"),
                "update-failed",
                str(update.id),
                {"inbox": update.id},
                now=now,
            )
            await uow.commit()
        try:
            await self.apologise(update)
        except Exception:
            logger.exception("no apology for an update", extra={"inbox": update.id})


@dataclass(frozen=True, slots=True)
class ForgetHandled:
    """Delete handled updates that can no longer come twice: they hold what people wrote."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self) -> None:
        """Delete what was handled more than three days ago."""
        async with self.uow() as uow:
            await uow.inbox.forget_before(self.clock.now() - KEPT)
            await uow.commit()
