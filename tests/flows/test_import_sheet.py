"""The draft sent as a table, mended, and sent back."""

from __future__ import annotations

from sqlalchemy import select

from simulator.client import Phone
from storage.rows import ImportRow
from tests.flows.test_import import coordinator, press, send_order
from tests.flows.world import Member, World
from tests.usecases.imports.office import Book

__all__ = ["coordinator"]

FAIR = "Ярмарка вакансий для выпускников педагогического колледжа"


def mended(book: bytes, before: str, after: str) -> bytes:
    """The workbook with one cell changed, as an office program saves it."""
    office = Book(book)
    row = next(row for row in office.rows if before in row)
    row[row.index(before)] = after
    return office.save()


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
    back = mended(book, FAIR, "Ярмарка педагогических вакансий")
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
    back = mended(book, "муниципальный", "городской")
    await phone.send_document(back, "chernovik-1.xlsx")
    shown = await phone.wait_for("Не удалось прочитать ячеек")
    assert shown.says("«Уровень»: городской")
    assert "Принять исправления" not in shown.labels
    await phone.send_document(book, "chernovik-1.xlsx")
    await phone.wait_for("В таблице нет изменений: всё совпадает с черновиком.")


async def test_what_is_not_taken_leaves_the_draft(world: World, coordinator: Member) -> None:
    phone = coordinator.phone
    book = await exported(world, phone)
    back = mended(book, FAIR, "Ярмарка педагогических вакансий")
    await phone.send_document(back, "chernovik-1.xlsx")
    await phone.wait_for("Изменено строк: 1")
    left = await press(world, phone, "Не принимать")
    assert left.says("черновик остался прежним")
    assert await world.rows(select(ImportRow.patches)) == [[]]


async def test_rows_are_put_in_and_left_out_by_the_table(world: World, coordinator: Member) -> None:
    phone = coordinator.phone
    office = Book(await exported(world, phone))
    del office.rows[2]
    new = len(office.rows)
    office.put(new, 3, "Семинар наставников")
    office.put(new, 4, "до 1 декабря 2026")
    office.put(new, 5, "руководители ОО")
    await phone.send_document(office.save(), "chernovik-1.xlsx")
    shown = await phone.wait_for("Новых мероприятий: 1")
    assert shown.says("В таблице нет мероприятий: 1. Убрать их из публикации?")
    assert shown.labels == [
        "Принять исправления",
        "Принять и убрать отсутствующие (1)",
        "Не принимать",
    ]
    await press(world, phone, "Принять и убрать отсутствующие (1)")
    review = await press(world, phone, "Проверить")
    assert review.says("Исключено из публикации: 1")
    listed = await press(world, phone, "Мероприятия (43)")
    while "Дальше" in listed.labels:
        listed = await press(world, phone, "Дальше")
    assert listed.says("43. Семинар наставников (к дате)")


async def test_the_table_of_another_document_is_told_apart(
    world: World, coordinator: Member
) -> None:
    phone = coordinator.phone
    office = Book(await exported(world, phone))
    office.sheets["vekha-draft"][0][1] = "another"
    await phone.send_document(office.save(), "chernovik-1.xlsx")
    await phone.wait_for("Это таблица другого документа")
