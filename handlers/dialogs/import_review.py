"""The review of an import: what was understood, questions, then publishing."""

from __future__ import annotations

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from handlers.dialogs import (
    amendments,
    import_editing,
    import_loads,
    import_marks,
    import_parties,
    import_rows,
    import_sections,
)
from handlers.dialogs.import_party import open_party
from handlers.dialogs.states import ImportReview
from handlers.dialogs.windows import choose, listing, open_list, page_of, press, to, words
from handlers.imports import sheets, texts
from handlers.screen import Screen, turn
from roadmap.drafting.questions import Question
from roadmap.drafting.tracking import UNDATED
from roadmap.errors import ConflictError
from usecases.imports.review import Review
from usecases.ports.people import Identity


def dialog() -> Dialog:
    """All windows. Text is taken where it is asked for; elsewhere it goes on to other doors."""
    made = Dialog(
        _summary(),
        _question(),
        *import_parties.windows(),
        *import_rows.windows(),
        *import_editing.windows(),
        *import_marks.windows(),
        *import_sections.windows(),
        *import_loads.windows(),
        listing(ImportReview.assumed, assumed, ImportReview.summary, _correct),
    )
    made.message.filter(import_editing.ASKING)
    made.callback_query.filter(_coordinates)
    return made


async def _coordinates(_callback: CallbackQuery, person: Identity | None = None) -> bool:
    """Rights are asked at each press: they may have ended since the window was opened."""
    return person is not None and person.coordinates


async def review_of(manager: DialogManager) -> Review:
    """The import that the dialog is about, as it stands now."""
    review: Review = await manager.middleware_data["review_import"](import_id(manager))
    return review


def import_id(manager: DialogManager) -> int:
    """The import that the dialog was started for."""
    start: Any = manager.start_data
    return int(start["import"])


def _summary() -> Window:
    return Window(
        Format("{text}"),
        press("to_questions", _ask),
        to("to_publish", ImportReview.loads),
        Row(to("to_parties", ImportReview.parties), to("to_rows", ImportReview.rows)),
        Row(to("to_marks", ImportReview.marks), to("to_assumed", ImportReview.assumed)),
        to("to_loads", ImportReview.loads),
        press("to_proposals", _proposals),
        Row(press("to_sheet", _export), press("to_cancel", _cancel)),
        state=ImportReview.summary,
        getter=summary,
    )


