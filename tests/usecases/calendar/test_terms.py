"""School terms as a table: loaded once, for everybody or a school, and dated by."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from sqlalchemy import select

from roadmap.dating import DatingSettings, SchoolTerm, TermSystem
from roadmap.intake.terms_table import read_terms_file
from roadmap.model import Period
from storage.engine import Database
from storage.rows import JobRow, OrganizationRow
from storage.unit_of_work import reading, unit_of_work
from tests.conftest import StandingClock
from tests.town import Town
from usecases.calendar import load_calendar
from usecases.calendar.terms import LoadTerms, ShowTerms, TermsLoaded, with_terms

HEAD = "Четверть;Начало;Окончание;Организация\n"
OWN = "1;01.09.2026;16.10.2026;7"
EVERYBODY = "1;01.09.2026;23.10.2026;"


@pytest.fixture
async def town(database: Database) -> Town:
    town = await Town(database).found()
    await town.add(
        OrganizationRow, kind="school", name="СОШ № 7", code="7", parent_id=town.authority
    )
    return town


async def load(town: Town, clock: StandingClock, *lines: str) -> TermsLoaded:
    file = read_terms_file((HEAD + "\n".join(lines)).encode())
    return await LoadTerms(partial(unit_of_work, town.database), clock)(file, "terms.csv")


async def test_terms_are_loaded_once_and_date_roadmaps_anew(
    town: Town, clock: StandingClock
) -> None:
    done, again = await load(town, clock, EVERYBODY, OWN), await load(town, clock, EVERYBODY, OWN)

    assert (done.added, done.changed, done.roadmaps) == (2, 0, 1)
    assert (again.added, again.changed, again.same) == (0, 0, 2)
    async with town.database.read() as session:
        jobs = (await session.scalars(select(JobRow.args))).all()
    assert jobs == [{"roadmap_id": town.roadmap, "ground": "calendar:"}]


async def test_a_moved_term_is_changed(town: Town, clock: StandingClock) -> None:
    await load(town, clock, EVERYBODY)

    done = await load(town, clock, "1;01.09.2026;24.10.2026;")

    assert (done.added, done.changed) == (0, 1)


async def test_terms_that_overlap_keep_all_out(town: Town, clock: StandingClock) -> None:
    done = await load(town, clock, EVERYBODY, "2;20.10.2026;25.12.2026;", "3;1.1.27;1.3.27;№ 99")

    assert [(one.row, one.code) for one in done.problems] == [
        (3, "term-overlap"),
        (4, "organization-unknown"),
    ]
    async with reading(town.database) as read:
        assert await read.calendar.terms() == ()


async def test_a_roadmap_has_the_terms_of_its_authority(town: Town, clock: StandingClock) -> None:
    authority = "1;01.09.2026;22.10.2026;Управление образования Заречного района"
    await load(town, clock, EVERYBODY, authority, OWN)
    settings = DatingSettings(Period(date(2026, 9, 1), date(2027, 8, 31)))

    async with reading(town.database) as read:
        stored = await read.calendar.terms()

    mine = with_terms(settings, stored, town.authority)
    others = with_terms(settings, stored, None)
    assert mine.school_terms == (SchoolTerm(1, date(2026, 9, 1), date(2026, 10, 22)),)
    assert others.school_terms == (SchoolTerm(1, date(2026, 9, 1), date(2026, 10, 23)),)
    assert mine.trimesters == ()


async def test_a_schools_own_term_is_known_to_its_calendar(
    town: Town, clock: StandingClock
) -> None:
    await load(town, clock, EVERYBODY, OWN)

    async with reading(town.database) as read:
        calendars = await load_calendar(read.calendar)
        (seven,) = [one.id for one in await read.people.organizations() if one.code == "7"]

    assert calendars.at(seven).term_end("quarters", 2026, 1) == date(2026, 10, 16)
    assert calendars.at(town.authority) is calendars


async def test_a_school_year_is_shown_with_whose_dates_it_has(
    town: Town, clock: StandingClock
) -> None:
    await load(town, clock, EVERYBODY, OWN)
    show = ShowTerms(partial(reading, town.database))

    everybody, seven = await show(2026), await show(2026, "СОШ № 7")

    assert [(one.system, one.source) for one in everybody.terms] == [
        (TermSystem.QUARTERS, "everybody"),
        *[(TermSystem.QUARTERS, "usual")] * 3,
        *[(TermSystem.TRIMESTERS, "usual")] * 3,
    ]
    assert (seven.terms[0].source, seven.terms[0].term.end) == ("own", date(2026, 10, 16))
