"""Objects of the Bot API as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.model import BotProfile, Chat, Group, Json, Media, Message, Person, Query, StoredFile

if TYPE_CHECKING:
    from simulator.world import World


def person_json(somebody: Person | BotProfile) -> Json:
    """A User."""
    body: Json = {
        "id": somebody.id,
        "is_bot": isinstance(somebody, BotProfile),
        "first_name": somebody.first_name,
    }
    if somebody.username:
        body["username"] = somebody.username
    if isinstance(somebody, Person):
        if somebody.last_name:
            body["last_name"] = somebody.last_name
        body["language_code"] = somebody.language_code
    return body


def chat_json(chat: Chat) -> Json:
    """A Chat."""
    if isinstance(chat, Group):
        kind = "supergroup" if chat.supergroup else "group"
        return {"id": chat.id, "type": kind, "title": chat.title}
    body: Json = {"id": chat.id, "type": "private", "first_name": chat.first_name}
    if chat.last_name:
        body["last_name"] = chat.last_name
    if chat.username:
        body["username"] = chat.username
    return body


def _file_json(stored: StoredFile) -> Json:
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": stored.size,
    }


def _media_json(media: Media) -> Json:
    if media.kind == "photo":
        sizes = [
            {**_file_json(stored), "width": width, "height": height}
            for stored, width, height in media.sizes
        ]
        return {"photo": sizes}
    body = {**_file_json(media.file), "mime_type": media.file.mime}
    if media.kind != "voice":
        body["file_name"] = media.file.name
    if media.kind != "document":
        body["duration"] = media.duration
    if media.kind in {"video", "animation"}:
        body.update(width=640, height=360)
    return {media.kind: body}


def message_json(world: World, message: Message, *, with_reply: bool = True) -> Json:
    """A Message as the bot gets it; what it answers stands in it one level deep."""
    sender = world.bot if message.from_bot else world.people[message.sender]
    body: Json = {
        "message_id": message.id,
        "from": person_json(sender),
        "chat": chat_json(world.chat(message.chat_id)),
        "date": message.date,
        **message.service,
    }
    if message.media:
        body.update(_media_json(message.media))
    if message.text:
        body["caption" if message.media else "text"] = message.text
    if message.entities:
        body["caption_entities" if message.media else "entities"] = message.entities
    if message.inline_keyboard:
        body["reply_markup"] = {"inline_keyboard": message.inline_keyboard}
    if message.album:
        body["media_group_id"] = message.album
    if message.edit_date:
        body["edit_date"] = message.edit_date
    answered = world.messages.get(message.chat_id, {}).get(message.reply_to or 0)
    if with_reply and answered is not None:
        body["reply_to_message"] = message_json(world, answered, with_reply=False)
    return body


def callback_query_json(world: World, query: Query, message: Message, *, reachable: bool) -> Json:
    """A CallbackQuery; an unreachable message is only its number, with date 0."""
    shown = message_json(world, message)
    if not reachable:
        shown = {"chat": shown["chat"], "message_id": message.id, "date": 0}
    return {
        "id": query.id,
        "from": person_json(world.person(query.person)),
        "message": shown,
        "chat_instance": str(7_000_000 + abs(query.chat_id)),
        "data": query.data,
    }


def file_json(stored: StoredFile) -> Json:
    """A File with the path to download it from."""
    return {**_file_json(stored), "file_path": stored.path}
