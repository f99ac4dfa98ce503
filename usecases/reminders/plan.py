"""Planning: duties in, reminder rows out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from roadmap.calendar import ProductionCalendar
from roadmap.reminding import LONGEST, MOST, Rung, rungs
from roadmap.terms import done_by
from usecases.ports.ground import UnitOfWork
from usecases.ports.reminders import NewReminders, RemindedDuty, StandingReminder

BATCH: Final = 1000 // MOST
"""Duties at a time: however often their holders are reminded, a transaction has 1,000 rows."""

AHEAD: Final = timedelta(days=31)
"""Reminders of these days are always in the plan: a month, so that some weeks without the daily
run lose none. Later ones come with the days, so the plan does not grow with a roadmap's length."""


def horizon(today: date, calendar: ProductionCalendar) -> date:
    """The date up to which duties have their reminders on a day.

    The first rung of a later one is more than `AHEAD` away, wherever its post works.
    """
    ahead = today + AHEAD
    return max(one.add_working_days(ahead, LONGEST) for one in calendar.known())


async def replan(
    uow: UnitOfWork, duty_ids: Sequence[int], *, today: date, calendar: ProductionCalendar
) -> None:
    """Make the planned reminders of exactly these duties what their dates and states say now.

    To be called in the transaction that inserted or changed them. What lies behind the horizon
    has none yet: ExtendPlan brings it in. What is reported, accepted or
    released falls silent; what was sent stays as it was. A reminder that was due and could not
    be sent yet stays planned while it still makes sense. Where one of these duties makes a
    second one in a package, the first is replanned too, since a package has its own ladder. Days
    are counted in the calendar of each duty's post, rungs as its holder has chosen.
    """
    planner = _Planner(today, calendar)
    until = await uow.upkeep.horizon() or horizon(today, calendar)
    for at in range(0, len(duty_ids), BATCH):
        duties = await uow.reminders.concerned(duty_ids[at : at + BATCH], until)
        if not duties:
            continue
        standing = await uow.reminders.standing([duty.id for duty in duties])
        change = planner.change(duties, standing, until)
        await uow.reminders.cancel(change.cancelled)
        await uow.reminders.revive(change.revived)
        await uow.reminders.plan(change.added)


@dataclass(frozen=True, slots=True)
class _Change:
    added: list[NewReminders]
    revived: list[int]
    cancelled: list[int]


class _Planner:
    """Ladders of one day, computed once for duties with the same dates and calendar."""

    def __init__(self, today: date, calendar: ProductionCalendar) -> None:
        self._today = today
        self._calendar = calendar
        self._known: dict[object, tuple[Rung, ...]] = {}

    def change(
        self, duties: Sequence[RemindedDuty], standing: Sequence[StandingReminder], until: date
    ) -> _Change:
        """From the rows that stand to those that should."""
        stand: dict[int, list[StandingReminder]] = defaultdict(list)
        for row in standing:
            stand[row.duty_id].append(row)
        change = _Change([], [], [])
        for duty in duties:
            wanted = self._rungs(duty, self._today) if _within(duty, until) else ()
            if rows := stand[duty.id]:
                wanted = self._differences(duty, wanted, rows, change)
            if wanted:
                change.added.append(NewReminders(duty.id, duty.post_id, wanted))
        return change

    def _differences(
        self,
        duty: RemindedDuty,
        wanted: tuple[Rung, ...],
        rows: Sequence[StandingReminder],
        change: _Change,
    ) -> tuple[Rung, ...]:
        """What is missing; of the standing rows, which come back and which fall away is noted."""
        missing = {(rung.kind, rung.day): rung for rung in wanted}
        for row in rows:
            stands = missing.pop((row.kind, row.day), None)
            if row.state == "cancelled" and stands:
                change.revived.append(row.id)
            elif row.state == "planned" and not self._holds(row, duty):
                change.cancelled.append(row.id)
        return tuple(missing.values())

    def _holds(self, row: StandingReminder, duty: RemindedDuty) -> bool:
        since = min(row.day, self._today)
        if any(r.kind == row.kind and r.day == row.day for r in self._rungs(duty, since)):
            return True
        if row.day > self._today:
            return False
        # Due and not told yet: where its day went earlier still, that is no reason for silence.
        return any(r.kind == row.kind and r.day < row.day for r in self._rungs(duty, date.min))

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


def _within(duty: RemindedDuty, until: date) -> bool:
    put_off = duty.snoozed_until is not None and duty.snoozed_until <= until
    return put_off or done_by(duty.terms) <= until
