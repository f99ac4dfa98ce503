"""Which message shows a report, and what words a chat is waiting for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from usecases.ports.ground import Clock, UnitOfWorkFactory
from usecases.ports.messages import MessageLink
from usecases.ports.people import Identity

WORDS_WAIT: Final = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class PlaceReport:
    """A message of ours shows a report: a reply to it is about that report."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(
        self, submission_id: int, bot_id: int, chat_id: int, message_id: int, *, counts: bool
    ) -> None:
        """With `counts` it is the one message in which its files are counted."""
        async with self.uow() as uow:
            ref, now = {"id": submission_id}, self.clock.now()
            link = MessageLink(bot_id, chat_id, message_id, "submission", ref)
            await uow.chat.link((link,), now=now)
            if counts:
                await uow.submissions.set_counter(submission_id, chat_id, message_id)
            else:
                await uow.submissions.set_counter(submission_id, None, None)
            await uow.commit()


@dataclass(frozen=True, slots=True)
class AwaitWords:
    """The next words of a person answer this: a day, a reason, whose file it is."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, person: Identity, what: str, ref: dict[str, Any]) -> None:
        """For half a day, or until something else is awaited."""
        async with self.uow() as uow:
            until = self.clock.now() + WORDS_WAIT
            await uow.chat.expect(person.person_id, what, ref, until=until)
            await uow.commit()
