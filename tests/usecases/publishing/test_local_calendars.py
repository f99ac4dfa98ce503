"""Organisations with days of their own: the printed date is everybody's, the working one theirs."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from roadmap.dating import SchoolTerm, TermSystem
from roadmap.days import DayKind, SpecialDay
from roadmap.reading import Reading
from storage.engine import Database
from storage.rows import DutyRow, PostRow, ReminderRow
from tests.conftest import StandingClock
from tests.usecases.publishing.authority import Authority, found_authority
from tests.usecases.publishing.autumn import SATURDAY, WEDNESDAY, autumn_plan, working
from usecases.ports.calendar import StoredDay, StoredTerm


@pytest.fixture
def order() -> Reading:
    return autumn_plan()


@pytest.fixture
async def authority(database: Database, clock: StandingClock) -> Authority:
    """Three schools: an ordinary one, one that works on Saturdays, one in quarantine."""
    clock.at = clock.at.replace(month=9, day=2)
    found = await found_authority(database, clock, ["1", "2", "3"])
    _, saturdays, quarantined = await organizations(found)
    async with found.uow() as uow:
        await uow.calendar.set_week([saturdays], 6)
        closed = SpecialDay(WEDNESDAY, DayKind.QUARANTINE, "приказ № 31")
        await uow.calendar.put_days([StoredDay(quarantined, closed, "hand")], now=clock.now())
        await uow.commit()
    return found


async def organizations(authority: Authority) -> list[int]:
    posts = select(PostRow.id, PostRow.organization_id).where(PostRow.id.in_(authority.heads))
    found = dict(await authority.rows(posts))
    return [found[post] for post in authority.heads]


async def test_each_head_works_by_the_calendar_of_their_school(
    authority: Authority, order: Reading
) -> None:
    await authority.publish(order)

    assert await working(authority, SATURDAY) == [date(2026, 10, 16), SATURDAY, date(2026, 10, 16)]
    assert await working(authority, WEDNESDAY) == [WEDNESDAY, WEDNESDAY, date(2026, 10, 20)]


async def test_reminders_go_by_the_calendar_of_the_school(
    authority: Authority, order: Reading
) -> None:
    await authority.publish(order)

    rows = await authority.rows(
        select(ReminderRow.post_id, ReminderRow.day)
        .join(DutyRow, DutyRow.id == ReminderRow.duty_id)
        .where(DutyRow.due == WEDNESDAY, ReminderRow.kind == "before:5")
    )
    found = dict(rows)
    assert [found[post] for post in authority.heads] == [
        date(2026, 10, 14),
        date(2026, 10, 15),  # Saturday is one of the five
        date(2026, 10, 13),
    ]


async def test_a_report_about_a_term_counts_from_the_schools_own_end(
    authority: Authority, order: Reading, clock: StandingClock
) -> None:
    _, saturdays, _ = await organizations(authority)
    own = SchoolTerm(1, date(2026, 9, 1), date(2026, 10, 16))
    async with authority.uow() as uow:
        term = StoredTerm(saturdays, TermSystem.QUARTERS, 2026, own)
        await uow.calendar.put_terms([term], now=clock.now())
        await uow.commit()

    await authority.publish(order)

    usual = date(2026, 11, 3)
    assert await working(authority, usual) == [usual, date(2026, 10, 22), usual]


async def test_publishing_the_same_again_moves_nobody(authority: Authority, order: Reading) -> None:
    await authority.publish(order)
    duties, reminders = await authority.duties(), await authority.reminders()

    await authority.publish(order)

    assert await authority.duties() == duties
    assert await authority.reminders() == reminders
