"""Outcomes of a sending, against the box."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from bot.settings import Settings
from bot.telegram.limiter import Limiter, bulk
from bot.telegram.notifier import TelegramNotifier, plain
from bot.telegram.session import open_bot
from handlers.screen import Screen
from locales import Translator
from simulator.client import Phone, SimulatorClient
from simulator.server import Simulator
from usecases.ports.messages import Delivery, Later, Never, Sent

TEST = Delivery(1, 1, "telegram", "test", date(2026, 10, 12), "test:1", {}, 0)


@pytest.fixture
async def box() -> AsyncIterator[SimulatorClient]:
    simulator = Simulator()
    await simulator.start()
    async with SimulatorClient(simulator.url) as made:
        yield made
    await simulator.stop()


@pytest.fixture
async def bot(box: SimulatorClient) -> AsyncIterator[Bot]:
    settings = Settings(
        _env_file=None, bot_token="4200000000:simulated-token-of-the-box", api_url=box.url
    )
    made = open_bot(settings, Limiter())
    yield made
    await made.session.close()


@pytest.fixture
def notifier(bot: Bot) -> TelegramNotifier:
    def shown(content: Any, _t: Translator) -> Screen:
        return Screen(content)

    return TelegramNotifier(bot, {"test": shown}, Translator)


@pytest.fixture
async def phone(box: SimulatorClient) -> Phone:
    made = await box.add_person("Ольга")
    await made.start()
    return made


async def test_sent(notifier: TelegramNotifier, phone: Phone) -> None:
    outcome = await notifier.send(str(phone.id), TEST, "<b>срок</b>", "ru")
    (_, message) = await phone.messages()
    assert outcome == Sent(message.id, str(phone.id), phone.id)
    assert message.text == "срок"
    assert bulk.get() is False


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("срок <15 октября & позже", "срок <15 октября & позже"),
        ("<b>План</i> &lt;А&gt;", "План <А>"),
        ("<b>" + "я" * 5000 + "</b>", "я" * 4095 + "…"),
    ],
)
async def test_what_telegram_cannot_parse_goes_as_plain_text(
    notifier: TelegramNotifier, phone: Phone, html: str, text: str
) -> None:
    assert isinstance(await notifier.send(str(phone.id), TEST, html, "ru"), Sent)
    assert (await phone.messages())[-1].text == text


def test_plain_text_keeps_what_is_no_tag() -> None:
    assert plain("3 < 5 <b>и</b> 5 > 3") == "3 < 5 и 5 > 3"


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        ({"kind": "429", "retry_after": 7}, Later),
        ({"kind": "500"}, Later),
        ({"kind": "reset"}, Later),
        ({"kind": "403", "description": "Forbidden: bot was blocked by the user"}, Never),
        ({"kind": "400", "description": "Bad Request: chat not found"}, Never),
    ],
)
async def test_refusals_are_told_apart(
    notifier: TelegramNotifier,
    box: SimulatorClient,
    phone: Phone,
    fault: dict[str, Any],
    outcome: type,
) -> None:
    await box.fault("sendMessage", **fault)
    assert isinstance(await notifier.send(str(phone.id), TEST, "срок", "ru"), outcome)


async def test_a_flood_says_how_long(
    notifier: TelegramNotifier, box: SimulatorClient, phone: Phone
) -> None:
    await box.fault("sendMessage", "429", retry_after=7)
    outcome = await notifier.send(str(phone.id), TEST, "срок", "ru")
    assert isinstance(outcome, Later)
    assert outcome.seconds == 7


@pytest.mark.parametrize(
    ("description", "state"),
    [
        ("Forbidden: bot was blocked by the user", "blocked"),
        ("Forbidden: user is deactivated", "deactivated"),
    ],
)
async def test_why_nobody_is_reached(
    notifier: TelegramNotifier, box: SimulatorClient, phone: Phone, description: str, state: str
) -> None:
    await box.fault("sendMessage", "403", description=description)
    outcome = await notifier.send(str(phone.id), TEST, "срок", "ru")
    assert outcome == Never(state, outcome.error)  # type: ignore[union-attr]


async def test_a_group_that_became_a_supergroup_is_followed(
    notifier: TelegramNotifier, box: SimulatorClient, phone: Phone
) -> None:
    group = await box.add_group("Школы", [phone])
    moved = await box.migrate_group(group)
    outcome = await notifier.send(str(group), TEST, "сводка", "ru")
    assert isinstance(outcome, Sent)
    assert outcome.address == str(moved)


async def test_any_other_refusal_is_our_fault(
    notifier: TelegramNotifier, box: SimulatorClient, phone: Phone
) -> None:
    await box.fault("sendMessage", "400", description="Bad Request: BUTTON_DATA_INVALID")
    with pytest.raises(TelegramBadRequest):
        await notifier.send(str(phone.id), TEST, "срок", "ru")
