"""Windows in which one activity is mended: its deadline, its short name, its holders."""

from __future__ import annotations

from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from handlers.dialogs.import_rows import from_undated, patch, planned_of, review_of
from handlers.dialogs.states import ImportReview
from handlers.dialogs.windows import (
    Asking,
    back,
    listing,
    open_list,
    page_of,
    press,
    sought_words,
    to,
    words,
)
from handlers.imports import details
from handlers.screen import toast
from roadmap.deadlines import MAX_LENGTH, to_json
from roadmap.drafting.patches import corrected
from roadmap.drafting.short_names import LIMIT
from roadmap.model import DeadlineKind
from usecases.imports.editing import RowParty, reread

TYPED = "typed"
ASKING = Asking(
    ImportReview.edit_deadline,
    ImportReview.edit_reading,
    ImportReview.edit_name,
    ImportReview.edit_parties,
    ImportReview.party,
    ImportReview.members,
    ImportReview.mark,
    ImportReview.rows,
    ImportReview.holders,
)


def windows() -> tuple[Window, ...]:
    """What may be changed, then a window for each."""
    return (
        Window(
            Format("{text}"),
            Row(
                to("deadline", ImportReview.edit_deadline), to("parties", ImportReview.edit_parties)
            ),
            press("name", _ask_name),
            press("each", _each),
            press("each_section", _each_section),
            press("undo", _undo),
            back(ImportReview.row),
            state=ImportReview.edit,
            getter=edit,
        ),
        Window(
            Format("{text}"),
            MessageInput(_read),
            press("back", _back),
            state=ImportReview.edit_deadline,
            getter=ask_deadline,
        ),
        Window(
            Format("{text}"),
            MessageInput(_read),
            press("set", _set_deadline),
            press("back", _back),
            state=ImportReview.edit_reading,
            getter=show_reading,
        ),
        Window(
            Format("{text}"),
            MessageInput(_name),
            back(ImportReview.edit),
            state=ImportReview.edit_name,
            getter=ask_name,
        ),
        listing(ImportReview.edit_parties, parties, ImportReview.edit, _toggled, sought=True),
    )


async def edit(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The activity and what of it may be changed."""
    review, t = await review_of(dialog_manager), words(dialog_manager)
    planned = planned_of(review, dialog_manager)
    activity = planned.activity
    changed = corrected(review.material.record.patches, activity.key)
    several = review.material.holders.helped(activity)
    who = "first" if activity.each else "each"
    spread = t.text(f"import-edit-section-{'each' if activity.each else 'first'}")
    return {
        "text": details.row_text(planned, review, t),
        "deadline": t.text("import-edit-deadline"),
        "parties": t.text("import-edit-parties"),
        "name": t.text("import-edit-name"),
        "each": t.text(f"import-edit-{who}") if several else "",
        "each_section": spread if several and activity.section else "",
        "undo": t.text("import-edit-undo") if changed else "",
        "back": t.text("import-back"),
    }


async def _each(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """Co-executors of this activity report too, or do not any more."""
    review = await review_of(manager)
    activity = planned_of(review, manager).activity
    await patch(manager, review, {"at": {"row": activity.key}, "each": not activity.each})


async def _each_section(callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """Co-executors of the whole section report as those of this activity do."""
    review, t = await review_of(manager), words(manager)
    activity = planned_of(review, manager).activity
    await patch(manager, review, {"at": {"section": activity.section}, "each": activity.each})
    await toast(callback, t.text("import-edit-section-done"))


async def _back(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """To the list where dates are given one by one, or to the activity."""
    undated = from_undated(manager)
    await manager.switch_to(ImportReview.undated if undated else ImportReview.edit)


async def _undo(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    review = await review_of(manager)
    at = {"row": planned_of(review, manager).activity.key}
    await patch(
        manager, review, {"at": at, "deadline": None, "short_name": None, "responsible": None}
    )


async def ask_deadline(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What is asked for."""
    t = words(dialog_manager)
    return {"text": t.html("import-edit-ask-deadline"), "back": t.text("import-back")}


async def _read(message: Message, _widget: MessageInput, manager: DialogManager) -> None:
    manager.dialog_data[TYPED] = (message.text or "")[:MAX_LENGTH]
    await manager.switch_to(ImportReview.edit_reading)


async def show_reading(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """How the phrase is read; what cannot be read cannot be set."""
    review, t = await review_of(dialog_manager), words(dialog_manager)
    planned = planned_of(review, dialog_manager)
    text = str(dialog_manager.dialog_data.get(TYPED, ""))
    none = reread(text, review).kind is DeadlineKind.NONE
    shown = details.reading_text(text, planned, review, t)
    return {
        "text": shown if none else f"{shown}\n{t.html('import-edit-again')}",
        "set": "" if none else t.text("import-edit-set"),
        "back": t.text("import-back"),
    }


async def _set_deadline(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    review = await review_of(manager)
    deadline = reread(str(manager.dialog_data.get(TYPED, "")), review)
    if deadline.kind is DeadlineKind.NONE:
        return
    at = {"row": planned_of(review, manager).activity.key}
    await patch(manager, review, {"at": at, "deadline": to_json(deadline)})
    await manager.switch_to(ImportReview.undated if from_undated(manager) else ImportReview.edit)


async def _ask_name(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    manager.dialog_data[TYPED] = ""
    await manager.switch_to(ImportReview.edit_name)


async def ask_name(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What is asked for; after a name too long, how much too long it was."""
    t, typed = words(dialog_manager), str(dialog_manager.dialog_data.get(TYPED, ""))
    lines = [t.html("import-edit-ask-name", limit=LIMIT)]
    if len(typed) > LIMIT:
        lines.append(t.html("import-edit-long", n=len(typed), limit=LIMIT))
    return {"text": "\n".join(lines), "back": t.text("import-back")}


async def _name(message: Message, _widget: MessageInput, manager: DialogManager) -> None:
    name = " ".join((message.text or "").split())
    if len(name) > LIMIT:
        manager.dialog_data[TYPED] = name[:MAX_LENGTH]
        return
    review = await review_of(manager)
    at = {"row": planned_of(review, manager).activity.key}
    await patch(manager, review, {"at": at, "short_name": name})
    await manager.switch_to(ImportReview.edit)


async def _parties(manager: DialogManager) -> tuple[RowParty, ...]:
    review = await review_of(manager)
    found: tuple[RowParty, ...] = await manager.middleware_data["row_parties"](
        review, planned_of(review, manager).activity, sought_words(manager)
    )
    return found


async def parties(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Who answers now, and everybody else who may."""
    t = words(dialog_manager)
    lines = [
        (one.id, t.html("import-sentence", text=details.row_party_line(one, t)))
        for one in await _parties(dialog_manager)
    ]
    return page_of(dialog_manager, t.html("import-edit-parties-title"), lines)


async def _toggled(_callback: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    review = await review_of(manager)
    activity = planned_of(review, manager).activity
    choose = manager.middleware_data["choose_row_party"]
    await choose(review.head.id, activity, await _parties(manager), item)
    open_list(manager, ImportReview.edit_parties)
