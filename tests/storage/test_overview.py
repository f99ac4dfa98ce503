"""Questions of the overview, on real databases; SQL's overdue is the domain's overdue."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, update

from roadmap.figures import Fact, count, overdue
from roadmap.model import DutyState
from storage.engine import Database
from storage.rows import (
    ActivityRow,
    ContactRow,
    DutyRow,
    OccurrenceRow,
    OrderRow,
    OrganizationRow,
    PersonRow,
    PostHolderRow,
    PostRow,
    RoadmapRow,
    SectionRow,
)
from storage.unit_of_work import reading

NOW = datetime(2026, 10, 12, 6, tzinfo=UTC)
TODAY = date(2026, 10, 12)
FIELDS = ("state", "due", "working", "extended", "rework_until", "executed_on")


def facts() -> list[dict[str, Any]]:
    """Every state with dates before, on and after today in every column."""
    around = [TODAY + timedelta(days) for days in (-3, -1, 0, 2)]
    rows = []
    for state, due, working, extended, rework in itertools.product(
        DutyState, around[:3], around[1:], [None, around[0], around[3]], [None, around[0], TODAY]
    ):
        done = state in (DutyState.ACCEPTED, DutyState.REPORTED)
        rows.append(
            dict(zip(FIELDS, (state, due, working, extended, rework, due if done else None)))  # noqa: B905 # one to one
        )
    return rows


@pytest.fixture
async def filled(database: Database) -> Database:
    async with database.write() as session:

        async def put(row: type, **values: Any) -> int:
            result = await session.execute(insert(row).values(**values).returning(row.id))
            return int(result.scalar_one())

        school = await put(
            OrganizationRow, kind="school", name="МБОУ СОШ № 7", short_name="СОШ № 7"
        )
        post = await put(PostRow, organization_id=school, title="директор", kind="head")
        roadmap = await put(
            RoadmapRow,
            title="Дорожная карта",
            period_start=date(2026, 9, 1),
            period_end=date(2027, 8, 31),
            state="active",
            created_at=NOW,
        )
        await put(
            OrderRow,
            roadmap_id=roadmap,
            kind="approval",
            number="412",
            order_date=date(2026, 8, 28),
        )
        section = await put(SectionRow, roadmap_id=roadmap, title="Кадры", position=1)
        activity = await put(
            ActivityRow,
            roadmap_id=roadmap,
            section_id=section,
            kind="roadmap",
            level="school",
            no="1.",
            position=1,
            key="1",
            title="План",
            deadline_raw="",
            deadline={},
            tracking="point",
            state="active",
        )
        rows = list(enumerate(facts(), start=1))
        await session.execute(
            insert(OccurrenceRow),
            [
                {
                    "id": number,
                    "activity_id": activity,
                    "kind": "window",
                    "key": f"w{number}",
                    "due": values["due"],
                    "working": values["working"],
                    "rule": {},
                    "state": "live",
                }
                for number, values in rows
            ],
        )
        duty = {"roadmap_id": roadmap, "activity_id": activity, "post_id": post}
        await session.execute(
            insert(DutyRow),
            [
                {**duty, "occurrence_id": number, "role": "responsible", **values}
                for number, values in rows
            ],
        )
        person = await put(PersonRow, full_name="Орлова Ольга Петровна")
        await put(PostHolderRow, post_id=post, person_id=person, since=date(2026, 1, 1))
        await session.commit()
    return database


async def test_late_duties_are_those_that_the_domain_calls_overdue(filled: Database) -> None:
    expected = sum(overdue(Fact(**values), TODAY) for values in facts())
    async with reading(filled) as read:
        late = await read.overview.late(1, TODAY)
        slices = await read.overview.slices(1)
    assert len(late) == expected > 0
    assert [one.due for one in late] == sorted(one.due for one in late)
    assert count(((s.fact, s.count) for s in slices), TODAY).overdue == expected
    assert sum(s.count for s in slices) == len(facts())


async def test_a_holder_who_never_joined_is_not_connected_and_not_silent(
    filled: Database,
) -> None:
    async with reading(filled) as read:
        (holder,) = await read.overview.unconnected(1, TODAY)
        assert await read.overview.silent(1, TODAY) == ()
    assert (holder.organization, holder.person, holder.state) == (
        "СОШ № 7",
        "Орлова Ольга Петровна",
        None,
    )


async def test_a_connected_holder_without_a_report_is_silent(filled: Database) -> None:
    async with filled.write() as session:
        for state, address in (("blocked", "1"), ("active", "2")):
            await session.execute(
                insert(ContactRow).values(
                    person_id=1, channel="telegram", address=address, state=state, since=NOW
                )
            )
        await session.commit()
    async with reading(filled) as read:
        (holder,) = await read.overview.silent(1, TODAY)
        assert await read.overview.unconnected(1, TODAY) == ()
    due = [f for f in facts() if f["state"] in ("none", "draft") and f["working"] <= TODAY]
    assert holder.duties == len(due)


async def test_an_activity_without_live_dates_says_how_they_were_settled(
    filled: Database,
) -> None:
    async with reading(filled) as read:
        (live,) = await read.overview.activities(1)
    async with filled.write() as session:
        await session.execute(update(OccurrenceRow).values(state="done_before"))
        await session.commit()
    async with reading(filled) as read:
        (done,) = await read.overview.activities(1)
    assert (live.settled, done.settled) == (None, "done_before")


async def test_a_roadmap_is_named_by_its_order(filled: Database) -> None:
    async with reading(filled) as read:
        (head,) = await read.overview.roadmaps()
        assert await read.overview.roadmap(99) is None
        (activity,) = await read.overview.activities(1)
        duties = await read.overview.duties(1)
        assert await read.overview.sections(1) == {1: "Кадры"}
        assert await read.overview.organizations(1) == {1: "СОШ № 7"}
    assert (head.number, head.order_date, head.activities) == ("412", date(2026, 8, 28), 1)
    assert (activity.section, activity.no, len(duties)) == ("Кадры", "1.", len(facts()))
