from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from simulator.client import SimulatorClient
from simulator.server import Simulator

pytestmark = pytest.mark.browser


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
    page: Page, phone: Locator, write: Any, client: SimulatorClient
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


async def test_a_hint_opens_its_link_on_a_chosen_phone(
    page: Page, phone: Locator, client: SimulatorClient
) -> None:
    link = "https://t.me/vekha_demo_bot?start=inv_8"
    await client.hints([{"title": "Подключитесь", "text": "Откройте ссылку.", "link": link}])
    await page.get_by_role("button", name="Открыть на телефоне…").click()
    dialog = page.get_by_role("dialog", name="Открыть на телефоне:")
    await dialog.get_by_role("button").first.click()
    await expect(phone.get_by_text("Эхо: /start inv_8")).to_be_visible()


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
