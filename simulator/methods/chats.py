"""What a bot can ask and do about a chat."""

from __future__ import annotations

from typing import Any

from simulator.errors import bad_request
from simulator.methods.addressing import known_chat, own_message
from simulator.model import Group
from simulator.params import Params
from simulator.wire import chat_json, message_json, person_json
from simulator.world import World

_NO_GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}


async def get_chat(world: World, params: Params) -> Any:
    """GetChat: a ChatFullInfo."""
    chat = known_chat(world, params)
    body = {
        **chat_json(chat),
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": _NO_GIFTS,
    }
    pinned = world.find(chat.id, world.pinned.get(chat.id, 0))
    if pinned is not None:
        body["pinned_message"] = message_json(world, pinned)
    return body


async def get_chat_member(world: World, params: Params) -> Any:
    """GetChatMember: of a private chat both sides are members."""
    chat = known_chat(world, params)
    user_id = params.integer("user_id")
    if user_id == world.bot.id:
        status = chat.bot_status if isinstance(chat, Group) else "member"
        return {"user": person_json(world.bot), "status": status or "left"}
    person = world.people.get(user_id)
    if person is None or (not isinstance(chat, Group) and person.id != chat.id):
        raise bad_request("PARTICIPANT_ID_INVALID")
    inside = not isinstance(chat, Group) or person.id in chat.members
    return {"user": person_json(person), "status": "member" if inside else "left"}


async def pin_chat_message(world: World, params: Params) -> Any:
    """PinChatMessage."""
    message = own_message(world, params, "message to pin not found")
    world.pinned[message.chat_id] = message.id
    world.touch(message)
    return True


async def unpin_chat_message(world: World, params: Params) -> Any:
    """UnpinChatMessage: the one that is pinned."""
    chat = known_chat(world, params)
    pinned = world.find(chat.id, world.pinned.pop(chat.id, 0))
    if pinned is None:
        raise bad_request("message to unpin not found")
    world.touch(pinned)
    return True


METHODS = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
}
