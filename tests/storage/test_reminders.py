"""Planning on a real database: rows are written, kept, cancelled and planned again."""

from __future__ import annotations

from datetime import date

import pytest

from roadmap.calendar import ProductionCalendar
from storage.engine import Database
from storage.rows import CalendarDayRow, DutyRow, ReminderRow
from storage.unit_of_work import reading, unit_of_work
from tests.town import Town
from usecases.calendar import load_calendar
from usecases.reminders.plan import BATCH, replan

TODAY = date(2026, 10, 1)
DUE = date(2026, 10, 15)
CALENDAR = ProductionCalendar()


@pytest.fixture
async def town(database: Database) -> Town:
    return await Town(database).found()


async def plan(town: Town, *duties: int, today: date = TODAY) -> None:
    async with unit_of_work(town.database) as uow:
        await replan(uow, duties, today=today, calendar=CALENDAR)
        await uow.commit()


async def kinds(town: Town, state: str = "planned") -> list[str]:
    return [f"{duty} {kind}" for duty, kind, _ in await town.reminders(state)]


async def test_a_duty_gets_its_ladder_once_however_often_it_is_planned(town: Town) -> None:
    duty = await town.duty(await town.activity("График"), await town.school("СОШ № 7"), DUE)
    await plan(town, duty)
    await plan(town, duty)
    assert await town.reminders() == [
        (duty, "before:5", date(2026, 10, 8)),
        (duty, "before:1", date(2026, 10, 14)),
        (duty, "afternoon", DUE),
        (duty, "today", DUE),
        (duty, "overdue:1", date(2026, 10, 16)),
    ]


async def test_only_these_duties_are_touched(town: Town) -> None:
    post = await town.school("СОШ № 7")
    activity = await town.activity("График")
    first = await town.duty(activity, post, DUE)
    await town.duty(activity, post, date(2027, 1, 15))
    await plan(town, first)
    assert {duty for duty, _, _ in await town.reminders()} == {first}


async def test_a_report_silences_and_its_undoing_speaks_again(town: Town) -> None:
    duty = await town.duty(await town.activity("График"), await town.school("СОШ № 7"), DUE)
    await plan(town, duty)
    await town.change(DutyRow, duty, state="reported")
    await plan(town, duty)
    assert await town.reminders() == []
    await town.change(DutyRow, duty, state="draft")
    await plan(town, duty, today=date(2026, 10, 14))
    assert await kinds(town) == [
        f"{duty} before:1",
        f"{duty} afternoon",
        f"{duty} today",
        f"{duty} overdue:1",
    ]


async def test_a_moved_date_moves_the_reminders(town: Town) -> None:
    duty = await town.duty(await town.activity("График"), await town.school("СОШ № 7"), DUE)
    await plan(town, duty)
    await town.change(DutyRow, duty, extended=date(2026, 10, 22))
    await plan(town, duty)
    assert [day for _, _, day in await town.reminders()] == [
        date(2026, 10, 15),
        date(2026, 10, 21),
        date(2026, 10, 22),
        date(2026, 10, 22),
        date(2026, 10, 23),
    ]


async def test_what_could_not_be_sent_yet_stays_while_it_makes_sense(town: Town) -> None:
    duty = await town.duty(await town.activity("График"), await town.school("СОШ № 7"), DUE)
    await plan(town, duty)
    await plan(town, duty, today=date(2026, 10, 12))
    assert (duty, "before:5", date(2026, 10, 8)) in await town.reminders()
    await town.change(DutyRow, duty, extended=date(2026, 10, 29))
    await plan(town, duty, today=date(2026, 10, 12))
    assert (duty, "before:5", date(2026, 10, 8)) not in await town.reminders()


async def test_what_was_sent_is_not_planned_again(town: Town) -> None:
    duty = await town.duty(await town.activity("График"), await town.school("СОШ № 7"), DUE)
    await plan(town, duty)
    async with town.database.write() as session:
        row = await session.get(ReminderRow, 1)
        assert row is not None
        row.state = "sent"
        await session.commit()
    await plan(town, duty)
    assert await town.reminders("sent") == [(duty, "before:5", date(2026, 10, 8))]
    assert len(await town.reminders()) == 4


async def test_a_second_duty_in_a_package_takes_the_first_along(town: Town) -> None:
    post = await town.school("СОШ № 7")
    first = await town.duty(await town.activity("График"), post, DUE, package=True)
    await plan(town, first)
    second = await town.duty(await town.activity("План"), post, DUE, package=True)
    await plan(town, second)
    assert {kind for duty, kind, _ in await town.reminders() if duty == first} == {
        "before:10",
        "before:3",
        "today",
        "afternoon",
        "overdue:1",
    }


async def test_co_executors_and_information_have_no_ladder(town: Town) -> None:
    post = await town.school("СОШ № 7")
    helper = await town.duty(await town.activity("График"), post, DUE, role="co")
    wish = await town.duty(await town.activity("Усилить работу", tracking="info"), post, DUE)
    await plan(town, helper, wish)
    assert await town.reminders() == []


async def test_many_duties_go_in_several_batches(town: Town) -> None:
    post, activity = await town.school("СОШ № 7"), await town.activity("График")
    duties = await town.duties(activity, post, DUE, BATCH * 2 + 1)
    await plan(town, *duties)
    await plan(town, *duties)
    assert len(await town.reminders()) == 5 * len(duties)


async def test_the_calendar_knows_the_installations_own_days(town: Town) -> None:
    await town.add(CalendarDayRow, day=date(2026, 10, 15), kind="off", source="hand")
    await town.add(
        CalendarDayRow,
        day=date(2026, 10, 16),
        kind="off",
        source="hand",
        organization_id=town.authority,
    )
    async with unit_of_work(town.database) as uow:
        calendar = await load_calendar(uow.calendar)
    assert not calendar.is_working(date(2026, 10, 15))
    assert calendar.is_working(date(2026, 10, 16))
    async with reading(town.database) as read:
        again = await load_calendar(read.calendar)
    assert not again.is_working(date(2026, 10, 15))
