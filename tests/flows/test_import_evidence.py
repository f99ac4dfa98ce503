"""A coordinator who owes reports too sends a file: what it is, its content says."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.rows import ImportRow
from tests.flows.desk import Desk
from tests.flows.test_import import ORDER, press
from tests.flows.world import Member, World


@pytest.fixture
async def coordinator(world: World) -> Member:
    """Somebody who coordinates and has a duty of their own."""
    return await world.seed_coordinator()


@pytest.fixture
async def desk(world: World, coordinator: Member) -> Desk:
    desk = await Desk(world).open(coordinator)
    await desk.add(coordinator, "Провести ярмарку вакансий", document=True)
    return desk


async def states(world: World) -> list[str]:
    return list(await world.rows(select(ImportRow.state).order_by(ImportRow.id)))


async def test_an_order_is_read_without_a_question(
    world: World, desk: Desk, coordinator: Member
) -> None:
    phone = coordinator.phone
    await phone.send_document(ORDER.read_bytes(), "prikaz-412.txt")
    summary = await phone.wait_for("Приказ от 28.08.2026 № 412")
    assert summary.labels == ["Проверить", "Отменить загрузку"]
    assert await desk.evidence() == []


async def test_what_is_no_roadmap_may_be_said_to_be_evidence(
    world: World, desk: Desk, coordinator: Member
) -> None:
    phone = coordinator.phone
    await phone.send_document("Справка о ярмарке вакансий.".encode(), "spravka.txt")
    asked = await phone.wait_for("дорожная карта не нашлась")
    assert asked.labels == ["Это подтверждение к отчёту"]
    await world.restart()
    await press(world, phone, "Это подтверждение к отчёту")
    whose = await phone.last()
    label = next(one for one in whose.labels if one.startswith("Провести ярмарку"))
    await press(world, phone, label)
    await phone.wait_for(lambda message: "Отправить (1)" in message.labels)
    assert await desk.evidence() == [("file", "stored")]


async def test_a_table_without_an_order_can_be_taken_back(
    world: World, desk: Desk, coordinator: Member
) -> None:
    phone = coordinator.phone
    rows = "№\tМероприятие\tСрок\tОтветственные\n1.\tЯрмарка\tоктябрь\tСиницына С.И.\n"
    rows += "2.\tСеминар\tноябрь\tСиницына С.И.\n3.\tСовещание\tдекабрь\tСиницына С.И.\n"
    await phone.send_document(rows.encode(), "otchet.txt")
    summary = await phone.wait_for(lambda message: "Проверить" in message.labels)
    assert "Это подтверждение к отчёту" in summary.labels
    await press(world, phone, "Это подтверждение к отчёту")
    assert await states(world) == ["cancelled"]
    assert await desk.evidence() == [("file", "stored")]


async def test_a_file_in_reply_to_a_card_is_evidence(
    world: World, desk: Desk, coordinator: Member
) -> None:
    phone = coordinator.phone
    await phone.send("сделано")
    asked = await phone.wait_for("Что исполнено?")
    card = await press(world, phone, next(one for one in asked.labels if "ярмарку" in one))
    await phone.send_document(ORDER.read_bytes(), "prikaz-412.txt", reply_to=card.id)
    await phone.wait_for(lambda message: "Отправить (1)" in message.labels)
    assert await states(world) == []
