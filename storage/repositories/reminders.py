"""The plan of reminders in the writing transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    Date,
    Integer,
    Select,
    String,
    exists,
    func,
    literal_column,
    or_,
    select,
    true,
    update,
)

from roadmap.model import DutyRole, DutyState, Tracking
from roadmap.reminding import Pace, ladder_of
from roadmap.terms import AWAITED, Terms
from storage.arrays import among, table_of
from storage.engine import Session
from storage.queries.directory import paces_of
from storage.queries.plan import PLANNED
from storage.rows import ActivityRow, DutyRow, OccurrenceRow, ReminderRow
from storage.upsert import insert_or
from usecases.ports.reminders import NewReminders, RemindedDuty, StandingReminder

COLUMNS = ("duty_id", "post_id", "kind", "day", "slot", "state")


class SqlReminderRepository:
    """See usecases.ports.reminders.ReminderRepository."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def duties(self, duty_ids: Sequence[int]) -> tuple[RemindedDuty, ...]:
        """These duties, and those that were alone in a package which these have joined."""
        return await self._with_grown(duty_ids, true())

    async def concerned(self, duty_ids: Sequence[int], until: date) -> tuple[RemindedDuty, ...]:
        """Those of `duties` with reminders to plan up to a date, or with planned ones."""
        planned = exists().where(ReminderRow.duty_id == DutyRow.id, PLANNED)
        near = or_(DutyRow.done_by <= until, DutyRow.snoozed_until <= until)
        return await self._with_grown(duty_ids, or_(near, planned))

    async def _with_grown(
        self, duty_ids: Sequence[int], which: ColumnElement[bool]
    ) -> tuple[RemindedDuty, ...]:
        rows = await self._rows(among(self._session, DutyRow.id, duty_ids), which)
        if not rows:
            return ()
        here = Counter(row.package_id for row in rows if row.package_id is not None)
        sizes = await self._package_sizes(here) if here else {}
        grown = [package for package, size in sizes.items() if size - here[package] == 1]
        if grown:
            joined = among(self._session, DutyRow.package_id, grown)
            rows += await self._rows(joined, DutyRow.id.not_in(duty_ids), which)
        paces = await self.paces({row.post_id for row in rows})
        return tuple(_reminded(row, sizes.get(row.package_id, 1), paces) for row in rows)

    async def _rows(self, *which: ColumnElement[bool]) -> list[Any]:
        return list((await self._session.execute(_DUTIES.where(*which))).all())

    async def _package_sizes(self, package_ids: Iterable[int]) -> dict[int | None, int]:
        """How many duties of each are its post's own to report."""
        rows = await self._session.execute(
            select(DutyRow.package_id, func.count())
            .join(ActivityRow, ActivityRow.id == DutyRow.activity_id)
            .where(among(self._session, DutyRow.package_id, package_ids), *_REPORTED)
            .group_by(DutyRow.package_id)
        )
        return dict(rows.all())

    async def standing(self, duty_ids: Sequence[int]) -> tuple[StandingReminder, ...]:
        """Their reminders, whatever became of them."""
        rows = await self._session.execute(
            select(
                ReminderRow.id,
                ReminderRow.duty_id,
                ReminderRow.kind,
                ReminderRow.day,
                ReminderRow.state,
            ).where(among(self._session, ReminderRow.duty_id, duty_ids))
        )
        return tuple(StandingReminder(*row) for row in rows)

    async def plan(self, new: Sequence[NewReminders]) -> None:
        """Plan what does not stand yet."""
        if not new:
            return
        connection = await self._session.connection()
        insert = insert_or(self._session, ReminderRow)
        if connection.dialect.name == "postgresql":
            # It takes longer to read thousands of parameters than to insert their rows.
            rows = insert.from_select(COLUMNS, self._crossed(new))
            await connection.execute(rows.on_conflict_do_nothing())
        else:
            # It takes longer to read JSON than to bind parameters.
            await connection.execute(insert.on_conflict_do_nothing(), _values(new))

    def _crossed(self, new: Sequence[NewReminders]) -> Select[Any]:
        """Duties with the number of their ladder, joined to the rungs of each ladder once."""
        ladders = {id(one.rungs): one.rungs for one in new}
        numbers = {key: number for number, key in enumerate(ladders)}
        each = [(numbers[key], rung) for key, rungs in ladders.items() for rung in rungs]
        duties = table_of(
            self._session,
            duty_id=(Integer, [one.duty_id for one in new]),
            post_id=(Integer, [one.post_id for one in new]),
            ladder=(Integer, [numbers[id(one.rungs)] for one in new]),
        )
        rungs = table_of(
            self._session,
            ladder=(Integer, [number for number, _ in each]),
            kind=(String, [rung.kind for _, rung in each]),
            day=(Date, [rung.day for _, rung in each]),
            slot=(String, [rung.slot.value for _, rung in each]),
        )
        owed, told = duties.c, rungs.c
        return select(
            owed.duty_id, owed.post_id, told.kind, told.day, told.slot, literal_column("'planned'")
        ).join_from(duties, rungs, owed.ladder == told.ladder)

    async def revive(self, reminder_ids: Sequence[int]) -> None:
        """Plan again what was cancelled."""
        await self._turn(reminder_ids, "cancelled", "planned")

    async def cancel(self, reminder_ids: Sequence[int]) -> None:
        """Cancel what is still planned."""
        await self._turn(reminder_ids, "planned", "cancelled")

    async def _turn(self, reminder_ids: Sequence[int], state: str, to: str) -> None:
        if reminder_ids:
            chosen = among(self._session, ReminderRow.id, reminder_ids)
            await self._session.execute(
                update(ReminderRow)
                .where(chosen, ReminderRow.state == state)
                .values(state=to, delivery_id=None)
            )

    async def paces(self, post_ids: Collection[int]) -> dict[int, Pace]:
        """How often the holders of these posts wish to be told; the usual pace is left out."""
        return await paces_of(self._session, post_ids)

    async def of_posts(self, post_ids: Sequence[int], after: int, limit: int) -> tuple[int, ...]:
        """Duties of these posts that are still awaited with ids above `after`, by id."""
        rows = await self._session.scalars(
            select(DutyRow.id)
            .where(DutyRow.post_id.in_(post_ids), DutyRow.id > after, DutyRow.state.in_(AWAITED))
            .order_by(DutyRow.id)
            .limit(limit)
        )
        return tuple(rows)

    async def packages(self, duty_ids: Sequence[int]) -> tuple[int, ...]:
        """The packages that these duties are in."""
        rows = await self._session.scalars(
            select(DutyRow.package_id)
            .where(DutyRow.id.in_(duty_ids), DutyRow.package_id.is_not(None))
            .distinct()
        )
        return tuple(package for package in rows if package is not None)

    async def left_alone(self, package_ids: Sequence[int]) -> tuple[int, ...]:
        """Duties still awaited that are now the only ones of their package."""
        if not package_ids:
            return ()
        sizes = await self._package_sizes(package_ids)
        alone = [package for package, size in sizes.items() if size == 1]
        rows = await self._session.scalars(
            select(DutyRow.id).where(DutyRow.package_id.in_(alone), DutyRow.state.in_(AWAITED))
        )
        return tuple(rows)

    async def of_package(self, package_id: int) -> tuple[int, ...]:
        """A package's duties that are still awaited."""
        rows = await self._session.scalars(
            select(DutyRow.id).where(DutyRow.package_id == package_id, DutyRow.state.in_(AWAITED))
        )
        return tuple(rows)

    async def snooze(self, duty_ids: Sequence[int], until: date) -> int:
        """Note the holder's wish on duties still awaited."""
        noted = await self._session.execute(
            update(DutyRow)
            .where(DutyRow.id.in_(duty_ids), DutyRow.state.in_(AWAITED))
            .values(snoozed_until=until)
        )
        return noted.rowcount if isinstance(noted, CursorResult) else 0


