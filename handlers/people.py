"""/people: the coordinator's directory, invitation links, who is not connected."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from aiogram import Bot, F, Router
from aiogram.enums import ChatAction
from aiogram.filters import Command
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link

from handlers import people_screens as screens
from handlers.callbacks import PeopleAct
from handlers.screen import Screen, say, toast, turn
from locales import Translator
from usecases.people.inviting import InviteToPosts, Issued
from usecases.ports.ground import Ground
from usecases.ports.people import Identity, LinkLine, PeopleFiles, UnconnectedPost

FILE_FROM = 10
"""With more links than this they come as a file too."""
TEXTS_UP_TO = 100
"""With more links than this they come as a file only."""


def router() -> Router:
    """The coordinator's directory."""
    made = Router(name="people")
    made.message.filter(coordinates)
    made.callback_query.filter(coordinates)
    made.message.register(people, Command("people"))
    made.callback_query.register(home, PeopleAct.filter(F.act == "home"))
    made.callback_query.register(ask_links, PeopleAct.filter(F.act == "links"))
    made.callback_query.register(
        send_links, PeopleAct.filter(F.act.in_({"links-all", "links-new", "link"}))
    )
    made.callback_query.register(unconnected, PeopleAct.filter(F.act == "unconnected"))
    made.callback_query.register(template, PeopleAct.filter(F.act == "template"))
    return made


async def coordinates(_event: Message | CallbackQuery, person: Identity | None = None) -> bool:
    """The directory is the coordinator's."""
    return person is not None and person.joined and person.coordinates


async def _home(ground: Ground, t: Translator) -> Screen:
    async with ground.read() as read:
        return screens.home(await read.people.connections(), t)


async def people(message: Message, bot: Bot, ground: Ground, t: Translator) -> None:
    """Counts and what to do with them."""
    await say(bot, message.chat.id, await _home(ground, t))


async def home(callback: CallbackQuery, ground: Ground, t: Translator) -> None:
    """The same, from a button."""
    await turn(callback, await _home(ground, t))
    await toast(callback)


async def _waiting(ground: Ground) -> tuple[UnconnectedPost, ...]:
    async with ground.read() as read:
        return await read.people.unconnected(now=ground.clock.now())


async def unconnected(
    callback: CallbackQuery, callback_data: PeopleAct, ground: Ground, t: Translator
) -> None:
    """A page of those who have not come yet."""
    waiting = await _waiting(ground)
    last = max(0, len(waiting) - 1) // screens.PAGE
    at = min(callback_data.id, last)
    page = waiting[at * screens.PAGE : (at + 1) * screens.PAGE]
    await turn(callback, screens.unconnected(page, at, len(waiting), t))
    await toast(callback)


async def ask_links(
    callback: CallbackQuery,
    bot: Bot,
    person: Identity,
    ground: Ground,
    invite_to_posts: InviteToPosts,
    people_files: PeopleFiles,
    t: Translator,
) -> None:
    """All links at once; asked first when some were given out and still open."""
    waiting = await _waiting(ground)
    if any(one.link in screens.LIVE for one in waiting):
        await turn(callback, screens.choose(waiting, t))
        await toast(callback)
        return
    await toast(callback, "" if waiting else t.text("people-all-connected"))
    issued = await invite_to_posts([one.post.id for one in waiting], actor_id=person.person_id)
    await _send(bot, callback.from_user.id, issued, ground, people_files, t)


async def send_links(
    callback: CallbackQuery,
    callback_data: PeopleAct,
    bot: Bot,
    person: Identity,
    ground: Ground,
    invite_to_posts: InviteToPosts,
    people_files: PeopleFiles,
    t: Translator,
) -> None:
    """Links for everybody, for those without one, or for one post."""
    posts = [
        one.post.id
        for one in await _waiting(ground)
        if callback_data.act == "links-all"
        or (callback_data.act == "links-new" and one.link not in screens.LIVE)
        or (callback_data.act == "link" and one.post.id == callback_data.id)
    ]
    await toast(callback, "" if posts else t.text("people-already-connected"))
    issued = await invite_to_posts(posts, actor_id=person.person_id)
    await _send(bot, callback.from_user.id, issued, ground, people_files, t)


async def _send(
    bot: Bot,
    chat_id: int,
    issued: Sequence[Issued],
    ground: Ground,
    people_files: PeopleFiles,
    t: Translator,
) -> None:
    if not issued:
        return
    lines = [await _line(bot, one, ground) for one in issued]
    if len(lines) <= TEXTS_UP_TO:
        for text in screens.links(lines, t):
            await say(bot, chat_id, Screen(text))
    if len(lines) > FILE_FROM:
        await bot.send_chat_action(chat_id, ChatAction.UPLOAD_DOCUMENT)
        await bot.send_document(
            chat_id,
            BufferedInputFile(people_files.links(lines, t.locale), t.text("people-links-file")),
            caption=t.html("people-links-caption", n=len(lines)),
        )


async def _line(bot: Bot, one: Issued, ground: Ground) -> LinkLine:
    return LinkLine(
        organization=one.post.organization.label if one.post else "",
        post=one.post.title if one.post else "",
        person=one.person.full_name,
        phone=one.person.phone,
        link=await create_start_link(bot, one.token),
        until=one.expires_at.astimezone(ZoneInfo(ground.timezone)).date(),
    )


async def template(
    callback: CallbackQuery, bot: Bot, people_files: PeopleFiles, t: Translator
) -> None:
    """The directory's empty table."""
    await toast(callback)
    await bot.send_document(
        callback.from_user.id,
        BufferedInputFile(people_files.template(t.locale), t.text("people-template-file")),
        caption=t.html("people-template-caption"),
    )
