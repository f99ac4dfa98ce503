"""Telling holders that dates have moved: everything of a day in one notice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from roadmap.calendar import ProductionCalendar
from usecases.calendar import load_calendar
from usecases.ports.changes import MovedDuty
from usecases.ports.ground import Clock, ReadFactory, ReadSession, UnitOfWorkFactory
from usecases.ports.messages import Delivery
from usecases.reminders.hours import DEFAULT

PEOPLE = 100
"""People in one transaction."""
MOVED = "dates-moved"


async def tell_moved(  # who asks, about what, at which moment
    uow_factory: UnitOfWorkFactory,
    read_factory: ReadFactory,
    roadmap_id: int,
    *,
    today: date,
    zone: ZoneInfo,
    now: datetime,
) -> None:
    """Put a notice into the outbox for everybody with duties moved since the last working day.

    It is sent on the morning of the next working day and tells of everything moved until then,
    over all roadmaps; whoever is told already is not told twice.
    """
    async with read_factory() as read:
        calendar = await load_calendar(read.calendar)
        since, told = _days(today, calendar)
        posts = await read.changes.moved_posts(roadmap_id, _begin(since, zone), now)
        holders = await read.people.holders(posts, today)
    people = {one.person_id: one for one in holders.values() if one.reached}
    ref = {"since": since.isoformat(), "until": told.isoformat()}
    for at in range(0, len(people), PEOPLE):
        async with uow_factory() as uow:
            for one in list(people.values())[at : at + PEOPLE]:
                hour = time.fromisoformat(one.digest_at or DEFAULT)
                there = ZoneInfo(one.timezone) if one.timezone else zone
                begins = datetime.combine(told, hour, there)
                await uow.deliveries.add_notice(
                    one.person_id, MOVED, told.isoformat(), ref, now=now, not_before=begins
                )
            await uow.commit()


def _days(today: date, calendar: ProductionCalendar) -> tuple[date, date]:
    """The last working day up to today, from which moves are told, and the next, when they are."""
    since = today if calendar.is_working(today) else calendar.add_working_days(today, -1)
    return since, calendar.add_working_days(today, 1)


def _begin(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone)


@dataclass(frozen=True)
class TellMoved:
    """The job `tell-moved`: after a new edition has moved dates."""

    uow: UnitOfWorkFactory
    read: ReadFactory
    clock: Clock
    zone: ZoneInfo

    async def __call__(self, roadmap_id: int) -> None:
        """As `tell_moved`."""
        await tell_moved(
            self.uow,
            self.read,
            roadmap_id,
            today=self.clock.today(),
            zone=self.zone,
            now=self.clock.now(),
        )


@dataclass(frozen=True, slots=True)
class MovedDates:
    """What a notice tells: a person's duties that are still owed by another date than before."""

    today: date
    duties: tuple[MovedDuty, ...]


@dataclass(frozen=True, slots=True)
class ComposeMoved:
    """The true state at the moment of sending; None when all was moved back or reported."""

    clock: Clock
    zone: ZoneInfo

    async def __call__(self, read: ReadSession, delivery: Delivery) -> MovedDates | None:
        """See above."""
        today = self.clock.today()
        posts = [post.id for post in await read.people.posts_of(delivery.person_id)]
        since = _begin(date.fromisoformat(delivery.ref["since"]), self.zone)
        until = _begin(date.fromisoformat(delivery.ref["until"]), self.zone)
        moved = await read.changes.moved(posts, since, until)
        return MovedDates(today, moved) if moved else None
