"""A morning of 2,000 digests while processes are killed at random moments: nothing is lost, no
more is doubled than was on its way, and the log names each double.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import random
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from simulator.client import Phone
from storage.rows import DeliveryRow, EvidenceRow, InboxRow, JobRow
from tests.flows.crowd import Head, gather
from tests.flows.opening import opened
from tests.flows.preloaded import ForkedBot, Parent
from tests.flows.storm import Storm
from tests.flows.world import MORNING, World

DIGESTS = 2000
KILLS = 50
TALKERS = 12
PAUSE = 0.3  # seconds between two messages of the talkers
PDF = b"%PDF-1.4\n%%EOF\n"
LIST = "Все мои сроки"
NAMED = "sent once more: it may be in the chat twice"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def world(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[World]:
    url = request.getfixturevalue("postgres_url") if request.param == "postgres" else ""
    folder = request.getfixturevalue("data_folder")
    async with opened(folder, url, MORNING + timedelta(minutes=11)) as made:
        yield made


@pytest.fixture
def bots(world: World, tmp_path: Path, parent: Parent) -> Iterator[list[ForkedBot]]:
    """On PostgreSQL two processes share the work."""
    number = 1 if world.database.sqlite else 2
    made = [ForkedBot(world, tmp_path / f"bot-{at}.log", parent) for at in range(number)]
    yield made
    for each in made:
        each.close()


@dataclass
class Talk:
    """What people write meanwhile; each piece is to be found again."""

    world: World
    talkers: Sequence[Head]
    asked: Counter[int] = field(default_factory=Counter)
    named: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    async def run(self, until: asyncio.Event) -> None:
        """Each in turn, one piece after another."""
        phones = {phone.id: phone for phone in await self.world.box.phones()}
        acts = itertools.product((self._ask, self._name, self._send_file), self.talkers)
        for act, head in itertools.cycle(acts):
            if until.is_set():
                return
            await act(phones[head.chat])
            await asyncio.sleep(PAUSE)

    async def _ask(self, phone: Phone) -> None:
        self.asked[phone.id] += 1
        await phone.send("/tasks")

    async def _name(self, phone: Phone) -> None:
        self.named.append(f"Приказ от 09.10.2026 № {len(self.named) + 1}")
        await phone.send(self.named[-1])

    async def _send_file(self, phone: Phone) -> None:
        name = f"spravka-{len(self.files) + 1}.pdf"
        self.files.append(name)
        await phone.send_document(PDF + name.encode(), name)

    async def nothing_lost(self) -> None:
        """Each update was handled, each question answered, each text and file stored once."""
        written = self.asked.total() + len(self.named) + len(self.files)
        states = select(InboxRow.state, func.count()).group_by(InboxRow.state)
        assert dict(await self.world.rows(states)) == {"done": written}
        texts = select(EvidenceRow.text).where(EvidenceRow.kind == "requisites")
        assert sorted(await self.world.rows(texts)) == sorted(self.named)
        stored = select(EvidenceRow.name, EvidenceRow.state).where(EvidenceRow.kind == "file")
        found = sorted(await self.world.rows(stored))
        assert found == sorted((name, "stored") for name in self.files)
        undone = select(JobRow.name, JobRow.state).where(JobRow.state != "done")
        assert await self.world.rows(undone) == []
        for chat, asked in self.asked.items():
            said = self.world.simulator.world.history(chat)
            assert sum(LIST in message.text for message in said) >= asked


async def test_a_morning_of_kills(
    world: World, bots: list[ForkedBot], tmp_path: Path, parent: Parent
) -> None:
    heads = await gather(world, DIGESTS, TALKERS)
    seed = random.randrange(1_000_000)  # noqa: S311 # no secret
    sys.stdout.write(f"seed {seed}\n")
    chance = random.Random(seed)  # noqa: S311 # as above
    storm = Storm(world, bots, heads[:DIGESTS], chance)
    talk = Talk(world, heads[DIGESTS:])
    for bot in bots:
        bot.begin("all")
    calm = asyncio.Event()
    talking = asyncio.create_task(talk.run(calm))
    await storm.rage(KILLS)
    calm.set()
    await talking
    await world.until(lambda: all_sent(world), 120, "every digest")
    await world.settled(60)
    await talk.nothing_lost()
    await every_digest_once(world, storm, tmp_path)


async def all_sent(world: World) -> bool:
    sent = select(func.count()).where(DeliveryRow.kind == "digest", DeliveryRow.state == "sent")
    return bool((await world.rows(sent))[0] >= DIGESTS)


async def every_digest_once(world: World, storm: Storm, logs: Path) -> None:
    """But for what was on its way in a kill: that may be there twice, marked and named."""
    assert storm.kills >= KILLS
    assert [head for head in storm.heads if not storm.copies(head)] == []
    rows = select(DeliveryRow.id, DeliveryRow.person_id, DeliveryRow.maybe_sent)
    digests = await world.rows(rows.where(DeliveryRow.kind == "digest"))
    assert len(digests) == DIGESTS
    people = {head.person_id: head for head in storm.heads}
    doubled = {row.id for row in digests if storm.copies(people[row.person_id]) > 1}
    marked = {row.id for row in digests if row.maybe_sent}
    named = {entry["delivery"] for entry in entries(logs) if entry["event"] == NAMED}
    doubles = storm.arrived() - DIGESTS
    sys.stdout.write(
        f"{storm.kills} kills, {storm.unrecorded} unrecorded, {doubles} doubles,"
        f" {len(marked)} marked\n"
    )
    assert doubles <= storm.unrecorded
    assert doubled <= marked
    assert doubled <= named


def entries(logs: Path) -> Iterator[dict[str, object]]:
    """The lines of all processes' logs."""
    for log in sorted(logs.glob("bot-*.log")):
        for line in log.read_text("utf-8").splitlines():
            with suppress(json.JSONDecodeError):  # a kill may cut a line short
                yield json.loads(line)
