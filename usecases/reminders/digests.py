"""Making digests for everybody whose hour has come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from roadmap.calendars import Calendars
from usecases.calendar import load_calendar
from usecases.ports.ground import Clock, ReadFactory, ReadSession, UnitOfWorkFactory
from usecases.ports.people import PersonContact
from usecases.ports.reminders import NewDigest
from usecases.reminders.choosing import choose
from usecases.reminders.hours import Local, local

PEOPLE: Final = 100
"""People in one transaction."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody in whose place it is a working hour, with the posts whose digest they get.

    `coordinates` asks for a morning's digest without reminders too.
    """

    person_id: int
    here: Local
    post_ids: tuple[int, ...]
    coordinates: bool


@dataclass(frozen=True, slots=True)
class MakeDigests:
    """Put a digest into the outbox for everybody whose hour has come and who has one to get.

    Planned reminders ask for it; a coordinator gets one every working morning, if it has
    something to say when it is composed.
    """

    uow: UnitOfWorkFactory
    read: ReadFactory
    clock: Clock
    timezone: str

    async def __call__(self) -> None:
        """May run at any time and any number of times; what exists is not made again."""
        now = self.clock.now()
        async with self.read() as read:
            wanted = await self._wanted(read, now)
        for at in range(0, len(wanted), PEOPLE):
            async with self.uow() as uow:
                await uow.digests.add(wanted[at : at + PEOPLE], now=now)
                await uow.commit()

    async def _wanted(self, read: ReadSession, now: datetime) -> list[NewDigest]:
        days = [
            here.day
            for zone, hour in await read.digests.hours()
            if (here := self._open(now, zone, hour))
        ]
        if not days:
            return []
        calendar = await load_calendar(read.calendar)
        days = [day for day in days if calendar.anybody_works(day)]
        if not days:
            return []
        recipients = await self._recipients(read, now, calendar, max(days))
        wanted: list[NewDigest] = []
        for at in range(0, len(recipients), PEOPLE):
            wanted += await _chosen(read, recipients[at : at + PEOPLE], now)
        return wanted

    def _open(self, now: datetime, zone: str | None, hour: str | None) -> Local | None:
        here = local(now, zone or self.timezone, hour)
        return here if here.open else None

    async def _recipients(
        self, read: ReadSession, now: datetime, calendar: Calendars, latest: date
    ) -> list[Recipient]:
        people: dict[int, PersonContact] = {}
        posts: dict[int, list[int]] = defaultdict(list)
        due_posts = await read.digests.due_posts(latest)
        for post, holder in (await read.people.holders(due_posts, self.clock.today())).items():
            people[holder.person_id] = holder
            posts[holder.person_id].append(post)
        contacts = await read.people.contacts(await read.digests.coordinators())
        coordinators = {one: contact for one, contact in contacts.items() if contact.reached}
        people.update(coordinators)
        return [
            Recipient(one, here, tuple(posts[one]), one in coordinators)
            for one, contact in sorted(people.items())
            if (here := self._open(now, contact.timezone, contact.digest_at))
            and _at_work(calendar, posts[one], here.day)
        ]


def _at_work(calendar: Calendars, post_ids: Sequence[int], day: date) -> bool:
    """By the calendar of any of the posts; without a post by everybody's."""
    if not post_ids:
        return calendar.is_working(day)
    return any(calendar.of_post(post).is_working(day) for post in post_ids)


async def _chosen(
    read: ReadSession, recipients: Sequence[Recipient], now: datetime
) -> list[NewDigest]:
    days = [one.here.day for one in recipients]
    posts = [post for one in recipients for post in one.post_ids]
    due = defaultdict(list)
    for reminder in await read.digests.due(posts, max(days)):
        due[reminder.post_id].append(reminder)
    told = defaultdict(list)
    for digest in await read.digests.existing([one.person_id for one in recipients], min(days)):
        told[digest.person_id].append(digest)
    chosen = (
        choose(
            one.person_id,
            one.here,
            [reminder for post in one.post_ids for reminder in due[post]],
            told[one.person_id],
            now,
            always=one.coordinates,
        )
        for one in recipients
    )
    return [digest for digest in chosen if digest is not None]
