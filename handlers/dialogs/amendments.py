"""An amending order's proposals: the roadmap they change, the list, the way to the difference."""

from __future__ import annotations

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from handlers.dialogs import amendment
from handlers.dialogs.amendment import OPENED, amending_of, go_on, import_id
from handlers.dialogs.states import AmendingOrder, ImportReview
from handlers.dialogs.windows import (
    Asking,
    choose,
    earlier,
    later,
    open_list,
    page_of,
    press,
    words,
)
from handlers.imports import amendments as texts
from handlers.imports.texts import cut
from handlers.screen import Screen, turn
from locales import Translator
from usecases.imports.amendments import Amending
from usecases.ports.people import Identity


def dialog() -> Dialog:
    """All windows; words are taken where a row is sought."""
    made = Dialog(
        _list(),
        *amendment.windows(),
    )
    made.message.filter(Asking(AmendingOrder.rows))
    made.callback_query.filter(_coordinates)
    return made


async def _coordinates(_callback: CallbackQuery, person: Identity | None = None) -> bool:
    """Rights are asked at each press."""
    return person is not None and person.coordinates


async def start(manager: DialogManager, key: int) -> bool:
    """Open the proposals of an import; False when it is no draft that has any to be decided."""
    found: Amending | None = await manager.middleware_data["review_amendments"](key)
    if found is None or found.head.state != "draft" or found.only_table:
        return False
    await manager.start(AmendingOrder.list, data={"import": key}, mode=StartMode.RESET_STACK)
    return True


def _list() -> Window:
    return Window(
        Format("{text}"),
        choose("items", _opened, 5),
        Row(press("earlier", earlier), press("later", later)),
        press("first", _next_open),
        press("difference", _difference),
        press("new", _as_new),
        press("cancel", _cancel),
        state=AmendingOrder.list,
        getter=proposals,
    )


async def proposals(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The proposals with their decisions; before that the roadmap, where it is not known."""
    one, t = await amending_of(dialog_manager), words(dialog_manager)
    draft, known = one.head.state == "draft", one.review is not None
    top = [texts.heading(one, t), *texts.state_of(one, t)]
    if not draft:
        top.append(t.html("import-not-draft"))
    if known:
        lines = [(each.proposal.id, _line(texts.line_text(each, t), t)) for each in one.lines]
    else:
        lines = [(f"{each.id}", _line(texts.roadmap_line(each, t), t)) for each in one.roadmaps]
        if lines:
            top.append(t.html("amendments-choose-roadmap"))
    page = page_of(dialog_manager, "\n".join(top), lines)
    first = "amendments-to-first" if one.left == len(one.lines) else "amendments-to-next"
    decided = draft and known and not one.left
    return {
        **page,
        "items": page["items"] if draft else [],
        "first": t.text(first) if draft and one.left else "",
        "difference": t.text("amendments-to-difference") if decided else "",
        "new": t.text("amendments-as-new") if draft and not known and one.amendments.whole else "",
        "cancel": t.text("import-to-cancel") if draft else "",
    }


def _line(text: str, t: Translator) -> str:
    return t.html("import-sentence", text=text)


async def _opened(_callback: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    """A proposal is opened, or the roadmap chosen."""
    one = await amending_of(manager)
    if one.review is None:
        await manager.middleware_data["choose_amended"](import_id(manager), int(item))
        open_list(manager, AmendingOrder.list)
        return
    manager.dialog_data[OPENED] = item
    await manager.switch_to(AmendingOrder.proposal)


async def _as_new(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """The document's own table makes a roadmap of its own."""
    await manager.middleware_data["choose_amended"](import_id(manager), None)
    await _review(manager)


async def _review(manager: DialogManager) -> None:
    data = {"import": import_id(manager)}
    await manager.start(ImportReview.summary, data=data, mode=StartMode.RESET_STACK)


async def _difference(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """Everything is decided: what changes, who gets how much, publishing."""
    await _review(manager)


async def _cancel(callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """Put the document away."""
    data, t = manager.middleware_data, words(manager)
    one = await amending_of(manager)
    await data["cancel_import"](one.head.id, data["person"].person_id)
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    title = cut(one.head.title or t.text("import-untitled"), texts.TITLE)
    await turn(callback, Screen(t.html("import-cancelled", title=title)))


async def _next_open(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    await go_on(manager)
