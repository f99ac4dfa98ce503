"""What the digest's tick asks, on a reading connection."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, or_, select

from roadmap.model import DutyRole, Tracking
from roadmap.reminding import Slot
from storage.arrays import among
from storage.engine import Session
from storage.queries.control import control_facts, coordinated, coordinating
from storage.queries.directory import Vague
from storage.queries.plan import AWAITED_DUTY, PLANNED, TAKEN, WAITS
from storage.queries.silent import (
    controllers,
    escalation_note,
    noticed,
    overdue_duties,
    silent_duties,
)
from storage.rows import (
    ActivityRow,
    DeliveryRow,
    DutyRow,
    OrganizationRow,
    PersonRow,
    PostRow,
    ReminderRow,
    RoadmapRow,
)
from usecases.ports.reminders import (
    ControlFacts,
    DueReminder,
    EscalationNote,
    ExistingDigest,
    Held,
    OverdueDuty,
    SilentDuty,
)

ENDED = ("cancelled", "expired", "undeliverable", "failed")
HELD = (DeliveryRow.local_day, PersonRow.timezone, PersonRow.digest_at)
SCHOOL = OrganizationRow.kind == "school"


class SqlDigestQueries:
    """See usecases.ports.reminders.DigestQueries."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def hours(self) -> tuple[tuple[str | None, str | None], ...]:
        """The different (time zone, digest hour) that people have."""
        rows = await self._session.execute(
            select(PersonRow.timezone, PersonRow.digest_at).where(PersonRow.active).distinct()
        )
        return tuple((zone, hour) for zone, hour in rows)

    async def due_posts(self, day: date, slots: Collection[Slot]) -> dict[int, int]:
        """Posts with reminders that no digest has taken, and how many."""
        now = or_(ReminderRow.day < day, ReminderRow.slot.in_(slots))
        rows = await self._session.execute(
            select(ReminderRow.post_id, func.count())
            .where(WAITS, ReminderRow.day <= day, now)
            .group_by(ReminderRow.post_id)
        )
        return dict(rows.all())

    async def due(self, post_ids: Sequence[int], day: date) -> tuple[DueReminder, ...]:
        """Such reminders of these posts, in active roadmaps."""
        rows = await self._session.execute(
            select(
                ReminderRow.id,
                ReminderRow.post_id,
                ReminderRow.day,
                ReminderRow.slot,
                DutyRow.done_by,
                ActivityRow.tracking,
                SCHOOL,
            )
            .join(DutyRow, DutyRow.id == ReminderRow.duty_id)
            .join(ActivityRow, ActivityRow.id == DutyRow.activity_id)
            .join(PostRow, PostRow.id == ReminderRow.post_id)
            .join(OrganizationRow, OrganizationRow.id == PostRow.organization_id)
            .join(RoadmapRow, RoadmapRow.id == DutyRow.roadmap_id)
            .where(
                WAITS,
                ReminderRow.day <= day,
                among(self._session, ReminderRow.post_id, post_ids),
                RoadmapRow.state == "active",
            )
        )
        return tuple(
            DueReminder(reminder, post, day, Slot(slot), due, Tracking(tracking), school)
            for reminder, post, day, slot, due, tracking, school in rows
        )

    async def owing_posts(self, since: date, until: date) -> tuple[int, ...]:
        """Posts that owe something on a day of these."""
        found = (
            select(DutyRow.post_id)
            .join(ActivityRow, ActivityRow.id == DutyRow.activity_id)
            .join(RoadmapRow, RoadmapRow.id == DutyRow.roadmap_id)
            .where(
                AWAITED_DUTY,
                DutyRow.role == DutyRole.RESPONSIBLE,
                ActivityRow.tracking != Tracking.INFO,
                RoadmapRow.state == "active",
                DutyRow.done_by.between(since, until),
            )
            .distinct()
        )
        return tuple(sorted((await self._session.scalars(found)).all()))

    async def existing(self, person_ids: Sequence[int], since: date) -> tuple[ExistingDigest, ...]:
        """Digests of these people from a local day on."""
        rows = await self._session.execute(
            select(
                DeliveryRow.person_id,
                DeliveryRow.local_day,
                DeliveryRow.slot,
                DeliveryRow.state,
                DeliveryRow.sent_at,
            ).where(
                among(self._session, DeliveryRow.person_id, person_ids),
                DeliveryRow.local_day >= since,
                DeliveryRow.kind == "digest",
            )
        )
        return tuple(
            ExistingDigest(person, day, Slot(slot), state, sent_at)
            for person, day, slot, state, sent_at in rows
        )

    async def ended(self) -> tuple[int, ...]:
        """Digests that ended unsent, with reminders still taken."""
        taken = select(ReminderRow.delivery_id).where(TAKEN).distinct().subquery()
        found = (
            select(DeliveryRow.id)
            .join(taken, taken.c.delivery_id == DeliveryRow.id)
            .where(DeliveryRow.state.in_(ENDED))
            .order_by(DeliveryRow.id)
        )
        return tuple(await self._session.scalars(found))

    async def held(self, before: datetime) -> frozenset[Held]:
        """The different days and hours of digests that wait unsent since `before`."""
        rows = await self._session.execute(_held(before, *HELD).distinct())
        return frozenset(Held(*row) for row in rows)

    async def held_digests(self, before: datetime) -> tuple[tuple[int, Held], ...]:
        """These digests, each with its day and hour."""
        rows = await self._session.execute(_held(before, DeliveryRow.id, *HELD))
        return tuple((row[0], Held(*row[1:])) for row in map(tuple, rows))

    async def announced(self, post_ids: Sequence[int], day: date, slot: Slot) -> frozenset[int]:
        """Duties of these posts whose reminders a digest of that day and slot has taken."""
        if not post_ids:
            return frozenset()
        asked = {"posts": list(post_ids), "day": day, "part": slot.value}
        return frozenset((await self._session.scalars(_announced(), asked)).all())

    async def silent(self, roadmap_id: int, today: date) -> tuple[SilentDuty, ...]:
        """Duties whose date has come without a report."""
        return await silent_duties(self._session, roadmap_id, today)

    async def overdue(self, roadmap_id: int, before: date) -> tuple[OverdueDuty, ...]:
        """Duties whose last day in time is before a day."""
        return await overdue_duties(self._session, roadmap_id, before)

    async def controllers(self) -> tuple[tuple[int, int], ...]:
        """(person, active roadmap that they control)."""
        return await controllers(self._session)

    async def escalation_note(self, duty_id: int) -> EscalationNote | None:
        """What was said of a duty to the controller."""
        return await escalation_note(self._session, duty_id)

    async def noticed(self, slots: Collection[str]) -> frozenset[tuple[int, str]]:
        """Which people have had a notice of these slots."""
        return await noticed(self._session, slots)

    async def coordinators(self) -> tuple[int, ...]:
        """People who coordinate an active roadmap."""
        return await coordinating(self._session)

    async def coordinated(self, person_id: int) -> tuple[int, ...]:
        """The active roadmaps that somebody coordinates."""
        return await coordinated(self._session, person_id)

    async def control(
        self, person_id: int, *, now: datetime, today: date, since: date, until: date
    ) -> ControlFacts | None:
        """What a coordinator should know."""
        return await control_facts(
            self._session, person_id, now=now, today=today, since=since, until=until
        )


@cache
def _announced() -> Select[int]:
    return (
        select(ReminderRow.duty_id)
        .join(DeliveryRow, DeliveryRow.id == ReminderRow.delivery_id)
        .where(
            PLANNED,
            ReminderRow.post_id.in_(bindparam("posts", expanding=True)),
            DeliveryRow.kind == "digest",
            DeliveryRow.local_day == bindparam("day"),
            DeliveryRow.slot == bindparam("part"),
        )
    )


def _held(before: datetime, *columns: Any) -> Vague:
    return (
        select(*columns)
        .join_from(DeliveryRow, PersonRow, PersonRow.id == DeliveryRow.person_id)
        .where(
            DeliveryRow.kind == "digest",
            DeliveryRow.state == "planned",
            DeliveryRow.created_at < before,
        )
    )