_DUTIES = (
    select(
        DutyRow.id,
        DutyRow.roadmap_id,
        DutyRow.post_id,
        DutyRow.package_id,
        DutyRow.role,
        DutyRow.state,
        DutyRow.due,
        DutyRow.working,
        DutyRow.extended,
        DutyRow.rework_until,
        DutyRow.snoozed_until,
        OccurrenceRow.start,
        ActivityRow.tracking,
        ActivityRow.needs_document,
    )
    .join(OccurrenceRow, OccurrenceRow.id == DutyRow.occurrence_id)
    .join(ActivityRow, ActivityRow.id == DutyRow.activity_id)
)


_REPORTED = (
    DutyRow.state != DutyState.RELEASED,
    DutyRow.role == DutyRole.RESPONSIBLE,
    ActivityRow.tracking != Tracking.INFO,
)


def _reminded(row: Any, package_size: int, paces: Mapping[int, Pace]) -> RemindedDuty:
    tracking = Tracking(row.tracking)
    return RemindedDuty(
        id=row.id,
        roadmap_id=row.roadmap_id,
        post_id=row.post_id,
        terms=Terms(
            state=DutyState(row.state),
            due=row.due,
            working=row.working,
            start=row.start,
            extended=row.extended,
            rework_until=row.rework_until,
        ),
        ladder=ladder_of(tracking, needs_document=row.needs_document, package_size=package_size),
        reminded=row.role == DutyRole.RESPONSIBLE and tracking is not Tracking.INFO,
        snoozed_until=row.snoozed_until,
        pace=paces.get(row.post_id, Pace.USUAL),
    )


def _values(new: Sequence[NewReminders]) -> list[dict[str, Any]]:
    return [
        {
            "duty_id": one.duty_id,
            "post_id": one.post_id,
            "kind": rung.kind,
            "day": rung.day,
            "slot": rung.slot.value,
            "state": "planned",
        }
        for one in new
        for rung in one.rungs
    ]
