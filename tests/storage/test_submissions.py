"""Submissions change state once; who may review them."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest

from storage.engine import Database
from storage.rows import GrantRow, PersonRow
from storage.unit_of_work import reading, unit_of_work
from tests.town import LONG_AGO, Town

NOW = datetime(2026, 10, 12, 6, 0, tzinfo=UTC)
TODAY = date(2026, 10, 12)


@pytest.fixture
async def town(database: Database) -> Town:
    return await Town(database).found()


async def reported(town: Town) -> tuple[int, int, int]:
    """A reported submission, its post and its sender."""
    post = await town.school("СОШ № 7")
    person = await town.person("Орлова Ольга Петровна")
    await town.appoint(person, post)
    async with unit_of_work(town.database) as uow:
        made = await uow.submissions.create(town.roadmap, post, None, by=person, now=NOW)
        assert await uow.submissions.report(made, executed_on=TODAY, now=NOW)
        assert not await uow.submissions.report(made, executed_on=TODAY, now=NOW)
        await uow.commit()
    return made, post, person


async def test_an_opened_one_is_not_taken_back(town: Town) -> None:
    made, _, person = await reported(town)
    async with unit_of_work(town.database) as uow:
        assert await uow.submissions.open(made, by=person, now=NOW)
        assert not await uow.submissions.open(made, by=person, now=NOW)
        assert not await uow.submissions.undo(made)
        assert not await uow.submissions.set_executed_on(made, TODAY)


async def test_of_two_decisions_at_once_one_stands(town: Town) -> None:
    made, _, person = await reported(town)

    async def accept() -> bool:
        async with unit_of_work(town.database) as uow:
            done = await uow.submissions.accept(made, by=person, now=NOW)
            await asyncio.sleep(0.05)
            await uow.commit()
        return done

    async def send_back() -> bool:
        async with unit_of_work(town.database) as uow:
            done = await uow.submissions.send_back(made, by=person, reason="wrong", now=NOW)
            await asyncio.sleep(0.05)
            await uow.commit()
        return done

    assert sorted(await asyncio.gather(accept(), send_back())) == [False, True]


async def test_reviewers_are_the_roadmaps_coordinator_and_open_grants(town: Town) -> None:
    made, _, sender = await reported(town)
    coordinator = await town.coordinator("Синицына Светлана Игоревна")
    deputy = await town.person("Котов Пётр Ильич")
    former = await town.person("Белов Игорь Ильич")
    await town.add(GrantRow, person_id=deputy, role="coordinator", since=LONG_AGO)
    await town.add(
        GrantRow,
        person_id=former,
        role="coordinator",
        since=LONG_AGO,
        until=NOW - timedelta(days=1),
    )
    async with unit_of_work(town.database) as uow:
        assert await uow.submissions.reviewers(town.roadmap, now=NOW) == (coordinator, deputy)
        for person, allowed in ((coordinator, True), (deputy, True), (former, False)):
            may = await uow.submissions.may_review(made, person, now=NOW, today=TODAY)
            assert may is allowed
        assert not await uow.submissions.may_review(made, sender, now=NOW, today=TODAY)


async def test_nobody_reviews_what_their_own_post_sent(town: Town) -> None:
    made, post, _ = await reported(town)
    coordinator = await town.coordinator("Синицына Светлана Игоревна")
    async with reading(town.database) as read:
        assert await read.reviews.queue(coordinator, now=NOW, today=TODAY) == (made,)
    await town.appoint(coordinator, post)
    async with reading(town.database) as read:
        assert await read.reviews.queue(coordinator, now=NOW, today=TODAY) == ()


async def test_holders_are_those_of_the_day(town: Town) -> None:
    _, post, holder = await reported(town)
    other = await town.add(PersonRow, full_name="Белов Игорь Ильич")
    await town.appoint(other, post, since=date(2026, 11, 1))
    async with unit_of_work(town.database) as uow:
        assert await uow.submissions.holders(post, TODAY) == (holder,)
        assert await uow.submissions.holders(post, date(2026, 11, 2)) == (holder, other)


async def test_silence_is_counted_from_the_report(town: Town) -> None:
    made, _, _ = await reported(town)
    async with unit_of_work(town.database) as uow:
        assert await uow.submissions.silent_since(NOW, 10) == ()
        assert await uow.submissions.silent_since(NOW + timedelta(seconds=1), 10) == (made,)
