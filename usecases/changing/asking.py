"""Holders told what dates they are asked for, and each side told of what the other has named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from roadmap.terms import awaited
from usecases.calendar import load_calendar
from usecases.changing.naming import DatesView
from usecases.ports.changes import DateRequest
from usecases.ports.ground import Clock, ReadFactory, ReadSession, UnitOfWorkFactory
from usecases.ports.messages import Delivery
from usecases.ports.people import Identity, PersonContact
from usecases.reminders.hours import here

AT_ONCE: Final = 500
"""Requests looked at in one run."""


@dataclass(frozen=True)
class AskForDates:
    """Tell holders once what they are asked for: all of it in one notice, in working hours.

    Whoever has not joined yet is told when they have.
    """

    uow: UnitOfWorkFactory
    read: ReadFactory
    clock: Clock
    timezone: str

    async def __call__(self) -> None:
        """May run at any time; who was told is not told again."""
        now, today = self.clock.now(), self.clock.today()
        async with self.uow() as uow:
            waiting = await uow.changes.untold(AT_ONCE)
            if not waiting:
                return
        async with self.read() as read:
            holders = await read.people.holders(tuple(waiting), today)
            calendar = await load_calendar(read.calendar)
        people: dict[int, list[int]] = {}
        for post_id, holder in holders.items():
            works = calendar.of_post(post_id).is_working(today)
            if holder.reached and works and self._open(holder, now):
                people.setdefault(holder.person_id, []).extend(waiting[post_id])
        async with self.uow() as uow:
            for person_id, requests in people.items():
                key, ref = f"{min(requests)}:{today}", {"requests": sorted(requests)}
                await uow.deliveries.add_notice(person_id, "dates-wanted", key, ref, now=now)
                await uow.changes.told(requests, now=now)
            await uow.commit()

    def _open(self, holder: PersonContact, now: datetime) -> bool:
        return here(now, holder, self.timezone).open


@dataclass(frozen=True, slots=True)
class DatesWanted:
    """What a person is asked for."""

    requests: tuple[DateRequest, ...]


@dataclass(frozen=True)
class WantedOf:
    """What a person's posts are asked for and have not named."""

    read: ReadFactory

    async def __call__(self, person: Identity) -> DatesWanted:
        """In the roadmap's order."""
        async with self.read() as read:
            return DatesWanted(await read.changes.date_requests(person.post_ids))


async def compose_wanted(read: ReadSession, delivery: Delivery) -> DatesWanted | None:
    """The open ones at the moment of sending; None when all are named."""
    posts = [post.id for post in await read.people.posts_of(delivery.person_id)]
    requests = await read.changes.date_requests(posts)
    return DatesWanted(requests) if requests else None


@dataclass(frozen=True, slots=True)
class DatesNews:
    """Dates that somebody has named: the view of whoever is told, and who it was."""

    view: DatesView
    who: PersonContact | None


@dataclass(frozen=True, slots=True)
class ComposeNamed:
    """News of named dates."""

    clock: Clock

    async def __call__(self, read: ReadSession, delivery: Delivery) -> DatesNews | None:
        """None when nothing is named any more."""
        request = await read.changes.date_request(int(delivery.ref["request"]))
        if request is None:
            return None
        dates = await read.changes.named_dates(request.activity_id, request.post_id)
        coming = tuple(one for one in dates if awaited(one.terms))
        posts = {post.id for post in await read.people.posts_of(delivery.person_id)}
        view = DatesView(self.clock.today(), request, coming, request.post_id in posts)
        who = await read.people.contact(int(delivery.ref["by"]))
        return DatesNews(view, who) if coming else None
