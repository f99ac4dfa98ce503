"""What people send as it comes: files, links, requisites, «сделано»; in reply or out of the blue."""

from __future__ import annotations

from typing import Any

from aiogram import Bot, F, Router
from aiogram.filters import Filter
from aiogram.types import Message

from handlers.awaiting import Awaited
from handlers.callbacks import EvidenceAct
from handlers.incoming import incoming_file, refusal
from handlers.report_stage import ReportStage
from handlers.screen import Screen, say
from handlers.whose_file import WhoseFile, attach, drop, retry
from locales import Translator
from roadmap.submissions import names_document, read_text, says_done
from usecases.ports.ground import Clock
from usecases.ports.people import Identity
from usecases.reports.drafts import Target
from usecases.reports.evidence import (
    FindAlbum,
    FindTarget,
    ReceiveFile,
    ReceiveText,
    Verdict,
)
from usecases.reports.starting import StartPackage, StartReport

FILES = F.photo | F.document | F.video
NO_EVIDENCE = F.voice | F.video_note | F.audio | F.sticker | F.contact | F.location
WORDS = F.text & ~F.text.startswith("/")


def router() -> Router:
    """Files and words of those who report."""
    made = Router(name="replies")
    made.message.register(file, FILES, Addressed())
    made.message.register(done, F.text.func(says_done), Addressed(unasked=True))
    made.message.register(text, WORDS, Addressed(), confirms)
    made.message.register(text, WORDS, F.text.func(names_document), Unasked())
    made.message.register(no_evidence, WORDS, ~F.text.contains("?"), Asked())
    made.message.register(no_document, NO_EVIDENCE, Asked())
    made.callback_query.register(attach, EvidenceAct.filter(F.act == "to"))
    made.callback_query.register(drop, EvidenceAct.filter(F.act == "drop"))
    made.callback_query.register(retry, EvidenceAct.filter(F.act == "retry"))
    return made


class Addressed(Filter):
    """Messages that are about somebody's report; gives the handler `target`.

    A file of somebody who coordinates, out of the blue, is no evidence but a document to be
    imported: it goes on. With `unasked` words need neither a reply nor a request.
    """

    def __init__(self, *, unasked: bool = False) -> None:
        self.unasked = unasked

    async def __call__(
        self,
        message: Message,
        bot: Bot,
        find_target: FindTarget,
        find_album: FindAlbum,
        person: Identity | None = None,
    ) -> bool | dict[str, Any]:
        """Whether the person holds a post, and what the message is about."""
        if person is None or not person.post_ids:
            return False
        sent = incoming_file(message, bot.id)
        album = await find_album(sent) if sent else None
        reply = message.reply_to_message
        number = reply.message_id if reply else None
        target = await find_target(person, bot.id, message.chat.id, reply_to=number, album=album)
        asked = target.known or target.items or target.kind == "waiting"
        if asked or self.unasked or (sent and not person.coordinates):
            return {"target": target}
        return False


class Unasked(Addressed):
    """Words that nobody asked for; of those who coordinate they are no evidence."""

    def __init__(self) -> None:
        super().__init__(unasked=True)

    async def __call__(
        self,
        message: Message,
        bot: Bot,
        find_target: FindTarget,
        find_album: FindAlbum,
        person: Identity | None = None,
    ) -> bool | dict[str, Any]:
        """As for any message, but never a coordinator's."""
        if person is None or person.coordinates:
            return False
        return await super().__call__(message, bot, find_target, find_album, person)


class Asked(Awaited):
    """Evidence is awaited from the person right now."""

    def __init__(self) -> None:
        super().__init__("evidence")


async def confirms(message: Message, clock: Clock, target: Target) -> bool:
    """Whether a text holds a link or requisites, for a target that is known."""
    return target.known and read_text(message.text or "", today=clock.today()) is not None


async def file(
    message: Message,
    bot: Bot,
    person: Identity,
    t: Translator,
    target: Target,
    receive_file: ReceiveFile,
    whose_file: WhoseFile,
    report_stage: ReportStage,
) -> None:
    """A file is written down before anything is answered."""
    sent = incoming_file(message, bot.id)
    refused = refusal(sent, bot, t) if sent else None
    if sent is None or refused:
        await say(bot, message.chat.id, Screen(refused or ""), message.message_id)
        return
    received = await receive_file(person, sent, target)
    if received.verdict is Verdict.TWIN:
        await say(bot, message.chat.id, Screen(t.html("report-twin")), message.message_id)
    elif received.submission_id is not None:
        chat_id, number = message.chat.id, message.message_id
        await report_stage.count(person, chat_id, received.submission_id, t, reply_to=number)
    else:
        await whose_file.ask(message, person, t, target)


async def text(
    message: Message,
    bot: Bot,
    person: Identity,
    t: Translator,
    target: Target,
    receive_text: ReceiveText,
    whose_file: WhoseFile,
    report_stage: ReportStage,
) -> None:
    """A link or requisites; what they are about is asked where it is not known."""
    place = (bot.id, message.chat.id, message.message_id)
    received = await receive_text(person, message.text or "", target, place)
    if received is None:
        return
    if received.verdict is Verdict.TWIN:
        await say(bot, message.chat.id, Screen(t.html("report-twin-text")), message.message_id)
        return
    if received.submission_id is None:
        await whose_file.ask(message, person, t, target)
        return
    submission_id, number = received.submission_id, message.message_id
    await report_stage.count(person, message.chat.id, submission_id, t, reply_to=number)
    await report_stage.refresh(submission_id)


async def done(
    message: Message,
    person: Identity,
    t: Translator,
    target: Target,
    start_report: StartReport,
    start_package: StartPackage,
    whose_file: WhoseFile,
    report_stage: ReportStage,
) -> None:
    """«Сделано»: of what it replies to, else a question with the likeliest."""
    if target.kind in {"duty", "package"}:
        start = start_report if target.kind == "duty" else start_package
        started = await start(person, target.id)
        await report_stage.tell(person, message.chat.id, started.submission_id, t)
        return
    if target.kind == "submission":
        await report_stage.tell(person, message.chat.id, target.id, t)
        return
    await whose_file.what_done(message, person, t, target)


async def no_evidence(message: Message, bot: Bot, t: Translator) -> None:
    """Words where evidence is awaited: what would do."""
    await say(bot, message.chat.id, Screen(t.html("report-not-evidence")), message.message_id)


async def no_document(message: Message, bot: Bot, t: Translator) -> None:
    """A voice message or a sticker is no document."""
    await say(bot, message.chat.id, Screen(t.html("report-not-a-document")), message.message_id)
