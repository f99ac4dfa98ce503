"""The window in which a named list is made up: whom «руководители ШНОР» stands for."""

from __future__ import annotations

from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from handlers.dialogs.import_party import leave_party, party_line
from handlers.dialogs.import_rows import review_of
from handlers.dialogs.states import ImportReview
from handlers.dialogs.windows import (
    PAGE,
    back,
    choose,
    earlier,
    later,
    open_list,
    page_of,
    press,
    words,
)
from handlers.imports.texts import cut, post_name
from usecases.imports.lists import told_apart

MEMBERS = "members"
UNMATCHED = "unmatched"
NAME = 60
SHOWN = 200


def windows() -> tuple[Window, ...]:
    """The one window; a press on somebody takes them off."""
    return (
        Window(
            Format("{text}"),
            MessageInput(_written),
            choose("items", _taken_off, PAGE),
            Row(press("earlier", earlier), press("later", later)),
            press("done", _done),
            back(ImportReview.party),
            state=ImportReview.members,
            getter=members,
        ),
    )


async def open_members(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """«Составить список…»: begins with those whom the party stands for now, if it is a list."""
    line = party_line(await review_of(manager), manager)
    own = line.resolution.post_ids if line.resolution.group_id is not None else ()
    manager.dialog_data.update({MEMBERS: list(own), UNMATCHED: []})
    open_list(manager, ImportReview.members)
    await manager.switch_to(ImportReview.members)


def _chosen(manager: DialogManager) -> list[int]:
    return list(manager.dialog_data.get(MEMBERS, []))


async def members(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Who is on the list, and which of the words written last were not understood."""
    review, t = await review_of(dialog_manager), words(dialog_manager)
    chosen = [post for post in _chosen(dialog_manager) if post in review.posts]
    lines = [
        (str(post), t.html("import-sentence", text=cut(post_name(review.posts[post], t), NAME)))
        for post in chosen
    ]
    name = cut(party_line(review, dialog_manager).mention.party.name, NAME)
    heading = t.html("import-list-title", name=name, n=len(chosen))
    unmatched = "; ".join(dialog_manager.dialog_data.get(UNMATCHED, []))
    if unmatched:
        heading = f"{heading}\n{t.html('import-list-unmatched', words=cut(unmatched, SHOWN))}"
    page = page_of(dialog_manager, heading, lines)
    first = chosen and not page["earlier"]  # eight buttons at most
    return {**page, "done": t.text("import-list-done", n=len(chosen)) if first else ""}


async def _written(message: Message, _widget: MessageInput, manager: DialogManager) -> None:
    review = await review_of(manager)
    found, unmatched = told_apart(message.text or "", review)
    chosen = list(dict.fromkeys((*_chosen(manager), *found)))
    manager.dialog_data.update({MEMBERS: chosen, UNMATCHED: list(unmatched)})


async def _taken_off(_callback: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    left = [post for post in _chosen(manager) if post != int(item)]
    manager.dialog_data.update({MEMBERS: left, UNMATCHED: []})


async def _done(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """The list is kept under the party's name, and the party is it."""
    review = await review_of(manager)
    line = party_line(review, manager)
    await manager.middleware_data["make_list"](review.head.id, line.mention, _chosen(manager))
    await leave_party(manager, answered=True)
