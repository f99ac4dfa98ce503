"""Real roadmaps from upload to published by buttons alone, each doubt asked once."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from roadmap.intake import read_document
from storage.rows import DutyRow, RoadmapRow
from tests.flows.test_import import press
from tests.flows.world import Member, World
from tests.samples import sample
from tests.usecases.publishing.authority import school_name

NAMES = ("stavropol.txt", "sochi.txt", "primorsko-akhtarsk.txt")
MOST = 40


async def seed(world: World, marks: set[str]) -> Member:
    """The coordinator of an authority that has the schools of the order's table."""
    member = await world.seed_coordinator()
    async with world.ground.uow() as uow:
        for mark in sorted(marks or {str(n) for n in range(1, 6)}):
            school = await uow.directory.add_organization(
                school_name(mark), "school", parent_id=world.authority_id
            )
            await uow.directory.add_post(school, "директор", "head")
        await uow.commit()
    return member


@pytest.mark.parametrize("name", NAMES)
async def test_a_real_roadmap_is_published_by_buttons_alone(world: World, name: str) -> None:
    content = sample(name).read_bytes()
    reading = read_document(content, name)
    coordinator = await seed(world, {mark for factor in reading.factors for mark in factor.schools})
    phone = coordinator.phone
    await phone.send_document(content, name)
    await phone.wait_for(lambda message: "Проверить" in message.labels)
    shown = await press(world, phone, "Проверить")
    asked: list[str] = []
    label = next((one for one in shown.labels if one.startswith("Ответить на вопросы")), None)
    if label is not None:
        shown = await press(world, phone, label)
        while shown.says("Вопрос ") and len(asked) < MOST:
            question = shown.text.split("\n")[1]
            asked.append(question)
            assert len(shown.labels) <= 8
            live = name == "stavropol.txt" and "сроки прошли" in question
            shown = await press(world, phone, shown.labels[1 if live else 0])
    assert len(asked) == len(set(asked)) <= 7
    assert "Опубликовать…" in shown.labels, shown.text
    await press(world, phone, "Опубликовать…")
    await press(world, phone, "Опубликовать")
    done = await phone.wait_for("Теперь раздайте приглашения", timeout=120)
    counted = await world.rows(select(func.count()).select_from(DutyRow))
    assert done.says(f"обязательств: {counted[0]}.")
    assert counted[0] or name != "stavropol.txt"
    assert await world.rows(select(RoadmapRow.state)) == ["active"]
