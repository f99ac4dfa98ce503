"""What somebody owes, read back from a real database."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from roadmap.terms import Standing, standing
from storage.engine import Database
from storage.rows import DutyRow, SubmissionRow
from storage.unit_of_work import reading
from tests.town import Town

OCTOBER, JANUARY = date(2026, 10, 15), date(2027, 1, 15)
TODAY = date(2026, 10, 12)
NOW = datetime(2026, 10, 12, 6, 0, tzinfo=UTC)


@pytest.fixture
async def town(database: Database) -> Town:
    return await Town(database).found()


async def test_a_duty_card_names_its_place_and_which_date_it_is(town: Town) -> None:
    await town.coordinator("Синицына Светлана Игоревна")
    post = await town.school("СОШ № 7")
    activity = await town.activity(
        "Составить и утвердить график контрольных работ на полугодие",
        short_name="График контрольных работ",
        deadline_raw="ежегодно (до 15 октября, до 15 января)",
        form="утверждённый график",
        needs_document=True,
    )
    await town.duty(activity, post, OCTOBER)
    second = await town.duty(activity, post, JANUARY)
    async with reading(town.database) as read:
        card = await read.agenda.duty_card(second)
    assert card is not None
    assert (card.ordinal, card.dates, card.package_size) == (2, 2, 0)
    assert (card.source.number, card.source.issued) == ("412", date(2026, 8, 28))
    assert (card.section, card.level, card.no) == ("ВСОКО", "school", "1.")
    assert card.name == "График контрольных работ"
    assert card.reviewer == "Синицына Светлана Игоревна"
    assert card.organization == "СОШ № 7"
    assert standing(card.terms, TODAY) is Standing.OPEN


async def test_nobody_is_named_as_the_reviewer_of_their_own_duty(town: Town) -> None:
    coordinator = await town.coordinator("Синицына Светлана Игоревна")
    post = await town.school("отдел общего образования")
    await town.appoint(coordinator, post)
    duty = await town.duty(await town.activity("Сводная справка"), post, OCTOBER)
    async with reading(town.database) as read:
        card = await read.agenda.duty_card(duty)
    assert card is not None
    assert card.reviewer is None


async def test_a_card_that_never_was_is_none(town: Town) -> None:
    async with reading(town.database) as read:
        assert await read.agenda.duty_card(404) is None
        assert await read.agenda.package_card(404) is None


async def test_a_returned_duty_says_why(town: Town) -> None:
    head = await town.person("Орлова Ольга Петровна", chat=7)
    post = await town.school("СОШ № 7")
    await town.appoint(head, post)
    submission = await town.add(
        SubmissionRow,
        roadmap_id=town.roadmap,
        post_id=post,
        state="returned",
        entered_by=head,
        source="chat",
        created_at=NOW,
        reason="unsigned",
    )
    duty = await town.duty(
        await town.activity("План"),
        post,
        OCTOBER,
        state="returned",
        submission_id=submission,
        rework_until=date(2026, 10, 20),
    )
    async with reading(town.database) as read:
        owed = await read.agenda.duties([post])
        card = await read.agenda.duty_card(duty)
    assert [line.reason for line in owed] == ["unsigned"]
    assert card is not None
    assert card.reason == "unsigned"


async def test_a_package_lists_its_duties_in_the_order_of_the_roadmap(town: Town) -> None:
    post = await town.school("СОШ № 7")
    first = await town.activity("Первое")
    second = await town.activity("Второе", tracking="ongoing")
    wish = await town.activity("Пожелание", tracking="info")
    ids = [
        await town.duty(activity, post, OCTOBER, package=True) for activity in (second, first, wish)
    ]
    async with reading(town.database) as read:
        duty = await read.agenda.duty_card(ids[0])
        assert duty is not None
        assert duty.package_id is not None
        card = await read.agenda.package_card(duty.package_id)
    assert card is not None
    assert [line.name for line in card.duties] == ["Первое", "Второе"]
    assert (card.due, card.post_id) == (OCTOBER, post)


async def test_owed_and_finished_are_told_apart_and_others_are_left_out(town: Town) -> None:
    mine, other = await town.school("СОШ № 7"), await town.school("СОШ № 8")
    activity = await town.activity("График")
    owed = await town.duty(activity, mine, JANUARY)
    done = await town.duty(activity, mine, OCTOBER, state="accepted", reported_at=NOW)
    released = await town.duty(activity, mine, date(2026, 11, 2), state="released")
    await town.duty(activity, other, OCTOBER)
    async with reading(town.database) as read:
        assert [line.id for line in await read.agenda.duties([mine])] == [owed]
        assert [line.id for line in await read.agenda.finished([mine], 10)] == [done, released]
        assert [line.id for line in await read.agenda.finished([mine], 1)] == [done]
        assert await read.agenda.duties([]) == ()


async def test_the_outlook_counts_packages_and_lone_duties_as_reports(town: Town) -> None:
    head = await town.person("Орлова Ольга Петровна")
    post = await town.school("СОШ № 7")
    await town.appoint(head, post)
    for n in range(3):
        await town.duty(await town.activity(f"Мера {n}"), post, JANUARY, package=True)
    await town.duty(await town.activity("График"), post, OCTOBER)
    late = await town.duty(await town.activity("Акты"), post, date(2026, 9, 30))
    async with reading(town.database) as read:
        outlook = await read.agenda.outlook(head, TODAY)
        assert (outlook.reports, outlook.duties, outlook.nearest) == (3, 5, OCTOBER)
        stranger = await read.agenda.outlook(404, TODAY)
        assert (stranger.reports, stranger.duties, stranger.nearest) == (0, 0, None)
    await town.change(DutyRow, late, state="accepted")
    async with reading(town.database) as read:
        assert (await read.agenda.outlook(head, TODAY)).reports == 2


async def test_the_coordinators_week_counts_reports_not_rows(town: Town) -> None:
    coordinator = await town.coordinator("Синицына Светлана Игоревна", chat=1)
    activity = await town.activity("График контрольных работ")
    measures = [await town.activity(f"Мера {n}") for n in range(3)]
    for n, state in enumerate(("accepted", "none", "none")):
        post = await town.school(f"СОШ № {n}")
        await town.duty(activity, post, OCTOBER, state=state)
        for measure in measures:
            await town.duty(measure, post, date(2026, 10, 16), package=True, state=state)
    async with reading(town.database) as read:
        facts = await read.digests.control(
            coordinator, now=NOW, today=TODAY, since=TODAY, until=date(2026, 10, 18)
        )
        nobody = await read.digests.control(
            404, now=NOW, today=TODAY, since=TODAY, until=date(2026, 10, 18)
        )
    assert nobody is None
    assert facts is not None
    assert [(line.due, line.name, line.total, line.done) for line in facts.week] == [
        (OCTOBER, "График контрольных работ", 3, 1),
        (date(2026, 10, 16), None, 3, 1),
    ]
    assert facts.review is None
    assert facts.late is None


async def test_reports_on_review_are_counted_without_ones_own(town: Town) -> None:
    coordinator = await town.coordinator("Синицына Светлана Игоревна", chat=1)
    head = await town.person("Орлова Ольга Петровна")
    posts = [await town.school(f"СОШ № {n}") for n in (7, 8)]
    for post, sender in ((posts[0], head), (posts[0], head), (posts[1], coordinator)):
        await town.add(
            SubmissionRow,
            roadmap_id=town.roadmap,
            post_id=post,
            state="reported",
            entered_by=sender,
            source="chat",
            created_at=NOW,
            reported_at=NOW,
        )
    async with reading(town.database) as read:
        facts = await read.digests.control(
            coordinator, now=NOW, today=TODAY, since=TODAY, until=TODAY
        )
    assert facts is not None
    assert facts.review is not None
    assert (facts.review.reports, facts.review.organizations) == (2, 1)
    assert facts.review.oldest == NOW
