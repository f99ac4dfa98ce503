"""One proposal of an amending order: its card, its buttons, the row it means."""

from __future__ import annotations

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from handlers.dialogs.states import AmendingOrder, ImportReview
from handlers.dialogs.windows import listing, open_list, page_of, press, sought_words, words
from handlers.imports import amendments as texts
from handlers.imports.proposals import card
from roadmap.drafting.amendments import Decision
from roadmap.drafting.model import DraftActivity
from roadmap.drafting.search import Entry, search
from roadmap.errors import ConflictError
from usecases.imports.amendments import Amending, Line

OPENED = "proposal"


def windows() -> tuple[Window, ...]:
    """The card of a proposal, and the list of rows to choose from."""
    return (
        _proposal(),
        listing(AmendingOrder.rows, rows, AmendingOrder.proposal, _row_chosen, sought=True),
    )


def import_id(manager: DialogManager) -> int:
    """The import that the dialog was started for."""
    data: Any = manager.start_data
    return int(data["import"])


async def amending_of(manager: DialogManager) -> Amending:
    """The order as it stands now; ConflictError when it is gone."""
    found: Amending | None = await manager.middleware_data["review_amendments"](import_id(manager))
    if found is None:
        raise ConflictError("import-gone")
    return found


async def go_on(manager: DialogManager) -> None:
    """To the next proposal without a decision, after the one that is open; else to the list."""
    one = await amending_of(manager)
    ids = [each.proposal.id for each in one.lines]
    opened = manager.dialog_data.get(OPENED)
    at = ids.index(opened) if opened in ids else -1
    waiting = next((each for each in (*one.lines[at + 1 :], *one.lines) if each.open), None)
    if waiting is None:
        manager.dialog_data.pop(OPENED, None)
        await manager.switch_to(AmendingOrder.list)
    else:
        manager.dialog_data[OPENED] = waiting.proposal.id
        await manager.switch_to(AmendingOrder.proposal)


def _proposal() -> Window:
    return Window(
        Format("{text}"),
        Row(press("apply", _decide(Decision.APPLIED)), press("skip", _decide(Decision.SKIPPED))),
        Row(press("edit", _edit), press("row", _seek)),
        press("undo", _decide(Decision.OPEN)),
        Row(press("before", _step(-1)), press("after", _step(1))),
        press("all", _all),
        state=AmendingOrder.proposal,
        getter=proposal,
    )


def _open(one: Amending, manager: DialogManager) -> Line:
    """The proposal that is open; the first one when it is gone."""
    line = one.find(str(manager.dialog_data.get(OPENED))) or next(iter(one.lines), None)
    if line is None:
        raise ConflictError("import-changed")
    return line


async def proposal(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """One proposal in words, and what may be done with it."""
    one, t = await amending_of(dialog_manager), words(dialog_manager)
    line = _open(one, dialog_manager)
    at, free = one.lines.index(line), one.head.state == "draft" and not line.announced
    waits = free and line.decision is Decision.OPEN
    by_row = line.outcome.problem is None or bool(line.outcome.rows)
    return {
        "text": card(line, at, one, t),
        "apply": t.text("amendments-apply") if waits and line.appliable else "",
        "skip": t.text("amendments-skip") if waits else "",
        "edit": t.text("amendments-edit") if waits and _editable(line) and by_row else "",
        "row": t.text("amendments-row") if waits and _placed(line) else "",
        "undo": t.text("amendments-undo") if free and not waits else "",
        "before": t.text("import-earlier") if at else "",
        "after": t.text("import-next") if at + 1 < len(one.lines) else "",
        "all": t.text("amendments-all"),
    }


def _editable(line: Line) -> bool:
    return len(line.outcome.rows) == 1 and not any(one.key == "" for one in line.outcome.changes)


def _placed(line: Line) -> bool:
    """Whether a person may say which row is meant."""
    return not (line.proposal.where.everywhere or line.proposal.what == "restate-appendix")


def _decide(decision: Decision) -> Any:
    async def decide(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
        line = _open(await amending_of(manager), manager)
        await manager.middleware_data["decide_amendment"](
            import_id(manager), line.proposal.id, decision
        )
        if decision is not Decision.OPEN:
            await go_on(manager)

    return decide


async def _edit(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """The row is changed by hand: the proposal counts as decided, and may be taken up again."""
    line, key = _open(await amending_of(manager), manager), import_id(manager)
    await manager.middleware_data["decide_amendment"](key, line.proposal.id, Decision.BY_HAND)
    await manager.start(
        ImportReview.edit,
        data={"import": key, "row": line.outcome.rows[0].position},
        mode=StartMode.RESET_STACK,
    )


async def _seek(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    open_list(manager, AmendingOrder.rows)
    await manager.switch_to(AmendingOrder.rows)


def _step(by: int) -> Any:
    async def step(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
        one = await amending_of(manager)
        at = one.lines.index(_open(one, manager)) + by
        manager.dialog_data[OPENED] = one.lines[min(max(at, 0), len(one.lines) - 1)].proposal.id

    return step


async def _all(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    await manager.switch_to(AmendingOrder.list)


async def rows(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The rows that may be meant: those that fit first, then all others."""
    one, t = await amending_of(dialog_manager), words(dialog_manager)
    line, found = _open(one, dialog_manager), _choices(one, dialog_manager)
    fits = {each.key for each in line.outcome.candidates}
    lines = [
        (
            str(each.position),
            t.html("amendments-row-fits", name=texts.name_of(each, t))
            if each.key in fits
            else t.html("import-sentence", text=texts.name_of(each, t)),
        )
        for each in found
    ]
    return page_of(dialog_manager, t.html("amendments-choose-row"), lines)


def _choices(one: Amending, manager: DialogManager) -> list[DraftActivity]:
    line, sought = _open(one, manager), sought_words(manager)
    draft = one.review.material.draft.kept if one.review else ()
    fits = {each.key for each in line.outcome.candidates}
    ordered = sorted(draft, key=lambda each: each.key not in fits)
    if not sought:
        return ordered
    entries = [Entry((each.no or "", each.title, each.deadline.raw)) for each in ordered]
    return [ordered[at] for at in search(sought, entries)]


async def _row_chosen(_callback: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    one = await amending_of(manager)
    draft = one.review.material.draft.kept if one.review else ()
    chosen = next((each for each in draft if str(each.position) == item), None)
    if chosen is None:
        raise ConflictError("import-changed")
    await manager.middleware_data["decide_amendment"](
        import_id(manager), _open(one, manager).proposal.id, Decision.OPEN, chosen.key
    )
    await manager.switch_to(AmendingOrder.proposal)
