"""A screen: HTML text with its buttons, and the ways to show it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters.callback_data import CallbackData
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
)

TEXT_LIMIT = 4096
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True)
class Button:
    """A label and what it does: our callback data, or an address to open."""

    label: str
    data: CallbackData | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Screen:
    """HTML text (at most 4096 characters after parsing) and rows of buttons (at most 8 in all)."""

    text: str
    rows: tuple[tuple[Button, ...], ...] = field(default=())

    def markup(self) -> InlineKeyboardMarkup | None:
        """The rows as Telegram takes them."""
        if not self.rows:
            return None
        return InlineKeyboardMarkup(
            inline_keyboard=[[_button(button) for button in row] for row in self.rows]
        )


def pairs(buttons: list[Button]) -> tuple[tuple[Button, ...], ...]:
    """Two buttons in a row, as they come."""
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


def _button(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        text=button.label,
        callback_data=button.data.pack() if button.data else None,
        url=button.url,
    )


def quoted(html: str) -> str:
    """HTML in a quote that opens at a tap; Fluent refuses placeables over 2,500 characters."""
    return f"<blockquote expandable>{html}</blockquote>"


async def say(bot: Bot, chat_id: int, screen: Screen, reply_to: int | None = None) -> Message:
    """Send a screen as a new message."""
    return await bot.send_message(
        chat_id,
        screen.text,
        reply_markup=screen.markup(),
        link_preview_options=NO_PREVIEW,
        reply_to_message_id=reply_to,
        allow_sending_without_reply=True,
    )


async def turn(callback: CallbackQuery, screen: Screen) -> int | None:
    """Show a screen in place of the pressed one; as a new message where it cannot be edited.

    Returns the message's id, None when nothing could be shown.
    """
    message = callback.message
    if isinstance(message, Message):
        try:
            await message.edit_text(
                screen.text, reply_markup=screen.markup(), link_preview_options=NO_PREVIEW
            )
        except TelegramBadRequest as error:
            if "not modified" in error.message:
                return message.message_id
        else:
            return message.message_id
    if callback.bot is None:
        return None
    return (await say(callback.bot, callback.from_user.id, screen)).message_id


async def toast(callback: CallbackQuery, text: str = "", *, alert: bool = False) -> None:
    """Answer a press; a late or second answer is Telegram's error and must not break the act."""
    with suppress(TelegramBadRequest):
        await callback.answer(text[:200] or None, show_alert=alert)
