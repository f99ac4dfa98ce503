"""A document comes in: from the chat as a file to be fetched, from the shell as it is."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from usecases.ports.ground import Clock, Files, UnitOfWork, UnitOfWorkFactory
from usecases.ports.imports import MESSAGE, ImportHead

READ_JOB = "read-import"
DOUBTED = "doubted"
_PENDING = "file:"
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that stands on the messenger's server until it is fetched."""

    file_id: str
    unique_id: str
    name: str


@dataclass(frozen=True)
class ReceiveDocument:
    """A coordinator sent a file: it is noted and a job will fetch and read it."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(
        self, file: SentFile, person_id: int, message: str, doubted: Mapping[str, Any] | None = None
    ) -> int:
        """The import's id; `message` names the message it came in, so that twice is once.

        `doubted` is the file as evidence has it, where it may be meant for a report.
        """
        now = self.clock.now()
        async with self.uow() as uow:
            mark = f"{_PENDING}{file.unique_id}:{message}"
            standing = await uow.imports.of_message(mark)
            if standing is not None:
                return standing
            settings: dict[str, Any] = {"file_id": file.file_id, MESSAGE: mark}
            if doubted:
                settings[DOUBTED] = dict(doubted)
            import_id = await uow.imports.add(
                mark, file.name, created_by=person_id, settings=settings, now=now
            )
            await uow.jobs.add(
                READ_JOB, {"import_id": import_id}, key=f"{READ_JOB}:{import_id}", now=now
            )
            await uow.commit()
        return import_id


@dataclass(frozen=True, slots=True)
class Stored:
    """A document under its hash: `fresh` unless the same content was imported before."""

    head: ImportHead
    fresh: bool


@dataclass(frozen=True)
class StoreDocument:
    """A document from the shell: stored at once, read by the caller's next step."""

    uow: UnitOfWorkFactory
    files: Files
    clock: Clock

    async def __call__(self, path: Path, settings: dict[str, Any]) -> Stored:
        """The import of this content; FileNotFoundError and other OSErrors are the caller's."""
        stored = await self.files.put(_chunks(path))
        async with self.uow() as uow:
            standing = await uow.imports.of_file(stored.sha256)
            if standing is not None:
                return Stored(standing, fresh=False)
            import_id = await uow.imports.add(
                stored.sha256, path.name, created_by=None, settings=settings, now=self.clock.now()
            )
            await uow.commit()
            return Stored(await _head(uow, import_id), fresh=True)


async def _head(uow: UnitOfWork, import_id: int) -> ImportHead:
    record = await uow.imports.get(import_id)
    if record is None:  # it was written in this transaction
        raise LookupError(import_id)
    return record.head


async def _chunks(path: Path) -> AsyncIterator[bytes]:
    with path.open("rb") as source:
        while chunk := source.read(_CHUNK):
            yield chunk


def awaits_file(file_hash: str) -> bool:
    """Whether the import's content has yet to be fetched."""
    return file_hash.startswith(_PENDING)
