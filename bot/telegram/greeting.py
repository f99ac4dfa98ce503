"""What is told to Telegram at each start: who are we, which menu has whom."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

from bot.settings import Settings
from bot.whoami import whoami
from handlers.menu import BY_ROLE, show_menu
from locales import Translator
from roadmap.errors import VekhaError
from usecases.ports.ground import Ground
from usecases.ports.people import PersonContact

LONGEST_PAUSE = 60.0

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Greeting:
    """Runs beside everything else: an outage at the start keeps nobody waiting."""

    settings: Settings
    ground: Ground
    bot: Bot
    translator: Callable[[str], Translator]

    async def run(self) -> None:
        """Try until it is told once."""
        pause = 1.0
        while True:
            try:
                account = await whoami(self.settings, self.ground)
                await self._menus()
            except (VekhaError, TelegramAPIError) as error:
                logger.warning("Telegram was not greeted: %s", error)
            else:
                logger.info("the bot is @%s", account.username)
                return
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE, pause * 2)

    async def _menus(self) -> None:
        people: dict[int, tuple[PersonContact, set[str]]] = {}
        async with self.ground.read() as read:
            for role in BY_ROLE:
                for contact in await read.people.granted(role):
                    people.setdefault(contact.person_id, (contact, set()))[1].add(role)
        for contact, roles in people.values():
            if contact.address is not None and contact.contact_state == "active":
                await show_menu(
                    self.bot, int(contact.address), roles, self.translator(contact.locale)
                )
