"""Messages through the whole outbox, beside a bare loop of aiogram's sendMessage.

Notices, which cost what the way itself costs, and a morning of digests, each of which is composed
of what its holder owes. Both loops send the same texts to the same simulator, which is a process
of its own. With limits off the ratio counts; with Telegram's limits on, the share of 30 messages
a second, the most in any second, and refusals. CPU time is this process's; the bare loop waits
for the simulator's answer after each message, the outbox has eight on their way.

VEKHA_BENCH_SCALE divides the number of messages (10 for a quick look).
"""

from __future__ import annotations

import asyncio
import gc
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from sqlalchemy import func, select

from benchmarks._morning import NINE, MorningClock, settle
from bot.app import App, Pace, build
from bot.settings import Settings
from bot.working import IN_FLIGHT
from handlers.screen import Screen
from locales import Translator
from simulator.client import SimulatorClient
from simulator.server import DEFAULT_TOKEN
from storage.engine import Database
from storage.migrate import upgrade
from storage.rows import DeliveryRow
from storage.unit_of_work import unit_of_work
from usecases.composing import ComposesMany
from usecases.ports.messages import Delivery
from usecases.watching import REMINDED

SCALE = int(os.environ.get("VEKHA_BENCH_SCALE", "1"))
MESSAGES = 1000 // SCALE
MORNING = 3000 // SCALE
RUNS = 3
LIMIT = 30
UNLIMITED = Pace(hurry=1000.0)
LIMITED = Pace()
NOTICE = "job-failed"


@dataclass(frozen=True)
class Sent:
    """What one way of sending cost: seconds for all, CPU milliseconds for one message."""

    messages: int
    seconds: float
    cpu: float
    memory: float = 0.0

    @property
    def rate(self) -> float:
        return self.messages / self.seconds

    def __str__(self) -> str:
        return f"{self.rate:.0f} a second, {self.cpu:.2f} ms of CPU each"


class Watched:
    """The CPU time and the memory of this process since it was made."""

    def __init__(self) -> None:
        self._cpu, self._idle = time.process_time(), _megabytes()
        self._most = self._idle

    def look(self) -> None:
        self._most = max(self._most, _megabytes())

    def cpu(self, messages: int) -> float:
        return (time.process_time() - self._cpu) / messages * 1000

    @property
    def memory(self) -> float:
        return self._most - self._idle


@asynccontextmanager
async def simulator(people: int) -> AsyncIterator[tuple[str, SimulatorClient, list[int]]]:
    """The box as a process, with so many people who have started the bot."""
    child = subprocess.Popen(  # noqa: ASYNC220 # our own module, before anything is timed
        [sys.executable, "-m", "simulator"], stdout=subprocess.PIPE, text=True
    )
    url = child.stdout.readline().strip() if child.stdout else ""
    try:
        async with SimulatorClient(url) as box:
            phones = [
                await box.add_person(f"Школа {number}", started=True) for number in range(people)
            ]
            yield url, box, [phone.id for phone in phones]
    finally:
        child.terminate()
        child.wait(10)
        if child.stdout:
            child.stdout.close()


