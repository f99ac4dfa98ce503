"""Dates that holders name: of each post alone, and what they survive."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select, update

from roadmap.deadlines import read_deadline, to_json
from roadmap.drafting.draft import make_draft
from roadmap.drafting.model import Decisions
from roadmap.errors import AccessDeniedError, ConflictError
from roadmap.grounds import calendar_ground
from storage.engine import Database
from storage.rows import DateRequestRow, DutyRow, OccurrenceRow
from tests.conftest import StandingClock
from tests.usecases.changing.test_recompute import day_off, job
from tests.usecases.publishing.authority import Authority, found_authority, own_order
from usecases.changing.naming import NameDates
from usecases.ports.people import Identity
from usecases.publishing.publish import PublishImport

DUE = 1
"""A row of our order for every school's head, here followed by single dates that they name."""


async def asking(database: Database, clock: StandingClock) -> Authority:
    """Three schools, each asked for the dates of one activity."""
    authority = await found_authority(database, clock, ["1", "2", "3"])
    reading = own_order()
    key = make_draft(reading, Decisions({})).activities[DUE].key
    external = read_deadline("по отдельному графику", reading.period, reading.date)
    import_id = await authority.draft(reading, past="done", undated="none")
    async with authority.uow() as uow:
        at = {"row": key}
        patches = [{"at": at, "deadline": to_json(external)}, {"at": at, "tracking": "point"}]
        await uow.imports.write(import_id, patches=patches)
        await uow.commit()
    await authority.start(import_id)
    await PublishImport(authority.uow, authority.read, clock)(import_id)
    return authority


async def head(authority: Authority, at: int = 0) -> Identity:
    post_id = authority.heads[at]
    async with authority.read() as read:
        holder = await read.people.holder(post_id, authority.clock.today())
    assert holder is not None
    return Identity(holder.person_id, holder.full_name, "ru", None, True, (post_id,), frozenset())


async def request(authority: Authority, at: int = 0) -> int:
    rows = await authority.rows(
        select(DateRequestRow.id).where(DateRequestRow.post_id == authority.heads[at])
    )
    return int(rows[0].id)


async def name(authority: Authority, days: list[date], *, at: int = 0, more: bool = False) -> None:
    naming = NameDates(authority.uow, authority.read, authority.clock)
    await naming(await head(authority, at), await request(authority, at), days, more=more)


async def own(authority: Authority, at: int = 0) -> list[Any]:
    return [
        tuple(row)
        for row in await authority.rows(
            select(DutyRow.id, DutyRow.due, DutyRow.working, DutyRow.state)
            .join(OccurrenceRow, OccurrenceRow.id == DutyRow.occurrence_id)
            .where(OccurrenceRow.kind == "own", DutyRow.post_id == authority.heads[at])
            .order_by(DutyRow.due)
        )
    ]


async def test_the_same_dates_twice_are_one_and_others_take_their_places(
    database: Database, clock: StandingClock
) -> None:
    authority = await asking(database, clock)
    await name(authority, [date(2026, 11, 10), date(2027, 3, 10)])
    first = await own(authority)
    await name(authority, [date(2026, 11, 10), date(2027, 3, 10)])
    assert await own(authority) == first
    await name(authority, [date(2026, 11, 12), date(2027, 3, 10)])
    assert [row[0] for row in await own(authority)] == [row[0] for row in first]
    assert [row[1] for row in await own(authority)] == [date(2026, 11, 12), date(2027, 3, 10)]
    await name(authority, [date(2027, 3, 10)])
    assert [row[3] for row in await own(authority)] == ["released", "none"]
    assert await own(authority, 1) == []


async def test_what_is_reported_stays_and_what_has_passed_cannot_be_put_off(
    database: Database, clock: StandingClock
) -> None:
    authority = await asking(database, clock)
    await name(authority, [date(2026, 10, 20), date(2026, 10, 27), date(2026, 12, 1)])
    (done, *_) = await own(authority)
    async with database.write() as session:
        await session.execute(update(DutyRow).where(DutyRow.id == done[0]).values(state="reported"))
        await session.commit()
    clock.at = datetime(2026, 11, 5, 9, 0, tzinfo=UTC)
    await name(authority, [date(2026, 12, 8)])
    assert [(row[1], row[3]) for row in await own(authority)] == [
        (date(2026, 10, 20), "reported"),
        (date(2026, 10, 27), "none"),
        (date(2026, 12, 8), "none"),
    ]
    with pytest.raises(ConflictError):
        await name(authority, [date(2026, 11, 4)])


async def test_another_cannot_name_them(database: Database, clock: StandingClock) -> None:
    authority = await asking(database, clock)
    naming = NameDates(authority.uow, authority.read, authority.clock)
    with pytest.raises(AccessDeniedError):
        await naming(
            await head(authority, 1), await request(authority, 0), [date(2026, 11, 10)], more=False
        )


async def test_they_survive_the_calendar_and_are_shifted_by_it(
    database: Database, clock: StandingClock
) -> None:
    authority = await asking(database, clock)
    await name(authority, [date(2026, 11, 10)])
    await name(authority, [date(2026, 11, 11)], at=1)
    await day_off(authority, date(2026, 11, 10))
    await job(authority)(1, calendar_ground(date(2026, 11, 10)))
    ((_, due, working, state),) = await own(authority)
    assert (due, working, state) == (date(2026, 11, 10), date(2026, 11, 9), "none")
    ((_, due, working, _),) = await own(authority, 1)
    assert (due, working) == (date(2026, 11, 11), date(2026, 11, 11))
