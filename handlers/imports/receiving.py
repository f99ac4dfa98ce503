"""A coordinator's document: what it is, where it goes; drafts that wait."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery, Document, Message
from aiogram_dialog import DialogManager, StartMode

from handlers.callbacks import ImportAct, MyTasks
from handlers.dialogs import amendments
from handlers.dialogs.states import ImportReview
from handlers.imports import sheets
from handlers.imports.progress import ProgressWatch
from handlers.imports.texts import cut, title_of_head
from handlers.screen import Button, Screen, pairs, say, toast, turn
from locales import Translator
from usecases.imports.receive import ReceiveDocument, SentFile
from usecases.imports.settle import CancelImport, RefreshPublication
from usecases.ports.ground import Ground
from usecases.ports.people import Identity

AWAITED = "roadmap-file"
UNSURE = "which-file"
WAIT = timedelta(hours=1)
LARGEST_MB = 20
NAME = 80


def router() -> Router:
    """Files out of the blue from those who coordinate, and the buttons on imports."""
    made = Router(name="imports")
    made.message.filter(coordinates, F.chat.type == "private")
    made.callback_query.filter(coordinates)
    made.callback_query.register(ask_file, ImportAct.filter(F.act == "load"))
    made.callback_query.register(review, ImportAct.filter(F.act == "review"))
    made.callback_query.register(refresh, ImportAct.filter(F.act == "refresh"))
    made.callback_query.register(cancel, ImportAct.filter(F.act == "cancel"))
    made.callback_query.register(as_roadmap, ImportAct.filter(F.act == "roadmap"))
    made.callback_query.register(as_evidence, ImportAct.filter(F.act == "evidence"))
    made.callback_query.register(
        sheets.settled, ImportAct.filter(F.act.in_({sheets.TAKE, sheets.TAKE_ALL, sheets.LEAVE}))
    )
    made.message.register(sheets.come_back, F.document.as_("document"), sheets.ours)
    made.message.register(take, F.document.as_("document"), nothing_else_awaited)
    return made


async def coordinates(_event: Message | CallbackQuery, person: Identity | None = None) -> bool:
    """Documents are the coordinator's."""
    return person is not None and person.coordinates


async def nothing_else_awaited(
    _message: Message, person: Identity, ground: Ground
) -> bool | dict[str, Any]:
    """Whether the file is ours: asked for, or nothing is asked; {"asked": ...} says which."""
    async with ground.read() as read:
        expected = await read.chat.expected(person.person_id, now=ground.clock.now())
    if expected is not None and expected.what not in {AWAITED, UNSURE, "puzzled"}:
        return False
    return {"asked": expected is not None and expected.what == AWAITED}


async def ask_file(
    callback: CallbackQuery, person: Identity, ground: Ground, t: Translator
) -> None:
    """«Загрузить приказ»."""
    await _expect(ground, person, AWAITED, {})
    await turn(callback, Screen(t.html("import-ask-file")))
    await toast(callback)


async def _expect(ground: Ground, person: Identity, what: str, ref: dict[str, Any]) -> None:
    async with ground.uow() as uow:
        until = ground.clock.now() + WAIT
        await uow.chat.expect(person.person_id, what, ref, until=until)
        await uow.commit()


async def take(  # noqa: PLR0913, PLR0917 # what aiogram gives by name
    message: Message,
    document: Document,
    asked: bool,  # noqa: FBT001 # as above
    bot: Bot,
    person: Identity,
    ground: Ground,
    receive_document: ReceiveDocument,
    import_watch: ProgressWatch,
    t: Translator,
) -> None:
    """A file: read it, or ask what it is when its sender owes reports of their own."""
    name = document.file_name or t.text("import-untitled")
    if (document.file_size or 0) > LARGEST_MB * 1024 * 1024:
        await say(bot, message.chat.id, Screen(t.html("import-too-big", limit=LARGEST_MB)))
        return
    file = SentFile(document.file_id, document.file_unique_id, name)
    mark = f"{message.chat.id}:{message.message_id}"
    if not asked and await owes(person, ground):
        await _which(message, bot, person, ground, file, mark, t)
        return
    import_id = await receive_document(file, person.person_id, mark)
    sent = await say(bot, message.chat.id, received(name, t))
    import_watch.reading(sent, import_id, cut(name, NAME), t)


