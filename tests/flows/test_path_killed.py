"""The demo's path with the bot killed without warning: everything comes once, nothing is lost."""

from __future__ import annotations

import asyncio
import random
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path as File
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.demo.processes import START
from storage.rows import (
    ActivityRow,
    ConsentRow,
    ContactRow,
    DeliveryRow,
    DutyRow,
    EvidenceRow,
    HistoryRow,
    ImportRow,
    InboxRow,
    JobRow,
    OrderRow,
    RoadmapRow,
    SubmissionRow,
)
from tests.flows.opening import opened
from tests.flows.path import TUESDAY, Path, Step, lay
from tests.flows.preloaded import ForkedBot, Parent
from tests.flows.world import World

ACTIVITIES = 42
DUTIES = 403
LEASES = 190  # seconds after which everything that a killed process has claimed is free again
HANDLING = 0.15  # seconds within which a handler is killed
PUBLISHING = 0.6  # and a job that publishes
FEWEST = 5  # kills that must have met something unfinished, lest the test proves nothing

Moment = Callable[[Step], Awaitable[None]]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def world(request: pytest.FixtureRequest, tmp_path: File) -> AsyncIterator[World]:
    url = request.getfixturevalue("postgres_url") if request.param == "postgres" else ""
    folder = request.getfixturevalue("data_folder")
    async with opened(folder, url, datetime.fromisoformat(START)) as made:
        yield made


@pytest.fixture
def bot(world: World, tmp_path: File, parent: Parent) -> Iterator[ForkedBot]:
    made = ForkedBot(world, tmp_path / "bot.log", parent)
    yield made
    made.close()


@dataclass
class Killer:
    """Kills the bot and starts it again; `caught` counts the kills in the middle of something."""

    world: World
    bot: ForkedBot
    chance: random.Random
    caught: int = 0

    async def again(self, where: str) -> None:
        """No goodbye. Where others could run beside it, what it had claimed waits for its lease."""
        self.bot.kill()
        left = await self._left()
        self.caught += bool(left)
        sys.stdout.write(f"{where}: killed, unfinished: {left}\n")
        await self.bot.start()
        if not self.world.database.sqlite:
            await self.world.box.advance(LEASES)

    async def _left(self) -> list[str]:
        updates = select(InboxRow.id).where(InboxRow.state == "new")
        jobs = select(JobRow.name).where(JobRow.state.in_(("planned", "claimed")))
        messages = select(DeliveryRow.kind).where(DeliveryRow.state == "claimed")
        left = ["update" for _ in await self.world.rows(updates)]
        return left + list(await self.world.rows(jobs)) + list(await self.world.rows(messages))

    async def soon(self, step: Step) -> None:
        """Within the time that a handler takes."""
        wait = self.chance.uniform(0, HANDLING)
        await asyncio.sleep(wait)
        await self.again(f"{step.name} and {wait * 1000:.0f} ms")

    async def when(self, name: str, row: Any, *states: str) -> None:
        """As soon as something is in the first of these states, or has left it for the other."""
        for _ in range(2000):
            found = set(await self.world.rows(select(row.state))) & set(states)
            if found:
                await self.again(f"{name}, {found}")
                return
            await asyncio.sleep(0.005)
        pytest.fail(f"{name} was never {states}")

    async def while_publishing(self) -> None:
        """At its beginning, then wherever it is."""
        await self.when("the order", ImportRow, "publishing", "published")
        for _ in range(2):
            await asyncio.sleep(self.chance.uniform(0, PUBLISHING))
            await self.again(f"the order, {await self.world.rows(select(ImportRow.state))}")


async def walk(path: Path, midst: Moment, between: Moment) -> None:
    """Do each step; `midst` comes right after its act, `between` after its answer."""
    steps = path.steps()
    step = next(steps)
    while True:
        await step.act()
        await midst(step)
        answer = await step.answer()
        await path.world.settled(30)  # a person reads before the next press
        await between(step)
        try:
            step = steps.send(answer)
        except StopIteration:
            return


