"""A person's own settings and rights over their data."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap.errors import InputRefusedError
from usecases.people.consent import CONSENT_VERSION
from usecases.ports.ground import Clock, UnitOfWorkFactory

HOURS = ("08:00", "09:00", "10:00", "11:00")
"""When a digest may come, local time."""


@dataclass(frozen=True, slots=True)
class SetDigestHour:
    """Choose one's own hour of the digest."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, person_id: int, at: str) -> None:
        """Holds from the next digest that is planned.

        Raises:
            InputRefusedError: "settings-hour-refused" for an hour that is not offered.
        """
        if at not in HOURS:
            raise InputRefusedError("settings-hour-refused")
        async with self.uow() as uow:
            before = await uow.people.person(person_id)
            await uow.people.set_digest_at(person_id, at)
            await uow.history.add(
                "digest-hour-set",
                "person",
                person_id,
                at=self.clock.now(),
                actor_id=person_id,
                before={"at": before.digest_at if before else None},
                after={"at": at},
            )
            await uow.commit()


@dataclass(frozen=True, slots=True)
class WithdrawConsent:
    """Take the consent back: the chat is unbound, the coordinator told; reports stay on file."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, person_id: int) -> None:
        """The person is a stranger to the bot from here on, until a new link is opened."""
        now = self.clock.now()
        async with self.uow() as uow:
            await uow.people.withdraw_consent(person_id, CONSENT_VERSION, now=now)
            await uow.history.add(
                "consent-withdrawn", "person", person_id, at=now, actor_id=person_id
            )
            await uow.deliveries.tell(
                ("coordinator", "administrator"),
                "consent-withdrawn",
                f"{person_id}-{now:%Y%m%d%H%M%S}",
                {"person": person_id},
                now=now,
            )
            await uow.commit()


@dataclass(frozen=True, slots=True)
class AnswerStranger:
    """An unknown chat gets one polite line, once ever."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, channel: str, bot_id: int, address: str) -> bool:
        """Whether to answer this time; marked before it is said, so that it is said at most once."""
        async with self.uow() as uow:
            answer = await uow.people.answer_stranger(
                channel, bot_id, address, now=self.clock.now()
            )
            await uow.commit()
        return answer
