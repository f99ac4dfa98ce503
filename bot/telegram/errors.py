"""What becomes of an error that left a handler."""

from __future__ import annotations

import logging
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import CallbackQuery, ErrorEvent, Message

from handlers.screen import toast
from locales import Translator
from roadmap.errors import TryLaterError, VekhaError
from usecases.contacts import ContactChanged

STALE = ("query is too old", "query id is invalid", "message is not modified")

logger = logging.getLogger(__name__)


async def refused(event: ErrorEvent, t: Translator) -> Any:
    """Say an error of ours in its own words; "try later" goes back to the inbox."""
    error = event.exception
    if not isinstance(error, VekhaError) or isinstance(error, TryLaterError):
        return UNHANDLED
    text = t.text(error.key, **error.arguments)
    happened = event.update.event
    if isinstance(happened, CallbackQuery):
        await toast(happened, text, alert=True)
    elif isinstance(happened, Message):
        await happened.answer(text, parse_mode=None)
    return None


async def stale(event: ErrorEvent) -> Any:
    """An answer that came too late has nobody to reach."""
    text = str(event.exception).lower()
    if not any(sign in text for sign in STALE):
        return UNHANDLED
    logger.info("a late answer was dropped: %s", event.exception)
    return None


async def shut_out(event: ErrorEvent, contact_changed: ContactChanged) -> None:
    """The person blocked us while we answered: their contact says so from now on."""
    method = getattr(event.exception, "method", None)
    address = str(getattr(method, "chat_id", ""))
    await contact_changed(address, "blocked")
    logger.info("blocked by %s while answering", address)


def router() -> Router:
    """Error handlers; what none of them takes goes back to the inbox to be tried again."""
    made = Router(name="errors")
    made.errors.register(refused, ExceptionTypeFilter(VekhaError))
    made.errors.register(stale, ExceptionTypeFilter(TelegramBadRequest))
    made.errors.register(shut_out, ExceptionTypeFilter(TelegramForbiddenError))
    return made
