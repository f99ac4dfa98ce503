"""What the plan's upkeep asks, on a reading connection."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, exists, select, tuple_

from roadmap.model import DutyRole, Tracking
from storage.engine import Session
from storage.queries.overview import overdue_after
from storage.queries.plan import AWAITED_DUTY, PLANNED
from storage.rows import ActivityRow, DutyRow, InstallationRow, ReminderRow, RoadmapRow
from usecases.ports.reminders import Place

EXTENDED = "reminders-extended"
HORIZON = "reminders-horizon"
BROUGHT_IN = "reminders-brought-in"


class SqlUpkeepQueries:
    """See usecases.ports.reminders.UpkeepQueries."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def extended(self) -> date | None:
        """The last day for which the plan was extended."""
        value = await self._fact(EXTENDED)
        return date.fromisoformat(value["day"]) if value else None

    async def brought_in(self) -> Place | None:
        """Up to where duties have been brought in."""
        value = await self._fact(BROUGHT_IN)
        return Place(date.fromisoformat(value["day"]), value["duty"]) if value else None

    async def entering(self, after: Place, until: date, limit: int) -> tuple[Place, ...]:
        """Awaited duties behind a place up to a date."""
        rows = await self._session.execute(
            select(DutyRow.done_by, DutyRow.id)
            .where(AWAITED_DUTY, _behind(after), DutyRow.done_by <= until)
            .order_by(DutyRow.done_by, DutyRow.id)
            .limit(limit)
        )
        return tuple(Place(*row) for row in rows)

    async def lapsed(self, today: date, after: Place, limit: int) -> tuple[Place, ...]:
        """Overdue duties behind a place without a planned reminder."""
        planned = exists().where(ReminderRow.duty_id == DutyRow.id, PLANNED)
        rows = await self._session.execute(
            select(DutyRow.done_by, DutyRow.id)
            .join(ActivityRow, ActivityRow.id == DutyRow.activity_id)
            .join(RoadmapRow, RoadmapRow.id == DutyRow.roadmap_id)
            .where(
                AWAITED_DUTY,
                _behind(after),
                DutyRow.done_by < today,  # the last day in time is never before it
                overdue_after() < today,
                DutyRow.role == DutyRole.RESPONSIBLE,
                ActivityRow.tracking != Tracking.INFO,
                RoadmapRow.state == "active",
                ~planned,
            )
            .order_by(DutyRow.done_by, DutyRow.id)
            .limit(limit)
        )
        return tuple(Place(*row) for row in rows)

    async def _fact(self, key: str) -> dict[str, Any] | None:
        value: dict[str, Any] | None = await self._session.scalar(
            select(InstallationRow.value).where(InstallationRow.key == key)
        )
        return value


def _behind(place: Place) -> ColumnElement[bool]:
    return tuple_(DutyRow.done_by, DutyRow.id) > tuple_(place.day, place.duty_id)
