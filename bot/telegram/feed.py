"""From the inbox to the handlers, and the one sentence when they failed for good."""

from __future__ import annotations

from dataclasses import dataclass

from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import CallbackQuery, Message, Update

from handlers.screen import toast
from locales import Translator
from roadmap.errors import TryLaterError
from usecases.ports.messages import StoredUpdate

UNANSWERED = (TelegramNetworkError, TelegramServerError, TelegramRetryAfter)


@dataclass(frozen=True, slots=True)
class FeedUpdate:
    """Runs the handlers of one update; raises TryLaterError when Telegram did not answer."""

    dispatcher: Dispatcher
    bot: Bot

    async def __call__(self, stored: StoredUpdate) -> None:
        """See usecases.inbox.Feed."""
        update = Update.model_validate(stored.payload, context={"bot": self.bot})
        try:
            await self.dispatcher.feed_update(self.bot, update)
        except UNANSWERED as error:
            raise TryLaterError("error-try-later") from error


@dataclass(frozen=True, slots=True)
class Apologise:
    """Tells the person, in a private chat, that what they did has not worked."""

    bot: Bot
    t: Translator

    async def __call__(self, stored: StoredUpdate) -> None:
        """See usecases.inbox.Feed."""
        event = Update.model_validate(stored.payload, context={"bot": self.bot}).event
        text = self.t.text("error-unexpected")
        if isinstance(event, CallbackQuery):
            await toast(event)
            await self.bot.send_message(event.from_user.id, text, parse_mode=None)
        elif isinstance(event, Message) and event.chat.type == "private":
            await event.answer(text, parse_mode=None)
