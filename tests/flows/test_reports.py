"""A report with evidence, from the phone: press, file, receipt; and what can go wrong."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from handlers.callbacks import DutyAct, PackageAct
from simulator.client import Item
from storage.rows import EvidenceRow, JobRow
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


async def test_one_tap_where_no_document_is_asked(
    world: World, desk: Desk, head: Any, coordinator: Any
) -> None:
    receipt = await desk.press_done(head, "Страница на сайте")
    assert receipt.says("✅ Отчёт представлен 12.10.2026 в 08:50 (МСК), в срок")
    assert receipt.says("№ 412/7-001. Страница на сайте школы, срок 15.10")
    assert receipt.says("Проверяет Синицына С.И. Если до 26.10 замечаний нет"), receipt.text
    assert receipt.labels == ["Отменить отправку", "Дополнить", "Исполнено раньше", "Мои сроки"]
    told = await coordinator.phone.wait_for("Поступил отчёт", after=0)
    assert told.says("СОШ № 7, Орлова О.П.")
    assert told.labels == ["Проверить"]


async def test_a_photo_becomes_evidence_and_the_report_a_receipt(
    world: World, desk: Desk, head: Any
) -> None:
    prompt = await desk.press_done(head, TITLE)
    assert prompt.says("Пришлите одно из трёх")
    assert prompt.says("Принято: 0")
    assert prompt.labels == ["Отмена"]
    await head.phone.send_photo(picture())
    await world.settled()
    counted = await head.phone.last()
    assert counted.id == prompt.id, "one message counts"
    assert counted.says("Принято файлов: 1")
    assert counted.labels == ["Отправить (1)", "Убрать последний", "Отмена"]
    (stored,) = await world.rows(select(EvidenceRow.sha256))
    path = await world.ground.files.path(stored)
    assert path.read_bytes() == picture()
    await desk.press(head, "Отправить (1)")
    receipt = await head.phone.last()
    assert receipt.id == prompt.id
    assert receipt.says("Подтверждение: фото (")
    assert await desk.states() == ["reported", "none"]


async def test_requisites_a_link_and_a_file_are_counted_together(
    world: World, desk: Desk, head: Any
) -> None:
    await desk.press_done(head, TITLE)
    await head.phone.send("Приказ от 09.10.2026 № 118")
    await head.phone.send("https://sosh7.example/vsoko?a=1&b=<2>")
    await head.phone.send_document(PDF, "grafik.pdf")
    await world.settled()
    counted = await head.phone.last()
    assert counted.says("Принято файлов: 1, ссылок и реквизитов: 2")
    await desk.press(head, "Отправить (3)")
    receipt = await head.phone.last()
    assert receipt.says("Исполнено 09.10.2026.")
    assert receipt.says(
        "«Приказ от 09.10.2026 № 118», ссылка https://sosh7.example/vsoko?a=1&b=<2>"
    )
    assert receipt.says("файл grafik.pdf (15 Б)")


async def test_an_album_is_one_count_however_late_its_parts(
    world: World, desk: Desk, head: Any
) -> None:
    await desk.press_done(head, TITLE)
    parts = [Item(picture(n), f"{n}.png", kind="photo") for n in range(1, 5)]
    parts[1] = Item(picture(2), "2.png", caption="Приказ от 08.10.2026 № 117", kind="photo")
    await head.phone.send_album(parts, delay=0.3)
    await world.until(lambda: _counted(head, "Принято файлов: 4"), what="four files counted")
    assert len(await desk.counters(head)) == 1
    await desk.press(head, "Отправить (4)")
    receipt = await head.phone.last()
    assert receipt.says("Исполнено 08.10.2026.")
    assert receipt.says("«Приказ от 08.10.2026 № 117»")


async def _counted(head: Any, words: str) -> bool:
    return any(m.says(words) for m in await head.phone.messages() if m.from_bot)


async def test_the_same_file_twice_is_said(world: World, desk: Desk, head: Any) -> None:
    await desk.press_done(head, TITLE)
    await head.phone.send_document(PDF, "grafik.pdf")
    await world.settled()
    await head.phone.send_document(PDF, "grafik-copy.pdf")
    await world.settled()
    assert await _counted(head, "Уже принято, второй раз не нужно")
    assert await _counted(head, "Принято файлов: 1")


async def test_an_update_that_comes_twice_is_one_file(world: World, desk: Desk, head: Any) -> None:
    await desk.press_done(head, TITLE)
    await world.box.duplicate_updates(1)
    await head.phone.send_document(PDF, "grafik.pdf")
    await world.settled()
    assert await desk.evidence() == [("file", "stored")]
    assert await _counted(head, "Принято файлов: 1")


async def test_a_file_over_the_limit_is_refused_with_a_way_out(
    world: World, desk: Desk, head: Any
) -> None:
    await desk.press_done(head, TITLE)
    await head.phone.send_document(PDF, "video-uroka.pdf", size=25 * 1024 * 1024)
    await world.settled()
    said = await head.phone.last()
    assert said.says("Файл «video-uroka.pdf» больше 20 МБ")
    assert said.says("Пришлите ссылку на него")
    assert await desk.evidence() == []


async def test_an_empty_file_is_said_at_once(world: World, desk: Desk, head: Any) -> None:
    await desk.press_done(head, TITLE)
    await head.phone.send_document(b"", "pustoy.pdf")
    await world.settled()
    assert (await head.phone.last()).says("Файл «pustoy.pdf» пустой")


async def test_words_that_confirm_nothing_get_a_hint(world: World, desk: Desk, head: Any) -> None:
    await desk.press_done(head, TITLE)
    await head.phone.send("график утверждён и размещён")
    await world.settled()
    assert (await head.phone.last()).says("Не вижу здесь ни ссылки, ни реквизитов")


async def test_a_file_out_of_the_blue_is_asked_about_once(
    world: World, desk: Desk, head: Any
) -> None:
    await head.phone.send_document(PDF, "grafik.pdf")
    asked = await head.phone.wait_for("К чему это относится?")
    await head.phone.send_photo(picture())
    await world.settled()
    again = await head.phone.last()
    assert again.id == asked.id
    assert again.says("К чему это относится? Прислано: 2")
    assert [label for label in again.labels if label.startswith("График")]
    assert again.labels[-1] == "Отмена"
    await head.phone.press(again.labels[0], again)
    await world.settled()
    counted = await head.phone.last()
    assert counted.says("Принято файлов: 2")
    await desk.press(head, "Отправить (2)")
    assert await desk.states() == ["reported", "none"]


async def test_files_that_belong_to_nothing_are_dropped(
    world: World, desk: Desk, head: Any
) -> None:
    await head.phone.send_document(PDF, "grafik.pdf")
    await head.phone.wait_for("К чему это относится?")
    await desk.press(head, "Отмена")
    assert await desk.evidence() == [("file", "removed")]
    assert (await head.phone.last()).says("присланное никуда не отнесено")


async def test_requisites_out_of_the_blue_are_asked_about(
    world: World, desk: Desk, head: Any
) -> None:
    await head.phone.send("Приказ от 09.10.2026 № 118")
    asked = await head.phone.wait_for("К чему это относится?")
    await head.phone.press(asked.labels[0], asked)
    await head.phone.wait_for("«Приказ от 09.10.2026 № 118»")
    assert await desk.evidence() == [("requisites", "stored")]
    await desk.press(head, "Отправить (1)")
    assert await _counted(head, "Исполнено 09.10.2026")


async def test_without_open_reports_a_file_is_answered_politely(world: World, desk: Desk) -> None:
    other = await world.seed_head("Носова Анна Львовна", "8")
    await other.phone.send_document(PDF, "grafik.pdf")
    await world.settled()
    assert (await other.phone.last()).says("Сейчас открытых отчётов у Вас нет")


async def test_a_reply_with_a_photo_is_the_report_of_exactly_that_duty(
    world: World, desk: Desk, head: Any
) -> None:
    duty = await desk.add(head, "План повышения квалификации", document=True)
    card = await desk.card(head, "duty", id=duty)
    await desk.press_done(head, TITLE)  # something else is awaited
    await head.phone.send_photo(picture(), reply_to=card)
    await world.settled()
    counted = await head.phone.last()
    assert counted.says("План повышения квалификации")
    await desk.press(head, "Отправить (1)", counted)
    assert await desk.state(duty) == "reported"


async def test_sending_is_taken_back_and_cancelled(world: World, desk: Desk, head: Any) -> None:
    await desk.press_done(head, TITLE)
    await head.phone.send("Приказ № 118")
    await head.phone.send_document(PDF, "grafik.pdf")
    await world.settled()
    await desk.press(head, "Убрать последний")
    assert (await head.phone.last()).says("Принято: 1")
    await desk.press(head, "Отправить (1)")
    await desk.press(head, "Отменить отправку")
    assert await desk.states() == ["draft", "none"]
    await desk.press(head, "Отмена")
    assert (await head.phone.last()).says(f"Отменено: {TITLE}")
    assert await desk.states() == ["none", "none"]


async def test_a_report_is_added_to_after_it_was_sent(world: World, desk: Desk, head: Any) -> None:
    receipt = await desk.press_done(head, "Страница на сайте")
    await desk.press(head, "Дополнить")
    assert (await head.phone.last()).says("Отправлять ещё раз не нужно")
    await head.phone.send_document(PDF, "grafik.pdf")
    await world.settled()
    counted = await head.phone.last()
    assert counted.says("Принято файлов: 1")
    assert counted.labels == ["Показать отчёт"]
    await head.phone.send_photo(picture(), reply_to=receipt)
    await world.settled()
    assert await desk.evidence() == [("file", "stored"), ("file", "stored")]
    assert await desk.submissions() == ["reported"]


async def test_the_day_of_execution_can_be_put_right(world: World, desk: Desk, head: Any) -> None:
    await desk.press_done(head, "Страница на сайте")
    await desk.press(head, "Исполнено раньше")
    await desk.press(head, "Другой день")
    await head.phone.send("когда-то")
    await world.settled()
    assert (await head.phone.last()).says("Не вижу в сообщении даты")
    await head.phone.send("7 октября")
    await world.settled()
    assert (await head.phone.last()).says("Исполнено 07.10.2026.")


async def test_a_package_is_reported_whole_or_row_by_row(
    world: World, desk: Desk, head: Any
) -> None:
    titles = ("Педагогический совет", "Собрание родителей", "Наставничество")
    duties = [await desk.add(head, title, packed=True) for title in titles]
    package = await desk.package(head)
    card = await desk.card(head, "package", id=package)
    await head.phone.send_photo(picture(), reply_to=card)
    await world.settled()
    counted = await head.phone.last()
    assert counted.says("Отчёт на 25.12.2026, мероприятий: 3")
    await desk.press(head, "По строкам (3)", counted)
    sheet = await head.phone.last()
    assert sheet.says("Отмечено: 3 из 3")
    await desk.press(head, "✅ 2", sheet)
    sheet = await head.phone.last()
    assert sheet.says("▫️ 2. Собрание родителей")
    await desk.press(head, "Далее (2)", sheet)
    await desk.press(head, "Отправить (1)")
    assert [await desk.state(duty) for duty in duties] == ["reported", "none", "reported"]


async def test_all_of_a_package_names_what_wants_a_document(
    world: World, desk: Desk, head: Any
) -> None:
    await desk.add(head, "План повышения квалификации", packed=True, document=True)
    await desk.add(head, "Собрание родителей", packed=True)
    package = await desk.package(head)
    await desk.card(head, "package", PackageAct(act="all", id=package), id=package)
    prompt = await desk.press(head, "all")
    assert prompt.says("Документ нужен по мероприятиям (1): План повышения квалификации")
    assert prompt.labels == ["Без документов (1)", "По строкам (2)", "Отмена"]
    receipt = await desk.press(head, "Без документов (1)")
    assert receipt.says("№ 412/7-001. Собрание родителей, срок 25.12")
    assert (await desk.states())[2:] == ["none", "reported"]


async def test_what_was_sent_before_is_told_by_its_number(
    world: World, desk: Desk, head: Any
) -> None:
    duty = await desk.add(head, "Мониторинг", document=True)
    card = await desk.card(head, "duty", DutyAct(act="sent", id=duty), id=duty)
    prompt = await desk.press(head, "sent", card)
    assert prompt.says("чем и когда уже направляли")
    await head.phone.send("исх. № 45 от 01.10.2026")
    await world.settled()
    receipt = await desk.press(head, "Отправить (1)")
    assert receipt.says("Исполнено 01.10.2026. Подтверждение: «исх. № 45 от 01.10.2026»")


async def test_a_button_of_an_old_message_still_works(
    world: World, desk: Desk, head: Any, coordinator: Any
) -> None:
    duty = await desk.add(head, "Мониторинг")
    card = await desk.card(head, "duty", DutyAct(act="done", id=duty), id=duty)
    press = await head.phone.press("done", card, unreachable=True)
    assert (await head.phone.answer_to(press)).answered
    await world.settled()
    receipt = await head.phone.last()
    assert receipt.id != card
    assert receipt.says("Отчёт представлен")
    again = await head.phone.press("done", card, unreachable=True)
    answer = await head.phone.answer_to(again)
    assert answer.text == "Уже отмечено: Орлова\xa0О.П., 12.10, 08:50."


async def test_another_schools_button_does_nothing(world: World, desk: Desk, head: Any) -> None:
    duty = await desk.add(head, "Мониторинг")
    other = await world.seed_head("Носова Анна Львовна", "8")
    card = await desk.card(other, "duty", DutyAct(act="done", id=duty), id=duty)
    press = await other.phone.press("done", card)
    answer = await other.phone.answer_to(press)
    assert answer.text == "Эта кнопка относится к другому сотруднику."
    await other.phone.send_photo(picture(), reply_to=card)
    await world.settled()
    assert await desk.state(duty) == "none"
    assert await desk.evidence() == []


async def test_a_photo_that_is_gone_is_said_and_nothing_is_lost(
    world: World, desk: Desk, head: Any
) -> None:
    await desk.press_done(head, TITLE)
    await head.phone.send_document(PDF, "first.pdf")
    await world.settled()
    await world.box.fault("getFile", 400, description="Bad Request: wrong file_id")
    await head.phone.send_photo(picture())
    told = await head.phone.wait_for("Файл не получен: фото")
    assert told.says("Остальное сохранено, отчёт не потерян")
    await world.settled()
    assert await _counted(head, "Получить не удалось: фото")
    await desk.press(head, "Повторить", told)
    assert await desk.evidence() == [("file", "stored"), ("file", "stored")]


async def test_a_file_survives_an_outage_and_a_restart(world: World, desk: Desk, head: Any) -> None:
    await desk.press_done(head, TITLE)
    await world.box.fault("getFile", 502, times=100)
    await head.phone.send_document(PDF, "grafik.pdf")

    async def received() -> bool:
        return await desk.evidence() == [("file", "received")]

    await world.until(received)
    await head.phone.wait_for("Загружается: файл grafik.pdf")
    await head.phone.press("Отправить")
    answer = await head.phone.wait_for(lambda m: "Отправить сейчас" in m.labels, timeout=20)
    assert answer.says("Пока загружается: файл grafik.pdf")
    await world.restart()
    await world.box.clear_faults()
    await world.box.advance(120)

    async def stored() -> bool:
        return await desk.evidence() == [("file", "stored")]

    await world.until(stored, seconds=20)
    assert len(await world.rows(select(JobRow.id))) == 1
    await world.until(lambda: _counted(head, "Принято файлов: 1"), seconds=20)
    await desk.press(head, "Отправить (1)")
    assert await desk.states() == ["reported", "none"]


async def test_a_coordinators_document_is_not_taken_for_evidence(
    world: World, desk: Desk, coordinator: Any
) -> None:
    await desk.add(coordinator, "Сводный план")
    await coordinator.phone.send_document(b"text", "prikaz.txt")
    await world.settled()
    assert await desk.evidence() == []
