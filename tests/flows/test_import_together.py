"""Of several holders the first reports, or each; who gets how much is shown before publishing."""

from __future__ import annotations

from sqlalchemy import func, select

from simulator.client import Phone
from storage.rows import DutyRow
from tests.flows.test_import import coordinator, press, review, send_order
from tests.flows.test_import_editing import say
from tests.flows.world import Member, World

__all__ = ["coordinator"]


async def publish(world: World, phone: Phone) -> None:
    await press(world, phone, "Опубликовать…")
    await press(world, phone, "Опубликовать")
    await phone.wait_for("Теперь раздайте приглашения")


async def helpers(world: World) -> int:
    (found,) = await world.rows(
        select(func.count()).select_from(DutyRow).where(DutyRow.role == "co")
    )
    return int(found)


async def test_each_reports_where_the_coordinator_says_so(
    world: World, coordinator: Member
) -> None:
    phone = coordinator.phone
    await send_order(phone)
    await review(world, phone)
    await press(world, phone, "Ответственные (9)")
    label = next(one for one in (await phone.last()).labels if one.startswith("Кто отчитывается"))
    listed = await press(world, phone, label)
    assert listed.says("отчитывается первый")
    one = await press(world, phone, "1")
    assert one.text.count("отчитывается каждый") == 1
    every = await press(world, phone, "Везде отчитывается каждый")
    assert not every.says(", отчитывается первый")
    first = await press(world, phone, "Везде отчитывается первый")
    assert not first.says(", отчитывается каждый")
    await press(world, phone, "1")
    await press(world, phone, "Везде отчитывается каждый")
    await press(world, phone, "Назад")
    shown = await press(world, phone, "Назад")
    assert not shown.says("соисполнител")
    await publish(world, phone)
    assert await helpers(world) == 0


async def test_the_first_named_reports_by_default(world: World, coordinator: Member) -> None:
    phone = coordinator.phone
    await send_order(phone)
    await review(world, phone)
    await publish(world, phone)
    assert await helpers(world) > 0


async def test_each_reports_in_one_row_then_in_its_section(
    world: World, coordinator: Member
) -> None:
    phone = coordinator.phone
    await send_order(phone)
    await press(world, phone, "Проверить")
    await press(world, phone, "Мероприятия (42)")
    shown = await phone.last()
    while True:
        for label in [one for one in shown.labels if one.isdigit()]:
            row = await press(world, phone, label)
            if row.says("остальные соисполнители"):
                break
            await press(world, phone, "Назад")
        else:
            shown = await press(world, phone, "Дальше")
            continue
        break
    await press(world, phone, "Изменить…")
    changed = await press(world, phone, "Отчитывается каждый")
    assert not changed.says("остальные соисполнители")
    assert len(changed.labels) <= 8
    spread = await press(world, phone, "Каждый: во всём разделе")
    assert "Отчитывается первый" in spread.labels
    back = await press(world, phone, "Отчитывается первый")
    assert back.says("остальные соисполнители")


async def test_every_holder_and_their_dates_are_shown(world: World, coordinator: Member) -> None:
    phone = coordinator.phone
    await send_order(phone)
    await review(world, phone)
    loads = await press(world, phone, "Опубликовать…")
    label = next(one for one in loads.labels if one.startswith("По получателям"))
    listed = await press(world, phone, label)
    assert listed.says("отчётов")
    assert len(listed.labels) <= 8
    found = await say(world, phone, "школа 7")
    assert found.says("Найдено по словам «школа 7»: 1")
    card = await press(world, phone, "1")
    assert card.says("МБОУ СОШ № 7") or card.says("СОШ № 7")
    assert card.says("Отчётов: ")
    reports = int(card.text.split("Отчётов: ")[1].split(",")[0])
    assert len(card.text.splitlines()) == reports + 2
    back = await press(world, phone, "Назад")
    assert back.says("Найдено по словам «школа 7»: 1")
