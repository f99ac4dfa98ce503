"""The way out to Telegram: limiter, patience with floods, one kind of network error."""

from __future__ import annotations

import asyncio
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError, TelegramRetryAfter
from aiogram.methods import SendMediaGroup, TelegramMethod
from aiogram.methods.base import Response, TelegramType

from bot.proxy import PROXY_ERRORS
from bot.settings import Settings
from bot.telegram.limiter import Limiter, bulk
from bot.watch.metrics import Counted, Metrics

LIMITED = ("Send", "Copy", "Forward", "Edit")
FREE = frozenset({"SendChatAction"})
RETRIES = 3
LONGEST_RETRY = 15
REQUEST_SECONDS = 30.0


class Paced(BaseRequestMiddleware):
    """Every message passes the limiter, whoever sends it."""

    def __init__(self, limiter: Limiter) -> None:
        self._limiter = limiter

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Wait for the turn, then ask."""
        chat = _chat(method)
        if chat is not None:
            await self._limiter.take(chat, _messages(method))
        try:
            return await make_request(bot, method)
        except TelegramRetryAfter as error:
            self._limiter.hold(error.retry_after)
            raise


class PaidBroadcast(BaseRequestMiddleware):
    """Every message says that Telegram may take Stars for what is beyond the free rate."""

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Say so, then ask."""
        if "allow_paid_broadcast" in type(method).model_fields:
            method = method.model_copy(update={"allow_paid_broadcast": True})
        return await make_request(bot, method)


class FloodPatience(BaseRequestMiddleware):
    """Somebody waits for the answer: a short flood is waited out here.

    The outbox is not in a hurry: it gives its turn back and keeps retry_after in the delivery.
    """

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Ask again after retry_after, up to three times."""
        for _ in range(RETRIES):
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as error:
                if bulk.get() or error.retry_after > LONGEST_RETRY:
                    raise
                await asyncio.sleep(error.retry_after)
        return await make_request(bot, method)


class NetworkErrors(BaseRequestMiddleware):
    """What proxies and gateways answer in Telegram's place is the network's error too."""

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Map them; raises TelegramNetworkError."""
        try:
            return await make_request(bot, method)
        except (ClientDecodeError, OSError, *PROXY_ERRORS) as error:
            message = f"{type(error).__name__}: {error}"
            raise TelegramNetworkError(method=method, message=message) from error


class AnswersKept(BaseRequestMiddleware):
    """Keeps the models of answers, which pydantic forgets whenever nobody holds them.

    aiogram makes one at each call; made anew it takes ten milliseconds.
    """

    def __init__(self) -> None:
        self._kept: dict[Any, Any] = {}

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Hold the model of this method's answer from now on, then ask."""
        kind = type(method)
        if kind not in self._kept:
            self._kept[kind] = Response[kind.__returning__]  # type: ignore[name-defined] # as aiogram
        return await make_request(bot, method)


def _chat(method: TelegramMethod[Any]) -> int | None:
    name = type(method).__name__
    chat = getattr(method, "chat_id", None)
    if not name.startswith(LIMITED) or name in FREE or not isinstance(chat, int):
        return None
    return chat


def _messages(method: TelegramMethod[Any]) -> int:
    return len(method.media) if isinstance(method, SendMediaGroup) else 1


def open_bot(settings: Settings, limiter: Limiter, metrics: Metrics | None = None) -> Bot:
    """The bot with its session; nothing is connected yet."""
    session = AiohttpSession(
        proxy=settings.proxy,
        api=TelegramAPIServer.from_base(settings.api_url, is_local=settings.api_local),
        timeout=REQUEST_SECONDS,
    )
    session.middleware(FloodPatience())
    session.middleware(Paced(limiter))
    if settings.paid_broadcast:
        session.middleware(PaidBroadcast())
    if metrics is not None:
        session.middleware(Counted(metrics))
    session.middleware(NetworkErrors())
    session.middleware(AnswersKept())
    return Bot(
        settings.token,
        session=session,
        default=DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview_is_disabled=True),
    )
