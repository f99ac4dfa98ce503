"""The draft as a table: sent to be mended, taken back as counts before anything counts."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from io import BytesIO
from typing import Any

from aiogram import Bot
from aiogram.types import BufferedInputFile, CallbackQuery, Document, Message

from handlers.callbacks import ImportAct
from handlers.imports.texts import cut, doubt_text
from handlers.screen import Button, Screen, pairs, say, toast, turn
from locales import Translator
from roadmap.errors import ConflictError, FileGoneError, InputRefusedError
from roadmap.intake.doubts import group_doubts
from roadmap.intake.draft_sheet import FIELDS, DraftSheet, SheetLine, SheetRow, read_draft_sheet
from roadmap.model import Level, Tracking
from roadmap.reading import Doubt
from usecases.imports.review import Review, ReviewImport
from usecases.imports.sheet import Mended, ProposeSheet, SettleSheet, cells_of, compared
from usecases.ports.ground import Ground

TAKE, LEAVE = "mend", "unmend"
LARGEST = 5 * 1024 * 1024
SHOWN = 10
CODED = {
    "level": tuple(one.value for one in Level),
    "tracking": (*(one.value for one in Tracking), "skip"),
}


Write = Callable[..., None]


def _word(field: str, code: str, t: Translator) -> str:
    return t.text(f"draft-sheet-{field}-{code}") if code in CODED.get(field, ()) else code


def sheet_lines(review: Review, t: Translator) -> list[SheetLine]:
    """The draft's rows in words, those left out too."""
    doubts: dict[int | None, list[Doubt]] = {}
    for doubt in review.material.reading.doubts:
        doubts.setdefault(doubt.where.index, []).append(doubt)
    lines = []
    for activity in review.material.draft.activities:
        own = doubts.get(activity.position, [])
        cells = cells_of(activity, review)
        lines.append(
            SheetLine(
                activity.key,
                tuple(_word(field, cells[field], t) for field in FIELDS),
                frozenset(one.field for one in own),
                "\n".join(doubt_text(group, t) for group in group_doubts(own)),
            )
        )
    return lines


def written_words(t: Translator) -> dict[str, list[str]]:
    """The words that a coded field's cells may hold."""
    return {field: [_word(field, one, t) for one in codes] for field, codes in CODED.items()}


async def send(bot: Bot, chat_id: int, review: Review, write: Write, t: Translator) -> None:
    """The draft as a document."""
    out = BytesIO()
    import_id = review.head.id
    await asyncio.to_thread(write, import_id, sheet_lines(review, t), written_words(t), out, t)
    name = t.text("import-sheet-file", id=str(import_id))
    file = BufferedInputFile(out.getvalue(), name)
    await bot.send_document(chat_id, file, caption=t.text("import-sheet-caption"), parse_mode=None)


async def ours(message: Message, ground: Ground) -> bool | dict[str, Any]:
    """Whether a file is a draft's table; gives `sheet`, or the `refusal` of a spoilt one."""
    document = message.document
    name = (document.file_name or "").casefold() if document else ""
    if document is None or not name.endswith(".xlsx") or (document.file_size or 0) > LARGEST:
        return False
    try:
        data = b"".join([chunk async for chunk in ground.downloads.fetch(document.file_id)])
        sheet = await asyncio.to_thread(read_draft_sheet, data)
    except FileGoneError:
        return False
    except InputRefusedError as refusal:
        return {"sheet": None, "refusal": refusal}
    return {"sheet": sheet, "refusal": None} if sheet is not None else False


async def come_back(  # as aiogram gives by name
    message: Message,
    document: Document,
    sheet: DraftSheet | None,
    refusal: InputRefusedError | None,
    bot: Bot,
    review_import: ReviewImport,
    propose_sheet: ProposeSheet,
    t: Translator,
) -> None:
    """Say what the table would change; nothing counts before the button."""
    if sheet is None:
        reason = t.text(refusal.key, **refusal.arguments) if refusal else ""
        name = cut(document.file_name or "", 80)
        screen = Screen(t.html("import-refused", name=name, reason=reason))
    else:
        screen = await _proposed(sheet, review_import, propose_sheet, t)
    await say(bot, message.chat.id, screen)


async def _proposed(
    sheet: DraftSheet, review_import: ReviewImport, propose_sheet: ProposeSheet, t: Translator
) -> Screen:
    try:
        review = await review_import(sheet.import_id)
        mended = compared(coded(sheet, t), review)
        await propose_sheet(sheet.import_id, mended.patches)
    except ConflictError:
        return Screen(t.html("import-sheet-other"))
    buttons = [
        Button(t.text("import-sheet-take"), ImportAct(act=TAKE, id=sheet.import_id)),
        Button(t.text("import-sheet-leave"), ImportAct(act=LEAVE, id=sheet.import_id)),
    ]
    return Screen(_changes(mended, t), pairs(buttons) if mended.patches else ())


def coded(sheet: DraftSheet, t: Translator) -> DraftSheet:
    """With the words of levels and tracking as codes; what is neither stays and is named."""
    codes = {
        field: {_word(field, code, t).casefold(): code for code in known}
        for field, known in CODED.items()
    }
    rows = []
    for row in sheet.rows:
        cells = {
            field: codes.get(field, {}).get(text.casefold(), text)
            for field, text in row.cells.items()
        }
        rows.append(SheetRow(row.no, row.key, cells))
    return DraftSheet(sheet.import_id, tuple(rows))


def _field(field: str, t: Translator) -> str:
    return t.text(f"draft-sheet-{field.replace('_', '-')}")


def _changes(mended: Mended, t: Translator) -> str:
    lines = [
        t.html("import-sheet-changes", rows=len(mended.patches))
        if mended.patches
        else t.html("import-sheet-same")
    ]
    lines += [
        t.html("import-sheet-field", field=_field(field, t), n=mended.fields[field])
        for field in FIELDS
        if field in mended.fields
    ]
    if mended.wrong:
        lines.append(t.html("import-sheet-wrong", n=len(mended.wrong)))
        lines += [
            t.html("import-sheet-wrong-cell", row=one.row, field=_field(one.field, t))
            for one in mended.wrong[:SHOWN]
        ]
        lines += ["…"] if len(mended.wrong) > SHOWN else []
    if mended.added:
        rows = ", ".join(str(no) for no in mended.added[:SHOWN])
        lines.append(t.html("import-sheet-added", rows=rows))
    if mended.missing:
        lines.append(t.html("import-sheet-missing", n=mended.missing))
    return "\n".join(lines)


async def settled(
    callback: CallbackQuery, callback_data: ImportAct, settle_sheet: SettleSheet, t: Translator
) -> None:
    """«Принять исправления» or «Не принимать»."""
    take = callback_data.act == TAKE
    await settle_sheet(callback_data.id, take=take)
    button = Button(t.text("import-to-review"), ImportAct(act="review", id=callback_data.id))
    text = t.html("import-sheet-taken" if take else "import-sheet-left")
    await turn(callback, Screen(text, ((button,),)))
    await toast(callback)
