"""What became of a letter is written down together with the answer that it asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from usecases.channels import EMAIL
from usecases.contacts import tell_unreachable
from usecases.ports.ground import Clock, Files, UnitOfWorkFactory
from usecases.ports.mail import Judgement, Letter

ANSWERS_A_DAY: Final = 30
"""To one address: two automata that answer each other end there."""
KEPT: Final = timedelta(days=30)
KEPT_OF_STRANGERS: Final = timedelta(days=2)
BATCH: Final = 100


@dataclass(frozen=True, slots=True)
class JudgeLetter:
    """The verdict, once; and the job that answers."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, letter: Letter, judgement: Judgement) -> None:
        """A second time changes nothing."""
        now = self.clock.now()
        async with self.uow() as uow:
            asked = judgement.answered and letter.sender is not None
            if asked and letter.sender is not None:
                told = await uow.letters.answered(letter.sender, now - timedelta(days=1))
                if told >= ANSWERS_A_DAY:
                    asked = False
                    judgement = replace(judgement, detail=judgement.detail | {"silenced": True})
            if await uow.letters.judge(letter.id, judgement, now=now) and asked:
                args = {"letter_id": letter.id}
                key = f"answer-letter:{letter.id}"
                await uow.jobs.add("answer-letter", args, key=key, now=now)
            await uow.commit()


@dataclass(frozen=True, slots=True)
class NoteBounce:
    """A letter of ours came back for good: the address takes none, the coordinators are told."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, delivery: int, person_id: int, reason: str) -> None:
        """A second time changes nothing."""
        now = self.clock.now()
        async with self.uow() as uow:
            if await uow.letters.bounced(delivery, person_id, reason, now=now):
                await tell_unreachable(uow, person_id, EMAIL, now)
            await uow.commit()


@dataclass(frozen=True, slots=True)
class HeardFrom:
    """Somebody has written from their own address: letters to it are tried again."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, person_id: int, address: str) -> None:
        """Changes only what was failing."""
        async with self.uow() as uow:
            await uow.channels.reopen_mail(person_id, address, now=self.clock.now())
            await uow.commit()


@dataclass(frozen=True, slots=True)
class ForgetLetters:
    """Contents of letters are deleted a month after they were handled, strangers' after two days.

    Evidence stays.
    """

    uow: UnitOfWorkFactory
    clock: Clock
    files: Files

    async def __call__(self) -> None:
        """At most `BATCH` letters at a time."""
        async with self.uow() as uow:
            now = self.clock.now()
            old = await uow.letters.old(now - KEPT, now - KEPT_OF_STRANGERS, BATCH)
            for letter, sha256 in old:
                await self.files.remove(sha256)
                await uow.letters.forget(letter)
            await uow.commit()
