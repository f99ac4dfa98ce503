"""A document on its way: from its hash to its roadmap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Protocol

from roadmap.amendments import OrderRef
from roadmap.drafting.dated import StandingDate
from usecases.ports.imports.publication import StandingActivity

Json = dict[str, Any]
MESSAGE: Final = "message"
"""Among an import's settings: the message that brought the file, so that twice is once."""


@dataclass(frozen=True, slots=True)
class ImportHead:
    """An import for lists: what it is called and how far it came.

    States: received, reading, draft, publishing, published, refused, cancelled. `refusal` is the
    key and arguments of the sentence that says why.
    """

    id: int
    file_name: str
    state: str
    title: str | None
    number: str | None
    order_date: date | None
    roadmap_id: int | None
    created_by: int | None
    created_at: datetime
    published_at: datetime | None
    refusal: Json | None = None


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """The whole row. `reading` is the object of `vekha read --json`."""

    head: ImportHead
    file_hash: str
    issuer: str | None
    reading: Json | None
    answers: Json
    patches: tuple[Json, ...]
    settings: Json
    progress: Json


@dataclass(frozen=True, slots=True)
class Amendable:
    """A roadmap in force with the orders that it stands under, the approving one first."""

    id: int
    title: str
    orders: tuple[OrderRef, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job came: `done` of `total` duties in state publishing, pages in reading."""

    state: str
    step: str
    done: int
    total: int


class ImportRepository(Protocol):
    """Imports in the writing transaction."""

    async def add(
        self,
        file_hash: str,
        file_name: str,
        *,
        created_by: int | None,
        settings: Json,
        now: datetime,
    ) -> int:
        """A new import in state received; the id."""
        ...

    async def of_file(self, file_hash: str) -> ImportHead | None:
        """The newest import of this content that is neither refused nor cancelled."""
        ...

    async def of_message(self, mark: str) -> int | None:
        """The import that a message began, whatever has become of it; see MESSAGE."""
        ...

    async def get(self, import_id: int) -> ImportRecord | None:
        """One import, its row locked until the transaction ends."""
        ...

    async def set_hash(self, import_id: int, file_hash: str) -> None:
        """The content has come and is stored under its hash."""
        ...

    async def keep_reading(  # what the reading settles at once
        self,
        import_id: int,
        reading: Json,
        *,
        issuer: str | None,
        number: str | None,
        order_date: date | None,
        roadmap_id: int | None,
    ) -> None:
        """Store what was read; the import is a draft (of a new edition when `roadmap_id`)."""
        ...

    async def refuse(self, import_id: int, key: str, arguments: Mapping[str, str | int]) -> None:
        """The document cannot be used, and why."""
        ...

    async def move(self, import_id: int, sources: Sequence[str], target: str) -> bool:
        """Change the state if it is one of `sources`; False when somebody was first."""
        ...

    async def write(  # the columns that people and jobs change
        self,
        import_id: int,
        *,
        answers: Json | None = None,
        patches: Sequence[Json] | None = None,
        settings: Json | None = None,
        progress: Json | None = None,
        roadmap_id: int | None = None,
        published_at: datetime | None = None,
    ) -> None:
        """Replace what is given."""
        ...

    async def published(self, roadmap_id: int) -> ImportRecord | None:
        """The import of the edition in force."""
        ...

    async def waiting(self, file_hash: str) -> tuple[ImportRecord, ...]:
        """Drafts of this content, as a publication by section leaves them."""
        ...

    async def publishing(self, roadmap_id: int) -> bool:
        """Whether an edition of this roadmap is being published right now."""
        ...

    async def amendable(self) -> tuple[Amendable, ...]:
        """Roadmaps in force, the newest first."""
        ...

    async def party_memory(self) -> dict[str, Json]:
        """Who printed parties were in earlier imports, by their normalised text."""
        ...

    async def remember_party(
        self, text_key: str, text: str, value: Json, *, confirmed_by: int | None, now: datetime
    ) -> None:
        """Keep who a printed party is; a later word replaces an earlier one."""
        ...


class ImportQueries(Protocol):
    """Imports on the reading side."""

    async def get(self, import_id: int) -> ImportRecord | None:
        """One import."""
        ...

    async def head(self, import_id: int) -> ImportHead | None:
        """One import without its reading."""
        ...

    async def open(self) -> tuple[ImportHead, ...]:
        """Imports that wait for somebody: being read, drafts, being published; newest first."""
        ...

    async def progress(self, import_id: int) -> Progress | None:
        """How far it came."""
        ...

    async def party_memory(self) -> dict[str, Json]:
        """As ImportRepository.party_memory."""
        ...

    async def published(self, roadmap_id: int) -> ImportRecord | None:
        """As ImportRepository.published."""
        ...

    async def amendable(self) -> tuple[Amendable, ...]:
        """As ImportRepository.amendable."""
        ...

    async def dates(self, roadmap_id: int) -> dict[tuple[str, str, str], StandingDate]:
        """A roadmap's occurrences by activity key, kind and key."""
        ...

    async def activities(self, roadmap_id: int) -> tuple[StandingActivity, ...]:
        """As RoadmapRepository.activities."""
        ...
