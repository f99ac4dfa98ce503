"""A published activity in the coordinator's hands: changed or released, always with a ground."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from handlers.activity_words import activity_card, activity_line, duty_line, reading_text
from handlers.callbacks import RoadmapAct
from handlers.cards import render_duty_card
from handlers.dialogs.states import ActivityChange
from handlers.dialogs.windows import Asking, choose, listing, page_of, press, to, words
from handlers.imports.details import row_party_line
from handlers.screen import say, toast
from roadmap.deadlines import MAX_LENGTH
from roadmap.errors import ConflictError
from roadmap.grounds import UsualReason, read_ground, usual_ground
from usecases.changing.standing import ActivityInForce, RoadmapInForce
from usecases.imports.editing import RowParty
from usecases.ports.people import Identity

TYPED = "typed"
SEEN = "seen"
AIM = "aim"
PARTY = "party"
DEADLINE, RELEASE, HOLDER = "deadline", "release", "holder"
ASKING = Asking(ActivityChange.deadline, ActivityChange.reading, ActivityChange.ground)
REASONS = {
    DEADLINE: (
        UsualReason.EVENT_MOVED,
        UsualReason.BY_LETTER,
        UsualReason.EXTERNAL,
        UsualReason.MISREAD,
    ),
    RELEASE: (UsualReason.NOT_NEEDED, UsualReason.BY_LETTER),
    HOLDER: (UsualReason.POST_CHANGED, UsualReason.HANDED_OVER),
}


def router() -> Router:
    """«Мероприятия» under a summary."""
    made = Router(name="activities")
    made.callback_query.filter(coordinates)
    made.callback_query.register(start, RoadmapAct.filter(F.act == "activities"))
    return made


async def coordinates(_event: CallbackQuery, person: Identity | None = None) -> bool:
    """Rights are asked at each press; those on one roadmap where it is read."""
    return person is not None and person.coordinates


async def start(
    callback: CallbackQuery, callback_data: RoadmapAct, dialog_manager: DialogManager
) -> None:
    """The list; the summary stays above it."""
    data = {"roadmap": callback_data.id}
    await dialog_manager.start(ActivityChange.activities, data=data, mode=StartMode.RESET_STACK)
    await toast(callback)


def dialog() -> Dialog:
    """All windows; text is taken where it is asked for."""
    made = Dialog(
        listing(ActivityChange.activities, activities, ActivityChange.activities, _opened),
        _card(),
        Window(
            Format("{text}"),
            MessageInput(_read),
            to("back", ActivityChange.card),
            state=ActivityChange.deadline,
            getter=ask_deadline,
        ),
        Window(
            Format("{text}"),
            MessageInput(_read),
            press("go_on", _to_ground),
            to("back", ActivityChange.card),
            state=ActivityChange.reading,
            getter=show_reading,
        ),
        listing(ActivityChange.duties, duties, ActivityChange.card, _duty),
        listing(ActivityChange.holders, holders, ActivityChange.card, _chosen),
        Window(
            Format("{text}"),
            MessageInput(_typed_ground),
            choose("reasons", _usual_ground, 1),
            to("back", ActivityChange.card),
            state=ActivityChange.ground,
            getter=ask_ground,
        ),
    )
    made.message.filter(ASKING)
    made.callback_query.filter(coordinates)
    return made


def _roadmap(manager: DialogManager) -> int:
    start_data: Any = manager.start_data
    return int(start_data["roadmap"])


def _activity(manager: DialogManager) -> int:
    return int(manager.dialog_data["activity"])


async def _shown(manager: DialogManager) -> tuple[RoadmapInForce, ActivityInForce]:
    data = manager.middleware_data
    found: tuple[RoadmapInForce, ActivityInForce] = await data["show_activity"](
        data["person"], _roadmap(manager), _activity(manager)
    )
    return found


async def activities(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Every activity in force in the order of the document."""
    data, t = dialog_manager.middleware_data, words(dialog_manager)
    shown: RoadmapInForce = await data["show_roadmap"](data["person"], _roadmap(dialog_manager))
    lines = [(str(one.id), activity_line(one, shown, t)) for one in shown.activities]
    return {**page_of(dialog_manager, t.html("activity-list", n=len(lines)), lines), "back": ""}


