"""The directory's table sent in the chat."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery, Document, Message

from handlers import people_screens as screens
from handlers.callbacks import PeopleAct
from handlers.people import coordinates
from handlers.screen import Screen, say, toast, turn
from locales import Translator
from roadmap.errors import InputRefusedError
from roadmap.intake.people_sheet import read_people_sheet
from usecases.people.directory import ImportPeople
from usecases.ports.ground import Ground
from usecases.ports.people import Identity

AWAITED = "people-sheet"
WAIT = timedelta(hours=1)
LARGEST = 5 * 1024 * 1024


def router() -> Router:
    """After «Загрузить справочник» the next file is the directory's; goes before other files."""
    made = Router(name="people-sheet")
    made.message.filter(coordinates)
    made.callback_query.filter(coordinates)
    made.callback_query.register(ask, PeopleAct.filter(F.act == "upload"))
    made.message.register(take, F.document.as_("document"), awaited)
    return made


async def awaited(_message: Message, person: Identity, ground: Ground) -> bool:
    """Whether the directory's file was asked for."""
    async with ground.read() as read:
        expected = await read.chat.expected(person.person_id, now=ground.clock.now())
    return expected is not None and expected.what == AWAITED


async def ask(callback: CallbackQuery, person: Identity, ground: Ground, t: Translator) -> None:
    """«Загрузить справочник»."""
    async with ground.uow() as uow:
        until = ground.clock.now() + WAIT
        await uow.chat.expect(person.person_id, AWAITED, {}, until=until)
        await uow.commit()
    await turn(callback, screens.asked_for_sheet(t))
    await toast(callback)


async def take(
    message: Message,
    document: Document,
    bot: Bot,
    person: Identity,
    import_people: ImportPeople,
    ground: Ground,
    t: Translator,
) -> None:
    """The file that was asked for."""
    if (document.file_size or 0) > LARGEST:
        await say(bot, message.chat.id, screens.refused("people-sheet-too-large", {}, t))
        return
    content = await bot.download(document)
    data = content.read() if content else b""
    await say(bot, message.chat.id, await load(data, person, import_people, t))
    async with ground.uow() as uow:
        await uow.chat.forget(person.person_id)
        await uow.commit()


async def load(data: bytes, person: Identity, import_people: ImportPeople, t: Translator) -> Screen:
    """Load the directory's table and say what came of it; also for a file sent unasked."""
    try:
        rows = await asyncio.to_thread(read_people_sheet, data)
    except InputRefusedError as error:
        return screens.refused(error.key, error.arguments, t)
    return screens.imported(await import_people(rows, actor_id=person.person_id), t)
