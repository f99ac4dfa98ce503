"""An order without a table, from upload to published by buttons alone."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from storage.rows import RoadmapRow
from tests.flows.test_import import press
from tests.flows.world import World

ORDER = Path(__file__).parents[1] / "roadmap/intake/corpus/plans/points_alone.txt"


async def test_an_order_s_points_are_published(world: World) -> None:
    phone = (await world.seed_coordinator()).phone
    await phone.send_document(ORDER.read_bytes(), ORDER.name)
    await phone.wait_for(lambda message: "Проверить" in message.labels)
    shown = await press(world, phone, "Проверить")
    assert shown.says("поручений из текста приказа: 3")
    label = next(one for one in shown.labels if one.startswith("Ответить на вопросы"))
    shown = await press(world, phone, label)
    while shown.says("Вопрос "):
        shown = await press(world, phone, shown.labels[0])
    await press(world, phone, "Опубликовать…")
    await press(world, phone, "Опубликовать")
    await phone.wait_for("Теперь раздайте приглашения")
    assert await world.rows(select(RoadmapRow.title)) == [
        "О мерах по итогам совещания руководителей"
    ]
