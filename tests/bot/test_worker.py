"""The claiming loop: bounded, prompt, patient with an outage."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Collection, Sequence

import pytest

from bot.worker import Worker


class Source:
    """Work with numbers, given out as the database would."""

    def __init__(self, *work: int) -> None:
        self.left = list(work)
        self.claims: list[float] = []
        self.done: list[int] = []
        self.beside = self.most_beside = 0

    async def claim(self, limit: int, busy: Collection[int]) -> Sequence[int]:
        assert not set(busy) & set(self.left)
        self.claims.append(time.monotonic())
        given, self.left = self.left[:limit], self.left[limit:]
        return given

    async def run(self, work: int) -> bool:
        self.beside += 1
        self.most_beside = max(self.most_beside, self.beside)
        await asyncio.sleep(0.02)
        self.beside -= 1
        self.done.append(work)
        return True


def worker(source: Source, run: Callable[[int], Awaitable[bool]] | None = None) -> Worker[int]:
    return Worker(source.claim, run or source.run, lambda work: work, width=3, interval=0.05)


async def during(seconds: float, subject: Worker[int]) -> None:
    running = asyncio.create_task(subject.run())
    await asyncio.sleep(seconds)
    subject.end()
    await running
    await subject.finish(1)


async def test_everything_is_done_so_many_at_a_time() -> None:
    source = Source(*range(30))
    await during(0.8, worker(source))
    assert sorted(source.done) == list(range(30))
    assert source.most_beside == 3


async def test_an_unrecorded_outcome_does_not_end_the_loop() -> None:
    source = Source(1, 2, 3, 4)

    async def run(work: int) -> bool:
        source.done.append(work)
        message = "the database is away"
        raise RuntimeError(message)

    await during(0.5, worker(source, run))
    assert source.done == [1, 2, 3, 4]


async def test_an_outage_is_not_tried_by_everything() -> None:
    source = Source(*range(30))

    async def run(work: int) -> bool:
        source.done.append(work)
        return False

    await during(0.8, worker(source, run))
    assert len(source.done) == 3


async def test_a_failing_claim_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.worker.SHORTEST_PAUSE", 0.05)
    source = Source(1)
    honest, failures = source.claim, iter([True, True])

    async def claim(limit: int, busy: Collection[int]) -> Sequence[int]:
        if next(failures, False):
            raise ConnectionError
        return await honest(limit, busy)

    monkeypatch.setattr(source, "claim", claim)
    await during(0.8, worker(source))
    assert source.done == [1]


async def test_stopping_waits_for_what_runs() -> None:
    source = Source(1, 2)
    subject = worker(source)
    running = asyncio.create_task(subject.run())
    await asyncio.sleep(0.01)
    subject.end()
    await running
    await subject.finish(1)
    assert sorted(source.done) == [1, 2]
