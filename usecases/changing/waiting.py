"""Lists of what waits: requests for a later date, and dates that holders have not named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from usecases.ports.changes import DateRequest, WaitingExtension
from usecases.ports.ground import Clock, ReadFactory
from usecases.ports.people import Identity


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits in the roadmaps that somebody coordinates."""

    today: date
    extensions: tuple[WaitingExtension, ...]
    dates: tuple[DateRequest, ...]


@dataclass(frozen=True, slots=True)
class ListWaiting:
    """For the buttons of a coordinator's digest."""

    read: ReadFactory
    clock: Clock

    async def __call__(self, person: Identity) -> Waiting:
        """Empty for those who coordinate nothing."""
        today = self.clock.today()
        async with self.read() as read:
            roadmaps = await read.digests.coordinated(person.person_id)
            return Waiting(
                today,
                await read.changes.waiting_extensions(roadmaps, person.person_id, today),
                await read.changes.waiting_dates(roadmaps),
            )
