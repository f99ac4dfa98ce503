"""The service watches itself: what waits, what is late, an alarm once and its end once."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import insert, select

from storage.engine import Database
from storage.rows import DeliveryRow, GrantRow, PersonRow
from storage.unit_of_work import reading, unit_of_work
from tests.conftest import StandingClock
from usecases.ports.ground import ReadFactory, UnitOfWorkFactory
from usecases.ports.messages import Delivery
from usecases.watching import (
    HEARTBEAT,
    REMINDED,
    NoteFact,
    NoteRun,
    NoteSending,
    ReadHealth,
    Trouble,
    compose_alarm,
    compose_alarm_over,
)


@pytest.fixture
def uow(database: Database) -> UnitOfWorkFactory:
    return partial(unit_of_work, database)


@pytest.fixture
def read(database: Database) -> ReadFactory:
    return partial(reading, database)


@pytest.fixture
async def administrator(database: Database, clock: StandingClock) -> int:
    async with database.write() as session:
        person = await session.scalar(
            insert(PersonRow)
            .values(full_name="Кротов Кирилл Львович", active=True)
            .returning(PersonRow.id)
        )
        await session.execute(
            insert(GrantRow).values(person_id=person, role="administrator", since=clock.now())
        )
        await session.commit()
    return int(person or 0)


@pytest.fixture
async def well(uow: UnitOfWorkFactory, clock: StandingClock) -> None:
    """Everything has just run."""
    for key in (HEARTBEAT, REMINDED):
        await NoteFact(uow, clock, key)({})


async def kinds(database: Database) -> list[tuple[str, str]]:
    async with database.read() as session:
        rows = await session.execute(
            select(DeliveryRow.kind, DeliveryRow.state).order_by(DeliveryRow.id)
        )
        return [tuple(row) for row in rows]


def delivery(row: DeliveryRow) -> Delivery:
    return Delivery(
        row.id, row.person_id, row.channel, row.kind, row.local_day, row.slot, row.ref, 0
    )


async def deliveries(database: Database) -> list[Delivery]:
    async with database.read() as session:
        rows = await session.scalars(select(DeliveryRow).order_by(DeliveryRow.id))
        return [delivery(row) for row in rows]


@pytest.mark.usefixtures("well")
async def test_what_is_late_is_a_trouble(
    uow: UnitOfWorkFactory, read: ReadFactory, clock: StandingClock, administrator: int
) -> None:
    look = ReadHealth(read, clock)
    assert (await look()).troubles == ()
    async with uow() as work:
        await work.deliveries.add_notice(administrator, "test", "1", {}, now=clock.now())
        await work.jobs.add("test", {}, key="1", now=clock.now())
        await work.commit()
    clock.at += timedelta(minutes=3)
    health = await look()
    assert health.troubles == (Trouble.SILENT,)
    assert (health.work.due, health.work.jobs) == (1, 1)
    assert health.now - (health.work.oldest_due or health.now) == timedelta(minutes=3)
    clock.at += timedelta(minutes=8)
    assert (await look()).troubles == (Trouble.SILENT, Trouble.RUN_LATE, Trouble.SEND_LATE)


@pytest.mark.usefixtures("well")
async def test_an_alarm_is_raised_once_and_ended_once(
    uow: UnitOfWorkFactory,
    read: ReadFactory,
    clock: StandingClock,
    database: Database,
    administrator: int,
) -> None:
    note, look, since = NoteSending(uow, clock), ReadHealth(read, clock), clock.now()
    await note(0, since, "")
    assert await kinds(database) == [], "nothing was wrong, nothing is over"
    for failures in (10, 20):
        clock.at += timedelta(minutes=1)
        await note(failures, since, "TelegramNetworkError: Bad Gateway")
    assert await kinds(database) == [("notice:alarm", "planned")]
    assert (await look()).failing_since == since
    (raised,) = await deliveries(database)
    assert raised.person_id == administrator
    async with read() as asked:
        content = await compose_alarm(asked, raised)
    assert content is not None
    assert (content.since, content.failures, content.until) == (since, 10, None)
    clock.at += timedelta(hours=2)
    await note(0, clock.now(), "")
    await note(0, clock.now(), "")
    raised, over = await deliveries(database)
    assert (await look()).failing_since is None
    async with read() as asked:
        assert await compose_alarm(asked, raised) is None, "its end says it all"
        content = await compose_alarm_over(asked, over)
    assert content is not None
    assert (content.since, content.until) == (since, clock.now())
    assert "Bad Gateway" in content.error


@pytest.mark.usefixtures("well", "administrator")
async def test_a_second_episode_is_told_anew(
    uow: UnitOfWorkFactory, clock: StandingClock, database: Database
) -> None:
    note = NoteSending(uow, clock)
    for _ in range(2):
        clock.at += timedelta(hours=1)
        await note(10, clock.now(), "timeout")
        await note(0, clock.now(), "")
    assert [kind for kind, _ in await kinds(database)] == [
        "notice:alarm",
        "notice:alarm-over",
        "notice:alarm",
        "notice:alarm-over",
    ]


async def test_runs_are_noted_once_a_minute_and_that_is_often_enough(
    uow: UnitOfWorkFactory, read: ReadFactory, clock: StandingClock
) -> None:
    note, begun = NoteRun(uow, read, clock, REMINDED), clock.at
    noted = set()
    for _ in range(40):  # looks of five seconds: somewhat more than three minutes
        await note()
        health = await ReadHealth(read, clock)()
        assert Trouble.RUN_LATE not in health.troubles
        noted.add(health.reminded_at)
        clock.at += timedelta(seconds=5)
    assert noted == {begun + timedelta(minutes=minute) for minute in range(4)}
    clock.at += timedelta(minutes=5)
    assert Trouble.RUN_LATE in (await ReadHealth(read, clock)()).troubles


async def test_a_run_is_noted_at_once_by_a_clock_set_back(
    uow: UnitOfWorkFactory, read: ReadFactory, clock: StandingClock
) -> None:
    note = NoteRun(uow, read, clock, REMINDED)
    await note()
    clock.at -= timedelta(hours=3)
    await note()
    assert (await ReadHealth(read, clock)()).reminded_at == clock.at
