"""Ticks run by intervals, outlive faults and jumps of the wall clock."""

from __future__ import annotations

import asyncio
import logging
import time

import pytest

from scheduler.ticks import Ticks


class Counter:
    """A tick that counts its runs; it may take its time, or fail."""

    def __init__(self, *, lasts: float = 0.0, fails: bool = False) -> None:
        self.runs = self.beside = self.most_beside = 0
        self._lasts = lasts
        self._fails = fails

    async def __call__(self) -> None:
        self.runs += 1
        self.beside += 1
        self.most_beside = max(self.most_beside, self.beside)
        await asyncio.sleep(self._lasts)
        self.beside -= 1
        if self._fails:
            message = "a fault of ours"
            raise RuntimeError(message)


async def test_each_tick_runs_by_its_own_interval() -> None:
    often, rarely = Counter(), Counter()
    ticks = Ticks({"often": (0.1, often), "rarely": (0.6, rarely)})
    await ticks.start()
    await asyncio.sleep(1.0)
    await ticks.stop()
    assert 6 <= often.runs <= 11
    assert rarely.runs == 1
    runs = often.runs
    await asyncio.sleep(0.3)
    assert often.runs == runs


async def test_a_tick_never_overlaps_itself() -> None:
    slow = Counter(lasts=0.35)
    ticks = Ticks({"slow": (0.1, slow)})
    await ticks.start()
    await asyncio.sleep(1.0)
    await ticks.stop()
    assert slow.most_beside == 1
    assert slow.runs >= 2


async def test_a_failing_tick_goes_on_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    failing = Counter(fails=True)
    ticks = Ticks({"failing": (0.1, failing)})
    await ticks.start()
    await asyncio.sleep(0.5)
    await ticks.stop()
    assert failing.runs >= 2
    assert "tick failed" in caplog.text


@pytest.mark.parametrize("jump", [-86400.0, 86400.0])
async def test_a_jump_of_the_wall_clock_adds_the_ticks_anew(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, jump: float
) -> None:
    monkeypatch.setattr("scheduler.ticks.WATCHED_EVERY", 0.05)
    caplog.set_level(logging.WARNING)
    shifted = 0.0

    def wall() -> float:
        return time.time() + shifted

    ticks = Ticks({"often": (0.2, Counter())}, wall=wall)
    await ticks.start()
    await asyncio.sleep(0.2)
    assert "added anew" not in caplog.text
    shifted = jump
    await asyncio.sleep(0.3)
    await ticks.stop()
    assert caplog.text.count("added anew") == 1


async def test_what_was_never_started_can_be_stopped() -> None:
    await Ticks({}).stop()
