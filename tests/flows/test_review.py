"""Review from the phone: the card with its files, accepted, returned, and who was first."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select, update

from handlers.callbacks import DutyAct
from simulator.screen import spaced
from storage.rows import DutyRow, EvidenceRow
from tests.flows.desk import PDF, Desk, picture

World = Any
TITLE = "График контрольных работ"


@pytest.fixture
async def coordinator(world: World) -> Any:
    return await world.seed_coordinator()


@pytest.fixture
async def head(world: World, coordinator: Any) -> Any:
    return await world.seed_head("Орлова Ольга Петровна", "7")


@pytest.fixture
async def desk(world: World, coordinator: Any, head: Any) -> Desk:
    made = await Desk(world).open(coordinator)
    await made.add(head, TITLE, document=True)
    await made.add(head, "Страница на сайте школы")
    return made


@pytest.fixture
async def sent(world: World, desk: Desk, head: Any) -> Any:
    """The receipt of a report with a document and a photo."""
    await desk.press_done(head, TITLE)
    await head.phone.send_document(PDF, "grafik.pdf")
    await head.phone.send_photo(picture(), caption="Приказ от 09.10.2026 № 118")
    await world.settled()
    await head.phone.press("Отправить (2)")
    await world.settled()
    return await head.phone.last()


async def opened(world: World, coordinator: Any) -> Any:
    await coordinator.phone.send("/review")
    await world.settled()
    return await coordinator.phone.last()


async def test_two_taps_from_the_queue_to_accepted(
    world: World, desk: Desk, sent: Any, head: Any, coordinator: Any
) -> None:
    card = await opened(world, coordinator)
    assert card.says("Проверка 1 из 1. СОШ № 7, Орлова О.П.")
    assert card.says("Срок 15.10, представлен 12.10, в срок (исполнено 09.10)")
    assert card.says("Требовалось: утверждённый график")
    assert card.says("(файлы выше)")
    assert card.labels == ["Принять", "Вернуть…"]
    shown = [m.attachment for m in await coordinator.phone.messages() if m.attachment]
    assert [a.kind for a in shown] == ["document", "photo"]
    assert await world.box.data(shown[0].url) == PDF
    await desk.press(coordinator, "Принять")
    decided = await coordinator.phone.last()
    assert decided.says("✅ Принято 12.10.2026")
    assert decided.says("Больше на проверке ничего нет")
    told = await head.phone.last()
    assert told.says(f"✅ Принято: {TITLE}")
    assert told.says("№ 412/7-001. Синицына С.И.")
    assert await desk.states() == ["accepted", "none"]


async def test_returned_with_a_reason_reworked_and_accepted(
    world: World, desk: Desk, sent: Any, head: Any, coordinator: Any
) -> None:
    await opened(world, coordinator)
    await desk.press(coordinator, "Вернуть…")
    reasons = await coordinator.phone.last()
    assert reasons.labels[:2] == ["Нет подписи", "Не тот документ"]
    await desk.press(coordinator, "Нет подписи")
    told = await head.phone.last()
    assert told.says(f"↩️ Возвращено на доработку: {TITLE}")
    assert told.says("Причина: нет подписи или печати")
    assert told.says("Доработать до чт, 15 октября")
    assert told.says("Отчёт был представлен 12.10, в срок: это сохраняется")
    assert told.labels == ["Дополнить", "Показать отправленное"]
    await head.phone.press("Показать отправленное")
    await world.settled()
    assert (await head.phone.last()).attachment is not None
    await head.phone.press("Дополнить", told)
    await world.settled()
    await head.phone.send_document(b"%PDF signed", "grafik-podpisan.pdf")
    await world.settled()
    counted = await head.phone.last()
    assert counted.says("Возвращено на доработку: нет подписи или печати")
    await head.phone.press("Отправить (3)", counted)
    await world.settled()
    assert await desk.states() == ["reported", "none"]
    news = await coordinator.phone.wait_for("Повторный отчёт", after=0)
    await coordinator.phone.press("Проверить", news)
    await world.settled()
    card = await coordinator.phone.last()
    assert card.says("Возвратов было: 1.")
    await coordinator.phone.press("Принять", card)
    await world.settled()
    assert await desk.states() == ["accepted", "none"]


async def test_a_reply_to_the_return_with_a_file_is_its_rework(
    world: World, desk: Desk, sent: Any, head: Any, coordinator: Any
) -> None:
    await opened(world, coordinator)
    await desk.press(coordinator, "Вернуть…")
    await desk.press(coordinator, "Неполно")
    told = await head.phone.wait_for("Возвращено на доработку", after=0)
    await head.phone.send_document(b"%PDF whole", "ves.pdf", reply_to=told)
    await world.settled()
    counted = await head.phone.last()
    assert counted.says("Принято файлов: 3")
    await head.phone.press("Отправить (3)", counted)
    await world.settled()
    assert await desk.submissions() == ["reported"]


async def test_the_reviewers_own_words_reach_the_sender(
    world: World, desk: Desk, sent: Any, head: Any, coordinator: Any
) -> None:
    await opened(world, coordinator)
    await desk.press(coordinator, "Вернуть…")
    await desk.press(coordinator, "Другая причина")
    await coordinator.phone.wait_for("Напишите причину возврата")
    await coordinator.phone.send("На листе 2 нет <печати> & даты")
    await world.settled()
    assert (await head.phone.last()).says("Причина: На листе 2 нет <печати> & даты")
    assert await desk.states() == ["returned", "none"]


async def test_back_from_the_reasons_to_the_card(
    world: World, desk: Desk, sent: Any, coordinator: Any
) -> None:
    card = await opened(world, coordinator)
    await desk.press(coordinator, "Вернуть…")
    await desk.press(coordinator, "Назад")
    again = await coordinator.phone.last()
    assert (again.id, again.labels) == (card.id, card.labels)
    assert await desk.states() == ["reported", "none"]


async def test_the_second_reviewer_is_told_who_was_first(
    world: World, desk: Desk, sent: Any, coordinator: Any
) -> None:
    deputy = await world.seed_coordinator("Котов Пётр Ильич")
    await opened(world, coordinator)
    await opened(world, deputy)
    await desk.press(coordinator, "Принять")
    press = await deputy.phone.press("Принять")
    answer = await deputy.phone.answer_to(press)
    assert answer.alert
    assert answer.text.startswith("Уже принято: Синицына\xa0С.И., 12.10")
    card = await deputy.phone.last()
    assert card.says("Принято 12.10.2026")
    assert card.labels == []


async def test_once_opened_it_cannot_be_taken_back(
    world: World, desk: Desk, sent: Any, head: Any, coordinator: Any
) -> None:
    await opened(world, coordinator)
    press = await head.phone.press("Отменить отправку", sent)
    answer = await head.phone.answer_to(press)
    assert "уже открыт проверяющим: Синицына" in answer.text
    assert await desk.states() == ["reported", "none"]


async def test_once_opened_its_day_stands_and_the_receipt_stays(
    world: World, desk: Desk, sent: Any, head: Any, coordinator: Any
) -> None:
    await opened(world, coordinator)
    press = await head.phone.press("Исполнено раньше", sent)
    assert (await head.phone.answer_to(press)).text.startswith("Дату исполнения изменить уже")
    shown = next(one for one in await head.phone.messages() if one.id == sent.id)
    assert shown.says("Отчёт представлен")
    assert "Исполнено раньше" not in shown.labels


async def test_what_was_taken_back_cannot_be_opened(
    world: World, desk: Desk, sent: Any, head: Any, coordinator: Any
) -> None:
    news = await coordinator.phone.wait_for("Поступил отчёт", after=0)
    await head.phone.press("Отменить отправку", sent)
    await world.settled()
    press = await coordinator.phone.press("Проверить", news)
    answer = await coordinator.phone.answer_to(press)
    assert answer.text == "Отправитель отменил отправку: проверять пока нечего."
    await coordinator.phone.send("/review")
    await world.settled()
    assert (await coordinator.phone.last()).says("На проверке ничего нет")


async def test_the_next_in_the_queue_is_offered(
    world: World, desk: Desk, sent: Any, head: Any, coordinator: Any
) -> None:
    await desk.press_done(head, "Страница на сайте")
    card = await opened(world, coordinator)
    assert card.labels == ["Принять", "Вернуть…", "Пропустить"]
    await desk.press(coordinator, "Пропустить")
    second = await coordinator.phone.last()
    assert second.says("Проверка 2 из 2")
    assert second.says("Документ не приложен: достаточно отметки")
    await coordinator.phone.press("Принять", second)
    await world.settled()
    decided = await coordinator.phone.last()
    assert decided.labels == ["Следующий (1)"]
    await desk.press(coordinator, "Следующий (1)")
    assert (await coordinator.phone.last()).says(TITLE)


async def test_files_of_another_bot_are_uploaded_from_the_disk(
    world: World, desk: Desk, sent: Any, coordinator: Any
) -> None:
    async with world.database.write() as session:
        await session.execute(update(EvidenceRow).values(bot_id=1, file_id="of another bot"))
        await session.commit()
    await opened(world, coordinator)
    shown = [m.attachment for m in await coordinator.phone.messages() if m.attachment]
    assert await world.box.data(shown[0].url) == PDF
    assert shown[0].name == "grafik.pdf"


async def test_the_history_tells_every_step(
    world: World, desk: Desk, sent: Any, head: Any, coordinator: Any
) -> None:
    await opened(world, coordinator)
    await desk.press(coordinator, "Принять")
    (duty,) = await world.rows(select(DutyRow.id).where(DutyRow.state == "accepted"))
    await desk.card(head, "duty", DutyAct(act="history", id=duty), id=duty)
    told = await desk.press(head, "history")
    steps = (
        "начат отчёт, Орлова О.П.",
        "принят подтверждающий документ, Орлова О.П.",
        "отчёт представлен, Орлова О.П.",
        "открыт проверяющим, Синицына С.И.",
        "принято, Синицына С.И.",
    )
    places = [spaced(told.text).index(step) for step in steps]
    assert places == sorted(places)


async def test_a_file_added_under_the_reviewers_eyes_is_seen_before_it_is_accepted(
    world: World, desk: Desk, sent: Any, head: Any, coordinator: Any
) -> None:
    card = await opened(world, coordinator)
    await head.phone.send_document(b"%PDF annex", "prilozhenie.pdf", reply_to=sent)
    await world.settled()
    news = await coordinator.phone.wait_for("Отчёт дополнен", after=0)
    assert news.says("prilozhenie.pdf")
    await coordinator.phone.press("Принять", card)
    await world.settled()
    assert await desk.states() == ["reported", "none"]
    assert (await coordinator.phone.presses())[-1].text.startswith("К отчёту добавлены материалы")
    fresh = await coordinator.phone.last()
    assert fresh.says("prilozhenie.pdf")
    await coordinator.phone.press("Принять", fresh)
    await world.settled()
    assert await desk.states() == ["accepted", "none"]
