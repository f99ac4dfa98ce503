"""The job "read-letter": whose letter it is, what about, and the report that it makes.

A door like the chat's handlers: it calls what they call, and writes down how that ended.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from bot.mail.incoming import Attachment, Incoming, read_letter
from bot.mail.tags import Tag, Tags, looks_tagged
from roadmap.errors import TryLaterError, VekhaError
from roadmap.submissions import read_text, says_done
from usecases.mail.judging import HeardFrom, JudgeLetter, NoteBounce
from usecases.ports.ground import Ground
from usecases.ports.mail import RECORDED, Judgement, Letter
from usecases.ports.people import Identity
from usecases.ports.reports import IncomingFile
from usecases.reports.drafts import Target
from usecases.reports.evidence import FindTarget, ReceiveFile, ReceiveText, Verdict
from usecases.reports.sending import Sending, SendReport
from usecases.reports.starting import StartPackage, StartReport

MAIL: Final = 0
"""The address book of mail, where chats have their bot's id."""
CAPTION: Final = 1000
_NUMBER: Final = re.compile(
    r"^(?:(?:пункт|п\.?|№|item)\s*(\d{1,2})\b[.):,]?|(\d{1,2})[.)](?=\s|$)|(\d{1,2})$)\s*",
    re.IGNORECASE | re.MULTILINE,
)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reporting:
    """The use cases that a report in the chat goes through."""

    find: FindTarget
    file: ReceiveFile
    text: ReceiveText
    duty: StartReport
    package: StartPackage
    send: SendReport


