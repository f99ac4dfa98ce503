"""Windows of what publishing would give to whom: in short, by holder, one holder's dates."""

from __future__ import annotations

from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.text import Format

from handlers.dialogs.import_rows import review_of
from handlers.dialogs.states import ImportReview
from handlers.dialogs.windows import back, listing, page_of, press, sought_words, to, words
from handlers.imports import details, loading, texts
from handlers.imports.progress import ProgressWatch
from handlers.screen import Screen, turn
from locales import Translator
from usecases.imports.edition import edition_changes
from usecases.imports.review import Review


def windows() -> tuple[Window, ...]:
    """The window that publishes, every holder, and one."""
    return (
        Window(
            Format("{text}"),
            press("publish", _publish),
            to("to_sections", ImportReview.sections),
            to("to_holders", ImportReview.holders),
            to("to_changes", ImportReview.changes),
            to("back", ImportReview.summary),
            state=ImportReview.loads,
            getter=loads,
        ),
        listing(ImportReview.changes, changes, ImportReview.loads),
        listing(ImportReview.holders, holders, ImportReview.loads, _opened, sought=True),
        Window(
            Format("{text}"),
            back(ImportReview.holders),
            state=ImportReview.holder,
            getter=holder,
        ),
    )


async def loads(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Who gets how much; publishing from here once nothing blocks it."""
    review, t = await review_of(dialog_manager), words(dialog_manager)
    key = "import-publish-edition" if review.difference is not None else "import-publish"
    return {
        "text": loading.loads_text(review, t),
        "publish": t.text(key) if review.ready else "",
        "to_sections": t.text("import-to-sections") if len(review.sections) > 1 else "",
        "to_holders": t.text("import-to-holders", n=len(review.loads)) if review.loads else "",
        "to_changes": _to_changes(review, t),
        "back": t.text("import-back"),
    }


def _to_changes(review: Review, t: Translator) -> str:
    found = review.difference
    if found is None or found.empty:
        return ""
    n = len(found.added) + len(found.changed) + len(found.removed)
    return t.text("import-to-changes", n=n)


async def changes(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What an edition changes, row by row."""
    review, t = await review_of(dialog_manager), words(dialog_manager)
    lines = [
        ("", t.html("import-sentence", text=details.change_line(one, t)))
        for one in edition_changes(review.material)
    ]
    return page_of(dialog_manager, t.html("import-changes-title", n=len(lines)), lines)


async def _publish(callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """Start the job; this message becomes its progress."""
    data, t = manager.middleware_data, words(manager)
    review, person = await review_of(manager), data["person"]
    await data["start_publishing"](review.head.id, person.person_id)
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    title = texts.title_of(review)
    await turn(callback, Screen(t.html("import-publishing-start", title=title)))
    watch: ProgressWatch = data["import_watch"]
    if isinstance(callback.message, Message):
        watch.publishing(callback.message, review.head.id, title, t)


async def holders(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Every post with what it would get, the most reports first; typed words look for one."""
    review, t = await review_of(dialog_manager), words(dialog_manager)
    sought = sought_words(dialog_manager)
    heading = t.html("import-holders-title", n=len(review.loads))
    if not sought:
        heading = f"{heading}\n{t.html('import-holders-hint')}"
    return page_of(dialog_manager, heading, loading.holder_lines(review, sought, t))


async def _opened(_callback: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["holder"] = int(item)
    await manager.switch_to(ImportReview.holder)


async def holder(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """One post: its reports by date."""
    review, t = await review_of(dialog_manager), words(dialog_manager)
    post_id = int(dialog_manager.dialog_data.get("holder", 0))
    return {"text": loading.holder_text(review, post_id, t), "back": t.text("import-back")}
