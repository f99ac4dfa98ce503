"""Windows whose texts and labels come from their getters, and lists shown page by page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, Select, SwitchTo
from aiogram_dialog.widgets.kbd.select import OnItemClick
from aiogram_dialog.widgets.text import Format

from locales import Translator

PAGE = 5
Picked = OnItemClick[Select[str], str]
Getter = Callable[..., Awaitable[dict[str, Any]]]
Pressed = Callable[[CallbackQuery, Button, DialogManager], Awaitable[None]]


def words(manager: DialogManager) -> Translator:
    """The texts of the person who looks."""
    t: Translator = manager.middleware_data["t"]
    return t


def to(label: str, state: State) -> SwitchTo:
    """A button into another window, from its first page; shown where its label is not empty."""
    return SwitchTo(Format(f"{{{label}}}"), id=label, state=state, on_click=_first_page, when=label)


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


def listing(state: State, getter: Getter, back: State, picked: Picked | None = None) -> Window:
    """A paged list: numbered lines in the text, their numbers as buttons."""
    chosen = [choose("items", picked, PAGE)] if picked else []
    return Window(
        Format("{text}"),
        *chosen,
        Row(press("earlier", earlier), press("later", later)),
        to("back", back),
        state=state,
        getter=getter,
    )


def page_of(
    manager: DialogManager, heading: str, lines: Sequence[tuple[str, str]]
) -> dict[str, Any]:
    """A listing's data: `lines` are (id, HTML line), numbered through; no id, no button."""
    t = words(manager)
    pages = max(1, -(-len(lines) // PAGE))
    page = min(int(manager.dialog_data.get("page", 0)), pages - 1)
    shown = list(enumerate(lines, start=1))[page * PAGE : (page + 1) * PAGE]
    text = [heading, *(f"{number}. {line}" for number, (_, line) in shown)]
    if pages > 1:
        text.append(t.html("import-page", page=page + 1, pages=pages))
    return {
        "text": "\n".join(text),
        "items": [(key, str(number)) for number, (key, _) in shown if key],
        "earlier": t.text("import-earlier") if page > 0 else "",
        "later": t.text("import-next") if page + 1 < pages else "",
        "back": t.text("import-back"),
    }


async def _first_page(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    manager.dialog_data["page"] = 0


async def earlier(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """Turn back a page."""
    manager.dialog_data["page"] = max(0, int(manager.dialog_data.get("page", 0)) - 1)


async def later(_callback: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    """Turn a page."""
    manager.dialog_data["page"] = int(manager.dialog_data.get("page", 0)) + 1
