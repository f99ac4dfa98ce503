"""What a chat expects, what its messages speak of, dialogs and facts, on both engines."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, insert, select

from storage.engine import Database
from storage.rows import DialogStateRow, PersonRow
from storage.unit_of_work import reading, unit_of_work
from tests.conftest import StandingClock
from usecases.ports.messages import Expected, MessageLink


@pytest.fixture
async def person(database: Database) -> Any:
    async with database.write() as session:
        made = await session.execute(
            insert(PersonRow).values(full_name="Орлова", active=True).returning(PersonRow.id)
        )
        await session.commit()
        return made.scalar_one()


async def test_what_is_awaited_is_replaced_runs_out_and_is_forgotten(
    database: Database, clock: StandingClock, person: int
) -> None:
    until = clock.now() + timedelta(hours=1)
    async with unit_of_work(database) as uow:
        await uow.chat.expect(person, "evidence", {"submission": 1}, until=until)
        await uow.chat.expect(person, "return-reason", {"submission": 2}, until=until)
        await uow.commit()
    async with reading(database) as read:
        awaited = await read.chat.expected(person, now=clock.now())
        assert awaited == Expected("return-reason", {"submission": 2}, until)
        assert await read.chat.expected(person, now=until) is None
    async with unit_of_work(database) as uow:
        await uow.chat.forget(person)
        assert await uow.chat.expected(person, now=clock.now()) is None


async def test_a_message_speaks_of_what_it_was_linked_to_last(
    database: Database, clock: StandingClock
) -> None:
    async with unit_of_work(database) as uow:
        for link in (
            MessageLink(1, 100, 7, "digest", {}),
            MessageLink(1, 100, 7, "duty", {"duty": 3}),
        ):
            await uow.chat.link((link,), now=clock.now())
        await uow.commit()
    async with reading(database) as read:
        assert await read.chat.linked(1, 100, 7) == ("duty", {"duty": 3})
        assert await read.chat.linked(1, 101, 7) is None
        assert await read.chat.linked(2, 100, 7) is None


async def test_a_dialog_with_nothing_in_it_leaves_no_row(
    database: Database, clock: StandingClock
) -> None:
    async with unit_of_work(database) as uow:
        assert await uow.chat.dialog("k") == (None, {})
        await uow.chat.keep_dialog("k", "Form:name", {"id": 1}, now=clock.now())
        assert await uow.chat.dialog("k") == ("Form:name", {"id": 1})
        await uow.chat.keep_dialog("k", None, {}, now=clock.now())
        await uow.commit()
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(DialogStateRow)) == 0


async def test_a_fact_is_overwritten(database: Database, clock: StandingClock) -> None:
    async with unit_of_work(database) as uow:
        assert await uow.installation.get("bot") is None
        await uow.installation.set("bot", {"id": 1}, now=clock.now())
        await uow.installation.set("bot", {"id": 2}, now=clock.now())
        assert await uow.installation.get("bot") == {"id": 2}
