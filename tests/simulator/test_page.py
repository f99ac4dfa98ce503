"""The page in a real browser, with a small bot of our own behind it."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from playwright.async_api import Locator, Page, async_playwright, expect

from simulator.client import Phone, SimulatorClient
from simulator.server import Simulator

pytestmark = pytest.mark.browser
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


@pytest.fixture
def phone(page: Page) -> Locator:
    return page.get_by_role("article", name="Телефон: Ольга Орлова")


async def write(phone: Locator, text: str) -> None:
    field = phone.get_by_role("textbox", name="Сообщение")
    await field.fill(text)
    await field.press("Enter")


async def test_a_button_spins_until_it_is_answered(
    page: Page, phone: Locator, echo: EchoBot
) -> None:
    await write(phone, "/card")
    button = phone.get_by_role("button", name="Исполнено")
    echo.silent.clear()
    await button.click()
    await expect(button).to_have_attribute("aria-busy", "true")
    echo.silent.set()
    await expect(phone.get_by_text("Отмечено", exact=True)).to_be_visible()
    await expect(phone.get_by_text("Исполнено: Орлова О.П.")).to_be_visible()
    await expect(phone.get_by_text("изменено")).to_be_visible()
    await expect(button).to_have_count(0)


async def test_an_alert_waits_to_be_read(page: Page, phone: Locator) -> None:
    await write(phone, "/card")
    await phone.get_by_role("button", name="Окно").click()
    alert = phone.get_by_role("alertdialog")
    await expect(alert).to_contain_text("Отмечено")
    await alert.get_by_role("button", name="ОК").click()
    await expect(alert).to_be_hidden()


async def test_a_long_quote_opens_and_closes(page: Page, phone: Locator) -> None:
    await write(phone, "/card")
    quote = phone.locator("blockquote .inside")
    await expect(quote).to_be_visible()
    folded = (await quote.bounding_box() or {})["height"]
    await phone.get_by_role("button", name="Показать полностью").click()
    assert (await quote.bounding_box() or {})["height"] > folded * 2
    await phone.get_by_role("button", name="Свернуть").click()
    assert (await quote.bounding_box() or {})["height"] == folded


async def test_a_photo_goes_from_the_disk_to_the_bot(
    page: Page, phone: Locator, tmp_path: Path, png: bytes
) -> None:
    path = tmp_path / "снимок.png"
    path.write_bytes(png)
    await phone.get_by_label("Прикрепить фото или файл").set_input_files(path)
    dialog = page.get_by_role("dialog", name="Отправить файлы")
    await dialog.get_by_role("textbox", name="Подпись").fill("Приказ № 118")
    await page.keyboard.press("Enter")
    await expect(phone.get_by_text("Получено: фото, Приказ № 118")).to_be_visible()
    picture = phone.get_by_role("img", name="Фото в сообщении")
    assert await picture.evaluate("image => image.complete && image.naturalWidth") == 40
    await page.screenshot(path=tmp_path / "page.png")


async def test_several_files_make_an_album(
    page: Page, phone: Locator, tmp_path: Path, png: bytes, olga: Phone
) -> None:
    paths = [tmp_path / "а.png", tmp_path / "б.txt"]
    for path in paths:
        path.write_bytes(png)
    await phone.get_by_label("Прикрепить фото или файл").set_input_files(paths)
    await page.get_by_role("button", name="Отправить", exact=True).click()
    await expect(phone.get_by_text("Получено: а.png, без подписи")).to_be_visible()
    sent = [message for message in await olga.messages() if message.attachment]
    assert [message.document for message in sent] == ["а.png", "б.txt"]
    assert len({message.album for message in sent}) == 1
    href = await phone.get_by_role("link", name="б.txt").get_attribute("href")
    assert href is not None
    assert href.startswith("/sim/files/")


async def test_a_message_is_answered(page: Page, phone: Locator) -> None:
    await write(phone, "первое")
    await expect(phone.get_by_text("Эхо: первое")).to_be_visible()
    said = phone.get_by_role("listitem").filter(has_text="Эхо: первое")
    await said.hover()
    await said.get_by_role("button", name="Ответить").click()
    await write(phone, "второе")
    await expect(phone.get_by_text("Эхо: второе (в ответ на «Эхо: первое»)")).to_be_visible()


async def test_the_clock_is_moved(page: Page, client: SimulatorClient) -> None:
    now = page.locator("#now")
    await expect(now).to_have_text("пн, 12 октября 2026, 09:00 МСК")
    await page.get_by_role("button", name="+1 час").click()
    await expect(now).to_have_text("пн, 12 октября 2026, 10:00 МСК")
    await page.get_by_role("button", name="Следующее утро, 9:00").click()
    await expect(now).to_have_text("вт, 13 октября 2026, 09:00 МСК")
    await page.get_by_role("button", name="Задать время…").click()
    await page.get_by_label("Дата и время (МСК)").fill("2027-01-11T08:30")
    await page.get_by_role("button", name="Установить").click()
    await expect(now).to_have_text("пн, 11 января 2027, 08:30 МСК")
    assert (await client.clock()).isoformat().startswith("2027-01-11T05:30")
    await client.advance(24 * 3600)
    await expect(now).to_have_text("вт, 12 января 2027, 08:30 МСК")


async def test_an_invitation_opens_on_a_chosen_or_a_new_phone(
    page: Page, phone: Locator, client: SimulatorClient
) -> None:
    await client.add_person("Пётр", "Иванов")
    petr = page.get_by_role("article", name="Телефон: Пётр Иванов")
    await expect(petr.get_by_text("Напоминает о сроках.")).to_be_visible()
    await write(phone, "/card")
    await phone.get_by_role("link", name="inv_7").click()
    dialog = page.get_by_role("dialog", name="Открыть на телефоне:")
    await dialog.get_by_role("button", name="Пётр Иванов").click()
    await expect(petr.get_by_text("Эхо: /start inv_7")).to_be_visible()
    await phone.get_by_role("button", name="Пригласить").click()
    await dialog.get_by_label("Или на новом телефоне").fill("Анна Лебедева")
    await page.keyboard.press("Enter")
    anna = page.get_by_role("article", name="Телефон: Анна Лебедева")
    await expect(anna.get_by_text("Эхо: /start inv_7")).to_be_visible()


async def test_a_pasted_link_is_opened_or_refused(page: Page, phone: Locator) -> None:
    await phone.locator("summary").click()
    await phone.get_by_role("button", name="Открыть ссылку…").click()
    dialog = page.get_by_role("dialog", name="Открыть ссылку")
    await dialog.get_by_label("Ссылка на бота").fill("https://example.ru")
    await page.keyboard.press("Enter")
    await expect(dialog.get_by_role("alert")).to_contain_text("Это не ссылка на бота")
    await dialog.get_by_label("Ссылка на бота").fill("t.me/vekha_demo_bot?start=abc")
    await page.keyboard.press("Enter")
    await expect(phone.get_by_text("Эхо: /start abc")).to_be_visible()


async def test_a_phone_is_added_and_started(page: Page) -> None:
    await page.get_by_label("Имя и фамилия", exact=True).fill("Анна Лебедева")
    await page.get_by_role("button", name="Добавить телефон").click()
    anna = page.get_by_role("article", name="Телефон: Анна Лебедева")
    await expect(anna.get_by_text("чат ещё не начат")).to_be_visible()
    await anna.get_by_role("button", name="Старт").click()
    await expect(anna.get_by_text("Эхо: /start")).to_be_visible()
    await anna.get_by_role("button", name="Меню").click()
    await anna.get_by_role("menuitem", name="/card").click()
    await expect(anna.get_by_role("button", name="Исполнено")).to_be_visible()


async def test_the_bot_is_blocked_and_telegram_taken_away(
    page: Page, phone: Locator, box: Simulator
) -> None:
    await phone.locator("summary").click()
    await phone.get_by_role("button", name="Заблокировать бота").click()
    await expect(phone.get_by_text("бот заблокирован", exact=True)).to_be_visible()
    await phone.get_by_role("button", name="Разблокировать", exact=True).click()
    await expect(phone.get_by_role("textbox", name="Сообщение")).to_be_visible()
    switch = page.get_by_role("switch", name=re.compile("Telegram недоступен"))
    await switch.press("Space")
    await expect(page.get_by_text("связи нет")).to_be_visible()
    assert box.world.faults.outage == "reset"
    await switch.press("Space")
    await expect(page.get_by_text("связь есть")).to_be_visible()
    assert box.world.faults.outage == "off"


async def test_new_messages_do_not_tear_a_reader_away(
    page: Page, phone: Locator, olga: Phone, echo: EchoBot
) -> None:
    for number in range(30):
        await echo.call("sendMessage", chat_id=olga.id, text=f"Сообщение {number}")
    log = phone.get_by_role("log")
    await expect(phone.get_by_text("Сообщение 29", exact=True)).to_be_in_viewport()
    await log.evaluate("log => { log.scrollTop = 0; }")
    await echo.call("sendMessage", chat_id=olga.id, text="Новое")
    newest = phone.get_by_role("button", name="К новым сообщениям")
    await expect(newest).to_be_visible()
    assert await log.evaluate("log => log.scrollTop") == 0
    await newest.click()
    await expect(phone.get_by_text("Новое", exact=True)).to_be_in_viewport()


async def test_hints_and_samples_stand_beside_the_phones(
    page: Page, phone: Locator, client: SimulatorClient, box: Simulator, tmp_path: Path
) -> None:
    (tmp_path / "План.docx").write_bytes(b"12345")
    box.world.settings.samples = str(tmp_path)
    await client.hints([{"title": "Загрузите план", "text": "Нажмите «Отправить»."}])
    await page.reload()
    await expect(page.get_by_role("heading", name="Что попробовать")).to_be_visible()
    await expect(page.get_by_text("Загрузите план")).to_be_visible()
    await page.get_by_role("button", name="Отправить План.docx").click()
    await expect(phone.get_by_text("Получено: План.docx, без подписи")).to_be_visible()


async def test_a_group_has_its_own_tab(
    page: Page, phone: Locator, client: SimulatorClient, olga: Phone
) -> None:
    await client.add_group("Координаторы", [olga])
    await phone.get_by_role("button", name="Координаторы").click()
    await write(phone, "/x")
    await expect(phone.get_by_text("Эхо: /x")).to_be_visible()
    await phone.get_by_role("navigation").get_by_role("button", name="Веха").click()
    await expect(phone.get_by_text("Эхо: /x")).to_have_count(0)
