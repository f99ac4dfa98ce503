"""Attempts to send that fail one after another, seen in this process."""

from __future__ import annotations

import logging
from datetime import datetime

from usecases.ports.ground import Clock
from usecases.ports.messages import Fault, Later, Outcome
from usecases.watching import NoteSending

logger = logging.getLogger(__name__)


class Streak:
    """Raises the alarm after `limit` failures in a row, ends it at the first success.

    A flood that Telegram asks to wait out is no failure; a refusal by one person is none either.
    """

    def __init__(self, note: NoteSending, clock: Clock, limit: int) -> None:
        self._note = note
        self._clock = clock
        self._limit = limit
        self._failures = 0
        self._since: datetime | None = None
        self._told = True  # a process before this one may have raised the alarm

    async def add(self, outcome: Outcome | Fault | None) -> None:
        """How an attempt ended; None when nothing was to be sent."""
        if outcome is None:
            return
        if isinstance(outcome, Fault) or (isinstance(outcome, Later) and outcome.seconds is None):
            await self._failed(outcome.error)
        else:
            self._failures, self._since = 0, None
            if self._told:
                self._told = not await self._say(0, self._clock.now(), "")

    async def _failed(self, error: str) -> None:
        self._since = self._since or self._clock.now()
        self._failures += 1
        if self._failures >= self._limit and self._failures % self._limit == 0:
            self._told = await self._say(self._failures, self._since, error) or self._told

    async def _say(self, failures: int, since: datetime, error: str) -> bool:
        try:
            await self._note(failures, since, error)
        except Exception:
            logger.exception("the alarm was not noted")
            return False
        return True
