"""Sending fails for a while: the administrator learns of it, with its end."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from storage.rows import DeliveryRow, InstallationRow
from storage.unit_of_work import unit_of_work
from tests.flows.world import World
from usecases.watching import SENDING


async def test_an_outage_is_told_when_it_is_over(world: World) -> None:
    coordinator = await world.seed_coordinator()
    others = [await world.seed_head(f"Орлова Ольга {number}") for number in range(12)]
    await world.box.outage("502")
    async with unit_of_work(world.database) as uow:
        for number, one in enumerate(others):
            ref = {"job": number}
            await uow.deliveries.add_notice(
                one.person_id, "job-failed", str(number), ref, now=world.now()
            )
        await uow.commit()

    async def noted() -> bool:
        return bool(await episode(world))

    await world.until(noted, seconds=60, what="the alarm")
    assert not (await episode(world)).get("until")
    await world.box.outage("off")
    message = await coordinator.phone.wait_for("Отправка восстановилась", timeout=60)
    assert message.says("Причина: ")
    await world.settled(60)
    told = select(DeliveryRow.kind).where(DeliveryRow.kind.startswith("notice:alarm"))
    assert sorted(await world.rows(told)) == ["notice:alarm", "notice:alarm-over"]
    for one in others:
        await one.phone.wait_for("Фоновая", timeout=60)


async def episode(world: World) -> dict[str, Any]:
    rows = await world.rows(select(InstallationRow.value).where(InstallationRow.key == SENDING))
    return dict(rows[0]) if rows else {}