async def peace(_step: Step) -> None:
    """The bot lives on."""


async def everything_once(world: World) -> None:
    """What the path has left in the database."""
    await world.settled(30)

    async def count(row: Any, *where: Any) -> int:
        (found,) = await world.rows(select(func.count()).select_from(row).where(*where))
        return int(found)

    async def states(row: Any) -> list[str]:
        return sorted(await world.rows(select(row.state)))

    assert await count(RoadmapRow) == await count(OrderRow) == 1
    assert await count(ActivityRow) == ACTIVITIES
    assert await count(DutyRow) == DUTIES
    assert await states(ImportRow) == ["published"]
    assert await states(ContactRow) == ["active"] * 2
    assert await count(ConsentRow) == 2
    assert await states(SubmissionRow) == ["accepted"]
    assert await states(EvidenceRow) == ["stored"]
    assert await count(DutyRow, DutyRow.state == "accepted") == 1
    assert set(await states(InboxRow)) == {"done"}
    assert set(await states(JobRow)) == {"done"}
    await history_once(world)


async def history_once(world: World) -> None:
    """Each deed is written down once."""
    told = select(HistoryRow.verb, HistoryRow.subject, HistoryRow.subject_id, func.count())
    told = told.group_by(HistoryRow.verb, HistoryRow.subject, HistoryRow.subject_id)
    verbs = {(verb, subject): times for verb, subject, _, times in await world.rows(told)}
    for verb, subject in (
        ("read", "import"),
        ("approved", "import"),
        ("published", "roadmap"),
        ("joined", "person"),
        ("evidence", "submission"),
        ("reported", "submission"),
        ("opened", "submission"),
        ("accepted", "submission"),
    ):
        assert verbs[verb, subject] == 1, (verb, verbs)


async def messages_once(path: Path) -> None:
    """A message of the outbox is doubled only where its row says that it may be."""
    rows = await path.world.rows(
        select(
            DeliveryRow.kind,
            DeliveryRow.address,
            DeliveryRow.local_day,
            DeliveryRow.state,
            DeliveryRow.maybe_sent,
        )
    )
    for phone, kind, words in (
        (path.official, "digest", TUESDAY),
        (path.official, "notice:report-accepted", "✅ Принято:"),
        (path.coordinator, "notice:report-received", "Поступил отчёт"),
    ):
        where = (kind, str(phone.id), date(2026, 10, 13))
        ((state, maybe),) = [row[3:] for row in rows if tuple(row[:3]) == where]
        shown = [one for one in await phone.messages() if one.from_bot and one.says(words)]
        assert state == "sent"
        assert len(shown) == 1 or (maybe and len(shown) > 1), (kind, maybe, len(shown))


async def test_killed_between_any_two_steps(world: World, bot: ForkedBot) -> None:
    path = await lay(world, bot.environment())
    await bot.start()
    killer = Killer(world, bot, random.Random(0))  # noqa: S311 # no secret

    async def between(step: Step) -> None:
        await killer.again(f"after {step.name}")

    await walk(path, peace, between)
    await everything_once(world)
    await messages_once(path)


@pytest.mark.parametrize(
    ("world", "seed"),
    [("sqlite", 1), ("sqlite", 2), pytest.param("postgres", 3, marks=pytest.mark.postgres)],
    indirect=["world"],
)
async def test_killed_in_the_middle_of_handling(world: World, bot: ForkedBot, seed: int) -> None:
    path = await lay(world, bot.environment())
    await bot.start()
    killer = Killer(world, bot, random.Random(seed))  # noqa: S311 # no secret

    async def midst(step: Step) -> None:
        await killer.soon(step)
        if step.name == "the order":
            await killer.when("the order", ImportRow, "reading", "draft")
        elif step.name == "[Опубликовать]":
            await killer.while_publishing()
        elif step.name == "a photo":
            await killer.when("the photo", EvidenceRow, "received", "stored")

    await walk(path, midst, peace)
    await everything_once(world)
    await messages_once(path)
    assert killer.caught > FEWEST
