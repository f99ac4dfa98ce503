"""A heartbeat in the database, by which another process sees that this one lives."""

from __future__ import annotations

import os
from dataclasses import dataclass

from usecases.ports.ground import Ground

KEY = "heartbeat"


@dataclass(frozen=True, slots=True)
class Beat:
    """Writes {"pid": n} under KEY with the present instant."""

    ground: Ground

    async def __call__(self) -> None:
        """One beat."""
        async with self.ground.uow() as uow:
            await uow.installation.set(KEY, {"pid": os.getpid()}, now=self.ground.clock.now())
            await uow.commit()