async def _opened(_callback: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["activity"] = int(item)
    await manager.switch_to(ActivityChange.card)


def _card() -> Window:
    return Window(
        Format("{text}"),
        Row(to("to_deadline", ActivityChange.deadline), to("to_duties", ActivityChange.duties)),
        Row(to("to_holders", ActivityChange.holders), press("to_release", _to_release)),
        to("back", ActivityChange.activities),
        state=ActivityChange.card,
        getter=card,
    )


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """One activity; what was just done with it is gone from the list when it was released."""
    t = words(dialog_manager)
    back = {"back": t.text("import-back")}
    try:
        shown, row = await _shown(dialog_manager)
    except ConflictError:
        gone = t.html("activity-gone-now")
        closed = dict.fromkeys(("to_deadline", "to_duties", "to_holders", "to_release"), "")
        return {"text": gone, **closed, **back}
    zone = ZoneInfo(dialog_manager.middleware_data["ground"].timezone)
    return {
        "text": activity_card(row, shown, t, zone),
        "to_deadline": t.text("activity-to-deadline"),
        "to_duties": t.text("activity-to-duties"),
        "to_holders": t.text("activity-to-holders"),
        "to_release": t.text("activity-to-release"),
        **back,
    }


async def duties(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Who owes it by when, and what has come of it."""
    t, data = words(dialog_manager), dialog_manager.middleware_data
    shown, row = await _shown(dialog_manager)
    async with data["ground"].read() as read:
        found = await read.changes.duties_of(row.id)
    lines = [(str(one.id), duty_line(one, shown, t)) for one in found]
    return page_of(dialog_manager, t.html("activity-duties-title", n=len(lines)), lines)


async def _duty(callback: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    """A duty's card as a message of its own, where it can be extended; the list stays."""
    data, t = manager.middleware_data, words(manager)
    view = await data["open_duty_card"](data["person"], int(item))
    today = data["ground"].clock.today()
    await say(data["bot"], callback.from_user.id, render_duty_card(view, t, today))
    manager.show_mode = ShowMode.NO_UPDATE


async def ask_deadline(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What is asked for."""
    t = words(dialog_manager)
    return {"text": t.html("import-edit-ask-deadline"), "back": t.text("import-back")}


async def _read(message: Message, _widget: MessageInput, manager: DialogManager) -> None:
    _, row = await _shown(manager)
    manager.dialog_data[TYPED] = (message.text or "")[:MAX_LENGTH]
    manager.dialog_data[SEEN] = row.mark
    await manager.switch_to(ActivityChange.reading)


async def show_reading(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """How the phrase is read; what cannot count cannot be set."""
    t = words(dialog_manager)
    shown, row = await _shown(dialog_manager)
    text = str(dialog_manager.dialog_data.get(TYPED, ""))
    read = shown.read(row.activity, text)
    again = t.html("import-edit-again")
    return {
        "text": f"{reading_text(text, read, row, t)}\n{again}",
        "go_on": t.text("activity-go-on") if read.can_count else "",
        "back": t.text("import-back"),
    }


async def _to_ground(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    manager.dialog_data[AIM] = DEADLINE
    await manager.switch_to(ActivityChange.ground)


async def _to_release(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    manager.dialog_data[AIM] = RELEASE
    await manager.switch_to(ActivityChange.ground)


async def _parties(manager: DialogManager) -> tuple[RowParty, ...]:
    shown, row = await _shown(manager)
    found: tuple[RowParty, ...] = await manager.middleware_data["row_parties"](
        shown.review, row.activity
    )
    return found


async def holders(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Who answers now, and everybody else who may."""
    t = words(dialog_manager)
    lines = [
        ("" if one.rank == 0 else one.id, t.html("import-sentence", text=row_party_line(one, t)))
        for one in await _parties(dialog_manager)
    ]
    return page_of(dialog_manager, t.html("activity-holders-title"), lines)


async def _chosen(_callback: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data[AIM], manager.dialog_data[PARTY] = HOLDER, item
    await manager.switch_to(ActivityChange.ground)


async def ask_ground(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Why: an order, one of the usual reasons, or words."""
    t, aim = words(dialog_manager), str(dialog_manager.dialog_data[AIM])
    return {
        "text": "\n".join((t.html(f"activity-ground-{aim}"), t.html("activity-ground-ask"))),
        "reasons": [(one.value, t.text(f"ground-button-{one.value}")) for one in REASONS[aim]],
        "back": t.text("import-back"),
    }


async def _typed_ground(message: Message, _widget: MessageInput, manager: DialogManager) -> None:
    ground = read_ground(message.text or "")
    if ground:
        await _act(manager, ground)


async def _usual_ground(
    _callback: CallbackQuery, _: Any, manager: DialogManager, item: str
) -> None:
    await _act(manager, usual_ground(UsualReason(item)))


async def _act(manager: DialogManager, ground: str) -> None:
    """Do what the ground was asked for; the card shows the new state."""
    data, kept = manager.middleware_data, manager.dialog_data
    who = (data["person"], _roadmap(manager), _activity(manager))
    if kept[AIM] == RELEASE:
        await data["release_activity"](*who, ground)
    elif kept[AIM] == HOLDER:
        party = next((one for one in await _parties(manager) if one.id == kept[PARTY]), None)
        if party is None:
            raise ConflictError("activity-changed")
        await data["change_holder"](*who, party, ground)
    else:
        await data["change_deadline"](*who, str(kept[TYPED]), ground, str(kept[SEEN]))
    await manager.switch_to(ActivityChange.card)
