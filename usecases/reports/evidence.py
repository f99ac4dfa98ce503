"""Files, links and requisites as they come in, and what they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from zoneinfo import ZoneInfo

from roadmap.errors import ConflictError
from roadmap.submissions import EvidenceKind, TextEvidence, read_text
from usecases.ports.ground import Clock, ReadFactory, UnitOfWork, UnitOfWorkFactory
from usecases.ports.people import Identity
from usecases.ports.reports import Evidence, IncomingFile, SubmissionFacts
from usecases.reports.acting import (
    Actor,
    acting,
    expect_evidence,
    note,
    own_submission,
    refuse_closed,
)
from usecases.reports.additions import announce_addition
from usecases.reports.drafts import Target, submission_for
from usecases.reports.fetching import enqueue_fetch

MESSAGE: Final = ("bot_id", "chat_id", "message_id")


class Verdict(StrEnum):
    """What became of a file that came."""

    TAKEN = "taken"
    WAITS = "waits"
    AGAIN = "again"
    TWIN = "twin"


@dataclass(frozen=True, slots=True)
class Received:
    """A file's verdict and its submission; `submission_id` is None while the duty is asked for."""

    verdict: Verdict
    submission_id: int | None
    evidence_id: int | None = None


@dataclass(frozen=True, slots=True)
class FindTarget:
    """What a message is about: its reply, its album, or what was asked for."""

    read: ReadFactory
    clock: Clock

    async def __call__(
        self,
        person: Identity,
        bot_id: int,
        chat_id: int,
        *,
        reply_to: int | None = None,
        album: Evidence | None = None,
    ) -> Target:
        """A reply goes before an album, an album before what is awaited; else "ask"."""
        async with self.read() as read:
            if reply_to is not None:
                linked = await read.chat.linked(bot_id, chat_id, reply_to)
                if linked is not None:
                    return target_of_link(*linked)
            if album is not None:
                return _beside(album)
            expected = await read.chat.expected(person.person_id, now=self.clock.now())
        if expected is not None and expected.what == "evidence":
            return Target("submission", int(expected.ref["submission"]))
        return Target("ask")


def target_of_link(kind: str, ref: Mapping[str, Any]) -> Target:
    """What a message of ours speaks of; a digest with one line speaks of that line."""
    if kind in {"duty", "package", "submission"}:
        return Target(kind, int(ref["id"]))
    items = tuple((str(item[0]), int(item[1])) for item in ref.get("items", ()))
    reportable = tuple(item for item in items if item[0] in {"duty", "package"})
    if len(reportable) == 1:
        return Target(*reportable[0])
    return Target("ask", items=reportable)


def _beside(part: Evidence) -> Target:
    if part.submission_id is None:
        return Target("waiting")
    return Target("submission", part.submission_id)


@dataclass(frozen=True, slots=True)
class FindAlbum:
    """The part of an album that came before: late parts belong to the same submission."""

    uow: UnitOfWorkFactory

    async def __call__(self, file: IncomingFile) -> Evidence | None:
        """None for a file of its own, or the first part."""
        if file.media_group_id is None:
            return None
        async with self.uow() as uow:
            return await uow.evidence.of_album(file.bot_id, file.chat_id, file.media_group_id)


@dataclass(frozen=True, slots=True)
class ReceiveFile:
    """A file is written down together with the job that fetches it."""

    uow: UnitOfWorkFactory
    clock: Clock
    zone: ZoneInfo

    async def __call__(self, person: Identity, file: IncomingFile, target: Target) -> Received:
        """The same message twice is one file. ConflictError when nothing is awaited any more."""
        async with self.uow() as uow:
            actor = acting(person, self.clock)
            known = await uow.evidence.at_message(file.bot_id, file.chat_id, file.message_id)
            if known is not None:
                return Received(Verdict.AGAIN, known.submission_id, known.id)
            facts = await submission_for(uow, actor, target, self.zone) if target.known else None
            received = await _keep(uow, actor, file, facts)
            await uow.commit()
        return received


async def _keep(
    uow: UnitOfWork, actor: Actor, file: IncomingFile, facts: SubmissionFacts | None
) -> Received:
    submission_id = facts.id if facts else None
    beside = await _beside_it(uow, actor, submission_id)
    if any(e.file_unique_id == file.file_unique_id and not e.error for e in beside):
        return Received(Verdict.TWIN, submission_id)
    made = await uow.evidence.add_file(file, actor.person_id, submission_id, now=actor.now)
    if made is not None:
        await enqueue_fetch(uow, made, actor)
    if submission_id is None:
        return Received(Verdict.WAITS, None, made)
    await expect_evidence(uow, actor, submission_id)
    return Received(Verdict.TAKEN, submission_id, made)


async def _beside_it(
    uow: UnitOfWork, actor: Actor, submission_id: int | None
) -> tuple[Evidence, ...]:
    """The evidence that came before: to the submission, or what waits to be asked about."""
    if submission_id is None:
        return await uow.evidence.waiting(actor.person_id)
    return await uow.evidence.of_submission(submission_id)


