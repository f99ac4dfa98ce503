"""A coordinator's document: what it is, where it goes; drafts that wait."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import Any

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery, Document, Message
from aiogram_dialog import DialogManager, StartMode

from handlers.callbacks import ImportAct
from handlers.dialogs import amendments
from handlers.dialogs.states import ImportReview
from handlers.imports import sheets
from handlers.imports.notices import EVIDENCE
from handlers.imports.progress import ProgressWatch
from handlers.imports.texts import cut, title_of_head
from handlers.incoming import incoming_file
from handlers.screen import Screen, say, toast, turn
from handlers.whose_file import WhoseFile
from locales import Translator
from usecases.imports.receive import DOUBTED, ReceiveDocument, SentFile
from usecases.imports.settle import CancelImport, RefreshPublication
from usecases.ports.ground import Ground
from usecases.ports.people import Identity
from usecases.ports.reports import IncomingFile
from usecases.reports.drafts import Target
from usecases.reports.evidence import ReceiveFile

AWAITED = "roadmap-file"
OPEN = frozenset({"draft", "refused"})
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
    made.callback_query.register(as_evidence, ImportAct.filter(F.act == EVIDENCE))
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
    if expected is not None and expected.what not in {AWAITED, "puzzled"}:
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
    """A file: what it is shows when it is read; one meant for a report can be said to be so."""
    name = document.file_name or t.text("import-untitled")
    if (document.file_size or 0) > LARGEST_MB * 1024 * 1024:
        await say(bot, message.chat.id, Screen(t.html("import-too-big", limit=LARGEST_MB)))
        return
    file = SentFile(document.file_id, document.file_unique_id, name)
    mark = f"{message.chat.id}:{message.message_id}"
    sent_file = incoming_file(message, bot.id)
    doubted = asdict(sent_file) if sent_file and not asked and await owes(person, ground) else None
    import_id = await receive_document(file, person.person_id, mark, doubted)
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


async def as_evidence(  # what aiogram gives by name
    callback: CallbackQuery,
    callback_data: ImportAct,
    person: Identity,
    ground: Ground,
    cancel_import: CancelImport,
    receive_file: ReceiveFile,
    whose_file: WhoseFile,
    t: Translator,
) -> None:
    """The file belongs to a report: the draft goes, and it is asked whose the file is."""
    async with ground.read() as read:
        record = await read.imports.get(callback_data.id)
    if record is None or DOUBTED not in record.settings or record.head.state not in OPEN:
        await toast(callback, t.text("error-old-button"), alert=True)
        return
    if record.head.state == "draft":
        await cancel_import(record.head.id, person.person_id)
    await receive_file(person, IncomingFile(**record.settings[DOUBTED]), Target("ask"))
    await turn(
        callback, Screen(t.html("import-as-evidence", name=cut(record.head.file_name, NAME)))
    )
    await toast(callback)
    if isinstance(callback.message, Message):
        await whose_file.ask(callback.message, person, t, Target("ask"))


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
