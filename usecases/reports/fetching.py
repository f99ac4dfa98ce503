"""Files are downloaded with no transaction open, and counted once they are on disk."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from roadmap.errors import ConflictError, FileGoneError, FileTooBigError, TryLaterError
from roadmap.submissions import SubmissionState
from usecases.ports.ground import Clock, Downloads, Files, StoredFile, UnitOfWork, UnitOfWorkFactory
from usecases.ports.people import Identity
from usecases.ports.reports import Evidence, SubmissionFacts
from usecases.reports.acting import (
    Actor,
    acting,
    expect_evidence,
    note,
    own_submission,
    refuse_closed,
)
from usecases.reports.additions import announce_addition

PATIENCE: Final = timedelta(hours=1)
"""How long a network's trouble is waited out before the sender is asked to send the file again."""
BATCH: Final = 100
SLOW: Final = 2 * 1024 * 1024
"""Bytes from which a download is worth telling of before it ends."""

Shown = Callable[[int], Awaitable[None]]
"""Shows the counter of a submission anew; TryLaterError when the messenger does not answer."""


@dataclass(frozen=True, slots=True)
class FetchEvidence:
    """The job "fetch-evidence": received → stored under its hash, or failed and said so."""

    uow: UnitOfWorkFactory
    clock: Clock
    files: Files
    downloads: Downloads
    show: Shown

    async def __call__(self, evidence_id: int) -> None:
        """TryLaterError while the network fails; may run twice."""
        async with self.uow() as uow:
            evidence = await uow.evidence.get(evidence_id)
        if evidence is None or evidence.file_id is None:
            return
        if evidence.awaited:
            await self._take(evidence, evidence.file_id)
        async with self.uow() as uow:
            current = await uow.evidence.get(evidence_id)
        if current is not None and current.submission_id is not None:
            await self.show(current.submission_id)

    async def _take(self, evidence: Evidence, file_id: str) -> None:
        if (evidence.size or 0) > SLOW:
            await self._show(evidence)
        try:
            fetched = await self._fetched(evidence, file_id)
        except TryLaterError:
            await self._show(evidence)
            raise
        await self._settle(evidence, fetched)

    async def _show(self, evidence: Evidence) -> None:
        """That it is on its way; when even that cannot be said, the download is what matters."""
        if evidence.submission_id is not None:
            with suppress(TryLaterError):
                await self.show(evidence.submission_id)

    async def _fetched(self, evidence: Evidence, file_id: str) -> StoredFile | str:
        """The stored file, or the code of why there is none."""
        try:
            stored = await self.files.put(self.downloads.fetch(file_id))
        except FileTooBigError:
            return "too-big"
        except FileGoneError:
            return "gone"
        except TryLaterError:
            if self.clock.now() - evidence.created_at < PATIENCE:
                raise
            return "unreachable"
        return stored if stored.size else "empty"

    async def _settle(self, evidence: Evidence, fetched: StoredFile | str) -> None:
        async with self.uow() as uow:
            if isinstance(fetched, str):
                await self._fail(uow, evidence, fetched)
            else:
                await self._store(uow, evidence, fetched)
            await uow.commit()

    async def _store(self, uow: UnitOfWork, evidence: Evidence, stored: StoredFile) -> None:
        # The owner may have answered meanwhile whose file it is.
        current = await uow.evidence.get(evidence.id)
        if current is None or not current.awaited:
            return
        facts = await _submission(uow, current)
        beside = await uow.evidence.of_submission(facts.id) if facts else ()
        if any(e.sha256 == stored.sha256 and e.id != current.id for e in beside):
            await uow.evidence.remove(current.id, "twin")
            await self._tell(uow, current)
            return
        now = self.clock.now()
        await uow.evidence.store(current.id, sha256=stored.sha256, size=stored.size, now=now)
        if facts:
            after = {"name": current.name, "size": stored.size, "sha256": stored.sha256}
            await note(uow, "evidence", facts, at=now, actor_id=current.person_id, after=after)
            await announce_addition(uow, facts, now)

    async def _fail(self, uow: UnitOfWork, evidence: Evidence, error: str) -> None:
        if not await uow.evidence.fail(evidence.id, error):
            return
        now = self.clock.now()
        facts = await _submission(uow, await uow.evidence.get(evidence.id))
        if facts:
            after = {"name": evidence.name, "error": error}
            await note(
                uow, "evidence-failed", facts, at=now, actor_id=evidence.person_id, after=after
            )
        await self._tell(uow, evidence)

    async def _tell(self, uow: UnitOfWork, evidence: Evidence) -> None:
        now = self.clock.now()
        key, ref = f"{evidence.id}-{now.timestamp():.0f}", {"evidence": evidence.id}
        await uow.deliveries.add_notice(evidence.person_id, "evidence-failed", key, ref, now=now)


async def _submission(uow: UnitOfWork, evidence: Evidence | None) -> SubmissionFacts | None:
    if evidence is None or evidence.submission_id is None:
        return None
    return await uow.submissions.get(evidence.submission_id)


@dataclass(frozen=True, slots=True)
class SweepEvidence:
    """Files whose job was given up are enqueued again, once an hour."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self) -> None:
        """One transaction for at most `BATCH` files."""
        now = self.clock.now()
        async with self.uow() as uow:
            for evidence_id in await uow.evidence.stuck(now - PATIENCE, BATCH):
                key = f"fetch-evidence:{evidence_id}:{now:%Y%m%d%H}"
                await uow.jobs.add("fetch-evidence", {"evidence_id": evidence_id}, key=key, now=now)
            await uow.commit()


async def enqueue_fetch(uow: UnitOfWork, evidence_id: int, actor: Actor, again: str = "") -> None:
    """The leased job that downloads a file; `again` tells a repeated one from the first."""
    await uow.jobs.add(
        "fetch-evidence",
        {"evidence_id": evidence_id},
        key=f"fetch-evidence:{evidence_id}{again}",
        now=actor.now,
    )


@dataclass(frozen=True, slots=True)
class RetryFile:
    """«Повторить» under the news of a file that could not be fetched."""

    uow: UnitOfWorkFactory
    clock: Clock
    zone: ZoneInfo

    async def __call__(self, person: Identity, evidence_id: int) -> int | None:
        """The submission's id; ConflictError when it is closed or the file is not failed."""
        async with self.uow() as uow:
            actor = acting(person, self.clock)
            evidence = await uow.evidence.get(evidence_id)
            if evidence is None or evidence.person_id != actor.person_id:
                raise ConflictError("report-gone")
            if evidence.submission_id is not None:
                facts = await own_submission(uow, actor, evidence.submission_id)
                if facts.state is SubmissionState.ACCEPTED:
                    await refuse_closed(uow, facts, self.zone)
                await expect_evidence(uow, actor, facts.id)
            if not await uow.evidence.retry(evidence_id):
                raise ConflictError("report-file-not-failed")
            await enqueue_fetch(uow, evidence_id, actor, f":{actor.now.timestamp():.0f}")
            await uow.commit()
        return evidence.submission_id
