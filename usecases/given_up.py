"""What was given up in the outbox: shown to the administrator, put back at their word."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from usecases.ports.ground import Clock, ReadFactory, UnitOfWorkFactory
from usecases.ports.messages import OutboxMessage, Retried

FAILED: Final = ("failed",)
UNREACHED: Final = ("undeliverable",)
WAITING: Final = ("planned", "claimed")
GIVEN_UP: Final = (*FAILED, *UNREACHED)


@dataclass(frozen=True, slots=True)
class ShowOutbox:
    """Messages in some states, newest first."""

    read: ReadFactory

    async def __call__(self, states: Collection[str], limit: int) -> tuple[OutboxMessage, ...]:
        """At most `limit`."""
        async with self.read() as read:
            return await read.watching.messages(states, limit)


@dataclass(frozen=True, slots=True)
class RetryMessages:
    """Put given up messages back into the queue, each with all its attempts before it.

    What has nobody to go to stays where it is. A digest of a day that is over says nothing any
    more: its reminders go into the next one.
    """

    uow: UnitOfWorkFactory
    clock: Clock
    channel: str
    bot_id: int

    async def __call__(self, wanted: Collection[int] | None) -> Retried:
        """These messages; None = all that were given up."""
        async with self.uow() as uow:
            found = dict(await uow.deliveries.in_states(GIVEN_UP, wanted))
            people = set(found.values())
            reached = await uow.deliveries.recipients(people, self.channel, self.bot_id)
            open_to = {person for person, there in reached.items() if there.address is not None}
            open_to |= await uow.channels.mailed(people)
            again = [each for each, person in found.items() if person in open_to]
            await uow.deliveries.retry(again, now=self.clock.now())
            await uow.commit()
        unreached = tuple(sorted(set(found) - set(again)))
        return Retried(len(again), unreached, tuple(sorted(set(wanted or ()) - set(found))))
