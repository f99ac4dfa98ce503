"""Jobs: done, tried again, given up aloud, leases kept while they run."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import insert, select

from roadmap.errors import TryLaterError
from storage.engine import Database
from storage.rows import DeliveryRow, GrantRow, JobRow, PersonRow
from storage.unit_of_work import unit_of_work
from tests.conftest import StandingClock
from usecases.jobs import ClaimJobs, Job, RunJob


@pytest.fixture
async def coordinator(database: Database, clock: StandingClock) -> int:
    async with database.write() as session:
        made = await session.execute(
            insert(PersonRow).values(full_name="Синицына", active=True).returning(PersonRow.id)
        )
        person = int(made.scalar_one())
        await session.execute(
            insert(GrantRow).values(person_id=person, role="coordinator", since=clock.now())
        )
        await session.commit()
    return person


async def run_once(database: Database, clock: StandingClock, job: Job) -> int:
    """Enqueue (once), claim and run; how many were claimed."""
    uow: Any = partial(unit_of_work, database)
    async with uow() as opened:
        await opened.jobs.add("fetch", {"evidence": 3}, key="fetch:3", now=clock.now())
        await opened.commit()
    claimed = await ClaimJobs(uow, clock, "me")(4, ())
    for each in claimed:
        await RunJob(uow, clock, "me", {"fetch": job})(each)
    return len(claimed)


async def row(database: Database) -> JobRow:
    async with database.read() as session:
        return (await session.scalars(select(JobRow))).one()


async def test_a_job_is_given_its_arguments_and_closed(
    database: Database, clock: StandingClock
) -> None:
    seen: list[int] = []

    async def fetch(evidence: int) -> None:
        seen.append(evidence)

    await run_once(database, clock, fetch)
    assert seen == [3]
    assert (await row(database)).state == "done"


async def test_later_is_tried_for_a_day_and_counts_no_fault(
    database: Database, clock: StandingClock, coordinator: int
) -> None:
    async def fetch(evidence: int) -> None:
        raise TryLaterError("error-try-later") from ConnectionResetError(str(evidence))

    for _ in range(20):
        await run_once(database, clock, fetch)
        clock.at += timedelta(minutes=15)
    left = await row(database)
    assert (left.state, left.attempts) == ("planned", 0)
    assert left.last_error == "ConnectionResetError: 3"
    clock.at += timedelta(days=1)
    await run_once(database, clock, fetch)
    assert (await row(database)).state == "failed"


async def test_a_fault_is_tried_five_times_and_then_told(
    database: Database, clock: StandingClock, coordinator: int
) -> None:
    async def fetch(evidence: int) -> None:
        raise ValueError(evidence)

    for _ in range(5):
        assert await run_once(database, clock, fetch) == 1
        clock.at += timedelta(minutes=15)
    left = await row(database)
    assert (left.state, left.last_error) == ("failed", "ValueError: 3")
    async with database.read() as session:
        told = (await session.execute(select(DeliveryRow.person_id, DeliveryRow.kind))).one()
    assert tuple(told) == (coordinator, "notice:job-failed")


async def test_a_fault_waits_before_it_is_tried_again(
    database: Database, clock: StandingClock
) -> None:
    async def fetch(evidence: int) -> None:
        raise ValueError(evidence)

    await run_once(database, clock, fetch)
    assert await run_once(database, clock, fetch) == 0


async def test_an_unknown_job_is_a_fault_too(database: Database, clock: StandingClock) -> None:
    uow: Any = partial(unit_of_work, database)
    async with uow() as opened:
        await opened.jobs.add("unheard-of", {}, key="1", now=clock.now())
        await opened.commit()
    (claimed,) = await ClaimJobs(uow, clock, "me")(4, ())
    await RunJob(uow, clock, "me", {})(claimed)
    assert (await row(database)).attempts == 1


async def test_the_lease_is_kept_while_a_job_runs(
    database: Database, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("usecases.jobs.RENEWED_EVERY", 0.05)
    until: list[Any] = []

    async def fetch(evidence: int) -> None:
        clock.at += timedelta(seconds=50)
        await asyncio.sleep(0.3)
        until.append((await row(database)).lease_until)

    await run_once(database, clock, fetch)
    assert until == [clock.now() + timedelta(seconds=60)]
