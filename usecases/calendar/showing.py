"""A year of the calendar: how many days are worked, and what differs from the published one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from roadmap.calendar import ProductionCalendar
from roadmap.days import DayKind
from usecases.calendar.calendars import load_calendar
from usecases.calendar.houses import Houses
from usecases.ports.calendar import StoredDay
from usecases.ports.ground import ReadFactory, ReadSession


@dataclass(frozen=True, slots=True)
class DifferingDay:
    """A stored day; `organization` is whose it is, None for everybody."""

    day: date
    kind: DayKind
    note: str | None
    organization: str | None


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """A year for everybody, or for an organisation; `quarters` count working days.

    `six_day` are how many organisations work six days a week, where everybody's is shown.
    """

    year: int
    organization: str | None
    days_a_week: int
    confirmed: bool
    quarters: tuple[int, int, int, int]
    differing: tuple[DifferingDay, ...]
    six_day: int

    @property
    def total(self) -> int:
        """Working days in the year."""
        return sum(self.quarters)


@dataclass(frozen=True, slots=True)
class ShowCalendar:
    """What `vekha calendar show` prints."""

    read: ReadFactory

    async def __call__(self, year: int, organization: str | None = None) -> CalendarYear:
        """For an organisation with what it inherits. InputRefusedError: see Houses.one."""
        async with self.read() as read:
            tree = await read.people.organizations()
            house = Houses(tree).one(organization)
            calendars = await load_calendar(read.calendar, ())
            stored = await read.calendar.days()
            above = await _above(read, house.id) if house else None
        calendar = calendars.at(house.id) if house else calendars
        labels = {one.id: one.label for one in tree}
        return CalendarYear(
            year=year,
            organization=house.label if house else None,
            days_a_week=calendar.days_a_week,
            confirmed=calendar.confirmed(year),
            quarters=_quarters(calendar, year),
            differing=tuple(
                _differing(one, labels)
                for one in stored
                if one.special.day.year == year
                and (above is None or one.organization_id is None or one.organization_id in above)
            ),
            six_day=0 if house else sum(one.six_day_week for one in tree),
        )


async def _above(read: ReadSession, organization_id: int) -> set[int]:
    """An organisation and everything it stands under."""
    parents = {one.id: one.parent_id for one in await read.people.organizations()}
    found: set[int] = set()
    place: int | None = organization_id
    while place is not None and place not in found:
        found.add(place)
        place = parents.get(place)
    return found


def _differing(one: StoredDay, labels: dict[int, str]) -> DifferingDay:
    special = one.special
    owner = labels[one.organization_id] if one.organization_id is not None else None
    return DifferingDay(special.day, special.kind, special.note, owner)


def _quarters(calendar: ProductionCalendar, year: int) -> tuple[int, int, int, int]:
    worked = [0, 0, 0, 0]
    day = date(year, 1, 1)
    while day.year == year:
        worked[(day.month - 1) // 3] += calendar.is_working(day)
        day += timedelta(days=1)
    return worked[0], worked[1], worked[2], worked[3]
