"""The bot about itself: name, commands, descriptions, menu button."""

from __future__ import annotations

import re
from typing import Any

from simulator.errors import bad_request
from simulator.methods.addressing import known_chat
from simulator.model import Json
from simulator.params import Params
from simulator.wire import person_json
from simulator.world import World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
MAX_COMMANDS = 100
MAX_DESCRIPTION = 512
MAX_SHORT_DESCRIPTION = 120
_SCOPES_OF_PRIVATE = ("all_private_chats", "default")
_SCOPES_OF_GROUP = ("all_group_chats", "default")


async def get_me(world: World, params: Params) -> Any:  # noqa: ARG001 - one shape for all
    """GetMe."""
    return {
        **person_json(world.bot),
        "can_join_groups": True,
        "can_read_all_group_messages": not world.settings.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def _scope_key(world: World, params: Params) -> tuple[str, str]:
    scope = params.mapping("scope")
    kind = str(scope.get("type", "default"))
    language = params.text("language_code")
    if kind in {"chat", "chat_administrators", "chat_member"}:
        chat = known_chat(world, Params(scope))
        return f"{kind}:{chat.id}", language
    return kind, language


def _command(given: Any) -> Json:
    name = str(given.get("command", "")).removeprefix("/") if isinstance(given, dict) else ""
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    description = str(given.get("description", "")).strip()
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


async def set_my_commands(world: World, params: Params) -> Any:
    """SetMyCommands."""
    commands = [_command(given) for given in params.sequence("commands")]
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.bot.commands[_scope_key(world, params)] = commands
    world.feed.announce("bot")
    return True


async def delete_my_commands(world: World, params: Params) -> Any:
    """DeleteMyCommands."""
    world.bot.commands.pop(_scope_key(world, params), None)
    world.feed.announce("bot")
    return True


async def get_my_commands(world: World, params: Params) -> Any:
    """GetMyCommands: exactly this scope and language."""
    return world.bot.commands.get(_scope_key(world, params), [])


def commands_shown(world: World, chat_id: int, language: str) -> list[Json]:
    """The menu in a chat: the narrowest scope that has commands, own language first."""
    general = _SCOPES_OF_PRIVATE if chat_id > 0 else _SCOPES_OF_GROUP
    for scope in (f"chat:{chat_id}", *general):
        for spoken in (language, ""):
            commands = world.bot.commands.get((scope, spoken))
            if commands:
                return commands
    return []


async def set_my_description(world: World, params: Params) -> Any:
    """SetMyDescription: shown in an empty chat."""
    text = params.text("description")
    if len(text) > MAX_DESCRIPTION:
        raise bad_request("BOT_DESCRIPTION_TOO_LONG")
    world.bot.descriptions[params.text("language_code")] = text
    world.feed.announce("bot")
    return True


async def set_my_short_description(world: World, params: Params) -> Any:
    """SetMyShortDescription."""
    text = params.text("short_description")
    if len(text) > MAX_SHORT_DESCRIPTION:
        raise bad_request("BOT_SHORT_DESCRIPTION_TOO_LONG")
    world.bot.short_descriptions[params.text("language_code")] = text
    return True


async def set_chat_menu_button(world: World, params: Params) -> Any:
    """SetChatMenuButton: of one private chat, or of all without chat_id."""
    chat_id = known_chat(world, params).id if params.text("chat_id") else None
    world.bot.menu_buttons[chat_id] = params.mapping("menu_button") or {"type": "default"}
    return True


async def leave_server(world: World, params: Params) -> Any:  # noqa: ARG001 - one shape for all
    """LogOut and close: nothing to do here."""
    return True


METHODS = {
    "getMe": get_me,
    "setMyCommands": set_my_commands,
    "deleteMyCommands": delete_my_commands,
    "getMyCommands": get_my_commands,
    "setMyDescription": set_my_description,
    "setMyShortDescription": set_my_short_description,
    "setChatMenuButton": set_chat_menu_button,
    "logOut": leave_server,
    "close": leave_server,
}
