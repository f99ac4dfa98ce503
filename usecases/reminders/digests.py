"""Making digests for everybody whose hour has come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from roadmap.calendar import ProductionCalendar
from roadmap.reminding import Slot
from roadmap.summer import summer_pause
from usecases.calendar import load_calendar
from usecases.ports.ground import Clock, ReadFactory, ReadSession, UnitOfWorkFactory
from usecases.ports.reminders import DueReminder, ExistingDigest, NewDigest
from usecases.reminders.asked import Asked
from usecases.reminders.choosing import choose
from usecases.reminders.hours import Local, Part, local
from usecases.reminders.month import told_this_month
from usecases.reminders.recipients import Day, Recipient, recipients

PEOPLE: Final = 100
"""People in one transaction."""

PEOPLE_READ: Final = 1000
"""People whose reminders are read at once: what is due is found by its day, not by its post."""


@dataclass(frozen=True, slots=True)
class MakeDigests:
    """Put a digest into the outbox for everybody whose hour has come and who has one to get.

    Planned reminders ask for it; a coordinator gets one every working morning, and everybody the
    first one of a month, if it has something to say when it is composed.
    """

    uow: UnitOfWorkFactory
    read: ReadFactory
    clock: Clock
    timezone: str
    asked: Asked = field(default_factory=Asked, compare=False)

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
        open_ones = {
            (zone, hour): here
            for zone, hour in await read.digests.hours()
            if (here := self._open(now, zone, hour))
        }
        if not open_ones:
            return []
        calendar = await load_calendar(read.calendar)
        days = [here.day for here in open_ones.values() if calendar.anybody_works(here.day)]
        if not days:
            return []
        afternoon = any(here.part is Part.AFTERNOON for here in open_ones.values())
        day = Day(
            now,
            self.timezone,
            self.clock.today(),
            max(days),
            frozenset(Slot if afternoon else {Slot.MORNING}),
            self.asked.anew(now, frozenset((*one, here.day) for one, here in open_ones.items())),
            self.asked,
        )
        people = await recipients(read, calendar, day)
        wanted: list[NewDigest] = []
        for at in range(0, len(people), PEOPLE_READ):
            wanted += await _chosen(read, people[at : at + PEOPLE_READ], calendar, day)
        return wanted

    def _open(self, now: datetime, zone: str | None, hour: str | None) -> Local | None:
        here = local(now, zone or self.timezone, hour)
        return here if here.open else None


async def _chosen(
    read: ReadSession, people: Sequence[Recipient], calendar: ProductionCalendar, day: Day
) -> list[NewDigest]:
    days = [one.here.day for one in people]
    posts = [post for one in people for post in one.post_ids]
    due = defaultdict(list)
    for reminder in await read.digests.due(posts, max(days)):
        due[reminder.post_id].append(reminder)
    since = min(days).replace(day=1) if any(one.plans for one in people) else min(days)
    told = defaultdict(list)
    for digest in await read.digests.existing([one.person_id for one in people], since):
        told[digest.person_id].append(digest)
    chosen = []
    for one in people:
        existing = told[one.person_id]
        spoken = [r for post in one.post_ids for r in due[post] if _spoken(one, r, calendar)]
        always = one.oversees or _plans(one, existing)
        if not spoken and not always:
            day.asked.nothing_for(
                {
                    post: sum(r.day < day.latest or r.slot in day.slots for r in due[post])
                    for post in one.post_ids
                }
            )
        chosen.append(choose(one.person_id, one.here, spoken, existing, day.now, always=always))
    return [digest for digest in chosen if digest is not None]


def _spoken(one: Recipient, reminder: DueReminder, calendar: ProductionCalendar) -> bool:
    summer = calendar.of_post(reminder.post_id).summer
    if summer_pause(one.here.day, reminder.tracking, summer, school=reminder.school):
        return False
    return one.first is None or one.first.speaks_of(reminder.due)


def _plans(one: Recipient, told: Sequence[ExistingDigest]) -> bool:
    return one.plans and not told_this_month(told, one.here.day)
