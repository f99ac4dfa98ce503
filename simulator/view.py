"""What a phone shows, as JSON for the page, the tests and the transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.methods.profile import commands_shown
from simulator.model import Chat, Group, Json, Media, Message, Person, Query
from simulator.rendering import to_html

if TYPE_CHECKING:
    from simulator.world import World


def message_view(world: World, message: Message) -> Json:
    """A message: texts, buttons [[{label, kind, value}]], media, states; date in unix seconds."""
    return {
        "id": message.id,
        "chat": message.chat_id,
        "from_bot": message.from_bot,
        "sender": message.sender,
        "sender_name": sender_name(world, message),
        "date": message.date,
        "text": message.text,
        "html": to_html(message.text, message.entities),
        "buttons": [[_button(button) for button in row] for row in message.inline_keyboard],
        "media": _media(message.media) if message.media else None,
        "album": message.album,
        "reply_to": message.reply_to,
        "edited": message.edit_date is not None,
        "deleted": message.deleted,
        "service": service_line(world, message),
        "pinned": world.pinned.get(message.chat_id) == message.id,
        "revision": message.revision,
        "born": message.born,
    }


def sender_name(world: World, message: Message) -> str:
    """Who wrote it."""
    return world.bot.first_name if message.from_bot else world.people[message.sender].name


def _button(button: Json) -> Json:
    for kind, key in (("data", "callback_data"), ("url", "url")):
        if key in button:
            return {"label": button["text"], "kind": kind, "value": str(button[key])}
    if "copy_text" in button:
        return {"label": button["text"], "kind": "copy", "value": button["copy_text"]["text"]}
    return {"label": button["text"], "kind": "other", "value": ""}


def _media(media: Media) -> Json:
    width, height = media.sizes[-1][1:] if media.sizes else (0, 0)
    return {
        "kind": media.kind,
        "name": media.file.name,
        "mime": media.file.mime,
        "size": media.file.size,
        "url": f"/sim/files/{media.file.unique_id}",
        "width": width,
        "height": height,
    }


def service_line(world: World, message: Message) -> str:
    """What a service message tells; empty for any other."""
    if "new_chat_members" in message.service:
        names = ", ".join(
            str(member["first_name"]) for member in message.service["new_chat_members"]
        )
        return f"В группе новые участники: {names}"
    if "migrate_to_chat_id" in message.service:
        return "Группа преобразована в супергруппу"
    if "migrate_from_chat_id" in message.service:
        return f"Супергруппа создана из группы «{world.chat(message.chat_id).name}»"
    return ""


def query_view(query: Query) -> Json:
    """A press and, once there, its answer: the toast."""
    return {
        "id": query.id,
        "person": query.person,
        "chat": query.chat_id,
        "message": query.message_id,
        "data": query.data,
        "answered": query.answer is not None,
        "text": (query.answer or {}).get("text", ""),
        "alert": bool((query.answer or {}).get("alert")),
        "url": (query.answer or {}).get("url", ""),
    }


def buttons_shown(world: World, chat_id: int) -> list[str]:
    """Labels of all buttons that can be pressed in a chat, newest message first."""
    labels = [
        str(button["text"])
        for message in reversed(world.history(chat_id))
        if not message.deleted
        for row in message.inline_keyboard
        for button in row
    ]
    keys = world.keyboards.get(chat_id, {}).get("keyboard", [])
    return [*labels, *(str(key["text"]) for row in keys for key in row)]


def person_view(world: World, person: Person) -> Json:
    """A phone's owner and what stands around the private chat."""
    groups = [group for group in world.groups.values() if person.id in group.members]
    return {
        "id": person.id,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "name": person.name,
        "started": person.started,
        "blocked": person.blocked,
        "deactivated": person.deactivated,
        "commands": commands_shown(world, person.id, person.language_code),
        "groups": [group_view(group) for group in groups if group.migrated_to is None],
    }


def group_view(group: Group) -> Json:
    """A group."""
    return {
        "id": group.id,
        "title": group.title,
        "supergroup": group.supergroup,
        "members": list(group.members),
        "bot_status": group.bot_status,
        "migrated_to": group.migrated_to,
    }


def chat_view(world: World, chat: Chat, after: int = 0) -> Json:
    """Messages and presses changed after revision `after`; the reply keyboard."""
    return {
        "id": chat.id,
        "title": chat.name,
        "revision": world.feed.revision,
        "keyboard": world.keyboards.get(chat.id, {}).get("keyboard", []),
        "messages": [
            message_view(world, message)
            for message in world.history(chat.id)
            if message.revision > after
        ],
        "presses": [
            query_view(query)
            for query in world.queries.values()
            if query.chat_id == chat.id and query.revision > after
        ],
    }
