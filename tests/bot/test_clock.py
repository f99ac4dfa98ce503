"""The clock that follows the box's."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.clock import PolledClock, SystemClock, clock_for
from simulator.server import Simulator

NIGHT = datetime(2026, 10, 12, 22, 30, tzinfo=UTC)  # 13 October, 01:30 in Moscow


async def test_it_says_the_time_of_the_box_and_notices_a_jump() -> None:
    simulator = Simulator()
    url = await simulator.start(start_at=NIGHT)
    clock = PolledClock(f"{url}/clock", "Europe/Moscow")
    await clock.start()
    try:
        assert abs(clock.now() - NIGHT) < timedelta(seconds=5)
        assert clock.today() == date(2026, 10, 13)
        simulator.world.clock.advance(86400)
        await asyncio.sleep(1)
        assert clock.today() == date(2026, 10, 14)
    finally:
        await clock.stop()
        await simulator.stop()


async def test_it_goes_on_when_nobody_answers() -> None:
    simulator = Simulator()
    url = await simulator.start(start_at=NIGHT)
    clock = PolledClock(f"{url}/clock", "Europe/Moscow")
    await clock.start()
    await simulator.stop()
    before = clock.now()
    await asyncio.sleep(0.5)
    assert timedelta(seconds=0.4) < clock.now() - before < timedelta(seconds=3)
    await clock.stop()


def test_it_is_not_asked_before_it_was_told() -> None:
    with pytest.raises(RuntimeError, match="before it was started"):
        PolledClock("http://127.0.0.1:9", "Europe/Moscow").now()


def test_the_settings_choose_the_clock() -> None:
    assert type(clock_for(None, "Europe/Moscow")) is SystemClock
    assert type(clock_for("http://127.0.0.1:9", "Europe/Moscow")) is PolledClock
