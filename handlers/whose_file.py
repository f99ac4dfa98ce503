"""Files out of the blue: one question, however many come, and its answer."""

from __future__ import annotations

from contextlib import suppress

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message

from handlers import report_questions as questions
from handlers.callbacks import EvidenceAct
from handlers.report_stage import ReportStage
from handlers.screen import NO_PREVIEW, Screen, say, toast, turn
from locales import Translator
from usecases.ports.ground import Ground
from usecases.ports.people import Identity
from usecases.reports.drafts import Target
from usecases.reports.evidence import AttachWaiting, DropWaiting
from usecases.reports.fetching import RetryFile
from usecases.reports.placing import AwaitWords
from usecases.reports.showing import SuggestTargets

WHOSE = "evidence-target"


class WhoseFile:
    """Asks what a file, or a «сделано», is about: the likeliest duties as buttons."""

    def __init__(
        self,
        bot: Bot,
        ground: Ground,
        suggest_targets: SuggestTargets,
        drop_waiting: DropWaiting,
        await_words: AwaitWords,
    ) -> None:
        self._bot = bot
        self._ground = ground
        self._suggest = suggest_targets
        self._drop = drop_waiting
        self._await = await_words

    async def what_done(
        self, message: Message, person: Identity, t: Translator, target: Target
    ) -> None:
        """What is done? Each button acts as the card's own."""
        candidates = await self._suggest(person, target)
        screen = questions.question(candidates, 0, t)
        await say(self._bot, message.chat.id, screen, message.message_id)

    async def ask(self, message: Message, person: Identity, t: Translator, target: Target) -> None:
        """Whose are the files? A question that stands already is asked anew with their number."""
        candidates = await self._suggest(person, target)
        if not candidates:
            await self._drop(person)
        files, standing = await self._waiting(person)
        screen = questions.question(candidates, max(1, files), t)
        if standing is not None and candidates:
            with suppress(TelegramBadRequest):
                await self._edit(message.chat.id, standing, screen)
                return
        asked = await say(self._bot, message.chat.id, screen, message.message_id)
        if candidates:
            await self._await(person, WHOSE, {"message": asked.message_id})

    async def _edit(self, chat_id: int, message_id: int, screen: Screen) -> None:
        await self._bot.edit_message_text(
            screen.text,
            chat_id=chat_id,
            message_id=message_id,
            reply_markup=screen.markup(),
            link_preview_options=NO_PREVIEW,
        )

    async def _waiting(self, person: Identity) -> tuple[int, int | None]:
        async with self._ground.read() as read:
            files = await read.reviews.waiting(person.person_id)
            expected = await read.chat.expected(person.person_id, now=self._ground.clock.now())
        if expected is None or expected.what != WHOSE:
            return files, None
        return files, int(expected.ref["message"])


async def attach(
    callback: CallbackQuery,
    callback_data: EvidenceAct,
    person: Identity,
    t: Translator,
    attach_waiting: AttachWaiting,
    report_stage: ReportStage,
) -> None:
    """The files that wait belong to this."""
    target = Target(callback_data.kind, callback_data.id)
    submission_id = await attach_waiting(person, target)
    await report_stage.turn_to(callback, person, submission_id, t)
    await toast(callback)


async def drop(
    callback: CallbackQuery, person: Identity, t: Translator, drop_waiting: DropWaiting
) -> None:
    """The files belong to nothing."""
    await drop_waiting(person)
    await turn(callback, Screen(t.html("report-dropped-files")))
    await toast(callback)


async def retry(
    callback: CallbackQuery,
    callback_data: EvidenceAct,
    person: Identity,
    t: Translator,
    retry_file: RetryFile,
    report_stage: ReportStage,
) -> None:
    """Try to fetch a file that did not come."""
    submission_id = await retry_file(person, callback_data.id)
    await toast(callback, t.text("report-retried"))
    if submission_id is not None:
        await report_stage.turn_to(callback, person, submission_id, t)
