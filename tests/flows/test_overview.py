"""The summary in chat: totals, lists, the workbook; officials get no figures."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tests.town import Town


@pytest.fixture
async def town(world: Any) -> Town:
    """Two schools: one head has joined, one has not; one duty accepted, two overdue."""
    town = await Town(world.database).found()
    head = await world.seed_head("Орлова Ольга Петровна", "7")
    town.authority = world.authority_id
    other = await town.school("СОШ № 9")
    await town.appoint(await town.person("Скворцов Денис Олегович"), other)
    plan = await town.activity("План <повышения> & развития")
    done: dict[str, Any] = {"state": "accepted", "executed_on": date(2026, 10, 8)}
    await town.duty(plan, head.post_id, date(2026, 10, 9), **done)
    await town.duty(plan, other, date(2026, 10, 9))
    late = await town.activity("График контрольных работ")
    await town.duty(late, head.post_id, date(2026, 10, 5))
    return town


async def test_summary_counts_and_lists(world: Any, town: Town) -> None:
    coordinator = (await world.seed_coordinator()).phone
    await coordinator.send("/summary")
    total = await coordinator.wait_for("Сводка на 12.10.2026. Приказ № 412")
    assert total.says("Обязательств: 3, срок наступил: 3")
    assert total.says("Принято: 1, на проверке: 0, на доработке: 0, просрочено: 2")
    assert total.says("Молчат: 1, не подключены: 1")
    assert "На проверке" not in total.labels

    await coordinator.press("Просрочено (2)")
    late = await coordinator.wait_for("Просрочено: 2")
    assert late.says("СОШ № 7, График контрольных работ: срок был 05.10.2026")
    assert late.says("СОШ № 9, План <повышения> & развития: срок был 09.10.2026")
    await coordinator.press("К сводке")
    await coordinator.wait_for("Сводка на")
    await coordinator.press("Не подключены (1)")
    out = await coordinator.wait_for("Не подключены: 1")
    assert out.says("СОШ № 9, Директор, Скворцов Денис Олегович: личная ссылка не открыта")
    await coordinator.press("К сводке")
    await coordinator.wait_for("Сводка на")
    await coordinator.press("По организациям")
    schools = await coordinator.wait_for("По организациям")
    assert schools.says("СОШ № 7: принято 1 из 2, на проверке: 0, просрочено: 1")


async def test_a_controller_is_not_asked_to_send_orders_in(world: Any) -> None:
    head = await world.seed_head()
    async with world.ground.uow() as uow:
        await uow.people.grant(head.person_id, "controller", now=world.ground.clock.now())
        await uow.commit()
    await head.phone.send("/summary")
    said = await head.phone.wait_for("Опубликованных дорожных карт пока нет")
    assert not said.says("Пришлите")


async def test_the_workbook_comes_as_a_document(world: Any, town: Town) -> None:
    coordinator = (await world.seed_coordinator()).phone
    await coordinator.send("/summary")
    await coordinator.wait_for("Сводка на")
    await coordinator.press("Excel")
    message = await coordinator.wait_for(lambda one: one.document is not None)
    assert message.document == "vekha-412-2026-10-12.xlsx"
    book = CalamineWorkbook.from_filelike(BytesIO(await world.box.data(message.attachment.url)))
    rows = book.get_sheet_by_index(0).to_python()
    assert [row[8] for row in rows if row[0] == "1."] == ["Принято: 1 из 2; просрочено: 1"]


async def test_an_official_gets_no_figures(world: Any, town: Town) -> None:
    head = next(member for member in world.members if member.post_id).phone
    await head.send("/summary")
    await world.settled()
    assert not any(one.says("Сводка на") for one in await head.messages())


async def test_without_a_roadmap_the_way_is_shown(world: Any) -> None:
    coordinator = (await world.seed_coordinator()).phone
    await coordinator.send("/roadmaps")
    await coordinator.wait_for("Пришлите сюда файл приказа")
