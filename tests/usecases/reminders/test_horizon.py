"""The plan reaches some weeks ahead: what comes near enters it, what is long past leaves it."""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Self

import pytest
from sqlalchemy import func, select, update

from roadmap.calendar import ProductionCalendar
from roadmap.model import DutyState
from roadmap.reminding import Ladder, rungs
from roadmap.terms import Terms
from storage.rows import CalendarDayRow, DutyRow, InstallationRow, ReminderRow
from storage.unit_of_work import SqlUnitOfWork
from tests.usecases.reminders.conftest import Reminding
from usecases.calendar import load_calendar
from usecases.reminders import upkeep
from usecases.reminders.plan import AHEAD, horizon
from usecases.reminders.upkeep import KEPT

DAY = timedelta(days=1)
MONDAY = date(2026, 10, 12)
CALENDAR = ProductionCalendar()
YEAR = [date(2026, 9, 1) + n * 4 * DAY for n in range(91)]
FAR = MONDAY + timedelta(days=200)


def on(reminding: Reminding, day: date) -> Reminding:
    """Noon there."""
    reminding.clock.at = datetime.combine(day, time(9), UTC)
    return reminding


async def one_due(reminding: Reminding, *days: date) -> list[int]:
    """A point's duty on each of the days, planned as publishing does."""
    town = reminding.town
    post, activity = await town.school("СОШ № 7"), await town.activity("График")
    made = [await town.duty(activity, post, day) for day in days]
    await reminding.plan(*made, today=reminding.clock.today())
    return made


def ladder(due: date) -> list[tuple[str, date]]:
    """What is told of a point until its first overdue day."""
    terms = Terms(DutyState.NONE, due, due)
    return [(rung.kind, rung.day) for rung in rungs(terms, Ladder.POINT, CALENDAR, since=date.min)]


async def test_a_date_far_ahead_has_no_reminders_until_it_comes_near(reminding: Reminding) -> None:
    (duty,) = await one_due(on(reminding, MONDAY), FAR)
    await reminding.extend()
    assert await reminding.town.reminders() == []
    first = ladder(FAR)[0][1]
    await on(reminding, first - AHEAD - timedelta(days=14)).extend()
    early = await reminding.town.reminders()
    await on(reminding, first - AHEAD).extend()
    planned = await reminding.town.reminders()
    assert not early or early == planned
    assert sorted(planned) == sorted((duty, kind, day) for kind, day in ladder(FAR))


async def test_what_is_within_the_horizon_is_planned_at_once(reminding: Reminding) -> None:
    await on(reminding, MONDAY).extend()
    until = horizon(MONDAY, CALENDAR)
    near, _far = await one_due(reminding, until, until + DAY)
    assert {duty for duty, _, _ in await reminding.town.reminders()} == {near}


async def test_a_date_moved_over_the_horizon_takes_its_reminders_along(
    reminding: Reminding,
) -> None:
    (duty,) = await one_due(on(reminding, MONDAY), MONDAY + 22 * DAY)
    await reminding.extend()
    assert len(await reminding.town.reminders()) == 5
    await reminding.town.change(DutyRow, duty, extended=FAR)
    await reminding.plan(duty, today=MONDAY)
    assert await reminding.town.reminders() == []
    await reminding.town.change(DutyRow, duty, extended=None)
    await reminding.plan(duty, today=MONDAY)
    assert len(await reminding.town.reminders()) == 5
    await reminding.town.change(DutyRow, duty, extended=FAR)
    await reminding.plan(duty, today=MONDAY)
    await on(reminding, FAR - AHEAD).extend()
    assert ("today", FAR) in {(kind, day) for _, kind, day in await reminding.town.reminders()}


async def test_a_report_far_ahead_is_never_reminded_of(reminding: Reminding) -> None:
    (duty,) = await one_due(on(reminding, MONDAY), FAR)
    await reminding.extend()
    await reminding.town.change(DutyRow, duty, state="reported")
    await reminding.plan(duty, today=MONDAY)
    await on(reminding, FAR - DAY).extend()
    assert await reminding.town.reminders() == []


async def test_a_school_that_rests_for_months_is_told_before_it(reminding: Reminding) -> None:
    """15 working days before a date are 110 days there: its rung is as near as anybody's."""
    town = reminding.town
    post = await town.school("СОШ № 7")
    due = date(2026, 12, 29)
    for number in range(1, 89):
        await town.add(
            CalendarDayRow,
            day=due - number * DAY,
            organization_id=town.authority,
            kind="off",
            source="hand",
        )
    async with reminding.uow() as uow:
        calendar = await load_calendar(uow.calendar)
        assert calendar.differ
    duty = await town.duty(await town.activity("Отчёт", needs_document=True), post, due)
    await on(reminding, date(2026, 8, 31)).extend()
    kinds = {kind for one, kind, _ in await town.reminders() if one == duty}
    assert {"before:15", "before:5", "before:1"} <= kinds


