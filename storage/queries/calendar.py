"""Stored days that differ from the published calendar."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from storage.engine import Session
from storage.rows import CalendarDayRow


async def overrides(session: Session) -> dict[date, bool]:
    """Days that differ for everybody: True is worked, False is off."""
    rows = await session.execute(
        select(CalendarDayRow.day, CalendarDayRow.working).where(
            CalendarDayRow.organization_id.is_(None)
        )
    )
    return dict(rows.all())
