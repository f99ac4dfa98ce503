"""The work of `vekha import`: store, read, show, publish; the result on stdout alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import typer

from bot.cli.session import session
from bot.settings import load
from handlers.imports.amendments import heading, line_text, state_of
from handlers.imports.texts import option_label, party_counts, question_text, summary, title_of_head
from locales import Translator
from roadmap.drafting.dated import PastMode
from roadmap.drafting.questions import PAST
from roadmap.errors import InputRefusedError
from usecases.imports.amendments import Amending, ReviewAmendments
from usecases.imports.read import ReadImport
from usecases.imports.receive import Stored, StoreDocument
from usecases.imports.review import Review, ReviewImport
from usecases.imports.settle import AnswerQuestion, StartPublishing
from usecases.ports.ground import Ground
from usecases.ports.imports import ImportHead
from usecases.publishing.publish import PublishImport

DONE, REFUSED = 0, 2
_TAG = re.compile(r"</?[a-z][^<>]*>")


def chosen_settings(period: str | None, approved: str | None) -> dict[str, Any]:
    """The options as an import keeps them; InputRefusedError when they are written wrongly."""
    chosen: dict[str, Any] = {}
    if period is not None:
        start, _, end = period.partition("..")
        bounds = (_day(start), _day(end))
        if bounds[0] > bounds[1]:
            raise InputRefusedError("read-bad-period", text=period)
        chosen["period"] = [day.isoformat() for day in bounds]
    if approved is not None:
        chosen["approved"] = _day(approved).isoformat()
    return chosen


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputRefusedError("read-bad-date", text=text) from error


@dataclass(frozen=True)
class Importing:
    """One run of the command."""

    file: Path
    chosen: dict[str, Any]
    past: PastMode | None
    publish: bool
    accept_doubts: bool
    t: Translator = field(default_factory=lambda: Translator("ru", strict=False))

    async def __call__(self) -> int:
        """The exit code."""
        async with session(load()) as ground:
            stored = await StoreDocument(ground.uow, ground.files, ground.clock)(
                self.file, self.chosen
            )
            if not stored.fresh:
                self._known(stored)
                unfinished = stored.head.state == "publishing" and self.publish
                if not (stored.head.state == "draft" or unfinished):
                    return DONE
            elif (refusal := await self._read(ground, stored.head)) is not None:
                return refusal
            return await self._go_on(ground, stored.head.id)

    def _known(self, stored: Stored) -> None:
        head = stored.head
        self._note(
            "import-shell-known",
            date=head.created_at.date(),
            id=head.id,
            title=title_of_head(head, self.t),
            state=self.t.text(f"import-state-{head.state}"),
        )

    async def _read(self, ground: Ground, head: ImportHead) -> int | None:
        """Read it; REFUSED with a sentence when it is no roadmap."""
        read_import = ReadImport(
            ground.uow, ground.files, ground.downloads, ground.documents, ground.clock
        )
        await read_import(head.id)
        async with ground.read() as read:
            after = await read.imports.head(head.id)
        if after is None or after.state != "refused":
            return None
        refusal = after.refusal or {"key": "read-failed", "args": {}}
        reason = self.t.text(refusal["key"], **refusal["args"])
        self._note("import-shell-refused", reason=reason)
        return REFUSED

    async def _go_on(self, ground: Ground, import_id: int) -> int:
        amending = await ReviewAmendments(ground.read, ground.clock)(import_id)
        if amending is not None and (amending.left or amending.review is None):
            return self._proposed(amending)
        review_import = ReviewImport(ground.read, ground.clock)
        review = await review_import(import_id)
        if not self.publish:
            self._show(review)
            return DONE
        if review.head.state == "draft":
            if (refusal := await self._settle(ground, review)) is not None:
                return refusal
            start = StartPublishing(ground.uow, ground.read, ground.clock)
            await start(import_id, None, accept_doubts=self.accept_doubts)
        await PublishImport(ground.uow, ground.read, ground.clock)(import_id)
        await self._published(ground, import_id)
        return DONE

    async def _settle(self, ground: Ground, review: Review) -> int | None:
        """Answer about past dates; REFUSED when something stays open."""
        answer = AnswerQuestion(ground.uow, ground.read, ground.clock)
        for question in review.material.asked.open:
            if question.id == PAST and self.past is not None:
                await answer(review.head.id, PAST, question.options.index(self.past.value))
            elif question.id == PAST:
                self._note("import-shell-past-needed", n=len(question.rows))
                return REFUSED
        left = [one for one in review.material.asked.open if one.id != PAST]
        if left and not self.accept_doubts:
            self._note("import-shell-doubts-left", n=len(left))
            return REFUSED
        return None

    def _proposed(self, amending: Amending) -> int:
        """An amending order: what it proposes; a person decides in the chat."""
        lines = [heading(amending, self.t), *state_of(amending, self.t)]
        lines += [f"  • {line_text(line, self.t)}" for line in amending.lines]
        typer.echo(unescape(_TAG.sub("", "\n".join(lines))))
        self._note("amendments-shell")
        return REFUSED if self.publish else DONE

    def _show(self, review: Review) -> None:
        """The draft and its questions: the command's result."""
        known, taken, nobody = party_counts(review.parties)
        lines = [
            unescape(_TAG.sub("", summary(review, self.t))),
            self.t.text("import-shell-parties", known=known, taken=taken, nobody=nobody),
        ]
        for question in review.material.asked.open:
            labels = [option_label(question, one, review, self.t) for one in question.options]
            text = question_text(question, self.t)
            lines.append(self.t.text("import-shell-question", text=text))
            if question.rows:
                lines.append(self.t.text("import-shell-rows", n=len(question.rows)))
            lines.append(self.t.text("import-shell-options", options=" / ".join(labels)))
            if question.proposed is not None:
                proposed = option_label(question, question.proposed, review, self.t)
                lines.append(self.t.text("import-shell-proposed", proposed=proposed))
        lines.append(self.t.text("import-shell-stored", id=review.head.id))
        typer.echo("\n".join(lines))

    async def _published(self, ground: Ground, import_id: int) -> None:
        async with ground.read() as read:
            record = await read.imports.get(import_id)
        result = record.progress["result"] if record else {}
        typer.echo(self.t.text("import-shell-published", **result))

    def _note(self, key: str, **arguments: Any) -> None:
        typer.echo(self.t.text(key, **arguments), err=True)
