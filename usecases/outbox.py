"""Messages out: claim, commit, compose, send, record. No network inside a transaction."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from usecases.channels import pass_on
from usecases.contacts import tell_unreachable
from usecases.ledger import Ledger
from usecases.patience import spread
from usecases.ports.ground import Clock, ReadFactory, ReadSession, UnitOfWork, UnitOfWorkFactory
from usecases.ports.messages import (
    ClaimedDelivery,
    Delivery,
    Fault,
    Later,
    Never,
    Notifier,
    Outcome,
    Sent,
)

LEASE = timedelta(minutes=3)
ATTEMPTS = 5
SOON = timedelta(seconds=5)
FAILED = "delivery-failed"
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

Composer = Callable[[ReadSession, Delivery], Awaitable[Any | None]]
"""What a delivery says, asked right before sending; None = it has lost its sense (cancelled).

A content with an attribute `link` (kind, ids) makes replies to its message understood.
"""


@dataclass(frozen=True, slots=True)
class ClaimDeliveries:
    """Take due deliveries of one channel under a lease of three minutes."""

    uow: UnitOfWorkFactory
    clock: Clock
    owner: str
    channel: str
    bot_id: int

    async def __call__(self, limit: int, busy: Collection[int]) -> tuple[ClaimedDelivery, ...]:
        """At most `limit`; never one of `busy`, the caller's own in flight."""
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

    In its addressee's quiet hours, which `timezone` tells for those without one of their own, it
    waits for their end, unless it is an answer.
    """

    read: ReadFactory
    clock: Clock
    notifier: Notifier
    composers: Mapping[str, Composer]
    bot_id: int
    ledger: Ledger
    timezone: str
    onward: Sequence[str] = ()
    """Channels that are tried in this order for somebody who is not reached over this one."""

    async def __call__(self, claimed: ClaimedDelivery) -> Outcome | Fault | None:
        """The messenger's outcome, or our fault; None when nothing was to be sent."""
        delivery, recipient = claimed.delivery, claimed.recipient
        try:
            if quiet_until := self._quiet_until(claimed):
                await self._hold(claimed, quiet_until)
                return None
            content = await self._compose(delivery)
            if content is None or recipient.address is None:
                await self._close(claimed, content)
                return None
            if delivery.maybe_sent:
                logger.warning(
                    "sent once more: it may be in the chat twice",
                    extra={"delivery": delivery.id, "person": delivery.person_id},
                )
            outcome = await self.notifier.send(
                recipient.address, delivery, content, recipient.locale
            )
        except Exception as error:
            logger.exception("delivery failed", extra={"delivery": delivery.id})
            fault = Fault(f"{type(error).__name__}: {error}")
            await self._fault(claimed, fault.error)
            return fault
        await self._record(claimed, content, outcome)
        return outcome

    def _quiet_until(self, claimed: ClaimedDelivery) -> datetime | None:
        recipient = claimed.recipient
        if recipient.quiet is None or claimed.delivery.kind in ANSWERS:
            return None
        zone = ZoneInfo(recipient.timezone or self.timezone)
        return recipient.quiet.end(self.clock.now().astimezone(zone))

    async def _hold(self, claimed: ClaimedDelivery, until: datetime) -> None:
        async def hold(uow: UnitOfWork) -> None:
            await uow.deliveries.hold(claimed.delivery.id, until)

        await self.ledger.write(hold)

    async def _compose(self, delivery: Delivery) -> Any | None:
        composer = self.composers[delivery.kind]
        async with self.read() as read:
            return await composer(read, delivery)

    async def _close(self, claimed: ClaimedDelivery, content: Any | None) -> None:
        async def close(uow: UnitOfWork) -> None:
            if content is None:
                await uow.deliveries.end(claimed.delivery.id, "cancelled", None)
            else:
                await self._pass_on(uow, claimed.delivery, claimed.recipient.reason)

        await self.ledger.write(close)

    async def _record(self, claimed: ClaimedDelivery, content: Any, outcome: Outcome) -> None:
        async def record(uow: UnitOfWork) -> None:
            match outcome:
                case Sent():
                    await self._sent(uow, claimed, content, outcome)
                case Later():
                    await self._postponed(uow, claimed, outcome)
                case Never():
                    await self._unreachable(uow, claimed, outcome)

        await self.ledger.write(record)

    async def _sent(
        self, uow: UnitOfWork, claimed: ClaimedDelivery, content: Any, outcome: Sent
    ) -> None:
        now = self.clock.now()
        recipient = claimed.recipient
        await uow.deliveries.sent(claimed.delivery.id, outcome.address, outcome.message_id, now=now)
        if outcome.address != recipient.address and recipient.contact_id is not None:
            await uow.deliveries.move_contact(recipient.contact_id, outcome.address)
        link = getattr(content, "link", None)
        if link is None or outcome.message_id is None or outcome.chat_id is None:
            return
        kind, ref = link
        await uow.chat.link(self.bot_id, outcome.chat_id, outcome.message_id, kind, ref, now=now)

    async def _postponed(self, uow: UnitOfWork, claimed: ClaimedDelivery, outcome: Later) -> None:
        """A flood was refused for sure; after any other silence the message may be there."""
        wait = spread(SOON) if outcome.seconds is None else timedelta(seconds=outcome.seconds)
        await uow.deliveries.postpone(
            claimed.delivery.id,
            outcome.error,
            not_before=self.clock.now() + wait,
            maybe_sent=outcome.seconds is None and not outcome.refused,
        )

    async def _unreachable(self, uow: UnitOfWork, claimed: ClaimedDelivery, outcome: Never) -> None:
        now = self.clock.now()
        delivery, contact = claimed.delivery, claimed.recipient.contact_id
        await self._pass_on(uow, delivery, outcome.error)
        if contact is None:
            return
        if await uow.deliveries.mark_contact(contact, outcome.state, outcome.error, now=now):
            await tell_unreachable(uow, delivery.person_id, delivery.channel, now)

    async def _pass_on(self, uow: UnitOfWork, delivery: Delivery, reason: str) -> None:
        if not await pass_on(uow, delivery, self.onward, self.clock.now()):
            await uow.deliveries.end(delivery.id, "undeliverable", reason)

    async def _fault(self, claimed: ClaimedDelivery, error: str) -> None:
        now = self.clock.now()
        delivery = claimed.delivery

        async def give_back(uow: UnitOfWork) -> None:
            if delivery.attempts + 1 < ATTEMPTS:
                wait = spread(SOON * 4**delivery.attempts)
                await uow.deliveries.postpone(delivery.id, error, not_before=now + wait, fault=True)
            else:
                await uow.deliveries.end(delivery.id, "failed", error)
                await self._tell_of_failure(uow, delivery)

        await self.ledger.write(give_back)

    async def _tell_of_failure(self, uow: UnitOfWork, delivery: Delivery) -> None:
        if delivery.kind == f"notice:{FAILED}":
            return
        await uow.deliveries.tell(
            ("administrator", "coordinator"),
            FAILED,
            str(delivery.id),
            {"delivery": delivery.id, "person": delivery.person_id},
            now=self.clock.now(),
        )
