"""/privacy: the consent, one's own data, and taking the consent back."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import SettingsAct
from handlers.join_screens import consent_text, post_name, reach
from handlers.screen import Button, Screen, pairs, say, toast, turn
from locales import Translator
from usecases.people.hosts import ask_hosts
from usecases.people.own import WithdrawConsent
from usecases.ports.ground import Ground
from usecases.ports.people import Identity, PersonContact, PostView


def router() -> Router:
    """Everybody's rights over their data."""
    made = Router(name="privacy")
    made.message.register(privacy, Command("privacy"))
    made.callback_query.register(opened, SettingsAct.filter(F.act == "privacy"))
    made.callback_query.register(consent, SettingsAct.filter(F.act == "consent"))
    made.callback_query.register(data, SettingsAct.filter(F.act == "data"))
    made.callback_query.register(ask_withdrawal, SettingsAct.filter(F.act == "withdraw"))
    made.callback_query.register(withdraw, SettingsAct.filter(F.act == "withdraw-yes"))
    return made


def _buttons(t: Translator, *acts: str) -> tuple[tuple[Button, ...], ...]:
    return pairs([Button(t.text(f"privacy-button-{act}"), SettingsAct(act=act)) for act in acts])


async def _home(ground: Ground, person: Identity, t: Translator) -> Screen:
    async with ground.read() as read:
        contact = await read.people.contact(person.person_id)
    given = contact.consent_at if contact else None
    zone = ZoneInfo(ground.timezone)
    text = t.html(
        "privacy-home",
        version=contact.consent_version or 0 if contact else 0,
        day=given.astimezone(zone).date() if given else "",
    )
    return Screen(text, _buttons(t, "consent", "data", "withdraw"))


async def privacy(
    message: Message, bot: Bot, person: Identity, ground: Ground, t: Translator
) -> None:
    """/privacy."""
    await say(bot, message.chat.id, await _home(ground, person, t))


async def opened(callback: CallbackQuery, person: Identity, ground: Ground, t: Translator) -> None:
    """The same, from a button."""
    await turn(callback, await _home(ground, person, t))
    await toast(callback)


async def consent(callback: CallbackQuery, person: Identity, ground: Ground, t: Translator) -> None:
    """The consent in full."""
    async with ground.read() as read:
        hosts = await ask_hosts(read, besides=person.person_id)
    text = consent_text(hosts, t, full=True)
    await turn(callback, Screen(text, _buttons(t, "data", "withdraw")))
    await toast(callback)


async def data(callback: CallbackQuery, person: Identity, ground: Ground, t: Translator) -> None:
    """What is kept of the person."""
    async with ground.read() as read:
        contact = await read.people.contact(person.person_id)
        posts = await read.people.posts_of(person.person_id)
    if contact:
        text = _data(contact, posts, person.roles, t)
        await turn(callback, Screen(text, _buttons(t, "consent", "withdraw")))
    await toast(callback)


def _data(
    person: PersonContact, posts: tuple[PostView, ...], roles: frozenset[str], t: Translator
) -> str:
    places = [post_name(post, t) for post in posts]
    places += [t.text(f"join-role-{role}") for role in sorted(roles)]
    nothing = t.text("privacy-nothing")
    return t.html(
        "privacy-data",
        name=person.full_name,
        posts="; ".join(places) or nothing,
        phone=person.phone or nothing,
        email=person.email or nothing,
        address=person.address or nothing,
    )


async def ask_withdrawal(callback: CallbackQuery, t: Translator) -> None:
    """What follows from taking the consent back; the way back is a new link only."""
    await turn(
        callback, Screen(t.html("privacy-withdraw-ask"), _buttons(t, "withdraw-yes", "privacy"))
    )
    await toast(callback)


async def withdraw(
    callback: CallbackQuery,
    person: Identity,
    ground: Ground,
    withdraw_consent: WithdrawConsent,
    t: Translator,
) -> None:
    """Taken back."""
    async with ground.read() as read:
        hosts = await ask_hosts(read, besides=person.person_id)
    await withdraw_consent(person.person_id)
    lines = (t.html("privacy-withdrawn"), reach(hosts.coordinator, t))
    await turn(callback, Screen("\n".join(line for line in lines if line)))
    await toast(callback)
