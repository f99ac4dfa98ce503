"""The party whose card is open: which one, and where its card was opened from."""

from __future__ import annotations

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager

from handlers.dialogs.import_rows import review_of
from handlers.dialogs.states import ImportReview
from handlers.dialogs.windows import open_list
from usecases.imports.review import PartyLine, Review

ORIGIN = "party-of"


async def open_party(manager: DialogManager, item: str, origin: State) -> None:
    """A party's card; "back" and a choice lead to where it was opened from."""
    manager.dialog_data.update({"party": item, ORIGIN: origin.state})
    open_list(manager, ImportReview.party)
    await manager.switch_to(ImportReview.party)


def party_line(review: Review, manager: DialogManager) -> PartyLine:
    """The party that is open; the first one when an answer has made it vanish."""
    wanted = manager.dialog_data.get("party")
    return next((line for line in review.parties if line.id == wanted), review.parties[0])


async def leave_party(manager: DialogManager, *, answered: bool = False) -> None:
    """Where the party's card was opened from; an answer leads on to the next open question."""
    origins = (ImportReview.parties, ImportReview.question, ImportReview.assumed)
    opened = manager.dialog_data.get(ORIGIN)
    target = next((one for one in origins if one.state == opened), origins[0])
    if answered and target is ImportReview.question:
        left = (await review_of(manager)).material.asked.open
        manager.dialog_data["question"] = left[0].id if left else None
        target = target if left else ImportReview.summary
    await manager.switch_to(target)
