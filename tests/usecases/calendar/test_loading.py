"""Loading the calendar: all or nothing, once, and what it sets going."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from roadmap.days import DayKind
from roadmap.errors import InputRefusedError
from roadmap.intake.calendar_file import CalendarFile, read_calendar_file
from roadmap.intake.calendar_years import WholeYear
from storage.engine import Database
from storage.rows import CalendarDayRow, HistoryRow, JobRow, OrganizationRow
from storage.unit_of_work import reading, unit_of_work
from tests.conftest import StandingClock
from tests.town import Town
from usecases.calendar import load_calendar
from usecases.calendar.editing import SetDays, SetWeek, UnsetDays
from usecases.calendar.loading import CalendarLoaded, LoadCalendar
from usecases.calendar.showing import ShowCalendar

MONDAY = date(2026, 11, 9)
TABLE = "Дата;Вид дня;Организация;Основание\n"
NEW_YEAR = frozenset(date(2030, 1, day) for day in range(1, 9))


@pytest.fixture
async def town(database: Database) -> Town:
    """A district with a roadmap in force."""
    return await Town(database).found()


class Office:
    """The calendar's use cases over a town."""

    def __init__(self, town: Town, clock: StandingClock) -> None:
        self.town = town
        uow, read = partial(unit_of_work, town.database), partial(reading, town.database)
        self.load_file = LoadCalendar(uow, clock)
        self.set, self.unset = SetDays(uow, clock), UnsetDays(uow, clock)
        self.week, self.show = SetWeek(uow, clock), ShowCalendar(read)

    async def load(self, *lines: str) -> CalendarLoaded:
        return await self.load_file(read_calendar_file((TABLE + "\n".join(lines)).encode()), "f")

    async def stored(self) -> list[tuple[Any, ...]]:
        row = CalendarDayRow
        return await self._rows(select(row.day, row.kind, row.organization_id).order_by(row.day))

    async def jobs(self) -> list[dict[str, Any]]:
        found = await self._rows(select(JobRow.args).where(JobRow.name == "recompute-roadmap"))
        return [row[0] for row in found]

    async def _rows(self, statement: Any) -> list[tuple[Any, ...]]:
        async with self.town.database.read() as session:
            return [tuple(row) for row in await session.execute(statement)]

    async def worked(self, day: date, organization: int | None = None) -> bool:
        async with reading(self.town.database) as read:
            return (await load_calendar(read.calendar)).at(organization).is_working(day)


@pytest.fixture
def office(town: Town, clock: StandingClock) -> Office:
    return Office(town, clock)


async def school(town: Town, name: str = "СОШ № 7") -> int:
    return await town.add(
        OrganizationRow, kind="school", name=name, code="7", parent_id=town.authority
    )


async def test_a_loaded_day_moves_everybodys_calendar_and_dates_roadmaps_anew(
    office: Office,
) -> None:
    done = await office.load("09.11.2026;выходной;;распоряжение № 5")

    assert (done.added, done.changed, done.same, done.roadmaps) == (1, 0, 0, 1)
    assert not await office.worked(MONDAY)
    ground = "calendar:2026-11-09"
    assert await office.jobs() == [{"roadmap_id": office.town.roadmap, "ground": ground}]


async def test_the_same_file_twice_changes_nothing(office: Office) -> None:
    lines = ("с 09.11.2026 по 11.11.2026;карантин;;", "14.11.2026;рабочий;;")
    await office.load(*lines)
    stored, jobs = await office.stored(), await office.jobs()

    again = await office.load(*lines)

    assert (again.added, again.changed, again.removed, again.same) == (0, 0, 0, 4)
    assert await office.stored() == stored
    assert await office.jobs() == jobs


async def test_a_day_of_another_kind_is_changed(office: Office, clock: StandingClock) -> None:
    await office.load("09.11.2026;выходной;;")
    clock.at = clock.at.replace(hour=7)

    done = await office.load("09.11.2026;рабочий;;", "10.11.2026;выходной;;")

    assert (done.added, done.changed) == (1, 1)
    assert await office.worked(MONDAY)
    assert [job["ground"] for job in await office.jobs()] == ["calendar:2026-11-09", "calendar:"]


async def test_an_organisations_day_is_its_own(office: Office) -> None:
    seven = await school(office.town)

    await office.load("09.11.2026;карантин;СОШ №7;", "10.11.2026;выходной;7;")

    assert await office.worked(MONDAY)
    assert not await office.worked(MONDAY, seven)
    assert not await office.worked(date(2026, 11, 10), seven)


async def test_one_bad_line_keeps_all_out(office: Office) -> None:
    done = await office.load(
        "09.11.2026;выходной;;",
        "10.11.2026;выходной;СОШ № 99;",
        "31.06.2026;выходной;;",
        "09.11.2026;рабочий;;",
    )

    assert sorted((one.row, one.code) for one in done.problems) == [
        (3, "organization-unknown"),
        (4, "impossible"),
        (5, "twice"),
    ]
    assert await office.stored() == []
    assert await office.jobs() == []


