"""Keyboards as the bot sends them: checked as Telegram checks, kept as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from simulator.entities import is_address
from simulator.errors import bad_request
from simulator.model import Json

_ACTIONS = (
    "callback_data",
    "url",
    "copy_text",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
    "pay",
    "disabled",
)
MAX_DATA = 64
MAX_BUTTONS = 100
MAX_IN_ROW = 8
MAX_COPY = 256


@dataclass(frozen=True, slots=True)
class Markup:
    """A reply markup: inline rows, or a reply keyboard ("keyboard", "remove", "force"), or none."""

    inline: list[list[Json]] = field(default_factory=list)
    kind: str = "none"
    keyboard: Json = field(default_factory=dict)


def read_markup(value: Json) -> Markup:
    """Take a reply_markup apart; raises ApiError for what Telegram refuses."""
    if "inline_keyboard" in value:
        return Markup(inline=_inline(value["inline_keyboard"]), kind="inline")
    if "keyboard" in value:
        rows = [[_key(key) for key in row] for row in _rows(value["keyboard"])]
        return Markup(kind="keyboard", keyboard={**value, "keyboard": rows})
    if value.get("remove_keyboard"):
        return Markup(kind="remove")
    if value.get("force_reply"):
        return Markup(kind="force", keyboard=value)
    return Markup()


def _rows(value: Any) -> list[list[Any]]:
    if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
        raise bad_request("can't parse reply keyboard markup JSON object")
    return [row for row in value if row]


def _key(value: Any) -> Json:
    key = {"text": value} if isinstance(value, str) else value
    if not isinstance(key, dict) or not str(key.get("text", "")).strip():
        raise bad_request('can\'t parse keyboard button: Field "text" must be non-empty')
    return key


def _inline(value: Any) -> list[list[Json]]:
    rows = _rows(value)
    if sum(len(row) for row in rows) > MAX_BUTTONS or any(len(row) > MAX_IN_ROW for row in rows):
        raise bad_request("reply markup is too long")
    return [[_button(button) for button in row] for row in rows]


def _button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise bad_request(
            "can't parse inline keyboard button: InlineKeyboardButton must be an Object"
        )
    if not str(button.get("text", "")).strip():
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be non-empty')
    if not any(action in button for action in _ACTIONS):
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if "callback_data" in button:
        data = button["callback_data"]
        if not isinstance(data, str) or not 0 < len(data.encode()) <= MAX_DATA:
            raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not is_address(str(button["url"])):
        raise bad_request(
            f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL"
        )
    if "copy_text" in button and not 0 < len(str(button["copy_text"].get("text", ""))) <= MAX_COPY:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return button
