from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter

from simulator import limits
from simulator.client import Phone, SimulatorClient
from simulator.limits import CHAT_BURST, GROUP_PER_MINUTE, OVERALL_PER_SECOND, FloodLimits


class Time:
    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    time = Time()
    monkeypatch.setattr(limits, "time", time)
    return time


@pytest.fixture
def on(time: Time) -> FloodLimits:
    flood = FloodLimits()
    flood.switch(on=True)
    return flood


def test_thirty_a_second_over_all_chats(on: FloodLimits, time: Time) -> None:
    assert [on.wait(chat) for chat in range(1, OVERALL_PER_SECOND + 1)] == [0] * 30
    assert on.wait(99) == 1
    time.now += 1.01
    assert on.wait(99) == 0


def test_one_a_second_in_a_chat_after_a_small_burst(on: FloodLimits, time: Time) -> None:
    assert [on.wait(7) for _ in range(CHAT_BURST)] == [0, 0, 0]
    assert on.wait(7) == 1
    time.now += 1
    assert (on.wait(7), on.wait(7)) == (0, 1)
    assert on.wait(8) == 0


def test_twenty_a_minute_in_a_group(on: FloodLimits, time: Time) -> None:
    for _ in range(GROUP_PER_MINUTE):
        assert on.wait(-5) == 0
        time.now += 0.125
    assert on.wait(-5) == 58
    time.now += 58
    assert on.wait(-5) == 0


def test_an_album_counts_its_items(on: FloodLimits) -> None:
    assert on.wait(7, 10) == 0
    assert on.wait(7) == 8


def test_without_the_switch_nothing_is_refused(time: Time) -> None:
    assert {FloodLimits().wait(1) for _ in range(100)} == {0}


async def test_too_many_messages_are_refused_over_http(
    bot: Bot, olga: Phone, client: SimulatorClient
) -> None:
    await client.limits(on=True)
    answers = await asyncio.gather(
        *(bot.send_message(olga.id, str(n)) for n in range(6)), return_exceptions=True
    )
    refusals = [answer for answer in answers if isinstance(answer, TelegramRetryAfter)]
    assert len(refusals) == 3
    assert {refusal.retry_after for refusal in refusals} == {1}
    counters = await client.counters()
    assert (counters["too_many_requests"], counters["max_messages_per_second"]) == (3, 3)
    await client.limits(on=False)
    await bot.send_message(olga.id, "снова")


async def test_answers_to_presses_are_not_limited(
    call: Any, olga: Phone, client: SimulatorClient
) -> None:
    await client.limits(on=True)
    for _ in range(40):
        assert (await call("sendChatAction", chat_id=olga.id, action="typing"))["ok"]


def test_a_paid_broadcast_has_its_own_limit(on: FloodLimits) -> None:
    assert [on.wait(chat, paid=True) for chat in range(1, 101)] == [0] * 100
    assert on.wait(101) == 1
