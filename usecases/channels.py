"""Over which channel somebody gets a message: the one place where that is chosen.

A message begins on Telegram. Whoever is not reached there (never came, no consent, blocked the
bot, account gone) gets it over the next channel on which they have an address; so does everybody
while Telegram has been failing for longer than the installation waits. It is one row all the
while, so that no message goes out over two channels unless the first one may have failed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from usecases.ports.ground import Clock, UnitOfWork, UnitOfWorkFactory
from usecases.ports.messages import Delivery
from usecases.watching import SENDING

TELEGRAM: Final = "telegram"
EMAIL: Final = "email"


async def pass_on(
    uow: UnitOfWork, delivery: Delivery, onward: Sequence[str], now: datetime
) -> bool:
    """Plan a message on the first of the channels `onward` on which its person has an address."""
    if EMAIL in onward:
        await uow.channels.list_mail(now=now, person_id=delivery.person_id)
    return bool(onward) and await uow.channels.pass_on(delivery.id, delivery.person_id, onward)


@dataclass(frozen=True, slots=True)
class OpenMail:
    """Keep the e-mail addresses of the directory as contacts; without mail they are closed."""

    uow: UnitOfWorkFactory
    clock: Clock
    opened: bool

    async def __call__(self) -> None:
        """Changes only what differs."""
        now = self.clock.now()
        async with self.uow() as uow:
            if self.opened:
                await uow.channels.list_mail(now=now)
            else:
                await uow.channels.close_mail(now=now)
            await uow.commit()


@dataclass(frozen=True, slots=True)
class PassOnStuck:
    """What Telegram has not taken for longer than `after` goes by mail, if there is an address.

    That is what was refused for so long; and while sending as a whole fails for so long,
    everything that waits.
    """

    uow: UnitOfWorkFactory
    clock: Clock
    after: timedelta

    async def __call__(self) -> None:
        """A message that Telegram is being tried with right now is left to its end."""
        before = self.clock.now() - self.after
        async with self.uow() as uow:
            tried = not await self._down(uow, before)
            await uow.channels.pass_on_stuck(TELEGRAM, EMAIL, before=before, tried=tried)
            await uow.commit()

    async def _down(self, uow: UnitOfWork, before: datetime) -> bool:
        episode = await uow.installation.get(SENDING)
        if episode is None or episode.get("until"):
            return False
        return datetime.fromisoformat(str(episode["since"])) < before
