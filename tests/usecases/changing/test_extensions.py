"""An extended duty: both dates, of rework its own; and what a request does not change."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select, update

from roadmap.errors import AccessDeniedError, ConflictError
from roadmap.figures import Fact, count
from storage.engine import Database
from storage.rows import DutyRow, ExtensionRow, RoadmapRow
from tests.conftest import StandingClock
from tests.usecases.changing.test_recompute import day_off, job
from tests.usecases.publishing.authority import Authority, found_authority, own_order
from usecases.changing.extensions import AskExtension, ExtendDuty, RefuseExtension
from usecases.ports.people import Identity

TODAY = date(2026, 10, 12)
DUE, LATER = date(2026, 10, 20), date(2026, 11, 10)


async def in_force(database: Database, clock: StandingClock) -> tuple[Authority, Identity, int]:
    """The authority, its coordinator, and a duty of the first school due on 20 October."""
    authority = await found_authority(database, clock, ["1", "2"])
    await authority.publish(own_order(), past="done")
    async with authority.uow() as uow:
        person = await uow.people.add_person("Синицына Светлана Игоревна")
        await uow.people.grant(person, "coordinator", now=clock.now())
        await uow.commit()
    async with database.write() as session:
        await session.execute(update(RoadmapRow).values(coordinator_id=person))
        await session.commit()
    coordinator = Identity(
        person, "Синицына С.И.", "ru", None, True, (), frozenset({"coordinator"})
    )
    rows = await authority.rows(
        select(DutyRow.id).where(DutyRow.due == DUE, DutyRow.post_id == authority.heads[0])
    )
    return authority, coordinator, int(rows[0].id)


async def holder(authority: Authority) -> Identity:
    post_id = authority.heads[0]
    async with authority.read() as read:
        found = await read.people.holder(post_id, authority.clock.today())
    assert found is not None
    return Identity(found.person_id, found.full_name, "ru", None, True, (post_id,), frozenset())


async def dates(authority: Authority, duty: int) -> Any:
    rows = await authority.rows(
        select(
            DutyRow.due, DutyRow.working, DutyRow.extended, DutyRow.rework_until, DutyRow.state
        ).where(DutyRow.id == duty)
    )
    return tuple(rows[0])


async def test_discipline_counts_by_both_dates(database: Database, clock: StandingClock) -> None:
    authority, coordinator, duty = await in_force(database, clock)
    await ExtendDuty(authority.uow, clock)(coordinator, duty, LATER, "order:7:2026-10-12")
    assert await dates(authority, duty) == (DUE, DUE, LATER, None, "none")
    fact = Fact("none", DUE, DUE, LATER, None, None)
    figures = count([(fact, 1)], date(2026, 11, 1))
    assert (figures.discipline, figures.discipline_extended, figures.overdue) == (0, 100, 0)
    reported = Fact("accepted", DUE, DUE, LATER, None, date(2026, 11, 1))
    figures = count([(reported, 1)], date(2026, 11, 20))
    assert (figures.discipline, figures.discipline_extended) == (0, 100)


async def test_an_extension_outlives_the_calendar_but_not_a_later_deadline(
    database: Database, clock: StandingClock
) -> None:
    authority, coordinator, duty = await in_force(database, clock)
    await ExtendDuty(authority.uow, clock)(coordinator, duty, LATER, "письмо")
    await day_off(authority, DUE)
    await job(authority)(1, "calendar:2026-10-20")
    assert (await dates(authority, duty))[:3] == (DUE, date(2026, 10, 19), LATER)


async def test_a_returned_report_gets_more_time_for_its_rework(
    database: Database, clock: StandingClock
) -> None:
    authority, coordinator, duty = await in_force(database, clock)
    async with database.write() as session:
        values = {"state": "returned", "rework_until": date(2026, 10, 21)}
        await session.execute(update(DutyRow).where(DutyRow.id == duty).values(**values))
        await session.commit()
    await ExtendDuty(authority.uow, clock)(coordinator, duty, LATER, "болезнь")
    assert await dates(authority, duty) == (DUE, DUE, None, LATER, "returned")


async def test_a_request_is_one_and_its_decision_too(
    database: Database, clock: StandingClock
) -> None:
    authority, coordinator, duty = await in_force(database, clock)
    ask, person = AskExtension(authority.uow, clock), await holder(authority)
    first = await ask(person, duty, LATER, "педсовет")
    assert await ask(person, duty, date(2026, 11, 12), "педсовет") == first
    refuse = RefuseExtension(authority.uow, clock)
    await refuse(coordinator, first, "usual:not-enough")
    with pytest.raises(ConflictError) as again:
        await refuse(coordinator, first, "usual:not-enough")
    assert again.value.key == "extension-refused-already"
    rows = await authority.rows(select(ExtensionRow.state, ExtensionRow.proposed))
    assert [tuple(row) for row in rows] == [("refused", date(2026, 11, 12))]
    assert (await dates(authority, duty))[2] is None


async def test_nobody_decides_on_their_own_or_anothers(
    database: Database, clock: StandingClock
) -> None:
    authority, coordinator, duty = await in_force(database, clock)
    person = await holder(authority)
    with pytest.raises(AccessDeniedError):
        await ExtendDuty(authority.uow, clock)(person, duty, LATER, "сам себе")
    with pytest.raises(AccessDeniedError):
        await AskExtension(authority.uow, clock)(coordinator, duty, LATER, "не моё")
    with pytest.raises(ConflictError):
        await ExtendDuty(authority.uow, clock)(coordinator, duty, DUE, "тот же день")
