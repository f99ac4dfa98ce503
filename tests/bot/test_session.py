"""The way out, against the box: pace, patience, one kind of network error."""

from __future__ import annotations

import asyncio
import gc
import time
import weakref
from collections.abc import AsyncIterator, Iterator

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from aiogram.methods import Response
from aiogram.types import Message
from pydantic import BaseModel

from bot.settings import Settings
from bot.telegram.downloads import TelegramFiles
from bot.telegram.limiter import Limiter, Rates, bulk
from bot.telegram.session import open_bot
from roadmap.errors import FileGoneError, FileTooBigError, TryLaterError
from simulator.client import Phone, SimulatorClient
from simulator.server import Simulator


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    made = Simulator()
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
async def box(simulator: Simulator) -> AsyncIterator[SimulatorClient]:
    async with SimulatorClient(simulator.url) as made:
        yield made


@pytest.fixture
async def bot(simulator: Simulator) -> AsyncIterator[Bot]:
    settings = Settings(_env_file=None, bot_token=simulator.token, api_url=simulator.url)
    made = open_bot(settings, Limiter())
    yield made
    await made.session.close()


@pytest.fixture
async def phone(box: SimulatorClient) -> Phone:
    made = await box.add_person("Ольга")
    await made.start()
    return made


@pytest.fixture
def in_bulk() -> Iterator[None]:
    token = bulk.set(True)
    yield
    bulk.reset(token)


@pytest.mark.usefixtures("in_bulk")
async def test_a_flood_in_one_chat_silences_the_whole_bot(
    bot: Bot, box: SimulatorClient, phone: Phone
) -> None:
    other = await box.add_person("Пётр", started=True)
    await box.fault("sendMessage", "429", retry_after=1)
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(phone.id, "Доброе утро!")
    refused = time.monotonic()
    await bot.send_message(other.id, "Доброе утро!")
    assert time.monotonic() - refused >= 0.95


async def test_a_paid_broadcast_passes_the_free_limit(
    simulator: Simulator, box: SimulatorClient
) -> None:
    phones = [await box.add_person(f"Школа {number}", started=True) for number in range(90)]
    await box.limits(on=True)
    settings = Settings(
        _env_file=None,
        bot_token=simulator.token,
        api_url=simulator.url,
        sends_per_second=500,
        paid_broadcast=True,
    )
    bot = open_bot(settings, Limiter(rates=Rates(settings.sends_per_second)))
    await asyncio.gather(*(bot.send_message(phone.id, "Доброе утро!") for phone in phones))
    await bot.session.close()
    counters = await box.counters()
    assert (counters["too_many_requests"], counters["messages"]) == (0, 90)
    assert counters["max_messages_per_second"] > 30


async def test_a_morning_of_messages_arrives_under_telegrams_limits(
    bot: Bot, box: SimulatorClient
) -> None:
    phones = [await box.add_person(f"Школа {number}") for number in range(60)]
    for each in phones:
        await each.start()
    await box.limits(on=True)
    await asyncio.gather(*(bot.send_message(each.id, "срок") for each in phones))
    counters = await box.counters()
    assert counters["messages"] == 60
    assert counters["max_messages_per_second"] <= 30


async def test_one_chat_meets_no_flood(bot: Bot, box: SimulatorClient, phone: Phone) -> None:
    await box.limits(on=True)
    await asyncio.gather(*(bot.send_message(phone.id, str(number)) for number in range(6)))
    assert (await box.counters())["too_many_requests"] == 0


async def test_a_short_flood_is_waited_out(bot: Bot, box: SimulatorClient, phone: Phone) -> None:
    await box.fault("sendMessage", "429", retry_after=1)
    await bot.send_message(phone.id, "ответ")
    assert (await box.counters())["too_many_requests"] == 1


async def test_a_long_flood_is_not_waited_out(bot: Bot, box: SimulatorClient, phone: Phone) -> None:
    await box.fault("sendMessage", "429", retry_after=60)
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(phone.id, "ответ")


@pytest.mark.usefixtures("in_bulk")
async def test_bulk_gives_its_turn_back(bot: Bot, box: SimulatorClient, phone: Phone) -> None:
    await box.fault("sendMessage", "429", retry_after=1)
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(phone.id, "сводка")


@pytest.mark.parametrize(
    ("kind", "error"), [("reset", TelegramNetworkError), ("500", TelegramServerError)]
)
async def test_faults_of_the_way_are_told_apart(
    bot: Bot, box: SimulatorClient, phone: Phone, kind: str, error: type[Exception]
) -> None:
    await box.fault("sendMessage", kind)
    with pytest.raises(error):
        await bot.send_message(phone.id, "ответ")


async def test_a_proxy_that_is_not_there_is_the_networks_error(simulator: Simulator) -> None:
    settings = Settings(
        _env_file=None,
        bot_token=simulator.token,
        api_url=simulator.url,
        proxy="socks5://127.0.0.1:9",
    )
    bot = open_bot(settings, Limiter())
    with pytest.raises(TelegramNetworkError):
        await bot.get_me()
    await bot.session.close()


async def fetched(bot: Bot, file_id: str) -> bytes:
    return b"".join([chunk async for chunk in TelegramFiles(bot).fetch(file_id)])


async def received(bot: Bot) -> str:
    """The file_id of the newest document."""
    updates = await bot.get_updates(offset=-1)
    message = updates[-1].message
    assert message is not None
    assert message.document is not None
    return message.document.file_id


async def test_a_file_is_fetched_whole(bot: Bot, phone: Phone) -> None:
    content = bytes(range(256)) * 4096
    await phone.send_document(content, "spravka.pdf")
    assert await fetched(bot, await received(bot)) == content


async def test_a_file_too_big_for_bots_is_said(bot: Bot, phone: Phone) -> None:
    await phone.send_document(b"x", "video.pdf", size=30 * 1024 * 1024)
    with pytest.raises(FileTooBigError):
        await fetched(bot, await received(bot))


async def test_a_file_that_is_gone_is_said(bot: Bot) -> None:
    with pytest.raises(FileGoneError):
        await fetched(bot, "BQACAgInothing")


@pytest.mark.parametrize(
    ("method", "kind"), [("getFile", "500"), ("getFile", "reset"), ("download", "cut")]
)
async def test_a_broken_download_is_for_later(
    bot: Bot, box: SimulatorClient, phone: Phone, method: str, kind: str
) -> None:
    await phone.send_document(b"x" * 1_000_000, "spravka.pdf")
    file_id = await received(bot)
    await box.fault(method, kind)
    with pytest.raises(TryLaterError):
        await fetched(bot, file_id)


async def test_the_model_of_an_answer_is_made_once(bot: Bot, phone: Phone) -> None:
    await bot.send_message(phone.id, "1")
    first = weakref.ref(Response[Message])
    gc.collect()
    assert first() is Response[Message]


async def test_without_the_one_who_keeps_it_the_model_would_be_forgotten() -> None:
    class Passing(BaseModel):
        id: int

    model = weakref.ref(Response[Passing])
    gc.collect()
    assert model() is None, "pydantic keeps models now: AnswersKept is not needed any more"
