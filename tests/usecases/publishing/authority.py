"""An authority of our own making: schools as a reading's audit table cites them, made-up names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import select

from roadmap.intake import read_document
from roadmap.reading import Reading
from roadmap.reading_json import to_json
from storage.engine import Database
from storage.rows import (
    ActivityRow,
    DutyRow,
    OccurrenceRow,
    PackageRow,
    PostRow,
    ReminderRow,
)
from storage.unit_of_work import reading as reading_session
from storage.unit_of_work import unit_of_work
from tests.conftest import StandingClock
from tests.samples import sample
from usecases.imports.settle import StartPublishing
from usecases.publishing.publish import PublishImport

OWN = Path(__file__).parents[3] / "bot/demo/authority/prikaz-412.txt"
SINCE = date(2020, 9, 1)


def real_order(name: str) -> Reading:
    return read_document(sample(name).read_bytes(), name)


def own_order() -> Reading:
    return read_document(OWN.read_bytes(), OWN.name)


def marks(reading: Reading) -> list[str]:
    return sorted({mark for factor in reading.factors for mark in factor.schools})


def school_name(mark: str) -> str:
    kinds = {"г": "гимназия", "о": "ООШ"}
    if mark.isdigit():
        return f"МОБУ СОШ № {mark}"
    return f"МОБУ {kinds[mark[0]]} № {mark[1:]}" if mark[0] in kinds else f"МОБУ {mark}"


@dataclass
class Authority:
    """A database with an authority in it; `heads` are the posts of its schools' heads."""

    database: Database
    clock: StandingClock
    heads: list[int]
    uow: Any = None
    read: Any = None

    def __post_init__(self) -> None:
        self.uow = partial(unit_of_work, self.database)
        self.read = partial(reading_session, self.database)

    async def draft(self, reading: Reading, **answers: Any) -> int:
        """A stored draft, as reading a document leaves it."""
        async with self.uow() as uow:
            import_id = await uow.imports.add(
                f"hash {reading.title} {len(reading.activities)}",
                "order.txt",
                created_by=None,
                settings={},
                now=self.clock.now(),
            )
            edition = await uow.roadmaps.edition_of(reading.issuer, reading.number, reading.date)
            await uow.imports.keep_reading(
                import_id,
                to_json(reading),
                issuer=reading.issuer,
                number=reading.number,
                order_date=reading.date,
                roadmap_id=edition,
            )
            await uow.imports.write(import_id, answers=answers)
            await uow.commit()
        return int(import_id)

    async def publish(self, reading: Reading, **answers: Any) -> int:
        """Publish a reading; the import's id."""
        import_id = await self.draft(reading, **answers)
        await self.start(import_id)
        await PublishImport(self.uow, self.read, self.clock)(import_id)
        return import_id

    async def start(self, import_id: int) -> None:
        start = StartPublishing(self.uow, self.read, self.clock)
        await start(import_id, None, accept_doubts=True)

    async def rows(self, statement: Any) -> Sequence[Any]:
        async with self.database.read() as session:
            return (await session.execute(statement)).all()

    async def duties(self) -> Counter[tuple[Any, ...]]:
        """Everything that tells one duty from another, ids left out."""
        found = await self.rows(
            select(
                ActivityRow.key,
                OccurrenceRow.kind,
                OccurrenceRow.key,
                PostRow.title,
                PostRow.organization_id,
                DutyRow.role,
                DutyRow.due,
                DutyRow.working,
                DutyRow.state,
                PackageRow.due,
            )
            .join(OccurrenceRow, OccurrenceRow.id == DutyRow.occurrence_id)
            .join(ActivityRow, ActivityRow.id == DutyRow.activity_id)
            .join(PostRow, PostRow.id == DutyRow.post_id)
            .join(PackageRow, PackageRow.id == DutyRow.package_id)
        )
        return Counter(tuple(row) for row in found)

    async def reminders(self) -> Counter[tuple[Any, ...]]:
        """The planned reminders, ids left out."""
        found = await self.rows(
            select(
                ReminderRow.kind, ReminderRow.day, ReminderRow.state, PostRow.organization_id
            ).join(PostRow, PostRow.id == ReminderRow.post_id)
        )
        return Counter(tuple(row) for row in found)


async def found_authority(
    database: Database, clock: StandingClock, schools: Sequence[str]
) -> Authority:
    """An authority with these schools, each with a head."""
    posts: list[int] = []
    async with unit_of_work(database) as uow:
        root = await uow.directory.add_organization(
            "Управление образования Заречного района", "authority", short_name="УО"
        )
        for number, mark in enumerate(schools, start=1):
            school = await uow.directory.add_organization(
                school_name(mark), "school", parent_id=root, code=mark
            )
            post = await uow.directory.add_post(school, "директор", "head")
            person = await uow.people.add_person(f"Орлова Ольга {number}-овна")
            await uow.directory.hold_post(post, person, since=SINCE)
            posts.append(post)
        await uow.commit()
    return Authority(database, clock, posts)
