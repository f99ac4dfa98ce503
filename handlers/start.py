"""/start: personal links, the way in, and the one line that strangers get."""

from __future__ import annotations

from aiogram import Bot, F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from handlers import join_screens as screens
from handlers.callbacks import JoinAct
from handlers.menu import show_menu
from handlers.screen import Screen, say, toast, turn
from locales import Translator
from usecases.people.hosts import Hosts, ask_hosts
from usecases.people.joining import (
    Confirm,
    Decline,
    Door,
    Join,
    Joined,
    LinkState,
    Opened,
    OpenInvitation,
    RefuseConsent,
)
from usecases.people.own import AnswerStranger
from usecases.ports.ground import Ground
from usecases.ports.people import Identity
from usecases.reminders.recipients import first_days_of


def router() -> Router:
    """The door: whoever is unknown never gets past it."""
    made = Router(name="start")
    made.message.register(open_link, CommandStart(deep_link=True))
    made.message.register(greet, CommandStart(), connected)
    made.callback_query.register(confirm, JoinAct.filter(F.act == "me"))
    made.callback_query.register(full_text, JoinAct.filter(F.act == "full"))
    made.callback_query.register(decline, JoinAct.filter(F.act == "not-me"))
    made.callback_query.register(agree, JoinAct.filter(F.act == "agree"))
    made.callback_query.register(refuse, JoinAct.filter(F.act == "refuse"))
    made.message.register(stranger, unknown)
    made.callback_query.register(silence, unknown)
    return made


async def connected(_event: Message | CallbackQuery, person: Identity | None = None) -> bool:
    """Somebody known who has consented."""
    return person is not None and person.joined


async def unknown(_event: Message | CallbackQuery, person: Identity | None = None) -> bool:
    """Everybody else."""
    return person is None or not person.joined


def _door(bot: Bot, user_id: int) -> Door:
    return Door("telegram", bot.id, str(user_id))


async def _hosts(ground: Ground, opened: Opened | None = None) -> Hosts:
    invited = opened.invitation.person.person_id if opened and opened.invitation else None
    async with ground.read() as read:
        return await ask_hosts(read, besides=invited)


async def open_link(
    message: Message,
    command: CommandObject,
    bot: Bot,
    open_invitation: OpenInvitation,
    ground: Ground,
    t: Translator,
) -> None:
    """A personal link: greet whom it invites, or say why it does not open."""
    opened = await open_invitation(command.args or "", _door(bot, message.chat.id))
    hosts = await _hosts(ground, opened)
    if opened.state is LinkState.OPEN and opened.invitation:
        screen = screens.greeting(opened.invitation, hosts, t)
    elif opened.state is LinkState.YOURS and opened.mine and opened.invitation:
        screen = await _done(Joined(opened.mine, opened.invitation, again=True), bot, ground, t)
    else:
        screen = screens.closed(opened, hosts, t)
    await say(bot, message.chat.id, screen)


async def greet(message: Message, bot: Bot, person: Identity, t: Translator) -> None:
    """/start of somebody connected: the menu."""
    await say(bot, message.chat.id, screens.menu(person, t))


async def confirm(
    callback: CallbackQuery,
    callback_data: JoinAct,
    bot: Bot,
    confirm_invitation: Confirm,
    ground: Ground,
    t: Translator,
) -> None:
    """«Да, это я»: ask for consent."""
    opened = await confirm_invitation(callback_data.id, _door(bot, callback.from_user.id))
    await _ask(callback, opened, ground, t, full=False)


async def full_text(
    callback: CallbackQuery,
    callback_data: JoinAct,
    bot: Bot,
    confirm_invitation: Confirm,
    ground: Ground,
    t: Translator,
) -> None:
    """«Полный текст» of the consent."""
    opened = await confirm_invitation(callback_data.id, _door(bot, callback.from_user.id))
    await _ask(callback, opened, ground, t, full=True)


async def _ask(
    callback: CallbackQuery, opened: Opened, ground: Ground, t: Translator, *, full: bool
) -> None:
    hosts = await _hosts(ground, opened)
    if opened.state is LinkState.OPEN and opened.invitation:
        await turn(callback, screens.consent(opened.invitation.id, hosts, t, full=full))
    else:
        await turn(callback, screens.closed(opened, hosts, t))
    await toast(callback)


async def decline(
    callback: CallbackQuery,
    callback_data: JoinAct,
    bot: Bot,
    decline_invitation: Decline,
    ground: Ground,
    t: Translator,
) -> None:
    """«Это не я»."""
    opened = await decline_invitation(callback_data.id, _door(bot, callback.from_user.id))
    done = screens.declined(t)
    await _answer(callback, opened, done, ground, t)


async def refuse(
    callback: CallbackQuery,
    callback_data: JoinAct,
    bot: Bot,
    refuse_consent: RefuseConsent,
    ground: Ground,
    t: Translator,
) -> None:
    """«Не даю»."""
    opened = await refuse_consent(callback_data.id, _door(bot, callback.from_user.id))
    done = screens.refused(await _hosts(ground, opened), t)
    await _answer(callback, opened, done, ground, t)


async def _answer(
    callback: CallbackQuery, opened: Opened, done: Screen, ground: Ground, t: Translator
) -> None:
    if opened.state is not LinkState.OPEN:
        done = screens.closed(opened, await _hosts(ground, opened), t)
    await turn(callback, done)
    await toast(callback)


async def agree(
    callback: CallbackQuery,
    callback_data: JoinAct,
    bot: Bot,
    join: Join,
    ground: Ground,
    t: Translator,
) -> None:
    """«Даю согласие»: bound, or told who was first."""
    result = await join(callback_data.id, _door(bot, callback.from_user.id))
    if isinstance(result, Joined):
        await turn(callback, await _done(result, bot, ground, t))
        await show_menu(bot, callback.from_user.id, await _roles(result, bot, ground), t)
    else:
        await turn(callback, screens.closed(result, await _hosts(ground, result), t))
    await toast(callback)


async def _roles(joined: Joined, bot: Bot, ground: Ground) -> frozenset[str]:
    async with ground.read() as read:
        identity = await read.people.identity("telegram", bot.id, joined.person.address or "")
    return identity.roles if identity else frozenset()


async def _done(joined: Joined, bot: Bot, ground: Ground, t: Translator) -> Screen:
    today = ground.clock.today()
    roles = await _roles(joined, bot, ground)
    async with ground.read() as read:
        outlook = await read.agenda.outlook(joined.person.person_id, today)
        first = await first_days_of(read, joined.person, ground.timezone, today)
    return screens.done(joined, roles, screens.Ahead(outlook, first), today, t)


async def stranger(
    message: Message, bot: Bot, answer_stranger: AnswerStranger, t: Translator
) -> None:
    """Somebody without a link: one polite line ever."""
    if await answer_stranger("telegram", bot.id, str(message.chat.id)):
        await say(bot, message.chat.id, Screen(t.html("start-stranger")))


async def silence(callback: CallbackQuery) -> None:
    """A stranger's press on an old button does nothing."""
    await toast(callback)
