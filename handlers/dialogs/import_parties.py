"""Windows of an import's responsible parties: all of them, and one with its candidates."""

from __future__ import annotations

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.text import Format

from handlers.dialogs.states import ImportReview
from handlers.dialogs.windows import choose, listing, page_of, to, words
from handlers.imports import details
from usecases.imports.candidates import Candidate
from usecases.imports.review import PartyLine, Review


def windows() -> tuple[Window, ...]:
    """The list and the card."""
    return (
        listing(ImportReview.parties, parties, ImportReview.summary, _opened),
        Window(
            Format("{text}"),
            choose("candidates", _named, 1),
            to("back", ImportReview.parties),
            state=ImportReview.party,
            getter=party,
        ),
    )


async def _review(manager: DialogManager) -> Review:
    start: Any = manager.start_data
    review: Review = await manager.middleware_data["review_import"](int(start["import"]))
    return review


async def parties(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Every distinct party: nobody's first, then what was taken as the document says."""
    review, t = await _review(dialog_manager), words(dialog_manager)
    lines = [
        (line.id, t.html("import-sentence", text=details.party_label(line, t)))
        for line in sorted(review.parties, key=details.party_order)
    ]
    return page_of(dialog_manager, details.parties_text(review, t), lines)


async def _opened(_callback: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["party"] = item
    await manager.switch_to(ImportReview.party)


async def party(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """One party with whom it may be."""
    review, t = await _review(dialog_manager), words(dialog_manager)
    line = _line(review, dialog_manager)
    found: tuple[Candidate, ...] = await dialog_manager.middleware_data["party_candidates"](line)
    return {
        "text": details.party_text(line, t),
        "candidates": [(one.id, details.candidate_label(one, t)) for one in found],
        "back": t.text("import-back"),
    }


def _line(review: Review, manager: DialogManager) -> PartyLine:
    """The party that is open; the first one when an answer has made it vanish."""
    wanted = manager.dialog_data.get("party")
    return next((line for line in review.parties if line.id == wanted), review.parties[0])


async def _named(_callback: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    """Keep who it is and go back to the list, where the next one waits."""
    review = await _review(manager)
    line = _line(review, manager)
    value = Candidate.of(item).value
    await manager.middleware_data["name_party"](review.head.id, line.mention.key, value)
    await manager.switch_to(ImportReview.parties)
