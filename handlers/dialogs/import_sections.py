"""The window that chooses which sections are published now; the others wait in a draft."""

from __future__ import annotations

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window

from handlers.dialogs.import_rows import patch, review_of
from handlers.dialogs.states import ImportReview
from handlers.dialogs.windows import listing, page_of, words
from handlers.imports.texts import cut
from locales import Translator
from roadmap.casing import sentence_case
from roadmap.errors import ConflictError
from usecases.imports.review import SectionLine

TITLE = 80


def windows() -> tuple[Window, ...]:
    """The list; a press leaves a section for later, or takes it back."""
    return (listing(ImportReview.sections, sections, ImportReview.loads, _toggled),)


def _line(one: SectionLine, t: Translator) -> str:
    section = cut(sentence_case(one.title), TITLE) if one.title else t.text("import-section-none")
    state = "stands" if one.stands else "later" if one.later else "now"
    return t.html("import-section-state", section=section, n=one.rows, state=state)


async def sections(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Every section with what becomes of it; one that stands has no button."""
    review, t = await review_of(dialog_manager), words(dialog_manager)
    lines = [
        ("" if one.stands else str(at), _line(one, t)) for at, one in enumerate(review.sections)
    ]
    return page_of(dialog_manager, t.html("import-sections-title"), lines)


async def _toggled(_callback: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    review = await review_of(manager)
    if int(item) >= len(review.sections):
        raise ConflictError("import-changed")
    one = review.sections[int(item)]
    await patch(manager, review, {"at": {"section": one.title}, "later": not one.later})
