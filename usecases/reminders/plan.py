"""Planning: duties in, reminder rows out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from roadmap.calendar import ProductionCalendar
from roadmap.reminding import MOST, Rung, rungs
from usecases.ports.ground import UnitOfWork
from usecases.ports.reminders import NewReminder, RemindedDuty, StandingReminder

BATCH = 1000 // MOST
"""Duties at a time: however often their holders are reminded, a statement has 1,000 rows."""


async def replan(
    uow: UnitOfWork, duty_ids: Sequence[int], *, today: date, calendar: ProductionCalendar
) -> None:
    """Make the planned reminders of exactly these duties what their dates and states say now.

    To be called in the transaction that inserted or changed them. What is reported, accepted or
    released falls silent; what was sent stays as it was. A reminder that was due and could not
    be sent yet stays planned while it still makes sense. Where one of these duties makes a
    second one in a package, the first is replanned too, since a package has its own ladder. Days
    are counted in the calendar of each duty's post, rungs as its holder has chosen.
    """
    planner = _Planner(today, calendar)
    for at in range(0, len(duty_ids), BATCH):
        duties = await uow.reminders.duties(duty_ids[at : at + BATCH])
        standing = await uow.reminders.standing([duty.id for duty in duties])
        change = planner.change(duties, standing)
        await uow.reminders.cancel(change.cancelled)
        await uow.reminders.revive(change.revived)
        await uow.reminders.plan(change.added)


@dataclass(frozen=True, slots=True)
class _Change:
    added: list[NewReminder]
    revived: list[int]
    cancelled: list[int]


class _Planner:
    """Ladders of one day, computed once for duties with the same dates and calendar."""

    def __init__(self, today: date, calendar: ProductionCalendar) -> None:
        self._today = today
        self._calendar = calendar
        self._known: dict[object, tuple[Rung, ...]] = {}

    def change(
        self, duties: Sequence[RemindedDuty], standing: Sequence[StandingReminder]
    ) -> _Change:
        """From the rows that stand to those that should."""
        by_id = {duty.id: duty for duty in duties}
        wanted = {(row.duty_id, row.kind, row.day): row for row in self._wanted(duties)}
        change = _Change([], [], [])
        for row in standing:
            stands = wanted.pop((row.duty_id, row.kind, row.day), None)
            if row.state == "cancelled" and stands:
                change.revived.append(row.id)
            elif row.state == "planned" and not self._holds(row, by_id[row.duty_id]):
                change.cancelled.append(row.id)
        change.added.extend(wanted.values())
        return change

    def _wanted(self, duties: Sequence[RemindedDuty]) -> Iterator[NewReminder]:
        for duty in duties:
            for rung in self._rungs(duty, self._today):
                yield NewReminder(duty.id, duty.post_id, rung.kind, rung.day, rung.slot)

    def _holds(self, row: StandingReminder, duty: RemindedDuty) -> bool:
        since = min(row.day, self._today)
        return any(r.kind == row.kind and r.day == row.day for r in self._rungs(duty, since))

    def _rungs(self, duty: RemindedDuty, since: date) -> tuple[Rung, ...]:
        if not duty.reminded:
            return ()
        calendar = self._calendar.of_post(duty.post_id)
        key = (duty.terms, duty.ladder, duty.pace, duty.snoozed_until, since, calendar)
        if key not in self._known:
            self._known[key] = rungs(
                duty.terms,
                duty.ladder,
                calendar,
                since=since,
                snoozed_until=duty.snoozed_until,
                pace=duty.pace,
            )
        return self._known[key]
