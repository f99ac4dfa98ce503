"""The page in a real browser, with a small bot of our own behind it."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from typing import Any

import aiohttp
import pytest
from playwright.async_api import Locator, Page, async_playwright

from simulator.client import Phone
from simulator.server import Simulator

CHROMIUM = shutil.which("chromium")
REASON = "chromium is not installed: the page cannot be opened"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LINK = "https://t.me/vekha_demo_bot?start=inv_7"
QUOTE = "Составить и утвердить график контрольных работ. " * 12


@pytest.fixture(autouse=True)
def browser_is_there() -> None:
    if CHROMIUM:
        return
    if os.environ.get("VEKHA_REQUIRE_BROWSER"):
        pytest.fail(REASON)
    pytest.skip(REASON)


class EchoBot:
    """Answers text with itself, /card with a card, files with their size, presses with a toast."""

    def __init__(self, box: Simulator, session: aiohttp.ClientSession) -> None:
        self._box = box
        self._session = session
        self.silent = asyncio.Event()

    async def call(self, method: str, **params: Any) -> Any:
        address = f"{self._box.url}/bot{self._box.token}/{method}"
        async with self._session.post(address, json=params) as answer:
            return (await answer.json())["result"]

    async def run(self) -> None:
        offset = 0
        while True:
            try:
                updates = await self.call("getUpdates", offset=offset, timeout=20)
            except aiohttp.ClientError:
                await asyncio.sleep(0.1)
                continue
            for update in updates:
                offset = update["update_id"] + 1
                await self.handle(update)

    async def handle(self, update: dict[str, Any]) -> None:
        if "callback_query" in update:
            await self.pressed(update["callback_query"])
        elif "message" in update:
            await self.said(update["message"])

    async def pressed(self, query: dict[str, Any]) -> None:
        await self.silent.wait()
        alert = query["data"] == "alert"
        await self.call(
            "answerCallbackQuery", callback_query_id=query["id"], text="Отмечено", show_alert=alert
        )
        if not alert:
            await self.call(
                "editMessageText",
                chat_id=query["message"]["chat"]["id"],
                message_id=query["message"]["message_id"],
                text="Исполнено: Орлова О.П.",
            )

    async def said(self, message: dict[str, Any]) -> None:
        chat_id = message["chat"]["id"]
        if message.get("text") == "/card":
            await self.card(chat_id)
        elif "text" in message:
            answered = message.get("reply_to_message", {}).get("text", "")
            note = f" (в ответ на «{answered}»)" if answered else ""
            await self.call("sendMessage", chat_id=chat_id, text=f"Эхо: {message['text']}{note}")
        elif "photo" in message or "document" in message:
            kind = "фото" if "photo" in message else message["document"]["file_name"]
            note = message.get("caption", "без подписи")
            await self.call("sendMessage", chat_id=chat_id, text=f"Получено: {kind}, {note}")

    async def card(self, chat_id: int) -> None:
        rows = [
            [
                {"text": "Исполнено", "callback_data": "ok"},
                {"text": "Окно", "callback_data": "alert"},
            ],
            [{"text": "Пригласить", "url": LINK}],
        ]
        await self.call(
            "sendMessage",
            chat_id=chat_id,
            parse_mode="HTML",
            text=f"<b>График</b>\n<blockquote expandable>{QUOTE}</blockquote>\n{LINK}",
            reply_markup={"inline_keyboard": rows},
        )


@pytest.fixture
async def echo(box: Simulator) -> AsyncIterator[EchoBot]:
    async with aiohttp.ClientSession() as session:
        bot = EchoBot(box, session)
        bot.silent.set()
        await bot.call("setMyCommands", commands=[{"command": "card", "description": "Карточка"}])
        await bot.call("setMyDescription", description="Напоминает о сроках.")
        task = asyncio.create_task(bot.run())
        yield bot
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@pytest.fixture
async def page(box: Simulator, echo: EchoBot, olga: Phone) -> AsyncIterator[Page]:
    """The open page; any complaint in the browser's console fails the test."""
    complaints: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = await browser.new_page(viewport={"width": 1400, "height": 900})
        page.on("console", lambda said: complaints.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        await page.goto(box.url)
        yield page
        await browser.close()
    assert complaints == []


Write = Callable[[Locator, str], Awaitable[None]]


@pytest.fixture
def write() -> Write:
    """Type a message on a phone and send it."""

    async def type_and_send(phone: Locator, text: str) -> None:
        field = phone.get_by_role("textbox", name="Сообщение")
        await field.fill(text)
        await field.press("Enter")

    return type_and_send


@pytest.fixture
def phone(page: Page) -> Locator:
    return page.get_by_role("article", name="Телефон: Ольга Орлова")
