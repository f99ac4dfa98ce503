"""What the coordinator decides about a draft; each decision is kept at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from roadmap.drafting.amendments import undecided
from roadmap.drafting.marks import MARK
from roadmap.drafting.patches import added
from roadmap.drafting.questions import PARTY, answer
from roadmap.errors import ConflictError
from usecases.imports.assembled import assemble
from usecases.ports.ground import Clock, ReadFactory, UnitOfWork, UnitOfWorkFactory
from usecases.ports.imports import ImportRecord
from usecases.publishing.publish import PUBLISH_JOB

Json = dict[str, Any]


@dataclass(frozen=True)
class AnswerQuestion:
    """Answer one question; the same button pressed twice changes nothing more."""

    uow: UnitOfWorkFactory
    read: ReadFactory
    clock: Clock

    async def __call__(self, import_id: int, question_id: str, option: int) -> None:
        """`option` counts the question's options; ConflictError when they have changed since."""
        async with self.read() as read:
            record = await read.imports.get(import_id)
            if record is None or record.reading is None:
                raise ConflictError("import-gone")
            material = await assemble(read, record, today=self.clock.today())
        question = material.asked.find(question_id)
        if question is None or option >= len(question.options):
            raise ConflictError("import-changed")
        given = answer(question, question.options[option], material.reading)
        await _write_answers(self.uow, import_id, given)


@dataclass(frozen=True)
class NameParty:
    """Say who a printed party is: {"target": "post", "post_id": n}, "schools", "nobody", ..."""

    uow: UnitOfWorkFactory

    async def __call__(self, import_id: int, party_key: str, value: Json) -> None:
        """Keep it with the draft; publishing remembers it for later documents."""
        await _write_answers(self.uow, import_id, {PARTY + party_key: value})


@dataclass(frozen=True)
class NameSchool:
    """Say which school a mark of the factor table is; None when the directory has no such one."""

    uow: UnitOfWorkFactory

    async def __call__(self, import_id: int, mark_key: str, school: int | None) -> None:
        """Keep it with the draft; publishing makes the mark another name of the school."""
        await _write_answers(self.uow, import_id, {MARK + mark_key: {"school": school}})


@dataclass(frozen=True)
class PatchRows:
    """Change how a row, a section or everything is followed, or leave a row out."""

    uow: UnitOfWorkFactory

    async def __call__(self, import_id: int, patch: Json) -> None:
        """`patch` as roadmap.drafting.patches says."""
        async with self.uow() as uow:
            record = await _draft(uow, import_id)
            await uow.imports.write(import_id, patches=added(record.patches, patch))
            await uow.commit()


@dataclass(frozen=True)
class CancelImport:
    """Put a draft away; the same file may come again."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, import_id: int, person_id: int | None) -> None:
        """ConflictError when it is no draft any more."""
        async with self.uow() as uow:
            if not await uow.imports.move(import_id, ("draft",), "cancelled"):
                raise ConflictError("import-not-draft")
            await uow.history.add(
                "cancelled", "import", import_id, at=self.clock.now(), actor_id=person_id
            )
            await uow.commit()


@dataclass(frozen=True)
class StartPublishing:
    """Publish by a job, once nothing blocks it."""

    uow: UnitOfWorkFactory
    read: ReadFactory
    clock: Clock

    async def __call__(
        self, import_id: int, person_id: int | None, *, accept_doubts: bool = False
    ) -> None:
        """ConflictError when it is no draft, has open questions, or became a new edition.

        `accept_doubts` takes what is proposed for every open question but that of past dates.
        """
        async with self.read() as read:
            record = await read.imports.get(import_id)
            if record is None or record.reading is None:
                raise ConflictError("import-gone")
            material = await assemble(read, record, today=self.clock.today())
        left = [one for one in material.asked.open if not (accept_doubts and one.id != "past")]
        if left:
            raise ConflictError("import-questions-left", count=len(left))
        waiting = undecided(material.reading.amendments, material.record.answers)
        if waiting:
            raise ConflictError("amendments-left", count=waiting)
        async with self.uow() as uow:
            await _draft(uow, import_id)
            await self._mind_editions(uow, record)
            await uow.imports.move(import_id, ("draft",), "publishing")
            await uow.jobs.add(
                PUBLISH_JOB,
                {"import_id": import_id},
                key=f"{PUBLISH_JOB}:{import_id}",
                now=self.clock.now(),
            )
            await uow.history.add(
                "approved", "import", import_id, at=self.clock.now(), actor_id=person_id
            )
            await uow.commit()

    async def _mind_editions(self, uow: UnitOfWork, record: ImportRecord) -> None:
        """Two drafts of one order: the second one published is an edition of the first."""
        head = record.head
        edition = await uow.roadmaps.edition_of(record.issuer, head.number, head.order_date)
        if edition is not None and head.roadmap_id is None:
            await uow.imports.write(head.id, roadmap_id=edition)
            await uow.commit()
            raise ConflictError("import-became-edition")


@dataclass(frozen=True)
class RefreshPublication:
    """Publish again what is published: the directory has changed since.

    New schools and heads get the duties that lie ahead; what is there stays.
    """

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, import_id: int, person_id: int) -> None:
        """ConflictError when it is not published, or a later edition is in force."""
        now = self.clock.now()
        async with self.uow() as uow:
            await _mind_later(uow, import_id)
            if not await uow.imports.move(import_id, ("published",), "publishing"):
                raise ConflictError("import-not-published")
            await uow.imports.write(import_id, progress={})
            await uow.jobs.add(
                PUBLISH_JOB,
                {"import_id": import_id},
                key=f"{PUBLISH_JOB}:{import_id}:{now.isoformat()}",
                now=now,
            )
            await uow.history.add("refreshed", "import", import_id, at=now, actor_id=person_id)
            await uow.commit()


async def _mind_later(uow: UnitOfWork, import_id: int) -> None:
    """An old button would publish again what a later edition has replaced."""
    record = await uow.imports.get(import_id)
    roadmap_id = record.head.roadmap_id if record else None
    in_force = await uow.imports.published(roadmap_id) if roadmap_id is not None else None
    if in_force is None or in_force.head.id != import_id:
        raise ConflictError("import-not-published")


async def _write_answers(uow_factory: UnitOfWorkFactory, import_id: int, given: Json) -> None:
    async with uow_factory() as uow:
        record = await _draft(uow, import_id)
        await uow.imports.write(import_id, answers={**record.answers, **given})
        await uow.commit()


async def _draft(uow: UnitOfWork, import_id: int) -> ImportRecord:
    record = await uow.imports.get(import_id)
    if record is None or record.head.state != "draft":
        raise ConflictError("import-not-draft")
    return record
