"""A package: all of it, row by row, one document for several."""

from __future__ import annotations

import pytest

from roadmap.errors import ConflictError
from roadmap.submissions import ReturnCode, ReturnReason
from tests.usecases.reports.office import Office
from usecases.reports.drafts import Target
from usecases.reports.sending import Sending

ROWS = ("plan", "council", "parents")


async def test_all_of_it_asks_for_the_documents_first(office: Office) -> None:
    holder = office.people["holder"]
    started = await office.start_package(holder, office.package)
    assert not started.sent
    report = await office.view(started.submission_id)
    assert [duty.name for duty in report.wants_document] == ["План повышения квалификации"]
    assert await office.states(*ROWS) == ["draft"] * 3
    target = Target("submission", started.submission_id)
    await office.receive_text(holder, "Приказ № 4", target, office.place())
    assert await office.send(holder, started.submission_id) is Sending.SENT
    assert await office.states(*ROWS) == ["reported"] * 3
    assert await office.submissions() == ["reported"]


async def test_what_needs_no_document_can_go_alone(office: Office) -> None:
    holder = office.people["holder"]
    started = await office.start_package(holder, office.package)
    assert await office.send_rest(holder, started.submission_id) is Sending.SENT
    assert await office.states(*ROWS) == ["none", "reported", "reported"]


async def test_all_of_it_is_one_tap_where_no_document_is_asked(office: Office) -> None:
    await office.change_duty("plan", state="released")
    started = await office.start_package(office.people["holder"], office.package)
    assert started.sent
    assert await office.states("council", "parents") == ["reported", "reported"]


async def test_rows_are_ticked_in_the_draft_itself(office: Office) -> None:
    holder = office.people["holder"]
    with pytest.raises(ConflictError, match="report-nothing-ticked"):
        await office.send_ticked(holder, office.package)
    await office.tick(holder, office.package, office.duties["council"], ticked=True)
    for _ in range(2):  # the same press again, after a crash
        await office.tick(holder, office.package, office.duties["parents"], ticked=True)
    colleague = office.people["colleague"]
    await office.tick(colleague, office.package, office.duties["council"], ticked=False)
    async with office.read() as read:
        sheet = await read.reviews.sheet(office.package)
    assert [(row.name, row.ticked) for row in sheet.rows] == [
        ("План повышения квалификации", False),
        ("Педагогический совет", False),
        ("Собрание родителей", True),
    ]
    started = await office.send_ticked(holder, office.package)
    assert started.sent
    assert await office.states(*ROWS) == ["none", "none", "reported"]
    with pytest.raises(ConflictError, match="report-already-sent"):
        await office.tick(holder, office.package, office.duties["parents"], ticked=True)


async def test_one_document_is_asked_for_all_rows(office: Office) -> None:
    holder = office.people["holder"]
    await office.change_duty("plan", state="accepted")
    started = await office.start_package(holder, office.package, ask=True)
    assert not started.sent
    received = await office.receive(holder, office.file(), Target("package", office.package))
    assert received.submission_id == started.submission_id
    await office.run_jobs()
    assert await office.send(holder, started.submission_id) is Sending.SENT
    assert await office.states("council", "parents") == ["reported", "reported"]


async def test_a_row_of_its_own_leaves_the_packages_draft(office: Office) -> None:
    holder = office.people["holder"]
    whole = await office.start_package(holder, office.package)
    await office.receive(holder, office.file(), Target("submission", whole.submission_id))
    alone = await office.start(holder, office.duties["plan"])
    assert alone.submission_id != whole.submission_id
    assert len((await office.view(whole.submission_id)).duties) == 2
    assert len((await office.view(whole.submission_id)).evidence) == 1


async def test_the_package_takes_over_a_single_draft_with_its_evidence(office: Office) -> None:
    holder = office.people["holder"]
    received = await office.receive(holder, office.file(), Target("duty", office.duties["plan"]))
    whole = await office.start_package(holder, office.package)
    assert whole.submission_id != received.submission_id
    report = await office.view(whole.submission_id)
    assert (len(report.duties), len(report.evidence)) == (3, 1)
    assert await office.submissions() == ["withdrawn", "draft"]


async def test_a_returned_package_goes_on_where_it_was(office: Office) -> None:
    holder = office.people["holder"]
    started = await office.start_package(holder, office.package, ask=True)
    target = Target("submission", started.submission_id)
    await office.receive_text(holder, "Справка № 5", target, office.place())
    await office.send(holder, started.submission_id)
    await office.send_back(
        office.people["coordinator"], started.submission_id, ReturnReason(ReturnCode.INCOMPLETE)
    )
    again = await office.start_package(holder, office.package)
    assert again == type(again)(started.submission_id, sent=False)
    assert len((await office.view(again.submission_id)).stored) == 1
