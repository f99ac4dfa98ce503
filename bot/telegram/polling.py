"""getUpdates in our own order: stored and committed first, confirmed after."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable, Sequence
from typing import Any

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramConflictError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetUpdates

from bot.stopping import Stopping
from roadmap.errors import InputRefusedError
from usecases.inbox import ReceiveUpdates
from usecases.ports.messages import IncomingUpdate

POLL_SECONDS = 25
SHORTEST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
ALLOWED = ("message", "callback_query", "my_chat_member")

logger = logging.getLogger(__name__)


class RawUpdates(GetUpdates):
    """getUpdates whose answer stays as it came: that is what the inbox keeps."""

    __returning__ = list[dict[str, Any]]


def lane_of(payload: dict[str, Any]) -> int:
    """What an update is serial with: its chat, else its user, else nothing in particular (0)."""
    body = next((part for part in payload.values() if isinstance(part, dict)), {})
    for holder in (body, body.get("message") or {}):
        if "chat" in holder:
            return int(holder["chat"]["id"])
    return int((body.get("from") or {}).get("id", 0))


class Polling:
    """Fetches updates for ever; `received` is called after each batch is durable."""

    def __init__(
        self,
        bot: Bot,
        receive: ReceiveUpdates,
        received: Callable[[], None],
    ) -> None:
        self._bot = bot
        self._receive = receive
        self._received = received
        self._offset: int | None = None
        self._failures = 0
        self._stopping = Stopping()
        self._fetching: asyncio.Task[Sequence[dict[str, Any]]] | None = None

    def end(self) -> None:
        """Fetch nothing more; what was fetched is still stored."""
        self._stopping.tell()
        if self._fetching is not None:
            self._fetching.cancel()

    async def run(self) -> None:
        """Until `end`; raises InputRefusedError when Telegram refuses the token."""
        while not self._stopping:
            self._fetching = asyncio.create_task(self._fetch())
            try:
                await self._store(await self._fetching)
            except asyncio.CancelledError:
                if not self._stopping:
                    raise
            except (TelegramUnauthorizedError, TelegramNotFound) as error:
                raise InputRefusedError("error-token-refused") from error
            except Exception as error:  # noqa: BLE001 # polling outlives whatever happened
                await self._recover(error)
            else:
                self._failures = 0

    async def _fetch(self) -> Sequence[dict[str, Any]]:
        method = RawUpdates(
            offset=self._offset, timeout=POLL_SECONDS, allowed_updates=list(ALLOWED)
        )
        fetched: Any = await self._bot(method, request_timeout=POLL_SECONDS + 10)
        return fetched  # type: ignore[no-any-return]

    async def _store(self, updates: Sequence[dict[str, Any]]) -> None:
        if not updates:
            return
        incoming = [
            IncomingUpdate(int(update["update_id"]), lane_of(update), update) for update in updates
        ]
        await self._receive(self._bot.id, incoming)
        self._offset = incoming[-1].update_id + 1
        self._received()

    async def _recover(self, error: Exception) -> None:
        self._failures += 1
        wait = min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** min(self._failures - 1, 5))
        wait *= random.uniform(0.5, 1.0)  # noqa: S311 # no secret
        if isinstance(error, TelegramRetryAfter):
            wait = float(error.retry_after)
        if isinstance(error, TelegramConflictError):
            logger.error("another process polls with the same token; only one may run")
        elif isinstance(error, TelegramAPIError):
            logger.warning("Telegram does not answer: %s; again in %.1f s", error.message, wait)
        else:
            logger.error("updates were not stored; again in %.1f s", wait, exc_info=error)
        await self._stopping.pause(wait)
