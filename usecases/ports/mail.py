"""Ports of letters that come in: the mailbox, and what became of each letter."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Protocol

RECORDED: Final = "recorded"
"""The verdict on a letter that was a report."""


@dataclass(frozen=True, slots=True)
class FetchedLetter:
    """A letter as the server gave it.

    `whole` is False where it is over the limit: then only its head is here.
    `key` is its Message-ID, else its hash: the same letter has the same key in any mailbox.
    `size` is the whole letter's, in bytes.
    """

    key: str
    sender: str | None
    content: bytes
    size: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that was taken; without a `verdict` it has not been read yet.

    `sha256` is None when its content has been forgotten.
    """

    id: int
    key: str
    sha256: str | None
    size: int
    whole: bool
    sender: str | None
    person_id: int | None
    submission_id: int | None
    verdict: str | None
    detail: dict[str, Any]
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of a letter: a code, with what its answer is made of."""

    verdict: str
    person_id: int | None = None
    submission_id: int | None = None
    detail: dict[str, Any] = field(default_factory=dict)
    answered: bool = True
    """Whether its sender is told."""


class OpenedMailbox(Protocol):
    """A mailbox while it is open; every method raises TryLaterError when the server is gone."""

    uid_validity: int

    async def waiting(self, after: int | None) -> Sequence[int]:
        """Numbers of letters not marked yet or above `after`, in order."""
        ...

    async def fetch(self, uid: int) -> FetchedLetter | None:
        """A letter, left as it is; None when it has gone."""
        ...

    async def mark(self, uid: int) -> None:
        """Mark it as seen."""
        ...


class Mailbox(Protocol):
    """Where replies come."""

    @property
    def name(self) -> str:
        """Whose mailbox it is and where."""
        ...

    def open(self) -> AbstractAsyncContextManager[OpenedMailbox]:
        """Log in and select; TryLaterError when that fails."""
        ...


class LetterRepository(Protocol):
    """Letters that came, in the writing transaction."""

    async def last(self, mailbox: str, uid_validity: int) -> int | None:
        """The highest number taken from a mailbox; None before the first."""
        ...

    async def known(self, mailbox: str, uid_validity: int, uids: Sequence[int]) -> frozenset[int]:
        """Which of these numbers were taken."""
        ...

    async def add(
        self,
        mailbox: str,
        uid_validity: int,
        uid: int,
        letter: FetchedLetter,
        sha256: str,
        *,
        now: datetime,
    ) -> int | None:
        """Write a letter down; None when it was taken before, under any number."""
        ...

    async def get(self, letter_id: int) -> Letter | None:
        """One letter."""
        ...

    async def judge(self, letter_id: int, judgement: Judgement, *, now: datetime) -> bool:
        """Write what became of it; False when that stands already.

        A report that was recorded by it came by e-mail.
        """
        ...

    async def answered(self, sender: str, since: datetime) -> int:
        """How many letters of a sender were judged since an instant."""
        ...

    async def old(
        self, before: datetime, strangers: datetime, limit: int
    ) -> Sequence[tuple[int, str]]:
        """(id, hash) of letters judged before an instant whose content is still kept.

        Of letters of nobody whom we know: before the instant `strangers`.
        """
        ...

    async def forget(self, letter_id: int) -> None:
        """Its content is not kept any more; that it came stays known."""
        ...

    async def people_at(self, address: str) -> tuple[int, ...]:
        """Active people whose e-mail in the directory is this address, by id."""
        ...

    async def bounced(self, delivery: int, person_id: int, reason: str, *, now: datetime) -> bool:
        """A letter of ours came back: its delivery failed, its address takes no letters.

        False when that was known, or the delivery was no letter to this person.
        """
        ...
