"""Changing and deleting what was sent."""

from __future__ import annotations

from typing import Any

from simulator.entities import Entity
from simulator.errors import bad_request
from simulator.methods.addressing import (
    caption_text,
    markup_of,
    message_text,
    own_message,
    spend,
    writable_chat,
)
from simulator.methods.media import read_media
from simulator.model import Deed, Group, Json, Media, Message
from simulator.params import Params, whole
from simulator.wire import message_json
from simulator.world import World

DELETABLE_SECONDS = 48 * 3600
MOST_AT_ONCE = 100
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)


def _editable(world: World, params: Params) -> Message:
    message = own_message(world, params, "message to edit not found")
    if not message.from_bot or message.plain_keyboard or message.service:
        raise bad_request("message can't be edited")
    return message


def _change(
    world: World,
    message: Message,
    text: str,
    entities: list[Entity],
    keyboard: list[list[Json]],
    media: Media | None = None,
) -> Json:
    attachment = media or message.media
    before = (message.text, message.entities, message.inline_keyboard, message.media)
    if before == (text, entities, keyboard, attachment):
        raise bad_request(NOT_MODIFIED)
    spend(world, message.chat_id)
    if before[:2] != (text, entities) or attachment != message.media:
        message.edit_date = world.clock.timestamp()
    message.text, message.entities = text, entities
    message.inline_keyboard, message.media = keyboard, attachment
    world.touch(message, Deed.EDITED)
    return message_json(world, message)


async def edit_message_text(world: World, params: Params) -> Any:
    """EditMessageText; without reply_markup the buttons go."""
    message = _editable(world, params)
    if message.media:
        raise bad_request("there is no text in the message to edit")
    text, entities = message_text(params)
    return _change(world, message, text, entities, markup_of(params).inline)


async def edit_message_caption(world: World, params: Params) -> Any:
    """EditMessageCaption; without a caption it is taken away."""
    message = _editable(world, params)
    if not message.media:
        raise bad_request("there is no caption in the message to edit")
    text, entities = caption_text(params)
    return _change(world, message, text, entities, markup_of(params).inline)


async def edit_message_reply_markup(world: World, params: Params) -> Any:
    """EditMessageReplyMarkup."""
    message = _editable(world, params)
    keyboard = markup_of(params).inline
    return _change(world, message, message.text, message.entities, keyboard)


async def edit_message_media(world: World, params: Params) -> Any:
    """EditMessageMedia: another file under the same message."""
    message = _editable(world, params)
    item = params.mapping("media")
    text, entities = caption_text(Params(item))
    given = str(item.get("media", ""))
    media = read_media(world, params, str(item.get("type")), given, given)
    return _change(world, message, text, entities, markup_of(params).inline, media)


def _refusal(world: World, message: Message) -> str | None:
    if world.clock.timestamp() - message.date > DELETABLE_SECONDS:
        return "message can't be deleted for everyone"
    group = world.groups.get(message.chat_id)
    foreign = isinstance(group, Group) and not message.from_bot
    if foreign and group is not None and group.bot_status != "administrator":
        return "message can't be deleted"
    return None


def _delete(world: World, message: Message) -> None:
    message.deleted = True
    world.touch(message, Deed.DELETED)


async def delete_message(world: World, params: Params) -> Any:
    """DeleteMessage: within 48 hours of the box's clock."""
    message = own_message(world, params, "message to delete not found")
    refusal = _refusal(world, message)
    if refusal:
        raise bad_request(refusal)
    _delete(world, message)
    return True


async def delete_messages(world: World, params: Params) -> Any:
    """DeleteMessages: what is not there is passed over."""
    chat = writable_chat(world, params)
    numbers = params.sequence("message_ids")
    if not 0 < len(numbers) <= MOST_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    found = [world.find(chat.id, whole(number, "message_ids")) for number in numbers]
    for message in found:
        if message is not None and _refusal(world, message) is None:
            _delete(world, message)
    return True


METHODS = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "editMessageMedia": edit_message_media,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
