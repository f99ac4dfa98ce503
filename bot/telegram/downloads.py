"""Files that people sent, in chunks."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramNotFound
from aiohttp import ClientError, ClientResponseError

from bot.proxy import PROXY_ERRORS
from roadmap.errors import FileGoneError, FileTooBigError, TryLaterError

CHUNK = 256 * 1024
LIMIT_MEGABYTES = 20
SECONDS = 300
_GONE = frozenset({400, 403, 404, 410})


class TelegramFiles:
    """See usecases.ports.ground.Downloads. With a local Bot API server the file is on our disk."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def fetch(self, file_id: str) -> AsyncIterator[bytes]:
        """The content in chunks."""
        path = await self._path(file_id)
        api = self._bot.session.api
        if api.is_local and await asyncio.to_thread(Path(path).is_file):
            async for chunk in _from_disk(Path(path)):
                yield chunk
            return
        url = api.file_url(self._bot.token, path)
        stream = self._bot.session.stream_content(
            url, timeout=SECONDS, chunk_size=CHUNK, raise_for_status=True
        )
        try:
            async with aclosing(stream):
                async for chunk in stream:
                    yield chunk
        except ClientResponseError as error:
            if error.status in _GONE:
                raise FileGoneError("error-file-gone") from error
            raise TryLaterError("error-try-later") from error
        except (ClientError, OSError, *PROXY_ERRORS) as error:
            raise TryLaterError("error-try-later") from error

    async def _path(self, file_id: str) -> str:
        try:
            found = await self._bot.get_file(file_id)
        except TelegramBadRequest as error:
            if "too big" in error.message.lower():
                raise FileTooBigError("error-file-too-big", limit=LIMIT_MEGABYTES) from error
            raise FileGoneError("error-file-gone") from error
        except TelegramNotFound as error:
            raise FileGoneError("error-file-gone") from error
        except TelegramAPIError as error:
            raise TryLaterError("error-try-later") from error
        if not found.file_path:
            raise FileGoneError("error-file-gone")
        return found.file_path


async def _from_disk(path: Path) -> AsyncIterator[bytes]:
    opened = await asyncio.to_thread(path.open, "rb")
    with opened:
        while chunk := await asyncio.to_thread(opened.read, CHUNK):
            yield chunk
