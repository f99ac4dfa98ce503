"""/settings and /help: one's own hour, and what the bot can do."""

from __future__ import annotations

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import SettingsAct
from handlers.join_screens import menu_rows, reach
from handlers.screen import Button, Screen, pairs, say, toast, turn
from locales import Translator
from usecases.people.hosts import ask_hosts
from usecases.people.own import HOURS, SetDigestHour
from usecases.ports.ground import Ground
from usecases.ports.people import Identity

HELP_FOR = ("coordinator", "controller", "administrator")
DEFAULT = "09:00"


def router() -> Router:
    """Everybody's own settings."""
    made = Router(name="settings")
    made.message.register(settings, Command("settings"))
    made.message.register(help_, Command("help"))
    made.callback_query.register(home, SettingsAct.filter(F.act == "home"))
    made.callback_query.register(choose_hour, SettingsAct.filter(F.act == "hour"))
    return made


def screen(at: str | None, t: Translator) -> Screen:
    """The hour that holds, and the ones to choose from."""
    chosen = at or DEFAULT
    buttons = [
        Button(
            t.text("settings-hour-chosen" if hour == chosen else "settings-hour", at=_plain(hour)),
            SettingsAct(act="hour", value=hour[:2]),
        )
        for hour in HOURS
    ]
    more = [
        Button(t.text("settings-button-leave"), SettingsAct(act="leave")),
        Button(t.text("settings-button-privacy"), SettingsAct(act="privacy")),
    ]
    return Screen(t.html("settings-home", at=_plain(chosen)), (*pairs(buttons), *pairs(more)))


def _plain(hour: str) -> str:
    return hour.removeprefix("0")


async def _own(ground: Ground, person: Identity, t: Translator) -> Screen:
    async with ground.read() as read:
        contact = await read.people.contact(person.person_id)
    return screen(contact.digest_at if contact else None, t)


async def settings(
    message: Message, bot: Bot, person: Identity, ground: Ground, t: Translator
) -> None:
    """/settings."""
    await say(bot, message.chat.id, await _own(ground, person, t))


async def home(callback: CallbackQuery, person: Identity, ground: Ground, t: Translator) -> None:
    """«Изменить время»: a new message, so that what it was pressed on stays."""
    if callback.bot:
        await say(callback.bot, callback.from_user.id, await _own(ground, person, t))
    await toast(callback)


async def choose_hour(
    callback: CallbackQuery,
    callback_data: SettingsAct,
    person: Identity,
    set_digest_hour: SetDigestHour,
    t: Translator,
) -> None:
    """An hour was chosen."""
    at = f"{callback_data.value}:00"
    await set_digest_hour(person.person_id, at)
    await turn(callback, screen(at, t))
    await toast(callback, t.text("settings-hour-set", at=_plain(at)))


async def help_(
    message: Message, bot: Bot, person: Identity, ground: Ground, t: Translator
) -> None:
    """/help: by what somebody is."""
    async with ground.read() as read:
        hosts = await ask_hosts(read, besides=person.person_id)
    parts = [t.html("help-official")] if person.post_ids or not person.roles else []
    parts += [t.html(f"help-{role}") for role in HELP_FOR if role in person.roles]
    parts += [t.html("help-everybody"), reach(hosts.coordinator, t)]
    rows = menu_rows(person.roles, t, tasks=bool(person.post_ids))
    await say(bot, message.chat.id, Screen("\n\n".join(part for part in parts if part), rows))
