"""Claim, compose, send, record: every outcome, on a real database."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest
from sqlalchemy import insert, select

from storage.engine import Database
from storage.rows import ContactRow, DeliveryRow, GrantRow, MessageLinkRow, PersonRow
from storage.unit_of_work import reading, unit_of_work
from tests.conftest import StandingClock
from usecases.composing import Composer
from usecases.outbox import ClaimDeliveries, Deliver, delivering
from usecases.ports.messages import ClaimedDelivery, Delivery, Later, Never, Notifier, Outcome, Sent

MOSCOW = "Europe/Moscow"
BOT = 42


@dataclass
class FakeNotifier:
    """Says what it is told to; remembers what it was given."""

    outcome: Outcome | Exception = field(default_factory=lambda: Sent(7, "100", 100))
    sent: list[tuple[str, str, Any, str]] = field(default_factory=list)

    async def send(self, address: str, delivery: Delivery, content: Any, locale: str) -> Outcome:
        self.sent.append((address, delivery.kind, content, locale))
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


@dataclass
class Content:
    text: str
    link: tuple[str, dict[str, Any]] | None = None


async def says(_read: Any, delivery: Delivery) -> Content:
    return Content(f"notice {delivery.ref['id']}", ("duty", {"duty": 5}))


@pytest.fixture
def notifier() -> FakeNotifier:
    return FakeNotifier()


@pytest.fixture
async def person(database: Database, clock: StandingClock) -> int:
    """Somebody who is reached, with a coordinator to be told."""
    async with database.write() as session:
        people = [
            (
                await session.execute(
                    insert(PersonRow).values(full_name=name, active=True).returning(PersonRow.id)
                )
            ).scalar_one()
            for name in ("Орлова Ольга Петровна", "Синицына Светлана Игоревна")
        ]
        await session.execute(
            insert(ContactRow).values(
                person_id=people[0],
                channel="telegram",
                bot_id=BOT,
                address="100",
                state="active",
                since=clock.now(),
            )
        )
        await session.execute(
            insert(GrantRow).values(person_id=people[1], role="coordinator", since=clock.now())
        )
        await session.commit()
    return int(people[0])


@pytest.fixture
def deliver(database: Database, clock: StandingClock, notifier: FakeNotifier) -> Deliver:
    return made(database, clock, notifier, says)


def made(database: Database, clock: StandingClock, notifier: Notifier, says: Composer) -> Deliver:
    return delivering(
        partial(reading, database),
        partial(unit_of_work, database),
        clock,
        notifier,
        {"notice:test": says},
        BOT,
        MOSCOW,
    )


async def claimed(database: Database, clock: StandingClock, person: int) -> ClaimedDelivery:
    async with unit_of_work(database) as uow:
        await uow.deliveries.add_notice(person, "test", "1", {"id": 1}, now=clock.now())
        await uow.commit()
    claim = ClaimDeliveries(
        partial(unit_of_work, database),
        clock,
        "me",
        "telegram",
        BOT,
    )
    (one,) = await claim(8, ())
    return one


async def row(database: Database) -> DeliveryRow:
    async with database.read() as session:
        return (
            await session.scalars(select(DeliveryRow).where(DeliveryRow.kind == "notice:test"))
        ).one()


async def test_a_sent_message_is_recorded_with_what_it_speaks_of(
    database: Database, clock: StandingClock, person: int, deliver: Deliver
) -> None:
    await deliver(await claimed(database, clock, person))
    done = await row(database)
    assert (done.state, done.message_id, done.sent_at) == ("sent", 7, clock.now())
    async with reading(database) as read:
        assert await read.chat.linked(BOT, 100, 7) == ("duty", {"duty": 5})


async def test_what_lost_its_sense_is_not_sent(
    database: Database,
    clock: StandingClock,
    person: int,
    deliver: Deliver,
    notifier: FakeNotifier,
) -> None:
    async def nothing(_read: Any, _delivery: Delivery) -> None:
        return None

    silent = made(database, clock, notifier, nothing)
    await silent(await claimed(database, clock, person))
    assert (await row(database)).state == "cancelled"
    assert notifier.sent == []


async def test_a_flood_is_kept_as_long_as_was_asked(
    database: Database,
    clock: StandingClock,
    person: int,
    deliver: Deliver,
    notifier: FakeNotifier,
) -> None:
    notifier.outcome = Later("retry after 30", 30.0)
    await deliver(await claimed(database, clock, person))
    left = await row(database)
    assert (left.state, left.maybe_sent, left.attempts) == ("planned", False, 0)
    assert (left.not_before - clock.now()).total_seconds() == 30


async def test_silence_of_the_network_may_have_sent_it(
    database: Database,
    clock: StandingClock,
    person: int,
    deliver: Deliver,
    notifier: FakeNotifier,
) -> None:
    notifier.outcome = Later("timeout")
    await deliver(await claimed(database, clock, person))
    left = await row(database)
    assert (left.state, left.maybe_sent, left.attempts) == ("planned", True, 0)


async def test_a_closed_door_marks_the_contact_and_tells_the_coordinator(
    database: Database,
    clock: StandingClock,
    person: int,
    deliver: Deliver,
    notifier: FakeNotifier,
) -> None:
    notifier.outcome = Never("blocked", "bot was blocked by the user")
    await deliver(await claimed(database, clock, person))
    assert (await row(database)).state == "undeliverable"
    async with database.read() as session:
        assert await session.scalar(select(ContactRow.state)) == "blocked"
        kinds = (await session.scalars(select(DeliveryRow.kind))).all()
    assert kinds.count("notice:unreachable") == 1


async def test_a_chat_that_moved_is_followed(
    database: Database,
    clock: StandingClock,
    person: int,
    deliver: Deliver,
    notifier: FakeNotifier,
) -> None:
    notifier.outcome = Sent(9, "-1000200", -1000200)
    await deliver(await claimed(database, clock, person))
    async with database.read() as session:
        assert await session.scalar(select(ContactRow.address)) == "-1000200"
        assert await session.scalar(select(MessageLinkRow.chat_id)) == -1000200


async def test_a_fault_of_ours_is_tried_five_times_and_then_told(
    database: Database,
    clock: StandingClock,
    person: int,
    deliver: Deliver,
    notifier: FakeNotifier,
) -> None:
    notifier.outcome = RuntimeError("no such button")
    one = await claimed(database, clock, person)
    for attempt in range(5):
        delivery = Delivery(
            **{
                name: getattr(one.delivery, name)
                for name in Delivery.__slots__
                if name != "attempts"
            },
            attempts=attempt,
        )
        await deliver(ClaimedDelivery(delivery, one.recipient))
        expected = "failed" if attempt == 4 else "planned"
        assert (await row(database)).state == expected
    async with database.read() as session:
        kinds = (await session.scalars(select(DeliveryRow.kind))).all()
    assert "notice:delivery-failed" in kinds


async def test_no_transaction_is_open_while_sending(
    database: Database, clock: StandingClock, person: int, deliver: Deliver
) -> None:
    class Writes(FakeNotifier):
        async def send(
            self, address: str, delivery: Delivery, content: Any, locale: str
        ) -> Outcome:
            async with asyncio.timeout(2), unit_of_work(database) as uow:
                await uow.installation.set("meanwhile", {}, now=clock.now())
                await uow.commit()
            return await super().send(address, delivery, content, locale)

    meanwhile = made(database, clock, Writes(), says)
    await meanwhile(await claimed(database, clock, person))
    assert (await row(database)).state == "sent"
