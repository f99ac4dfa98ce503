"""Windows whose texts and labels come from their getters, and lists shown page by page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from aiogram.filters import Filter
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.api.entities import Context
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Row, Select, SwitchTo
from aiogram_dialog.widgets.kbd.select import OnItemClick
from aiogram_dialog.widgets.text import Format

from locales import Translator
from usecases.ports.people import Identity

PAGE = 5
LONGEST = 100
Picked = OnItemClick[Select[str], str]
Getter = Callable[..., Awaitable[dict[str, Any]]]
Pressed = Callable[[CallbackQuery, Button, DialogManager], Awaitable[None]]


def words(manager: DialogManager) -> Translator:
    """The texts of the person who looks."""
    t: Translator = manager.middleware_data["t"]
    return t


def to(label: str, state: State) -> SwitchTo:
    """A button into another window, from its first page; shown where its label is not empty."""

    async def anew(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
        open_list(manager, state)

    return SwitchTo(Format(f"{{{label}}}"), id=label, state=state, on_click=anew, when=label)


def back(state: State, label: str = "back") -> SwitchTo:
    """A button to where one came from: a list stands as it was left."""
    return SwitchTo(Format(f"{{{label}}}"), id=label, state=state, when=label)


def press(label: str, act: Pressed) -> Button:
    """A button that acts; shown where its label is not empty."""
    return Button(Format(f"{{{label}}}"), id=label, on_click=act, when=label)


def choose(name: str, picked: Picked, width: int) -> Group:
    """Buttons of items (id, label), `width` in a row."""
    return Group(
        Select[str](
            Format("{item[1]}"),
            id=name,
            item_id_getter=lambda item: item[0],
            items=name,
            on_click=picked,
        ),
        width=width,
    )


def listing(
    state: State,
    getter: Getter,
    before: State,
    picked: Picked | None = None,
    *more: Button | SwitchTo,
    sought: bool = False,
) -> Window:
    """A paged list: numbered lines in the text, their numbers as buttons.

    `more` are buttons below; a list that is `sought` in takes typed words (`page_of` names them).
    """
    chosen = [choose("items", picked, PAGE)] if picked else []
    typed = [MessageInput(look_for), press("everybody", forget_words)] if sought else []
    return Window(
        Format("{text}"),
        *chosen,
        Row(press("earlier", earlier), press("later", later)),
        *typed,
        *more,
        back(before),
        state=state,
        getter=getter,
    )


def page_of(
    manager: DialogManager, heading: str, lines: Sequence[tuple[str, str]]
) -> dict[str, Any]:
    """A listing's data: `lines` are (id, HTML line), numbered through; no id, no button."""
    t, typed = words(manager), sought_words(manager)
    pages = max(1, -(-len(lines) // PAGE))
    page = min(_page(manager), pages - 1)
    shown = list(enumerate(lines, start=1))[page * PAGE : (page + 1) * PAGE]
    text = [heading]
    if typed:
        text.append(t.html("import-found", words=typed, n=len(lines)))
    text += [f"{number}. {line}" for number, (_, line) in shown]
    if pages > 1:
        text.append(t.html("import-page", page=page + 1, pages=pages))
    return {
        "text": "\n".join(text),
        "items": [(key, str(number)) for number, (key, _) in shown if key],
        "earlier": t.text("import-earlier") if page > 0 else "",
        "later": t.text("import-next") if page + 1 < pages else "",
        "everybody": t.text("import-found-clear") if typed and not page else "",
        "back": t.text("import-back"),
    }


def open_list(manager: DialogManager, state: State) -> None:
    """A list is about to be opened: its first page, nothing sought."""
    manager.dialog_data[_of(state.state)] = {}


def _of(state: str | None) -> str:
    return f"list:{state}"


def _kept(manager: DialogManager) -> dict[str, Any]:
    kept: dict[str, Any] = manager.dialog_data.setdefault(
        _of(manager.current_context().state.state), {}
    )
    return kept


def _page(manager: DialogManager) -> int:
    return int(_kept(manager).get("page", 0))


def sought_words(manager: DialogManager) -> str:
    """What is sought in the list that is open; empty when nothing is."""
    return str(_kept(manager).get("words", ""))


async def look_for(message: Message, _widget: MessageInput, manager: DialogManager) -> None:
    """Typed words: the list shows what they find."""
    found = " ".join((message.text or "").split())[:LONGEST]
    _kept(manager).update(words=found, page=0)


async def forget_words(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """The whole list again."""
    _kept(manager).clear()


async def earlier(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """Turn back a page."""
    _kept(manager)["page"] = max(0, _page(manager) - 1)


async def later(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """Turn a page."""
    _kept(manager)["page"] = _page(manager) + 1


class Asking(Filter):
    """Passes a coordinator's words while one of these windows waits for some.

    Commands go on to their own doors.
    """

    def __init__(self, *states: State) -> None:
        self._states = frozenset(states)

    async def __call__(
        self, message: Message, person: Identity | None = None, aiogd_context: Context | None = None
    ) -> bool:
        """A look at what the middlewares have found."""
        return (
            person is not None
            and person.coordinates
            and aiogd_context is not None
            and aiogd_context.state in self._states
            and message.text is not None
            and not message.text.startswith("/")
        )
