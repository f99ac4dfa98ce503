"""Windows of an import's activities: all of them, and one with how it is followed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from handlers.dialogs.states import ImportReview
from handlers.dialogs.windows import (
    choose,
    listing,
    page_of,
    press,
    sought_words,
    to,
    words,
)
from handlers.imports import details
from handlers.screen import toast
from locales import Translator
from roadmap.drafting.plan import PlannedActivity
from roadmap.drafting.search import Entry, search
from roadmap.drafting.tracking import UNDATED
from roadmap.model import Tracking
from usecases.imports.review import Review

ORIGIN = "row-of"


def windows() -> tuple[Window, ...]:
    """The list and the card."""
    return (
        listing(ImportReview.rows, rows, ImportReview.summary, _opened, sought=True),
        listing(ImportReview.undated, undated, ImportReview.question, _to_be_dated),
        Window(
            Format("{text}"),
            choose("ways", _followed, 3),
            Row(press("skip", _skip), to("edit", ImportReview.edit)),
            Row(press("section", _section), press("all", _all)),
            press("back", _back),
            state=ImportReview.row,
            getter=row,
        ),
    )


async def review_of(manager: DialogManager) -> Review:
    """The import that the dialog is about, as it stands now."""
    start: Any = manager.start_data
    review: Review = await manager.middleware_data["review_import"](int(start["import"]))
    return review


async def rows(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Every activity in the order of the document, left-out ones too."""
    review, t = await review_of(dialog_manager), words(dialog_manager)
    planned, sought = review.material.every_row(), sought_words(dialog_manager)
    heading = t.html("import-rows-title", n=len(planned))
    if sought:
        planned = tuple(planned[at] for at in search(sought, [_entry(one) for one in planned]))
    else:
        heading = f"{heading}\n{t.html('import-rows-hint')}"
    return page_of(dialog_manager, heading, _lines(planned, t))


def _lines(planned: Iterable[PlannedActivity], t: Translator) -> list[tuple[str, str]]:
    return [
        (str(one.activity.position), t.html("import-sentence", text=details.row_line(one, t)))
        for one in planned
    ]


def _entry(planned: PlannedActivity) -> Entry:
    activity = planned.activity
    holders = (party.name for party in activity.responsible)
    return Entry((activity.no or "", activity.title, activity.deadline.raw, *holders))


async def _opened(_callback: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data.update({"row": int(item), ORIGIN: ImportReview.rows.state})
    await manager.switch_to(ImportReview.row)


async def undated(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Activities whose dates another plan sets: each may be given its own."""
    review, t = await review_of(dialog_manager), words(dialog_manager)
    question = review.material.asked.find(UNDATED)
    rows = question.rows if question else ()
    planned = [one for one in review.material.every_row() if one.activity.position in rows]
    key = "import-undated-title" if planned else "import-undated-none"
    return page_of(dialog_manager, t.html(key), _lines(planned, t))


async def _to_be_dated(_callback: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data.update({"row": int(item), ORIGIN: ImportReview.undated.state})
    await manager.switch_to(ImportReview.edit_deadline)


def from_undated(manager: DialogManager) -> bool:
    """Whether the row was opened from the list of those whose dates are awaited."""
    return manager.dialog_data.get(ORIGIN) == ImportReview.undated.state


async def _back(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    undated_list = from_undated(manager)
    await manager.switch_to(ImportReview.undated if undated_list else ImportReview.rows)


async def row(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """One activity, and the ways to follow it; the present one is marked."""
    review, t = await review_of(dialog_manager), words(dialog_manager)
    planned = planned_of(review, dialog_manager)
    activity = planned.activity
    key = "import-follow-keep" if activity.skipped else "import-follow-skip"
    return {
        "text": details.row_text(planned, review, t),
        "ways": []
        if activity.skipped
        else [(way.value, _way(way, planned, t)) for way in Tracking],
        "skip": t.text(key),
        "edit": "" if activity.skipped else t.text("import-edit"),
        "section": "" if activity.skipped else t.text("import-follow-section"),
        "all": "" if activity.skipped else t.text("import-follow-all"),
        "back": t.text("import-back"),
    }


def _way(way: Tracking, planned: PlannedActivity, t: Any) -> str:
    label: str = t.text(f"import-follow-{way.value}")
    return f"✓ {label}" if planned.activity.tracking is way else label


def planned_of(review: Review, manager: DialogManager) -> PlannedActivity:
    """The activity that is open."""
    start: Any = manager.start_data
    wanted = manager.dialog_data.get("row", start.get("row"))
    every = review.material.every_row()
    return next((one for one in every if one.activity.position == wanted), every[0])


async def patch(manager: DialogManager, review: Review, change: dict[str, Any]) -> None:
    """Keep a change of the open import."""
    await manager.middleware_data["patch_rows"](review.head.id, change)


async def _followed(_callback: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    review = await review_of(manager)
    key = planned_of(review, manager).activity.key
    await patch(manager, review, {"at": {"row": key}, "tracking": item})


async def _skip(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    review = await review_of(manager)
    activity = planned_of(review, manager).activity
    await patch(manager, review, {"at": {"row": activity.key}, "skip": not activity.skipped})


async def _section(callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """The whole section is followed as this row is."""
    review = await review_of(manager)
    await _spread(
        callback, manager, review, {"section": planned_of(review, manager).activity.section}
    )


async def _all(callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """Everything is followed as this row is."""
    await _spread(callback, manager, await review_of(manager), {"all": True})


async def _spread(
    callback: CallbackQuery, manager: DialogManager, review: Review, at: dict[str, Any]
) -> None:
    tracking = planned_of(review, manager).activity.tracking
    before = {one.activity.key: one.activity.tracking for one in review.material.every_row()}
    await patch(manager, review, {"at": at, "tracking": tracking.value})
    after = (await review_of(manager)).material.every_row()
    changed = sum(before[one.activity.key] is not one.activity.tracking for one in after)
    await toast(callback, words(manager).text("import-followed", n=changed))
