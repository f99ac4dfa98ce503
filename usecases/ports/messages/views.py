"""Read models of messages: what came in, what goes out, how a sending ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from roadmap.quiet import QuietHours


@dataclass(frozen=True, slots=True)
class IncomingUpdate:
    """An update as the messenger gave it; `lane` is the chat it is serial with."""

    update_id: int
    lane: int
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class StoredUpdate:
    """An update that waits in the inbox; `attempts` counts our faults, not the network's.

    `stops`: how often a process stopped, or began anew, while it was unfinished.
    """

    id: int
    bot_id: int
    lane: int
    payload: dict[str, Any]
    attempts: int
    received_at: datetime
    stops: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """A claimed message: to whom, of what kind, made of which ids.

    `maybe_sent`: an attempt before this one ended in a way that does not tell whether it arrived.
    """

    id: int
    person_id: int
    channel: str
    kind: str
    local_day: date
    slot: str
    ref: dict[str, Any]
    attempts: int
    maybe_sent: bool = False


@dataclass(frozen=True, slots=True)
class Recipient:
    """Where a person is reached on a channel now.

    Without an active contact `address` is None and `reason` is the contact's state (blocked,
    deactivated, failing, revoked) or "not-connected". `quiet` are the person's quiet hours and
    `digest_at` their hour, in their `timezone`; None where they have none of their own.
    """

    contact_id: int | None
    address: str | None
    reason: str
    locale: str
    timezone: str | None = None
    quiet: QuietHours | None = None
    digest_at: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimedDelivery:
    """A delivery under our lease with its recipient."""

    delivery: Delivery
    recipient: Recipient


@dataclass(frozen=True, slots=True)
class ClaimedJob:
    """A job under our lease; `attempts` counts our faults, not "later"."""

    id: int
    name: str
    args: dict[str, Any]
    attempts: int
    planned_for: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """It is there. `address` differs from the asked one when the chat has moved.

    `message_id` and the chat in which replies to it come; None where no reply can name it.
    """

    message_id: int | None
    address: str
    chat_id: int | None = None


@dataclass(frozen=True, slots=True)
class SentMessage:
    """A delivery that is there, under this number if it has one."""

    delivery: int
    address: str
    message_id: int | None


@dataclass(frozen=True, slots=True)
class MessageLink:
    """What a message of ours speaks of (kind duty, package, submission, digest)."""

    bot_id: int
    chat_id: int
    message_id: int
    kind: str
    ref: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Later:
    """It may go through later: after `seconds` when the messenger named them, else soon.

    `refused`: it has certainly not arrived; so it has not either where seconds are named.
    """

    error: str
    seconds: float | None = None
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Never:
    """It will not go through to this address: `state` is what the contact becomes."""

    state: str
    error: str


Outcome = Sent | Later | Never


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of ours kept it from being sent; it is tried again or given up."""

    error: str


class Notifier(Protocol):
    """Sends composed contents over one channel; no transaction is open meanwhile."""

    async def send(self, address: str, delivery: Delivery, content: Any, locale: str) -> Outcome:
        """Render by the delivery's kind and send; any exception is a fault of ours."""
        ...


@dataclass(frozen=True, slots=True)
class Expected:
    """What a person was asked for as free text or a file; any press cancels it."""

    what: str
    ref: dict[str, Any]
    until: datetime
