"""A morning's messages through the real session against the simulator with Telegram's limits on."""

from __future__ import annotations

import asyncio
import time

from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter

from bot.settings import Settings
from bot.telegram.limiter import Limiter, bulk
from bot.telegram.session import open_bot
from simulator.client import SimulatorClient
from simulator.server import Simulator

MESSAGES = 300
LIMIT = 30


async def _one(bot: Bot, chat_id: int) -> None:
    """What the outbox does with a flood: the message goes out after the named pause."""
    try:
        await bot.send_message(chat_id, "срок")
    except TelegramRetryAfter as error:
        await asyncio.sleep(error.retry_after)
        await _one(bot, chat_id)


async def _send() -> dict[str, float]:
    box = Simulator()
    url = await box.start()
    bot = open_bot(Settings(_env_file=None, bot_token=box.token, api_url=url), Limiter())
    bulk.set(True)
    async with SimulatorClient(url) as client:
        phones = [await client.add_person(f"Школа {number}") for number in range(MESSAGES)]
        for phone in phones:
            await phone.start()
        await client.limits(on=True)
        begun = time.perf_counter()
        await asyncio.gather(*(_one(bot, phone.id) for phone in phones))
        spent = time.perf_counter() - begun
        counters = await client.counters()
    await bot.session.close()
    await box.stop()
    return {"seconds": spent, **counters}


def main() -> None:
    """Print seconds, the share of 30 a second, the most in one second, refusals by flood."""
    figures = asyncio.run(_send())
    rate = MESSAGES / figures["seconds"]
    print(f"messages: {MESSAGES}, seconds: {figures['seconds']:.1f}, share: {rate / LIMIT:.0%}")
    print(
        f"most in one second: {figures['max_messages_per_second']},"
        f" refused by flood: {figures['too_many_requests']}"
    )
