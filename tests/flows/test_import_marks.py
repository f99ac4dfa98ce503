"""Schools of the factor table that the directory does not know, named once in the chat."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.rows import OrganizationRow
from tests.flows.test_import import press, review, send_order
from tests.flows.world import Member, World


@pytest.fixture
async def coordinator(world: World) -> Member:
    """An authority one of whose schools has neither a code nor a number."""
    member = await world.seed_coordinator()
    async with world.ground.uow() as uow:
        for number in range(1, 13):
            name = f"МБОУ СОШ № {number}" if number != 7 else "МБОУ «Луговая школа»"
            code = str(number) if number != 7 else None
            school = await uow.directory.add_organization(
                name, "school", parent_id=world.authority_id, code=code
            )
            await uow.directory.add_post(school, "директор", "head")
        await uow.commit()
    return member


async def test_a_mark_is_named_once_and_remembered(world: World, coordinator: Member) -> None:
    phone = coordinator.phone
    summary = await send_order(phone)
    assert summary.says("школы, которых нет в справочнике (1): 7")
    await review(world, phone)
    listed = await press(world, phone, "Школы в таблице (1)")
    assert listed.says("«7» → не указана")
    asked = await press(world, phone, "1")
    assert asked.says("Какая это школа: «7»?")
    await press(world, phone, "Дальше")
    shown = await press(world, phone, "7")
    assert shown.says("«7» → МБОУ «Луговая школа»")
    assert shown.says("без ответа: 0")
    await press(world, phone, "1")
    again = await press(world, phone, "Такой школы в справочнике нет")
    assert again.says("«7» → такой школы нет")
    await press(world, phone, "1")
    await press(world, phone, "Дальше")
    await press(world, phone, "7")
    await world.restart()
    back = await press(world, phone, "Назад")
    assert not back.says("которых нет в справочнике")
    await press(world, phone, "Опубликовать…")
    await press(world, phone, "Опубликовать")
    await phone.wait_for("Теперь раздайте приглашения")
    aliases = await world.rows(
        select(OrganizationRow.aliases).where(OrganizationRow.name == "МБОУ «Луговая школа»")
    )
    assert aliases == [["7"]]
