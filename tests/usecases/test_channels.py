"""Which message goes over which channel, on a real database."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from storage.engine import Database
from storage.rows import ContactRow, DeliveryRow, PersonRow
from storage.unit_of_work import reading, unit_of_work
from tests.conftest import StandingClock
from tests.town import Town
from usecases.channels import OpenMail, PassOnStuck
from usecases.given_up import RetryMessages
from usecases.ports.messages import Retried
from usecases.watching import SENDING

HOURS = timedelta(hours=4)


@pytest.fixture
def town(database: Database) -> Town:
    return Town(database)


async def addresses(database: Database) -> list[tuple[int, str, str]]:
    async with database.read() as session:
        rows = await session.execute(
            select(ContactRow.person_id, ContactRow.address, ContactRow.state)
            .where(ContactRow.channel == "email")
            .order_by(ContactRow.person_id, ContactRow.id)
        )
        return [tuple(row) for row in rows]


def mail(database: Database, clock: StandingClock, *, opened: bool = True) -> OpenMail:
    return OpenMail(partial(unit_of_work, database), clock, opened)  # type: ignore[arg-type]


async def test_addresses_of_the_directory_become_contacts(
    town: Town, database: Database, clock: StandingClock
) -> None:
    head = await town.person("Орлова Ольга Петровна", email=" School7@X.example ")
    deputy = await town.person("Зайцева Анна Ивановна", email="school7@x.example")
    await town.person("Уволенный Иван Иванович", email="gone@x.example", active=False)
    await town.person("Без адреса Иван Иванович", email="нет")
    for _ in range(2):
        await mail(database, clock)()
    both = [(head, "school7@x.example", "active"), (deputy, "school7@x.example", "active")]
    assert await addresses(database) == both
    async with reading(database) as read:
        contact = await read.people.contact(head)
    assert contact is not None
    assert (contact.mailed, contact.reached) == (True, True)


async def test_a_changed_address_replaces_the_old_one_and_comes_back(
    town: Town, database: Database, clock: StandingClock
) -> None:
    head = await town.person("Орлова Ольга Петровна", email="a@x.example")
    await mail(database, clock)()
    await town.change(PersonRow, head, email="b@x.example")
    await mail(database, clock)()
    old, new = (head, "a@x.example", "revoked"), (head, "b@x.example", "active")
    assert await addresses(database) == [old, new]
    await town.change(PersonRow, head, email="a@x.example")
    await mail(database, clock)()
    assert [state for _, _, state in await addresses(database)] == ["active", "revoked"]


async def test_without_mail_nobody_is_reached_by_it(
    town: Town, database: Database, clock: StandingClock
) -> None:
    head = await town.person("Орлова Ольга Петровна", email="a@x.example")
    await mail(database, clock)()
    await mail(database, clock, opened=False)()
    assert await addresses(database) == [(head, "a@x.example", "revoked")]
    await mail(database, clock)()
    assert await addresses(database) == [(head, "a@x.example", "active")]


async def test_an_address_that_failed_rests_for_two_weeks(
    town: Town, database: Database, clock: StandingClock
) -> None:
    await town.person("Орлова Ольга Петровна", email="a@x.example")
    await mail(database, clock)()
    async with database.write() as session:
        await session.execute(update(ContactRow).values(state="failing", since=clock.now()))
        await session.commit()
    for days, state in ((13, "failing"), (2, "active")):
        clock.at += timedelta(days=days)
        await mail(database, clock)()
        assert [one[2] for one in await addresses(database)] == [state]


async def message(town: Town, clock: StandingClock, person: int, key: str, **values: Any) -> int:
    made = {"state": "planned", "not_before": clock.now(), "created_at": clock.now()} | values
    return await town.add(
        DeliveryRow,
        person_id=person,
        channel="telegram",
        kind="notice:test",
        local_day=date(2026, 10, 12),
        slot=f"test:{key}",
        ref={},
        **made,
    )


async def channels(database: Database) -> dict[str, str]:
    async with database.read() as session:
        rows = await session.execute(select(DeliveryRow.slot, DeliveryRow.channel))
        return {slot.removeprefix("test:"): channel for slot, channel in rows}


async def test_what_telegram_refuses_for_hours_goes_by_mail(
    town: Town, database: Database, clock: StandingClock
) -> None:
    head = await town.person("Орлова Ольга Петровна", chat=100, email="a@x.example")
    other = await town.person("Зайцева Анна Ивановна", chat=101)
    tried = await message(town, clock, head, "tried")
    await message(town, clock, other, "no-address")
    await message(town, clock, head, "untried")
    async with unit_of_work(database) as uow:
        soon = clock.now() + timedelta(seconds=5)
        await uow.deliveries.postpone(tried, "timeout", not_before=soon)
        await uow.commit()
    await mail(database, clock)()
    stuck = PassOnStuck(partial(unit_of_work, database), clock, HOURS)  # type: ignore[arg-type]
    clock.at += HOURS - timedelta(minutes=1)
    await stuck()
    assert set((await channels(database)).values()) == {"telegram"}
    clock.at += timedelta(minutes=2)
    await stuck()
    assert await channels(database) == {
        "tried": "email",
        "no-address": "telegram",
        "untried": "telegram",
    }


async def test_in_an_outage_everything_that_waits_for_hours_goes_by_mail(
    town: Town, database: Database, clock: StandingClock
) -> None:
    head = await town.person("Орлова Ольга Петровна", chat=100, email="a@x.example")
    await message(town, clock, head, "untried")
    await message(town, clock, head, "claimed", state="claimed", lease_owner="me")
    await message(town, clock, head, "sent", state="sent")
    await message(town, clock, head, "ahead", not_before=clock.now() + 2 * HOURS)
    await mail(database, clock)()
    async with unit_of_work(database) as uow:
        episode = {"since": clock.now().isoformat(), "failures": 10, "error": "x"}
        await uow.installation.set(SENDING, episode, now=clock.now())
        await uow.commit()
    clock.at += HOURS + timedelta(minutes=1)
    stuck = PassOnStuck(partial(unit_of_work, database), clock, HOURS)  # type: ignore[arg-type]
    await stuck()
    moved = await channels(database)
    assert moved == {
        "untried": "email",
        "claimed": "telegram",
        "sent": "telegram",
        "ahead": "telegram",
    }
    async with unit_of_work(database) as uow:
        await uow.deliveries.add_notice(head, "test", "untried", {}, now=clock.now())
        await uow.commit()
    assert len(await channels(database)) == 4


async def test_two_chats_cannot_be_one_but_two_people_may_share_a_mailbox(
    town: Town, database: Database, clock: StandingClock
) -> None:
    one, other = await town.person("Орлова Ольга Петровна"), await town.person("Зайцева Анна")
    values: dict[str, Any] = {"state": "active", "since": clock.now(), "bot_id": 0}
    for person in (one, other):
        await town.add(
            ContactRow, person_id=person, channel="email", address="a@x.example", **values
        )
    await town.add(ContactRow, person_id=one, channel="telegram", address="7", **values)
    async with database.write() as session:
        twice = insert(ContactRow).values(
            person_id=other, channel="telegram", address="7", **values
        )
        with pytest.raises(Exception, match=r"(?i)unique"):
            await session.execute(twice)


async def test_what_was_given_up_is_put_back_for_whom_letters_reach(
    town: Town, database: Database, clock: StandingClock
) -> None:
    head = await town.person("Орлова Ольга Петровна", email="a@x.example")
    nobody = await town.person("Зайцева Анна Ивановна")
    again = await message(town, clock, head, "again", state="undeliverable")
    lost = await message(town, clock, nobody, "lost", state="undeliverable")
    await mail(database, clock)()
    retry = RetryMessages(partial(unit_of_work, database), clock, "telegram", 1)  # type: ignore[arg-type]
    assert await retry(None) == Retried(1, (lost,), ())
    async with database.read() as session:
        state = await session.scalar(select(DeliveryRow.state).where(DeliveryRow.id == again))
    assert state == "planned"
