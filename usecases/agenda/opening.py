"""Opening cards and lists: state and rights are asked anew each time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from roadmap.errors import AccessDeniedError, ConflictError
from usecases.agenda.items import Item, items
from usecases.agenda.views import DutyView, PackageView, view_duty, view_package
from usecases.calendar import load_calendar
from usecases.ports.ground import Clock, ReadFactory, ReadSession
from usecases.ports.people import Identity
from usecases.ports.reminders import AgendaDuty

FINISHED = 200
"""How many of the newest «Исполненные» are listed."""


@dataclass(frozen=True, slots=True)
class OpenDutyCard:
    """A duty's card, for its holder and for the coordinators of its roadmap."""

    read: ReadFactory
    clock: Clock
    zone: ZoneInfo

    async def __call__(self, person: Identity, duty_id: int) -> DutyView:
        """AccessDeniedError for everybody else; ConflictError when there is none."""
        async with self.read() as read:
            card = await read.agenda.duty_card(duty_id)
            if card is None:
                raise ConflictError("report-gone")
            mine = await _allowed(read, person, card.post_id, card.source.roadmap_id)
            calendar = await load_calendar(read.calendar, (card.post_id,))
        return view_duty(card, self.clock.today(), calendar, self.zone, mine=mine)


@dataclass(frozen=True, slots=True)
class OpenPackageCard:
    """A package's card, for its holder and for the coordinators of its roadmap."""

    read: ReadFactory
    clock: Clock

    async def __call__(self, person: Identity, package_id: int) -> PackageView:
        """AccessDeniedError for everybody else; ConflictError when there is none."""
        async with self.read() as read:
            card = await read.agenda.package_card(package_id)
            if card is None:
                raise ConflictError("report-gone")
            mine = await _allowed(read, person, card.post_id, card.source.roadmap_id)
            calendar = await load_calendar(read.calendar, (card.post_id,))
        return view_package(card, self.clock.today(), calendar, mine=mine)


async def _allowed(read: ReadSession, person: Identity, post_id: int, roadmap_id: int) -> bool:
    """True for the holder, False for a coordinator who looks on."""
    if post_id in person.post_ids:
        return True
    coordinators = await read.people.coordinators(roadmap_id)
    if all(one.person_id != person.person_id for one in coordinators):
        raise AccessDeniedError("report-foreign")
    return False


@dataclass(frozen=True, slots=True)
class Agenda:
    """Everything that is mine on a day: what is owed by date, and what is done, newest first.

    `asked` counts activities whose dates the person is asked for.
    """

    today: date
    zone: ZoneInfo
    owed: tuple[Item, ...]
    finished: tuple[AgendaDuty, ...]
    asked: int = 0


@dataclass(frozen=True, slots=True)
class MyAgenda:
    """«Все мои сроки»."""

    read: ReadFactory
    clock: Clock
    zone: ZoneInfo

    async def __call__(self, person: Identity) -> Agenda:
        """Of all posts that the person holds, in all active roadmaps."""
        today = self.clock.today()
        async with self.read() as read:
            calendar = await load_calendar(read.calendar, person.post_ids)
            owed = items(await read.agenda.duties(person.post_ids), today, calendar)
            finished = await read.agenda.finished(person.post_ids, FINISHED)
            asked = len(await read.changes.date_requests(person.post_ids))
        return Agenda(
            today, self.zone, tuple(sorted(owed, key=lambda item: item.day)), finished, asked
        )
