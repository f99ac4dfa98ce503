"""A person's own settings and rights over their data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from roadmap.errors import InputRefusedError
from roadmap.reminding import Pace
from usecases.changing.telling import MOVED
from usecases.people.consent import CONSENT_VERSION
from usecases.ports.ground import Clock, UnitOfWork, UnitOfWorkFactory
from usecases.ports.people import PersonContact
from usecases.reminders.hours import EVENING
from usecases.reminders.nudging import NUDGE
from usecases.reminders.pacing import repace

HOURS = ("08:00", "09:00", "10:00", "11:00")
"""When a digest may come, local time."""


ZONES = (
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Samara",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Krasnoyarsk",
    "Asia/Irkutsk",
    "Asia/Yakutsk",
    "Asia/Vladivostok",
    "Asia/Magadan",
    "Asia/Kamchatka",
)
"""One of each of Russia's time zones, from west to east (Federal law 107-FZ of 03.06.2011)."""

SCHEDULED = frozenset({f"notice:{NUDGE}", f"notice:{MOVED}"})
"""Notices that were given an hour of their own when they were made."""

QUIET_FROM = tuple(range(12, 24))
"""Hours at which quiet hours may begin."""


def quiet_ends(since: int) -> tuple[int, ...]:
    """Hours at which quiet hours that begin at one may end: next morning, or that afternoon.

    So there is always an hour left in which a digest may come.
    """
    return tuple(range(since + 1, 18)) if since < EVENING.hour - 1 else tuple(range(6, 11))


@dataclass(frozen=True, slots=True)
class SetDigestHour:
    """Choose one's own hour of the digest."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, person_id: int, at: str) -> None:
        """Holds at once, for a digest that waits too.

        Raises:
            InputRefusedError: "settings-hour-refused" for an hour that is not offered.
        """
        if at not in HOURS:
            raise InputRefusedError("settings-hour-refused")
        async with self.uow() as uow:
            before = await _person(uow, person_id)
            await uow.people.set_digest_at(person_id, at)
            await _reconsider(uow, person_id, self.clock)
            facts = {"at": before.digest_at}, {"at": at}
            await _note(uow, "digest-hour-set", person_id, *facts, now=self.clock.now())
            await uow.commit()


@dataclass(frozen=True, slots=True)
class SetTimezone:
    """Choose the time zone that one's hours are in; dates stay the installation's."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, person_id: int, zone: str) -> None:
        """Holds at once, for what waits too.

        Raises:
            InputRefusedError: "settings-zone-refused" for a zone that is not offered.
        """
        if zone not in ZONES:
            raise InputRefusedError("settings-zone-refused")
        async with self.uow() as uow:
            before = await _person(uow, person_id)
            await uow.people.set_timezone(person_id, zone)
            await _reconsider(uow, person_id, self.clock)
            facts = {"zone": before.timezone}, {"zone": zone}
            await _note(uow, "timezone-set", person_id, *facts, now=self.clock.now())
            await uow.commit()


@dataclass(frozen=True, slots=True)
class SetQuietHours:
    """Choose the hours in which nothing comes that is not an answer, or none of them."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, person_id: int, hours: tuple[int, int] | None) -> None:
        """Full hours from..until; they hold at once, for what waits too.

        Raises:
            InputRefusedError: "settings-quiet-refused" for hours that are not offered.
        """
        if hours and (hours[0] not in QUIET_FROM or hours[1] not in quiet_ends(hours[0])):
            raise InputRefusedError("settings-quiet-refused")
        since, until = (f"{hour:02}:00" for hour in hours) if hours else (None, None)
        async with self.uow() as uow:
            before = await _person(uow, person_id)
            await uow.people.set_quiet(person_id, since, until)
            await _reconsider(uow, person_id, self.clock)
            facts = (
                {"from": before.quiet_from, "until": before.quiet_until},
                {"from": since, "until": until},
            )
            await _note(uow, "quiet-hours-set", person_id, *facts, now=self.clock.now())
            await uow.commit()


@dataclass(frozen=True, slots=True)
class SetPace:
    """Choose how often one is told before a date; the posts that one holds are replanned."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, person_id: int, pace: str) -> None:
        """Holds at once for everything still awaited; rungs that were told are not told again.

        Raises:
            InputRefusedError: "settings-pace-refused" for one that there is not.
        """
        if pace not in set(Pace):
            raise InputRefusedError("settings-pace-refused")
        async with self.uow() as uow:
            before = await _person(uow, person_id)
            posts = await uow.people.posts_held((person_id,))
            paces = await uow.reminders.paces(posts)
            await uow.people.set_pace(person_id, pace)
            await repace(uow, posts, paces, today=self.clock.today())
            facts = {"pace": before.pace}, {"pace": pace}
            await _note(uow, "pace-set", person_id, *facts, now=self.clock.now())
            await uow.commit()


async def _person(uow: UnitOfWork, person_id: int) -> PersonContact:
    found = await uow.people.person(person_id)
    if found is None:
        raise InputRefusedError("settings-person-gone")
    return found


async def _reconsider(uow: UnitOfWork, person_id: int, clock: Clock) -> None:
    """What was held by other hours is looked at again; the outbox holds it anew where it must."""
    await uow.deliveries.reconsider(person_id, SCHEDULED, now=clock.now())


async def _note(
    uow: UnitOfWork,
    verb: str,
    person_id: int,
    before: dict[str, Any],
    after: dict[str, Any],
    *,
    now: datetime,
) -> None:
    await uow.history.add(
        verb, "person", person_id, at=now, actor_id=person_id, before=before, after=after
    )


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
