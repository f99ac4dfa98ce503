"""A document by chat: received, asked about, published."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from simulator.client import Message, Phone
from storage.rows import ActivityRow, DutyRow, ImportRow, RoadmapRow
from tests.flows.world import Member, World

ORDER = Path(__file__).parents[2] / "bot/demo/authority/prikaz-412.txt"
SCHOOLS = 12
QUESTIONS = 3


@pytest.fixture
async def coordinator(world: World) -> Member:
    """The one who sends the order, in an authority with its schools."""
    member = await world.seed_coordinator()
    async with world.ground.uow() as uow:
        for number in range(1, SCHOOLS + 1):
            school = await uow.directory.add_organization(
                f"МБОУ СОШ № {number}",
                "school",
                parent_id=world.authority_id,
                short_name=f"СОШ № {number}",
                code=str(number),
            )
            await uow.directory.add_post(school, "директор", "head")
        await uow.commit()
    return member


async def send_order(phone: Phone, content: bytes | None = None) -> Message:
    """The summary that comes back."""
    data = content if content is not None else ORDER.read_bytes()
    await phone.send_document(data, "prikaz-412.txt")
    return await phone.wait_for("Вопросов: 3")


async def press(world: World, phone: Phone, label: str) -> Message:
    """Press a button of the newest message; what the chat shows then."""
    await phone.answer_to(await phone.press(label))
    await world.settled()
    return await phone.last()


async def review(world: World, phone: Phone) -> Message:
    """Open the review and answer every question by its first button."""
    await press(world, phone, "Проверить")
    shown = await press(world, phone, f"Ответить на вопросы ({QUESTIONS})")
    for _ in range(QUESTIONS):
        shown = await press(world, phone, shown.labels[0])
    return shown


async def test_a_document_is_read_asked_about_and_published(
    world: World, coordinator: Member
) -> None:
    phone = coordinator.phone
    summary = await send_order(phone)
    assert summary.says("Приказ от 28.08.2026 № 412")
    assert summary.says("Мероприятий: 38, поручений из текста приказа: 4")
    assert summary.says("Школ в справочнике: 12")
    shown = await review(world, phone)
    assert shown.says("Вопросов: 3, без ответа: 0")
    loads = await press(world, phone, "Опубликовать…")
    assert loads.says("Руководители школ (12)")
    await press(world, phone, "Опубликовать")
    done = await phone.wait_for("Теперь раздайте приглашения")
    assert done.labels == ["Сводка", "Приглашения"]
    counted = await world.rows(select(func.count()).select_from(DutyRow))
    assert done.says(f"обязательств: {counted[0]}.")
    assert await world.rows(select(RoadmapRow.state)) == ["active"]
    followed = next(m for m in await phone.messages() if m.says("Опубликовано: Дорожная карта"))
    assert followed.edited
    assert not followed.labels
    await phone.answer_to(await phone.press("Сводка", done))
    await phone.wait_for("Сводка на 12.10.2026")
    await phone.send_document(ORDER.read_bytes(), "снова.txt")
    known = await phone.wait_for("Дорожная карта опубликована")
    await phone.answer_to(await phone.press("Обновить по справочнику", known))
    await phone.wait_for(lambda m: m.id > known.id and m.says("Теперь раздайте приглашения"))
    assert await world.rows(select(func.count()).select_from(DutyRow)) == counted


async def test_the_same_file_says_so_and_opens_what_stands(
    world: World, coordinator: Member
) -> None:
    phone = coordinator.phone
    await send_order(phone)
    await world.settled()
    await phone.send_document(ORDER.read_bytes(), "копия.txt")
    known = await phone.wait_for("Этот файл уже загружен 12.10.2026")
    assert known.says("Черновик ждёт Вашего решения")
    await phone.answer_to(await phone.press("Открыть", known))
    await phone.wait_for(lambda message: "Отменить загрузку" in message.labels[-1:])
    states = await world.rows(select(ImportRow.state).order_by(ImportRow.id))
    assert states == ["draft", "cancelled"]


async def test_what_is_no_roadmap_is_said_in_a_sentence(world: World, coordinator: Member) -> None:
    phone = coordinator.phone
    await phone.send_document("Просто письмо.".encode(), "письмо.txt")
    refused = await phone.wait_for("не загружен")
    assert refused.says("нет таблицы мероприятий")


async def test_an_officials_file_is_no_import(world: World, coordinator: Member) -> None:
    head = await world.seed_head(code="99")
    await head.phone.send_document(ORDER.read_bytes(), "prikaz.txt")
    await world.settled()
    assert await world.rows(select(ImportRow.id)) == []


async def test_tracking_changes_by_one_tap(world: World, coordinator: Member) -> None:
    phone = coordinator.phone
    await send_order(phone)
    await press(world, phone, "Проверить")
    await press(world, phone, "Мероприятия (42)")
    await press(world, phone, "1")
    await press(world, phone, "Без отчёта")
    row = await press(world, phone, "Так все мероприятия")
    assert row.says("Контроль: без отчёта")
    await press(world, phone, "Назад")
    summary = await press(world, phone, "Назад")
    assert summary.says("По способу контроля: без отчёта 42")


async def test_a_party_is_settled_on_its_screen(world: World, coordinator: Member) -> None:
    phone = coordinator.phone
    await send_order(phone)
    await press(world, phone, "Проверить")
    parties = await press(world, phone, "Ответственные (9)")
    assert parties.says("не назначены: 0")
    await press(world, phone, "1")
    after = await press(world, phone, "Пока никому")
    assert after.says("не назначены: 1")


async def test_a_party_taken_as_read_is_corrected_from_the_list(
    world: World, coordinator: Member
) -> None:
    phone = coordinator.phone
    await send_order(phone)
    await press(world, phone, "Проверить")
    listed = await press(world, phone, "Принято без вопроса (8)")
    assert listed.says("1. Срок выходит за период дорожной карты")
    assert listed.labels[0] == "2"  # the first one offers nothing to choose from
    party = await press(world, phone, "3")
    assert "Пока никому" in party.labels
    back = await press(world, phone, "Назад")
    assert back.says("Принято без вопроса: 8")


async def test_the_review_goes_on_after_a_restart(world: World, coordinator: Member) -> None:
    phone = coordinator.phone
    await send_order(phone)
    await press(world, phone, "Проверить")
    shown = await press(world, phone, "Ответить на вопросы (3)")
    await world.restart()
    shown = await press(world, phone, shown.labels[0])
    assert shown.says("Вопрос 2 из 3.")


async def test_an_older_window_says_that_it_is_old(world: World, coordinator: Member) -> None:
    phone = coordinator.phone
    summary = await send_order(phone)
    await press(world, phone, "Проверить")
    old = await phone.last()
    await phone.send("/roadmaps")
    await phone.wait_for("Загруженные документы, ждут решения: 1")
    await press(world, phone, "Документ 1")
    assert old.id == summary.id
    done = await phone.answer_to(await phone.press("Кто сколько получит", old))
    assert done.alert
    assert "устарело" in done.text


async def test_a_plain_message_is_not_swallowed_by_an_open_review(
    world: World, coordinator: Member
) -> None:
    phone = coordinator.phone
    await send_order(phone)
    await press(world, phone, "Проверить")
    await phone.send("/people")
    answer = await phone.wait_for(lambda message: message.from_bot and bool(message.labels))
    assert "Отменить загрузку" not in answer.labels


async def test_a_new_edition_is_shown_as_a_difference_and_applied(
    world: World, coordinator: Member
) -> None:
    phone = coordinator.phone
    await send_order(phone)
    await review(world, phone)
    await press(world, phone, "Опубликовать…")
    await press(world, phone, "Опубликовать")
    await phone.wait_for("Теперь раздайте приглашения")
    text = ORDER.read_text(encoding="utf-8")
    line = next(one for one in text.splitlines() if "Ярмарка вакансий" in one)
    other = next(one for one in text.splitlines() if one.startswith("2.\tРазмещ"))
    cells = other.split("\t")
    moved = "\t".join([*cells[:-2], "до 20 ноября 2026 г.", cells[-1]])
    edition = text.replace(line + "\n", "").replace(other, moved)
    await phone.send_document(edition.encode(), "edition.txt")
    summary = await phone.wait_for("Новая редакция.")
    assert summary.says("Добавлено: 0, изменено: 1, снято: 1")
    assert summary.says("Вопросов: 2, без ответа: 0")
    await press(world, phone, "Проверить")
    await press(world, phone, "Опубликовать…")
    listed = await press(world, phone, "Что изменится (2)")
    assert listed.says(f"Срок: «{cells[-2]}» → «до 20 ноября 2026 г.»")
    assert listed.says("Снято: 2. Ярмарка вакансий")
    await press(world, phone, "Назад")
    await press(world, phone, "Применить изменения")
    await phone.wait_for("По сравнению с прежней редакцией")
    assert await world.rows(select(RoadmapRow.id)) == [1]
    removed = await world.rows(
        select(DutyRow.state)
        .distinct()
        .join(ActivityRow, ActivityRow.id == DutyRow.activity_id)
        .where(ActivityRow.state == "removed")
    )
    assert removed == ["released"]