async def test_two_organisations_of_one_name_are_not_guessed_between(office: Office) -> None:
    await school(office.town)
    await office.town.add(OrganizationRow, kind="school", name="СОШ № 7", parent_id=None)

    done = await office.load("09.11.2026;карантин;СОШ № 7;")

    assert [one.code for one in done.problems] == ["organization-ambiguous"]


def whole_year(*off: date) -> CalendarFile:
    """2030 as the law alone has it, with 23 February not moved, and these days off."""
    published = [
        one
        for one in (date.fromordinal(date(2030, 1, 1).toordinal() + n) for n in range(365))
        if one.weekday() >= 5 or one in NEW_YEAR or (one.month, one.day) in HOLIDAYS
    ]
    return CalendarFile(years=(WholeYear(2, 2030, frozenset((*published, *off))),))


HOLIDAYS = {(2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)}


async def test_a_whole_year_is_confirmed_and_replaces_the_laws_rule(office: Office) -> None:
    assert not (await office.show(2030)).confirmed

    done = await office.load_file(whole_year(date(2030, 5, 10)), "2030.csv")

    assert done.years == (2030,)
    assert (await office.show(2030)).confirmed
    assert not await office.worked(date(2030, 5, 10))
    assert await office.worked(date(2030, 2, 25))  # without the decree the law moves a day here
    again = await office.load_file(whole_year(date(2030, 5, 10)), "2030.csv")
    assert (again.added, again.changed, again.removed) == (0, 0, 0)


async def test_a_year_loaded_anew_forgets_the_former_one_but_no_single_day(office: Office) -> None:
    await office.load("13.05.2030;выходной;;", "10.06.2030;рабочий;;")
    await office.load_file(whole_year(date(2030, 5, 10)), "2030.csv")

    done = await office.load_file(whole_year(date(2030, 5, 8), date(2030, 6, 10)), "2030b.csv")

    assert (done.added, done.removed) == (1, 1)
    assert await office.worked(date(2030, 5, 10))
    assert not await office.worked(date(2030, 5, 8))
    assert not await office.worked(date(2030, 5, 13))
    assert await office.worked(date(2030, 6, 10))  # entered by itself, it stands above the year


async def test_a_day_is_set_and_unset(office: Office) -> None:
    done = await office.set((MONDAY,), DayKind.OFF, None, "распоряжение № 5")
    assert (done.days, done.roadmaps) == ((MONDAY,), 1)
    assert (await office.set((MONDAY,), DayKind.OFF, None, "распоряжение № 5")).days == ()

    undone = await office.unset((MONDAY, date(2026, 11, 10)), None)

    assert undone.days == (MONDAY,)
    assert await office.stored() == []
    assert (await office.unset((MONDAY,), None)).days == ()


async def test_an_unknown_organisation_is_refused(office: Office) -> None:
    with pytest.raises(InputRefusedError) as refused:
        await office.set((MONDAY,), DayKind.OFF, "СОШ № 99", None)

    assert refused.value.key == "calendar-organization-unknown"


async def test_a_week_holds_for_everything_under_an_organisation(office: Office) -> None:
    seven = await school(office.town)
    authority = "Управление образования Заречного района"

    done = await office.week(6, authority)

    assert (done.organizations, done.roadmaps) == (2, 1)
    assert await office.worked(date(2026, 11, 14), seven)
    assert (await office.week(6, authority)).organizations == 0


async def test_a_year_is_shown_with_what_differs(office: Office) -> None:
    await school(office.town)
    await office.load("09.11.2026;выходной;;", "10.11.2026;карантин;7;приказ № 31")

    everybody, seven = await office.show(2026), await office.show(2026, "7")

    assert (everybody.total, everybody.quarters) == (246, (55, 62, 66, 63))
    assert _shown(everybody.differing) == [
        (MONDAY, None),
        (date(2026, 11, 10), "СОШ № 7"),
    ]
    assert seven.total == 245
    other = await office.show(2026, "Управление образования Заречного района")
    assert (other.total, _shown(other.differing)) == (246, [(MONDAY, None)])


def _shown(days: Sequence[Any]) -> list[tuple[date, str | None]]:
    return [(one.day, one.organization) for one in days]


async def test_the_history_remembers_who_said_so(office: Office) -> None:
    await office.load("09.11.2026;выходной;;")
    await office.set((MONDAY,), DayKind.WORKING, None, "распоряжение № 6")

    async with office.town.database.read() as session:
        rows = await session.execute(select(HistoryRow.verb, HistoryRow.ground))
        assert [tuple(row) for row in rows] == [("loaded", None), ("set", "распоряжение № 6")]
