"""Review: the queue, one report with its files, the decision."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from aiogram import Bot, F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers import review_screens as screens
from handlers.awaiting import Awaited
from handlers.callbacks import ReviewAct, ReviewQueue
from handlers.evidence_files import show_files
from handlers.screen import Screen, say, toast, turn
from locales import Translator
from roadmap.errors import ConflictError
from roadmap.submissions import ReturnCode, ReturnReason, SubmissionState
from usecases.ports.ground import Ground
from usecases.ports.messages import Expected
from usecases.ports.people import Identity
from usecases.reports.placing import AwaitWords
from usecases.reports.review import AcceptReport, ListReviews, OpenReview, ReturnReport
from usecases.reports.showing import ShowReport

REASON = "return-reason"
LONGEST_REASON = 500


def router() -> Router:
    """/review and its buttons."""
    made = Router(name="review")
    made.message.filter(coordinates)
    made.message.register(review, Command("review"))
    made.message.register(written, Awaited(REASON), F.text, ~F.text.startswith("/"))
    press = made.callback_query.register
    press(follow, ReviewQueue.filter())
    press(open_one, ReviewAct.filter(F.act == "open"))
    press(accept, ReviewAct.filter(F.act == "accept"))
    press(ask_reason, ReviewAct.filter((F.act == "return") & (F.why == "")))
    press(own_reason, ReviewAct.filter((F.act == "return") & (F.why == ReturnCode.OTHER)))
    press(send_back, ReviewAct.filter((F.act == "return") & F.why))
    press(back, ReviewAct.filter(F.act == "back"))
    return made


async def coordinates(_event: Message, person: Identity | None = None) -> bool:
    """Words here are the coordinator's; rights on one report are checked where it is acted on."""
    return person is not None and person.coordinates


class Reviewing:
    """One reviewer's table: what is open, what comes next. Made anew for each report."""

    def __init__(
        self,
        bot: Bot,
        ground: Ground,
        list_reviews: ListReviews,
        open_review: OpenReview,
        show_report: ShowReport,
    ) -> None:
        self._bot = bot
        self._ground = ground
        self._queue = list_reviews
        self._open = open_review
        self._show = show_report

    async def waiting(self, person: Identity) -> int:
        """How many reports wait for this person."""
        return len(await self._queue(person))

    async def after(self, person: Identity, submission_id: int) -> tuple[int | None, int]:
        """The report that follows in the queue, and how many there are."""
        queue = await self._queue(person)
        follows = queue.index(submission_id) + 1 if submission_id in queue else 0
        return (queue[follows] if follows < len(queue) else None), len(queue)

    async def show(self, person: Identity, chat_id: int, submission_id: int, t: Translator) -> None:
        """Open a report: its files, then its card below them."""
        card = await self.card(person, submission_id, t)
        await self.lay_out(chat_id, submission_id, card, t)

    async def lay_out(self, chat_id: int, submission_id: int, card: Screen, t: Translator) -> None:
        """The files, which may take a second each, then the card."""
        receipt = await self._show(submission_id)
        await show_files(self._bot, chat_id, receipt.report.stored, self._ground.files, t)
        await say(self._bot, chat_id, card)

    async def card(self, person: Identity, submission_id: int, t: Translator) -> Screen:
        """The card; opening it ends the sender's undo."""
        await self._open(person, submission_id)
        queue = await self._queue(person)
        at = queue.index(submission_id) + 1 if submission_id in queue else 1
        receipt = await self._show(submission_id)
        return screens.card(receipt, at, max(at, len(queue)), t)

    async def decided(self, person: Identity, submission_id: int, t: Translator) -> Screen:
        """What was decided, and the offer of the next."""
        receipt = await self._show(submission_id)
        return screens.decided(receipt, await self.waiting(person), t)

    async def decided_by_another(
        self, person: Identity, submission_id: int, t: Translator
    ) -> Screen | None:
        """The same, where somebody has decided; None when the report was taken back."""
        receipt = await self._show(submission_id)
        if receipt.report.state not in (SubmissionState.ACCEPTED, SubmissionState.RETURNED):
            return None
        return screens.decided(receipt, await self.waiting(person), t)

    async def reasons(self, person: Identity, submission_id: int, t: Translator) -> Screen:
        """The reasons to return it."""
        await self._open(person, submission_id)
        return screens.reasons(await self._show(submission_id), t)

    async def own_reason(self, person: Identity, submission_id: int, t: Translator) -> Screen:
        """The request for the reviewer's own words."""
        await self._open(person, submission_id)
        return screens.own_reason(await self._show(submission_id), t)


async def review(
    message: Message, bot: Bot, person: Identity, t: Translator, reviewing: Reviewing
) -> None:
    """The oldest report that waits."""
    first, _ = await reviewing.after(person, 0)
    if first is None:
        await say(bot, message.chat.id, screens.nothing(0, t))
        return
    await reviewing.show(person, message.chat.id, first, t)