async def summary(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What was understood; once it is no draft any more, only that."""
    review, t = await review_of(dialog_manager), words(dialog_manager)
    if review.head.state != "draft":
        labels = (
            "questions",
            "publish",
            "parties",
            "rows",
            "marks",
            "assumed",
            "loads",
            "proposals",
            "sheet",
            "cancel",
        )
        closed = {f"to_{label}": "" for label in labels}
        text = f"{texts.summary(review, t)}\n\n{t.html('import-not-draft')}"
        return {"text": text, **closed}
    asked, left = review.material.asked, len(review.material.asked.open)
    marks = review.material.holders.table.marks if review.material.directory.schools else ()
    guessed = len(texts.assumptions(review, t))
    proposals = review.proposals
    questions = t.text("import-to-questions", n=left) if left else ""
    if not left and asked.questions:
        questions = t.text("import-to-answers", n=len(asked.questions))
    return {
        "text": texts.summary(review, t),
        "to_questions": questions,
        "to_publish": t.text("import-to-publish") if review.ready else "",
        "to_parties": t.text("import-to-parties", n=len(review.parties)),
        "to_rows": t.text("import-to-rows", n=len(review.material.draft.activities)),
        "to_marks": t.text("import-to-marks", n=len(marks)) if marks else "",
        "to_assumed": t.text("import-to-assumed", n=guessed) if guessed else "",
        "to_loads": "" if review.ready else t.text("import-to-loads"),
        "to_proposals": t.text("amendments-to-proposals", n=proposals) if proposals else "",
        "to_sheet": "" if proposals else t.text("import-to-sheet"),
        "to_cancel": t.text("import-to-cancel"),
    }


async def _proposals(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """Back to what the amending order proposes."""
    await amendments.start(manager, import_id(manager))


async def _ask(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """The first open question, or the first of all."""
    asked = (await review_of(manager)).material.asked
    first = next(iter(asked.open or asked.questions))
    manager.dialog_data["question"] = first.id
    await manager.switch_to(ImportReview.question)


def _question() -> Window:
    return Window(
        Format("{text}"),
        choose("options", _answered, 1),
        press("pick", _pick),
        to("dates", ImportReview.undated),
        Row(press("earlier", _step(-1)), press("later", _step(1))),
        press("back", _leave),
        state=ImportReview.question,
        getter=question,
    )


async def question(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """One question with its buttons; the answer given so far is named."""
    review, t = await review_of(dialog_manager), words(dialog_manager)
    asked = review.material.asked.questions
    one = _shown(review, dialog_manager)
    at = asked.index(one) if one in asked else None
    lines = [
        t.html("import-question-assumed")
        if at is None
        else t.html("import-question-number", at=at + 1, of=len(asked)),
        t.html("import-sentence", text=texts.question_text(one, t)),
        *texts.concerned(one, review, t),
    ]
    chosen = one.chosen or (one.proposed if at is None else None)
    if chosen is not None:
        label = texts.option_label(one, chosen, review, t)
        lines.append(t.html("import-question-chosen", label=label))
    return {
        "text": "\n".join(lines),
        "options": [
            (f"{one.id}.{number}", texts.option_label(one, option, review, t))
            for number, option in enumerate(one.options)
        ],
        "pick": t.text("import-question-pick") if one.mention else "",
        "dates": t.text("import-question-dates") if one.id == UNDATED else "",
        "earlier": t.text("import-earlier") if at else "",
        "later": t.text("import-next") if at is not None and at + 1 < len(asked) else "",
        "back": t.text("import-back"),
    }


def _shown(review: Review, manager: DialogManager) -> Question:
    """The question that is open; the first one when an answer has made it vanish."""
    asked = review.material.asked
    found = asked.find(str(manager.dialog_data.get("question")))
    found = found or next(iter(asked.questions), None)
    if found is None:
        raise ConflictError("import-changed")
    return found


async def _correct(_callback: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    """Open what corrects an assumption: a doubt's question, or the party's card."""
    review = await review_of(manager)
    if review.material.asked.find(item) is not None:
        manager.dialog_data["question"] = item
        await manager.switch_to(ImportReview.question)
    elif item == texts.TOGETHER:
        open_list(manager, ImportReview.together)
        await manager.switch_to(ImportReview.together)
    elif any(line.id == item for line in review.parties):
        await open_party(manager, item, ImportReview.assumed)


async def _pick(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """Another answer than the buttons offer: somebody of the directory."""
    review = await review_of(manager)
    await open_party(manager, _shown(review, manager).id, ImportReview.question)


async def _leave(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    review = await review_of(manager)
    asked = _shown(review, manager) in review.material.asked.questions
    await manager.switch_to(ImportReview.summary if asked else ImportReview.assumed)


async def _answered(_callback: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    """Keep the answer; then the next open question, or back to what was understood."""
    question_id, _dot, option = item.rpartition(".")
    await manager.middleware_data["answer_question"](import_id(manager), question_id, int(option))
    asked = (await review_of(manager)).material.asked
    left = asked.open
    if all(one.id != question_id for one in asked.questions):
        await manager.switch_to(ImportReview.assumed)
    elif left:
        manager.dialog_data["question"] = left[0].id
    else:
        await manager.switch_to(ImportReview.summary)


def _step(by: int) -> Any:
    async def step(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
        review = await review_of(manager)
        ids = [one.id for one in review.material.asked.questions]
        shown = _shown(review, manager).id
        at = ids.index(shown) + by if shown in ids else 0
        manager.dialog_data["question"] = ids[min(max(at, 0), len(ids) - 1)]

    return step


async def assumed(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Everything taken as read."""
    review, t = await review_of(dialog_manager), words(dialog_manager)
    lines = [
        (key, t.html("import-sentence", text=line)) for key, line in texts.assumptions(review, t)
    ]
    return page_of(dialog_manager, t.html("import-assumed-title", n=len(lines)), lines)


async def _export(callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """Send the draft as a table; the window stays, and comes again below it."""
    data, review = manager.middleware_data, await review_of(manager)
    await sheets.send(
        data["bot"], callback.from_user.id, review, data["write_draft_sheet"], data["t"]
    )
    manager.show_mode = ShowMode.SEND


async def _cancel(callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """Put the draft away."""
    data, t = manager.middleware_data, words(manager)
    review, person = await review_of(manager), data["person"]
    await data["cancel_import"](review.head.id, person.person_id)
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    await turn(callback, Screen(t.html("import-cancelled", title=texts.title_of(review))))