@dataclass(frozen=True, slots=True)
class ReceiveText:
    """A link or a line of requisites is evidence at once."""

    uow: UnitOfWorkFactory
    clock: Clock
    zone: ZoneInfo

    async def __call__(
        self, person: Identity, text: str, target: Target, place: tuple[int, int, int]
    ) -> Received | None:
        """None when the text confirms nothing. `place` is (bot, chat, message)."""
        read = read_text(text, today=self.clock.today())
        if read is None:
            return None
        async with self.uow() as uow:
            actor = acting(person, self.clock)
            known = await uow.evidence.at_message(*place)
            if known is not None:
                return Received(Verdict.AGAIN, known.submission_id, known.id)
            facts = await submission_for(uow, actor, target, self.zone) if target.known else None
            received = await _keep_text(uow, actor, facts, read, place)
            await uow.commit()
        return received


async def _keep_text(
    uow: UnitOfWork,
    actor: Actor,
    facts: SubmissionFacts | None,
    read: TextEvidence,
    place: tuple[int, int, int],
) -> Received:
    submission_id = facts.id if facts else None
    if any(e.text == read.text for e in await _beside_it(uow, actor, submission_id)):
        return Received(Verdict.TWIN, submission_id)
    made = await uow.evidence.add_text(
        read,
        actor.person_id,
        submission_id,
        now=actor.now,
        **dict(zip(MESSAGE, place, strict=True)),
    )
    if facts is None:
        return Received(Verdict.WAITS, None, made)
    after = {"kind": str(read.kind), "text": read.text}
    await note(uow, "evidence", facts, at=actor.now, actor_id=actor.person_id, after=after)
    await announce_addition(uow, facts, actor.now)
    await expect_evidence(uow, actor, facts.id)
    return Received(Verdict.TAKEN, facts.id, made)


@dataclass(frozen=True, slots=True)
class AttachWaiting:
    """The answer to «к чему относится файл»: everything that waited goes to one target."""

    uow: UnitOfWorkFactory
    clock: Clock
    zone: ZoneInfo

    async def __call__(self, person: Identity, target: Target) -> int:
        """The submission's id. ConflictError when nothing waits (answered or dropped before)."""
        async with self.uow() as uow:
            actor = acting(person, self.clock)
            waiting = await uow.evidence.waiting(actor.person_id)
            if not waiting:
                raise ConflictError("report-nothing-waits")
            facts = await submission_for(uow, actor, target, self.zone)
            await uow.evidence.attach([e.id for e in waiting], facts.id)
            for evidence in waiting:
                if evidence.counts:
                    await _note_attached(uow, actor, facts, evidence)
                    await announce_addition(uow, facts, actor.now)
            await expect_evidence(uow, actor, facts.id)
            await uow.commit()
        return facts.id


async def _note_attached(
    uow: UnitOfWork, actor: Actor, facts: SubmissionFacts, evidence: Evidence
) -> None:
    """What came before its report was known; a file still on its way is told when it is stored."""
    after: dict[str, Any] = {"name": evidence.name, "size": evidence.size}
    if evidence.kind is not EvidenceKind.FILE:
        after = {"kind": str(evidence.kind), "text": evidence.text}
    await note(uow, "evidence", facts, at=actor.now, actor_id=actor.person_id, after=after)


@dataclass(frozen=True, slots=True)
class DropWaiting:
    """«Отмена» under that question: the files are not evidence of anything."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, person: Identity) -> int:
        """How many were dropped."""
        async with self.uow() as uow:
            waiting = await uow.evidence.waiting(person.person_id)
            for evidence in waiting:
                await uow.evidence.remove(evidence.id)
            await uow.chat.forget(person.person_id)
            await uow.commit()
        return len(waiting)


@dataclass(frozen=True, slots=True)
class DropEvidence:
    """«Убрать последний»: what was the newest when the button was made leaves its submission."""

    uow: UnitOfWorkFactory
    clock: Clock
    zone: ZoneInfo

    async def __call__(self, person: Identity, evidence_id: int) -> tuple[int, Evidence | None]:
        """Its submission's id, and what was dropped: None when it had gone before.

        ConflictError when it was sent.
        """
        async with self.uow() as uow:
            actor = acting(person, self.clock)
            found = await uow.evidence.get(evidence_id)
            if found is None or found.submission_id is None:
                raise ConflictError("report-gone")
            facts = await own_submission(uow, actor, found.submission_id)
            await refuse_closed(uow, facts, self.zone)
            there = await uow.evidence.of_submission(facts.id)
            dropped = next((each for each in there if each.id == evidence_id), None)
            if dropped is None:
                return facts.id, None
            await uow.evidence.remove(dropped.id)
            after = {"evidence": dropped.id, "name": dropped.name or dropped.text}
            await note(uow, "dropped", facts, at=actor.now, actor_id=actor.person_id, after=after)
            await expect_evidence(uow, actor, facts.id)
            await uow.commit()
        return facts.id, dropped
