"""Ports of messages: inbox, outbox, jobs, what a chat expects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Delivery:
    """A claimed message: to whom, of what kind, made of which ids."""

    id: int
    person_id: int
    channel: str
    kind: str
    local_day: date
    slot: str
    ref: dict[str, Any]
    attempts: int


@dataclass(frozen=True, slots=True)
class Expected:
    """What a person was asked for as free text or a file; any press cancels it."""

    what: str
    ref: dict[str, Any]


class InboxRepository(Protocol):
    """To be filled by its slice."""


class DeliveryRepository(Protocol):
    """The outbox. More methods are filled in by its slice."""

    async def add_notice(
        self, person_id: int, what: str, key: str, ref: dict[str, Any], *, now: datetime
    ) -> None:
        """Tell a person of an event, once per (person, what, key); sent at once, any hour.

        Becomes kind "notice:<what>", slot "<what>:<key>"; composed when it is claimed.
        """
        ...


class JobRepository(Protocol):
    """Leased work; more methods are filled in by its slice."""

    async def add(self, name: str, args: dict[str, Any], *, key: str, now: datetime) -> None:
        """Enqueue in the domain's transaction; a key that already stands is left as it is."""
        ...


class ChatRepository(Protocol):
    """What a chat expects and which message speaks of what."""

    async def expect(
        self, person_id: int, what: str, ref: dict[str, Any], *, until: datetime
    ) -> None:
        """Await free text or a file from a person; replaces what was awaited."""
        ...

    async def expected(self, person_id: int, *, now: datetime) -> Expected | None:
        """What is awaited from a person, if the time has not run out."""
        ...

    async def forget(self, person_id: int) -> None:
        """Nothing is awaited any more."""
        ...

    async def link(
        self,
        bot_id: int,
        chat_id: int,
        message_id: int,
        kind: str,
        ref: dict[str, Any],
        *,
        now: datetime,
    ) -> None:
        """Remember what a message of ours speaks of (kind duty, package, submission, digest)."""
        ...

    async def linked(
        self, bot_id: int, chat_id: int, message_id: int
    ) -> tuple[str, dict[str, Any]] | None:
        """What a message of ours speaks of."""
        ...


class InstallationRepository(Protocol):
    """Small facts by key."""

    async def get(self, key: str) -> dict[str, Any] | None:
        """The fact, or None."""
        ...

    async def set(self, key: str, value: dict[str, Any], *, now: datetime) -> None:
        """Write the fact."""
        ...
