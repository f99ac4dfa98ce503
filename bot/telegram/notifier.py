"""Deliveries into chats: three outcomes, and nothing lost over a bad tag."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Any

from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import Message

from bot.assembly.slice import Renderer
from bot.telegram.limiter import bulk
from handlers.screen import NO_PREVIEW, TEXT_LIMIT, Screen, say
from locales import Translator
from usecases.ports.messages import Delivery, Later, Never, Outcome, Sent

TAG = re.compile(r"<[^<>]*>")
UNPARSED = ("can't parse entities", "message is too long", "entity_text_invalid")
UNKNOWN_CHAT = ("chat not found", "peer_id_invalid", "user_deactivated", "user not found")

logger = logging.getLogger(__name__)


class TelegramNotifier:
    """See usecases.ports.messages.Notifier; any other refusal is raised as a fault of ours."""

    def __init__(
        self,
        bot: Bot,
        renderers: Mapping[str, Renderer],
        translator: Callable[[str], Translator],
    ) -> None:
        self._bot = bot
        self._renderers = renderers
        self._translator = translator

    async def send(self, address: str, delivery: Delivery, content: Any, locale: str) -> Outcome:
        """Render by kind and send."""
        screen = self._renderers[delivery.kind](content, self._translator(locale))
        token = bulk.set(True)
        try:
            sent = await self._say(int(address), screen)
        except TelegramRetryAfter as error:
            return Later(error.message, float(error.retry_after))
        except (TelegramNetworkError, TelegramServerError) as error:
            return Later(error.message)
        except (TelegramForbiddenError, TelegramNotFound) as error:
            return Never(_contact_state(error.message), error.message)
        except TelegramBadRequest as error:
            if any(sign in error.message.lower() for sign in UNKNOWN_CHAT):
                return Never("deactivated", error.message)
            raise
        finally:
            bulk.reset(token)
        return Sent(sent.message_id, str(sent.chat.id), sent.chat.id)

    async def _say(self, chat_id: int, screen: Screen) -> Message:
        try:
            return await self._say_as_is(chat_id, screen)
        except TelegramMigrateToChat as error:
            return await self._say_as_is(error.migrate_to_chat_id, screen)

    async def _say_as_is(self, chat_id: int, screen: Screen) -> Message:
        try:
            return await say(self._bot, chat_id, screen)
        except TelegramBadRequest as error:
            if not any(sign in error.message.lower() for sign in UNPARSED):
                raise
            logger.exception("sent as plain text: %s", error.message)
            return await self._bot.send_message(
                chat_id,
                plain(screen.text),
                parse_mode=None,
                reply_markup=screen.markup(),
                link_preview_options=NO_PREVIEW,
            )


def plain(html: str) -> str:
    """HTML that Telegram refused as readable text within its limit."""
    text = unescape(TAG.sub("", html))
    return text if len(text) <= TEXT_LIMIT else text[: TEXT_LIMIT - 1] + "…"


def _contact_state(message: str) -> str:
    return "deactivated" if "deactivated" in message.lower() else "blocked"
