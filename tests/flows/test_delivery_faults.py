"""Each fault on the way of a message, with the whole state that it must end in."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import select, update

from storage.rows import ContactRow, DeliveryRow
from storage.unit_of_work import unit_of_work
from tests.conftest import POSTGRES
from tests.flows.opening import opened
from tests.flows.world import Member, World

NOTICE = "Фоновая работа № 7 не выполнена"
TWICE = "sent once more: it may be in the chat twice"
BLOCKED = "Forbidden: bot was blocked by the user"
GONE = "Forbidden: user is deactivated"
UNKNOWN = "Bad Request: chat not found"
OURS = "Bad Request: BUTTON_DATA_INVALID"
OUR_PATIENCE = 0.4
LONGER = 1.2


@dataclass(frozen=True)
class Case:
    """A fault of sendMessage, and what has to be true when all is quiet again."""

    fault: dict[str, Any]
    state: str = "sent"
    maybe_sent: bool = False
    attempts: int = 0
    contact: str = "active"
    in_chat: int = 1
    told: str | None = None

    def __str__(self) -> str:
        return "-".join(
            str(self.fault[key]) for key in ("kind", "description") if key in self.fault
        )


UNCERTAIN = {"maybe_sent": True}
CASES = (
    Case({"kind": "429", "retry_after": 2}),
    Case({"kind": "500"}, **UNCERTAIN),
    Case({"kind": "502"}, **UNCERTAIN),
    Case({"kind": "reset"}, **UNCERTAIN),
    Case({"kind": "reset-after"}, in_chat=2, **UNCERTAIN),
    Case({"kind": "hang", "seconds": LONGER}, **UNCERTAIN),  # the box drops a call hung up on
    Case({"kind": "400", "description": OURS}, attempts=1),
    Case(
        {"kind": "403", "description": BLOCKED},
        state="undeliverable",
        contact="blocked",
        in_chat=0,
        told="бот заблокирован в Telegram",
    ),
    Case(
        {"kind": "403", "description": GONE},
        state="undeliverable",
        contact="deactivated",
        in_chat=0,
        told="учётная запись Telegram удалена или недоступна",
    ),
    Case(
        {"kind": "400", "description": UNKNOWN},
        state="undeliverable",
        contact="deactivated",
        in_chat=0,
        told="учётная запись Telegram удалена или недоступна",
    ),
)
ON_POSTGRESQL = {"reset-after", "hang", "429"}


@dataclass
class Post:
    """A head who is to get one message, and a coordinator who may be told of it."""

    world: World
    head: Member = field(init=False)
    coordinator: Member = field(init=False)

    async def open(self) -> Post:
        self.coordinator = await self.world.seed_coordinator()
        self.head = await self.world.seed_head()
        await self.world.start()
        await self.world.settled()
        return self

    async def tell(self) -> None:
        async with unit_of_work(self.world.database) as uow:
            await uow.deliveries.add_notice(
                self.head.person_id, "job-failed", "7", {"job": 7}, now=self.world.now()
            )
            await uow.commit()

    async def row(self) -> Any:
        """The message: state, maybe_sent, attempts, last_error."""
        columns = (
            DeliveryRow.state,
            DeliveryRow.maybe_sent,
            DeliveryRow.attempts,
            DeliveryRow.last_error,
        )
        mine = DeliveryRow.person_id == self.head.person_id
        (row,) = await self.world.rows(select(*columns).where(mine))
        return row

    async def end(self) -> Any:
        """Wait, half a minute of the box a look, until nothing more will be tried; the row."""

        async def ended() -> bool:
            row = await self.row()
            if row.state == "planned" and row.last_error is not None:
                await self.world.box.advance(30)
            return row.state not in {"planned", "claimed"}

        await self.world.until(ended, seconds=20, what="the end of a message")
        await self.world.settled()
        return await self.row()

    async def contact(self) -> tuple[str, str]:
        columns = (ContactRow.state, ContactRow.address)
        mine = ContactRow.person_id == self.head.person_id
        (row,) = await self.world.rows(select(*columns).where(mine))
        return row.state, row.address

    async def in_chat(self, chat: int | None = None) -> int:
        return len([m for m in await self.head.phone.messages(chat=chat) if m.says(NOTICE)])

    async def told(self) -> list[str]:
        return [m.text for m in await self.coordinator.phone.messages() if m.from_bot]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A call to Telegram is waited for less long than the fault "hang" lasts."""
    monkeypatch.setattr("bot.telegram.session.REQUEST_SECONDS", OUR_PATIENCE)


