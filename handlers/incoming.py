"""A message's file, and why it cannot be taken at all."""

from __future__ import annotations

from typing import Any

from aiogram import Bot
from aiogram.types import Message

from handlers.report_words import cut
from locales import Translator
from usecases.ports.reports import IncomingFile

MEGABYTE = 1024 * 1024
LIMIT = 20
"""Megabytes that a bot may download from Telegram's own server."""
OWN_SERVER_LIMIT = 2000


def incoming_file(message: Message, bot_id: int) -> IncomingFile | None:
    """The file of a message: of a photo its largest size; None when there is none."""
    facts = _facts(message)
    if facts is None:
        return None
    return IncomingFile(
        bot_id=bot_id,
        chat_id=message.chat.id,
        message_id=message.message_id,
        caption=message.caption,
        media_group_id=message.media_group_id,
        **facts,
    )


def _facts(message: Message) -> dict[str, Any] | None:
    if message.photo:
        return {"origin": "photo", **_common(message.photo[-1])}
    for origin in ("document", "video"):
        media = getattr(message, origin)
        if media is not None:
            more = {"name": media.file_name, "mime": media.mime_type}
            return {"origin": origin, **_common(media), **more}
    return None


def _common(media: Any) -> dict[str, Any]:
    return {
        "file_id": media.file_id,
        "file_unique_id": media.file_unique_id,
        "size": media.file_size,
    }


def refusal(sent: IncomingFile, bot: Bot, t: Translator) -> str | None:
    """Why a file cannot be taken, and the way out (HTML); None when it can."""
    limit = OWN_SERVER_LIMIT if bot.session.api.is_local else LIMIT
    name = cut(sent.name) if sent.name else t.text("report-unknown-name")
    if sent.size is not None and sent.size > limit * MEGABYTE:
        return t.html("report-too-big", name=name, limit=limit)
    if sent.size == 0:
        return t.html("report-empty", name=name)
    return None
