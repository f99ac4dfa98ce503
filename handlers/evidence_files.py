"""Stored files shown in a chat: by the messenger's own id, else from the disk."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    FSInputFile,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
)

from handlers.report_words import cut
from handlers.screen import Screen, say
from locales import Translator
from roadmap.submissions import EvidenceKind
from usecases.ports.ground import Files
from usecases.ports.reports import Evidence

ALBUM = 10
CAPTION = 1000

Media = InputMediaPhoto | InputMediaVideo | InputMediaDocument
_MEDIA: dict[str, type[Media]] = {"photo": InputMediaPhoto, "video": InputMediaVideo}


async def show_files(
    bot: Bot, chat_id: int, evidence: Sequence[Evidence], files: Files, t: Translator
) -> None:
    """Photos and videos together, documents together, in the order they came; ten in an album.

    A file that the messenger no longer has is uploaded from the disk; one that is on no disk
    either is said.
    """
    stored = [one for one in evidence if one.kind is EvidenceKind.FILE]
    missing = 0
    for _, group in groupby(stored, key=lambda one: one.origin == "document"):
        parts = list(group)
        for at in range(0, len(parts), ALBUM):
            missing += await _show(bot, chat_id, parts[at : at + ALBUM], files)
    if missing:
        await say(bot, chat_id, Screen(t.html("report-files-gone", n=missing)))


async def _show(bot: Bot, chat_id: int, parts: Sequence[Evidence], files: Files) -> int:
    """How many of the parts could not be shown."""
    if all(part.bot_id == bot.id for part in parts):
        try:
            await _send(bot, chat_id, [_media(part, part.file_id or "") for part in parts])
        except TelegramBadRequest as error:
            if "file" not in error.message.lower():
                raise
        else:
            return 0
    found = [media for part in parts if (media := await _from_disk(part, files)) is not None]
    if found:
        await _send(bot, chat_id, found)
    return len(parts) - len(found)


async def _from_disk(part: Evidence, files: Files) -> Media | None:
    try:
        path = await files.path(part.sha256 or "")
    except FileNotFoundError:
        return None
    return _media(part, FSInputFile(path, filename=part.name or f"{part.origin}-{part.id}.jpg"))


def _media(part: Evidence, media: str | FSInputFile) -> Media:
    caption = cut(part.text, CAPTION) if part.text else None
    return _MEDIA.get(part.origin, InputMediaDocument)(
        media=media, caption=caption, parse_mode=None
    )


async def _send(bot: Bot, chat_id: int, album: Sequence[Media]) -> None:
    if len(album) > 1:
        await bot.send_media_group(chat_id, list(album))
        return
    (one,) = album
    caption, media = one.caption, one.media
    if isinstance(one, InputMediaPhoto):
        await bot.send_photo(chat_id, media, caption=caption, parse_mode=None)
    elif isinstance(one, InputMediaVideo):
        await bot.send_video(chat_id, media, caption=caption, parse_mode=None)
    else:
        await bot.send_document(chat_id, media, caption=caption, parse_mode=None)
