"""A day moved in the calendar: what is not answered moves with it, all else stays."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from roadmap.days import DayKind
from storage.engine import Database
from storage.rows import DutyRow, JobRow, ReminderRow
from tests.conftest import StandingClock
from tests.usecases.publishing.authority import Authority, found_authority
from tests.usecases.publishing.autumn import SATURDAY, WEDNESDAY, autumn_plan, working
from usecases.calendar.editing import SetDays, SetWeek, UnsetDays
from usecases.changing.recompute import RECOMPUTE_JOB, RecomputeRoadmap

TUESDAY = date(2026, 10, 20)
ZONE = ZoneInfo("Europe/Moscow")


@pytest.fixture
async def authority(database: Database, clock: StandingClock) -> Authority:
    """Three schools with a published plan."""
    clock.at = clock.at.replace(month=9, day=2)
    found = await found_authority(database, clock, ["1", "2", "3"])
    await found.publish(autumn_plan())
    return found


async def run_jobs(authority: Authority) -> None:
    """What the worker does with the calendar's jobs; each once."""
    recompute = RecomputeRoadmap(authority.uow, authority.read, authority.clock, ZONE)
    rows = await authority.rows(
        select(JobRow.id, JobRow.args).where(
            JobRow.name == RECOMPUTE_JOB, JobRow.state == "planned"
        )
    )
    assert rows
    for job, args in rows:
        await recompute(**args)
        async with authority.uow() as uow:
            await uow.jobs.done(job, now=authority.clock.now())
            await uow.commit()


async def announced(authority: Authority, kind: str) -> set[date]:
    rows = await authority.rows(
        select(ReminderRow.day)
        .join(DutyRow, DutyRow.id == ReminderRow.duty_id)
        .where(DutyRow.due == WEDNESDAY, ReminderRow.kind == kind, ReminderRow.state == "planned")
    )
    return {day for (day,) in rows}


async def test_a_day_off_moves_duties_and_reminders_but_no_printed_date(
    authority: Authority, clock: StandingClock
) -> None:
    await SetDays(authority.uow, clock)((WEDNESDAY,), DayKind.OFF, None, "распоряжение главы")
    await run_jobs(authority)

    assert await working(authority, WEDNESDAY) == [TUESDAY] * 3
    assert await announced(authority, "today") == {TUESDAY}

    clock.at = clock.at.replace(hour=8)
    await UnsetDays(authority.uow, clock)((WEDNESDAY,), None)
    await run_jobs(authority)

    assert await working(authority, WEDNESDAY) == [WEDNESDAY] * 3
    assert await announced(authority, "today") == {WEDNESDAY}


async def test_what_is_reported_stays(authority: Authority, clock: StandingClock) -> None:
    async with authority.database.write() as session:
        first = (DutyRow.post_id == authority.heads[0]) & (DutyRow.due == WEDNESDAY)
        await session.execute(update(DutyRow).where(first).values(state="reported"))
        await session.commit()

    await SetDays(authority.uow, clock)((WEDNESDAY,), DayKind.OFF, None, None)
    await run_jobs(authority)

    assert await working(authority, WEDNESDAY) == [WEDNESDAY, TUESDAY, TUESDAY]


async def test_a_quarantine_moves_its_school_alone(
    authority: Authority, clock: StandingClock
) -> None:
    await SetDays(authority.uow, clock)((WEDNESDAY,), DayKind.QUARANTINE, "2", "приказ")
    await run_jobs(authority)

    assert await working(authority, WEDNESDAY) == [WEDNESDAY, TUESDAY, WEDNESDAY]


async def test_a_six_day_week_moves_its_school_alone(
    authority: Authority, clock: StandingClock
) -> None:
    friday = date(2026, 10, 16)
    assert await working(authority, SATURDAY) == [friday] * 3

    await SetWeek(authority.uow, clock)(6, "3")
    await run_jobs(authority)

    assert await working(authority, SATURDAY) == [friday, friday, SATURDAY]
