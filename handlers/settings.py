"""/settings and /help: what somebody prefers, and what the bot can do."""

from __future__ import annotations

from dataclasses import dataclass

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import SettingsAct
from handlers.join_screens import menu_rows, reach
from handlers.screen import Screen, say, toast, turn
from handlers.settings_screens import (
    home_screen,
    hours_screen,
    paces_screen,
    plain,
    quiet_end_screen,
    quiet_screen,
    zone_name,
    zones_screen,
)
from locales import Translator
from roadmap.errors import InputRefusedError
from usecases.people.hosts import ask_hosts
from usecases.people.own import QUIET_FROM, SetDigestHour, SetPace, SetQuietHours, SetTimezone
from usecases.ports.ground import Ground
from usecases.ports.people import Identity, PersonContact

HELP_FOR = ("coordinator", "controller", "administrator")
LISTS = ("show", "hours", "zones", "quiet", "paces")


@dataclass(frozen=True, slots=True)
class Preferring:
    """What a person may choose."""

    hour: SetDigestHour
    zone: SetTimezone
    quiet: SetQuietHours
    pace: SetPace


def router() -> Router:
    """Everybody's own settings."""
    made = Router(name="settings")
    made.message.register(settings, Command("settings"))
    made.message.register(help_, Command("help"))
    made.callback_query.register(home, SettingsAct.filter(F.act == "home"))
    made.callback_query.register(open_list, SettingsAct.filter(F.act.in_(LISTS)))
    made.callback_query.register(ask_quiet_end, SettingsAct.filter(F.act == "quiet-from"))
    made.callback_query.register(choose_hour, SettingsAct.filter(F.act == "hour"))
    made.callback_query.register(choose_zone, SettingsAct.filter(F.act == "zone"))
    made.callback_query.register(choose_quiet, SettingsAct.filter(F.act == "quiet-set"))
    made.callback_query.register(choose_pace, SettingsAct.filter(F.act == "pace"))
    return made


async def _me(ground: Ground, person: Identity) -> PersonContact:
    async with ground.read() as read:
        contact = await read.people.contact(person.person_id)
    if contact is None:
        raise InputRefusedError("settings-person-gone")
    return contact


async def _home(ground: Ground, person: Identity, t: Translator) -> Screen:
    me = await _me(ground, person)
    now = ground.clock.now()
    return home_screen(me, ground.timezone, now, t, official=bool(person.post_ids))


async def settings(
    message: Message, bot: Bot, person: Identity, ground: Ground, t: Translator
) -> None:
    """/settings."""
    await say(bot, message.chat.id, await _home(ground, person, t))


async def home(callback: CallbackQuery, person: Identity, ground: Ground, t: Translator) -> None:
    """«Настройки»: a new message, so that what it was pressed on stays."""
    if callback.bot:
        await say(callback.bot, callback.from_user.id, await _home(ground, person, t))
    await toast(callback)


async def open_list(
    callback: CallbackQuery,
    callback_data: SettingsAct,
    person: Identity,
    ground: Ground,
    t: Translator,
) -> None:
    """What there is to choose from, or all that holds, in place of the pressed screen."""
    me, now = await _me(ground, person), ground.clock.now()
    match callback_data.act:
        case "hours":
            screen = hours_screen(me, t)
        case "zones":
            screen = zones_screen(me, ground.timezone, now, t)
        case "quiet":
            screen = quiet_screen(t)
        case "paces":
            screen = paces_screen(me, t)
        case _:
            screen = await _home(ground, person, t)
    await turn(callback, screen)
    await toast(callback)


async def ask_quiet_end(callback: CallbackQuery, callback_data: SettingsAct, t: Translator) -> None:
    """The beginning was chosen."""
    since = _hour(callback_data.value)
    if since not in QUIET_FROM:
        raise InputRefusedError("settings-quiet-refused")
    await turn(callback, quiet_end_screen(since, t))
    await toast(callback)


async def _chosen(
    callback: CallbackQuery, ground: Ground, person: Identity, t: Translator, said: str
) -> None:
    await turn(callback, await _home(ground, person, t))
    await toast(callback, said)


async def choose_hour(
    callback: CallbackQuery,
    callback_data: SettingsAct,
    person: Identity,
    ground: Ground,
    preferring: Preferring,
    t: Translator,
) -> None:
    """An hour was chosen."""
    at = f"{callback_data.value}:00"
    await preferring.hour(person.person_id, at)
    await _chosen(callback, ground, person, t, t.text("settings-hour-set", at=plain(at)))


async def choose_zone(
    callback: CallbackQuery,
    callback_data: SettingsAct,
    person: Identity,
    ground: Ground,
    preferring: Preferring,
    t: Translator,
) -> None:
    """A time zone was chosen."""
    await preferring.zone(person.person_id, callback_data.value)
    name = zone_name(callback_data.value, ground.clock.now(), t)
    await _chosen(callback, ground, person, t, t.text("settings-zone-set", zone=name))


async def choose_quiet(
    callback: CallbackQuery,
    callback_data: SettingsAct,
    person: Identity,
    ground: Ground,
    preferring: Preferring,
    t: Translator,
) -> None:
    """Both ends were chosen, or none."""
    since, _, until = callback_data.value.partition("-")
    hours = (_hour(since), _hour(until)) if since else None
    await preferring.quiet(person.person_id, hours)
    key = "settings-quiet-set" if hours else "settings-loud-set"
    await _chosen(callback, ground, person, t, t.text(key))


async def choose_pace(
    callback: CallbackQuery,
    callback_data: SettingsAct,
    person: Identity,
    ground: Ground,
    preferring: Preferring,
    t: Translator,
) -> None:
    """A ladder was chosen."""
    await preferring.pace(person.person_id, callback_data.value)
    await _chosen(callback, ground, person, t, t.text("settings-pace-set"))


def _hour(text: str) -> int:
    if not text.isdecimal():
        raise InputRefusedError("settings-quiet-refused")
    return int(text)


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
