"""The append-only record of decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One entry as read back, with the actor's name."""

    at: datetime
    actor_id: int | None
    actor_name: str | None
    verb: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    ground: str | None


@dataclass(frozen=True, slots=True)
class HistoryNote:
    """What one of many entries written together says of its own subject."""

    subject_id: int
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None


class HistoryRepository(Protocol):
    """Append-only record of every decision with its ground."""

    async def add(  # noqa: PLR0913 # the columns of one entry
        self,
        verb: str,
        subject: str,
        subject_id: int,
        *,
        at: datetime,
        actor_id: int | None = None,
        roadmap_id: int | None = None,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
        ground: str | None = None,
    ) -> None:
        """Write one entry; verbs are listed in docs/glossary.md."""
        ...

    async def add_all(  # the columns that all of them share
        self,
        verb: str,
        subject: str,
        notes: Sequence[HistoryNote],
        *,
        at: datetime,
        actor_id: int | None = None,
        roadmap_id: int | None = None,
        ground: str | None = None,
    ) -> None:
        """Write an entry for each note, as `add` does."""
        ...

    async def of(self, subject: str, subject_id: int) -> tuple[HistoryEntry, ...]:
        """What happened to one subject, oldest first."""
        ...
