"""Dates that only a holder knows («по отдельному графику»): asked once, named by the holder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from roadmap.calendar import ProductionCalendar
from roadmap.drafting.owing import Owing
from roadmap.drafting.plan import LIVE, PlannedOccurrence
from roadmap.errors import ConflictError
from roadmap.grounds import UsualReason, usual_ground
from roadmap.model import DutyRole, Shift
from roadmap.naming import MOST, named_days
from usecases.calendar import load_calendar
from usecases.changing.standing import coordinating
from usecases.ports.changes import DateRequest, OwedDuty
from usecases.ports.ground import Clock, ReadFactory, ReadSession, UnitOfWork, UnitOfWorkFactory
from usecases.ports.imports import StandingOccurrence
from usecases.ports.people import Identity
from usecases.publishing.dates import DutyWriter, Unit, owed_by
from usecases.publishing.occurrences import OWN, differences, own_post

NAMED: Final = "named"
"""The rule's code of a date that its holder has named."""


@dataclass(frozen=True, slots=True)
class DatesView:
    """A request with the dates named so far; `mine` for the holder of its post."""

    today: date
    request: DateRequest
    dates: tuple[OwedDuty, ...]
    mine: bool


@dataclass(frozen=True)
class OpenDates:
    """A request for dates, for its holder and for the coordinators of its roadmap."""

    read: ReadFactory
    clock: Clock

    async def __call__(self, person: Identity, request_id: int) -> DatesView:
        """AccessDeniedError for everybody else; ConflictError when nothing is asked any more."""
        async with self.read() as read:
            return await _view(read, person, request_id, self.clock.today())


async def _view(read: ReadSession, person: Identity, request_id: int, today: date) -> DatesView:
    request = await read.changes.date_request(request_id)
    if request is None or request.state == "closed":
        raise ConflictError("dates-closed")
    mine = request.post_id in person.post_ids
    if not mine:
        await coordinating(read, person, request.roadmap_id)
    dates = await read.changes.named_dates(request.activity_id, request.post_id)
    return DatesView(today, request, dates, mine)


@dataclass(frozen=True)
class ReadDates:
    """Days typed in words, read within the roadmap's period; () for what names none."""

    read: ReadFactory

    async def __call__(self, request_id: int, text: str) -> tuple[date, ...]:
        """In order."""
        async with self.read() as read:
            request = await read.changes.date_request(request_id)
            period = await read.changes.approved(request.roadmap_id) if request else None
        return named_days(text, *period) if period else ()


@dataclass(frozen=True)
class NameDates:
    """The dates count: occurrences and duties of this post alone; another has its own.

    What is reported stays. Other dates take the places of those named before, in their order;
    where there are more or fewer of them, what is not named any more is released.
    """

    uow: UnitOfWorkFactory
    read: ReadFactory
    clock: Clock

    async def __call__(
        self, person: Identity, request_id: int, days: Sequence[date], *, more: bool
    ) -> None:
        """`more` keeps what was named before. The other side is told.

        ConflictError when a day has passed, there are too many, or nothing is asked any more.
        """
        now, today = self.clock.now(), self.clock.today()
        async with self.read() as read:
            view = await _view(read, person, request_id, today)
        if not days or len(days) + len(view.dates) > MOST or min(days) < today:
            raise ConflictError("dates-passed")
        async with self.uow() as uow:
            request = await uow.changes.date_request(request_id)
            if request is None or request.state == "closed":
                raise ConflictError("dates-closed")
            if await self._write(uow, person, request, days, mine=view.mine, more=more):
                await uow.changes.named(request_id, now=now)
                await self._note(uow, person, request, days)
                await _tell(uow, person, request, now, today, mine=view.mine)
            await uow.commit()

    async def _write(
        self,
        uow: UnitOfWork,
        person: Identity,
        request: DateRequest,
        days: Sequence[date],
        *,
        mine: bool,
        more: bool,
    ) -> bool:
        """False when the dates stand so already; a holder cannot change one that has passed."""
        calendar, today = await load_calendar(uow.calendar), self.clock.today()
        shift = Shift(await uow.changes.shift_of(request.roadmap_id))
        own = await _own(uow, request)
        open_ones = [one for one in own if not await _answered(uow, one)]
        free = [one for one in open_ones if not mine or max(one.due, one.working) >= today]
        kept = {one.due for one in free if more and one.state == LIVE} | set(days)
        kept -= {one.due for one in own if one not in free}
        wanted = [_planned(request.post_id, day, calendar, shift) for day in sorted(kept)]
        changes = differences(free, wanted)
        if not changes:
            return False
        await uow.roadmaps.put_occurrences(request.activity_id, changes)
        writer = DutyWriter(
            uow,
            request.roadmap_id,
            calendar,
            self.clock.now(),
            today,
            today,
            reason=usual_ground(UsualReason.PROPOSED),
            actor_id=person.person_id,
            shift=shift,
        )
        await _write_duties(uow, writer, request)
        return True

    async def _note(
        self, uow: UnitOfWork, person: Identity, request: DateRequest, days: Sequence[date]
    ) -> None:
        await uow.history.add(
            "dates-named",
            "date-request",
            request.id,
            at=self.clock.now(),
            actor_id=person.person_id,
            roadmap_id=request.roadmap_id,
            after={"days": [day.isoformat() for day in days]},
        )


async def _own(uow: UnitOfWork, request: DateRequest) -> list[StandingOccurrence]:
    """The dates that the post has named for the activity, whatever became of them."""
    standing = await uow.roadmaps.occurrences(request.activity_id)
    return [one for one in standing if one.kind == OWN and own_post(one) == request.post_id]


async def _write_duties(uow: UnitOfWork, writer: DutyWriter, request: DateRequest) -> None:
    owing = (Owing(request.post_id, DutyRole.RESPONSIBLE),)
    for one in await _own(uow, request):
        await writer.write(Unit(request.activity_id, one, owed_by(one, owing)), MOST * MOST)
    await writer.remind()


async def _answered(uow: UnitOfWork, one: StandingOccurrence) -> bool:
    return any(duty.answered for duty in await uow.roadmaps.duties(one.id))


def _planned(
    post_id: int, day: date, calendar: ProductionCalendar, shift: Shift
) -> PlannedOccurrence:
    working = calendar.of_post(post_id).shift(day, shift)
    rule = {"code": NAMED, "args": {}}
    return PlannedOccurrence(OWN, f"{post_id}:{day:%Y%m%d}", None, day, working, rule)


async def _tell(
    uow: UnitOfWork,
    person: Identity,
    request: DateRequest,
    now: datetime,
    today: date,
    *,
    mine: bool,
) -> None:
    """The coordinators of what a holder has named; the holder of what a coordinator has."""
    holders = await uow.submissions.holders(request.post_id, today)
    told = await uow.submissions.reviewers(request.roadmap_id, now=now) if mine else holders
    key = f"{request.id}:{now.isoformat()}"
    for one in told:
        if one != person.person_id and not (mine and one in holders):
            ref = {"request": request.id, "by": person.person_id}
            await uow.deliveries.add_notice(one, "dates-named", key, ref, now=now)
