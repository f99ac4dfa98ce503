"""Years whose calendar nobody has confirmed: dates in them are preliminary."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from roadmap.calendar import ProductionCalendar
from usecases.calendar.calendars import load_calendar
from usecases.ports.ground import Clock, ReadFactory, ReadSession, UnitOfWorkFactory
from usecases.ports.messages import Delivery

NOTICE = "calendar-unconfirmed"

logger = logging.getLogger(__name__)


def unconfirmed(days: Iterable[date], calendar: ProductionCalendar) -> tuple[int, ...]:
    """The years of these days that have only the law's rule."""
    return tuple(
        year for year in sorted({one.year for one in days}) if not calendar.confirmed(year)
    )


@dataclass(slots=True)
class WarnOfYears:
    """Once a day: warn of every such year that a roadmap in force reaches into.

    The log names them each day, each administrator is told once a year's calendar.
    """

    uow: UnitOfWorkFactory
    read: ReadFactory
    clock: Clock
    _looked: date | None = field(default=None, init=False)

    async def __call__(self) -> None:
        """Costs nothing when it has run today."""
        today = self.clock.today()
        if self._looked == today:
            return
        async with self.read() as read:
            calendar = await load_calendar(read.calendar, ())
            years = await read.calendar.years_ahead(today)
        missing = unconfirmed((date(year, 1, 1) for year in years), calendar)
        for year in missing:
            logger.warning("no confirmed production calendar", extra={"year": year})
        if missing:
            await self._tell(missing)
        self._looked = today

    async def _tell(self, years: Iterable[int]) -> None:
        async with self.uow() as uow:
            for year in years:
                ref = {"year": year}
                await uow.deliveries.tell(
                    ("administrator",), NOTICE, str(year), ref, now=self.clock.now()
                )
            await uow.commit()


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A year that is to be loaded."""

    year: int


async def still_unconfirmed(read: ReadSession, delivery: Delivery) -> Unconfirmed | None:
    """None when it was loaded meanwhile."""
    year = int(delivery.ref["year"])
    calendar = await load_calendar(read.calendar, ())
    return None if calendar.confirmed(year) else Unconfirmed(year)