async def bare(url: str, chats: Sequence[int], screen: Screen, at_once: int = 1) -> Sent:
    """`at_once` loops around aiogram's sendMessage and nothing else."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    bot = Bot(DEFAULT_TOKEN, session, DefaultBotProperties(parse_mode="HTML"))
    markup = screen.markup()
    waiting = iter(chats)

    async def loop() -> None:
        for chat in waiting:
            await bot.send_message(chat, screen.text, reply_markup=markup)

    watched, begun = Watched(), time.perf_counter()
    await asyncio.gather(*(loop() for _ in range(at_once)))
    seconds, cpu = time.perf_counter() - begun, watched.cpu(len(chats))
    await bot.session.close()
    return Sent(len(chats), seconds, cpu)


class Stack:
    """The bot as it runs, over people with something to be told of at nine."""

    def __init__(self, app: App, clock: MorningClock, people: list[int]) -> None:
        self.app, self.clock, self.people = app, clock, people

    async def settle(self) -> None:
        """Until the plan has been looked at once and a first message is out: it reads the texts."""
        while True:
            await asyncio.sleep(0.25)
            async with self.app.ground.read() as read:
                if await read.watching.fact(REMINDED):
                    break
        await self._tell("update-failed", {"inbox": 0}, self.people[:1])

    async def notices(self) -> Sent:
        """Tell everybody of something."""
        return await self._tell(NOTICE, {"job": 1}, self.people)

    async def digests(self) -> Sent:
        """It is nine: from then on, with what it takes to make them."""
        self.clock.set(NINE)
        return await self._sent("digest", len(self.people))

    async def _tell(self, what: str, ref: dict[str, Any], people: Sequence[int]) -> Sent:
        async with unit_of_work(self.app.database) as uow:
            for person in people:
                await uow.deliveries.add_notice(person, what, "1", ref, now=self.clock.now())
            await uow.commit()
        return await self._sent(f"notice:{what}", len(people))

    async def _sent(self, kind: str, messages: int) -> Sent:
        """Until all are sent: from now on, or from when the tick has seen that it is nine."""
        since = self.clock.now()
        gc.collect()
        watched = Watched()
        waits = select(func.count()).where(DeliveryRow.kind == kind, DeliveryRow.state == "sent")
        while True:
            await asyncio.sleep(0.25)
            watched.look()
            async with self.app.database.read() as session:
                if (await session.scalar(waits) or 0) >= messages:
                    break
        cpu = watched.cpu(messages)
        ends = select(func.min(DeliveryRow.created_at), func.max(DeliveryRow.sent_at))
        async with self.app.database.read() as session:
            made, last = (await session.execute(ends.where(DeliveryRow.kind == kind))).one()
        return Sent(messages, (last - max(since, made)).total_seconds(), cpu, watched.memory)

    async def screen(self, kind: str) -> Screen:
        """What the second of the people was sent, to be sent by the bare loop too."""
        mine = DeliveryRow.person_id == self.people[1]
        async with self.app.database.read() as session:
            row = (
                await session.scalars(select(DeliveryRow).where(mine, DeliveryRow.kind == kind))
            ).one()
        slices = self.app.slices
        delivery = Delivery(
            row.id, row.person_id, row.channel, kind, row.local_day, row.slot, row.ref, 0
        )
        composer = slices.composers[kind]
        async with self.app.ground.read() as read:
            if isinstance(composer, ComposesMany):
                (content,) = await composer.many(read, [delivery])
            else:
                content = await composer(read, delivery)
        return slices.renderers[kind](content, Translator())


@asynccontextmanager
async def stack(url: str, chats: list[int], pace: Pace) -> AsyncIterator[Stack]:
    """A process's worth of the product on SQLite, started and quiet."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            _env_file=None, bot_token=DEFAULT_TOKEN, api_url=url, data_dir=Path(folder)
        )
        upgrade(settings.database)
        database, clock = Database(settings.database), MorningClock()
        people = await settle(database, settings.bot_id, chats)
        await database.close()
        app = build(settings, clock=clock, pace=pace)
        await app.start()
        made = Stack(app, clock, people)
        await made.settle()
        yield made
        await app.stop()


def _megabytes() -> float:
    status = Path("/proc/self/status").read_text("ascii")
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else 0.0


async def _unlimited() -> None:
    async with simulator(MESSAGES) as (url, _, chats):
        runs: dict[str, list[tuple[Sent, Sent, Sent]]] = {"notices": [], "digests": []}
        for _ in range(RUNS):
            async with stack(url, chats, UNLIMITED) as made:
                ours = {"notices": await made.notices(), "digests": await made.digests()}
                screens = {
                    "notices": await made.screen(f"notice:{NOTICE}"),
                    "digests": await made.screen("digest"),
                }
            for what, screen in screens.items():
                alone = await bare(url, chats, screen)
                together = await bare(url, chats, screen, IN_FLIGHT)
                runs[what].append((alone, together, ours[what]))
    for what, each in runs.items():
        _print(what, each)


def _print(what: str, runs: list[tuple[Sent, Sent, Sent]]) -> None:
    middle = sorted(runs, key=lambda run: run[2].rate / run[0].rate)[len(runs) // 2]
    alone, together, ours = middle
    print(f"limits off, {MESSAGES} {what}, the middle one of {RUNS} runs:")
    print(f"bare loop: {alone}; {IN_FLIGHT} loops: {together}")
    print(f"outbox, {IN_FLIGHT} in flight: {ours}; {ours.memory:+.0f} MB above idle (60)")
    to_one, to_all = (
        statistics.median(run[2].rate / run[other].rate for run in runs) for other in (0, 1)
    )
    print(
        f"outbox to the bare loop: {to_one:.0%} (aim 70 %); to {IN_FLIGHT} loops, which leave"
        f" nothing to wait for: {to_all:.0%}"
    )


async def _limited() -> None:
    async with simulator(MORNING) as (url, box, chats):
        await asyncio.sleep(2)
        await box.limits(on=True)
        async with stack(url, chats, LIMITED) as made:
            sent = await made.digests()
        counters = await box.counters()
    print(
        f"limits on, {MORNING} digests: {sent.seconds:.1f} s (110), {sent.rate:.1f} a second,"
        f" {sent.rate / LIMIT:.1%} of {LIMIT} (92 %), {sent.cpu:.1f} ms of CPU each"
    )
    print(
        f"most in one second: {counters['max_messages_per_second']} (30), refused by flood:"
        f" {counters['too_many_requests']} (0), {sent.memory:+.0f} MB above idle (60)"
    )


def main() -> None:
    """Print both."""
    asyncio.run(_unlimited())
    asyncio.run(_limited())


if __name__ == "__main__":
    main()