@dataclass(frozen=True, slots=True)
class ReadLetter:
    """From a stored letter to its verdict; may run twice."""

    ground: Ground
    tags: Callable[[], Awaitable[Tags]]
    reporting: Reporting
    judge: JudgeLetter
    bounce: NoteBounce
    heard: HeardFrom
    own_address: str

    async def __call__(self, letter_id: int) -> None:
        """TryLaterError while its files are being stored."""
        async with self.ground.uow() as uow:
            letter = await uow.letters.get(letter_id)
        if letter is None or letter.verdict is not None or letter.sha256 is None:
            return
        path = await self.ground.files.path(letter.sha256)
        content = await asyncio.to_thread(path.read_bytes)
        said = await asyncio.to_thread(read_letter, content)
        judgement = await self._judgement(letter, said, await self.tags())
        await self.judge(letter, judgement)
        logger.info("letter: %s", judgement.verdict, extra={"letter": letter.id})

    async def _judgement(self, letter: Letter, said: Incoming, tags: Tags) -> Judgement:
        silent = await self._silent(said, tags)
        if silent is not None:
            return Judgement(silent, answered=False)
        tag = tags.found(*said.carriers)
        if tag is None:
            return await self._untagged(said)
        person = await self._writer(said, tag)
        if person is None:
            return Judgement("foreign")
        await self.heard(person.person_id, said.sender or "")
        if not letter.whole:
            return Judgement("too-large", person.person_id)
        try:
            return await self._report(letter, said, person, tag)
        except TryLaterError:
            raise
        except VekhaError as error:
            told = {"key": error.key, "arguments": error.arguments}
            return Judgement("refused", person.person_id, detail=told)

    async def _writer(self, said: Incoming, tag: Tag) -> Identity | None:
        """To whom the tag was given, if the letter comes from their address in the directory."""
        async with self.ground.read() as read:
            known = await read.people.contact(tag.person_id)
            if known is None or said.sender != (known.email or "").strip().lower():
                return None
            return await read.people.identity_of(tag.person_id)

    async def _silent(self, said: Incoming, tags: Tags) -> str | None:
        """Why nobody is answered: nobody wrote it, or somebody else than it says."""
        if said.bounce is not None:
            tag = tags.found(*said.bounce.texts)
            if tag is not None and tag.kind == "letter" and said.bounce.permanent:
                await self.bounce(tag.id, tag.person_id, said.bounce.reason)
            return "bounce"
        if said.automatic or said.sender == self.own_address:
            return "automatic"
        return "forged" if said.forged else None

    async def _untagged(self, said: Incoming) -> Judgement:
        """Somebody whom we know is told what to do; a stranger is not answered."""
        async with self.ground.uow() as uow:
            people = await uow.letters.people_at(said.sender or "")
        if not people:
            return Judgement("stranger", answered=False)
        return Judgement("bad-tag" if looks_tagged(*said.carriers) else "no-tag", people[0])

    async def _report(
        self, letter: Letter, said: Incoming, person: Identity, tag: Tag
    ) -> Judgement:
        target, words = await self._target(person, tag, said.words)
        if not target.known:
            items = [list(item) for item in target.items]
            return Judgement("which", person.person_id, detail={"items": items})
        fit = [file for file in said.files if file.size and not file.forbidden]
        unfit = {"unfit": [file.name for file in said.files if file not in fit]}
        if fit:
            return await self._files(letter, person, target, words, fit, unfit)
        if says_done(words):
            return await self._done(person, target)
        line = _confirming(words, self.ground)
        if line is not None:
            return await self._text(letter, person, target, line, unfit)
        if said.files:
            return Judgement("unfit", person.person_id, detail=unfit)
        return Judgement("words" if words else "empty", person.person_id)

    async def _target(self, person: Identity, tag: Tag, words: str) -> tuple[Target, str]:
        """What the letter is about, and its words without the number that told that."""
        if tag.kind != "letter":
            return Target(tag.kind, tag.id), words
        target = await self.reporting.find(person, MAIL, person.person_id, reply_to=tag.id)
        numbered = _NUMBER.match(words)
        if target.items and numbered:
            number = int(next(group for group in numbered.groups() if group))
            if 1 <= number <= len(target.items):
                return Target(*target.items[number - 1]), words[numbered.end() :].strip()
        return target, words

    async def _files(  # what a letter with files holds
        self,
        letter: Letter,
        person: Identity,
        target: Target,
        words: str,
        files: list[Attachment],
        detail: dict[str, list[str]],
    ) -> Judgement:
        submission, taken = None, 0
        for at, file in enumerate(files):
            sent = _as_sent(letter, file, words[:CAPTION] if at == 0 else "")
            received = await self.reporting.file(person, sent, target)
            submission = received.submission_id
            taken += received.verdict is not Verdict.TWIN
        if submission is None or not taken:
            return Judgement("twin", person.person_id, submission)
        return await self._sent(person, submission, detail)

    async def _text(
        self,
        letter: Letter,
        person: Identity,
        target: Target,
        line: str,
        detail: dict[str, list[str]],
    ) -> Judgement:
        place = (MAIL, letter.id, 0)
        received = await self.reporting.text(person, line, target, place)
        if received is None or received.submission_id is None:
            return Judgement("words", person.person_id)
        if received.verdict is Verdict.TWIN:
            return Judgement("twin", person.person_id, received.submission_id)
        return await self._sent(person, received.submission_id, detail)

    async def _done(self, person: Identity, target: Target) -> Judgement:
        if target.kind == "submission":
            return await self._sent(person, target.id, {})
        start = self.reporting.duty if target.kind == "duty" else self.reporting.package
        started = await start(person, target.id)
        verdict = RECORDED if started.sent else "incomplete"
        return Judgement(verdict, person.person_id, started.submission_id)

    async def _sent(
        self, person: Identity, submission: int, detail: dict[str, list[str]]
    ) -> Judgement:
        """Send the report off; of one that is on review this was an addition."""
        outcome = await self.reporting.send(person, submission)
        if outcome is Sending.FILES_ON_THEIR_WAY:
            raise TryLaterError("error-try-later")
        verdict = {Sending.SENT: RECORDED, Sending.ALREADY: "added"}.get(outcome, "incomplete")
        return Judgement(verdict, person.person_id, submission, detail=dict(detail))


def _confirming(words: str, ground: Ground) -> str | None:
    """The lines that hold a link or requisites; what else was written stays in the letter."""
    today = ground.clock.today()
    lines = [line for line in words.split("\n") if read_text(line, today=today) is not None]
    return "; ".join(lines)[:CAPTION] or None


def _as_sent(letter: Letter, file: Attachment, caption: str) -> IncomingFile:
    return IncomingFile(
        bot_id=MAIL,
        chat_id=letter.id,
        message_id=file.part,
        file_id=f"letter:{letter.sha256}:{file.part}",
        file_unique_id=f"letter:{file.digest}",
        origin="document",
        name=file.name,
        mime=file.mime,
        size=file.size,
        caption=caption or None,
    )
