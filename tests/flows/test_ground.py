"""The ground under the path: what comes in is kept, what goes out arrives."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from storage.rows import InboxRow, InstallationRow
from tests.flows.world import World


async def test_an_update_is_stored_and_closed(world: World) -> None:
    phone = await world.box.add_person("Ольга")
    await phone.start()
    await world.settled()
    assert await world.rows(select(InboxRow.state)) == ["done"]


async def test_the_bot_knows_its_own_name(world: World) -> None:
    async def known() -> Any:
        return await world.rows(select(InstallationRow.value).where(InstallationRow.key == "bot"))

    assert await world.until(known) == [{"id": world.bot_id, "username": "vekha_demo_bot"}]
