"""Review: opened, accepted, returned; the first decision stands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from roadmap.errors import AccessDeniedError, ConflictError
from roadmap.submissions import ReturnCode, ReturnReason, SubmissionState
from tests.usecases.reports.office import Office
from usecases.ports.messages import Delivery
from usecases.reports.drafts import Target
from usecases.reports.sending import Sending
from usecases.reports.showing import ComposeNews

UNSIGNED = ReturnReason(ReturnCode.UNSIGNED)


async def reported(office: Office, name: str = "schedule") -> int:
    holder = office.people["holder"]
    started = await office.start(holder, office.duties[name])
    if not started.sent:
        target = Target("submission", started.submission_id)
        await office.receive_text(holder, "Приказ от 09.10.2026 № 118", target, office.place())
        await office.send(holder, started.submission_id)
    return int(started.submission_id)


async def test_accepted_is_accepted_and_the_holders_are_told(office: Office) -> None:
    submission, coordinator = await reported(office), office.people["coordinator"]
    assert await office.queue(coordinator) == (submission,)
    await office.open(coordinator, submission)
    await office.accept(coordinator, submission)
    assert await office.states("schedule") == ["accepted"]
    assert await office.queue(coordinator) == ()
    told = [person for person, kind in await office.notices() if kind == "notice:report-accepted"]
    assert told == [office.people[who].person_id for who in ("holder", "colleague")]
    assert await office.verbs("schedule") == [
        "draft-started",
        "evidence",
        "reported",
        "opened",
        "accepted",
    ]


async def test_returned_goes_back_with_a_reason_and_three_working_days(office: Office) -> None:
    submission = await reported(office)
    await office.send_back(office.people["coordinator"], submission, UNSIGNED)
    duty = await office.duty("schedule")
    assert (duty.state, duty.rework_until) == ("returned", date(2026, 10, 15))
    report = await office.view(submission)
    assert (report.reason, report.returns, report.state) == ("unsigned", 1, "returned")
    assert await office.planned("schedule")


async def test_an_early_report_that_is_returned_keeps_the_orders_date(office: Office) -> None:
    office.clock.at -= timedelta(days=6)
    submission = await reported(office)
    await office.send_back(office.people["coordinator"], submission, UNSIGNED)
    assert (await office.duty("schedule")).rework_until == date(2026, 10, 15)


async def test_the_first_reports_date_stays_for_discipline(office: Office) -> None:
    submission, holder = await reported(office), office.people["holder"]
    first = (await office.duty("schedule")).first_reported_at
    await office.send_back(office.people["coordinator"], submission, UNSIGNED)
    office.clock.at += timedelta(days=7)  # after the deadline
    again = await office.start(holder, office.duties["schedule"])
    assert (again.submission_id, again.sent) == (submission, False)
    await office.receive(holder, office.file(), Target("submission", submission))
    await office.run_jobs()
    assert await office.send(holder, submission) is Sending.SENT
    duty, report = await office.duty("schedule"), await office.view(submission)
    assert (duty.first_reported_at, duty.executed_on) == (first, date(2026, 10, 9))
    assert duty.reported_at == office.clock.now()
    assert (report.number, len(report.stored), report.opened_at) == ("412/7-001", 2, None)
    assert report.in_time


async def test_an_undone_resubmission_is_returned_again(office: Office) -> None:
    submission, holder = await reported(office), office.people["holder"]
    await office.send_back(office.people["coordinator"], submission, UNSIGNED)
    await office.send(holder, submission)
    await office.undo(holder, submission)
    duty = await office.duty("schedule")
    assert (duty.state, duty.executed_on) == ("returned", date(2026, 10, 9))
    assert await office.submissions() == ["returned"]


async def test_cancelling_rework_drops_only_the_new_evidence(office: Office) -> None:
    submission, holder = await reported(office), office.people["holder"]
    office.clock.at += timedelta(hours=1)
    await office.send_back(office.people["coordinator"], submission, UNSIGNED)
    office.clock.at += timedelta(hours=1)
    await office.receive(holder, office.file(), Target("submission", submission))
    await office.cancel(holder, submission)
    assert [e.text for e in (await office.view(submission)).evidence] == [
        "Приказ от 09.10.2026 № 118"
    ]
    assert await office.states("schedule") == ["returned"]


async def test_the_second_reviewer_is_told_who_was_first(office: Office) -> None:
    submission = await reported(office)
    await office.accept(office.people["coordinator"], submission)
    for attempt in (
        office.accept(office.people["deputy"], submission),
        office.send_back(office.people["deputy"], submission, UNSIGNED),
        office.open(office.people["deputy"], submission),
    ):
        with pytest.raises(ConflictError) as refused:
            await attempt
        assert refused.value.key == "review-accepted-first"
        assert refused.value.arguments == {"who": "Синицына\u00a0С.И.", "at": "12.10, 09:14"}
    assert await office.states("schedule") == ["accepted"]


async def test_what_was_taken_back_cannot_be_reviewed(office: Office) -> None:
    submission = await reported(office)
    await office.undo(office.people["holder"], submission)
    with pytest.raises(ConflictError, match="review-taken-back"):
        await office.open(office.people["coordinator"], submission)


async def test_only_coordinators_review_and_never_their_own(office: Office) -> None:
    submission = await reported(office)
    for who in ("stranger", "holder"):
        with pytest.raises(AccessDeniedError):
            await office.accept(office.people[who], submission)
        assert await office.queue(office.people[who]) == ()
    async with office.uow() as uow:
        holder = office.people["holder"].person_id
        await uow.people.grant(holder, "coordinator", now=office.clock.now())
        await uow.commit()
    with pytest.raises(AccessDeniedError, match="review-own"):
        await office.accept(office.people["holder"], submission)
    with pytest.raises(AccessDeniedError, match="review-own"):
        await office.send_back(office.people["holder"], submission, UNSIGNED)
    assert await office.queue(office.people["holder"]) == ()
    assert await office.queue(office.people["deputy"]) == (submission,)


async def test_silence_for_ten_working_days_accepts(office: Office) -> None:
    submission = await reported(office)
    office.clock.at += timedelta(days=14)  # 26.10, the last day of the term
    await office.accept_silently()
    assert await office.states("schedule") == ["reported"]
    office.clock.at += timedelta(days=1)
    await office.accept_silently()
    duty = await office.duty("schedule")
    assert (duty.state, duty.accepted_silently) == ("accepted", True)
    assert (await office.view(submission)).decided_by_name is None


async def test_news_is_told_only_while_it_stands(office: Office) -> None:
    submission, coordinator = await reported(office), office.people["coordinator"]
    compose = ComposeNews(office.clock, office.clock.zone, SubmissionState.REPORTED)
    delivery = Delivery(
        1,
        coordinator.person_id,
        "telegram",
        "notice:report-received",
        office.clock.today(),
        "report-received:1",
        {"submission": submission},
        0,
    )
    async with office.read() as read:
        news = await compose(read, delivery)
    assert (news.waiting, news.receipt.report.number) == (1, "412/7-001")
    assert news.receipt.silent_after == date(2026, 10, 26)
    await office.undo(office.people["holder"], submission)
    async with office.read() as read:
        assert await compose(read, delivery) is None


async def test_ones_own_decision_handled_again_stands(office: Office) -> None:
    submission, coordinator = await reported(office), office.people["coordinator"]
    await office.send_back(coordinator, submission, UNSIGNED)
    await office.send_back(coordinator, submission, UNSIGNED)
    assert (await office.view(submission)).returns == 1
    await office.send(office.people["holder"], submission)
    await office.accept(coordinator, submission)
    await office.accept(coordinator, submission)
    verbs = await office.verbs("schedule")
    assert (verbs.count("returned"), verbs.count("accepted")) == (1, 1)
