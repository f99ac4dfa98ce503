"""The mail slice: whose address is known, what goes by mail, replies that came."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.assembly.slice import Slice, Tick
from bot.mail.answering import AnswerLetter, Correspondence
from bot.mail.mailbox import ImapMailbox
from bot.mail.notifier import LetterPace, Signing
from bot.mail.reading import ReadLetter, Reporting
from bot.mail.settings import MailServer
from bot.settings import Settings
from locales import Translator
from roadmap.errors import TryLaterError
from usecases.channels import OpenMail, PassOnStuck
from usecases.jobs import Job
from usecases.mail.judging import ForgetLetters, HeardFrom, JudgeLetter, NoteBounce
from usecases.mail.secret import KeepSecret
from usecases.mail.taking import TakeLetters
from usecases.ports.ground import Ground
from usecases.reports.evidence import FindTarget, ReceiveFile, ReceiveText
from usecases.reports.sending import SendReport
from usecases.reports.showing import ShowReport, SuggestTargets
from usecases.reports.starting import StartPackage, StartReport

logger = logging.getLogger(__name__)

ADDRESS_SECONDS = 60.0
MAILBOX_SECONDS = 30.0
FORGET_SECONDS = 3600.0


def build(
    ground: Ground,
    settings: Settings,
    translator: Callable[[str], Translator],
    pace: LetterPace,
) -> Slice:
    """Without a server to send by only the addresses are closed."""
    uow, clock = ground.uow, ground.clock
    opened = settings.smtp is not None
    ticks: dict[str, tuple[float, Tick]] = {
        "mail-addresses": (ADDRESS_SECONDS, OpenMail(uow, clock, opened))
    }
    jobs: dict[str, Job] = {}
    if settings.smtp is not None:
        stuck = PassOnStuck(uow, clock, timedelta(hours=settings.mail_after))
        ticks["mail-stuck"] = (ADDRESS_SECONDS, stuck)
        jobs = _correspondence(ground, settings, settings.smtp, translator, pace)
    if settings.imap is not None:
        mailbox = ImapMailbox(settings.imap, settings.imap_folder)
        look = _looking(TakeLetters(uow, clock, ground.files, mailbox))
        ticks["mailbox"] = (MAILBOX_SECONDS, look)
        ticks["forget-letters"] = (FORGET_SECONDS, ForgetLetters(uow, clock, ground.files))
    return Slice(ticks=ticks, jobs=jobs)


def _looking(take: TakeLetters) -> Tick:
    async def look() -> None:
        try:
            await take()
        except TryLaterError as error:
            logger.warning("the mailbox does not answer: %s", error.arguments.get("reason", ""))

    return look


def _correspondence(
    ground: Ground,
    settings: Settings,
    server: MailServer,
    translator: Callable[[str], Translator],
    pace: LetterPace,
) -> dict[str, Job]:
    """What is done about a letter that came."""
    uow, read, clock, zone = ground.uow, ground.read, ground.clock, ZoneInfo(ground.timezone)
    signing = Signing(KeepSecret(uow, clock))
    reporting = Reporting(
        FindTarget(read, clock),
        ReceiveFile(uow, clock, zone),
        ReceiveText(uow, clock, zone),
        StartReport(uow, clock, zone),
        StartPackage(uow, clock, zone),
        SendReport(uow, read, clock, zone),
    )
    reading = ReadLetter(
        ground,
        signing.tags,
        reporting,
        JudgeLetter(uow, clock),
        NoteBounce(uow, clock),
        HeardFrom(uow, clock),
        settings.smtp_from.lower(),
    )
    answering = AnswerLetter(
        ground,
        signing.tags,
        translator,
        ShowReport(read, clock, zone),
        SuggestTargets(read, clock),
        Correspondence(server, settings.sender, pace),
    )
    return {"read-letter": reading, "answer-letter": answering}
