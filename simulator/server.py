"""The box as one HTTP server: start it in a test or as a process of its own."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from aiohttp import web

from simulator.botapi import BotApi
from simulator.control import Control, refusals
from simulator.files import MAX_UPLOAD
from simulator.model import BotProfile, Json
from simulator.pages import Pages
from simulator.phones import Phones
from simulator.webhook import deliver_for_ever
from simulator.world import World

DEFAULT_TOKEN = "4200000000:simulated-token-of-the-box"  # noqa: S105 - opens nothing real
DEFAULT_USERNAME = "vekha_demo_bot"
DEFAULT_NAME = "Веха"
_MULTIPART_OVERHEAD = 1024 * 1024


class Simulator:
    """Telegram in a box. State lives as long as the object, over restarts of the bot."""

    def __init__(
        self,
        token: str = DEFAULT_TOKEN,
        *,
        username: str = DEFAULT_USERNAME,
        name: str = DEFAULT_NAME,
        samples: Path | None = None,
        hints: list[Json] | None = None,
    ) -> None:
        self.token = token
        self.url = ""
        self.world = World(BotProfile(int(token.split(":", 1)[0]), username, name))
        self.world.settings.samples = str(samples) if samples else None
        self.world.settings.hints = list(hints or [])
        self._runner: web.AppRunner | None = None
        self._deliveries: asyncio.Task[None] | None = None

    async def start(
        self, host: str = "127.0.0.1", port: int = 0, start_at: datetime | None = None
    ) -> str:
        """Serve; port 0 takes a free one. Returns the address without a slash at its end."""
        if start_at is not None:
            self.world.clock.set(start_at)
        self._runner = web.AppRunner(
            self._application(), handler_cancellation=True, shutdown_timeout=1.0, access_log=None
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        self.url = f"http://{host}:{self._runner.addresses[0][1]}"
        self._deliveries = asyncio.create_task(deliver_for_ever(self.world))
        return self.url

    async def stop(self) -> None:
        """Close all connections; what was in the box is still in `world`."""
        if self._deliveries is not None:
            self._deliveries.cancel()
            with suppress(asyncio.CancelledError):
                await self._deliveries
        if self._runner is not None:
            await self._runner.cleanup()

    def _application(self) -> web.Application:
        app = web.Application(
            middlewares=[refusals], client_max_size=MAX_UPLOAD + _MULTIPART_OVERHEAD
        )
        BotApi(self.world, self.token).add_routes(app)
        Control(self.world).add_routes(app)
        Phones(self.world).add_routes(app)
        Pages(self.world).add_routes(app)
        return app


def load_people(world: World, people: list[Json]) -> None:
    """Phones that are there from the start: [{first_name, last_name, username}]."""
    for person in people:
        world.add_person(
            str(person["first_name"]),
            str(person.get("last_name", "")),
            username=person.get("username"),
        )
