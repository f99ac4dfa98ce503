"""Imports and roadmaps on both engines."""

from __future__ import annotations

from datetime import date

import pytest

from roadmap.model import Period
from storage.engine import Database
from storage.unit_of_work import reading, unit_of_work
from tests.conftest import StandingClock
from usecases.ports.imports import (
    ActivityChange,
    NewDuty,
    OccurrenceChange,
    OrderFacts,
    RoadmapFacts,
    StandingOccurrence,
)

ORDERED = date(2026, 8, 28)
FACTS = RoadmapFacts(
    "Карта",
    None,
    "Управление образования",
    None,
    Period(date(2026, 9, 1), date(2027, 8, 31)),
    {},
    None,
)
COLUMNS = {
    "kind": "roadmap",
    "level": "school",
    "no": "1.",
    "position": 0,
    "title": "График",
    "short_name": None,
    "form": None,
    "codes": [],
    "audience": None,
    "place": None,
    "result": None,
    "deadline_raw": "до 15 октября",
    "deadline": {},
    "responsible": [],
    "tracking": "point",
    "needs_document": True,
    "assumptions": [],
}
OCTOBER = OccurrenceChange(
    None,
    "due",
    "w1",
    None,
    date(2026, 10, 15),
    date(2026, 10, 15),
    {"code": "due", "args": {}},
    "live",
)


async def draft(database: Database, clock: StandingClock, file_hash: str = "abc") -> int:
    async with unit_of_work(database) as uow:
        import_id = await uow.imports.add(
            file_hash, "a.docx", created_by=None, settings={}, now=clock.now()
        )
        await uow.imports.keep_reading(
            import_id,
            {"title": "Карта"},
            issuer="УО",
            number="412",
            order_date=ORDERED,
            roadmap_id=None,
        )
        await uow.commit()
    return import_id


async def published(
    database: Database, clock: StandingClock
) -> tuple[int, StandingOccurrence, int]:
    """A roadmap with one activity and one occurrence; a post to owe it."""
    import_id = await draft(database, clock)
    async with unit_of_work(database) as uow:
        roadmap_id = await uow.roadmaps.add(FACTS, now=clock.now())
        order = OrderFacts("approval", "УО", "412", ORDERED, None, None, None, import_id)
        await uow.roadmaps.put_order(roadmap_id, order)
        await uow.roadmaps.put_order(roadmap_id, order)
        sections = await uow.roadmaps.put_sections(roadmap_id, ["I. Кадры"])
        change = ActivityChange(None, "k", "I. Кадры", COLUMNS)
        await uow.roadmaps.put_activities(roadmap_id, [change], sections)
        activity = (await uow.roadmaps.activities(roadmap_id))[0]
        await uow.roadmaps.put_occurrences(activity.id, [OCTOBER])
        occurrence = (await uow.roadmaps.occurrences(activity.id))[0]
        organization = await uow.directory.add_organization("УО", "authority")
        post = await uow.directory.add_post(organization, "начальник", "head")
        await uow.roadmaps.add_duties(
            roadmap_id, activity.id, occurrence, [NewDuty(post, "responsible")]
        )
        await uow.commit()
    return roadmap_id, occurrence, post


async def test_the_same_content_is_found_until_it_is_put_away(
    database: Database, clock: StandingClock
) -> None:
    import_id = await draft(database, clock)
    async with unit_of_work(database) as uow:
        known = await uow.imports.of_file("abc")
        assert known is not None
        assert (known.id, known.title, known.state) == (import_id, "Карта", "draft")
        assert await uow.imports.move(import_id, ("draft",), "cancelled")
        assert not await uow.imports.move(import_id, ("draft",), "publishing")
        assert await uow.imports.of_file("abc") is None


async def test_open_imports_are_listed_newest_first(
    database: Database, clock: StandingClock
) -> None:
    first, second = await draft(database, clock), await draft(database, clock, "def")
    async with reading(database) as read:
        assert [head.id for head in await read.imports.open()] == [second, first]
        progress = await read.imports.progress(first)
        assert progress is not None
        assert (progress.state, progress.total) == ("draft", 0)


async def test_an_order_is_known_by_number_date_and_issuer(
    database: Database, clock: StandingClock
) -> None:
    roadmap_id, _, _ = await published(database, clock)
    async with unit_of_work(database) as uow:
        assert await uow.roadmaps.edition_of("Уо", "412", ORDERED) == roadmap_id
        assert await uow.roadmaps.edition_of(None, "412", ORDERED) == roadmap_id
        assert await uow.roadmaps.edition_of("Комитет", "412", ORDERED) is None
        assert await uow.roadmaps.edition_of("УО", "413", ORDERED) is None
        assert await uow.roadmaps.edition_of("УО", None, ORDERED) is None


async def test_a_moved_date_takes_its_duty_into_the_package_of_its_day(
    database: Database, clock: StandingClock
) -> None:
    roadmap_id, occurrence, post = await published(database, clock)
    moved = StandingOccurrence(
        occurrence.id, "due", "w1", None, date(2026, 10, 22), date(2026, 10, 22), {}, "live"
    )
    async with unit_of_work(database) as uow:
        duty = (await uow.roadmaps.duties(occurrence.id))[0]
        await uow.roadmaps.redate_duties(roadmap_id, moved, [duty.id], "order:455:2026-10-14")
        after = (await uow.roadmaps.duties(occurrence.id))[0]
        assert (after.working, after.post_id) == (date(2026, 10, 22), post)


async def test_a_released_duty_can_be_owed_again(database: Database, clock: StandingClock) -> None:
    roadmap_id, occurrence, _ = await published(database, clock)
    async with unit_of_work(database) as uow:
        duty = (await uow.roadmaps.duties(occurrence.id))[0]
        await uow.roadmaps.release([duty.id], "order:455:2026-10-14")
        assert (await uow.roadmaps.duties(occurrence.id))[0].state == "released"
        assert (await uow.roadmaps.counts(roadmap_id)).duties == 0
        await uow.roadmaps.revive([duty.id])
        assert (await uow.roadmaps.duties(occurrence.id))[0].state == "none"


async def test_a_party_is_remembered_by_the_last_word(
    database: Database, clock: StandingClock
) -> None:
    async with unit_of_work(database) as uow:
        for target in ("nobody", "schools"):
            await uow.imports.remember_party(
                "кураторы", "кураторы", {"target": target}, confirmed_by=None, now=clock.now()
            )
        memory = await uow.imports.party_memory()
    assert memory["кураторы"]["target"] == "schools"


@pytest.mark.parametrize("column", ["answers", "patches", "settings", "progress"])
async def test_what_is_written_is_read_back(
    database: Database, clock: StandingClock, column: str
) -> None:
    import_id = await draft(database, clock)
    value = [{"a": 1}] if column == "patches" else {"a": 1}
    async with unit_of_work(database) as uow:
        await uow.imports.write(import_id, **{column: value})
        record = await uow.imports.get(import_id)
        assert record is not None
        assert getattr(record, column) == (tuple(value) if column == "patches" else value)
