"""What people do on their phones: write, press, send files, edit, block, meet in groups."""

from __future__ import annotations

import re

from simulator.autolinks import with_found
from simulator.entities import trim, utf16_length
from simulator.errors import ApiError, ControlError
from simulator.files import KINDS, FileStore
from simulator.methods.addressing import MAX_CAPTION, MAX_TEXT
from simulator.model import Chat, Deed, Json, Media, Message, Person, Query
from simulator.view import buttons_shown
from simulator.world import World

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


def chat_for(world: World, person: Person, chat_id: int | None) -> Chat:
    """The private chat with the bot, or a group that the person is in."""
    if chat_id is None or chat_id == person.id:
        if person.blocked:
            raise ControlError(409, "this person has blocked the bot")
        return person
    group = world.group(chat_id)
    if person.id not in group.members:
        raise ControlError(409, f"{person.name} is not a member of {group.title}")
    if group.migrated_to is not None:
        raise ControlError(409, "the group became a supergroup", chat=group.migrated_to)
    return group


def _ready(person: Person) -> None:
    if person.deactivated:
        raise ControlError(409, "this account is deactivated")


def _open(world: World, person: Person, chat: Chat) -> None:
    """The first message opens the private chat: from then on the bot may write."""
    if chat is person and not person.started:
        person.started = True
        world.feed.announce("people", person=person.id)


def _answered(world: World, chat: Chat, reply_to: int | None) -> int | None:
    if reply_to is not None and world.find(chat.id, reply_to) is None:
        raise ControlError(404, f"no message {reply_to} to reply to")
    return reply_to


def write(
    world: World, person: Person, text: str, *, chat_id: int | None = None, reply_to: int | None
) -> Message:
    """A text message, with what Telegram finds in it marked."""
    _ready(person)
    chat = chat_for(world, person, chat_id)
    plain, _ = trim(text, [])
    if not plain or utf16_length(plain) > MAX_TEXT:
        raise ControlError(400, "a message has 1 to 4096 characters")
    target = _answered(world, chat, reply_to)
    _open(world, person, chat)
    message = world.post(
        chat.id, person.id, text=plain, entities=with_found(plain, []), reply_to=target
    )
    world.tell_bot("message", message)
    return message


def start(world: World, person: Person, payload: str) -> Message:
    """Open the bot by its name or by a deep link; unblocks it first, as the apps do."""
    if not _PAYLOAD.fullmatch(payload):
        raise ControlError(400, "a payload has up to 64 characters of A-Z a-z 0-9 _ -")
    if person.blocked:
        block(world, person, on=False)
    return write(world, person, f"/start {payload}".strip(), reply_to=None)


def press(
    world: World,
    person: Person,
    label: str,
    *,
    chat_id: int | None = None,
    message_id: int | None = None,
    reachable: bool = True,
) -> tuple[Query | None, Message, Json]:
    """Press the button with this label or data, of the newest message that has it.

    Returns the query of an inline button, None for a link or a key of the reply keyboard;
    raises ControlError 404 with the buttons that are there.
    """
    _ready(person)
    chat = chat_for(world, person, chat_id)
    for message in reversed(world.history(chat.id)):
        if message.deleted or message_id not in {None, message.id}:
            continue
        button = _button(message, label)
        if button is None:
            continue
        if "callback_data" not in button:
            return None, message, button
        return world.press(person, message, button, reachable=reachable), message, button
    for key in _keys(world.keyboards.get(chat.id, {})):
        if plain(str(key["text"])) == plain(label):
            text = str(key["text"])
            return None, write(world, person, text, chat_id=chat_id, reply_to=None), key
    raise ControlError(404, f"no button {label!r}", buttons=buttons_shown(world, chat.id))


def plain(text: str) -> str:
    """For comparing labels: non-breaking spaces are spaces."""
    return text.replace("\xa0", " ").replace("\u202f", " ").strip()


def _button(message: Message, label: str) -> Json | None:
    buttons = [button for row in message.inline_keyboard for button in row]
    for button in buttons:
        if plain(str(button["text"])) == plain(label):
            return button
    for button in buttons:
        if button.get("callback_data") == label:
            return button
    return None


def _keys(keyboard: Json) -> list[Json]:
    return [key for row in keyboard.get("keyboard", []) for key in row]


def keep_upload(store: FileStore, kind: str, name: str, data: bytes, size: int = 0) -> Media:
    """A file that a phone uploads; raises ControlError when it cannot be sent as `kind`."""
    if kind not in KINDS:
        raise ControlError(400, f"unknown kind of file: {kind}", kinds=sorted(KINDS))
    try:
        return store.keep(kind, data, name, size=size)
    except ApiError as error:
        raise ControlError(400, f"{name} is not a picture") from error


def send_media(
    world: World,
    person: Person,
    media: Media,
    caption: str,
    *,
    chat_id: int | None = None,
    reply_to: int | None = None,
    album: str | None = None,
) -> Message:
    """One file in one message; parts of an album share `album` and come one by one."""
    _ready(person)
    chat = chat_for(world, person, chat_id)
    text, _ = trim(caption, [])
    if utf16_length(text) > MAX_CAPTION:
        raise ControlError(400, "a caption has up to 1024 characters")
    target = _answered(world, chat, reply_to)
    _open(world, person, chat)
    message = world.post(
        chat.id,
        person.id,
        text=text,
        entities=with_found(text, []),
        media=media,
        reply_to=target,
        album=album,
    )
    world.tell_bot("message", message)
    return message


def edit(world: World, person: Person, message_id: int, text: str, chat_id: int | None) -> Message:
    """Change the text or the caption of an own message."""
    _ready(person)
    chat = chat_for(world, person, chat_id)
    message = world.find(chat.id, message_id)
    if message is None or message.sender != person.id or message.service:
        raise ControlError(404, f"no own message {message_id}")
    message.text, _ = trim(text, [])
    if not message.text and not message.media:
        raise ControlError(400, "a message has 1 to 4096 characters")
    message.entities = with_found(message.text, [])
    message.edit_date = world.clock.timestamp()
    world.touch(message, Deed.EDITED)
    world.tell_bot("edited_message", message)
    return message


def block(world: World, person: Person, *, on: bool) -> None:
    """Block or unblock the bot; the bot is told of a change."""
    if person.blocked == on:
        return
    person.blocked = on
    if person.started:
        old, new = ("member", "kicked") if on else ("kicked", "member")
        world.tell_membership(person, person, old, new)
    world.feed.announce("people", person=person.id)


def deactivate(world: World, person: Person, *, on: bool) -> None:
    """Delete the account, or bring it back; the bot is not told."""
    person.deactivated = on
    world.feed.announce("people", person=person.id)
