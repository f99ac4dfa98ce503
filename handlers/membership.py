"""Somebody blocked the bot, or let it in again."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import ChatMemberUpdated

from usecases.contacts import ContactChanged


async def changed(event: ChatMemberUpdated, contact_changed: ContactChanged) -> None:
    """Keep the contact's state as Telegram says it."""
    state = "blocked" if event.new_chat_member.status == "kicked" else "active"
    await contact_changed(str(event.chat.id), state)


def router() -> Router:
    """For strangers too: a contact may be closed."""
    made = Router(name="membership")
    made.my_chat_member.register(changed)
    return made
