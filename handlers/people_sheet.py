"""The directory's table sent in the chat: after «Загрузить справочник», or known by its heading."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery, Document, Message

from handlers import people_screens as screens
from handlers.callbacks import PeopleAct
from handlers.people import coordinates
from handlers.screen import Screen, say, toast, turn
from locales import Translator
from roadmap.errors import FileGoneError, InputRefusedError
from roadmap.intake.people_sheet import is_people_sheet, read_people_sheet
from usecases.people.directory import ImportPeople
from usecases.ports.ground import Ground
from usecases.ports.messages import Expected
from usecases.ports.people import Identity

AWAITED = "people-sheet"
FOUND = "people-sheet-found"
OURS = frozenset({AWAITED, FOUND, "puzzled"})
WAIT = timedelta(hours=1)
LARGEST = 5 * 1024 * 1024
SHEETS = (".xlsx", ".csv")


def router() -> Router:
    """Goes before whatever else takes files."""
    made = Router(name="people-sheet")
    made.message.filter(coordinates)
    made.callback_query.filter(coordinates)
    made.callback_query.register(ask, PeopleAct.filter(F.act == "upload"))
    made.callback_query.register(confirmed, PeopleAct.filter(F.act == "load"))
    made.message.register(take, F.document.as_("document"), awaited)
    made.message.register(recognised, F.document.as_("document"), ~F.reply_to_message, known)
    return made


async def _expected(person: Identity, ground: Ground) -> Expected | None:
    async with ground.read() as read:
        return await read.chat.expected(person.person_id, now=ground.clock.now())


async def _expect(person: Identity, ground: Ground, what: str, ref: dict[str, Any]) -> None:
    async with ground.uow() as uow:
        until = ground.clock.now() + WAIT
        await uow.chat.expect(person.person_id, what, ref, until=until)
        await uow.commit()


async def _content(file_id: str, ground: Ground) -> bytes:
    return b"".join([chunk async for chunk in ground.downloads.fetch(file_id)])


async def awaited(_message: Message, person: Identity, ground: Ground) -> bool:
    """Whether the directory's file was asked for."""
    expected = await _expected(person, ground)
    return expected is not None and expected.what == AWAITED


async def known(message: Message, person: Identity, ground: Ground) -> bool | dict[str, Any]:
    """Whether a file out of the blue is the directory's, by its heading; gives `data`."""
    document = message.document
    name = (document.file_name or "").casefold() if document else ""
    if document is None or not name.endswith(SHEETS) or (document.file_size or 0) > LARGEST:
        return False
    expected = await _expected(person, ground)
    if expected is not None and expected.what not in OURS:
        return False
    try:
        data = await _content(document.file_id, ground)
    except FileGoneError:
        return False
    return {"data": data} if await asyncio.to_thread(is_people_sheet, data) else False


async def ask(callback: CallbackQuery, person: Identity, ground: Ground, t: Translator) -> None:
    """«Загрузить справочник»."""
    await _expect(person, ground, AWAITED, {})
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
    data = await _content(document.file_id, ground)
    screen, loaded = await _load(data, person, import_people, t)
    if loaded:
        async with ground.uow() as uow:
            await uow.chat.forget(person.person_id)
            await uow.commit()
    await say(bot, message.chat.id, screen)


async def recognised(
    message: Message,
    document: Document,
    data: bytes,
    bot: Bot,
    person: Identity,
    import_people: ImportPeople,
    ground: Ground,
    t: Translator,
) -> None:
    """Nobody asked for it: say what would come of it, and load it on a button."""
    screen, readable = await _load(data, person, import_people, t, dry_run=True)
    if readable:
        await _expect(person, ground, FOUND, {"file": document.file_id})
    await say(bot, message.chat.id, screen)


async def confirmed(
    callback: CallbackQuery,
    person: Identity,
    import_people: ImportPeople,
    ground: Ground,
    t: Translator,
) -> None:
    """«Загрузить» on the table that was recognised."""
    expected = await _expected(person, ground)
    if expected is None or expected.what != FOUND:
        await toast(callback, t.text("people-sheet-forgotten"), alert=True)
        return
    data = await _content(str(expected.ref["file"]), ground)
    screen, _ = await _load(data, person, import_people, t)
    await turn(callback, screen)
    await toast(callback)


async def _load(
    data: bytes,
    person: Identity,
    import_people: ImportPeople,
    t: Translator,
    *,
    dry_run: bool = False,
) -> tuple[Screen, bool]:
    """What came of the table, and whether it can be used: else another one is still awaited."""
    try:
        rows = await asyncio.to_thread(read_people_sheet, data)
    except InputRefusedError as error:
        return screens.refused(error.key, error.arguments, t), False
    done = await import_people(rows, actor_id=person.person_id, dry_run=dry_run)
    screen = screens.found(done, t) if dry_run else screens.imported(done, t)
    return screen, not done.problems
