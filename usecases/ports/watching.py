"""What the service knows of its own work."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from usecases.ports.messages import OutboxMessage


@dataclass(frozen=True, slots=True)
class WorkFacts:
    """What waits: counts, and since when the oldest of it is due (None where nothing waits).

    `failing` are messages whose last attempt failed; `lost` those given up or undeliverable.
    """

    due: int
    oldest_due: datetime | None
    failing: int
    claimed: int
    lost: int
    inbox: int
    oldest_inbox: datetime | None
    jobs: int
    oldest_job: datetime | None
    jobs_failed: int


class WatchQueries(Protocol):
    """Cheap questions that a probe may ask every few seconds."""

    async def work(self, now: datetime) -> WorkFacts:
        """What waits and what failed."""
        ...

    async def messages(self, states: Collection[str], limit: int) -> tuple[OutboxMessage, ...]:
        """Messages in these states, newest first."""
        ...

    async def fact(self, key: str) -> tuple[dict[str, object], datetime] | None:
        """A small fact about this installation and its instant."""
        ...
