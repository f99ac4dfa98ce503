"""A morning's messages through the whole outbox, beside a bare loop of aiogram's sendMessage.

Both send to the same simulator in a process of its own. With limits off the ratio counts; with
Telegram's limits on, the share of 30 messages a second, the most in any second, and refusals.
"""

from __future__ import annotations

import asyncio
import gc
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiogram import Bot
from sqlalchemy import func, select

from bot.app import App, Pace, build
from bot.clock import SystemClock
from bot.settings import Settings
from bot.telegram.limiter import Limiter
from bot.telegram.session import open_bot
from bot.working import IN_FLIGHT
from simulator.client import SimulatorClient
from simulator.server import DEFAULT_TOKEN
from storage.engine import Database
from storage.migrate import upgrade
from storage.rows import ContactRow, DeliveryRow, GrantRow, PersonRow
from storage.unit_of_work import unit_of_work

MESSAGES = 1000
LIMITED = 600
RUNS = 3
LIMIT = 30
UNLIMITED = Pace(workers=0.02, hurry=1000.0)
TEXT = "Фоновая работа № 1 не выполнена из-за ошибки. Подробности в журнале сервера."


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


def settings(url: str, folder: str) -> Settings:
    return Settings(_env_file=None, bot_token=DEFAULT_TOKEN, api_url=url, data_dir=Path(folder))


async def bare(url: str, chats: list[int], at_once: int) -> float:
    """Messages a second of `at_once` loops around sendMessage and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        bot = open_bot(settings(url, folder), Limiter(1e6))
    waiting = iter(chats)

    async def loop(sender: Bot) -> None:
        for chat in waiting:
            await sender.send_message(chat, TEXT)

    begun = time.perf_counter()
    await asyncio.gather(*(loop(bot) for _ in range(at_once)))
    seconds = time.perf_counter() - begun
    await bot.session.close()
    return len(chats) / seconds


async def stack(url: str, chats: list[int], pace: Pace) -> tuple[float, float]:
    """Messages a second through claim, compose, send, record; MB above the idle process."""
    with tempfile.TemporaryDirectory() as folder:
        made = settings(url, folder)
        upgrade(made.database)
        people = await _people(made, chats)
        app = build(made, clock=SystemClock("Europe/Moscow"), pace=pace)
        await app.start()
        await _all_sent(app, 0)
        gc.collect()
        idle = _megabytes()
        begun = time.perf_counter()
        async with unit_of_work(app.database) as uow:
            for number, person in enumerate(people):
                await uow.deliveries.add_notice(
                    person, "job-failed", str(number), {"job": number}, now=app.ground.clock.now()
                )
            await uow.commit()
        begun, most = time.perf_counter(), await _all_sent(app, len(people))
        seconds = time.perf_counter() - begun
        await app.stop()
    return len(chats) / seconds, most - idle


async def _people(made: Settings, chats: list[int]) -> list[int]:
    database, now = Database(made.database), SystemClock("Europe/Moscow").now()
    async with database.write() as session:
        people = []
        for chat in chats:
            person = PersonRow(full_name=f"Директоров Пётр {chat}", locale="ru", active=True)
            session.add(person)
            await session.flush()
            people.append(person.id)
            contact: dict[str, Any] = {"channel": "telegram", "bot_id": made.bot_id}
            session.add(
                ContactRow(
                    person_id=person.id, address=str(chat), state="active", since=now, **contact
                )
            )
        session.add(GrantRow(person_id=people[0], role="coordinator", since=now))
        await session.commit()
    await database.close()
    return people


async def _all_sent(app: App, messages: int) -> float:
    """Wait for the outbox; the most memory that was seen, in MB."""
    counted = select(func.count()).where(DeliveryRow.state == "sent")
    most = 0.0
    while True:
        await asyncio.sleep(0.05)
        most = max(most, _megabytes())
        async with app.database.read() as session:
            if (await session.scalar(counted) or 0) >= messages:
                return most


def _megabytes() -> float:
    status = Path("/proc/self/status").read_text("ascii")
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else 0.0


async def _unlimited() -> None:
    async with simulator(MESSAGES) as (url, _, chats):
        ratios, figures = [], []
        for _ in range(RUNS):
            alone = await bare(url, chats, 1)
            together = await bare(url, chats, IN_FLIGHT)
            ours, memory = await stack(url, chats, UNLIMITED)
            figures.append((alone, together, ours, memory))
            ratios.append((ours / alone, ours / together))
    alone, together, ours, memory = (statistics.median(each) for each in zip(*figures, strict=True))
    print(f"limits off, {MESSAGES} messages, medians of {RUNS} runs:")
    print(f"bare loop: {alone:.0f} a second; {IN_FLIGHT} loops: {together:.0f} a second")
    print(f"outbox, {IN_FLIGHT} in flight: {ours:.0f} a second, {memory:+.0f} MB above idle")
    to_one, to_all = (statistics.median(each) for each in zip(*ratios, strict=True))
    print(f"outbox to the bare loop: {to_one:.0%} (aim 70 %); to {IN_FLIGHT} loops: {to_all:.0%}")


async def _limited() -> None:
    async with simulator(LIMITED) as (url, box, chats):
        await asyncio.sleep(2)
        await box.limits(on=True)
        rate, memory = await stack(url, chats, Pace())
        counters = await box.counters()
    print(f"limits on, {LIMITED} messages: {rate:.1f} a second, {rate / LIMIT:.0%} of {LIMIT}")
    print(
        f"most in one second: {counters['max_messages_per_second']} (30), refused by flood:"
        f" {counters['too_many_requests']} (0), {memory:+.0f} MB above idle (60)"
    )


def main() -> None:
    """Print both."""
    asyncio.run(_unlimited())
    asyncio.run(_limited())


if __name__ == "__main__":
    main()
