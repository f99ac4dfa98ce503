"""Planning: duties in, reminder rows out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from roadmap.calendar import ProductionCalendar
from roadmap.reminding import Rung, rungs
from usecases.ports.ground import UnitOfWork
from usecases.ports.reminders import NewReminder, PlannedReminder, RemindedDuty

BATCH = 150
"""Duties at a time: with at most six rungs each a statement stays under 1,000 rows."""


async def replan(
    uow: UnitOfWork, duty_ids: Sequence[int], *, today: date, calendar: ProductionCalendar
) -> None:
    """Make the planned reminders of exactly these duties what their dates and states say now.

    To be called in the transaction that inserted or changed them. What is reported, accepted or
    released falls silent; what was sent stays as it was. A reminder that was due and could not
    be sent yet stays planned while it still makes sense. Where one of these duties makes a
    second one in a package, the first is replanned too, since a package has its own ladder.
    """
    planner = _Planner(today, calendar)
    for at in range(0, len(duty_ids), BATCH):
        duties = await uow.reminders.duties(duty_ids[at : at + BATCH])
        planned = await uow.reminders.planned([duty.id for duty in duties])
        wanted = [row for duty in duties for row in planner.rows(duty)]
        await uow.reminders.cancel(planner.outdated(duties, planned))
        await uow.reminders.plan(wanted)


class _Planner:
    """Ladders of one day, computed once for duties with the same dates."""

    def __init__(self, today: date, calendar: ProductionCalendar) -> None:
        self._today = today
        self._calendar = calendar
        self._known: dict[object, tuple[Rung, ...]] = {}

    def rows(self, duty: RemindedDuty) -> list[NewReminder]:
        """The reminders that the duty should have from today on."""
        return [
            NewReminder(duty.id, duty.post_id, rung.kind, rung.day, rung.slot)
            for rung in self._rungs(duty, self._today)
        ]

    def outdated(
        self, duties: Sequence[RemindedDuty], planned: Sequence[PlannedReminder]
    ) -> list[int]:
        """Planned reminders whose day or reason no longer holds."""
        by_id = {duty.id: duty for duty in duties}
        return [row.id for row in planned if not self._holds(row, by_id[row.duty_id])]

    def _holds(self, row: PlannedReminder, duty: RemindedDuty) -> bool:
        since = min(row.day, self._today)
        return any(r.kind == row.kind and r.day == row.day for r in self._rungs(duty, since))

    def _rungs(self, duty: RemindedDuty, since: date) -> tuple[Rung, ...]:
        if not duty.reminded:
            return ()
        key = (duty.terms, duty.ladder, duty.snoozed_until, since)
        if key not in self._known:
            self._known[key] = rungs(
                duty.terms,
                duty.ladder,
                self._calendar,
                since=since,
                snoozed_until=duty.snoozed_until,
            )
        return self._known[key]
