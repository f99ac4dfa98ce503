"""What a look need not ask again: it comes every few seconds, and little changes meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

APART: Final = timedelta(hours=1)
"""All is asked when somebody's hour comes, and so often besides, for those who join or get another
post meanwhile. Who owes something in a month costs more than all the rest of a look; in summer
the reminders of all schools wait."""


@dataclass(slots=True)
class Asked:
    """When all was asked last, for whose hours; and what waited for posts that were told nothing.

    `waiting` are the numbers of reminders by post as this look has found them.
    """

    at: datetime | None = None
    hours: frozenset[object] = frozenset()
    waiting: Mapping[int, int] = field(default_factory=dict)
    silent: dict[int, int] = field(default_factory=dict)

    def anew(self, now: datetime, hours: frozenset[object]) -> bool:
        """Whether to ask all; then it counts as asked."""
        if self.at and self.at <= now < self.at + APART and hours == self.hours:
            return False
        self.at, self.hours = now, hours
        self.silent.clear()
        return True

    def heard(self, waiting: Mapping[int, int]) -> set[int]:
        """Posts to look at, of those for which reminders wait: not where the same said nothing."""
        self.waiting = waiting
        return {post for post, number in waiting.items() if self.silent.get(post) != number}

    def nothing_for(self, read: Mapping[int, int]) -> None:
        """What was read for these posts is not to be told now: newcomers' first days, the summer.

        `read` are its numbers: where more waits, a roadmap is being published that may be told of
        at the next look.
        """
        self.silent |= {post: n for post, n in read.items() if n == self.waiting.get(post)}
