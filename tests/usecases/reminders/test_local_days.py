"""A school with days of its own: its head hears on its working days, and of its dates."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from storage.rows import CalendarDayRow, OrganizationRow, PostRow
from usecases.calendar import load_calendar
from usecases.reminders.plan import replan

DUE = date(2026, 10, 12)  # a Monday


async def organization(reminding: Any, post: int) -> int:
    async with reminding.town.database.read() as session:
        found = await session.scalar(select(PostRow.organization_id).where(PostRow.id == post))
    return int(found)


async def plan(reminding: Any, *duties: int) -> None:
    """By the installation's calendars, as publishing does."""
    async with reminding.uow() as uow:
        calendar = await load_calendar(uow.calendar)
        await replan(uow, duties, today=date(2026, 9, 1), calendar=calendar)
        await uow.commit()


@pytest.fixture
async def heads(reminding: Any) -> list[int]:
    """Two heads who owe the same by a Monday; the second's school works on Saturdays."""
    town = reminding.town
    activity = await town.activity("График контрольных работ")
    made, duties = [], []
    for number in (7, 8):
        post = await town.school(f"СОШ № {number}")
        made.append(await town.person(f"Орлова Ольга {number}-овна", chat=number))
        await town.appoint(made[-1], post)
        duties.append(await town.duty(activity, post, DUE))
    week = await organization(reminding, post)
    await town.change(OrganizationRow, week, six_day_week=True)
    await plan(reminding, *duties)
    return made


async def test_a_day_before_is_a_saturday_where_it_is_worked(
    reminding: Any, heads: list[int]
) -> None:
    seven, eight = heads
    await reminding.at("06.10 09:00").tick()  # five working days before, both ways
    await reminding.end()
    await reminding.at("09.10 09:00").tick()
    assert await reminding.told("planned") == [(seven, "09.10", "morning")]
    await reminding.end()

    await reminding.at("10.10 09:00").tick()

    assert await reminding.told("planned") == [(eight, "10.10", "morning")]
    content = await reminding.say(eight)
    assert content.view.working_days == 1


async def test_nobody_is_written_to_on_a_sunday(reminding: Any, heads: list[int]) -> None:
    await reminding.at("11.10 09:00").tick()

    assert await reminding.told() == []


async def test_a_quarantine_silences_its_school_alone(reminding: Any, heads: list[int]) -> None:
    seven, eight = heads
    town = reminding.town
    async with town.database.read() as session:
        school = await session.scalar(
            select(OrganizationRow.id).where(OrganizationRow.short_name == "СОШ № 7")
        )
    closed = {"kind": "quarantine", "source": "hand", "organization_id": school}
    await town.add(CalendarDayRow, day=DUE, **closed)

    await reminding.at("12.10 09:00").tick()

    assert await reminding.told() == [(eight, "12.10", "morning")]
    await reminding.at("13.10 09:00").tick()
    assert (seven, "13.10", "morning") in await reminding.told()
