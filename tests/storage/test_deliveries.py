"""The outbox on both engines: leases, recipients, one notice an event."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from storage.engine import Database
from storage.rows import ContactRow, DeliveryRow, GrantRow, PersonRow, Record
from storage.unit_of_work import unit_of_work
from tests.conftest import StandingClock
from usecases.ports.messages import ClaimedDelivery, SentMessage

BOT = 42
LEASE = timedelta(minutes=3)


async def added(database: Database, row: type[Record], **values: Any) -> Any:
    async with database.write() as session:
        made = await session.execute(insert(row).values(**values).returning(row.id))
        await session.commit()
        return made.scalar_one()


@pytest.fixture
async def person(database: Database, clock: StandingClock) -> Any:
    return await added(database, PersonRow, full_name="Орлова Ольга Петровна", active=True)


async def contact(
    database: Database,
    clock: StandingClock,
    person: int,
    address: str = "100",
    state: str = "active",
    age: int = 0,
) -> Any:
    return await added(
        database,
        ContactRow,
        person_id=person,
        channel="telegram",
        bot_id=BOT,
        address=address,
        state=state,
        since=clock.now() - timedelta(days=age),
    )


async def notice(
    database: Database,
    clock: StandingClock,
    person: int,
    what: str = "test",
    key: str = "1",
    **ref: Any,
) -> Any:
    async with unit_of_work(database) as uow:
        await uow.deliveries.add_notice(person, what, key, ref, now=clock.now())
        await uow.commit()


async def claim(
    database: Database,
    clock: StandingClock,
    owner: str = "first",
    busy: tuple[int, ...] = (),
    limit: int = 8,
) -> tuple[ClaimedDelivery, ...]:
    async with unit_of_work(database) as uow:
        claimed = await uow.deliveries.claim(
            "telegram", BOT, owner, busy=busy, now=clock.now(), lease=LEASE, limit=limit
        )
        await uow.commit()
    return claimed


async def rows(database: Database) -> Any:
    async with database.read() as session:
        return (await session.scalars(select(DeliveryRow).order_by(DeliveryRow.id))).all()


async def test_an_event_is_told_once_whatever_the_day(
    database: Database, clock: StandingClock, person: int
) -> None:
    await notice(database, clock, person, key="7")
    clock.at += timedelta(days=2)
    await notice(database, clock, person, key="7")
    await notice(database, clock, person, key="8")
    assert [row.slot for row in await rows(database)] == ["test:7", "test:8"]


async def test_a_claim_carries_the_content_and_the_recipient(
    database: Database, clock: StandingClock, person: int
) -> None:
    number = await contact(database, clock, person)
    await notice(database, clock, person, duty=5)
    (claimed,) = await claim(database, clock)
    assert claimed.delivery.kind == "notice:test"
    assert claimed.delivery.ref == {"duty": 5}
    assert claimed.delivery.local_day == date(2026, 10, 12)
    assert (claimed.recipient.contact_id, claimed.recipient.address) == (number, "100")


async def test_what_is_claimed_is_not_claimed_again(
    database: Database, clock: StandingClock, person: int
) -> None:
    await notice(database, clock, person)
    assert len(await claim(database, clock, "first")) == 1
    assert await claim(database, clock, "second") == ()


async def test_what_is_not_due_waits(database: Database, clock: StandingClock, person: int) -> None:
    await notice(database, clock, person)
    clock.at -= timedelta(minutes=1)
    assert await claim(database, clock) == ()


async def test_an_expired_lease_is_taken_and_marked_maybe_sent(
    database: Database, clock: StandingClock, person: int
) -> None:
    await notice(database, clock, person)
    await claim(database, clock, "first")
    clock.at += LEASE + timedelta(seconds=1)
    assert len(await claim(database, clock, "second")) == 1
    assert [(row.maybe_sent, row.lease_owner) for row in await rows(database)] == [(True, "second")]


async def test_a_clock_jump_does_not_give_a_worker_its_own_work_again(
    database: Database, clock: StandingClock, person: int
) -> None:
    await notice(database, clock, person)
    (mine,) = await claim(database, clock, "first")
    clock.at += timedelta(days=1)
    assert await claim(database, clock, "first", busy=(mine.delivery.id,)) == ()


async def crowd(database: Database, people: int) -> list[Any]:
    return [
        await added(database, PersonRow, full_name=f"Орлова Ольга {at}", active=True)
        for at in range(people)
    ]


async def test_two_workers_never_get_the_same(database: Database, clock: StandingClock) -> None:
    for person in await crowd(database, 40):
        await notice(database, clock, person)
    parts = await asyncio.gather(*(claim(database, clock, f"w{n}", limit=5) for n in range(8)))
    got = [each.delivery.id for part in parts for each in part]
    assert len(got) == len(set(got))
    assert len(got) == 40


async def test_a_person_gets_one_at_a_time_in_the_order_they_were_made(
    database: Database, clock: StandingClock, person: int
) -> None:
    (other,) = await crowd(database, 1)
    for key in ("1", "2"):
        await notice(database, clock, person, key=key)
    await notice(database, clock, other, key="3")
    first = await claim(database, clock)
    assert [one.delivery.slot for one in first] == ["test:1", "test:3"]
    assert await claim(database, clock) == ()
    async with unit_of_work(database) as uow:
        message = SentMessage(first[0].delivery.id, "100", 7)
        await uow.deliveries.sent((message,), now=clock.now())
        await uow.commit()
    assert [one.delivery.slot for one in await claim(database, clock)] == ["test:2"]


async def test_two_workers_do_not_part_what_one_person_gets(
    database: Database, clock: StandingClock
) -> None:
    people = await crowd(database, 6)
    for key in range(10):
        for person in people:
            await notice(database, clock, person, key=str(key))
    parts = await asyncio.gather(*(claim(database, clock, f"w{n}", limit=5) for n in range(8)))
    got = [each.delivery for part in parts for each in part]
    assert sorted(each.person_id for each in got) == people
    assert {each.slot for each in got} == {"test:0"}


async def test_much_for_one_person_holds_up_nobody(
    database: Database, clock: StandingClock, person: int
) -> None:
    for key in range(100):
        await notice(database, clock, person, key=str(key))
    clock.at += timedelta(seconds=1)
    others = await crowd(database, 3)
    for one in others:
        await notice(database, clock, one)
    claimed = await claim(database, clock, limit=3)
    assert [one.delivery.person_id for one in claimed] == [person, *others[:2]]


async def test_what_a_dead_process_left_goes_before_what_came_after_it(
    database: Database, clock: StandingClock, person: int
) -> None:
    await notice(database, clock, person, key="1")
    await claim(database, clock, "dead")
    await notice(database, clock, person, key="2")
    clock.at += LEASE + timedelta(seconds=1)
    (again,) = await claim(database, clock, "second")
    assert (again.delivery.slot, again.delivery.maybe_sent) == ("test:1", True)


async def test_the_newest_active_contact_is_the_recipient(
    database: Database, clock: StandingClock, person: int
) -> None:
    await contact(database, clock, person, "1", "revoked", age=9)
    await contact(database, clock, person, "2", "active", age=5)
    await contact(database, clock, person, "3", "blocked", age=1)
    await notice(database, clock, person)
    (claimed,) = await claim(database, clock)
    assert claimed.recipient.address == "2"


@pytest.mark.parametrize(("state", "reason"), [(None, "not-connected"), ("blocked", "blocked")])
async def test_without_a_contact_the_reason_is_said(
    database: Database, clock: StandingClock, person: int, state: str | None, reason: str
) -> None:
    if state:
        await contact(database, clock, person, state=state)
    await notice(database, clock, person)
    (claimed,) = await claim(database, clock)
    assert (claimed.recipient.address, claimed.recipient.reason) == (None, reason)


async def test_a_sent_message_is_closed(
    database: Database, clock: StandingClock, person: int
) -> None:
    await notice(database, clock, person)
    (claimed,) = await claim(database, clock)
    async with unit_of_work(database) as uow:
        message = SentMessage(claimed.delivery.id, "100", 77)
        await uow.deliveries.sent((message,), now=clock.now())
        await uow.commit()
    (row,) = await rows(database)
    assert (row.state, row.address, row.message_id, row.lease_owner) == ("sent", "100", 77, None)


async def test_a_postponed_message_comes_back_with_its_faults_counted(
    database: Database, clock: StandingClock, person: int
) -> None:
    await notice(database, clock, person)
    (claimed,) = await claim(database, clock)
    later = clock.now() + timedelta(minutes=1)
    async with unit_of_work(database) as uow:
        await uow.deliveries.postpone(claimed.delivery.id, "oops", not_before=later, fault=True)
        await uow.commit()
    assert await claim(database, clock) == ()
    clock.at = later
    (again,) = await claim(database, clock)
    assert again.delivery.attempts == 1


async def test_release_gives_back_what_a_dead_process_held(
    database: Database, clock: StandingClock, person: int
) -> None:
    await notice(database, clock, person)
    await claim(database, clock, "dead")
    async with unit_of_work(database) as uow:
        assert await uow.deliveries.release() == 1
        await uow.commit()
    assert [(row.state, row.maybe_sent) for row in await rows(database)] == [("planned", True)]


async def test_the_first_role_that_anybody_holds_is_told(
    database: Database, clock: StandingClock, person: int
) -> None:
    other = await added(database, PersonRow, full_name="Синицына Светлана", active=True)
    for role, holder, until in (
        ("administrator", other, clock.now() - timedelta(days=1)),
        ("coordinator", person, None),
        ("coordinator", other, None),
    ):
        await added(
            database,
            GrantRow,
            person_id=holder,
            role=role,
            since=clock.now() - timedelta(days=9),
            until=until,
        )
    async with unit_of_work(database) as uow:
        told = await uow.deliveries.tell(
            ("administrator", "coordinator"), "x", "1", {}, now=clock.now()
        )
        await uow.commit()
    assert told == 2
    assert {row.person_id for row in await rows(database)} == {person, other}


async def test_a_contact_is_marked_once(
    database: Database, clock: StandingClock, person: int
) -> None:
    number = await contact(database, clock, person)
    async with unit_of_work(database) as uow:
        assert await uow.deliveries.mark_contact(number, "blocked", "403", now=clock.now())
        assert not await uow.deliveries.mark_contact(number, "blocked", "403", now=clock.now())
        await uow.commit()


async def test_a_revoked_contact_is_not_opened_by_the_messenger(
    database: Database, clock: StandingClock, person: int
) -> None:
    await contact(database, clock, person, state="revoked")
    async with unit_of_work(database) as uow:
        changed = await uow.deliveries.contact_changed(
            "telegram", BOT, "100", "active", now=clock.now()
        )
    assert changed is None


async def undo(database: Database, clock: StandingClock) -> int:
    now = clock.now()
    async with unit_of_work(database) as uow:
        undone = await uow.deliveries.undo_setback(
            now=now, ahead=now + timedelta(minutes=2), latest=now + timedelta(days=1)
        )
        await uow.commit()
    return undone


async def test_a_clock_set_back_leaves_nothing_waiting_for_it(
    database: Database, clock: StandingClock, person: int
) -> None:
    right = clock.now()
    await notice(database, clock, person, key="put off")
    await notice(database, clock, person, key="held on purpose")
    put_off, held = (delivery.id for delivery in await rows(database))
    clock.at = right + timedelta(days=3)
    await notice(database, clock, person, key="made ahead")
    async with unit_of_work(database) as uow:
        await uow.deliveries.postpone(put_off, "502", not_before=clock.now())
        await uow.commit()
    async with database.write() as session:
        later = update(DeliveryRow).where(DeliveryRow.id == held).values(not_before=clock.now())
        await session.execute(later)
        await session.commit()
    assert await undo(database, clock) == 0
    clock.at = right
    assert await undo(database, clock) == 2
    assert await undo(database, clock) == 0
    due = {one.slot for one in await rows(database) if one.not_before <= right}
    assert due == {"test:put off", "test:made ahead"}
