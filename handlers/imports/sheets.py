"""The draft as a table: sent to be mended, taken back as counts before anything counts."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from aiogram import Bot
from aiogram.types import BufferedInputFile, CallbackQuery, Document, Message

from handlers.callbacks import ImportAct
from handlers.imports.texts import cut, doubt_text
from handlers.screen import Button, Screen, say, toast, turn
from locales import Translator
from roadmap.errors import ConflictError, FileGoneError, InputRefusedError
from roadmap.intake.doubts import group_doubts
from roadmap.intake.draft_sheet import FIELDS, DraftSheet, SheetLine, read_draft_sheet
from roadmap.model import Level, Tracking
from roadmap.reading import Doubt
from usecases.imports.review import Review, ReviewImport
from usecases.imports.sheet import Mended, ProposeSheet, SettleSheet, Wrong, cells_of, compared
from usecases.ports.ground import Ground

TAKE, TAKE_ALL, LEAVE = "mend", "mend-out", "unmend"
LARGEST = 5 * 1024 * 1024
SHOWN = 10
CELL = 40
MARK = 16
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


def mark_of(review: Review) -> str:
    """What tells this document from another one under the same number."""
    return review.material.record.file_hash[:MARK]


async def send(bot: Bot, chat_id: int, review: Review, write: Write, t: Translator) -> None:
    """The draft as a document."""
    out = BytesIO()
    import_id, lines = review.head.id, sheet_lines(review, t)
    await asyncio.to_thread(write, import_id, mark_of(review), lines, written_words(t), out, t)
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
        if sheet.mark != mark_of(review):
            return Screen(t.html("import-sheet-strange"))
        mended = compared(coded(sheet, t), review)
        await propose_sheet(sheet.import_id, mended.patches, mended.removed)
    except ConflictError:
        return Screen(t.html("import-sheet-other"))
    return Screen(_changes(mended, t), _ways(sheet.import_id, mended, t))


def _ways(import_id: int, mended: Mended, t: Translator) -> tuple[tuple[Button, ...], ...]:
    """What may be done with it, a button a line; nothing where it says nothing new."""
    ways = []
    if mended.patches:
        ways.append((t.text("import-sheet-take"), TAKE))
    if mended.removed:
        key = "import-sheet-take-out" if mended.patches else "import-sheet-out"
        ways.append((t.text(key, n=len(mended.removed)), TAKE_ALL))
    if ways:
        ways.append((t.text("import-sheet-leave"), LEAVE))
    return tuple((Button(label, ImportAct(act=act, id=import_id)),) for label, act in ways)


def coded(sheet: DraftSheet, t: Translator) -> DraftSheet:
    """With the words of levels and tracking as codes; what is neither stays and is named."""
    codes = {
        field: {_word(field, code, t).casefold(): code for code in listed}
        for field, listed in CODED.items()
    }

    def known(cells: Mapping[str, str]) -> dict[str, str]:
        return {
            field: codes.get(field, {}).get(text.casefold(), text) for field, text in cells.items()
        }

    rows = (replace(row, cells=known(row.cells), written=known(row.written)) for row in sheet.rows)
    return replace(sheet, rows=tuple(rows))


def _field(field: str, t: Translator) -> str:
    return t.text(f"draft-sheet-{field.replace('_', '-')}")


def _changes(mended: Mended, t: Translator) -> str:
    if not (mended.patches or mended.removed or mended.wrong):
        lines = [t.html("import-sheet-same")]
    else:
        lines = [t.html("import-sheet-changes", rows=mended.changed)]
    lines += [
        t.html("import-sheet-field", field=_field(field, t), n=mended.fields[field])
        for field in FIELDS
        if field in mended.fields
    ]
    if mended.added:
        lines.append(t.html("import-sheet-added", n=mended.added))
    if mended.removed:
        lines.append(t.html("import-sheet-missing", n=len(mended.removed)))
    lines += _cells("import-sheet-wrong", mended.wrong, t)
    lines += _cells("import-sheet-clash", mended.clashes, t)
    return "\n".join(lines)


def _cells(key: str, cells: Sequence[Wrong], t: Translator) -> list[str]:
    """Cells by their address, with what stands in them."""
    if not cells:
        return []
    named = [
        t.html(
            "import-sheet-cell", cell=one.cell, field=_field(one.field, t), text=cut(one.text, CELL)
        )
        for one in cells[:SHOWN]
    ]
    return [t.html(key, n=len(cells)), *named, *(["…"] if len(cells) > SHOWN else [])]


async def settled(
    callback: CallbackQuery, callback_data: ImportAct, settle_sheet: SettleSheet, t: Translator
) -> None:
    """«Принять исправления», with what the table lacks left out or not, or «Не принимать»."""
    take, leave_out = callback_data.act != LEAVE, callback_data.act == TAKE_ALL
    await settle_sheet(callback_data.id, take=take, leave_out=leave_out)
    button = Button(t.text("import-to-review"), ImportAct(act="review", id=callback_data.id))
    text = t.html("import-sheet-taken" if take else "import-sheet-left")
    await turn(callback, Screen(text, ((button,),)))
    await toast(callback)
