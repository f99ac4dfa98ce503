"""The bot killed in the middle of a report: after the next start nothing is lost or doubled."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select

from storage.rows import HistoryRow
from tests.flows.desk import PDF, Desk
from tests.flows.world import BotProcess, World

TITLE = "График контрольных работ"


@pytest.fixture
async def head(quiet_world: World) -> Any:
    await quiet_world.seed_coordinator()
    return await quiet_world.seed_head("Орлова Ольга Петровна", "7")


@pytest.fixture
async def desk(quiet_world: World, head: Any, bot_process: BotProcess) -> Desk:
    """A duty whose report has begun: the prompt is in the chat."""
    made = await Desk(quiet_world).open(quiet_world.members[0])
    await made.add(head, TITLE, document=True)
    await bot_process.start()
    await made.press_done(head, TITLE)
    return made


async def hangs(world: World, method: str) -> None:
    """The next call of this method gets no answer, until the bot is killed."""
    await world.box.fault(method, "hang", seconds=60)


async def under_way(world: World) -> bool:
    return bool((await world.box.counters())["under_way"])


async def test_killed_while_a_file_is_fetched(
    quiet_world: World, desk: Desk, head: Any, bot_process: BotProcess
) -> None:
    world = quiet_world
    await hangs(world, "getFile")
    await head.phone.send_document(PDF, "grafik.pdf")
    await world.until(lambda: under_way(world))
    assert await desk.evidence() == [("file", "received")]
    bot_process.kill()
    await bot_process.start()
    await head.phone.wait_for("Принято файлов: 1", timeout=30)
    assert await desk.evidence() == [("file", "stored")]


async def test_killed_after_the_report_was_sent_and_before_its_receipt(
    quiet_world: World, desk: Desk, head: Any, bot_process: BotProcess
) -> None:
    world = quiet_world
    await head.phone.send("Приказ от 09.10.2026 № 118")
    await world.settled()
    await hangs(world, "editMessageText")
    await head.phone.press("Отправить (1)")
    await world.until(lambda: under_way(world))
    assert await desk.submissions() == ["reported"]
    bot_process.kill()
    await bot_process.start()
    receipt = await head.phone.wait_for("Отчёт представлен", timeout=30)
    assert receipt.says("№ 412/7-001")
    await world.settled()
    sent = select(func.count()).where(HistoryRow.verb == "reported")
    assert await world.rows(sent) == [1]
    coordinator = world.members[0].phone
    news = [m for m in await coordinator.messages() if m.says("Поступил отчёт")]
    assert len(news) == 1
