"""From «Исполнено» to the receipt, and back again while nobody has looked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from roadmap.errors import AccessDeniedError, ConflictError, InputRefusedError
from tests.usecases.reports.office import Office
from usecases.calendar import load_calendar
from usecases.reminders.plan import replan
from usecases.reports.drafts import Target
from usecases.reports.evidence import Verdict
from usecases.reports.sending import Sending


async def test_one_tap_is_enough_where_no_document_is_asked(office: Office) -> None:
    async with office.uow() as uow:
        calendar = await load_calendar(uow.calendar)
        await replan(uow, [office.duties["site"]], today=office.clock.today(), calendar=calendar)
        await uow.commit()
    assert await office.planned("site")
    started = await office.start(office.people["holder"], office.duties["site"])
    assert started.sent
    report = await office.view(started.submission_id)
    assert (report.number, report.executed_on) == ("412/7-001", date(2026, 10, 12))
    assert report.in_time
    assert await office.states("site") == ["reported"]
    assert await office.planned("site") == []
    coordinators = {office.people[key].person_id for key in ("coordinator", "deputy")}
    assert {person for person, _ in await office.notices()} == coordinators
    assert await office.verbs("site") == ["draft-started", "reported"]


async def test_a_document_is_asked_for_before_anything_is_sent(office: Office) -> None:
    holder, duty = office.people["holder"], office.duties["schedule"]
    started = await office.start(holder, duty)
    assert not started.sent
    assert await office.states("schedule") == ["draft"]
    assert await office.send(holder, started.submission_id) is Sending.EVIDENCE_MISSING
    again = await office.start(holder, duty)
    assert again == started, "one open draft per duty"


async def test_requisites_are_evidence_and_give_the_day_of_execution(office: Office) -> None:
    holder = office.people["holder"]
    started = await office.start(holder, office.duties["schedule"])
    target = Target("submission", started.submission_id)
    text = "Приказ от 09.10.2026 № 118"
    received = await office.receive_text(holder, text, target, office.place())
    assert received.verdict is Verdict.TAKEN
    assert await office.send(holder, started.submission_id) is Sending.SENT
    report = await office.view(started.submission_id)
    assert report.executed_on == date(2026, 10, 9)
    assert (await office.duty("schedule")).executed_on == date(2026, 10, 9)


async def test_a_second_press_sends_nothing_more(office: Office) -> None:
    holder = office.people["holder"]
    started = await office.start(holder, office.duties["schedule"])
    target = Target("submission", started.submission_id)
    await office.receive_text(holder, "Приказ № 118", target, office.place())
    assert await office.send(holder, started.submission_id) is Sending.SENT
    assert await office.send(holder, started.submission_id) is Sending.ALREADY
    assert len(await office.notices()) == 2
    assert (await office.verbs("schedule")).count("reported") == 1


async def test_the_second_of_two_holders_is_told_who_was_first(office: Office) -> None:
    await office.start(office.people["holder"], office.duties["site"])
    with pytest.raises(ConflictError) as refused:
        await office.start(office.people["colleague"], office.duties["site"])
    assert refused.value.key == "report-already-sent"
    assert refused.value.arguments == {"who": "Орлова\u00a0О.П.", "at": "12.10, 09:14"}


async def test_nobody_reports_for_another_school(office: Office) -> None:
    stranger, holder = office.people["stranger"], office.people["holder"]
    started = await office.start(holder, office.duties["schedule"])
    theirs = Target("submission", started.submission_id)
    sent = await office.receive_text(holder, "Приказ № 118", theirs, office.place())
    for attempt in (
        office.start(stranger, office.duties["site"]),
        office.start_package(stranger, office.package),
        office.tick(stranger, office.package, office.duties["council"], ticked=True),
        office.send(stranger, started.submission_id),
        office.cancel(stranger, started.submission_id),
        office.undo(stranger, started.submission_id),
        office.receive(stranger, office.file(), Target("duty", office.duties["site"])),
        office.receive(stranger, office.file(), Target("submission", started.submission_id)),
        office.drop(stranger, sent.evidence_id),
        office.start(office.people["coordinator"], office.duties["site"]),
    ):
        with pytest.raises(AccessDeniedError):
            await attempt
    assert await office.states("site", "schedule", "council") == ["none", "draft", "none"]


async def test_an_undone_report_is_as_if_it_was_never_sent(office: Office) -> None:
    holder = office.people["holder"]
    started = await office.start(holder, office.duties["site"])
    await office.undo(holder, started.submission_id)
    duty = await office.duty("site")
    assert (duty.state, duty.executed_on, duty.first_reported_at) == ("draft", None, None)
    assert await office.queue(office.people["coordinator"]) == ()
    with pytest.raises(ConflictError, match="report-undone-already"):
        await office.undo(holder, started.submission_id)
    assert await office.send(holder, started.submission_id) is Sending.SENT
    assert (await office.view(started.submission_id)).number == "412/7-001"


async def test_undo_ends_when_the_reviewer_has_opened_it(office: Office) -> None:
    holder = office.people["holder"]
    started = await office.start(holder, office.duties["site"])
    await office.open(office.people["coordinator"], started.submission_id)
    with pytest.raises(ConflictError) as refused:
        await office.undo(holder, started.submission_id)
    assert refused.value.key == "report-opened"
    assert refused.value.arguments["who"] == "Синицына\u00a0С.И."
    assert await office.states("site") == ["reported"]


async def test_a_cancelled_draft_leaves_the_duty_open(office: Office) -> None:
    holder = office.people["holder"]
    started = await office.start(holder, office.duties["schedule"])
    await office.receive(holder, office.file(), Target("submission", started.submission_id))
    for _ in range(2):  # the same press again, after a crash
        await office.cancel(holder, started.submission_id)
    assert await office.states("schedule") == ["none"]
    assert (await office.view(started.submission_id)).evidence == ()
    fresh = await office.start(holder, office.duties["schedule"])
    assert fresh.submission_id != started.submission_id


async def test_the_day_of_execution_is_put_right(office: Office) -> None:
    holder = office.people["holder"]
    office.clock.at += timedelta(days=4)  # 16.10, a day late
    started = await office.start(holder, office.duties["site"])
    assert not (await office.view(started.submission_id)).in_time
    await office.date(holder, started.submission_id, date(2026, 10, 14))
    report = await office.view(started.submission_id)
    assert report.in_time
    assert report.duties[0].executed_on == date(2026, 10, 14)
    with pytest.raises(InputRefusedError, match="report-date-ahead"):
        await office.date(holder, started.submission_id, date(2026, 10, 17))
    await office.open(office.people["coordinator"], started.submission_id)
    with pytest.raises(ConflictError, match="report-opened"):
        await office.date(holder, started.submission_id, date(2026, 10, 13))


async def test_a_released_duty_is_not_reported(office: Office) -> None:
    await office.change_duty("site", state="released", release_reason="приказ № 455")
    with pytest.raises(ConflictError, match="report-released"):
        await office.start(office.people["holder"], office.duties["site"])


async def test_a_duty_released_under_a_draft_is_not_sent(office: Office) -> None:
    holder = office.people["holder"]
    started = await office.start(holder, office.duties["site"], ask=True)
    await office.change_duty("site", state="released")
    with pytest.raises(ConflictError, match="report-nothing-left"):
        await office.send(holder, started.submission_id)
    assert await office.submissions() == ["draft"]


async def test_numbers_run_on_within_a_school(office: Office) -> None:
    first = await office.start(office.people["holder"], office.duties["site"])
    second = await office.start_package(office.people["holder"], office.package, ask=True)
    place, target = office.place(), Target("submission", second.submission_id)
    await office.receive_text(office.people["holder"], "Справка № 5", target, place)
    await office.send(office.people["holder"], second.submission_id)
    numbers = [(await office.view(s.submission_id)).number for s in (first, second)]
    assert numbers == ["412/7-001", "412/7-002"]
