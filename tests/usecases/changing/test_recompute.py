"""A roadmap in force dated anew: only what differs is written, nothing that was settled moves."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select, update

from roadmap.days import DayKind, SpecialDay
from roadmap.errors import TryLaterError
from roadmap.grounds import calendar_ground
from storage.engine import Database
from storage.rows import DeliveryRow, DutyRow, HistoryRow, ImportRow, ReminderRow, RoadmapRow
from tests.conftest import StandingClock
from tests.usecases.publishing.authority import Authority, found_authority, own_order
from tests.usecases.publishing.test_publishing import KilledError, copied, killed_after
from usecases.changing.recompute import RecomputeRoadmap
from usecases.changing.telling import ComposeMoved, MovedDates
from usecases.ports.calendar import StoredDay
from usecases.ports.messages import Delivery

ZONE = ZoneInfo("Europe/Moscow")
MOVED = calendar_ground(date(2026, 12, 25))


async def published(database: Database, clock: StandingClock, schools: int = 3) -> Authority:
    marks = [str(n) for n in range(1, schools + 1)]
    authority = await found_authority(database, clock, marks)
    await authority.publish(own_order(), past="overdue")
    return authority


async def day_off(authority: Authority, day: date) -> None:
    async with authority.uow() as uow:
        special = SpecialDay(day, DayKind.REGIONAL)
        await uow.calendar.put_days([StoredDay(None, special, "hand")], now=authority.clock.now())
        await uow.commit()


def job(authority: Authority, uow: Any = None) -> RecomputeRoadmap:
    return RecomputeRoadmap(uow or authority.uow, authority.read, authority.clock, ZONE)


async def busiest(authority: Authority) -> date:
    """The working date on which most is owed, still ahead."""
    rows = await authority.rows(
        select(DutyRow.working, func.count())
        .where(DutyRow.working > date(2026, 11, 30))
        .group_by(DutyRow.working)
        .order_by(func.count().desc())
    )
    day: date = rows[0][0]
    return day


async def standing(authority: Authority) -> dict[int, Any]:
    rows = await authority.rows(
        select(
            DutyRow.id, DutyRow.due, DutyRow.working, DutyRow.state, DutyRow.package_id
        ).order_by(DutyRow.id)
    )
    return {row.id: tuple(row) for row in rows}


async def test_nothing_has_changed_and_nothing_is_written(
    database: Database, clock: StandingClock
) -> None:
    authority = await published(database, clock)
    before, reminders = await standing(authority), await authority.reminders()
    clock.at = datetime(2026, 12, 1, 6, 0, tzinfo=UTC)
    await job(authority)(1, MOVED, [])
    await job(authority)(1, MOVED, list(range(1, 60)))
    assert await standing(authority) == before
    assert await authority.reminders() == reminders
    assert await authority.rows(select(HistoryRow.id).where(HistoryRow.verb == "moved")) == []


async def test_a_day_off_moves_what_is_due_on_it_and_its_reminders(
    database: Database, clock: StandingClock
) -> None:
    authority = await published(database, clock)
    day = await busiest(authority)
    before = await standing(authority)
    await day_off(authority, day)
    await job(authority)(1, calendar_ground(day))
    after = await standing(authority)
    moved = [key for key, row in after.items() if row != before[key]]
    assert {key for key, row in before.items() if row[2] == day} <= set(moved)
    assert all(row[2] != day for row in after.values())
    assert all(before[key][2] >= day for key in moved), "nothing before the day is touched"
    left = await authority.rows(
        select(ReminderRow.id).where(ReminderRow.state == "planned", ReminderRow.day == day)
    )
    assert left == []
    told = await authority.rows(
        select(HistoryRow.subject_id, HistoryRow.ground, HistoryRow.before).where(
            HistoryRow.verb == "moved"
        )
    )
    assert sorted(row.subject_id for row in told) == sorted(moved)
    assert {row.ground for row in told} == {calendar_ground(day)}


async def test_what_is_reported_stays_and_a_draft_is_kept(
    database: Database, clock: StandingClock
) -> None:
    authority = await published(database, clock)
    day = await busiest(authority)
    rows = await authority.rows(select(DutyRow.id).where(DutyRow.working == day).limit(2))
    reported, drafted = [row.id for row in rows]
    async with database.write() as session:
        for duty, state in ((reported, "reported"), (drafted, "draft")):
            await session.execute(update(DutyRow).where(DutyRow.id == duty).values(state=state))
        await session.commit()
    before = await standing(authority)
    await day_off(authority, day)
    await job(authority)(1, calendar_ground(day))
    after = await standing(authority)
    assert after[reported] == before[reported]
    assert after[drafted][3] == "draft"
    assert after[drafted][2] < day


async def test_settled_past_dates_are_not_touched(database: Database, clock: StandingClock) -> None:
    authority = await published(database, clock)
    passed = [
        key
        for key, row in (await standing(authority)).items()
        if max(row[1], row[2]) < date(2027, 1, 15)
    ]
    before = await standing(authority)
    clock.at = datetime(2027, 1, 15, 6, 0, tzinfo=UTC)
    async with database.write() as session:
        await session.execute(update(ImportRow).values(answers={}))
        await session.commit()
    await day_off(authority, date(2026, 12, 31))
    await job(authority)(1, MOVED)
    after = await standing(authority)
    assert passed
    assert {key: after[key] for key in passed} == {key: before[key] for key in passed}


@pytest.mark.parametrize("commits", [0, 1, 2, 3])
async def test_a_killed_run_goes_on_and_ends_the_same(
    migrated_sqlite: Path, tmp_path: Path, clock: StandingClock, commits: int
) -> None:
    ends = []
    for name in ("whole.db", "broken.db"):
        authority = await published(copied(migrated_sqlite, tmp_path / name), clock, schools=12)
        try:
            day = await busiest(authority)
            await day_off(authority, day)
            if name == "broken.db":
                with pytest.raises(KilledError):
                    await job(authority, killed_after(authority, commits))(1, MOVED)
            await job(authority)(1, MOVED)
            told = await authority.rows(
                select(DeliveryRow.person_id, DeliveryRow.slot).order_by(DeliveryRow.id)
            )
            moved = await authority.rows(
                select(func.count()).select_from(HistoryRow).where(HistoryRow.verb == "moved")
            )
            ends.append((await authority.duties(), await authority.reminders(), told, moved))
        finally:
            await authority.database.close()
    assert ends[0] == ends[1]


async def test_everybody_is_told_once_whatever_the_number_of_dates(
    database: Database, clock: StandingClock
) -> None:
    authority = await published(database, clock, schools=5)
    await join(authority)
    day = await busiest(authority)
    await day_off(authority, day)
    await job(authority)(1, calendar_ground(day))
    await job(authority)(1, calendar_ground(day))
    notices = await authority.rows(
        select(DeliveryRow.person_id, DeliveryRow.kind, DeliveryRow.not_before)
    )
    assert len(notices) == len({row.person_id for row in notices}) == 5
    assert {row.kind for row in notices} == {"notice:dates-moved"}
    assert {row.not_before for row in notices} == {datetime(2026, 10, 13, 6, 0, tzinfo=UTC)}
    content = await told(authority, notices[0].person_id)
    assert content is not None
    assert {one.before for one in content.duties} >= {day}
    assert {one.ground for one in content.duties} == {calendar_ground(day)}


async def join(authority: Authority) -> None:
    """The heads of schools have come to the chat."""
    async with authority.read() as read:
        holders = await read.people.holders(tuple(authority.heads), authority.clock.today())
    async with authority.uow() as uow:
        for one in holders.values():
            now = authority.clock.now()
            await uow.people.add_contact(
                one.person_id, "telegram", str(one.person_id), bot_id=1, now=now
            )
            await uow.people.give_consent(one.person_id, 1, now=now)
        await uow.commit()


async def told(authority: Authority, person_id: int) -> MovedDates | None:
    """What the person's notice says on its morning."""
    (row,) = await authority.rows(
        select(DeliveryRow.id, DeliveryRow.ref).where(DeliveryRow.person_id == person_id)
    )
    authority.clock.at = datetime(2026, 10, 13, 6, 0, tzinfo=UTC)
    delivery = Delivery(
        row.id, person_id, "telegram", "notice:dates-moved", date(2026, 10, 12), "", row.ref, 0
    )
    async with authority.read() as read:
        return await ComposeMoved(authority.clock, ZONE)(read, delivery)


async def test_it_waits_for_an_edition_that_is_being_published(
    database: Database, clock: StandingClock
) -> None:
    authority = await published(database, clock)
    async with database.write() as session:
        await session.execute(
            ImportRow.__table__.insert().values(
                file_hash="x",
                file_name="x",
                state="publishing",
                roadmap_id=1,
                answers={},
                patches=[],
                settings={},
                progress={},
                created_at=clock.now(),
            )
        )
        await session.commit()
    with pytest.raises(TryLaterError):
        await job(authority)(1, MOVED)


async def test_a_closed_roadmap_is_left_alone(database: Database, clock: StandingClock) -> None:
    authority = await published(database, clock)
    before = await standing(authority)
    async with database.write() as session:
        await session.execute(update(RoadmapRow).values(state="closed"))
        await session.commit()
    await day_off(authority, await busiest(authority))
    await job(authority)(1, MOVED)
    assert await standing(authority) == before
