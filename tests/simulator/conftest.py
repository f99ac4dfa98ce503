"""A box for every test, with a real aiogram bot and a raw HTTP caller beside it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from simulator.client import Phone, SimulatorClient
from simulator.server import Simulator

START = datetime(2026, 10, 12, 6, 0, tzinfo=UTC)
Call = Callable[..., Awaitable[dict[str, Any]]]


def make_png(width: int = 40, height: int = 30) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x60\x90\xb0" * width for _ in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


@pytest.fixture
def png() -> bytes:
    return make_png()


@pytest.fixture
async def box() -> AsyncIterator[Simulator]:
    simulator = Simulator()
    await simulator.start(start_at=START)
    yield simulator
    await simulator.stop()


@pytest.fixture
async def client(box: Simulator) -> AsyncIterator[SimulatorClient]:
    async with SimulatorClient(box.url) as client:
        yield client


@pytest.fixture
async def olga(client: SimulatorClient) -> Phone:
    """Somebody who has pressed START; the update of it is confirmed by nobody."""
    phone = await client.add_person("Ольга", "Орлова")
    await phone.start()
    return phone


@pytest.fixture
async def bot(box: Simulator) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(box.url))
    bot = Bot(box.token, session=session)
    yield bot
    if session._session is not None:  # session.close() would sleep a quarter of a second
        await session._session.close()


@pytest.fixture
async def call(box: Simulator) -> AsyncIterator[Call]:
    """Call a method with JSON; the answer's body, whatever its status."""
    async with aiohttp.ClientSession() as session:

        async def ask(method: str, token: str = box.token, **params: Any) -> dict[str, Any]:
            async with session.post(f"{box.url}/bot{token}/{method}", json=params) as answer:
                body: dict[str, Any] = await answer.json()
                assert answer.status == body.get("error_code", 200)
                return body

        yield ask


@pytest.fixture
async def updates(call: Call) -> Callable[[], Awaitable[list[dict[str, Any]]]]:
    """Take and confirm everything that waits."""

    async def take() -> list[dict[str, Any]]:
        waiting: list[dict[str, Any]] = (await call("getUpdates"))["result"]
        if waiting:
            await call("getUpdates", offset=waiting[-1]["update_id"] + 1)
        return waiting

    return take
