"""The whole path over HTTP: Telegram in a box, the real app in this process or in its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.flows.opening import opened
from tests.flows.preloaded import Parent
from tests.flows.world import BotProcess, World


@pytest.fixture
def data_folder(tmp_path: Path, migrated_sqlite: Path) -> Path:
    """A data folder with a migrated database."""
    made = tmp_path / "data"
    made.mkdir()
    (made / "vekha.db").write_bytes(migrated_sqlite.read_bytes())
    return made


@pytest.fixture
async def quiet_world(data_folder: Path) -> AsyncIterator[World]:
    """The box and the data folder; no bot runs yet, so seeding comes before it."""
    async with opened(data_folder) as world:
        yield world


@pytest.fixture
async def world(quiet_world: World) -> World:
    """The box and the bot, started."""
    await quiet_world.start()
    return quiet_world


@pytest.fixture(scope="module")
def parent() -> Iterator[Parent]:
    """A process that forks bots without their seconds of imports."""
    made = Parent()
    yield made
    made.close()


@pytest.fixture
def bot_process(quiet_world: World, tmp_path: Path) -> Iterator[BotProcess]:
    """The bot as a process, to be killed; not started yet."""
    made = BotProcess(quiet_world, tmp_path / "bot.log")
    yield made
    made.close()
