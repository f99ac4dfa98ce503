"""The process watched from outside: /health, /metrics; and by itself: failures in a row."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

import aiohttp
import pytest

from bot.watch.metrics import Metrics
from bot.watch.server import Probes
from bot.watch.streak import Streak
from roadmap.errors import InputRefusedError
from storage.engine import Database
from storage.unit_of_work import reading, unit_of_work
from tests.conftest import StandingClock
from usecases.ports.messages import Fault, Later, Never, Sent
from usecases.watching import HEARTBEAT, REMINDED, NoteFact, ReadHealth

SENT = Sent(1, "100")
LATER = Later("Bad Gateway")


@pytest.fixture
async def probes(database: Database, clock: StandingClock) -> AsyncIterator[Probes]:
    look = ReadHealth(partial(reading, database), clock)
    made = Probes("127.0.0.1:0", look, Metrics(), "all")
    await made.start()
    yield made
    await made.stop()


async def ask(probes: Probes, path: str) -> tuple[int, str]:
    host, port = probes.addresses[0]
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://{host}:{port}{path}") as answer,
    ):
        return answer.status, await answer.text()


async def ticked(database: Database, clock: StandingClock) -> None:
    uow = partial(unit_of_work, database)
    for key in (HEARTBEAT, REMINDED):
        await NoteFact(uow, clock, key)({})


async def test_a_probe_tells_well_from_sick(
    probes: Probes, database: Database, clock: StandingClock
) -> None:
    status, body = await ask(probes, "/health")
    assert (status, '"silent"' in body) == (503, True), "nothing has ticked yet"
    await ticked(database, clock)
    status, body = await ask(probes, "/health")
    assert status == 200
    assert '"status": "well"' in body
    assert '"last_reminders_run": "2026-10-12T06:00:00+00:00"' in body


async def test_a_probe_answers_without_a_database(clock: StandingClock) -> None:
    database = Database("postgresql://postgres@127.0.0.1:1/none")
    made = Probes("127.0.0.1:0", ReadHealth(partial(reading, database), clock), Metrics(), "all")
    await made.start()
    status, body = await ask(made, "/health")
    await made.stop()
    await database.close()
    assert status == 503
    assert '"database"' in body
    assert "127.0.0.1:1" not in body


async def test_metrics_are_exposed(
    probes: Probes, database: Database, clock: StandingClock
) -> None:
    await ticked(database, clock)
    status, body = await ask(probes, "/metrics")
    assert status == 200
    assert 'vekha_waiting{what="messages"} 0.0' in body
    assert 'vekha_ran_at_seconds{what="reminders"} 1.7917848e+09' in body
    assert 'vekha_trouble{what="silent"} 0.0' in body


async def test_a_taken_address_is_said(probes: Probes, clock: StandingClock) -> None:
    host, port = probes.addresses[0]
    look: Any = None
    with pytest.raises(InputRefusedError, match="error-health-address"):
        await Probes(f"{host}:{port}", look, Metrics(), "all").start()


@dataclass
class Notes:
    """What the streak has said."""

    said: list[tuple[int, str]] = field(default_factory=list)
    broken: bool = False

    async def __call__(self, failures: int, _since: datetime, error: str) -> None:
        if self.broken:
            raise OSError
        self.said.append((failures, error))


async def test_failures_in_a_row_raise_the_alarm_and_a_success_ends_it(
    clock: StandingClock,
) -> None:
    notes: Any = Notes()
    streak = Streak(notes, clock, 3)
    await streak.add(SENT)
    assert notes.said == [(0, "")], "what a process before this one raised is ended"
    for outcome in (LATER, LATER, SENT, LATER, Later("flood", 5.0), LATER, LATER, None):
        await streak.add(outcome)
    assert len(notes.said) == 1, "never three in a row"
    await streak.add(Fault("TypeError"))
    assert notes.said[1:] == [(3, "TypeError")]
    await streak.add(LATER)
    await streak.add(Never("blocked", "Forbidden"))
    await streak.add(SENT)
    assert notes.said[2:] == [(0, "")]


async def test_an_alarm_that_could_not_be_noted_is_raised_later(clock: StandingClock) -> None:
    notes: Any = Notes(broken=True)
    streak = Streak(notes, clock, 2)
    for _ in range(3):
        await streak.add(LATER)
    notes.broken = False
    await streak.add(LATER)
    assert notes.said == [(4, "Bad Gateway")]
