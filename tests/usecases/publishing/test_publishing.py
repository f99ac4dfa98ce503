"""A document published: who owes what by when, and the same after any interruption."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from roadmap.drafting.plan import school_year
from roadmap.errors import ConflictError
from storage.engine import Database
from storage.rows import (
    DutyRow,
    HistoryRow,
    OrganizationRow,
    PackageRow,
    PartyMatchRow,
    PersonRow,
    PostRow,
    RoadmapRow,
)
from storage.unit_of_work import SqlUnitOfWork
from tests.conftest import StandingClock
from tests.usecases.publishing.authority import (
    Authority,
    found_authority,
    marks,
    own_order,
    real_order,
)
from usecases.imports.settle import AnswerQuestion, RefreshPublication, StartPublishing
from usecases.publishing.publish import PublishImport

MOST_REPORTS = 8


@pytest.fixture
def april() -> StandingClock:
    return StandingClock(datetime(2023, 4, 21, 9, 0, tzinfo=UTC))


class KilledError(Exception):
    """The process is gone."""


def killed_after(authority: Authority, commits: int) -> Any:
    """Units of work of a process that dies before its n-th commit becomes durable."""
    left = commits

    @asynccontextmanager
    async def unit() -> AsyncIterator[SqlUnitOfWork]:
        nonlocal left
        async with authority.uow() as uow:
            commit = uow.commit

            async def dying() -> None:
                nonlocal left
                if left == 0:
                    raise KilledError
                left -= 1
                await commit()

            uow.commit = dying
            yield uow

    return unit


async def test_sixty_nine_schools_report_at_most_eight_times_a_year(
    database: Database, april: StandingClock
) -> None:
    reading = real_order("sochi.txt")
    authority = await found_authority(database, april, marks(reading))
    assert len(authority.heads) == 69
    await authority.publish(reading, past="overdue")

    packages = await authority.rows(select(PackageRow.post_id, PackageRow.due))
    heads = set(authority.heads)
    mine = [(post, due) for post, due in packages if post in heads]
    by_year = Counter((post, due.year) for post, due in mine)
    by_school_year = Counter((post, school_year(due)) for post, due in mine)
    assert {post for post, _ in mine} == heads
    assert max(by_year.values()) <= MOST_REPORTS
    assert max(by_school_year.values()) <= MOST_REPORTS


async def test_duties_go_only_to_schools_that_show_the_factor(
    database: Database, clock: StandingClock
) -> None:
    reading = own_order()
    authority = await found_authority(database, clock, [str(n) for n in range(1, 13)])
    await authority.publish(reading, past="done")
    rows = [row for row in reading.activities if row.codes == ("1.2",) and row.level == "school"]
    shown = set(next(one.schools for one in reading.factors if one.code == "1.2"))
    found = await authority.rows(
        select(OrganizationRow.code)
        .distinct()
        .join(PostRow, PostRow.organization_id == OrganizationRow.id)
        .join(DutyRow, DutyRow.post_id == PostRow.id)
        .where(DutyRow.activity_id.in_(await _ids(authority, [row.title for row in rows])))
    )
    assert rows
    assert {code for (code,) in found} == shown


async def _ids(authority: Authority, titles: list[str]) -> list[int]:
    from storage.rows import ActivityRow  # noqa: PLC0415 # used by this question alone

    found = await authority.rows(select(ActivityRow.id).where(ActivityRow.title.in_(titles)))
    return [row.id for row in found]


@pytest.mark.parametrize("commits", [0, 1, 3, 5, 7, 9])
async def test_a_killed_publication_goes_on_and_ends_the_same(
    migrated_sqlite: Path, tmp_path: Path, clock: StandingClock, commits: int
) -> None:
    schools = [str(n) for n in range(1, 13)]
    whole, broken = [
        await found_authority(copied(migrated_sqlite, tmp_path / name), clock, schools)
        for name in ("whole.db", "broken.db")
    ]
    try:
        await whole.publish(own_order(), past="overdue")
        import_id = await broken.draft(own_order(), past="overdue")
        await broken.start(import_id)
        with pytest.raises(KilledError):
            await PublishImport(killed_after(broken, commits), broken.read, clock)(import_id)
        await PublishImport(broken.uow, broken.read, clock)(import_id)

        assert await broken.duties() == await whole.duties()
        assert await broken.reminders() == await whole.reminders()
        assert await broken.rows(select(func.count()).select_from(RoadmapRow)) == [(1,)]
        assert await broken.rows(select(func.count()).select_from(PersonRow)) == await whole.rows(
            select(func.count()).select_from(PersonRow)
        )
    finally:
        await whole.database.close()
        await broken.database.close()


def copied(migrated: Path, to: Path) -> Database:
    to.write_bytes(migrated.read_bytes())
    return Database(str(to))


async def test_publishing_twice_changes_nothing(database: Database, clock: StandingClock) -> None:
    authority = await found_authority(database, clock, ["1", "2", "3"])
    import_id = await authority.publish(own_order(), past="done")
    before = await authority.duties()
    await PublishImport(authority.uow, authority.read, clock)(import_id)
    assert await authority.duties() == before


async def test_a_new_school_gets_what_lies_ahead_by_a_refresh(
    database: Database, clock: StandingClock
) -> None:
    authority = await found_authority(database, clock, ["1", "2"])
    import_id = await authority.publish(own_order(), past="done")
    before = await authority.duties()
    clock.at = datetime(2027, 1, 20, 9, 0, tzinfo=UTC)
    async with authority.uow() as uow:
        root = next(one.id for one in await uow.directory.organizations() if not one.parent_id)
        school = await uow.directory.add_organization(
            "МОБУ СОШ № 3", "school", parent_id=root, code="3"
        )
        post = await uow.directory.add_post(school, "директор", "head")
        person = await uow.people.add_person("Орлова Анна Петровна")
        await uow.commit()
    refresh = RefreshPublication(authority.uow, clock)
    await refresh(import_id, person)
    with pytest.raises(ConflictError):
        await refresh(import_id, person)
    await PublishImport(authority.uow, authority.read, clock)(import_id)
    after = await authority.duties()
    assert not before - after
    mine = await authority.rows(select(func.min(DutyRow.working)).where(DutyRow.post_id == post))
    assert mine[0][0] >= clock.today()


async def test_two_runs_at_once_write_once(database: Database, clock: StandingClock) -> None:
    authority = await found_authority(database, clock, [str(n) for n in range(1, 13)])
    import_id = await authority.draft(own_order(), past="done")
    await authority.start(import_id)
    publish = PublishImport(authority.uow, authority.read, clock)
    await asyncio.gather(publish(import_id), publish(import_id))
    assert set((await authority.duties()).values()) == {1}
    assert await authority.rows(select(func.count()).select_from(RoadmapRow)) == [(1,)]
    notices = await authority.rows(
        select(func.count()).where(HistoryRow.verb == "published", HistoryRow.subject == "roadmap")
    )
    assert notices == [(1,)]


async def test_a_draft_with_open_questions_is_not_published(
    database: Database, clock: StandingClock
) -> None:
    authority = await found_authority(database, clock, ["1", "2"])
    import_id = await authority.draft(own_order())
    start = StartPublishing(authority.uow, authority.read, clock)
    with pytest.raises(ConflictError) as refused:
        await start(import_id, None)
    assert refused.value.key == "import-questions-left"
    with pytest.raises(ConflictError):
        await start(import_id, None, accept_doubts=True)  # past dates are never guessed
    await AnswerQuestion(authority.uow, authority.read, clock)(import_id, "past", 0)
    await start(import_id, None, accept_doubts=True)
    with pytest.raises(ConflictError) as twice:
        await start(import_id, None, accept_doubts=True)
    assert twice.value.key == "import-not-draft"


async def test_a_new_edition_adds_changes_and_releases(
    database: Database, clock: StandingClock
) -> None:
    first = own_order()
    authority = await found_authority(database, clock, [str(n) for n in range(1, 13)])
    await authority.publish(first, past="done")
    reported = await _report_one(authority, first.activities[1].title)

    removed, reworded = first.activities[1], first.activities[2]
    second = replace(
        first,
        activities=(
            first.activities[0],
            replace(reworded, title=f"{reworded.title} (онлайн)"),
            *first.activities[3:],
            replace(first.activities[3], no="99.", title="Круглый стол директоров школ"),
        ),
    )
    import_id = await authority.publish(second, past="done")

    async with authority.read() as read:
        record = await read.imports.get(import_id)
    assert record is not None
    assert record.progress["difference"] == {"added": 1, "changed": 1, "removed": 1}
    assert await authority.rows(select(func.count()).select_from(RoadmapRow)) == [(1,)]
    states = await authority.rows(
        select(DutyRow.state, DutyRow.release_reason, func.count())
        .where(DutyRow.activity_id.in_(await _ids(authority, [removed.title])))
        .group_by(DutyRow.state, DutyRow.release_reason)
        .order_by(DutyRow.state)
    )
    assert states == [("released", "order:412:2026-08-28", 11), ("reported", None, 1)]
    kept = await authority.rows(select(DutyRow.state).where(DutyRow.id == reported))
    assert kept == [("reported",)]
    verbs = await authority.rows(
        select(HistoryRow.verb, func.count())
        .where(HistoryRow.subject == "duty")
        .group_by(HistoryRow.verb)
    )
    assert ("released", 11) in verbs


async def _report_one(authority: Authority, title: str) -> int:
    async with authority.database.write() as session:
        duty = await session.scalar(
            select(DutyRow).where(DutyRow.activity_id.in_(await _ids(authority, [title]))).limit(1)
        )
        assert duty is not None
        duty.state = "reported"
        await session.commit()
        return duty.id


async def test_parties_are_remembered_for_the_next_document(
    database: Database, clock: StandingClock
) -> None:
    authority = await found_authority(database, clock, ["1", "2"])
    await authority.publish(own_order(), past="done")
    people = await authority.rows(select(func.count()).select_from(PersonRow))
    memory = await authority.rows(select(PartyMatchRow.text_key, PartyMatchRow.target))
    assert ("воронцов па", "post") in memory
    other = replace(own_order(), number="500", title="Другая карта")
    await authority.publish(other, past="done")
    assert await authority.rows(select(func.count()).select_from(RoadmapRow)) == [(2,)]
    assert await authority.rows(select(func.count()).select_from(PersonRow)) == people


async def test_past_dates_get_a_new_date_or_none(database: Database, clock: StandingClock) -> None:
    authority = await found_authority(database, clock, ["1"])
    await authority.publish(own_order(), past="overdue")
    earliest = await authority.rows(select(func.min(DutyRow.working)))
    assert earliest[0][0] >= date(2026, 10, 12)
    new_dates = await authority.rows(
        select(func.count()).where(
            DutyRow.due < date(2026, 10, 12), DutyRow.working == date(2026, 10, 26)
        )
    )
    assert new_dates[0][0] > 0
