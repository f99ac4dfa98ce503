"""Evidence in the writing transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from roadmap.submissions import EvidenceKind, EvidenceState, TextEvidence


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A file as a message brings it; `size` in bytes where the messenger says it.

    `origin` is photo, document or video; `media_group_id` is shared by the parts of an album.
    """

    bot_id: int
    chat_id: int
    message_id: int
    file_id: str
    file_unique_id: str
    origin: str
    name: str | None = None
    mime: str | None = None
    size: int | None = None
    caption: str | None = None
    media_group_id: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file, a link or requisites; `error` is the code of what went wrong with a file."""

    id: int
    submission_id: int | None
    person_id: int
    kind: EvidenceKind
    origin: str
    text: str | None
    bot_id: int | None
    file_id: str | None
    file_unique_id: str | None
    media_group_id: str | None
    chat_id: int | None
    message_id: int | None
    name: str | None
    mime: str | None
    size: int | None
    sha256: str | None
    state: EvidenceState
    error: str | None
    created_at: datetime

    @property
    def counts(self) -> bool:
        """Whether it is stored and confirms something."""
        return self.state is EvidenceState.STORED

    @property
    def awaited(self) -> bool:
        """Whether its file is still to be downloaded."""
        return self.state is EvidenceState.RECEIVED


class EvidenceRepository(Protocol):
    """Evidence; a file waits for its download, and for its submission where that is unknown."""

    async def add_file(
        self, file: IncomingFile, person_id: int, submission_id: int | None, *, now: datetime
    ) -> int | None:
        """A received file; None when this very message was taken before."""
        ...

    async def add_text(  # a message has its place
        self,
        read: TextEvidence,
        person_id: int,
        submission_id: int | None,
        *,
        bot_id: int,
        chat_id: int,
        message_id: int,
        now: datetime,
    ) -> int | None:
        """A link or requisites, stored at once; None when this very message was taken before."""
        ...

    async def get(self, evidence_id: int) -> Evidence | None:
        """One piece of evidence."""
        ...

    async def at_message(self, bot_id: int, chat_id: int, message_id: int) -> Evidence | None:
        """What a message brought."""
        ...

    async def of_submission(self, submission_id: int) -> tuple[Evidence, ...]:
        """A submission's evidence in the order it came, without what was removed."""
        ...

    async def of_album(self, bot_id: int, chat_id: int, media_group_id: str) -> Evidence | None:
        """The newest part of an album that came before, removed or not."""
        ...

    async def waiting(self, person_id: int) -> tuple[Evidence, ...]:
        """A person's evidence that waits for its submission, in the order it came."""
        ...

    async def attach(self, evidence_ids: Sequence[int], submission_id: int) -> int:
        """Evidence that waited belongs to a submission now; how many did."""
        ...

    async def move(self, from_submission: int, to_submission: int) -> int:
        """All evidence of one submission goes over to another."""
        ...

    async def store(self, evidence_id: int, *, sha256: str, size: int, now: datetime) -> bool:
        """Received → stored under its hash."""
        ...

    async def fail(self, evidence_id: int, error: str) -> bool:
        """Received → failed, with the code of the reason."""
        ...

    async def retry(self, evidence_id: int) -> bool:
        """Failed → received."""
        ...

    async def remove(self, evidence_id: int, error: str | None = None) -> bool:
        """Whatever it was → removed."""
        ...

    async def stuck(self, before: datetime, limit: int) -> tuple[int, ...]:
        """Files received before an instant and still not stored, oldest first."""
        ...
