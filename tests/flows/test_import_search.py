"""Somebody found in a long directory by typed words; a list left and come back to."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.rows import ActivityRow, ImportRow
from tests.flows.test_import import press, send_order
from tests.flows.test_import_editing import open_row, say
from tests.flows.world import Member, World

SCHOOLS = 300


@pytest.fixture
async def coordinator(world: World) -> Member:
    """An authority with three hundred schools, one of them headed by a person with a name."""
    member = await world.seed_coordinator()
    async with world.ground.uow() as uow:
        for number in range(1, SCHOOLS + 1):
            school = await uow.directory.add_organization(
                f"МБОУ СОШ № {number}", "school", parent_id=world.authority_id, code=str(number)
            )
            post = await uow.directory.add_post(school, "директор", "head")
            if number == 212:
                person = await uow.people.add_person("Журавлёва Зоя Фёдоровна")
                await uow.directory.hold_post(post, person, since=world.today())
        await uow.commit()
    return member


async def test_a_party_is_found_by_words_and_named(world: World, coordinator: Member) -> None:
    phone = coordinator.phone
    await send_order(phone)
    await press(world, phone, "Проверить")
    await press(world, phone, "Ответственные (9)")
    card = await press(world, phone, "1")
    assert card.says("Напишите часть фамилии или названия")
    several = await say(world, phone, "школа")
    assert several.says(f"Найдено по словам «школа»: {SCHOOLS}")
    assert len(several.labels) <= 8
    turned = await press(world, phone, "Дальше")
    assert turned.says("Стр. 2 из 60")
    assert len(turned.labels) <= 8
    none = await say(world, phone, "Кукушкина")
    assert none.says("Найдено по словам «Кукушкина»: 0")
    found = await say(world, phone, "журавлевой")
    assert found.says("1. Журавлёва З.Ф., МБОУ СОШ № 212")
    again = await press(world, phone, "Показать всех")
    assert "Пока никому" in again.labels
    await say(world, phone, "школа 212")
    await world.restart()
    listed = await press(world, phone, "1")
    while not listed.says("→ Журавлёва З.Ф., МБОУ СОШ № 212"):
        listed = await press(world, phone, "Дальше")
    (answers,) = await world.rows(select(ImportRow.answers))
    assert [one["target"] for one in answers.values()] == ["post"]


async def test_a_rows_holder_is_found_by_words(world: World, coordinator: Member) -> None:
    phone = coordinator.phone
    await send_order(phone)
    await open_row(world, phone)
    await press(world, phone, "Ответственные")
    found = await say(world, phone, "школа 12")
    assert found.says("Найдено по словам «школа 12»: 1")
    chosen = await press(world, phone, "1")
    assert chosen.says("МБОУ СОШ № 12 (соисполнитель)")
    assert not await world.rows(select(ActivityRow.id))


async def test_a_list_stands_as_it_was_left(world: World, coordinator: Member) -> None:
    phone = coordinator.phone
    await send_order(phone)
    await press(world, phone, "Проверить")
    await press(world, phone, "Мероприятия (42)")
    await press(world, phone, "Дальше")
    await press(world, phone, "6")
    back = await press(world, phone, "Назад")
    assert back.says("Стр. 2 из 9")
    found = await say(world, phone, "ярмарка вакансий")
    assert found.says("Найдено по словам «ярмарка вакансий»: 1")
    card = await press(world, phone, "1")
    assert card.says("Ярмарка вакансий")
    await press(world, phone, "Назад")
    await press(world, phone, "Назад")
    anew = await press(world, phone, "Мероприятия (42)")
    assert anew.says("Стр. 1 из 9")
