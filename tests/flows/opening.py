"""A world of its own: the box and an empty or given database, with nothing running in it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from bot.settings import Settings
from simulator.client import SimulatorClient
from simulator.server import Simulator
from tests.flows.world import MORNING, World


@asynccontextmanager
async def opened(
    data_folder: Path, database_url: str = "", start_at: datetime = MORNING
) -> AsyncIterator[World]:
    """The box and a data folder; no bot runs yet. Without a URL the database is in the folder."""
    simulator = Simulator()
    url = await simulator.start(start_at=start_at)
    settings = Settings(
        _env_file=None,
        bot_token=simulator.token,
        api_url=url,
        data_dir=data_folder,
        database_url=database_url,
    )
    async with SimulatorClient(url) as box:
        world = World(simulator, box, settings)
        yield world
        await world.close()
    await simulator.stop()
