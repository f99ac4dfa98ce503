"""Duties change state under conditions, and by the submission that speaks for them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from storage.engine import Database
from storage.rows import DutyRow, SubmissionRow
from storage.unit_of_work import unit_of_work
from tests.town import Town

NOW = datetime(2026, 10, 12, 6, 0, tzinfo=UTC)
DUE = date(2026, 10, 15)


@pytest.fixture
async def town(database: Database) -> Town:
    return await Town(database).found()


async def drafted(town: Town, number: int = 2) -> tuple[int, list[int]]:
    """A draft that speaks for some duties of one school."""
    post = await town.school("СОШ № 7")
    person = await town.person("Орлова Ольга Петровна")
    duties = [
        await town.duty(await town.activity(f"Мероприятие {n}"), post, DUE, package=True)
        for n in range(number)
    ]
    async with unit_of_work(town.database) as uow:
        submission = await uow.submissions.create(town.roadmap, post, None, by=person, now=NOW)
        await uow.submissions.answer(submission, duties)
        assert await uow.duties.draft(duties, submission) == number
        await uow.commit()
    return submission, duties


async def row(town: Town, duty: int) -> DutyRow:
    async with town.database.read() as session:
        found = await session.get(DutyRow, duty)
    assert found is not None
    return found


async def test_the_first_reports_facts_stay_over_later_ones(town: Town) -> None:
    submission, (duty, _) = await drafted(town)
    async with unit_of_work(town.database) as uow:
        first = date(2026, 10, 9)
        assert await uow.duties.report(submission, executed_on=first, now=NOW) == 2
        assert await uow.duties.report(submission, executed_on=first, now=NOW) == 0
        assert await uow.duties.send_back(submission, rework_until=date(2026, 10, 16)) == 2
        later = NOW + timedelta(days=2)
        assert await uow.duties.report(submission, executed_on=DUE, now=later) == 2
        await uow.commit()
    found = await row(town, duty)
    assert (found.executed_on, found.first_reported_at) == (first, NOW)
    assert found.reported_at == later


async def test_undo_forgets_a_first_report_and_keeps_a_returned_ones(town: Town) -> None:
    submission, (first, second) = await drafted(town)
    await town.change(DutyRow, second, rework_until=date(2026, 10, 16), first_reported_at=NOW)
    async with unit_of_work(town.database) as uow:
        await uow.duties.report(submission, executed_on=DUE, now=NOW)
        assert await uow.duties.undo(submission) == 2
        await uow.commit()
    assert (await row(town, first)).state == "draft"
    assert (await row(town, first)).first_reported_at is None
    assert (await row(town, second)).state == "returned"
    assert (await row(town, second)).first_reported_at == NOW


async def test_what_was_released_meanwhile_is_not_reported(town: Town) -> None:
    submission, (duty, other) = await drafted(town)
    await town.change(DutyRow, duty, state="released")
    async with unit_of_work(town.database) as uow:
        assert await uow.duties.report(submission, executed_on=DUE, now=NOW) == 1
        assert await uow.duties.accept(submission, silently=True, now=NOW) == 1
        await uow.commit()
    assert (await row(town, duty)).state == "released"
    assert (await row(town, other)).accepted_silently


async def test_given_back_duties_are_open_and_nobodys(town: Town) -> None:
    submission, (duty, other) = await drafted(town)
    async with unit_of_work(town.database) as uow:
        assert await uow.duties.give_back(submission, [duty]) == 1
        await uow.commit()
    assert ((await row(town, duty)).state, (await row(town, duty)).submission_id) == ("none", None)
    assert (await row(town, other)).submission_id == submission


async def test_a_package_holds_what_its_post_reports_itself(town: Town) -> None:
    _, (duty, other) = await drafted(town)
    package = (await row(town, duty)).package_id
    await town.change(DutyRow, other, role="co")
    async with unit_of_work(town.database) as uow:
        found = await uow.duties.of_package(package or 0)
        facts = await uow.duties.package(package or 0)
    assert [one.id for one in found] == [duty]
    assert facts is not None
    assert facts.due == DUE


async def test_a_number_is_given_once_and_never_twice(town: Town) -> None:
    first, _ = await drafted(town, 1)
    async with unit_of_work(town.database) as uow:
        assert await uow.submissions.give_number(first, "412/7-") == "412/7-001"
        assert await uow.submissions.give_number(first, "412/7-") == "412/7-001"
        await uow.commit()
    await town.change(SubmissionRow, first, number="412/7-002")
    post = (await row(town, 1)).post_id
    async with unit_of_work(town.database) as uow:
        second = await uow.submissions.create(town.roadmap, post, None, by=1, now=NOW)
        assert await uow.submissions.give_number(second, "412/7-") == "412/7-003"
        await uow.commit()
