"""Repositories of messages: inbox, outbox, jobs, what a chat expects."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from usecases.ports.messages.views import (
    ClaimedDelivery,
    ClaimedJob,
    Expected,
    IncomingUpdate,
    MessageLink,
    Recipient,
    SentMessage,
    StoredUpdate,
)


class InboxRepository(Protocol):
    """Updates as they came, until they are handled."""

    async def add(self, bot_id: int, updates: Sequence[IncomingUpdate], *, now: datetime) -> None:
        """Store what is new; an update_id that already stands is left as it is."""
        ...

    async def waiting(self, bot_id: int, *, after: int, limit: int) -> tuple[StoredUpdate, ...]:
        """Rows not yet handled with an id above `after`, oldest first."""
        ...

    async def suspects(self, bot_id: int, stops: int) -> tuple[StoredUpdate, ...]:
        """Rows not yet handled that have seen so many stops of a process, the most stops last."""
        ...

    async def attempted(self, update_row: int, error: str | None) -> int:
        """Count an attempt; returns how many there were."""
        ...

    async def stopped(self, update_row: int) -> int:
        """Count a stop of a process; returns how many there were."""
        ...

    async def done(self, update_row: int, *, now: datetime) -> None:
        """Handled."""
        ...

    async def failed(self, update_row: int, error: str, *, now: datetime) -> None:
        """Given up."""
        ...

    async def forget_before(self, moment: datetime) -> int:
        """Delete rows handled before `moment`; returns how many."""
        ...


class DeliveryRepository(Protocol):
    """The outbox."""

    async def add_notice(
        self,
        person_id: int,
        what: str,
        key: str,
        ref: dict[str, Any],
        *,
        now: datetime,
        not_before: datetime | None = None,
    ) -> None:
        """Tell a person of an event, once per (person, what, key).

        Sent at once, at any hour, or not before a given moment.

        Becomes kind "notice:<what>", slot "<what>:<key>"; composed when it is claimed.
        """
        ...

    async def tell(
        self, roles: Sequence[str], what: str, key: str, ref: dict[str, Any], *, now: datetime
    ) -> int:
        """`add_notice` to all who hold the first of these roles that anybody holds.

        Returns how many people that are.
        """
        ...

    async def claim(  # one statement's terms
        self,
        channel: str,
        bot_id: int,
        owner: str,
        *,
        busy: Collection[int],
        now: datetime,
        lease: timedelta,
        limit: int,
    ) -> tuple[ClaimedDelivery, ...]:
        """Take what is due, and what others' expired leases left (that is marked maybe sent).

        One message a person, and none while another is claimed: they are sent in their order.
        `busy` are the caller's own deliveries in flight: they are never taken again.
        """
        ...

    async def sent(self, messages: Sequence[SentMessage], *, now: datetime) -> None:
        """They are in their chats; reminders that they carried are sent with them."""
        ...

    async def postpone(
        self,
        delivery: int,
        error: str,
        *,
        not_before: datetime,
        fault: bool = False,
        maybe_sent: bool = False,
    ) -> None:
        """Plan it again; `fault` counts an attempt, `maybe_sent` is remembered."""
        ...

    async def hold(self, delivery: int, until: datetime) -> None:
        """Plan it again for a later moment: nothing has failed."""
        ...

    async def reconsider(
        self, person_id: int, scheduled: Collection[str], *, now: datetime
    ) -> None:
        """Make due what was held for a person, who prefers other hours now.

        What failed keeps its moment, and so do the kinds `scheduled`, which have one of their own.
        """
        ...

    async def end(self, delivery: int, state: str, error: str | None) -> None:
        """Close it as cancelled, undeliverable or failed."""
        ...

    async def release(self, *, owner: str | None = None) -> int:
        """Plan again everything claimed, marked maybe sent; how many.

        `owner` is a process that is dead; without one, no other process may live.
        """
        ...

    async def recipients(
        self, people: Collection[int], channel: str, bot_id: int
    ) -> dict[int, Recipient]:
        """Each person's newest active contact, else why there is none."""
        ...

    async def in_states(
        self, states: Collection[str], wanted: Collection[int] | None
    ) -> tuple[tuple[int, int], ...]:
        """(message, person) of those in a state; `wanted` narrows it to these messages."""
        ...

    async def retry(self, deliveries: Collection[int], *, now: datetime) -> None:
        """Plan given up messages anew, with the reminders that they carried."""
        ...

    async def undo_setback(self, *, now: datetime, ahead: datetime, latest: datetime) -> int:
        """Make due what was made after `ahead`, or put off by a refusal until after `latest`.

        Unsent digests made after `ahead` are deleted, their reminders planned again. Returns how
        many messages that are.
        """
        ...

    async def mark_contact(self, contact: int, state: str, reason: str, *, now: datetime) -> bool:
        """Set an active contact to another state; False when it was not active any more."""
        ...

    async def move_contact(self, contact: int, address: str) -> None:
        """The chat has another address now."""
        ...

    async def contact_changed(
        self, channel: str, bot_id: int, address: str, state: str, *, now: datetime
    ) -> int | None:
        """The messenger said that we were blocked or let in again; a revoked contact stays so.

        Returns the person when something changed.
        """
        ...


