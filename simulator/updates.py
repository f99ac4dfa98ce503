"""The queue of updates: confirmed by offset, delivered again until then."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from simulator.model import Json

NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(slots=True)
class _Waiting:
    body: Json
    copies: int = 1
    delivered: bool = False
    encore: bool = False

    @property
    def id(self) -> int:
        return int(self.body["update_id"])


@dataclass(slots=True)
class UpdateQueue:
    """Unconfirmed updates in order. `allowed` filters when an update is made, not later.

    `duplicate_next` is how many of the coming updates Telegram will deliver a second time,
    under the same update_id, after they were confirmed. `poller` numbers the getUpdates calls:
    only the newest one may wait.
    """

    next_id: int = 1
    allowed: frozenset[str] | None = None
    duplicate_next: int = 0
    made: int = 0
    poller: int = 0
    _waiting: list[_Waiting] = field(default_factory=list)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def add(self, kind: str, body: Json) -> None:
        """Queue an update of `kind` unless the bot did not ask for that kind."""
        wanted = kind not in NOT_BY_DEFAULT if self.allowed is None else kind in self.allowed
        if not wanted:
            return
        copies = 1
        if self.duplicate_next > 0:
            self.duplicate_next -= 1
            copies = 2
        self._waiting.append(_Waiting({"update_id": self.next_id, kind: body}, copies))
        self.next_id += 1
        self.made += 1
        self.wake()

    def allow(self, kinds: list[str]) -> None:
        """Set the filter; an empty list is the default set."""
        self.allowed = frozenset(kinds) or None

    def confirm(self, offset: int) -> None:
        """Forget what lies below `offset`; a negative one keeps that many of the newest."""
        if offset < 0:
            self._waiting = self._waiting[offset:]
            return
        kept = []
        for update in self._waiting:
            if update.id >= offset or (update.encore and not update.delivered):
                kept.append(update)
            elif update.copies > 1 and update.delivered:
                update.copies, update.encore, update.delivered = 1, True, False
                kept.append(update)
        self._waiting = kept

    def take(self, limit: int) -> list[Json]:
        """Up to `limit` unconfirmed updates, oldest first, now marked as delivered."""
        taken = self._waiting[:limit]
        for update in taken:
            update.delivered = True
        return [update.body for update in taken]

    def done(self, update_id: int) -> None:
        """Confirm one update alone, as a webhook does by answering 200."""
        for update in list(self._waiting):
            if update.id != update_id:
                continue
            update.copies -= 1
            if not update.copies:
                self._waiting.remove(update)

    def drop(self) -> None:
        """Forget everything that waits."""
        self._waiting.clear()

    @property
    def pending(self) -> int:
        """How many updates are not confirmed."""
        return len(self._waiting)

    def wake(self) -> None:
        """Let whoever waits look again."""
        self._changed.set()

    async def changed(self, seconds: float | None) -> None:
        """Return when something was queued or `wake` was called, or after `seconds`."""
        self._changed.clear()
        try:
            await asyncio.wait_for(self._changed.wait(), seconds)
        except TimeoutError:
            return
