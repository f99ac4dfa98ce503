"""A duty that stays behind alone in its package climbs its own ladder again."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial

import pytest

from roadmap.calendar import ProductionCalendar
from roadmap.drafting.owing import Owing
from roadmap.model import DutyRole, Shift
from storage.engine import Database
from storage.rows import DutyRow
from storage.unit_of_work import unit_of_work
from tests.town import Town
from usecases.ports.imports import StandingOccurrence
from usecases.publishing.dates import DutyWriter, Unit
from usecases.reminders.plan import replan

TODAY = date(2026, 9, 28)
DUE, LATER = date(2026, 10, 15), date(2026, 11, 16)
POINT = {"before:5", "before:1", "today", "afternoon", "overdue:1"}
PACKAGE = {"before:10", "before:3", "today", "afternoon", "overdue:1"}


async def kinds(town: Town, duty: int) -> set[str]:
    return {kind for one, kind, _ in await town.reminders() if one == duty}


@pytest.mark.parametrize("how", ["moved", "released"])
async def test_the_one_that_is_left_has_its_own_ladder(database: Database, how: str) -> None:
    town = await Town(database).found()
    post = await town.school("СОШ № 7")
    first, second = [await town.activity(name) for name in ("График", "План")]
    left = await town.duty(first, post, DUE, package=True)
    goes = await town.duty(second, post, DUE, package=True)
    uows = partial(unit_of_work, database)
    calendar = ProductionCalendar()
    async with uows() as uow:
        await replan(uow, [left, goes], today=TODAY, calendar=calendar)
        await uow.commit()
    assert await kinds(town, left) == PACKAGE
    async with database.read() as session:
        occurrence = (await session.get_one(DutyRow, goes)).occurrence_id
    day = LATER if how == "moved" else DUE
    unit = Unit(
        second,
        StandingOccurrence(occurrence, "due", day.isoformat(), None, day, day, {}, "live"),
        (Owing(post, DutyRole.RESPONSIBLE),) if how == "moved" else (),
    )
    async with uows() as uow:
        writer = DutyWriter(
            uow,
            town.roadmap,
            calendar,
            datetime(2026, 9, 28, 8, 0, tzinfo=UTC),
            TODAY,
            TODAY,
            reason="приказ",
            actor_id=None,
            shift=Shift.BACK,
        )
        await writer.write(unit, 100)
        await writer.remind()
        await uow.commit()
    assert await kinds(town, left) == POINT
    assert await kinds(town, goes) == (POINT if how == "moved" else set())
