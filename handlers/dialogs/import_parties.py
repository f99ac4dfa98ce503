"""Windows of an import's responsible parties: all of them, one with its candidates, who reports."""

from __future__ import annotations

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from handlers.dialogs import import_lists
from handlers.dialogs.import_party import leave_party, open_party, party_line
from handlers.dialogs.import_rows import patch, review_of
from handlers.dialogs.states import ImportReview
from handlers.dialogs.windows import (
    PAGE,
    choose,
    earlier,
    forget_words,
    later,
    listing,
    look_for,
    page_of,
    press,
    sought_words,
    to,
    words,
)
from handlers.imports import details
from roadmap.model import PartyKind
from usecases.imports.candidates import Candidate


def windows() -> tuple[Window, ...]:
    """The list, the card, a named list, and who of several reports."""
    return (
        *import_lists.windows(),
        listing(
            ImportReview.parties,
            parties,
            ImportReview.summary,
            _opened,
            to("to_together", ImportReview.together),
        ),
        Window(
            Format("{text}"),
            MessageInput(look_for),
            choose("candidates", _named, 1),
            choose("items", _named, PAGE),
            Row(press("earlier", earlier), press("later", later)),
            press("everybody", forget_words),
            press("to_members", import_lists.open_members),
            press("back", _back),
            state=ImportReview.party,
            getter=party,
        ),
        listing(
            ImportReview.together,
            together,
            ImportReview.parties,
            _toggled,
            press("each", _everywhere),
        ),
    )


async def parties(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Every distinct party: nobody's first, then what was taken as the document says."""
    review, t = await review_of(dialog_manager), words(dialog_manager)
    lines = [
        (line.id, t.html("import-sentence", text=details.party_label(line, t)))
        for line in sorted(review.parties, key=details.party_order)
    ]
    page = page_of(dialog_manager, details.parties_text(review, t), lines)
    several = len(review.together)
    first = several and not page["earlier"]  # eight buttons at most
    return {**page, "to_together": t.text("import-to-together", n=several) if first else ""}


async def _opened(_callback: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    await open_party(manager, item, ImportReview.parties)


async def party(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """One party with whom it may be; typed words look in the whole directory."""
    review, t = await review_of(dialog_manager), words(dialog_manager)
    line, sought = party_line(review, dialog_manager), sought_words(dialog_manager)
    found: tuple[Candidate, ...] = await dialog_manager.middleware_data["party_candidates"](
        line, sought
    )
    labels = [(one.id, details.candidate_label(one, line, t)) for one in found]
    card = details.party_text(line, t)
    if not sought:
        hint = t.html("import-party-hint")
        person = line.mention.party.kind is PartyKind.PERSON
        return {
            **page_of(dialog_manager, f"{card}\n{hint}", ()),
            "candidates": labels,
            "to_members": "" if person else t.text("import-to-list"),
        }
    lines = [(key, t.html("import-sentence", text=label)) for key, label in labels]
    return {**page_of(dialog_manager, card, lines), "candidates": [], "to_members": ""}


async def _named(_callback: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    """Keep who it is and go back to the list, where the next one waits."""
    review = await review_of(manager)
    line = party_line(review, manager)
    value = Candidate.of(item).value
    await manager.middleware_data["name_party"](review.head.id, line.mention.key, value)
    await leave_party(manager, answered=True)


async def _back(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    await leave_party(manager)


async def together(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Every combination of parties, and who of them reports."""
    review, t = await review_of(dialog_manager), words(dialog_manager)
    lines = [
        (one.id, t.html("import-sentence", text=details.combination_line(one, t)))
        for one in review.together
    ]
    page = page_of(dialog_manager, t.html("import-together-title"), lines)
    every = all(one.all_report for one in review.together)
    label = t.text("import-together-to-first" if every else "import-together-to-each")
    return {**page, "each": "" if page["earlier"] else label}


async def _toggled(_callback: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    review = await review_of(manager)
    one = next((one for one in review.together if one.id == item), None)
    if one is not None:
        await patch(manager, review, {"at": {"together": one.key}, "each": not one.all_report})


async def _everywhere(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """Each reports in every activity, or the first named again."""
    review = await review_of(manager)
    every = all(one.all_report for one in review.together)
    await patch(manager, review, {"at": {"all": True}, "each": not every})