async def follow(
    callback: CallbackQuery,
    callback_data: ReviewQueue,
    bot: Bot,
    person: Identity,
    t: Translator,
    reviewing: Reviewing,
) -> None:
    """The one after this. A card that is passed over loses its buttons; a digest keeps them."""
    found, waiting = await reviewing.after(person, callback_data.after)
    await toast(callback)
    if callback_data.after:
        await _clear(callback)
    if found is None:
        await say(bot, callback.from_user.id, screens.nothing(waiting, t))
    else:
        await reviewing.show(person, callback.from_user.id, found, t)


async def open_one(
    callback: CallbackQuery,
    callback_data: ReviewAct,
    person: Identity,
    t: Translator,
    reviewing: Reviewing,
) -> None:
    """«Проверить» under the news."""
    async with first_wins(callback, person, callback_data.id, t, reviewing):
        card = await reviewing.card(person, callback_data.id, t)
    await toast(callback)
    await _clear(callback)
    await reviewing.lay_out(callback.from_user.id, callback_data.id, card, t)


async def _clear(callback: CallbackQuery) -> None:
    if isinstance(callback.message, Message):
        with suppress(TelegramBadRequest):
            await callback.message.edit_reply_markup(reply_markup=None)


@asynccontextmanager
async def first_wins(
    callback: CallbackQuery,
    person: Identity,
    submission_id: int,
    t: Translator,
    reviewing: Reviewing,
) -> AsyncIterator[None]:
    """Somebody else was first: the card shows it and its dead buttons go; the error is said."""
    try:
        yield
    except ConflictError:
        decided = await reviewing.decided_by_another(person, submission_id, t)
        if decided is None:
            await _clear(callback)
        else:
            await turn(callback, decided)
        raise


async def accept(
    callback: CallbackQuery,
    callback_data: ReviewAct,
    person: Identity,
    t: Translator,
    accept_report: AcceptReport,
    reviewing: Reviewing,
) -> None:
    """«Принять»."""
    try:
        async with first_wins(callback, person, callback_data.id, t, reviewing):
            await accept_report(person, callback_data.id, callback_data.seen)
    except ConflictError as refused:
        if refused.key != "review-added":
            raise
        await toast(callback, t.text(refused.key), alert=True)
        await reviewing.show(person, callback.from_user.id, callback_data.id, t)
        return
    await turn(callback, await reviewing.decided(person, callback_data.id, t))
    await toast(callback)


async def ask_reason(
    callback: CallbackQuery,
    callback_data: ReviewAct,
    person: Identity,
    t: Translator,
    reviewing: Reviewing,
) -> None:
    """«Вернуть…»."""
    async with first_wins(callback, person, callback_data.id, t, reviewing):
        screen = await reviewing.reasons(person, callback_data.id, t)
    await turn(callback, screen)
    await toast(callback)


async def own_reason(
    callback: CallbackQuery,
    callback_data: ReviewAct,
    person: Identity,
    t: Translator,
    await_words: AwaitWords,
    reviewing: Reviewing,
) -> None:
    """«Другая причина»: in the reviewer's own words."""
    async with first_wins(callback, person, callback_data.id, t, reviewing):
        screen = await reviewing.own_reason(person, callback_data.id, t)
    shown = await turn(callback, screen)
    await await_words(person, REASON, {"submission": callback_data.id, "message": shown})
    await toast(callback)


async def send_back(
    callback: CallbackQuery,
    callback_data: ReviewAct,
    person: Identity,
    t: Translator,
    return_report: ReturnReport,
    reviewing: Reviewing,
) -> None:
    """A reason from the list."""
    reason = ReturnReason(ReturnCode(callback_data.why))
    async with first_wins(callback, person, callback_data.id, t, reviewing):
        await return_report(person, callback_data.id, reason)
    await turn(callback, await reviewing.decided(person, callback_data.id, t))
    await toast(callback)


async def written(
    message: Message,
    bot: Bot,
    person: Identity,
    t: Translator,
    expected: Expected,
    return_report: ReturnReport,
    reviewing: Reviewing,
) -> None:
    """The reason in words; the card that asked for it loses its buttons."""
    words = " ".join((message.text or "").split())[:LONGEST_REASON]
    submission_id = int(expected.ref["submission"])
    await return_report(person, submission_id, ReturnReason(ReturnCode.OTHER, words))
    if expected.ref.get("message"):
        with suppress(TelegramBadRequest):
            await bot.edit_message_reply_markup(
                chat_id=message.chat.id, message_id=int(expected.ref["message"])
            )
    await say(bot, message.chat.id, await reviewing.decided(person, submission_id, t))


async def back(
    callback: CallbackQuery,
    callback_data: ReviewAct,
    person: Identity,
    t: Translator,
    reviewing: Reviewing,
) -> None:
    """From the reasons to the card; the files still stand above."""
    await turn(callback, await reviewing.card(person, callback_data.id, t))
    await toast(callback)
