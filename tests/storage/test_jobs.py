"""Jobs on both engines: one row a key, leases kept and taken over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from storage.engine import Database
from storage.rows import JobRow
from storage.unit_of_work import unit_of_work
from tests.conftest import StandingClock
from usecases.ports.messages import ClaimedJob

LEASE = timedelta(seconds=60)


async def added(database: Database, clock: StandingClock, key: str = "fetch:1", **args: Any) -> Any:
    async with unit_of_work(database) as uow:
        await uow.jobs.add("fetch", args, key=key, now=clock.now())
        await uow.commit()


async def claim(
    database: Database, clock: StandingClock, owner: str = "first", busy: tuple[int, ...] = ()
) -> tuple[ClaimedJob, ...]:
    async with unit_of_work(database) as uow:
        claimed = await uow.jobs.claim(owner, busy=busy, now=clock.now(), lease=LEASE, limit=4)
        await uow.commit()
    return claimed


async def states(database: Database) -> Any:
    async with database.read() as session:
        return (await session.scalars(select(JobRow.state).order_by(JobRow.id))).all()


async def test_the_same_work_stands_once(database: Database, clock: StandingClock) -> None:
    await added(database, clock, evidence=1)
    await added(database, clock, evidence=2)
    (job,) = await claim(database, clock)
    assert (job.name, job.args) == ("fetch", {"evidence": 1})


async def test_a_lease_keeps_others_away_until_it_runs_out(
    database: Database, clock: StandingClock
) -> None:
    await added(database, clock)
    assert len(await claim(database, clock, "first")) == 1
    assert await claim(database, clock, "second") == ()
    clock.at += LEASE + timedelta(seconds=1)
    assert len(await claim(database, clock, "second")) == 1


async def test_a_renewed_lease_holds(database: Database, clock: StandingClock) -> None:
    await added(database, clock)
    (job,) = await claim(database, clock, "first")
    clock.at += LEASE - timedelta(seconds=1)
    async with unit_of_work(database) as uow:
        await uow.jobs.renew([job.id], "first", until=clock.now() + LEASE)
        await uow.commit()
    clock.at += timedelta(seconds=10)
    assert await claim(database, clock, "second") == ()


async def test_a_stranger_cannot_renew(database: Database, clock: StandingClock) -> None:
    await added(database, clock)
    (job,) = await claim(database, clock, "first")
    async with unit_of_work(database) as uow:
        await uow.jobs.renew([job.id], "second", until=clock.now() + timedelta(days=1))
        await uow.commit()
    clock.at += LEASE + timedelta(seconds=1)
    assert len(await claim(database, clock, "second")) == 1


async def test_what_runs_here_is_not_taken_again(database: Database, clock: StandingClock) -> None:
    await added(database, clock)
    (job,) = await claim(database, clock, "first")
    clock.at += timedelta(days=1)
    assert await claim(database, clock, "first", busy=(job.id,)) == ()


async def test_a_postponed_job_waits_and_counts(database: Database, clock: StandingClock) -> None:
    await added(database, clock)
    (job,) = await claim(database, clock)
    later = clock.now() + timedelta(seconds=30)
    async with unit_of_work(database) as uow:
        await uow.jobs.postpone(job.id, "oops", run_at=later, fault=True)
        await uow.commit()
    assert await claim(database, clock) == ()
    clock.at = later
    (again,) = await claim(database, clock)
    assert again.attempts == 1


async def test_finished_work_is_not_done_again(database: Database, clock: StandingClock) -> None:
    await added(database, clock)
    (job,) = await claim(database, clock)
    async with unit_of_work(database) as uow:
        await uow.jobs.done(job.id, now=clock.now())
        await uow.commit()
    await added(database, clock)
    assert await states(database) == ["done"]


async def test_release_gives_back_what_a_dead_process_held(
    database: Database, clock: StandingClock
) -> None:
    await added(database, clock)
    await claim(database, clock, "dead")
    async with unit_of_work(database) as uow:
        assert await uow.jobs.release() == 1
        await uow.commit()
    assert await states(database) == ["planned"]
