"""How sendings ended, written down; those that ended together in a few statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from usecases.channels import pass_on
from usecases.contacts import tell_unreachable
from usecases.patience import spread
from usecases.ports.ground import Clock, UnitOfWork
from usecases.ports.messages import (
    ClaimedDelivery,
    Delivery,
    Fault,
    Later,
    MessageLink,
    Never,
    Outcome,
    Sent,
    SentMessage,
)

ATTEMPTS = 5
SOON = timedelta(seconds=5)
FAILED = "delivery-failed"


@dataclass(frozen=True, slots=True)
class Held:
    """It is not to be sent before a moment; nothing has failed."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Ended:
    """A claimed delivery, what it said, and how its sending ended.

    `how` is None where nothing was sent: without a content it has lost its sense, with one
    nobody is there to send it to.
    """

    claimed: ClaimedDelivery
    content: Any | None
    how: Outcome | Held | Fault | None


@dataclass(frozen=True, slots=True)
class Record:
    """Writes endings in an open transaction."""

    clock: Clock
    bot_id: int
    onward: Sequence[str] = ()
    """Channels that are tried in this order for somebody who is not reached over this one."""

    async def __call__(self, uow: UnitOfWork, ended: Sequence[Ended]) -> None:
        """What was sent together, then the rest one by one."""
        sent = [(each, each.how) for each in ended if isinstance(each.how, Sent)]
        if sent:
            await self._sent(uow, sent)
        for each in ended:
            match each.how:
                case None:
                    await self._close(uow, each)
                case Held() as held:
                    await uow.deliveries.hold(each.claimed.delivery.id, held.until)
                case Later() as later:
                    await self._postponed(uow, each.claimed.delivery, later)
                case Never() as never:
                    await self._unreachable(uow, each.claimed, never)
                case Fault() as fault:
                    await self._fault(uow, each.claimed.delivery, fault)

    async def _sent(self, uow: UnitOfWork, sent: Sequence[tuple[Ended, Sent]]) -> None:
        now = self.clock.now()
        messages = [
            SentMessage(each.claimed.delivery.id, how.address, how.message_id) for each, how in sent
        ]
        await uow.deliveries.sent(messages, now=now)
        for each, how in sent:
            recipient = each.claimed.recipient
            if how.address != recipient.address and recipient.contact_id is not None:
                await uow.deliveries.move_contact(recipient.contact_id, how.address)
        links = [
            MessageLink(self.bot_id, how.chat_id, how.message_id, *link)
            for each, how in sent
            if (link := getattr(each.content, "link", None)) is not None
            and how.message_id is not None
            and how.chat_id is not None
        ]
        if links:
            await uow.chat.link(links, now=now)

    async def _postponed(self, uow: UnitOfWork, delivery: Delivery, later: Later) -> None:
        """A flood was refused for sure; after any other silence the message may be there."""
        wait = spread(SOON) if later.seconds is None else timedelta(seconds=later.seconds)
        await uow.deliveries.postpone(
            delivery.id,
            later.error,
            not_before=self.clock.now() + wait,
            maybe_sent=later.seconds is None and not later.refused,
        )

    async def _unreachable(self, uow: UnitOfWork, claimed: ClaimedDelivery, never: Never) -> None:
        now = self.clock.now()
        delivery, contact = claimed.delivery, claimed.recipient.contact_id
        await self._pass_on(uow, delivery, never.error)
        if contact is None:
            return
        if await uow.deliveries.mark_contact(contact, never.state, never.error, now=now):
            await tell_unreachable(uow, delivery.person_id, delivery.channel, now)

    async def _close(self, uow: UnitOfWork, ended: Ended) -> None:
        delivery = ended.claimed.delivery
        if ended.content is None:
            await uow.deliveries.end(delivery.id, "cancelled", None)
        else:
            await self._pass_on(uow, delivery, ended.claimed.recipient.reason)

    async def _pass_on(self, uow: UnitOfWork, delivery: Delivery, reason: str) -> None:
        if not await pass_on(uow, delivery, self.onward, self.clock.now()):
            await uow.deliveries.end(delivery.id, "undeliverable", reason)

    async def _fault(self, uow: UnitOfWork, delivery: Delivery, fault: Fault) -> None:
        if delivery.attempts + 1 < ATTEMPTS:
            again = self.clock.now() + spread(SOON * 4**delivery.attempts)
            await uow.deliveries.postpone(delivery.id, fault.error, not_before=again, fault=True)
        else:
            await uow.deliveries.end(delivery.id, "failed", fault.error)
            await self._tell_of_failure(uow, delivery)

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
