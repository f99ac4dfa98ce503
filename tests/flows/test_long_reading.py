"""While one person's long document is read, everybody else's buttons answer."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from bot import documents
from storage.rows import ImportRow
from tests.flows.world import World
from tests.roadmap.intake.corpus.pdf_traps import long_table

ROWS = 60
# The real child, held until the test opens the gate: its document is as long as the test needs.
HELD = """
import pathlib, runpy, sys, time
while not pathlib.Path({gate!r}).exists():
    sys.stderr.write("[12/300]")
    sys.stderr.flush()
    time.sleep(0.02)
sys.argv[0] = "roadmap.intake"
runpy.run_module("roadmap.intake", run_name="__main__")
"""


@pytest.fixture
def open_gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Reading waits until this is called."""
    made = tmp_path / "gate"
    held = (sys.executable, "-c", HELD.format(gate=str(made)))
    monkeypatch.setattr(documents, "COMMAND", held)
    return made.touch


async def test_another_s_button_answers_while_a_long_document_is_read(
    open_gate: Callable[[], None], quiet_world: World
) -> None:
    world = quiet_world
    await world.start()
    sender, other = await world.seed_coordinator(), await world.seed_head()

    async def is_reading() -> bool:
        return await world.rows(select(ImportRow.state)) == ["reading"]

    await sender.phone.send_document(long_table(ROWS), "длинный план.pdf")
    taken = await sender.phone.wait_for("длинный план.pdf")
    await world.until(is_reading)

    await other.phone.send("/start")
    menu = await other.phone.wait_for(lambda message: bool(message.labels))
    await other.phone.answer_to(await other.phone.press(menu.labels[0], menu))
    assert await is_reading()
    following = await sender.phone.wait_for("Читаю: страница 12 из 300", after=0)
    assert following.id == taken.id, "edited in place"

    open_gate()
    await sender.phone.wait_for(f"Мероприятий: {ROWS}")
    assert await world.rows(select(ImportRow.progress)) == [{}], "publishing counts anew"
    await world.settled()
    shown = next(one for one in await sender.phone.messages() if one.id == taken.id)
    assert shown.edited
    assert await world.rows(select(ImportRow.state)) == ["draft"]
