"""Windows of the factor table's marks: all that need a person, and one with its schools."""

from __future__ import annotations

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from handlers.dialogs.import_rows import review_of
from handlers.dialogs.states import ImportReview
from handlers.dialogs.windows import (
    PAGE,
    back,
    choose,
    earlier,
    forget_words,
    later,
    listing,
    look_for,
    open_list,
    page_of,
    press,
    sought_words,
    words,
)
from handlers.imports.texts import cut
from locales import Translator
from roadmap.drafting.directory import School
from roadmap.drafting.marks import Mark
from roadmap.drafting.search import Entry, search
from roadmap.errors import ConflictError
from usecases.imports.review import Review

NAME = 60


def windows() -> tuple[Window, ...]:
    """The list and the card."""
    return (
        listing(ImportReview.marks, marks, ImportReview.summary, _opened),
        Window(
            Format("{text}"),
            MessageInput(look_for),
            choose("items", _named, PAGE),
            Row(press("earlier", earlier), press("later", later)),
            press("everybody", forget_words),
            press("nobody", _nobody),
            back(ImportReview.marks),
            state=ImportReview.mark,
            getter=mark,
        ),
    )


def _schools(review: Review) -> dict[int, School]:
    return {one.organization_id: one for one in review.material.directory.schools}


def _called(one: Mark, review: Review, t: Translator) -> str:
    if not one.answered:
        return t.text("import-mark-open")
    school = _schools(review).get(one.school or 0)
    return cut(_label(school), NAME) if school else t.text("import-mark-none")


def _label(school: School) -> str:
    """The shortest of its names that says more than a number."""
    return min((name for name in school.names if len(name) > 4), key=len, default=school.names[0])


async def marks(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Marks without an answer first."""
    review, t = await review_of(dialog_manager), words(dialog_manager)
    table = review.material.holders.table
    lines = [
        (
            one.id,
            t.html("import-mark-line", mark=cut(one.text, NAME), school=_called(one, review, t)),
        )
        for one in sorted(table.marks, key=lambda one: one.answered)
    ]
    heading = t.html("import-marks", all=len(table.marks), open=len(table.unknown))
    return page_of(dialog_manager, heading, lines)


async def _opened(_callback: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["mark"] = item
    open_list(manager, ImportReview.mark)
    await manager.switch_to(ImportReview.mark)


def _open(review: Review, manager: DialogManager) -> Mark:
    wanted = manager.dialog_data.get("mark")
    every = review.material.holders.table.marks
    found = next((one for one in every if one.id == wanted), None)
    if found is None:
        raise ConflictError("import-changed")
    return found


async def mark(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """One mark with every school that it may be, those that fit first."""
    review, t = await review_of(dialog_manager), words(dialog_manager)
    one = _open(review, dialog_manager)
    sought = sought_words(dialog_manager)
    lines = [
        (
            str(school.organization_id),
            t.html(
                "import-mark-fits"
                if school.organization_id in one.candidates
                else "import-mark-other",
                school=cut(_label(school), NAME),
            ),
        )
        for school in _offered(one, review, sought)
    ]
    heading = t.html(
        "import-mark-title",
        mark=cut(one.text, NAME),
        codes=", ".join(one.codes),
        school=_called(one, review, t),
    )
    page = page_of(dialog_manager, heading, lines)
    first = not (page["earlier"] or sought)  # eight buttons at most
    return {**page, "nobody": t.text("import-mark-nobody") if first else ""}


def _offered(one: Mark, review: Review, sought: str) -> list[School]:
    """Those that fit first, then every other school; with typed words those that they find."""
    schools = list(_schools(review).values())
    if sought:
        entries = [Entry((*school.names, school.code or ""), school=True) for school in schools]
        return [schools[at] for at in search(sought, entries)]
    return sorted(schools, key=lambda school: school.organization_id not in one.candidates)


async def _answer(manager: DialogManager, school: int | None) -> None:
    review = await review_of(manager)
    await manager.middleware_data["name_school"](review.head.id, _open(review, manager).key, school)
    await manager.switch_to(ImportReview.marks)


async def _named(_callback: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    await _answer(manager, int(item))


async def _nobody(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    await _answer(manager, None)
