"""Files: taken once, counted when stored, waited for, given up aloud."""

from __future__ import annotations

from datetime import timedelta

import pytest

from roadmap.errors import ConflictError, FileGoneError, FileTooBigError, TryLaterError
from tests.usecases.reports.office import Office
from usecases.ports.messages import MessageLink
from usecases.reports.additions import version
from usecases.reports.drafts import Target
from usecases.reports.evidence import (
    FindTarget,
    Verdict,
    target_of_link,
)
from usecases.reports.sending import Sending

CHAT, BOT = 500, 7_000_000_001


async def begun(office: Office) -> Target:
    started = await office.start(office.people["holder"], office.duties["schedule"])
    return Target("submission", started.submission_id)


async def test_a_file_counts_when_it_is_on_disk_under_its_hash(office: Office) -> None:
    holder, target = office.people["holder"], await begun(office)
    received = await office.receive(holder, office.file(), target)
    report = await office.view(received.submission_id)
    assert (len(report.stored), len(report.awaited)) == (0, 1)
    await office.run_jobs()
    report = await office.view(received.submission_id)
    (evidence,) = report.stored
    path = office.folder / evidence.sha256[:2] / evidence.sha256[2:]
    assert path.read_bytes() == b"content of id-grafik.pdf"
    assert evidence.size == len(b"content of id-grafik.pdf")
    assert office.shown == [received.submission_id]
    assert await office.verbs("schedule") == ["draft-started", "evidence"]


async def test_the_same_update_twice_is_one_file_and_one_job(office: Office) -> None:
    holder, target = office.people["holder"], await begun(office)
    file = office.file()
    first = await office.receive(holder, file, target)
    again = await office.receive(holder, file, target)
    assert (again.verdict, again.evidence_id) == (Verdict.AGAIN, first.evidence_id)
    assert len((await office.view(first.submission_id)).evidence) == 1
    assert len(await office.jobs()) == 1


async def test_a_job_that_runs_twice_stores_once(office: Office) -> None:
    await office.receive(office.people["holder"], office.file(), await begun(office))
    await office.run_jobs()
    await office.run_jobs()
    assert (await office.verbs("schedule")).count("evidence") == 1


async def test_the_same_file_sent_again_is_said(office: Office) -> None:
    holder, target = office.people["holder"], await begun(office)
    await office.receive(holder, office.file("a.pdf"), target)
    twin = await office.receive(holder, office.file("a.pdf"), target)
    assert twin.verdict is Verdict.TWIN
    office.downloads.contents["id-b.pdf"] = b"content of id-a.pdf"
    await office.receive(holder, office.file("b.pdf"), target)
    await office.run_jobs()
    assert len((await office.view(target.id)).evidence) == 1


async def test_sending_waits_for_files_then_says_what_is_missing(office: Office) -> None:
    holder, target = office.people["holder"], await begun(office)
    await office.receive(holder, office.file(), target)
    assert await office.send(holder, target.id) is Sending.FILES_ON_THEIR_WAY
    assert await office.submissions() == ["draft"]
    assert await office.send(holder, target.id, unfinished=True) is Sending.SENT
    await office.run_jobs()
    assert len((await office.view(target.id)).stored) == 1, "what came late is not lost"


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (FileGoneError("error-file-gone"), "gone"),
        (FileTooBigError("error-file-too-big", limit=20), "too-big"),
        (b"", "empty"),
    ],
)
async def test_a_file_that_will_never_come_is_failed_and_said(
    office: Office, fault: Exception | bytes, code: str
) -> None:
    holder, target = office.people["holder"], await begun(office)
    office.downloads.contents["id-foto.jpg"] = fault
    await office.receive(holder, office.file("foto.jpg"), target)
    await office.run_jobs()
    report = await office.view(target.id)
    assert [e.error for e in report.failed] == [code]
    assert await office.notices() == [(holder.person_id, "notice:evidence-failed")]
    assert await office.send(holder, target.id) is Sending.EVIDENCE_MISSING
    assert "evidence-failed" in await office.verbs("schedule")


async def test_the_networks_trouble_is_waited_out_and_then_said(office: Office) -> None:
    holder, target = office.people["holder"], await begun(office)
    office.downloads.contents["id-foto.jpg"] = TryLaterError("error-try-later")
    await office.receive(holder, office.file("foto.jpg"), target)
    with pytest.raises(TryLaterError):
        await office.run_jobs()
    assert len((await office.view(target.id)).awaited) == 1
    office.clock.at += timedelta(hours=2)
    await office.run_jobs()
    (failed,) = (await office.view(target.id)).failed
    assert failed.error == "unreachable"
    del office.downloads.contents["id-foto.jpg"]
    await office.retry(holder, failed.id)
    await office.run_jobs()
    assert len((await office.view(target.id)).stored) == 1


async def test_a_job_given_up_is_enqueued_again_in_an_hour(office: Office) -> None:
    await office.receive(office.people["holder"], office.file(), await begun(office))
    await office.sweep()
    assert len(await office.jobs()) == 1
    office.clock.at += timedelta(hours=2)
    await office.sweep()
    await office.sweep()
    assert len(await office.jobs()) == 2


async def test_the_last_one_is_dropped(office: Office) -> None:
    holder, target = office.people["holder"], await begun(office)
    await office.receive(holder, office.file("a.pdf"), target)
    await office.receive_text(holder, "Приказ № 118", target, office.place())
    last = (await office.view(target.id)).evidence[-1].id
    _, dropped = await office.drop(holder, last)
    assert dropped.text == "Приказ № 118"
    assert await office.drop(holder, last) == (target.id, None)  # the same press again
    assert [e.name for e in (await office.view(target.id)).evidence] == ["a.pdf"]


