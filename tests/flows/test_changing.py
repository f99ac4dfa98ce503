"""A published activity changed in the chat: by any phrase, with a ground, once."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select, update

from simulator.client import Message, Phone
from storage.rows import ActivityRow, DutyRow, HistoryRow, JobRow, ReminderRow
from tests.flows.in_force import activity, duties, press, publish, say
from tests.flows.world import Member, World

MORNING = datetime(2026, 10, 13, 6, 1, tzinfo=UTC)
TITLE = "Размещение дорожных карт"


@pytest.fixture
async def coordinator(world: World) -> Member:
    return await world.seed_coordinator()


@pytest.fixture
async def head(world: World) -> Member:
    return await world.seed_head()


@pytest.fixture
async def roadmap(world: World, coordinator: Member, head: Member) -> int:
    await world.seed_head("Скворцов Денис Олегович")
    return await publish(world, coordinator)


async def open_card(world: World, phone: Phone) -> Message:
    """/roadmaps, the roadmap, its activities, the second of them."""
    await say(world, phone, "/roadmaps")
    await press(world, phone, "1")
    await press(world, phone, "Мероприятия")
    return await press(world, phone, "2")


async def type_deadline(world: World, phone: Phone, text: str) -> Message:
    await open_card(world, phone)
    await press(world, phone, "Изменить срок…")
    return await say(world, phone, text)


async def test_a_deadline_is_read_shown_grounded_and_then_counts(
    world: World, coordinator: Member, head: Member, roadmap: int
) -> None:
    phone, changed = coordinator.phone, await activity(world, TITLE)
    before = await duties(world, changed)
    async with world.database.write() as session:
        reported = update(DutyRow).where(DutyRow.id == before[1].id).values(state="reported")
        await session.execute(reported)
        await session.commit()
    shown = await type_deadline(world, phone, "до 1 ноября 2026")
    assert shown.says("Прочитано: до 01.11.2026")
    assert shown.says("Представленные отчёты (1) сохраняются")
    assert [one.due for one in await duties(world, changed)] == 2 * [date(2026, 10, 20)]
    asked = await press(world, phone, "Дальше: основание")
    assert "Перенесено само мероприятие" in asked.labels
    done = await say(world, phone, "приказ № 5 от 12.10.2026")
    assert done.says("Сейчас действует: до 01.11.2026")
    assert done.says("Основание: приказ от 12.10.2026 №\u00a05")
    after = await duties(world, changed)
    assert [one.id for one in after] == [one.id for one in before]
    kept = (after[1].state, after[1].due, after[1].original_due)
    assert kept == ("reported", date(2026, 10, 20), None)
    moved = after[0]
    assert (moved.due, moved.original_due) == (date(2026, 11, 1), date(2026, 10, 20))
    assert moved.working == date(2026, 10, 30)
    assert moved.moved_by == "order:5:2026-10-12"
    days = await world.rows(
        select(ReminderRow.day)
        .where(ReminderRow.duty_id == moved.id, ReminderRow.state == "planned")
        .order_by(ReminderRow.day)
    )
    assert date(2026, 10, 30) in days, "reminders follow the new date"
    assert date(2026, 10, 20) not in days


async def test_the_holder_is_told_once_and_sees_both_dates(
    world: World, coordinator: Member, head: Member, roadmap: int
) -> None:
    await type_deadline(world, coordinator.phone, "до 1 ноября 2026")
    await press(world, coordinator.phone, "Дальше: основание")
    await press(world, coordinator.phone, "Перенесено само мероприятие")
    await world.box.set_clock(MORNING)
    await world.settled()
    told = await head.phone.wait_for("Перенесён 1 срок")
    assert told.says("был 20.10, теперь 30.10")
    assert told.says("Основание: перенесено само мероприятие")
    await head.phone.press("1", told)
    await head.phone.wait_for(
        "Срок по приказу 20.10.2026, изменён на 01.11.2026: перенесено само мероприятие"
    )


async def test_what_cannot_count_changes_nothing(
    world: World, coordinator: Member, roadmap: int
) -> None:
    phone, changed = coordinator.phone, await activity(world, TITLE)
    before = await duties(world, changed)
    unread = await type_deadline(world, phone, "когда рак на горе свистнет")
    assert unread.says("Срок прочитать не удалось")
    assert "Дальше: основание" not in unread.labels
    passed = await say(world, phone, "до 1 октября 2026")
    assert passed.says("Все эти даты уже прошли")
    assert "Дальше: основание" not in passed.labels
    assert await duties(world, changed) == before


async def test_two_coordinators_at_once_the_second_is_told(
    world: World, coordinator: Member, roadmap: int
) -> None:
    other = await world.seed_coordinator("Дятлова Нина Кирилловна")
    for member, text in ((coordinator, "до 1 ноября 2026"), (other, "до 2 декабря 2026")):
        await type_deadline(world, member.phone, text)
        await press(world, member.phone, "Дальше: основание")
    await press(world, coordinator.phone, "Письмо вышестоящего органа")
    await press(world, other.phone, "Письмо вышестоящего органа")
    found = await duties(world, await activity(world, TITLE))
    assert {one.due for one in found} == {date(2026, 11, 1)}
    changes = await world.rows(select(HistoryRow.verb).where(HistoryRow.subject == "activity"))
    assert list(changes) == ["changed"]


async def test_an_activity_is_released_with_its_ground(
    world: World, coordinator: Member, head: Member, roadmap: int
) -> None:
    phone, gone = coordinator.phone, await activity(world, TITLE)
    await open_card(world, phone)
    await press(world, phone, "Снять с контроля…")
    done = await say(world, phone, "план объединён с программой развития")
    assert done.says("Снято с контроля")
    assert {one.state for one in await duties(world, gone)} == {"released"}
    states = await world.rows(select(ActivityRow.state).where(ActivityRow.id == gone))
    assert list(states) == ["removed"]
    reasons = await world.rows(select(DutyRow.release_reason).where(DutyRow.activity_id == gone))
    assert set(reasons) == {"план объединён с программой развития"}
    left = await world.rows(
        select(ReminderRow.id)
        .join(DutyRow, DutyRow.id == ReminderRow.duty_id)
        .where(DutyRow.activity_id == gone, ReminderRow.state == "planned")
    )
    assert list(left) == []


async def test_another_holder_owes_what_is_not_reported(
    world: World, coordinator: Member, head: Member, roadmap: int
) -> None:
    phone, handed = coordinator.phone, await activity(world, TITLE)
    await open_card(world, phone)
    chosen = await press(world, phone, "Ответственный…")
    assert chosen.says("Кто отвечает вместо нынешнего ответственного?")
    await press(world, phone, "2")
    await press(world, phone, "Передано другому исполнителю")
    found = await duties(world, handed)
    owed = {one.post_id for one in found if one.state == "none"}
    assert owed
    assert head.post_id not in owed
    assert {one.state for one in found if one.post_id == head.post_id} == {"released"}


async def test_a_change_goes_on_after_a_restart(
    world: World, coordinator: Member, roadmap: int
) -> None:
    phone = coordinator.phone
    await type_deadline(world, phone, "ежемесячно до 5 числа")
    await world.restart()
    await press(world, phone, "Дальше: основание")
    await world.restart()
    await press(world, phone, "Письмо вышестоящего органа")
    found = await duties(world, await activity(world, TITLE))
    live = [one for one in found if one.state == "none"]
    assert min(one.due for one in live) == date(2026, 11, 5)
    jobs = await world.rows(select(JobRow.state).where(JobRow.name == "recompute-roadmap"))
    assert list(jobs) == ["done"]


async def test_dates_left_out_of_a_typed_deadline_are_counted_in_words(
    world: World, coordinator: Member, head: Member, roadmap: int
) -> None:
    shown = await type_deadline(world, coordinator.phone, "ежемесячно до 25 числа")
    assert shown.says("и ещё дат: ")
    assert "\n+" not in shown.text
