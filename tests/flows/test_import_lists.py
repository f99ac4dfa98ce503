"""«Кураторы наставников»: a list that only people know is made up once and kept."""

from __future__ import annotations

from sqlalchemy import select

from storage.rows import GroupPostRow, GroupRow, ImportRow
from tests.flows.test_import import ORDER, coordinator, press
from tests.flows.test_import_editing import say
from tests.flows.world import Member, World

__all__ = ["coordinator"]


async def test_a_list_is_made_up_from_the_question(world: World, coordinator: Member) -> None:
    phone = coordinator.phone
    lines = ORDER.read_text(encoding="utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if "Ярмарка вакансий" in line)
    cells = lines[at].split("\t")
    cells[-1] = "Кураторы наставников"
    lines[at] = "\t".join(cells)
    await phone.send_document("\n".join(lines).encode(), "prikaz.txt")
    await phone.wait_for("Вопросов: 4")
    await press(world, phone, "Проверить")
    asked = await press(world, phone, "Ответить на вопросы (4)")
    while not asked.says("Кто это: «Кураторы наставников»?"):
        asked = await press(world, phone, asked.labels[0])
    assert len(asked.labels) <= 8
    card = await press(world, phone, "Выбрать из справочника…")
    assert len(card.labels) <= 8
    await press(world, phone, "Составить список…")
    shown = await say(world, phone, "1, СОШ № 12; 7, школа 99")
    assert shown.says("В списке: 3")
    assert shown.says("Не найдены или подходят нескольким: школа 99.")
    await world.restart()
    less = await press(world, phone, "2")
    assert less.says("В списке: 2")
    on = await press(world, phone, "Готово (2)")
    while on.says("Вопрос "):
        assert not on.says("Кураторы наставников")
        on = await press(world, phone, on.labels[0])
    parties = await press(world, phone, next(one for one in on.labels if "Ответственные" in one))
    while not parties.says("Кураторы наставников → список, должностей: 2"):
        parties = await press(world, phone, "Дальше")
    assert await world.rows(select(GroupRow.name)) == ["Кураторы наставников"]
    assert len(await world.rows(select(GroupPostRow.post_id))) == 2
    (answers,) = await world.rows(select(ImportRow.answers))
    assert [one["target"] for one in answers.values() if isinstance(one, dict)] == ["group"]
