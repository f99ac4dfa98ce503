"""Sending files: by upload, attach:// or file_id; albums; getFile."""

from __future__ import annotations

from typing import Any

from simulator.errors import bad_request
from simulator.methods.addressing import (
    caption_text,
    markup_of,
    reply_target,
    show_keyboard,
    spend,
    writable_chat,
)
from simulator.model import Json, Media
from simulator.params import Params
from simulator.wire import file_json, message_json
from simulator.world import World

_ATTACH = "attach://"
ALBUM_SIZES = range(2, 11)


def read_media(world: World, params: Params, kind: str, given: str, part: str) -> Media:
    """The attachment of a call: the part of that name, attach://part, or a file_id."""
    name = given.removeprefix(_ATTACH) if given.startswith(_ATTACH) else part
    if given.startswith(_ATTACH) or not given:
        upload = params.uploads.get(name)
        if upload is None:
            raise bad_request(f"there is no {kind} in the request")
        if not upload.data:
            raise bad_request("file must be non-empty")
        return world.files.keep(kind, upload.data, upload.name, upload.mime)
    if given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    return world.files.reuse(kind, given)


async def _send(world: World, params: Params, kind: str) -> Any:
    chat = writable_chat(world, params)
    text, entities = caption_text(params)
    markup = markup_of(params)
    target = reply_target(world, params, chat)
    media = read_media(world, params, kind, params.text(kind), kind)
    spend(world, chat.id, paid=params.flag("allow_paid_broadcast"))
    show_keyboard(world, chat, markup)
    message = world.post(
        chat.id,
        world.bot.id,
        text=text,
        entities=entities,
        media=media,
        inline_keyboard=markup.inline,
        plain_keyboard=markup.kind in {"keyboard", "remove", "force"},
        reply_to=target,
    )
    return message_json(world, message)


async def send_photo(world: World, params: Params) -> Any:
    """SendPhoto."""
    return await _send(world, params, "photo")


async def send_document(world: World, params: Params) -> Any:
    """SendDocument."""
    return await _send(world, params, "document")


async def send_video(world: World, params: Params) -> Any:
    """SendVideo."""
    return await _send(world, params, "video")


async def send_audio(world: World, params: Params) -> Any:
    """SendAudio."""
    return await _send(world, params, "audio")


async def send_voice(world: World, params: Params) -> Any:
    """SendVoice."""
    return await _send(world, params, "voice")


async def send_media_group(world: World, params: Params) -> Any:
    """SendMediaGroup: 2 to 10 photos and videos, or documents alone."""
    chat = writable_chat(world, params)
    items = params.sequence("media")
    if len(items) not in ALBUM_SIZES:
        raise bad_request("wrong number of items in the album, must be between 2 and 10")
    if not all(isinstance(item, dict) for item in items):
        raise bad_request("can't parse media JSON object")
    kinds = {item.get("type") for item in items}
    if len(kinds - {"photo", "video"}) > 0 and len(kinds) > 1:
        raise bad_request("document can't be mixed with other media types")
    target = reply_target(world, params, chat)
    contents = [_album_item(world, params, item) for item in items]
    spend(world, chat.id, len(items), paid=params.flag("allow_paid_broadcast"))
    album = str(13_000_000_000 + world.feed.revision)
    sent = [
        world.post(chat.id, world.bot.id, **content, album=album, reply_to=target)
        for content in contents
    ]
    return [message_json(world, message) for message in sent]


def _album_item(world: World, params: Params, item: Json) -> Json:
    caption = Params({"parse_mode": params.text("parse_mode"), **item})
    text, entities = caption_text(caption)
    given = str(item.get("media", ""))
    media = read_media(world, params, str(item.get("type")), given, given)
    return {"text": text, "entities": entities, "media": media}


async def get_file(world: World, params: Params) -> Any:
    """GetFile: a path for /file/bot<token>/<path>."""
    return file_json(world.files.downloadable(params.text("file_id")))


METHODS = {
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendVideo": send_video,
    "sendAudio": send_audio,
    "sendVoice": send_voice,
    "sendMediaGroup": send_media_group,
    "getFile": get_file,
}
