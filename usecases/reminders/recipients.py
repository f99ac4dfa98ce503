"""Who may get a digest now: whose hour has come, on which of whose posts' working days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from roadmap.calendar import ProductionCalendar
from roadmap.calendars import Calendars
from roadmap.escalation import control_day
from roadmap.quiet import FirstDays, first_days
from roadmap.reminding import Slot
from usecases.calendar import load_calendar
from usecases.ports.ground import ReadSession
from usecases.ports.people import PersonContact
from usecases.reminders.asked import Asked
from usecases.reminders.hours import Local, here
from usecases.reminders.month import OPENING, month_end, month_opens, working_day_of_month

LATER: Final = 5
"""Working days that a place with days off of its own may be behind."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody in whose place it is a working hour, with the posts whose digest they get.

    `oversees` asks for a morning's digest without reminders too, and so does `plans` where none
    has come this month. `first` are the days in which a newcomer is told less.
    """

    person_id: int
    here: Local
    post_ids: tuple[int, ...]
    oversees: bool
    plans: bool
    first: FirstDays | None


@dataclass(frozen=True, slots=True)
class Day:
    """The installation's day and the latest one that anybody's zone has reached.

    `slots` are those whose time has come there; `plans` tells whether to look for posts that
    a month's plan is for; `asked` is what earlier looks have found.
    """

    now: datetime
    zone: str
    today: date
    latest: date
    slots: frozenset[Slot]
    plans: bool
    asked: Asked


async def recipients(read: ReadSession, calendar: Calendars, day: Day) -> list[Recipient]:
    """Everybody who has something due or coordinates, and may be written to now; by id."""
    post_ids = day.asked.heard(await read.digests.due_posts(day.latest, day.slots))
    opening = set(await _opening(read, calendar, day.latest)) if day.plans else set()
    people: dict[int, PersonContact] = {}
    posts: dict[int, list[int]] = defaultdict(list)
    asked = tuple(sorted(post_ids | opening))
    holders = await read.people.holders(asked, day.today) if asked else {}
    for post, holder in holders.items():
        people[holder.person_id] = holder
        posts[holder.person_id].append(post)
    overseeing = await _overseers(read, calendar, day.latest)
    contacts = await read.people.contacts(overseeing) if overseeing else {}
    overseers = {one: contact for one, contact in contacts.items() if contact.reached}
    people.update(overseers)
    made = []
    for one, contact in sorted(people.items()):
        there = here(day.now, contact, day.zone)
        own = working_calendar(calendar, posts[one], there.day)
        if own is None or not there.open or contact.away(there.day):
            continue
        first = newcomer(contact, day.zone, there.day, own)
        plans = not first and not opening.isdisjoint(posts[one]) and month_opens(there.day, own)
        held = tuple(posts[one])
        made.append(Recipient(one, there, held, one in overseers, plans, first))
    return made


async def _overseers(read: ReadSession, calendar: ProductionCalendar, day: date) -> tuple[int, ...]:
    """Who coordinates, and on the day of control who controls."""
    found = set(await read.digests.coordinators())
    if day == control_day(day, calendar):
        found.update(person for person, _ in await read.digests.controllers())
    return tuple(sorted(found))


async def _opening(read: ReadSession, calendar: Calendars, day: date) -> Sequence[int]:
    """Posts that owe something this month, while it opens; in some places it opens later."""
    if working_day_of_month(day, calendar) > OPENING + (LATER if calendar.differ else 0):
        return ()
    return await read.digests.owing_posts(day, month_end(day))


def working_calendar(
    calendar: ProductionCalendar, post_ids: Sequence[int], day: date
) -> ProductionCalendar | None:
    """The calendar of a post that works on the day, everybody's without a post; None on a day off.

    Who holds several posts works when any of them does.
    """
    own = [calendar.of_post(post) for post in post_ids] or [calendar]
    return next((one for one in own if one.is_working(day)), None)


def newcomer(
    person: PersonContact, zone: str, today: date, calendar: ProductionCalendar
) -> FirstDays | None:
    """The first days of somebody who is still in them; `zone` holds where they have none."""
    joined = joined_day(person, zone)
    first = first_days(joined, calendar) if joined else None
    return first if first and today <= first.until else None


async def first_days_of(
    read: ReadSession, person: PersonContact, zone: str, today: date
) -> FirstDays | None:
    """`newcomer` by the calendar of the posts that they hold."""
    posts = [post.id for post in await read.people.posts_of(person.person_id)]
    calendar = await load_calendar(read.calendar, posts)
    own = working_calendar(calendar, posts, today)
    return newcomer(person, zone, today, own or calendar)


def joined_day(person: PersonContact, zone: str) -> date | None:
    """The day on which they joined, where they are."""
    if person.joined_at is None:
        return None
    return person.joined_at.astimezone(ZoneInfo(person.timezone or zone)).date()
