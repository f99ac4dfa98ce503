"""Polling against the box: stored before confirmed, through conflicts and refusals."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest

from bot.settings import Settings
from bot.telegram.limiter import Limiter
from bot.telegram.polling import Polling, lane_of
from bot.telegram.session import open_bot
from roadmap.errors import InputRefusedError
from simulator.client import SimulatorClient
from simulator.server import Simulator
from usecases.ports.messages import IncomingUpdate


class Inbox:
    """Remembers what it was given; may fail at first, as a database may."""

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures
        self.numbers: list[int] = []
        self.seen = asyncio.Event()

    async def __call__(self, _bot_id: int, updates: Sequence[IncomingUpdate]) -> None:
        if self.failures:
            self.failures -= 1
            raise ConnectionError
        self.numbers += [update.update_id for update in updates]

    def received(self) -> None:
        self.seen.set()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.polling.SHORTEST_PAUSE", 0.05)


@pytest.fixture
async def box() -> AsyncIterator[SimulatorClient]:
    simulator = Simulator()
    await simulator.start()
    async with SimulatorClient(simulator.url) as made:
        yield made
    await simulator.stop()


class Run:
    """Polling in the background."""

    def __init__(self, box: SimulatorClient, inbox: Inbox, token: str = "") -> None:
        settings = Settings(
            _env_file=None,
            bot_token=token or "4200000000:simulated-token-of-the-box",
            api_url=box.url,
        )
        self.bot = open_bot(settings, Limiter())
        self.polling = Polling(self.bot, inbox, inbox.received)  # type: ignore[arg-type]

    async def __aenter__(self) -> asyncio.Task[None]:
        self.task = asyncio.create_task(self.polling.run())
        return self.task

    async def __aexit__(self, *_: object) -> None:
        self.polling.end()
        await asyncio.gather(self.task, return_exceptions=True)
        await self.bot.session.close()


async def test_what_was_not_stored_comes_again(box: SimulatorClient) -> None:
    inbox = Inbox(failures=2)
    async with Run(box, inbox):
        phone = await box.add_person("Ольга")
        await phone.start()
        async with asyncio.timeout(10):
            await inbox.seen.wait()
    assert inbox.numbers == [1]


async def test_what_was_stored_is_confirmed(box: SimulatorClient) -> None:
    inbox = Inbox()
    async with Run(box, inbox):
        phone = await box.add_person("Ольга")
        await phone.start()
        await inbox.seen.wait()
        await box.idle(quiet=0.1)
        assert (await box.counters())["unconfirmed"] == 0


@pytest.mark.parametrize("mode", ["reset", "500", "502"])
async def test_an_outage_is_outlived(box: SimulatorClient, mode: str) -> None:
    inbox = Inbox()
    await box.outage(mode)
    async with Run(box, inbox):
        phone = await box.add_person("Ольга")
        await phone.start()
        await asyncio.sleep(0.3)
        await box.outage("off")
        async with asyncio.timeout(10):
            await inbox.seen.wait()
    assert inbox.numbers == [1]


async def test_a_second_poller_is_named_in_the_log(
    box: SimulatorClient, caplog: pytest.LogCaptureFixture
) -> None:
    async with Run(box, Inbox()):
        await box.idle(quiet=0.5)
        async with Run(box, Inbox()):
            await asyncio.sleep(1)
    assert "another process polls with the same token" in caplog.text


async def test_a_refused_token_ends_it(box: SimulatorClient) -> None:
    async with Run(box, Inbox(), token="77:not-the-token-of-this-box") as task:
        with pytest.raises(InputRefusedError) as refused:
            await task
    assert refused.value.key == "error-token-refused"


CHAT = {"id": 5, "type": "private"}
USER = {"id": 6, "is_bot": False, "first_name": "О"}


@pytest.mark.parametrize(
    ("payload", "lane"),
    [
        ({"update_id": 1, "message": {"chat": CHAT, "from": USER}}, 5),
        ({"update_id": 1, "callback_query": {"from": USER, "message": {"chat": CHAT}}}, 5),
        ({"update_id": 1, "callback_query": {"from": USER}}, 6),
        ({"update_id": 1, "my_chat_member": {"chat": CHAT, "from": USER}}, 5),
        ({"update_id": 1, "poll": {"id": "1"}}, 0),
    ],
)
def test_an_update_is_serial_with_its_chat(payload: dict[str, Any], lane: int) -> None:
    assert lane_of(payload) == lane
