"""sendMessage, copyMessage and what goes with a chat's flow."""

from __future__ import annotations

from typing import Any

from simulator.errors import bad_request
from simulator.methods.addressing import (
    caption_text,
    known_chat,
    markup_of,
    message_text,
    reply_target,
    show_keyboard,
    spend,
    writable_chat,
)
from simulator.params import Params
from simulator.wire import message_json
from simulator.world import World

_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
MAX_TOAST = 200


async def send_message(world: World, params: Params) -> Any:
    """SendMessage."""
    chat = writable_chat(world, params)
    text, entities = message_text(params)
    markup = markup_of(params)
    target = reply_target(world, params, chat)
    spend(world, chat.id, paid=params.flag("allow_paid_broadcast"))
    show_keyboard(world, chat, markup)
    message = world.post(
        chat.id,
        world.bot.id,
        text=text,
        entities=entities,
        inline_keyboard=markup.inline,
        plain_keyboard=markup.kind in {"keyboard", "remove", "force"},
        reply_to=target,
    )
    return message_json(world, message)


async def copy_message(world: World, params: Params) -> Any:
    """CopyMessage: the content without its author; a new caption replaces the old one."""
    chat = writable_chat(world, params)
    source = known_chat(world, params, "from_chat_id")
    original = world.find(source.id, params.integer("message_id", 0))
    if original is None:
        raise bad_request("message to copy not found")
    if original.service:
        raise bad_request("message can't be copied")
    text, entities = original.text, original.entities
    if original.media and "caption" in params.values:
        text, entities = caption_text(params)
    markup = markup_of(params)
    target = reply_target(world, params, chat)
    spend(world, chat.id, paid=params.flag("allow_paid_broadcast"))
    show_keyboard(world, chat, markup)
    copy = world.post(
        chat.id,
        world.bot.id,
        text=text,
        entities=entities,
        media=original.media,
        inline_keyboard=markup.inline,
        reply_to=target,
    )
    return {"message_id": copy.id}


async def send_chat_action(world: World, params: Params) -> Any:
    """SendChatAction: shown on the page for some seconds, stored nowhere."""
    chat = writable_chat(world, params)
    action = params.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.feed.announce("action", chat=chat.id, action=action)
    return True


async def answer_callback_query(world: World, params: Params) -> Any:
    """AnswerCallbackQuery: accepted once and for a limited time."""
    text = params.text("text")
    if len(text) > MAX_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = {"text": text, "alert": params.flag("show_alert"), "url": params.text("url")}
    world.answer(params.text("callback_query_id"), answer)
    return True


METHODS = {
    "sendMessage": send_message,
    "copyMessage": copy_message,
    "sendChatAction": send_chat_action,
    "answerCallbackQuery": answer_callback_query,
}
