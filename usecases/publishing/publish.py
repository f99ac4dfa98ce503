"""Publishing an import: resumable, killed at any time it goes on where the database stands."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from roadmap.drafting.plan import PlannedActivity, loads, most_a_year
from roadmap.drafting.questions import PARTY
from roadmap.errors import ConflictError
from roadmap.grounds import order_ground
from usecases.imports.amended import KEYS, order_of, written_over
from usecases.imports.assembled import Assembled, assemble
from usecases.ports.ground import Clock, ReadFactory, UnitOfWork, UnitOfWorkFactory
from usecases.ports.imports import ImportRecord, StandingActivity, StandingOccurrence
from usecases.publishing.asking import dates_wanted
from usecases.publishing.dates import BATCH, CHANGED, DutyWriter, Unit, units_of
from usecases.publishing.document import DocumentWriter, summed
from usecases.publishing.occurrences import OccurrenceWriter
from usecases.publishing.posts import PostMaker, remember_marks, remember_parties
from usecases.publishing.rest import keep_rest

PUBLISH_JOB = "publish-import"
TELL_MOVED = "tell-moved"
_OCCURRENCES = 300


@dataclass(frozen=True)
class PublishImport:
    """apply(diff(current, draft)): the first time against nothing.

    Everything is compared with what stands before it is written, so that a second run, or one
    after a kill, writes only what is missing; `progress` keeps the day on which past dates were
    settled, who new parties became, and how far the duties came.
    """

    uow: UnitOfWorkFactory
    read: ReadFactory
    clock: Clock

    async def __call__(self, import_id: int) -> None:
        """Publish an import in state publishing; in any other state there is nothing to do."""
        material = await self._begin(import_id)
        if material is None:
            return
        run = _Run(self, material)
        with suppress(ConflictError):  # another run has finished it
            roadmap_id = await run.document()
            units = await run.occurrences(roadmap_id)
            await run.duties(roadmap_id, units)
            await run.finish(roadmap_id)

    async def _begin(self, import_id: int) -> Assembled | None:
        """Settle the day and the parties, once; then everything that follows from them."""
        record = await self._record(import_id)
        if record is None or record.head.state != "publishing":
            return None
        if "settled_on" not in record.progress:
            await self._settle(await self._assembled(record, self.clock.today()))
            record = await self._record(import_id)
            if record is None:
                return None
        return await self._assembled(record, date.fromisoformat(record.progress["settled_on"]))

    async def _record(self, import_id: int) -> ImportRecord | None:
        async with self.read() as read:
            return await read.imports.get(import_id)

    async def _assembled(self, record: ImportRecord, today: date) -> Assembled:
        async with self.read() as read:
            return await assemble(read, record, today=today)

    async def _settle(self, material: Assembled) -> None:
        import_id, today = material.record.head.id, self.clock.today()
        async with self.uow() as uow:
            record = await uow.imports.get(import_id)
            if record is None or "settled_on" in record.progress:
                return
            record = await written_over(uow, record)
            issuer = material.draft.issuer or material.draft.title
            settled = await PostMaker(uow, today, issuer).settle(material.holders)
            await remember_parties(
                uow, material.holders, settled, record.head.created_by, self.clock.now()
            )
            await remember_marks(uow, material.holders.table)
            answers = {PARTY + key: value for key, value in settled.items()}
            progress = {
                **record.progress,
                "settled_on": today.isoformat(),
                "step": "document",
                "edition": material.record.head.roadmap_id is not None,
                "difference": summed(material.difference()),
            }
            await uow.imports.write(
                import_id,
                answers={**record.answers, **answers},
                progress=progress,
                settings={**record.settings, KEYS: material.draft.keys},
            )
            await uow.commit()


@dataclass(slots=True)
class _Run:
    """One run over settled material."""

    job: PublishImport
    material: Assembled

    @property
    def _plan(self) -> tuple[PlannedActivity, ...]:
        return self.material.plan.activities

    async def document(self) -> int:
        """Roadmap, order, sections and activities; the roadmap's id."""
        async with self.job.uow() as uow:
            record = await self._locked(uow)
            roadmap_id = await self._writer(uow).head(record.head.roadmap_id)
            await uow.commit()
        at, rows = 0, len(self.material.draft.kept)
        while at < rows:
            async with self.job.uow() as uow:
                await self._locked(uow)
                at = await self._writer(uow).activities(roadmap_id, at)
                await uow.commit()
        return roadmap_id

    async def _locked(self, uow: UnitOfWork) -> ImportRecord:
        """The import's row, locked: of two runs one writes at a time.

        ConflictError when another run has finished meanwhile.
        """
        record = await uow.imports.get(self.material.record.head.id)
        if record is None or record.head.state != "publishing":
            raise ConflictError("import-not-publishing")
        return record

    def _writer(self, uow: UnitOfWork) -> DocumentWriter:
        return DocumentWriter(uow, self.material, self.job.clock.now())

    async def occurrences(self, roadmap_id: int) -> list[Unit]:
        """Every activity's occurrences; what has to be compared for duties."""
        async with self.job.uow() as uow:
            await self._locked(uow)
            await self._writer(uow).removed(roadmap_id)
            standing = await uow.roadmaps.activities(roadmap_id)
            await uow.commit()
        planned = {one.activity.key: one for one in self._plan}
        written: dict[int, Sequence[StandingOccurrence]] = {}
        left = list(standing)
        while left:
            async with self.job.uow() as uow:
                await self._locked(uow)
                await self._occurrence_batch(uow, left, planned, written)
                await uow.commit()
        return units_of(standing, self._plan, written)

    async def _occurrence_batch(
        self,
        uow: UnitOfWork,
        left: list[StandingActivity],
        planned: dict[str, PlannedActivity],
        written: dict[int, Sequence[StandingOccurrence]],
    ) -> None:
        rows = 0
        while left and rows < _OCCURRENCES:
            activity = left.pop(0)
            plan = planned.get(activity.key)
            wanted = plan.occurrences if plan else ()
            written[activity.id] = await OccurrenceWriter(uow).write(
                activity.id, wanted, own=plan is not None and not wanted
            )
            rows += max(1, len(written[activity.id]))

    async def duties(self, roadmap_id: int, units: list[Unit]) -> None:
        """Duties in batches; each batch keeps its place in the transaction that writes it."""
        at, done = 0, 0
        while at < len(units):
            async with self.job.uow() as uow:
                record = await self._locked(uow)
                at, spent = await self._duty_batch(uow, roadmap_id, units, at)
                done += spent
                progress = {
                    **record.progress,
                    "step": "duties",
                    "done": max(done, sum(len(unit.owed) for unit in units[:at])),
                    "total": sum(len(unit.owed) for unit in units),
                }
                await uow.imports.write(record.head.id, progress=progress)
                await uow.commit()

    async def _duty_batch(
        self, uow: UnitOfWork, roadmap_id: int, units: list[Unit], at: int
    ) -> tuple[int, int]:
        writer = DutyWriter(
            uow,
            roadmap_id,
            self.material.dating.calendar,
            self.job.clock.now(),
            self.material.dating.today,
            self.job.clock.today(),
            reason=ground_of(self.material),
            actor_id=self.material.record.head.created_by,
            shift=self.material.dating.settings.shift,
        )
        spent = 0
        while at < len(units) and spent <= BATCH - CHANGED:
            written, finished = await writer.write(units[at], BATCH - spent)
            spent += written
            if not finished:
                break
            at += 1
        await writer.remind()
        return at, len(writer.written)

    async def finish(self, roadmap_id: int) -> None:
        """The roadmap is in force; the coordinator is told."""
        head, now = self.material.record.head, self.job.clock.now()
        async with self.job.uow() as uow:
            record = await self._locked(uow)
            await uow.imports.move(head.id, ("publishing",), "published")
            counts = await uow.roadmaps.counts(roadmap_id)
            result = {
                "activities": counts.activities,
                "duties": counts.duties,
                "a_year": self._head_load(),
            }
            progress = {**record.progress, "step": "done", "result": result}
            await uow.imports.write(head.id, progress=progress, published_at=now)
            await uow.roadmaps.activate(roadmap_id, now=now)
            wanted = dates_wanted(self._plan, await uow.roadmaps.activities(roadmap_id))
            await uow.changes.ask_dates(roadmap_id, wanted, now=now)
            await keep_rest(uow, self.material, record, roadmap_id, now)
            await uow.history.add(
                "published",
                "roadmap",
                roadmap_id,
                at=now,
                actor_id=head.created_by,
                roadmap_id=roadmap_id,
                after={**result, **progress.get("difference", {})},
            )
            await self._tell(uow, roadmap_id, edition=bool(progress["edition"]))
            await uow.commit()

    async def _tell(self, uow: UnitOfWork, roadmap_id: int, *, edition: bool) -> None:
        """The coordinator of the publication; holders of what an edition has moved."""
        head, now = self.material.record.head, self.job.clock.now()
        key = f"{head.id}:{now.isoformat()}"
        if edition:
            args = {"roadmap_id": roadmap_id}
            await uow.jobs.add(TELL_MOVED, args, key=f"{TELL_MOVED}:{key}", now=now)
        if head.created_by is not None:
            ref = {"import_id": head.id}
            await uow.deliveries.add_notice(head.created_by, "import-published", key, ref, now=now)

    def _head_load(self) -> int:
        heads = [school.head_post_id for school in self.material.directory.schools]
        return most_a_year(loads(self.material.plan), heads)


def ground_of(material: Assembled) -> str:
    """Why an edition changes or releases a duty: its order, as roadmap.grounds says."""
    order = order_of(material.reading)
    return order_ground(order.number, order.date)