async def owes(person: Identity, ground: Ground) -> bool:
    """Whether a report is awaited from the person, so that a file may be meant for it."""
    if not person.post_ids:
        return False
    async with ground.read() as read:
        return bool(await read.agenda.duties(person.post_ids))


def received(name: str, t: Translator) -> Screen:
    """The file has come and is being read."""
    return Screen(t.html("import-received", name=cut(name, NAME)))


async def _which(  # as above
    message: Message,
    bot: Bot,
    person: Identity,
    ground: Ground,
    file: SentFile,
    mark: str,
    t: Translator,
) -> None:
    ref = {"file": [file.file_id, file.unique_id, file.name], "mark": mark}
    await _expect(ground, person, UNSURE, ref)
    buttons = [
        Button(t.text("import-which-roadmap"), ImportAct(act="roadmap", id=message.message_id)),
        Button(t.text("import-which-evidence"), ImportAct(act="evidence", id=message.message_id)),
    ]
    text = t.html("import-which", name=cut(file.name, NAME))
    await say(bot, message.chat.id, Screen(text, pairs(buttons)))


async def as_roadmap(  # as above
    callback: CallbackQuery,
    callback_data: ImportAct,
    person: Identity,
    ground: Ground,
    receive_document: ReceiveDocument,
    import_watch: ProgressWatch,
    t: Translator,
) -> None:
    """The file in question is an order."""
    async with ground.read() as read:
        expected = await read.chat.expected(person.person_id, now=ground.clock.now())
    ref = expected.ref if expected is not None and expected.what == UNSURE else {}
    if not ref or not ref["mark"].endswith(f":{callback_data.id}"):
        await toast(callback, t.text("error-old-button"), alert=True)
        return
    file = SentFile(*ref["file"])
    import_id = await receive_document(file, person.person_id, ref["mark"])
    await turn(callback, received(file.name, t))
    await toast(callback)
    if isinstance(callback.message, Message):
        import_watch.reading(callback.message, import_id, cut(file.name, NAME), t)


async def as_evidence(callback: CallbackQuery, t: Translator) -> None:
    """The file in question belongs to a report: how to put it there."""
    rows = ((Button(t.text("import-evidence-tasks"), MyTasks()),),)
    await turn(callback, Screen(t.html("import-evidence-how"), rows))
    await toast(callback)


async def review(
    callback: CallbackQuery, callback_data: ImportAct, dialog_manager: DialogManager
) -> None:
    """Open the review, or the proposals; the pressed message stays, the form comes below it."""
    if not await amendments.start(dialog_manager, callback_data.id):
        await dialog_manager.start(
            ImportReview.summary, data={"import": callback_data.id}, mode=StartMode.RESET_STACK
        )
    await toast(callback)


async def cancel(
    callback: CallbackQuery,
    callback_data: ImportAct,
    person: Identity,
    ground: Ground,
    cancel_import: CancelImport,
    t: Translator,
) -> None:
    """«Отменить загрузку» under the summary."""
    await cancel_import(callback_data.id, person.person_id)
    async with ground.read() as read:
        head = await read.imports.head(callback_data.id)
    title = title_of_head(head, t)
    await turn(callback, Screen(t.html("import-cancelled", title=title)))
    await toast(callback)


async def refresh(  # as above
    callback: CallbackQuery,
    callback_data: ImportAct,
    person: Identity,
    ground: Ground,
    refresh_publication: RefreshPublication,
    import_watch: ProgressWatch,
    t: Translator,
) -> None:
    """«Обновить по справочнику»: new schools get what lies ahead."""
    await refresh_publication(callback_data.id, person.person_id)
    async with ground.read() as read:
        head = await read.imports.head(callback_data.id)
    title = title_of_head(head, t)
    await turn(callback, Screen(t.html("import-publishing-start", title=title)))
    await toast(callback)
    if isinstance(callback.message, Message):
        import_watch.publishing(callback.message, callback_data.id, title, t)
