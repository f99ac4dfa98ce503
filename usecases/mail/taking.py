"""Letters are taken from the mailbox: stored and committed before they are marked as seen."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Final

from usecases.ports.ground import Clock, Files, UnitOfWorkFactory
from usecases.ports.mail import Mailbox, OpenedMailbox
from usecases.watching import MAILBOX

AT_ONCE: Final = 50

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TakeLetters:
    """Each letter exactly once, wherever the process ends.

    Ended before the commit, it comes again; after it, its number is known and it is only marked.
    A mailbox that was numbered anew gives the same letters under other numbers: they are known
    by their keys.
    """

    uow: UnitOfWorkFactory
    clock: Clock
    files: Files
    mailbox: Mailbox

    async def __call__(self) -> None:
        """At most fifty letters; TryLaterError when the server does not answer."""
        async with self.mailbox.open() as box:
            async with self.uow() as uow:
                after = await uow.letters.last(self.mailbox.name, box.uid_validity)
            waiting = (await box.waiting(after))[:AT_ONCE]
            async with self.uow() as uow:
                name, validity = self.mailbox.name, box.uid_validity
                known = await uow.letters.known(name, validity, waiting)
            for uid in waiting:
                if uid not in known:
                    await self._take(box, uid)
                await box.mark(uid)
        async with self.uow() as uow:
            await uow.installation.set(MAILBOX, {}, now=self.clock.now())
            await uow.commit()

    async def _take(self, box: OpenedMailbox, uid: int) -> None:
        fetched = await box.fetch(uid)
        if fetched is None:
            return
        stored = await self.files.put(_chunks(fetched.content))
        now = self.clock.now()
        async with self.uow() as uow:
            letter = await uow.letters.add(
                self.mailbox.name, box.uid_validity, uid, fetched, stored.sha256, now=now
            )
            if letter is not None:
                args = {"letter_id": letter}
                await uow.jobs.add("read-letter", args, key=f"read-letter:{letter}", now=now)
                await uow.commit()
        if letter is None:
            logger.info("a letter that was taken before has come again", extra={"uid": uid})


async def _chunks(content: bytes) -> AsyncIterator[bytes]:
    yield content