async def test_a_reply_is_the_report_of_exactly_that_duty(office: Office) -> None:
    holder = office.people["holder"]
    async with office.uow() as uow:
        ref = {"id": office.duties["plan"]}
        await uow.chat.link((MessageLink(BOT, CHAT, 77, "duty", ref),), now=office.clock.now())
        await uow.commit()
    await begun(office)  # something else is awaited
    find = FindTarget(office.read, office.clock)
    target = await find(holder, BOT, CHAT, reply_to=77)
    received = await office.receive(holder, office.file(), target)
    report = await office.view(received.submission_id)
    assert [duty.name for duty in report.duties] == ["План повышения квалификации"]


async def test_what_is_awaited_takes_a_file_without_a_reply(office: Office) -> None:
    target = await begun(office)
    find = FindTarget(office.read, office.clock)
    assert await find(office.people["holder"], BOT, CHAT) == target
    office.clock.at += timedelta(days=2)
    assert await find(office.people["holder"], BOT, CHAT) == Target("ask")


async def test_late_parts_of_an_album_follow_the_first(office: Office) -> None:
    holder, target = office.people["holder"], await begun(office)
    part = office.file("1.jpg", media_group_id="g", caption="Приказ от 09.10.2026 № 118")
    await office.receive(holder, part, target)
    await office.run_jobs()
    await office.send(holder, target.id)
    async with office.uow() as uow:
        album = await uow.evidence.of_album(BOT, CHAT, "g")
    late = await FindTarget(office.read, office.clock)(holder, BOT, CHAT, album=album)
    received = await office.receive(holder, office.file("2.jpg", media_group_id="g"), late)
    assert received.submission_id == target.id
    report = await office.view(target.id)
    assert (report.state, len(report.evidence)) == ("reported", 2)
    assert report.executed_on is not None
    assert report.executed_on.day == 9, "the caption is read as requisites are"


async def test_files_out_of_the_blue_wait_for_one_answer(office: Office) -> None:
    holder = office.people["holder"]
    for name in ("1.jpg", "2.jpg"):
        received = await office.receive(holder, office.file(name), Target("ask"))
        assert (received.verdict, received.submission_id) == (Verdict.WAITS, None)
    await office.run_jobs()
    submission = await office.attach(holder, Target("duty", office.duties["site"]))
    assert len((await office.view(submission)).stored) == 2
    assert (await office.verbs("site")).count("evidence") == 2
    with pytest.raises(ConflictError, match="report-nothing-waits"):
        await office.attach(holder, Target("duty", office.duties["site"]))


async def test_dropped_files_belong_to_nothing(office: Office) -> None:
    holder = office.people["holder"]
    await office.receive(holder, office.file(), Target("ask"))
    assert await office.drop_waiting(holder) == 1
    with pytest.raises(ConflictError):
        await office.attach(holder, Target("duty", office.duties["site"]))


async def test_the_likeliest_come_first(office: Office) -> None:
    holder = office.people["holder"]
    await office.start(holder, office.duties["site"], ask=True)
    async with office.read() as read:
        found = await read.reviews.candidates(holder.post_ids, today=office.clock.today(), limit=10)
    assert [(c.kind, c.name, c.duties, c.drafted) for c in found] == [
        ("duty", "Страница на сайте школы", 1, True),
        ("duty", "График контрольных работ", 1, False),
        ("package", "", 3, False),
    ]


def test_a_digest_with_one_line_speaks_of_that_line() -> None:
    assert target_of_link("digest", {"items": [["duty", 5]]}) == Target("duty", 5)
    two = target_of_link("digest", {"items": [["duty", 5], ["package", 6], ["review", 0]]})
    assert two == Target("ask", items=(("duty", 5), ("package", 6)))


async def test_a_report_is_added_to_until_it_is_accepted(office: Office) -> None:
    holder = office.people["holder"]
    started = await office.start(holder, office.duties["site"])
    await office.add(holder, started.submission_id)
    target = await FindTarget(office.read, office.clock)(holder, BOT, CHAT)
    await office.receive(holder, office.file(), target)
    await office.run_jobs()
    assert len((await office.view(started.submission_id)).stored) == 1
    await office.accept(office.people["coordinator"], started.submission_id)
    with pytest.raises(ConflictError, match="report-already-accepted"):
        await office.receive(holder, office.file("late.pdf"), target)
    with pytest.raises(ConflictError, match="report-already-accepted"):
        await office.add(holder, started.submission_id)


async def test_what_is_added_after_the_review_began_is_announced_once_and_seen_first(
    office: Office,
) -> None:
    holder, coordinator = office.people["holder"], office.people["coordinator"]
    submission = (await office.start(holder, office.duties["site"])).submission_id
    await office.open(coordinator, submission)
    shown = await office.view(submission)
    seen = version(shown.reported_at, shown.evidence)
    for name in ("first.pdf", "second.pdf"):
        await office.receive(holder, office.file(name), Target("submission", submission))
        await office.run_jobs()
    told = [who for who, kind in await office.notices() if kind == "notice:report-added"]
    assert told == [coordinator.person_id]
    with pytest.raises(ConflictError, match="review-added"):
        await office.accept(coordinator, submission, seen)
    assert await office.states("site") == ["reported"]
    await office.open(coordinator, submission)
    shown = await office.view(submission)
    await office.accept(coordinator, submission, version(shown.reported_at, shown.evidence))
    assert await office.states("site") == ["accepted"]


async def test_an_addition_before_the_review_began_is_no_news(office: Office) -> None:
    holder = office.people["holder"]
    submission = (await office.start(holder, office.duties["site"])).submission_id
    await office.receive(holder, office.file(), Target("submission", submission))
    await office.run_jobs()
    assert "notice:report-added" not in [kind for _, kind in await office.notices()]
