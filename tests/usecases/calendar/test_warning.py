"""A year without a confirmed calendar: who is told of it, and once."""

from __future__ import annotations

import logging
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from storage.engine import Database
from storage.rows import DeliveryRow, GrantRow, PersonRow, RoadmapRow
from storage.unit_of_work import reading, unit_of_work
from tests.conftest import StandingClock
from tests.town import Town
from usecases.calendar.warning import Unconfirmed, WarnOfYears, still_unconfirmed
from usecases.ports.messages import Delivery

YEAR = 2029


@pytest.fixture
async def town(database: Database) -> Town:
    """A roadmap in force whose last report is due in January 2029; an administrator."""
    town = await Town(database).found()
    await town.change(RoadmapRow, town.roadmap, period_end=date(2028, 12, 31))
    return town


async def administrator(town: Town) -> int:
    person = await town.add(PersonRow, full_name="Зимин Пётр Ильич", locale="ru")
    since = datetime(2026, 8, 1, tzinfo=UTC)
    await town.add(GrantRow, person_id=person, role="administrator", since=since)
    return person


def warn(town: Town, clock: StandingClock) -> WarnOfYears:
    database = town.database
    return WarnOfYears(partial(unit_of_work, database), partial(reading, database), clock)


async def told(town: Town) -> list[tuple[Any, ...]]:
    async with town.database.read() as session:
        rows = await session.execute(
            select(DeliveryRow.person_id, DeliveryRow.ref).where(
                DeliveryRow.kind == "notice:calendar-unconfirmed"
            )
        )
        return [tuple(row) for row in rows]


async def test_each_administrator_is_told_once(
    town: Town, clock: StandingClock, caplog: pytest.LogCaptureFixture
) -> None:
    first = await administrator(town)
    with caplog.at_level(logging.WARNING):
        await warn(town, clock)()
        await warn(town, clock)()

    assert await told(town) == [(first, {"year": 2028}), (first, {"year": YEAR})]
    assert "no confirmed production calendar" in caplog.text

    second = await administrator(town)
    await warn(town, clock)()
    assert [who for who, _ in await told(town)] == [first, first, second, second]


async def test_a_process_looks_once_a_day(town: Town, clock: StandingClock) -> None:
    tick = warn(town, clock)
    await tick()
    person = await administrator(town)

    await tick()
    assert await told(town) == []
    clock.at = clock.at.replace(day=13)
    await tick()
    assert {who for who, _ in await told(town)} == {person}


async def test_a_loaded_year_is_no_reason(town: Town, clock: StandingClock) -> None:
    await administrator(town)
    async with unit_of_work(town.database) as uow:
        await uow.calendar.confirm_year(2028, "2028.csv", now=clock.now())
        await uow.commit()

    await warn(town, clock)()

    assert [ref for _, ref in await told(town)] == [{"year": YEAR}]


async def test_a_notice_of_a_year_loaded_meanwhile_is_not_sent(
    town: Town, clock: StandingClock
) -> None:
    delivery = Delivery(
        1, 1, "telegram", "notice:calendar-unconfirmed", date(2026, 10, 12), "", {"year": YEAR}, 0
    )
    async with reading(town.database) as read:
        assert await still_unconfirmed(read, delivery) == Unconfirmed(YEAR)
    async with unit_of_work(town.database) as uow:
        await uow.calendar.confirm_year(YEAR, "2029.csv", now=clock.now())
        await uow.commit()
    async with reading(town.database) as read:
        assert await still_unconfirmed(read, delivery) is None
