"""Telegram's sending limits, kept before they are met: in all, in a chat, in a group.

GCRA: a gate stores only the time at which it would be idle again. The rate is below Telegram's 30
because of jitter on the way; the burst is 2 because a bucket of 28 lets 56 through in its first
second.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass

bulk: ContextVar[bool] = ContextVar("bulk", default=False)
"""Set while the outbox sends: answers to what people do go first."""

BURST = 2
CHAT_BURST = 3
CHAT_JITTER = 1.05
"""A chat's messages are so much further apart than its rate asks: the way is not equally long."""
CHATS_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Rates:
    """How many messages may go out: a second in all and to a person, a minute to a group.

    Telegram's own are 30, 1 and 20, or 1,000 in all where a broadcast is paid for.
    """

    overall: float = 28.0
    chat: float = 1.0
    group: float = 20.0

    def overall_interval(self) -> float:
        """Seconds between two messages in all."""
        return 1 / self.overall

    def chat_interval(self, chat: int) -> float:
        """Seconds between two messages to a chat, so that no minute holds more with its burst."""
        if chat > 0:
            return CHAT_JITTER / self.chat
        return CHAT_JITTER * 60 / max(1.0, self.group - CHAT_BURST)


@dataclass(slots=True)
class Gate:
    """One rate: `interval` seconds a message, `burst` messages at once after a pause."""

    interval: float
    burst: int
    idle_at: float = 0.0

    def open_at(self, messages: int = 1) -> float:
        """When so many messages may pass together."""
        return self.idle_at + (messages - self.burst) * self.interval

    def charge(self, now: float, messages: int) -> None:
        """They have passed; an album is paid for before it and after, so that two do not meet."""
        self.idle_at = max(self.idle_at, now) + messages * self.interval

    def close_until(self, moment: float) -> None:
        """Telegram asked for silence."""
        self.idle_at = max(self.idle_at, moment + (self.burst - 1) * self.interval)


@dataclass(slots=True, eq=False)
class _Waiting:
    bulk: bool
    chat: int
    messages: int
    passed: asyncio.Future[None]


class Limiter:
    """Lets messages pass in order of urgency, then of coming; chats do not wait for each other.

    `hurry` divides every interval: only the box without its limits takes more than 1.
    """

    def __init__(
        self,
        hurry: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        rates: Rates | None = None,
    ) -> None:
        self._clock = clock
        self._hurry = hurry
        self._rates = rates or Rates()
        self._overall = Gate(self._rates.overall_interval() / hurry, BURST)
        self._chats: dict[int, Gate] = {}
        self._waiting: list[_Waiting] = []
        self._timer: asyncio.TimerHandle | None = None

    async def take(self, chat: int, messages: int = 1) -> None:
        """Return when `messages` (an album's items) may be sent to `chat`."""
        loop = asyncio.get_running_loop()
        waiting = _Waiting(bulk.get(), chat, messages, loop.create_future())
        self._waiting.append(waiting)
        self._waiting.sort(key=lambda each: each.bulk)
        self._pump()
        try:
            await waiting.passed
        finally:
            if waiting in self._waiting:
                self._waiting.remove(waiting)

    def hold(self, seconds: float) -> None:
        """Telegram answered "retry after": silence everywhere, since it does not say where."""
        self._overall.close_until(self._clock() + seconds)

    def _gate(self, chat: int) -> Gate:
        if chat not in self._chats:
            if len(self._chats) >= CHATS_REMEMBERED:
                self._forget_idle()
            interval = self._rates.chat_interval(chat) / self._hurry
            self._chats[chat] = Gate(interval, CHAT_BURST)
        return self._chats[chat]

    def _forget_idle(self) -> None:
        now = self._clock()
        self._chats = {chat: gate for chat, gate in self._chats.items() if gate.idle_at > now}

    def _pump(self) -> None:
        now = self._clock()
        while (ready := self._next(now)) is not None:
            self._overall.charge(now, ready.messages)
            self._let(ready, now)
        self._wake_at(now)

    def _let(self, ready: _Waiting, now: float) -> None:
        self._waiting.remove(ready)
        self._gate(ready.chat).charge(now, ready.messages)
        if not ready.passed.done():
            ready.passed.set_result(None)

    def _chat_open(self, waiting: _Waiting, now: float) -> bool:
        return self._gate(waiting.chat).open_at() <= now

    def _next(self, now: float) -> _Waiting | None:
        for waiting in self._waiting:
            if not self._chat_open(waiting, now):
                continue
            return waiting if self._overall.open_at(waiting.messages) <= now else None
        return None

    def _wake_at(self, now: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if not self._waiting:
            return
        soonest = min(
            max(self._gate(each.chat).open_at(), self._overall.open_at(each.messages))
            for each in self._waiting
        )
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(max(0.001, soonest - now), self._pump)
