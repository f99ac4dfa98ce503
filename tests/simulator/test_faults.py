from __future__ import annotations

import asyncio
import time
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import BufferedInputFile

from simulator.client import ControlRefusedError, Phone, SimulatorClient


async def texts(phone: Phone) -> list[str]:
    return [message.text for message in await phone.messages() if message.from_bot]


@pytest.mark.parametrize(
    ("kind", "more", "error"),
    [
        ("429", {"retry_after": 7}, TelegramRetryAfter),
        ("400", {"description": "Bad Request: PEER_FLOOD"}, TelegramBadRequest),
        ("403", {}, TelegramForbiddenError),
        ("500", {}, TelegramServerError),
        ("502", {}, TelegramServerError),
        ("reset", {}, TelegramNetworkError),
    ],
)
async def test_the_next_call_fails_and_the_one_after_goes_through(
    bot: Bot,
    olga: Phone,
    client: SimulatorClient,
    kind: str,
    more: dict[str, Any],
    error: type[Exception],
) -> None:
    await client.fault("sendMessage", kind, **more)
    assert (await bot.get_me()).is_bot
    with pytest.raises(error):
        await bot.send_message(olga.id, "потеряно")
    await bot.send_message(olga.id, "дошло")
    assert await texts(olga) == ["дошло"]


async def test_a_flood_answer_says_how_long_to_wait(
    bot: Bot, olga: Phone, client: SimulatorClient
) -> None:
    await client.fault("sendMessage", 429, retry_after=7)
    with pytest.raises(TelegramRetryAfter) as refusal:
        await bot.send_message(olga.id, "x")
    assert refusal.value.retry_after == 7
    assert (await client.counters())["too_many_requests"] == 1


async def test_a_connection_lost_after_storing_has_sent_the_message(
    bot: Bot, olga: Phone, client: SimulatorClient
) -> None:
    await client.fault("sendMessage", "reset-after")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(olga.id, "дошло")
    assert await texts(olga) == ["дошло"]


async def test_a_fault_may_be_for_one_chat_and_several_times(
    bot: Bot, olga: Phone, client: SimulatorClient
) -> None:
    other = await client.add_person("Пётр")
    await other.start()
    await client.fault("*", 500, times=2, chat_id=other.id)
    await bot.send_message(olga.id, "x")
    for _ in range(2):
        with pytest.raises(TelegramServerError):
            await bot.send_message(other.id, "x")
    await bot.send_message(other.id, "x")


async def test_a_hanging_call_goes_through_late(
    bot: Bot, olga: Phone, client: SimulatorClient
) -> None:
    await client.fault("sendMessage", "hang", seconds=0.4)
    begun = time.monotonic()
    await bot.send_message(olga.id, "поздно")
    assert time.monotonic() - begun > 0.35


async def test_faults_can_be_listed_and_cleared(bot: Bot, client: SimulatorClient) -> None:
    await client.fault("getMe", 500)
    listing = await client.get("/sim/faults")
    assert [(one["method"], one["kind"]) for one in listing["faults"]] == [("getMe", "500")]
    await client.clear_faults()
    assert (await bot.get_me()).is_bot
    for method, kind in (("getMe", "earthquake"), ("getMe", "cut")):
        with pytest.raises(ControlRefusedError):
            await client.fault(method, kind)


@pytest.mark.parametrize(
    ("mode", "error", "stored"),
    [
        ("reset", TelegramNetworkError, []),
        ("reset-after", TelegramNetworkError, ["x"]),
        ("500", TelegramServerError, []),
        ("502", TelegramServerError, []),
    ],
)
async def test_an_outage_lasts_until_it_is_ended(
    bot: Bot,
    olga: Phone,
    client: SimulatorClient,
    mode: str,
    error: type[Exception],
    stored: list[str],
) -> None:
    await client.outage(mode)
    with pytest.raises(error):
        await bot.send_message(olga.id, "x")
    with pytest.raises(error):
        await bot.get_me()
    await client.outage("off")
    assert (await bot.get_me()).is_bot
    assert await texts(olga) == stored


async def test_an_outage_cuts_a_long_poll(bot: Bot, client: SimulatorClient) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.1)
    await client.outage("reset")
    with pytest.raises(TelegramNetworkError):
        await asyncio.wait_for(poll, 2)


async def test_a_hanging_outage_answers_nothing(bot: Bot, client: SimulatorClient) -> None:
    await client.outage("hang")
    silent = asyncio.create_task(bot.get_me())
    await asyncio.sleep(0.2)
    assert not silent.done()
    await client.outage("off")
    with pytest.raises(TelegramNetworkError):
        await asyncio.wait_for(silent, 2)
    with pytest.raises(ControlRefusedError):
        await client.outage("earthquake")


async def test_phones_work_while_telegram_is_out_of_reach(
    bot: Bot, olga: Phone, client: SimulatorClient, updates: Any
) -> None:
    await client.outage()
    await olga.send("написано в это время")
    await client.outage("off")
    assert (await updates())[-1]["message"]["text"] == "написано в это время"


async def test_a_download_may_fail_or_break_off(
    bot: Bot, olga: Phone, client: SimulatorClient
) -> None:
    sent = await bot.send_document(olga.id, BufferedInputFile(b"x" * 200_000, "a.bin"))
    assert sent.document is not None
    file = await bot.get_file(sent.document.file_id)
    assert file.file_path is not None
    await client.fault("download", 404)
    with pytest.raises(aiohttp.ClientResponseError):
        await bot.download_file(file.file_path)
    await client.fault("download", "cut")
    with pytest.raises(aiohttp.ClientError):
        await bot.download_file(file.file_path)
    content = await bot.download_file(file.file_path)
    assert content is not None
    assert len(content.read()) == 200_000