class JobRepository(Protocol):
    """Leased work outside the chat's lanes."""

    async def add(self, name: str, args: dict[str, Any], *, key: str, now: datetime) -> None:
        """Enqueue in the domain's transaction; a key that already stands is left as it is."""
        ...

    async def claim(
        self,
        owner: str,
        *,
        busy: Collection[int],
        now: datetime,
        lease: timedelta,
        limit: int,
    ) -> tuple[ClaimedJob, ...]:
        """Take what is due, and what others' expired leases left; never what is in `busy`."""
        ...

    async def renew(self, jobs: Collection[int], owner: str, *, until: datetime) -> None:
        """Keep the leases of running jobs."""
        ...

    async def done(self, job: int, *, now: datetime) -> None:
        """Finished."""
        ...

    async def postpone(self, job: int, error: str, *, run_at: datetime, fault: bool) -> None:
        """Plan it again; `fault` counts an attempt."""
        ...

    async def failed(self, job: int, error: str, *, now: datetime) -> None:
        """Given up."""
        ...

    async def release(self, *, owner: str | None = None) -> int:
        """Plan again everything claimed; how many. `owner` as above."""
        ...


class ChatQueries(Protocol):
    """What a chat expects, read without writing."""

    async def expected(self, person_id: int, *, now: datetime) -> Expected | None:
        """What is awaited from a person, if the time has not run out."""
        ...

    async def linked(
        self, bot_id: int, chat_id: int, message_id: int
    ) -> tuple[str, dict[str, Any]] | None:
        """What a message of ours speaks of."""
        ...

    async def dialog(self, key: str) -> tuple[str | None, dict[str, Any]]:
        """A dialog's state and data; (None, {}) where there is none."""
        ...


class ChatRepository(ChatQueries, Protocol):
    """What a chat expects and which message speaks of what."""

    async def expect(
        self, person_id: int, what: str, ref: dict[str, Any], *, until: datetime
    ) -> None:
        """Await free text or a file from a person; replaces what was awaited."""
        ...

    async def forget(self, person_id: int) -> None:
        """Nothing is awaited any more."""
        ...

    async def link(self, links: Sequence[MessageLink], *, now: datetime) -> None:
        """Remember what messages of ours speak of; the newest link of a message holds."""
        ...

    async def keep_dialog(
        self, key: str, state: str | None, data: dict[str, Any], *, now: datetime
    ) -> None:
        """Write a dialog's state and data; nothing in both removes it."""
        ...


class InstallationRepository(Protocol):
    """Small facts by key."""

    async def get(self, key: str) -> dict[str, Any] | None:
        """The fact, or None."""
        ...

    async def keep(self, key: str, value: dict[str, Any], *, now: datetime) -> dict[str, Any]:
        """Write the fact unless one stands; what stands then."""
        ...

    async def set(self, key: str, value: dict[str, Any], *, now: datetime) -> None:
        """Write the fact."""
        ...
