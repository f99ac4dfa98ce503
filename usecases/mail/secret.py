"""The secret that tags are signed with: one for each installation, made when it is first needed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Final

from usecases.ports.ground import Clock, UnitOfWorkFactory

KEY: Final = "mail-secret"


@dataclass(frozen=True, slots=True)
class KeepSecret:
    """It stands in the database: letters that went out before a restore can still be answered."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self) -> bytes:
        """32 bytes, the same for all processes."""
        async with self.uow() as uow:
            made = {"hex": secrets.token_hex(32)}
            kept = await uow.installation.keep(KEY, made, now=self.clock.now())
            await uow.commit()
        return bytes.fromhex(kept["hex"])
