"""Presses on windows that are no more: a restart, a newer window, another stack."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import CallbackQuery, ErrorEvent
from aiogram_dialog.api.exceptions import OutdatedIntent, UnknownIntent, UnknownState

from handlers.screen import toast
from locales import Translator


def router() -> Router:
    """Says that the window is old; nothing was done."""
    made = Router(name="outdated-windows")
    made.errors.register(old, ExceptionTypeFilter(OutdatedIntent, UnknownIntent, UnknownState))
    return made


async def old(event: ErrorEvent, t: Translator) -> None:
    """The person opens the document anew from its message or from /roadmaps."""
    happened = event.update.event
    if isinstance(happened, CallbackQuery):
        await toast(happened, t.text("import-window-old"), alert=True)
