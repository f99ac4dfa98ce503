"""The installation's production calendar: the published one with the stored differences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from roadmap.calendar import ProductionCalendar


class CalendarSource(Protocol):
    """Whoever knows the stored days: `uow.calendar` or `read.agenda`."""

    async def overrides(self) -> Mapping[date, bool]:
        """Days that differ for everybody: True is worked, False is off."""
        ...


async def load_calendar(source: CalendarSource) -> ProductionCalendar:
    """The calendar of a five-day week; organisations' own days do not enter it."""
    return ProductionCalendar(await source.overrides())
