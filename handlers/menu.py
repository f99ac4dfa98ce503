"""The menu of commands beside the input field, by role."""

from __future__ import annotations

from collections.abc import Collection

from aiogram import Bot
from aiogram.types import BotCommand, BotCommandScopeChat

from locales import Translator

EVERYBODY = ("tasks", "settings", "help", "privacy")
BY_ROLE = {
    "coordinator": ("review", "summary", "roadmaps", "people"),
    "controller": ("summary", "roadmaps"),
}


def commands(roles: Collection[str], t: Translator) -> list[BotCommand]:
    """What somebody with these roles may call, each once."""
    names = [name for role in BY_ROLE if role in roles for name in BY_ROLE[role]]
    return [
        BotCommand(command=name, description=t.text(f"menu-{name}"))
        for name in dict.fromkeys((*names, *EVERYBODY))
    ]


async def show_menu(bot: Bot, chat_id: int, roles: Collection[str], t: Translator) -> None:
    """The menu of one chat; to be shown anew when the person's roles change."""
    scope = BotCommandScopeChat(chat_id=chat_id)
    listed = commands(roles, t)
    if listed:
        await bot.set_my_commands(listed, scope=scope)
    else:
        await bot.delete_my_commands(scope=scope)
