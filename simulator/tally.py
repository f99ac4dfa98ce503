"""Counters of what the bot did, for tests and the idle check."""

from __future__ import annotations

import time
from collections import Counter, deque
from dataclasses import dataclass, field

from simulator.model import Json


@dataclass(slots=True)
class Tally:
    """Calls by method, refusals by code, the densest second of sending, what is under way."""

    calls: Counter[str] = field(default_factory=Counter)
    refusals: Counter[int] = field(default_factory=Counter)
    messages: int = 0
    densest_second: int = 0
    under_way: int = 0
    last_call: float = 0.0
    _recent: deque[float] = field(default_factory=deque)

    def begin(self, method: str) -> None:
        """A call came in."""
        self.calls[method] += 1
        if method != "getUpdates":
            self.under_way += 1
            self.last_call = time.monotonic()

    def end(self, method: str) -> None:
        """The call was answered, or its connection is gone."""
        if method != "getUpdates":
            self.under_way -= 1
            self.last_call = time.monotonic()

    def refused(self, code: int) -> None:
        """The answer was an error of this code."""
        self.refusals[code] += 1

    def sent(self, messages: int) -> None:
        """So many messages went out at once."""
        now = time.monotonic()
        self.messages += messages
        self._recent.extend([now] * messages)
        while self._recent and self._recent[0] <= now - 1.0:
            self._recent.popleft()
        self.densest_second = max(self.densest_second, len(self._recent))

    def listing(self) -> Json:
        """As JSON for the control API."""
        return {
            "calls": dict(self.calls),
            "refusals": {str(code): times for code, times in self.refusals.items()},
            "too_many_requests": self.refusals[429],
            "messages": self.messages,
            "max_messages_per_second": self.densest_second,
            "under_way": self.under_way,
        }