@dataclass
class Failing(SqlUnitOfWork):
    """A unit of work whose process is killed at a commit."""

    left: list[int] = field(default_factory=list)

    def __init__(self, database: Any, left: list[int]) -> None:
        super().__init__(database)
        self.left = left

    async def __aenter__(self) -> Self:
        return await super().__aenter__()

    async def commit(self) -> None:
        self.left[0] -= 1
        if self.left[0] < 0:
            raise KeyboardInterrupt
        await super().commit()


async def run(reminding: Reminding, kill_after: int | None) -> None:
    """The daily run; killed at some commit, and run again by the process started then."""
    if kill_after is not None:
        left = [kill_after]
        killed = replace(
            reminding.extend,
            uow=lambda: Failing(reminding.town.database, left),
        )
        with suppress(KeyboardInterrupt):
            await killed()
    await reminding.extend()


@pytest.mark.parametrize("seed", [1, 2])
async def test_a_school_year_in_which_the_process_is_killed_and_switched_off(
    reminding: Reminding, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Every rung is in the plan before its day; the plan never has more than some weeks of them."""
    monkeypatch.setattr(upkeep, "BATCH", 4)
    monkeypatch.setattr(upkeep, "ROWS", 7)
    chance = random.Random(seed)  # noqa: S311 # a story
    on(reminding, YEAR[0] - 40 * DAY)
    duties = dict(zip(await one_due(reminding, *YEAR), YEAR, strict=True))
    planned: dict[int, set[tuple[str, date]]] = {duty: set() for duty in duties}
    day, most = YEAR[0] - 40 * DAY, 0
    while day < YEAR[-1] + 20 * DAY:
        killed = chance.choice([None, 0, 1, 2, 3, 5])
        await run(on(reminding, day), killed)
        rows = await reminding.town.reminders()
        for duty, kind, at in rows:
            if at >= day:
                planned[duty].add((kind, at))
        most = max(most, await _count(reminding))
        nearest = [one for one in rows if one[2] >= day]
        per_duty = {duty: sum(one[0] == duty for one in nearest) for duty in duties}
        assert max(per_duty.values()) <= 6
        assert all(duties[one[0]] <= horizon(day, CALENDAR) for one in rows)
        await _told(reminding, day)
        day += timedelta(days=chance.choice([1, 1, 2, 3, 9, 25]))
    for duty, due in duties.items():
        missed = set(ladder(due)) - planned[duty]
        assert not missed, f"of {due}: {missed}"
    within = 2 + (KEPT + AHEAD + timedelta(days=21)) // (4 * DAY)
    assert most <= within * 12, "bounded by the time that is kept, not by the year"


async def _count(reminding: Reminding) -> int:
    async with reminding.town.database.read() as session:
        return await session.scalar(select(func.count()).select_from(ReminderRow)) or 0


async def _told(reminding: Reminding, day: date) -> None:
    """What was due by the day has been sent; what is overdue for two weeks is reported."""
    async with reminding.town.database.write() as session:
        await session.execute(
            update(ReminderRow)
            .where(ReminderRow.state == "planned", ReminderRow.day <= day)
            .values(state="sent")
        )
        await session.execute(
            update(DutyRow).where(DutyRow.due < day - 14 * DAY).values(state="reported")
        )
        await session.commit()


async def test_what_became_of_reminders_is_kept_for_half_a_year(reminding: Reminding) -> None:
    (duty,) = await one_due(on(reminding, MONDAY), MONDAY + DAY)
    await _told(reminding, MONDAY + 2 * DAY)
    await reminding.town.change(DutyRow, duty, state="reported")
    await reminding.plan(duty, today=MONDAY + 2 * DAY)
    await on(reminding, MONDAY + KEPT - timedelta(days=7)).extend()
    assert await _count(reminding) == 4  # the day's two, the day's before, and what would follow
    await on(reminding, MONDAY + KEPT + timedelta(days=9)).extend()
    assert await _count(reminding) == 0


async def test_the_horizon_is_not_widened_under_whoever_plans_by_it(
    reminding: Reminding,
) -> None:
    """Else a date published meanwhile would be behind both the old horizon and the walk."""
    await on(reminding, MONDAY).extend()
    read, may_end = asyncio.Event(), asyncio.Event()

    async def publish() -> None:
        async with reminding.uow() as uow:
            await uow.upkeep.horizon()
            read.set()
            await may_end.wait()
            await uow.commit()

    publishing = asyncio.create_task(publish())
    await read.wait()
    widening = asyncio.create_task(on(reminding, MONDAY + DAY).extend())
    done, _ = await asyncio.wait({widening}, timeout=0.7)
    assert not done
    may_end.set()
    await asyncio.wait_for(asyncio.gather(publishing, widening), 10)


async def test_the_clock_set_back_leaves_no_date_out(reminding: Reminding) -> None:
    ahead = MONDAY + 40 * DAY
    await on(reminding, ahead).extend()
    due = horizon(ahead, CALENDAR)
    (duty,) = await one_due(on(reminding, MONDAY), due)
    await reminding.extend()
    assert {one for one, _, _ in await reminding.town.reminders()} == {duty}
    async with reminding.town.database.read() as session:
        kept = await session.get(InstallationRow, "reminders-horizon")
    assert kept is not None
    assert kept.value == {"until": due.isoformat()}