@pytest.fixture
async def post(impatient: None, quiet_world: World) -> Post:
    return await Post(quiet_world).open()


@pytest.fixture
async def postgres_post(impatient: None, postgres_url: str, tmp_path: Path) -> AsyncIterator[Post]:
    async with opened(tmp_path / "data", postgres_url) as world:
        yield await Post(world).open()


async def ends_as_it_must(post: Post, case: Case, log: pytest.LogCaptureFixture) -> None:
    await post.world.box.fault("sendMessage", chat_id=post.head.phone.id, **case.fault)
    with log.at_level(logging.WARNING, "usecases.outbox"):
        await post.tell()
        row = await post.end()
    assert (row.state, row.maybe_sent, row.attempts) == (case.state, case.maybe_sent, case.attempts)
    assert (row.last_error is None) == (case.state == "sent")
    assert await post.contact() == (case.contact, str(post.head.phone.id))
    assert await post.in_chat() == case.in_chat
    told = await post.told()
    assert len(told) == (case.told is not None)
    assert all("Орлова Ольга Петровна" in text and str(case.told) in text for text in told)
    assert [one.message for one in log.records].count(TWICE) == int(case.maybe_sent)


@pytest.mark.parametrize("case", CASES, ids=str)
async def test_a_fault_ends_as_it_must(
    post: Post, case: Case, caplog: pytest.LogCaptureFixture
) -> None:
    await ends_as_it_must(post, case, caplog)


@pytest.mark.postgres
@pytest.mark.parametrize(
    "case", [case for case in CASES if case.fault["kind"] in ON_POSTGRESQL], ids=str
)
async def test_a_fault_ends_as_it_must_on_postgresql(
    postgres_post: Post, case: Case, caplog: pytest.LogCaptureFixture
) -> None:
    await ends_as_it_must(postgres_post, case, caplog)


async def test_a_fault_of_ours_that_stays_is_given_up_and_told(post: Post) -> None:
    await post.world.box.fault(
        "sendMessage", "400", times=9, chat_id=post.head.phone.id, description=OURS
    )
    await post.tell()
    row = await post.end()
    assert (row.state, row.maybe_sent, await post.in_chat()) == ("failed", False, 0)
    assert OURS in row.last_error
    assert await post.contact() == ("active", str(post.head.phone.id))
    (told,) = await post.told()
    assert "не отправлено из-за ошибки программы" in told


async def test_a_chat_that_became_a_supergroup_is_followed_and_remembered(post: Post) -> None:
    group = await post.world.box.add_group("Совещание директоров", [post.head.phone])
    moved = await post.world.box.migrate_group(group)
    async with post.world.database.write() as session:
        mine = ContactRow.person_id == post.head.person_id
        await session.execute(update(ContactRow).where(mine).values(address=str(group)))
        await session.commit()
    await post.tell()
    row = await post.end()
    assert (row.state, row.maybe_sent, row.attempts) == ("sent", False, 0)
    assert await post.contact() == ("active", str(moved))
    assert (await post.in_chat(moved), await post.told()) == (1, [])


async def test_an_account_that_is_really_gone_is_told_of_once(post: Post) -> None:
    await post.head.phone.deactivate()
    await post.tell()
    row = await post.end()
    assert (row.state, row.maybe_sent) == ("undeliverable", False)
    assert (await post.contact())[0] == "deactivated"
    (told,) = await post.told()
    assert "Сообщения не доходят: Орлова Ольга Петровна" in told


@pytest.mark.postgres
async def test_a_database_that_was_away_is_only_a_delay(
    postgres_post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    async def noticed() -> bool:
        said = {one.message for one in caplog.records}
        return {"nothing could be claimed", "tick failed"} <= said

    world = postgres_post.world
    name = world.settings.database_url.rpartition("/")[2]
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        server.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')  # type: ignore[call-overload]
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,)
        )
        await postgres_post.head.phone.send("/tasks")
        await world.until(noticed, what="a claim and a tick without a database")
        server.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')  # type: ignore[call-overload]
    await postgres_post.tell()
    row = await postgres_post.end()
    assert (row.state, row.maybe_sent, row.attempts) == ("sent", False, 0)
    await world.settled(30)
    answers = [one for one in await postgres_post.head.phone.messages() if one.from_bot]
    assert len(answers) == 2, "the message and the answer to what was written meanwhile"
