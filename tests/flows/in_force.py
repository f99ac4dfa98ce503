"""A roadmap in force in the box: our own order, published as the coordinator's review leaves it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import select

from roadmap.deadlines import read_deadline
from roadmap.drafting.draft import make_draft
from roadmap.drafting.model import Decisions
from roadmap.reading_json import to_json
from simulator.client import Message, Phone
from storage.rows import ActivityRow, DutyRow, OccurrenceRow
from tests.flows.world import Member, World
from tests.usecases.publishing.authority import own_order
from usecases.imports.settle import StartPublishing


async def publish(
    world: World, coordinator: Member, deadlines: dict[int, str] | None = None, **answers: Any
) -> int:
    """The roadmap's id; `deadlines` are other phrases by the row's place in the document.

    The rows of other phrases are followed by single dates.
    """
    reading = own_order()
    rows = list(reading.activities)
    for at, text in (deadlines or {}).items():
        found = read_deadline(text, reading.period, reading.date)
        rows[at] = replace(rows[at], deadline=found)
    reading = replace(reading, activities=tuple(rows))
    async with world.ground.uow() as uow:
        import_id = await uow.imports.add(
            "hash", "order.txt", created_by=coordinator.person_id, settings={}, now=world.now()
        )
        await uow.imports.keep_reading(
            import_id,
            to_json(reading),
            issuer=reading.issuer,
            number=reading.number,
            order_date=reading.date,
            roadmap_id=None,
        )
        draft = make_draft(reading, Decisions({}))
        patches = [
            {"at": {"row": draft.activities[at].key}, "tracking": "point"} for at in deadlines or {}
        ]
        await uow.imports.write(import_id, answers={"past": "done", **answers}, patches=patches)
        await uow.commit()
    ground = world.ground
    start = StartPublishing(ground.uow, ground.read, ground.clock)
    await start(import_id, coordinator.person_id, accept_doubts=True)
    await world.settled()
    return 1


async def activity(world: World, title: str) -> int:
    """An activity by the beginning of its title."""
    (found,) = await world.rows(
        select(ActivityRow.id).where(ActivityRow.title.startswith(title)).limit(1)
    )
    return int(found)


async def duties(world: World, activity_id: int) -> list[Any]:
    """Its duties with everything that a change may touch."""
    async with world.database.read() as session:
        rows = await session.execute(
            select(
                DutyRow.id,
                DutyRow.post_id,
                DutyRow.state,
                DutyRow.due,
                DutyRow.working,
                DutyRow.extended,
                DutyRow.original_due,
                DutyRow.moved_by,
                OccurrenceRow.kind.label("kind"),
            )
            .join(OccurrenceRow, OccurrenceRow.id == DutyRow.occurrence_id)
            .where(DutyRow.activity_id == activity_id)
            .order_by(DutyRow.id)
        )
        return list(rows.all())


async def press(world: World, phone: Phone, label: str) -> Message:
    """Press a button of the newest message; what the chat shows then."""
    await phone.answer_to(await phone.press(label))
    await world.settled()
    return await phone.last()


async def say(world: World, phone: Phone, text: str) -> Message:
    """Send words; what the chat shows then."""
    await phone.send(text)
    await world.settled()
    return await phone.last()
