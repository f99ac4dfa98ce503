"""Dates that another plan sets, typed straight from the question about them."""

from __future__ import annotations

from sqlalchemy import select

from storage.rows import ImportRow
from tests.flows.test_import import coordinator, press, send_order
from tests.flows.test_import_editing import say
from tests.flows.world import Member, World

__all__ = ["coordinator"]


async def test_dates_of_another_plan_are_typed_from_the_question(
    world: World, coordinator: Member
) -> None:
    phone = coordinator.phone
    await send_order(phone)
    await press(world, phone, "Проверить")
    asked = await press(world, phone, "Ответить на вопросы (3)")
    while "Ввести даты…" not in asked.labels:
        asked = await press(world, phone, "Дальше")
    listed = await press(world, phone, "Ввести даты…")
    left = sum(label.isdigit() for label in listed.labels)
    assert left
    while left:
        await press(world, phone, "1")
        await say(world, phone, "15 октября и 20 марта")
        listed = await press(world, phone, "Поставить этот срок")
        left -= 1
        assert sum(label.isdigit() for label in listed.labels) == left
    assert listed.says("Все даты введены")
    on = await press(world, phone, "Назад")
    assert "Ввести даты…" not in on.labels
    (patches,) = await world.rows(select(ImportRow.patches))
    assert all("deadline" in one for one in patches)
