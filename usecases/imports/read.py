"""Reading: the job that turns a received document into a draft, or says why not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from roadmap.drafting.amendments import undecided
from roadmap.drafting.questions import PAST
from roadmap.errors import InputRefusedError
from roadmap.model import Period
from roadmap.reading import Reading
from roadmap.reading_json import to_json
from usecases.imports.amended import amendments_of, cited, put_under, without_amendments
from usecases.imports.receive import awaits_file
from usecases.ports.ground import (
    Clock,
    Documents,
    Downloads,
    Files,
    UnitOfWork,
    UnitOfWorkFactory,
)
from usecases.ports.imports import ImportRecord


@dataclass(slots=True)
class _Pages:
    """How far the reading came."""

    read: int = 0
    of: int = 0
    over: bool = False
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self, page: int, of: int) -> None:
        """This page of so many is read."""
        self.read, self.of = page, of
        self.changed.set()

    def end(self) -> None:
        """No page comes any more."""
        self.over = True
        self.changed.set()


UNREAD = ("received", "reading")
READ, AMENDS = "import-read", "import-amends"


@dataclass(frozen=True)
class ReadImport:
    """Fetch, store under the hash, read in a process of its own, keep as a draft.

    May run twice: each step looks at what stands. The sender is told by a notice.
    """

    uow: UnitOfWorkFactory
    files: Files
    downloads: Downloads
    documents: Documents
    clock: Clock

    async def __call__(self, import_id: int) -> None:
        """TryLaterError when the network fails; a document that is no roadmap is refused."""
        record = await self._claimed(import_id)
        if record is None:
            return
        try:
            sha256 = await self._content(record)
            if sha256 is None:
                return
            path = await self.files.path(sha256)
            async with self._noted(record.head.id) as pages:
                reading = await self.documents.read(
                    path,
                    record.head.file_name,
                    period=_period(record),
                    approved=_approved(record),
                    told=pages.tell,
                )
        except InputRefusedError as refusal:
            await self._refuse(record, refusal)
            return
        await self._keep(record, reading)

    @asynccontextmanager
    async def _noted(self, import_id: int) -> AsyncIterator[_Pages]:
        """Keep the pages read where the chat looks, while the document is read."""
        pages = _Pages()
        keeper = asyncio.create_task(self._keep_pages(import_id, pages))
        try:
            yield pages
        finally:
            pages.end()
            await asyncio.gather(keeper, return_exceptions=True)

    async def _keep_pages(self, import_id: int, pages: _Pages) -> None:
        """Ended between two transactions; what comes after reading counts something else."""
        while await pages.changed.wait():
            pages.changed.clear()
            progress: dict[str, Any] = {}
            if not pages.over:
                progress = {"step": "reading", "done": pages.read, "total": pages.of}
            elif not pages.of:
                return
            async with self.uow() as uow:
                await uow.imports.write(import_id, progress=progress)
                await uow.commit()
            if pages.over:
                return

    async def _claimed(self, import_id: int) -> ImportRecord | None:
        async with self.uow() as uow:
            record = await uow.imports.get(import_id)
            if record is None or not await uow.imports.move(import_id, UNREAD, "reading"):
                return None
            await uow.commit()
            return record

    async def _content(self, record: ImportRecord) -> str | None:
        """The content's hash; None when the same content was imported before."""
        if not awaits_file(record.file_hash):
            return record.file_hash
        stored = await self.files.put(self.downloads.fetch(record.settings["file_id"]))
        async with self.uow() as uow:
            known = await uow.imports.of_file(stored.sha256)
            if known is not None and known.id != record.head.id:
                await uow.imports.move(record.head.id, UNREAD, "cancelled")
                await self._tell(uow, record, "import-known", {"import_id": known.id})
                await uow.commit()
                return None
            await uow.imports.set_hash(record.head.id, stored.sha256)
            await uow.commit()
        return stored.sha256

    async def _refuse(self, record: ImportRecord, refusal: InputRefusedError) -> None:
        async with self.uow() as uow:
            await uow.imports.refuse(record.head.id, refusal.key, refusal.arguments)
            await self._tell(uow, record, "import-refused", {"import_id": record.head.id})
            await uow.commit()

    async def _keep(self, record: ImportRecord, reading: Reading) -> None:
        async with self.uow() as uow:
            edition = None
            if reading.amendments is None:
                edition = await uow.roadmaps.edition_of(
                    reading.issuer, reading.number, reading.date
                )
            await uow.imports.keep_reading(
                record.head.id,
                to_json(reading),
                issuer=reading.issuer,
                number=reading.number,
                order_date=reading.date,
                roadmap_id=edition,
            )
            if edition is not None:
                await _carry_over(uow, record.head.id, edition)
            what = await self._amends(uow, record.head.id) if reading.amendments else READ
            await uow.history.add(
                "read",
                "import",
                record.head.id,
                at=self.clock.now(),
                actor_id=record.head.created_by,
                after={"activities": len(reading.activities), "doubts": len(reading.doubts)},
            )
            await self._tell(uow, record, what, {"import_id": record.head.id})
            await uow.commit()

    async def _amends(self, uow: UnitOfWork, import_id: int) -> str:
        """Put an amending order under the one roadmap it names; the notice that tells of it."""
        record = await uow.imports.get(import_id)
        found = amendments_of(record) if record else None
        if record is None or found is None:
            return READ
        likely = cited(found.order, await uow.imports.amendable())
        if len(likely) == 1:
            await put_under(uow, record, likely[0].id)
        whole = found.whole and len(likely) == 1 and not undecided(found, {})
        return READ if whole else AMENDS

    async def _tell(
        self, uow: UnitOfWork, record: ImportRecord, what: str, ref: dict[str, int]
    ) -> None:
        if record.head.created_by is not None:
            await uow.deliveries.add_notice(
                record.head.created_by, what, str(record.head.id), ref, now=self.clock.now()
            )


async def _carry_over(uow: UnitOfWork, import_id: int, roadmap_id: int) -> None:
    """What was decided about the edition in force holds for the next one.

    Doubts keep their ids over re-reading and rows their keys; past dates are asked about anew.
    """
    former = await uow.imports.published(roadmap_id)
    if former is not None:
        answers = {key: value for key, value in former.answers.items() if key != PAST}
        patches = without_amendments(former.patches)
        await uow.imports.write(import_id, answers=answers, patches=patches)


def _period(record: ImportRecord) -> Period | None:
    days = record.settings.get("period")
    return Period(*(date.fromisoformat(day) for day in days)) if days else None


def _approved(record: ImportRecord) -> date | None:
    day = record.settings.get("approved")
    return date.fromisoformat(day) if day else None
