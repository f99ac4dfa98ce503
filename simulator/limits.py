"""Telegram's flood limits, in real seconds: overall, per private chat, per group."""

from __future__ import annotations

import math
import time
from collections import deque
from dataclasses import dataclass, field

OVERALL_PER_SECOND = 30
PAID_PER_SECOND = 1000
CHAT_BURST = 3
GROUP_PER_MINUTE = 20


@dataclass(slots=True)
class FloodLimits:
    """Off until switched on. What was refused does not count towards a limit."""

    on: bool = False
    _overall: deque[float] = field(default_factory=deque)
    _groups: dict[int, deque[float]] = field(default_factory=dict)
    _chats: dict[int, float] = field(default_factory=dict)

    def switch(self, *, on: bool) -> None:
        """Begin afresh, with or without limits."""
        self.on = on
        self._overall.clear()
        self._groups.clear()
        self._chats.clear()

    def wait(self, chat_id: int, messages: int = 1, *, paid: bool = False) -> int:
        """Whole seconds that the caller must stay silent; 0 takes the messages into account.

        A `paid` broadcast has a higher limit over all chats.
        """
        if not self.on:
            return 0
        now = time.monotonic()
        most = PAID_PER_SECOND if paid else OVERALL_PER_SECOND
        overall = _window(self._overall, now, 1.0, most, messages)
        delay = max(overall, self._chat_delay(now, chat_id, messages))
        if delay > 0:
            return math.ceil(delay)
        self._overall.extend([now] * messages)
        if chat_id < 0:
            self._groups.setdefault(chat_id, deque()).extend([now] * messages)
        else:
            self._chats[chat_id] = max(self._chats.get(chat_id, now), now) + messages
        return 0

    def _chat_delay(self, now: float, chat_id: int, messages: int) -> float:
        if chat_id < 0:
            sent = self._groups.setdefault(chat_id, deque())
            return _window(sent, now, 60.0, GROUP_PER_MINUTE, messages)
        ready = self._chats.get(chat_id, now)
        return max(ready, now) - now - (CHAT_BURST - 1) if ready > now else 0.0


def _window(sent: deque[float], now: float, seconds: float, most: int, messages: int) -> float:
    while sent and sent[0] <= now - seconds:
        sent.popleft()
    if len(sent) + messages <= most or not sent:
        return 0.0
    needed = min(len(sent), len(sent) + messages - most)
    return sent[needed - 1] + seconds - now
