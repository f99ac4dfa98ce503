"""Some sections published now, the others from the draft that is left."""

from __future__ import annotations

from sqlalchemy import func, select

from storage.rows import ActivityRow, DutyRow, ImportRow, RoadmapRow
from tests.flows.test_import import coordinator, press, review, send_order
from tests.flows.world import Member, World

__all__ = ["coordinator"]


async def test_what_is_left_for_later_is_published_from_its_draft(
    world: World, coordinator: Member
) -> None:
    phone = coordinator.phone
    await send_order(phone)
    await review(world, phone)
    await press(world, phone, "Опубликовать…")
    listed = await press(world, phone, "По разделам…")
    assert listed.says("публикуется сейчас")
    left = await press(world, phone, "1")
    assert left.says("отложен")
    loads = await press(world, phone, "Назад")
    await press(world, phone, "Назад")
    shown = await phone.last()
    assert shown.says("Отложено до следующей публикации")
    await press(world, phone, "Опубликовать…")
    await press(world, phone, "Опубликовать")
    done = await phone.wait_for("Теперь раздайте приглашения")
    assert done.says("Отложенные разделы ждут в черновике")
    assert loads.id == shown.id
    first = (await world.rows(select(func.count()).select_from(ActivityRow)))[0]
    assert 0 < first < 42
    duties = (await world.rows(select(func.count()).select_from(DutyRow)))[0]
    assert await world.rows(select(ImportRow.state).order_by(ImportRow.id)) == [
        "published",
        "draft",
    ]
    await phone.send("/roadmaps")
    await phone.wait_for("Загруженные документы, ждут решения: 1")
    rest = await press(world, phone, "Документ 1")
    assert rest.says(f"Добавлено: {42 - first}, изменено: 0, снято: 0")
    label = next((one for one in rest.labels if one.startswith("Ответить")), None)
    if label is not None:
        shown = await press(world, phone, label)
        while shown.says("Вопрос "):
            shown = await press(world, phone, shown.labels[0])
    await press(world, phone, "Опубликовать…")
    sections = await press(world, phone, "По разделам…")
    assert sections.says("уже опубликован")
    await press(world, phone, "Назад")
    await press(world, phone, "Применить изменения")
    await phone.wait_for(lambda m: m.id > rest.id and m.says("Теперь раздайте приглашения"))
    assert await world.rows(select(func.count()).select_from(ActivityRow)) == [42]
    assert (await world.rows(select(func.count()).select_from(DutyRow)))[0] > duties
    assert await world.rows(select(RoadmapRow.state)) == ["active"]
    assert await world.rows(select(ActivityRow.state).distinct()) == ["active"]
