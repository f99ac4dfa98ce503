"""The channels of messages, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from aiogram import Bot

from bot.assembly.slice import Renderer
from bot.mail.notifier import LetterPace, MailNotifier, Signing
from bot.settings import Settings
from bot.telegram.notifier import TelegramNotifier
from bot.watch.metrics import Metrics
from bot.watch.streak import Streak
from bot.worker import Worker
from bot.working import IN_FLIGHT, outbox_worker
from locales import Translator
from usecases.channels import EMAIL, TELEGRAM
from usecases.composing import Composer
from usecases.mail.secret import KeepSecret
from usecases.outbox import ClaimDeliveries, delivering
from usecases.ports.ground import Ground
from usecases.ports.messages import ClaimedDelivery, Notifier
from usecases.watching import NoteSending

LETTERS_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Parts:
    """What a channel is made of; `letters` is the pace of all letters, answers too."""

    settings: Settings
    ground: Ground
    bot: Bot
    renderers: Mapping[str, Renderer]
    translator: Callable[[str], Translator]
    letters: LetterPace


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to people: its name and address book in `contacts`, and who sends.

    At most `width` messages are on their way at once. Of a `watched` one administrators are told
    when attempts fail one after another.
    """

    name: str
    bot_id: int
    notifier: Notifier
    width: int = IN_FLIGHT
    watched: bool = False


ChannelMaker = Callable[[Parts], Channel | None]
"""None where the installation does not have it."""


def telegram(parts: Parts) -> Channel:
    """The first of them: every message begins here."""
    notifier = TelegramNotifier(parts.bot, parts.renderers, parts.translator)
    return Channel(TELEGRAM, parts.bot.id, notifier, watched=True)


def mail(parts: Parts) -> Channel | None:
    """The second, where there is a server to send by."""
    settings, ground = parts.settings, parts.ground
    if settings.smtp is None:
        return None
    notifier = MailNotifier(
        settings.smtp,
        settings.sender,
        Signing(KeepSecret(ground.uow, ground.clock)),
        parts.renderers,
        parts.translator,
        ground.clock,
        parts.letters,
    )
    return Channel(EMAIL, 0, notifier, width=LETTERS_AT_ONCE)


CHANNELS: tuple[ChannelMaker, ...] = (telegram, mail)


def outboxes(
    parts: Parts,
    makers: Sequence[ChannelMaker],
    composers: Mapping[str, Composer],
    owner: str,
    metrics: Metrics,
    interval: float,
) -> dict[str, Worker[ClaimedDelivery]]:
    """A worker for each channel by its name; what one does not reach goes to those after it."""
    channels = [made for make in makers if (made := make(parts)) is not None]
    ground, clock = parts.ground, parts.ground.clock
    note = NoteSending(ground.uow, clock)
    workers = {}
    for at, channel in enumerate(channels, start=1):
        onward = tuple(other.name for other in channels[at:])
        streak = Streak(note, clock, parts.settings.alarm_after) if channel.watched else None
        claim = ClaimDeliveries(ground.uow, clock, owner, channel.name, channel.bot_id)
        deliver = delivering(
            ground.read,
            ground.uow,
            clock,
            channel.notifier,
            composers,
            channel.bot_id,
            ground.timezone,
            onward,
        )
        workers[channel.name] = outbox_worker(
            claim, deliver, streak, metrics, interval, width=channel.width
        )
    return workers
