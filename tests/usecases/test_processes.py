"""Processes over one database: who lives, who leads, what becomes of a dead one's claims."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import insert, select

from roadmap.errors import TryLaterError
from storage.engine import Database
from storage.rows import DeliveryRow, JobRow, PersonRow
from storage.unit_of_work import unit_of_work
from tests.conftest import StandingClock
from usecases.jobs import ClaimJobs
from usecases.outbox import ClaimDeliveries
from usecases.ports.ground import UnitOfWorkFactory
from usecases.ports.processes import Member
from usecases.processes import (
    SCHEDULER,
    BuryProcess,
    JoinProcesses,
    LeaveProcesses,
    ShowLife,
    TakeLead,
)


@pytest.fixture
def uow(database: Database) -> UnitOfWorkFactory:
    return partial(unit_of_work, database)


async def joined(uow: UnitOfWorkFactory, clock: StandingClock, *owners: str) -> None:
    for number, owner in enumerate(owners):
        await JoinProcesses(uow, clock, Member(owner, "all", "host", 100 + number))()


async def owed(uow: UnitOfWorkFactory, database: Database, clock: StandingClock) -> None:
    """One message and one job that are due."""
    async with database.write() as session:
        person = await session.scalar(
            insert(PersonRow)
            .values(full_name="Орлова Ольга Петровна", active=True)
            .returning(PersonRow.id)
        )
        await session.commit()
    async with uow() as work:
        await work.deliveries.add_notice(int(person or 0), "test", "1", {"id": 1}, now=clock.now())
        await work.jobs.add("test", {}, key="test:1", now=clock.now())
        await work.commit()


async def states(database: Database) -> list[tuple[str, bool | None]]:
    async with database.read() as session:
        message = (await session.execute(select(DeliveryRow.state, DeliveryRow.maybe_sent))).one()
        job = (await session.execute(select(JobRow.state))).one()
    return [(message.state, message.maybe_sent), (job.state, None)]


async def test_a_lead_is_taken_over_only_from_the_dead(
    uow: UnitOfWorkFactory, clock: StandingClock
) -> None:
    await joined(uow, clock, "first", "second")
    first, second = TakeLead(uow, "first"), TakeLead(uow, "second")
    assert await first(SCHEDULER)
    assert not await second(SCHEDULER)
    assert await first(SCHEDULER), "taken again by who has it"
    (member, _) = sorted(await ShowLife(uow, "second")(), key=lambda each: each.owner)
    assert await BuryProcess(uow)("first", member.beat) == (0, 0)
    assert await second(SCHEDULER)
    with pytest.raises(TryLaterError, match="error-process-replaced"):
        await ShowLife(uow, "first")()


async def test_who_has_beaten_since_is_not_buried(
    uow: UnitOfWorkFactory, clock: StandingClock
) -> None:
    await joined(uow, clock, "first")
    await ShowLife(uow, "first")()
    assert await BuryProcess(uow)("first", 0) is None
    assert {member.owner: member.beat for member in await ShowLife(uow, "first")()} == {"first": 2}


async def test_a_living_processs_claims_outlast_a_jump_of_the_clock(
    uow: UnitOfWorkFactory, clock: StandingClock, database: Database
) -> None:
    await joined(uow, clock, "first", "second")
    await owed(uow, database, clock)
    messages = ClaimDeliveries(uow, clock, "first", "telegram", 1)
    assert len(await messages(5, ())) == 1
    assert len(await ClaimJobs(uow, clock, "first")(5, ())) == 1
    clock.at += timedelta(days=2)
    assert await ClaimDeliveries(uow, clock, "second", "telegram", 1)(5, ()) == ()
    assert await ClaimJobs(uow, clock, "second")(5, ()) == ()
    assert len(await messages(5, ())) == 1, "its own, when the outcome was not recorded"


async def test_a_dead_processs_claims_are_planned_again_at_once(
    uow: UnitOfWorkFactory, clock: StandingClock, database: Database
) -> None:
    await joined(uow, clock, "first", "second")
    await owed(uow, database, clock)
    await ClaimDeliveries(uow, clock, "first", "telegram", 1)(5, ())
    await ClaimJobs(uow, clock, "first")(5, ())
    assert await BuryProcess(uow)("first", 0) == (1, 1)
    assert await states(database) == [("planned", True), ("planned", None)]
    assert len(await ClaimDeliveries(uow, clock, "second", "telegram", 1)(5, ())) == 1


async def test_an_expired_lease_of_nobody_alive_is_taken_up(
    uow: UnitOfWorkFactory, clock: StandingClock, database: Database
) -> None:
    await joined(uow, clock, "second")
    await owed(uow, database, clock)
    await ClaimDeliveries(uow, clock, "forgotten", "telegram", 1)(5, ())
    take = ClaimDeliveries(uow, clock, "second", "telegram", 1)
    assert await take(5, ()) == ()
    clock.at += timedelta(minutes=4)
    assert len(await take(5, ())) == 1


async def test_leaving_frees_leads_and_claims(
    uow: UnitOfWorkFactory, clock: StandingClock, database: Database
) -> None:
    await joined(uow, clock, "first", "second")
    await owed(uow, database, clock)
    await TakeLead(uow, "first")(SCHEDULER)
    await ClaimJobs(uow, clock, "first")(5, ())
    await LeaveProcesses(uow, "first")()
    assert await TakeLead(uow, "second")(SCHEDULER)
    assert (await states(database))[1] == ("planned", None)
