"""The plan's upkeep: how far ahead it reaches, what follows, what is forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Protocol


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a walk over duties by their date stands: at this date, at this id."""

    day: date
    duty_id: int


LAST: Final = 2**31 - 1
"""No duty has a greater id."""


class UpkeepRepository(Protocol):
    """The plan's upkeep, in the writing transaction."""

    async def horizon(self) -> date | None:
        """The last date whose duties have their reminders; None before the first widening.

        It stays so until the transaction ends.
        """
        ...

    async def widen(self, until: date, *, now: datetime) -> None:
        """From now on whoever plans plans up to that date."""
        ...

    async def note_brought_in(self, place: Place, *, now: datetime) -> None:
        """Duties up to that place have their reminders."""
        ...

    async def resume(self, today: date, limit: int) -> tuple[int, ...]:
        """Plan undelivered reminders whose post's holder can be reached now; returns the duties."""
        ...

    async def forget(self, before: date, limit: int) -> int:
        """Expire what waits since before a day: the next rung speaks of it. Returns how many."""
        ...

    async def prune(self, before: date, limit: int) -> int:
        """Delete what became of reminders before a day; returns how many were."""
        ...

    async def note_extended(self, today: date, *, now: datetime) -> None:
        """The plan has been extended for the day."""
        ...


class UpkeepQueries(Protocol):
    """What the upkeep asks, on a reading connection. Duties come by done_by, then by id."""

    async def extended(self) -> date | None:
        """The last day for which the plan was extended."""
        ...

    async def brought_in(self) -> Place | None:
        """Up to where duties have been brought in; None before the first time."""
        ...

    async def entering(self, after: Place, until: date, limit: int) -> tuple[Place, ...]:
        """Awaited duties behind a place, to be done by a date."""
        ...

    async def lapsed(self, today: date, after: Place, limit: int) -> tuple[Place, ...]:
        """Overdue duties of active roadmaps behind a place, without a planned reminder."""
        ...
