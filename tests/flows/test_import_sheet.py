"""The draft sent as a table, mended, and sent back."""

from __future__ import annotations

import zipfile
from io import BytesIO

from sqlalchemy import select

from simulator.client import Phone
from storage.rows import ImportRow
from tests.flows.test_import import coordinator, press, send_order
from tests.flows.world import Member, World

__all__ = ["coordinator"]


def mended(book: bytes, changes: dict[str, str]) -> bytes:
    """The workbook with words replaced in its cells, as an office program saves them."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(book)) as old, zipfile.ZipFile(out, "w") as new:
        for one in old.infolist():
            data = old.read(one)
            if one.filename.endswith("sharedStrings.xml"):
                text = data.decode()
                for before, after in changes.items():
                    assert before in text
                    text = text.replace(before, after, 1)
                data = text.encode()
            new.writestr(one, data)
    return out.getvalue()


async def exported(world: World, phone: Phone) -> bytes:
    await send_order(phone)
    await press(world, phone, "Проверить")
    await phone.answer_to(await phone.press("Выгрузить черновик"))
    await world.settled()
    file = await phone.wait_for(lambda message: message.document == "chernovik-1.xlsx")
    assert file.text.startswith("Исправьте ячейки")
    window = await phone.last()
    assert "Выгрузить черновик" in window.labels
    assert file.attachment is not None
    return await world.box.data(file.attachment.url)


async def test_a_mended_table_counts_once_it_is_taken(world: World, coordinator: Member) -> None:
    phone = coordinator.phone
    book = await exported(world, phone)
    back = mended(book, {"Ярмарка вакансий": "Ярмарка педагогических вакансий"})
    await phone.send_document(back, "chernovik-1 (1).xlsx")
    shown = await phone.wait_for("Изменено строк: 1")
    assert shown.says("Мероприятие: 1")
    assert await world.rows(select(ImportRow.patches)) == [[]]
    await world.restart()
    done = await press(world, phone, "Принять исправления")
    assert done.says("Исправления приняты")
    (patches,) = await world.rows(select(ImportRow.patches))
    assert [set(one) for one in patches] == [{"at", "title"}]
    assert len(await world.rows(select(ImportRow.id))) == 1


async def test_a_wrong_cell_is_named_and_nothing_is_taken(
    world: World, coordinator: Member
) -> None:
    phone = coordinator.phone
    book = await exported(world, phone)
    back = mended(book, {"муниципальный": "городской"})
    await phone.send_document(back, "chernovik-1.xlsx")
    shown = await phone.wait_for("Не удалось прочитать ячеек")
    assert shown.says("«Уровень»")
    assert "Принять исправления" not in shown.labels
    await phone.send_document(book, "chernovik-1.xlsx")
    await phone.wait_for("В таблице нет изменений: всё совпадает с черновиком.")


async def test_what_is_not_taken_leaves_the_draft(world: World, coordinator: Member) -> None:
    phone = coordinator.phone
    book = await exported(world, phone)
    back = mended(book, {"Ярмарка вакансий": "Ярмарка педагогических вакансий"})
    await phone.send_document(back, "chernovik-1.xlsx")
    await phone.wait_for("Изменено строк: 1")
    left = await press(world, phone, "Не принимать")
    assert left.says("черновик остался прежним")
    assert await world.rows(select(ImportRow.patches)) == [[]]
