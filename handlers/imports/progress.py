"""How a job's message follows the job: edited while it runs, left alone when it cannot be."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.exceptions import TelegramAPIError
from aiogram.types import Message

from locales import Translator
from usecases.ports.ground import ReadFactory
from usecases.ports.imports import Progress

LOOKS: Final = 600
ACTION_EVERY: Final = 4

Say = Callable[[Progress], str | None]
"""What a message says of a progress; None while it stays as it is."""

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class _Watched:
    """A message and what it follows; `running` are the states in which it goes on."""

    bot: Bot
    chat_id: int
    message_id: int
    import_id: int
    say: Say
    running: frozenset[str]
    shown: str = ""
    looks: int = 0


class ProgressWatch:
    """Edits progress messages, a look a tick.

    The result itself comes as a notice through the outbox, so that nothing is lost when this
    process ends; a message that nobody follows any more only stays as it was.
    """

    def __init__(self, read: ReadFactory) -> None:
        self._read = read
        self._watched: list[_Watched] = []

    def reading(self, message: Message, import_id: int, name: str, t: Translator) -> None:
        """Follow the reading of a document."""
        running = frozenset({"received", "reading"})

        def say(progress: Progress) -> str | None:
            if progress.state in running:
                pages = {"done": progress.done, "total": progress.total}
                return (
                    t.html("import-reading-pages", name=name, **pages) if progress.total else None
                )
            refused = progress.state in {"refused", "cancelled"}
            return t.html("import-reading-over" if refused else "import-reading-done", name=name)

        self._follow(message, import_id, say, running)

    def publishing(self, message: Message, import_id: int, title: str, t: Translator) -> None:
        """Follow a publication in duties."""

        def say(progress: Progress) -> str | None:
            if progress.state == "published":
                return t.html("import-publishing-done", title=title)
            if not progress.total:
                return None
            done, total = progress.done, progress.total
            percent = 100 * done // total
            return t.html("import-publishing", title=title, percent=percent, done=done, total=total)

        self._follow(message, import_id, say, frozenset({"publishing"}))

    def _follow(self, message: Message, import_id: int, say: Say, running: frozenset[str]) -> None:
        if message.bot is not None:
            chat_id, message_id = message.chat.id, message.message_id
            self._watched.append(
                _Watched(message.bot, chat_id, message_id, import_id, say, running)
            )

    async def look(self) -> None:
        """Look at everything followed once."""
        for watched in tuple(self._watched):
            async with self._read() as read:
                progress = await read.imports.progress(watched.import_id)
            watched.looks += 1
            over = progress is None or progress.state not in watched.running
            if over or watched.looks > LOOKS:
                self._watched.remove(watched)
            try:
                await _show(watched, progress, over=over)
            except TelegramAPIError as error:
                logger.info("a progress message was not edited: %s", error)


async def _show(watched: _Watched, progress: Progress | None, *, over: bool) -> None:
    text = watched.say(progress) if progress else None
    if text and text != watched.shown:
        watched.shown = text
        await watched.bot.edit_message_text(
            text, chat_id=watched.chat_id, message_id=watched.message_id
        )
    elif not over and watched.looks % ACTION_EVERY == 1:
        await watched.bot.send_chat_action(watched.chat_id, ChatAction.TYPING)
