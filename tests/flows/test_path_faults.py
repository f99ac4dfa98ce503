"""Trouble on the path: Telegram down, floods, blocks, tags in titles, files that do not come."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.demo.processes import ORDER
from handlers.callbacks import DutyAct
from roadmap.calendar import ProductionCalendar
from storage.rows import DeliveryRow, EvidenceRow, HistoryRow, ImportRow, InboxRow
from tests.flows.desk import Desk, picture
from tests.flows.test_digest import NINE, Morning
from tests.flows.world import World
from usecases.reminders.plan import replan

TITLE = 'Журнал <b>"ВСОКО"</b> & план &amp; <i>отчёт'
REFUSED = "Forbidden: bot was blocked by the user"


@pytest.fixture
async def morning(quiet_world: World) -> Morning:
    """A school and a coordinator; at nine its head is told of what is due tomorrow."""
    made = Morning(quiet_world)
    await made.lay()
    made.duty = await made.owe("График контрольных работ", date(2026, 10, 13))
    await made.remind(made.duty)
    return made


@pytest.fixture
async def head(quiet_world: World) -> Any:
    await quiet_world.seed_coordinator()
    return await quiet_world.seed_head("Орлова Ольга Петровна", "7")


@pytest.fixture
async def desk(quiet_world: World, head: Any) -> Desk:
    made = await Desk(quiet_world).open(quiet_world.members[0])
    await quiet_world.start()
    return made


async def digests(world: World, person: int) -> list[Any]:
    columns = (DeliveryRow.state, DeliveryRow.maybe_sent)
    where = (DeliveryRow.kind == "digest", DeliveryRow.person_id == person)
    return [tuple(row) for row in await world.rows(select(*columns).where(*where))]


async def test_a_flood_at_nine_is_waited_out(morning: Morning) -> None:
    world, head = morning.world, morning.head
    await world.box.fault("sendMessage", "429", times=2, retry_after=1, chat_id=head.phone.id)
    await world.box.set_clock(NINE)
    await head.phone.wait_for("График контрольных работ")
    await world.settled()
    assert await digests(world, head.person_id) == [("sent", False)]
    told = [one for one in await head.phone.messages() if one.says("График контрольных работ")]
    assert len(told) == 1


async def test_who_blocked_the_bot_is_told_of_and_stands_in_the_lists(morning: Morning) -> None:
    world, head, coordinator = morning.world, morning.head, morning.coordinator.phone
    await world.box.fault("sendMessage", "403", chat_id=head.phone.id, description=REFUSED)
    await world.box.set_clock(NINE)
    await coordinator.wait_for("Сообщения не доходят: Орлова Ольга Петровна")
    await world.settled()
    assert await digests(world, head.person_id) == [("undeliverable", False)]
    await coordinator.send("/summary")
    summary = await coordinator.wait_for("не подключены: 1")
    await coordinator.press("Не подключены (1)", summary)
    await coordinator.wait_for("СОШ № 7")
    await world.box.next_morning()
    control = await coordinator.wait_for("Сводка координатора")
    assert control.says("не доставлено: 1 (бот заблокирован: СОШ № 7")


async def test_a_press_while_telegram_is_down_counts_once(
    quiet_world: World, desk: Desk, head: Any
) -> None:
    world = quiet_world
    duty = await desk.add(head, "Мониторинг")
    card = await desk.card(head, "duty", DutyAct(act="done", id=duty), id=duty)
    await world.settled()
    for method in ("editMessageText", "sendMessage"):
        await world.box.fault(method, "502", times=2, chat_id=head.phone.id)
    await head.phone.press("done", card)

    async def reported() -> bool:
        return await desk.state(duty) == "reported"

    await world.until(reported)
    await head.phone.wait_for("Отчёт представлен", timeout=30)
    await world.settled(30)
    assert await desk.submissions() == ["reported"]
    sent = select(func.count()).where(HistoryRow.verb == "reported")
    assert await world.rows(sent) == [1]
    assert set(await world.rows(select(InboxRow.state))) == {"done"}


async def test_presses_of_an_outage_are_answered_after_it(
    quiet_world: World, desk: Desk, head: Any
) -> None:
    world = quiet_world
    duty = await desk.add(head, "Мониторинг")
    card = await desk.card(head, "duty", DutyAct(act="done", id=duty), id=duty)
    await world.settled()
    await world.box.outage("reset")
    await head.phone.press("done", card)
    await world.box.outage("off")
    await head.phone.wait_for("Отчёт представлен", timeout=30)
    assert await desk.submissions() == ["reported"]


@pytest.mark.parametrize("kind", ["404", "cut", "500"])
async def test_a_photo_that_does_not_come_is_told_or_fetched_again(
    quiet_world: World, desk: Desk, head: Any, kind: str
) -> None:
    world = quiet_world
    await desk.add(head, "График", document=True)
    await desk.press_done(head, "График")
    await world.box.fault("download", kind)
    await head.phone.send_photo(picture())
    if kind == "404":
        told = await head.phone.wait_for("Файл не получен: фото")
        await world.settled()
        assert await desk.evidence() == [("file", "failed")]
        await head.phone.press("Повторить", told)
    await head.phone.wait_for("Принято файлов: 1", timeout=30)
    assert await desk.evidence() == [("file", "stored")]
    assert await world.rows(select(EvidenceRow.sha256)) != [None]


async def test_an_order_that_does_not_come_is_told(quiet_world: World) -> None:
    world = quiet_world
    coordinator = (await world.seed_coordinator()).phone
    await world.start()
    await world.box.fault("download", "404")
    await coordinator.send_document(ORDER)
    await coordinator.wait_for("Этот файл получить не удалось", timeout=30)
    await world.settled()
    assert await world.rows(select(ImportRow.state)) == ["refused"]
    await coordinator.send_document(ORDER)
    await coordinator.wait_for(lambda one: "Проверить" in one.labels, timeout=40)


async def test_tags_in_a_title_are_shown_as_they_are(
    quiet_world: World, desk: Desk, head: Any
) -> None:
    world, phone, coordinator = quiet_world, head.phone, quiet_world.members[0]
    duties = [await desk.add(head, TITLE, document=True) for _ in range(2)]
    async with world.ground.uow() as uow:
        await replan(uow, duties, today=date(2026, 9, 1), calendar=ProductionCalendar())
        await uow.commit()
    await world.box.set_clock(NINE)
    assert (await shown(coordinator.phone)).says("Срок на этой неделе")
    assert (await shown(phone)).says("Требуют внимания: 2")
    await phone.send("/tasks")
    mine = await shown(phone)
    await phone.press("1", mine)
    card = await shown(phone)
    await phone.press("Напомнить позже", card)
    back = await phone.wait_for(lambda one: "Назад" in one.labels)
    await phone.press("Назад", back)
    await phone.press("История", await shown(phone))
    back = await phone.wait_for(lambda one: "Назад" in one.labels)
    await phone.press("Назад", back)
    await phone.press("Исполнено", await shown(phone))
    await shown(phone)
    await phone.send_photo(picture())
    await phone.press("Отправить (1)", await phone.wait_for(lambda m: "Отправить (1)" in m.labels))
    await shown(phone)
    news = await coordinator.phone.wait_for("Поступил отчёт")
    assert news.says(TITLE[:20])
    await coordinator.phone.press("Проверить", news)
    asked = await coordinator.phone.wait_for(lambda m: "Принять" in m.labels)
    assert TITLE[:20] in asked.text
    await coordinator.phone.press("Принять", asked)
    await shown(coordinator.phone)
    await phone.wait_for("✅ Принято: Журнал <b>")
    await world.settled()
    assert "400" not in (await world.box.counters())["refusals"]
    assert set(await world.rows(select(InboxRow.state))) == {"done"}


async def shown(phone: Any) -> Any:
    """The next message that names the activity, its signs as they were written."""
    return await phone.wait_for(TITLE[:20])
