"""«Напомнить позже»: silence until a day that the holder has chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from roadmap.calendar import ProductionCalendar
from roadmap.errors import AccessDeniedError, ConflictError
from roadmap.terms import awaited
from usecases.agenda.items import day_of
from usecases.agenda.views import SnoozeChoice, snoozes
from usecases.calendar import load_calendar
from usecases.ports.ground import Clock, UnitOfWork, UnitOfWorkFactory
from usecases.ports.people import Identity
from usecases.ports.reminders import RemindedDuty
from usecases.reminders.plan import replan


@dataclass(frozen=True, slots=True)
class SnoozeDuty:
    """Put a duty off: digests leave it out until the day, then its ladder goes on."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, person: Identity, duty_id: int, code: str) -> date:
        """The day that the choice means today.

        ConflictError when nothing is awaited any more or the choice has passed;
        AccessDeniedError for another's duty.
        """
        async with self.uow() as uow:
            until = await _snooze(uow, self.clock, person, (duty_id,), code)
            await uow.commit()
        return until


@dataclass(frozen=True, slots=True)
class SnoozePackage:
    """Put all that is awaited of a package off, as SnoozeDuty does."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, person: Identity, package_id: int, code: str) -> date:
        """The day that the choice means today, by the most urgent duty."""
        async with self.uow() as uow:
            duty_ids = await uow.reminders.of_package(package_id)
            until = await _snooze(uow, self.clock, person, duty_ids, code)
            await uow.commit()
        return until


async def _snooze(
    uow: UnitOfWork, clock: Clock, person: Identity, duty_ids: Sequence[int], code: str
) -> date:
    today = clock.today()
    calendar = await load_calendar(uow.calendar, person.post_ids)
    chosen = set(duty_ids)
    duties = [duty for duty in await uow.reminders.duties(duty_ids) if duty.id in chosen]
    first = _most_urgent(duties, person, today)
    days = {choice.code: choice.day for choice in _snoozes(first, today, calendar)}
    if code not in days:
        raise ConflictError("card-snooze-passed")
    await uow.reminders.snooze(duty_ids, days[code])
    await replan(uow, duty_ids, today=today, calendar=calendar)
    for duty in duties:
        await uow.history.add(
            "snoozed",
            "duty",
            duty.id,
            at=clock.now(),
            actor_id=person.person_id,
            roadmap_id=duty.roadmap_id,
            after={"until": days[code].isoformat()},
        )
    return days[code]


def _snoozes(
    duty: RemindedDuty, today: date, calendar: ProductionCalendar
) -> tuple[SnoozeChoice, ...]:
    return snoozes(duty.terms, today, calendar.of_post(duty.post_id))


def _most_urgent(duties: Sequence[RemindedDuty], person: Identity, today: date) -> RemindedDuty:
    if any(duty.post_id not in person.post_ids for duty in duties):
        raise AccessDeniedError("report-foreign")
    open_ones = [duty for duty in duties if awaited(duty.terms)]
    if not open_ones:
        raise ConflictError("card-settled")
    return min(open_ones, key=lambda duty: day_of(duty.terms, today))
