from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError
from aiogram.types import Message
from aiohttp import web

from simulator.client import Phone, SimulatorClient


async def test_updates_come_again_until_confirmed(bot: Bot, olga: Phone) -> None:
    first = await bot.get_updates()
    assert [update.message.text for update in first if update.message] == ["/start"]
    assert await bot.get_updates() == first
    assert await bot.get_updates(offset=first[0].update_id + 1) == []
    assert await bot.get_updates() == []


async def test_a_long_poll_ends_with_the_first_update(bot: Bot, olga: Phone) -> None:
    started = await bot.get_updates()
    poll = asyncio.create_task(bot.get_updates(offset=started[-1].update_id + 1, timeout=10))
    await asyncio.sleep(0.1)
    assert not poll.done()
    begun = time.monotonic()
    await olga.send("Здравствуйте")
    updates = await poll
    assert updates[0].message is not None
    assert updates[0].message.text == "Здравствуйте"
    assert time.monotonic() - begun < 1


async def test_a_long_poll_without_updates_ends_empty(bot: Bot) -> None:
    begun = time.monotonic()
    assert await bot.get_updates(timeout=1) == []
    assert 0.9 < time.monotonic() - begun < 2


async def test_a_limit_and_a_negative_offset(bot: Bot, olga: Phone) -> None:
    for number in range(4):
        await olga.send(str(number))
    assert len(await bot.get_updates(limit=2)) == 2
    last = await bot.get_updates(offset=-1)
    assert [update.message.text for update in last if update.message] == ["3"]
    assert len(await bot.get_updates()) == 1


async def test_a_second_poller_ends_the_first(bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0.1)
    second = asyncio.create_task(bot.get_updates(timeout=1))
    with pytest.raises(TelegramConflictError) as refusal:
        await first
    assert refusal.value.message == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    assert await second == []


async def test_a_poller_that_died_takes_nothing_with_it(
    bot: Bot, olga: Phone, client: SimulatorClient
) -> None:
    started = await bot.get_updates()
    offset = started[-1].update_id + 1
    dying = asyncio.create_task(bot.get_updates(offset=offset, timeout=30))
    await asyncio.sleep(0.1)
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)
    await olga.send("после смерти")
    updates = await bot.get_updates(offset=offset)
    assert [update.message.text for update in updates if update.message] == ["после смерти"]
    assert (await client.counters())["refusals"] == {}


async def test_only_kinds_that_were_asked_for_are_made(bot: Bot, olga: Phone) -> None:
    started = await bot.get_updates(allowed_updates=["callback_query"])
    await olga.send("не нужно")
    await bot.get_updates(offset=started[-1].update_id + 1, allowed_updates=[])
    sent = await olga.send("нужно")
    await olga.edit(sent, "исправлено")
    made = [update.event_type for update in await bot.get_updates()]
    assert made == ["message", "edited_message"]


async def test_blocking_is_told(bot: Bot, olga: Phone, updates: Any) -> None:
    await olga.block()
    await olga.unblock()
    changes = [update["my_chat_member"] for update in (await updates())[-2:]]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]


async def test_a_duplicate_comes_after_it_was_confirmed(
    bot: Bot, olga: Phone, client: SimulatorClient
) -> None:
    started = await bot.get_updates()
    await bot.get_updates(offset=started[-1].update_id + 1)
    await client.duplicate_updates(1)
    await olga.send("дважды")
    await olga.send("один раз")
    once = await bot.get_updates()
    assert [update.message.text for update in once if update.message] == ["дважды", "один раз"]
    offset = once[-1].update_id + 1
    again = await bot.get_updates(offset=offset)
    assert again == once[:1]
    assert await bot.get_updates(offset=offset) == []


async def test_a_dispatcher_of_aiogram_runs_against_the_box(
    bot: Bot, olga: Phone, client: SimulatorClient
) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(f"Эхо: {message.text}")

    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
    assert (await olga.wait_for("Эхо: /start")).from_bot
    await olga.send("раз")
    assert (await olga.wait_for("Эхо: раз")).text == "Эхо: раз"
    await client.idle()
    assert (await client.counters())["unconfirmed"] == 0
    await dispatcher.stop_polling()
    await polling


class Hook:
    """A bot's webhook that fails as often as it is told to."""

    def __init__(self) -> None:
        self.failures = 0
        self.got: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.url = ""
        self._came = asyncio.Condition()

    async def take(self, request: web.Request) -> web.Response:
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        if self.failures:
            self.failures -= 1
            return web.Response(status=500)
        async with self._came:
            self.got.append(await request.json())
            self._came.notify_all()
        return web.Response()

    async def wait(self, updates: int) -> None:
        async with asyncio.timeout(5):
            async with self._came:
                await self._came.wait_for(lambda: len(self.got) >= updates)


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def test_a_webhook_gets_updates_with_its_secret(bot: Bot, olga: Phone, hook: Hook) -> None:
    await bot.set_webhook(hook.url, secret_token="s-1", allowed_updates=["message"])
    await olga.send("раз")
    await hook.wait(2)
    assert [update["message"]["text"] for update in hook.got] == ["/start", "раз"]
    assert set(hook.secrets) == {"s-1"}
    with pytest.raises(TelegramConflictError, match="can't use getUpdates method while webhook"):
        await bot.get_updates()
    assert await bot.delete_webhook()
    assert await bot.get_updates() == []


async def test_a_webhook_that_fails_is_tried_again(
    bot: Bot, olga: Phone, hook: Hook, client: SimulatorClient
) -> None:
    await client.settings(webhook_retry=0.05)
    hook.failures = 2
    await bot.set_webhook(hook.url)
    await hook.wait(1)
    info = await bot.get_webhook_info()
    assert info.url == hook.url
    assert info.last_error_message == ("Wrong response from the webhook: 500 Internal Server Error")
    await client.idle(quiet=0.1)
    assert (await bot.get_webhook_info()).pending_update_count == 0


async def test_a_webhook_may_drop_what_waits(bot: Bot, olga: Phone, hook: Hook) -> None:
    await bot.set_webhook(hook.url, drop_pending_updates=True)
    await olga.send("после")
    await hook.wait(1)
    assert [update["message"]["text"] for update in hook.got] == ["после"]
    with pytest.raises(TelegramBadRequest, match="bad webhook"):
        await bot.set_webhook("ftp://example.ru")
    with pytest.raises(TelegramBadRequest, match="secret token contains unallowed"):
        await bot.set_webhook(hook.url, secret_token="нет")
