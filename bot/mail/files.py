"""Files from letters and from Telegram, each from where it came."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from bot.mail.incoming import payload
from roadmap.errors import FileGoneError
from usecases.ports.ground import Downloads, Files

LETTER = "letter:"


class LetterFiles:
    """See usecases.ports.ground.Downloads: parts of stored letters; all else from the messenger."""

    def __init__(self, files: Files, others: Downloads) -> None:
        self._files = files
        self._others = others

    async def fetch(self, file_id: str) -> AsyncIterator[bytes]:
        """The content in chunks; FileGoneError when the letter has been forgotten."""
        if not file_id.startswith(LETTER):
            async for chunk in self._others.fetch(file_id):
                yield chunk
            return
        sha256, part = file_id.removeprefix(LETTER).split(":")
        try:
            path = await self._files.path(sha256)
        except FileNotFoundError as error:
            raise FileGoneError("error-file-gone") from error
        content = await asyncio.to_thread(path.read_bytes)
        found = await asyncio.to_thread(payload, content, int(part))
        if found is None:
            raise FileGoneError("error-file-gone")
        yield found
