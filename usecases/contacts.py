"""Contacts that the messenger closed or opened again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from usecases.ports.ground import Clock, UnitOfWork, UnitOfWorkFactory


async def tell_unreachable(uow: UnitOfWork, person_id: int, channel: str, now: datetime) -> None:
    """Tell the coordinators, once per loss, that somebody is no longer reached over a channel."""
    await uow.deliveries.tell(
        ("coordinator", "administrator"),
        "unreachable",
        f"{person_id}-{now:%Y%m%d%H%M%S}",
        {"person": person_id, "channel": channel},
        now=now,
    )


@dataclass(frozen=True, slots=True)
class ContactChanged:
    """The messenger said that somebody has blocked us, or writes to us again.

    A contact whose consent was taken back stays closed.
    """

    uow: UnitOfWorkFactory
    clock: Clock
    channel: str
    bot_id: int

    async def __call__(self, address: str, state: str) -> None:
        """Set the contact; of a loss the coordinators are told."""
        now = self.clock.now()
        async with self.uow() as uow:
            person = await uow.deliveries.contact_changed(
                self.channel, self.bot_id, address, state, now=now
            )
            if person is not None and state != "active":
                await tell_unreachable(uow, person, self.channel, now)
            await uow.commit()
