"""Messages out: claim, commit, compose, send, record. No network inside a transaction."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from roadmap.reminding import Slot
from usecases.composing import Composer, Composing
from usecases.ledger import Ledger
from usecases.ports.ground import Clock, ReadFactory, UnitOfWorkFactory
from usecases.ports.messages import ClaimedDelivery, Fault, Notifier, Outcome
from usecases.recording import Ended, Held, Record
from usecases.reminders.hours import opening

LEASE = timedelta(minutes=3)
DIGEST = "digest"
ANSWERS = frozenset(
    {
        "notice:import-read",
        "notice:import-amends",
        "notice:import-refused",
        "notice:import-known",
        "notice:import-published",
        "notice:evidence-failed",
    }
)
"""What becomes of something that its addressee has just sent or pressed: told at any hour."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ClaimDeliveries:
    """Take due deliveries of one channel under a lease of three minutes."""

    uow: UnitOfWorkFactory
    clock: Clock
    owner: str
    channel: str
    bot_id: int

    async def __call__(self, limit: int, busy: Collection[int]) -> tuple[ClaimedDelivery, ...]:
        """At most `limit`, one a person; never one of `busy`, the caller's own in flight."""
        async with self.uow() as uow:
            claimed = await uow.deliveries.claim(
                self.channel,
                self.bot_id,
                self.owner,
                busy=busy,
                now=self.clock.now(),
                lease=LEASE,
                limit=limit,
            )
            await uow.commit()
        return claimed


@dataclass(frozen=True, slots=True)
class Deliver:
    """Compose one claimed delivery, send it and record how that ended.

    What is delivered at the same time is composed together, and recorded together. In its
    addressee's quiet hours it waits for their end, unless it is an answer; a digest also for its
    hour, where the addressee has another hour or zone by now. `timezone` holds for those without
    one of their own.
    """

    clock: Clock
    notifier: Notifier
    composing: Composing
    ledger: Ledger[Ended]
    timezone: str

    async def __call__(self, claimed: ClaimedDelivery) -> Outcome | Fault | None:
        """The messenger's outcome, or our fault; None when nothing was to be sent."""
        content: Any | None = None
        how: Outcome | Held | Fault | None
        try:
            if until := self._held_until(claimed):
                how = Held(until)
            else:
                content = await self.composing.content(claimed.delivery)
                how = await self._send(claimed, content)
        except Exception as error:
            logger.exception("delivery failed", extra={"delivery": claimed.delivery.id})
            how = Fault(f"{type(error).__name__}: {error}")
        await self.ledger.write(Ended(claimed, content, how))
        return None if isinstance(how, Held) else how

    async def _send(self, claimed: ClaimedDelivery, content: Any | None) -> Outcome | None:
        delivery, recipient = claimed.delivery, claimed.recipient
        if content is None or recipient.address is None:
            return None
        if delivery.maybe_sent:
            logger.warning(
                "sent once more: it may be in the chat twice",
                extra={"delivery": delivery.id, "person": delivery.person_id},
            )
        return await self.notifier.send(recipient.address, delivery, content, recipient.locale)

    def _held_until(self, claimed: ClaimedDelivery) -> datetime | None:
        delivery, recipient = claimed.delivery, claimed.recipient
        zone = ZoneInfo(recipient.timezone or self.timezone)
        there = self.clock.now().astimezone(zone)
        if delivery.kind == DIGEST:
            slot = Slot(delivery.slot)
            opens = opening(delivery.local_day, slot, recipient.digest_at, zone)
            if there < opens:
                return opens
        if recipient.quiet is None or delivery.kind in ANSWERS:
            return None
        return recipient.quiet.end(there)


def delivering(
    read: ReadFactory,
    uow: UnitOfWorkFactory,
    clock: Clock,
    notifier: Notifier,
    composers: Mapping[str, Composer],
    bot_id: int,
    timezone: str,
    onward: Sequence[str] = (),
) -> Deliver:
    """Put together what delivers over a channel; `composers` are by delivery kind.

    The channels `onward` are tried in this order for somebody who is not reached over this one.
    """
    ledger = Ledger(uow, Record(clock, bot_id, onward))
    return Deliver(clock, notifier, Composing(read, composers), ledger, timezone)
