"""A chat as plain text, in the order in which things happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from simulator.model import Chat, Deed, Group, Message, Record
from simulator.view import sender_name, service_line

if TYPE_CHECKING:
    from simulator.world import World

_DEEDS = {
    Deed.SENT: "",
    Deed.EDITED: " изменяет сообщение",
    Deed.DELETED: " удаляет сообщение",
}


def transcript(world: World, chat: Chat) -> str:
    """Who did what and when: messages as they stood then, edits, presses with their answers."""
    lines = [f"=== {chat.name}{' (группа)' if isinstance(chat, Group) else ''} ==="]
    for record in world.records:
        if record.message.chat_id == chat.id:
            lines.extend(_lines(world, record))
    return "\n".join(lines) + "\n"


def _lines(world: World, record: Record) -> Iterator[str]:
    moment = datetime.fromtimestamp(record.at, ZoneInfo(world.settings.zone))
    stamp = f"[{moment:%d.%m.%Y %H:%M}]"
    if record.deed is Deed.PRESSED:
        yield f"{stamp} {_press(world, record)}"
        return
    author = sender_name(world, record.message)
    if record.deed is Deed.DELETED:
        author = world.bot.first_name
    yield f"{stamp} {author}{_DEEDS[record.deed]}:"
    yield from _content(world, record.message)


def _press(world: World, record: Record) -> str:
    query = record.query
    if query is None:
        return ""
    answer = (query.answer or {}).get("text", "")
    said = f": «{answer}»" if answer else ""
    return f"{world.person(query.person).name} нажимает [{record.label}]{said}"


def _content(world: World, message: Message) -> Iterator[str]:
    service = service_line(world, message)
    if service:
        yield f"  * {service}"
    if message.media:
        kind = "фото" if message.media.kind == "photo" else "файл"
        yield f"  <{kind}: {message.media.file.name}>"
    for line in message.text.splitlines():
        yield f"  {line}".rstrip()
    for row in message.inline_keyboard:
        yield "  " + " ".join(f"[{button['text']}]" for button in row)
