from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from simulator.client import Phone, SimulatorClient

pytestmark = pytest.mark.browser


async def test_a_button_spins_until_it_is_answered(
    page: Page, phone: Locator, write: Any, echo: Any
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


async def test_an_alert_waits_to_be_read(page: Page, phone: Locator, write: Any) -> None:
    await write(phone, "/card")
    await phone.get_by_role("button", name="Окно").click()
    alert = phone.get_by_role("alertdialog")
    await expect(alert).to_contain_text("Отмечено")
    await alert.get_by_role("button", name="ОК").click()
    await expect(alert).to_be_hidden()


async def test_a_long_quote_opens_and_closes(page: Page, phone: Locator, write: Any) -> None:
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


async def test_a_message_is_answered(page: Page, phone: Locator, write: Any) -> None:
    await write(phone, "первое")
    await expect(phone.get_by_text("Эхо: первое")).to_be_visible()
    said = phone.get_by_role("listitem").filter(has_text="Эхо: первое")
    await said.hover()
    await said.get_by_role("button", name="Ответить").click()
    await write(phone, "второе")
    await expect(phone.get_by_text("Эхо: второе (в ответ на «Эхо: первое»)")).to_be_visible()


async def test_new_messages_do_not_tear_a_reader_away(
    page: Page, phone: Locator, olga: Phone, echo: Any
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


async def test_a_group_has_its_own_tab(
    page: Page, phone: Locator, write: Any, client: SimulatorClient, olga: Phone
) -> None:
    await client.add_group("Координаторы", [olga])
    await phone.get_by_role("button", name="Координаторы").click()
    await write(phone, "/x")
    await expect(phone.get_by_text("Эхо: /x")).to_be_visible()
    await phone.get_by_role("navigation").get_by_role("button", name="Веха").click()
    await expect(phone.get_by_text("Эхо: /x")).to_have_count(0)
