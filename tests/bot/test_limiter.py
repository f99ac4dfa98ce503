"""The limiter under its own time: 28 a second, 1 a second in a chat, people before bulk."""

from __future__ import annotations

import asyncio
import time
from itertools import pairwise

import pytest

from bot.telegram.limiter import CHAT_BURST, Gate, Limiter, Rates, bulk


def most_within(times: list[float], seconds: float) -> int:
    return max(sum(1 for each in times if start <= each < start + seconds) for start in times)


def passed(gate: Gate, messages: list[int]) -> list[float]:
    """When each of these groups passes, asked for at once; one entry a message."""
    times: list[float] = []
    now = 100.0
    for count in messages:
        now = max(now, gate.open_at(count))
        gate.charge(now, count)
        times += [now] * count
    return times


def test_no_second_holds_more_than_telegram_takes() -> None:
    assert most_within(passed(Gate(1 / 28, 2), [1] * 200), 1.0) <= 30


def test_no_minute_of_a_group_holds_more_than_telegram_takes() -> None:
    gate = Gate(Rates().chat_interval(-5), CHAT_BURST)
    assert most_within(passed(gate, [1] * 100), 60.0) <= 20


def test_rates_are_settings() -> None:
    rates = Rates(overall=500.0, chat=2.0, group=40.0)
    assert most_within(passed(Gate(rates.overall_interval(), 2), [1] * 2000), 1.0) in {501, 502}
    assert rates.chat_interval(7) == pytest.approx(0.525)
    group = Gate(rates.chat_interval(-7), CHAT_BURST)
    assert 36 <= most_within(passed(group, [1] * 200), 60.0) <= 40


def test_albums_count_their_items() -> None:
    mixed = [1] * 28 + [10] + [1] * 28 + [10] * 5
    assert most_within(passed(Gate(1 / 28, 2), mixed), 1.0) <= 30


def test_a_pause_earns_no_more_than_the_burst() -> None:
    gate = Gate(1.0, 3)
    gate.charge(0.0, 1)
    times = passed(gate, [1] * 5)
    assert [later - earlier for earlier, later in pairwise(times)] == [0, 0, 1, 1]


def test_silence_that_telegram_asked_for_is_kept() -> None:
    gate = Gate(1.0, 3)
    gate.close_until(107.0)
    assert passed(gate, [1])[0] == pytest.approx(107.0)


async def test_people_go_before_bulk() -> None:
    limiter = Limiter()
    order: list[str] = []

    async def send(name: str, chat: int, *, in_bulk: bool) -> None:
        bulk.set(in_bulk)
        await limiter.take(chat)
        order.append(name)

    sending = [asyncio.create_task(send(f"b{n}", n, in_bulk=True)) for n in range(1, 9)]
    await asyncio.sleep(0)
    sending += [asyncio.create_task(send(f"p{n}", 100 + n, in_bulk=False)) for n in range(3)]
    await asyncio.gather(*sending)
    assert order[2:5] == ["p0", "p1", "p2"]
    assert order[5:] == [f"b{n}" for n in range(3, 9)]


async def test_a_slow_chat_does_not_hold_the_others() -> None:
    limiter = Limiter()
    done: list[int] = []

    async def send(chat: int) -> None:
        await limiter.take(chat)
        done.append(chat)

    slow = [asyncio.create_task(send(1)) for _ in range(5)]
    others = [asyncio.create_task(send(chat)) for chat in range(2, 8)]
    started = time.monotonic()
    await asyncio.gather(*others)
    assert time.monotonic() - started < 1.0
    assert done.count(1) == 3
    for task in slow:
        task.cancel()
    await asyncio.gather(*slow, return_exceptions=True)


async def test_who_gives_up_leaves_the_queue() -> None:
    limiter = Limiter()
    limiter.hold(0.2)
    given_up = asyncio.create_task(limiter.take(1))
    await asyncio.sleep(0)
    given_up.cancel()
    await asyncio.gather(given_up, return_exceptions=True)
    async with asyncio.timeout(2):
        await limiter.take(2)
