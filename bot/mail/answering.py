"""The job "answer-letter": what became of somebody's letter, said in reply to it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Final

from aiosmtplib import SMTPResponseException

from bot.mail.envelope import Content, Sender, Thread, ascii_address, letter, marked
from bot.mail.incoming import Incoming, read_letter
from bot.mail.notifier import LetterPace, way
from bot.mail.rendering import Guide, Way, as_html, as_text
from bot.mail.settings import MailServer
from bot.mail.smtp import give
from bot.mail.tags import Tag, Tags, untagged
from handlers.join_screens import reach
from handlers.report_screens import receipt_screen
from handlers.report_words import cut, subject
from handlers.screen import Screen
from locales import Translator
from locales.translator import FALLBACK
from roadmap.errors import TryLaterError
from usecases.people.hosts import ask_hosts
from usecases.ports.ground import Ground
from usecases.ports.mail import RECORDED, Letter
from usecases.ports.messages import Later, Never
from usecases.reports.drafts import Target
from usecases.reports.showing import Receipt, ShowReport, SuggestTargets

SHOWN: Final = frozenset({RECORDED, "added"})
NAMED: Final = 5

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Correspondence:
    """How letters go out: the server, ourselves, the pace."""

    server: MailServer
    sender: Sender
    pace: LetterPace


@dataclass(frozen=True, slots=True)
class AnswerLetter:
    """One letter to whoever wrote, in the same thread; its id is the same each time."""

    ground: Ground
    tags: Callable[[], Awaitable[Tags]]
    translator: Callable[[str], Translator]
    show: ShowReport
    suggest: SuggestTargets
    out: Correspondence

    async def __call__(self, letter_id: int) -> None:
        """TryLaterError while the server does not take it."""
        async with self.ground.uow() as uow:
            asked = await uow.letters.get(letter_id)
        if asked is None or asked.sender is None or asked.sha256 is None:
            return
        path = await self.ground.files.path(asked.sha256)
        content = await asyncio.to_thread(path.read_bytes)
        said = await asyncio.to_thread(read_letter, content)
        await self._send(asked, said, asked.sender)

    async def _send(self, asked: Letter, said: Incoming, sender: str) -> None:
        tags = await self.tags()
        t = self.translator(await self._locale(asked))
        screen, guide, tag = await self._words(asked, tags, t)
        if tag is None and asked.person_id is not None:
            tag = tags.found(*said.carriers)
        written = tags.written(tag) if tag else None
        name = untagged(said.subject) or t.text("mail-no-subject")
        title = name if name.lower().startswith("re:") else f"Re: {name}"
        digest = sha256(asked.key.encode()).hexdigest()[:16]
        own = f"<answer-{asked.id}-{digest}@{self.out.sender.domain}>"
        ids = (*said.references[-1:], *([said.message_id] if said.message_id else []))
        thread = Thread(own, said.message_id or own, ids)
        words = Content(
            marked(title, written) if written else title,
            as_text(screen, guide),
            as_html(screen, guide),
        )
        to = ascii_address(sender)
        made = letter(self.out.sender, to, words, thread, written, self.ground.clock.now())
        await self.out.pace.turn()
        try:
            refused = await give(self.out.server, made, ascii_address(self.out.sender.address), to)
        except SMTPResponseException:
            logger.exception("the answer was refused", extra={"letter": asked.id})
            return
        if isinstance(refused, Later):
            raise TryLaterError("error-try-later") from OSError(refused.error)
        if isinstance(refused, Never):
            logger.warning("the answer was refused: %s", refused.error)

    async def _locale(self, asked: Letter) -> str:
        if asked.person_id is None:
            return FALLBACK
        async with self.ground.read() as read:
            person = await read.people.contact(asked.person_id)
        return person.locale if person else "ru"

    async def _words(
        self, asked: Letter, tags: Tags, t: Translator
    ) -> tuple[Screen, Guide, Tag | None]:
        """The screen, what to do next, and what a further reply is about."""
        verdict = asked.verdict or ""
        person = asked.person_id
        if asked.submission_id is not None and person is not None:
            receipt = await self.show(asked.submission_id)
            tag = Tag("submission", asked.submission_id, person)
            guide = Guide(t.text("mail-answer-more"))
            return self._reported(asked, receipt, t), guide, tag
        if verdict == "which" and person is not None:
            ways = await self._ways(person, asked.detail["items"], tags, t)
            key = "mail-which" if ways else "mail-nothing-owed"
            return Screen(t.html(key)), Guide(t.text("mail-which-how") if ways else "", ways), None
        if verdict == "refused":
            text = t.html(asked.detail["key"], **asked.detail["arguments"])
        elif verdict == "unfit":
            text = t.html("mail-unfit", names=", ".join(asked.detail["unfit"][:NAMED]))
        else:
            text = t.html(f"mail-said-{verdict}")
        return await self._with_coordinator(Screen(text), person, t), Guide(""), None

    def _reported(self, asked: Letter, receipt: Receipt, t: Translator) -> Screen:
        name = subject(receipt.report, t)
        if asked.verdict in SHOWN:
            screen = receipt_screen(receipt, t)
        else:
            screen = Screen(t.html(f"mail-said-{asked.verdict}", name=cut(name, 200)))
        unfit = asked.detail.get("unfit") or []
        if not unfit:
            return screen
        also = t.html("mail-unfit", names=", ".join(unfit[:NAMED]))
        return replace(screen, text=f"{screen.text}\n\n{also}")

    async def _ways(
        self, person_id: int, items: Sequence[Any], tags: Tags, t: Translator
    ) -> list[Way]:
        """What they owe, each with a link that begins its report."""
        async with self.ground.read() as read:
            person = await read.people.identity_of(person_id)
        if person is None:
            return []
        wanted = tuple((str(kind), int(number)) for kind, number in items)
        found = await self.suggest(person, Target("ask", items=wanted))
        return [
            way(
                Tag(one.kind, one.id, person_id),
                one.name or t.text("report-package", day=one.due, n=one.duties),
                self.out.sender,
                tags,
                t,
            )
            for one in found
        ]

    async def _with_coordinator(self, screen: Screen, person: int | None, t: Translator) -> Screen:
        """Whom to ask; strangers are not told."""
        if person is None:
            return screen
        async with self.ground.read() as read:
            hosts = await ask_hosts(read, besides=person)
        line = reach(hosts.coordinator, t)
        return replace(screen, text=f"{screen.text}\n{line}") if line else screen
