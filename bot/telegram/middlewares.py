"""What every handler is given: who it is, in which language, and only what is theirs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Chat, TelegramObject, Update, User

from handlers.screen import toast
from locales import Translator
from usecases.ports.ground import Ground
from usecases.ports.messages import Expected
from usecases.ports.people import Identity

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class Doorkeeper(BaseMiddleware):
    """Finds the person (None for a stranger) and the language; groups get nothing personal."""

    def __init__(self, ground: Ground, *, strict_texts: bool) -> None:
        self._ground = ground
        self._strict = strict_texts

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Put `person` and `t` beside the event."""
        chat: Chat | None = data.get("event_chat")
        if chat is not None and chat.type != "private":
            return None
        person = await self._known(data["bot"], data.get("event_from_user"))
        data["person"] = person
        data["t"] = Translator(person.locale, strict=self._strict) if person else self._foreign()
        result = await handler(event, data)
        if result is UNHANDLED and isinstance(event, Update) and event.callback_query:
            await toast(event.callback_query, data["t"].text("error-old-button"))
        return result

    def _foreign(self) -> Translator:
        return Translator(strict=self._strict)

    async def _known(self, bot: Bot, user: User | None) -> Identity | None:
        if user is None:
            return None
        async with self._ground.read() as read:
            person = await read.people.identity("telegram", bot.id, str(user.id))
        if person is not None and person.contact_state != "active":
            await self._reached(bot.id, user.id)
        return person

    async def _reached(self, bot_id: int, user_id: int) -> None:
        async with self._ground.uow() as uow:
            await uow.deliveries.contact_changed(
                "telegram", bot_id, str(user_id), "active", now=self._ground.clock.now()
            )
            await uow.commit()


class PressCancels(BaseMiddleware):
    """Any press ends the waiting for free text, unless its handler began to wait anew."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Compare what was awaited before and after the press."""
        person: Identity | None = data.get("person")
        if person is None or not isinstance(event, CallbackQuery):
            return await handler(event, data)
        before = await self._awaited(person)
        result = await handler(event, data)
        if before is not None and await self._awaited(person) == before:
            async with self._ground.uow() as uow:
                await uow.chat.forget(person.person_id)
                await uow.commit()
        return result

    async def _awaited(self, person: Identity) -> Expected | None:
        async with self._ground.read() as read:
            return await read.chat.expected(person.person_id, now=self._ground.clock.now())


class Joined(Filter):
    """Only people who are known and have given their consent."""

    async def __call__(self, _event: TelegramObject, person: Identity | None = None) -> bool:
        """Whether the event may go on."""
        return person is not None and person.joined
