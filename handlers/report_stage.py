"""Where reports are shown: in place of the pressed message, or in the one that counts files."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from weakref import WeakValueDictionary

from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import CallbackQuery

from handlers.report_screens import counter, receipt_screen
from handlers.screen import NO_PREVIEW, Screen, say, turn
from locales import Translator
from roadmap.errors import AccessDeniedError, TryLaterError
from roadmap.submissions import SubmissionState
from usecases.ports.ground import ReadFactory
from usecases.ports.people import Identity
from usecases.reports.placing import PlaceReport
from usecases.reports.showing import Receipt, ShowReport

COUNTED = frozenset({SubmissionState.DRAFT, SubmissionState.RETURNED})


class ReportStage:
    """Shows reports and remembers where; one submission is shown by one task at a time.

    Files are stored by jobs side by side: whoever asks to be shown while another is being shown
    waits, and of those who wait only the last one edits the message.
    """

    def __init__(
        self,
        bot: Bot,
        read: ReadFactory,
        show_report: ShowReport,
        place_report: PlaceReport,
        translator: Callable[[str], Translator],
    ) -> None:
        self._bot = bot
        self._read = read
        self._show = show_report
        self._place = place_report
        self._translator = translator
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._asked: dict[int, int] = {}

    async def receipt(self, person: Identity, submission_id: int) -> Receipt:
        """A report of the person's own post; AccessDeniedError for another's."""
        receipt = await self._show(submission_id)
        if receipt.report.post_id not in person.post_ids:
            raise AccessDeniedError("report-foreign")
        return receipt

    async def turn_to(
        self,
        callback: CallbackQuery,
        person: Identity,
        submission_id: int,
        t: Translator,
        *,
        sent_before: bool = False,
    ) -> None:
        """The report as it stands, in place of the pressed message."""
        async with self._lock(submission_id):
            receipt = await self.receipt(person, submission_id)
            counts = receipt.report.state in COUNTED
            asked = counter(receipt, t, sent_before=sent_before)
            screen = asked if counts else receipt_screen(receipt, t)
            shown = await turn(callback, screen)
            if shown is not None:
                chat_id = callback.from_user.id
                await self._place(submission_id, self._bot.id, chat_id, shown, counts=counts)

    async def count(
        self,
        person: Identity,
        chat_id: int,
        submission_id: int,
        t: Translator,
        *,
        anew: bool = False,
        reply_to: int | None = None,
    ) -> None:
        """Let the files be counted in this chat: by the message that does, else by a new one."""
        async with self._lock(submission_id):
            receipt = await self.receipt(person, submission_id)
            if receipt.report.counter_chat_id == chat_id and not anew:
                return
            await self._begin(receipt, chat_id, t, reply_to)

    async def tell(self, person: Identity, chat_id: int, submission_id: int, t: Translator) -> None:
        """The report as it stands, in a new message."""
        receipt = await self.receipt(person, submission_id)
        sent = await say(self._bot, chat_id, receipt_screen(receipt, t))
        counts = receipt.report.state in COUNTED
        await self._place(submission_id, self._bot.id, chat_id, sent.message_id, counts=counts)

    async def refresh(self, submission_id: int) -> None:
        """Count anew; TryLaterError when the messenger does not answer."""
        asked = self._asked[submission_id] = self._asked.get(submission_id, 0) + 1
        async with self._lock(submission_id):
            if self._asked.get(submission_id) != asked:
                return
            try:
                await self._edit(submission_id)
            finally:
                if self._asked.get(submission_id) == asked:
                    del self._asked[submission_id]

    def _lock(self, submission_id: int) -> asyncio.Lock:
        return self._locks.setdefault(submission_id, asyncio.Lock())

    async def _begin(
        self, receipt: Receipt, chat_id: int, t: Translator, reply_to: int | None
    ) -> None:
        sent = await say(self._bot, chat_id, counter(receipt, t), reply_to)
        submission_id = receipt.report.id
        await self._place(submission_id, self._bot.id, chat_id, sent.message_id, counts=True)

    async def _edit(self, submission_id: int) -> None:
        receipt = await self._show(submission_id)
        report = receipt.report
        chat_id, message_id = report.counter_chat_id, report.counter_message_id
        if chat_id is None or message_id is None:
            return
        t = self._translator(await self._locale(report.entered_by))
        try:
            await self._rewrite(chat_id, message_id, counter(receipt, t))
        except TelegramBadRequest as error:
            if "not modified" not in error.message:
                await self._begin(receipt, chat_id, t, None)
        except TelegramForbiddenError:
            return
        except (TelegramNetworkError, TelegramServerError, TelegramRetryAfter) as error:
            raise TryLaterError("error-try-later") from error

    async def _rewrite(self, chat_id: int, message_id: int, screen: Screen) -> None:
        await self._bot.edit_message_text(
            screen.text,
            chat_id=chat_id,
            message_id=message_id,
            reply_markup=screen.markup(),
            link_preview_options=NO_PREVIEW,
        )

    async def _locale(self, person_id: int) -> str:
        async with self._read() as read:
            contact = await read.people.contact(person_id)
        return contact.locale if contact else "ru"
