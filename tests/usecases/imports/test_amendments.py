"""An amending order over the edition in force: decided, published, killed, published again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from roadmap.drafting.amendments import Decision, Problem
from roadmap.errors import ConflictError
from roadmap.intake import read_document
from roadmap.reading import Reading
from storage.engine import Database
from storage.files import LocalFiles
from storage.rows import ActivityRow, DutyRow, ImportRow, OrderRow
from tests.conftest import StandingClock
from tests.roadmap.intake.test_amendments import HEAD, TAIL
from tests.usecases.imports.test_imports import Documents, Downloads
from tests.usecases.publishing.authority import Authority, found_authority, own_order
from tests.usecases.publishing.test_publishing import KilledError, killed_after
from usecases.imports.amendments import Amending, ReviewAmendments
from usecases.imports.deciding import ChooseAmended, DecideAmendment
from usecases.imports.read import ReadImport
from usecases.imports.receive import ReceiveDocument, SentFile
from usecases.imports.review import Review, ReviewImport
from usecases.imports.settle import AnswerQuestion, PatchRows, RefreshPublication, StartPublishing
from usecases.publishing.publish import PublishImport

FIRST = "ОРГАНИЗАЦИОННАЯ ДЕЯТЕЛЬНОСТЬ"
PLACE = "Размещение дорожных карт"
MOVED = (
    f"1.1. В разделе «{FIRST}» в строке 2 слова «до 20 октября» заменить словами «до 1 декабря»."
)
REWORDED = (
    f"1.1. В разделе «{FIRST}» строку 2 изложить в следующей редакции: «2. Оформление стендов;"
    " до 3 декабря 2026 г.; руководители ОО»."
)
TABLE = """

Приложение
к приказу от 12.11.2026 № 88

ДОРОЖНАЯ КАРТА на 2026–2027 учебный год

№ п/п\tМероприятие\tФорма\tСрок исполнения\tОтветственные
1.\tВходной аудит факторов риска в школах района\tаудит\tавгуст 2026 г.\tСиницына С.И.
2.\tРазмещение дорожных карт школ на сайтах ОО\tссылка\tдо 1 декабря\tруководители ОО
"""


def amending(text: str, number: str = "88", tail: str = TAIL) -> Reading:
    data = f"{HEAD.replace('№ 88', f'№ {number}')}{text}{tail}".encode()
    return read_document(data, "приказ.txt")


@dataclass
class Office:
    """An authority with its roadmap published, and amending orders that come."""

    authority: Authority
    clock: StandingClock
    folder: Path
    person: int = 0
    sent: int = 0

    async def open(self, later: str | None = None) -> Office:
        """Publish our own order, but for the section that is left for `later`."""
        async with self.authority.uow() as uow:
            self.person = await uow.people.add_person("Синицына Светлана Игоревна")
            await uow.commit()
        a = self.authority
        import_id = await a.draft(own_order(), past="done")
        if later is not None:
            await PatchRows(a.uow)(import_id, {"at": {"section": later}, "later": True})
        await a.start(import_id)
        await PublishImport(a.uow, a.read, self.clock)(import_id)
        return self

    async def come(self, reading: Reading) -> int:
        """The import of an order that was sent and read."""
        self.sent += 1
        name = f"order-{self.sent}"
        a = self.authority
        import_id = await ReceiveDocument(a.uow, self.clock)(
            SentFile(name, name, name), self.person, name
        )
        files, downloads = LocalFiles(self.folder), Downloads(name.encode())
        await ReadImport(a.uow, files, downloads, Documents(reading), self.clock)(import_id)
        return import_id

    async def view(self, import_id: int) -> Amending:
        found = await ReviewAmendments(self.authority.read, self.clock)(import_id)
        assert found is not None
        return found

    async def review(self, import_id: int) -> Review:
        return await ReviewImport(self.authority.read, self.clock)(import_id)

    async def decide(
        self, import_id: int, at: int, decision: Decision, row: str | None = None
    ) -> None:
        proposal = (await self.view(import_id)).lines[at].proposal.id
        a = self.authority
        await DecideAmendment(a.uow, a.read, self.clock)(import_id, proposal, decision, row)

    async def start(self, import_id: int) -> None:
        """Answer the question about past dates where it is asked, and begin to publish."""
        a, review = self.authority, await self.review(import_id)
        if review.material.asked.find("past") is not None:
            await AnswerQuestion(a.uow, a.read, self.clock)(import_id, "past", 0)
        await StartPublishing(a.uow, a.read, self.clock)(import_id, None, accept_doubts=True)

    async def publish(self, import_id: int) -> None:
        await self.start(import_id)
        await PublishImport(self.authority.uow, self.authority.read, self.clock)(import_id)

    async def rows(self, title: str) -> list[Any]:
        """An activity's (state of the row, state of the duty, printed date), each once."""
        found = await self.authority.rows(
            select(ActivityRow.state, DutyRow.state, DutyRow.due)
            .distinct()
            .join(DutyRow, DutyRow.activity_id == ActivityRow.id)
            .where(ActivityRow.title.startswith(title))
        )
        return [tuple(one) for one in found]


@pytest.fixture
async def office(database: Database, clock: StandingClock, tmp_path: Path) -> Office:
    authority = await found_authority(database, clock, ["1", "2", "3"])
    return await Office(authority, clock, tmp_path / "files").open()


async def test_nothing_changes_before_it_is_published(office: Office) -> None:
    import_id = await office.come(amending(MOVED))
    await office.decide(import_id, 0, Decision.APPLIED)
    assert (await office.review(import_id)).moving == 3  # schools
    assert await office.rows(PLACE) == [("active", "none", date(2026, 10, 20))]
    await office.publish(import_id)
    assert await office.rows(PLACE) == [("active", "none", date(2026, 12, 1))]


async def test_the_same_order_in_another_file_is_told(office: Office) -> None:
    first = await office.come(amending(MOVED))
    assert not (await office.view(first)).known_before
    await office.decide(first, 0, Decision.APPLIED)
    await office.publish(first)
    again = await office.come(amending(f"{MOVED}\n1.2. Уточнить показатели."))
    assert (await office.view(again)).known_before


async def test_what_is_not_decided_cannot_be_published(office: Office) -> None:
    import_id = await office.come(amending(MOVED))
    assert not (await office.review(import_id)).ready
    with pytest.raises(ConflictError) as refused:
        await office.start(import_id)
    assert refused.value.key == "amendments-left"


async def test_a_decision_is_taken_back(office: Office) -> None:
    import_id = await office.come(amending(MOVED))
    await office.decide(import_id, 0, Decision.APPLIED)
    await office.decide(import_id, 0, Decision.SKIPPED)
    difference = (await office.review(import_id)).difference
    assert difference is not None
    assert difference.empty


async def test_what_built_on_a_decision_waits_again(office: Office) -> None:
    again = (
        f"1.2. В разделе «{FIRST}» в строке 2 слова «до 1 декабря» заменить словами «до 9 декабря»."
    )
    import_id = await office.come(amending(f"{MOVED}\n{again}"))
    assert (await office.view(import_id)).lines[1].outcome.problem is Problem.NO_WORDS
    await office.decide(import_id, 0, Decision.APPLIED)
    await office.decide(import_id, 1, Decision.APPLIED)
    await office.decide(import_id, 0, Decision.SKIPPED)
    lines = (await office.view(import_id)).lines
    assert [one.decision for one in lines] == [Decision.SKIPPED, Decision.OPEN]
    difference = (await office.review(import_id)).difference
    assert difference is not None
    assert difference.empty


async def test_what_cannot_be_applied_is_refused(office: Office) -> None:
    import_id = await office.come(amending("1.1. Пункт 99 исключить."))
    with pytest.raises(ConflictError) as refused:
        await office.decide(import_id, 0, Decision.APPLIED)
    assert refused.value.key == "amendments-no-row"


async def test_a_change_meanwhile_stays_under_the_order(office: Office) -> None:
    import_id = await office.come(amending(MOVED))
    await office.decide(import_id, 0, Decision.APPLIED)
    first = (await office.review(import_id)).material.draft.keys[0]
    former = await office.authority.rows(select(ImportRow.id).order_by(ImportRow.id))
    async with office.authority.uow() as uow:
        patches = [{"at": {"row": first}, "short_name": "Аудит"}]
        await uow.imports.write(former[0].id, patches=patches)
        await uow.commit()
    await office.publish(import_id)
    named = await office.authority.rows(
        select(ActivityRow.short_name).where(ActivityRow.key == first)
    )
    assert [one.short_name for one in named] == ["Аудит"]
    assert await office.rows(PLACE) == [("active", "none", date(2026, 12, 1))]


async def test_a_reworded_row_keeps_its_duties_when_the_publication_is_killed(
    office: Office,
) -> None:
    before = await office.authority.rows(select(DutyRow.id).order_by(DutyRow.id))
    import_id = await office.come(amending(REWORDED))
    await office.decide(import_id, 0, Decision.APPLIED)
    await office.start(import_id)
    a = office.authority
    with pytest.raises(KilledError):
        await PublishImport(killed_after(a, 3), a.read, office.clock)(import_id)
    await PublishImport(a.uow, a.read, office.clock)(import_id)
    assert await office.rows("Оформление стендов") == [("active", "none", date(2026, 12, 3))]
    assert await office.rows(PLACE) == []
    assert await a.rows(select(DutyRow.id).order_by(DutyRow.id)) == before
    await RefreshPublication(a.uow, office.clock)(import_id, office.person)
    await PublishImport(a.uow, a.read, office.clock)(import_id)
    assert await a.rows(select(DutyRow.id).order_by(DutyRow.id)) == before


async def test_a_second_order_amends_what_the_first_has_left(office: Office) -> None:
    first = await office.come(amending(REWORDED))
    await office.decide(first, 0, Decision.APPLIED)
    await office.publish(first)
    words = (
        f"1.1. В разделе «{FIRST}» в строке 2 слова «до 3 декабря» заменить словами «до 9 декабря»."
    )
    second = await office.come(amending(words, "91"))
    await office.decide(second, 0, Decision.APPLIED)
    difference = (await office.review(second)).difference
    assert difference is not None
    assert (difference.added, len(difference.changed), difference.removed) == ((), 1, ())
    await office.publish(second)
    assert await office.rows("Оформление стендов") == [("active", "none", date(2026, 12, 9))]
    orders = await office.authority.rows(
        select(OrderRow.kind, OrderRow.number).order_by(OrderRow.id)
    )
    assert [tuple(one) for one in orders] == [
        ("approval", "412"),
        ("amendment", "88"),
        ("amendment", "91"),
    ]


async def test_a_whole_new_table_is_an_edition_of_the_order_amended(office: Office) -> None:
    text = "1.1. Приложение изложить в новой редакции (прилагается)."
    import_id = await office.come(amending(text, tail=TAIL + TABLE))
    review = await office.review(import_id)
    draft = review.material.draft
    assert (draft.number, draft.date) == ("412", date(2026, 8, 28))
    assert len([one for one in draft.kept if one.kind == "order"]) == 4  # the order's own points
    assert review.difference is not None
    assert len(review.difference.removed) == 36
    assert len(review.difference.changed) == 2
    await office.publish(import_id)
    assert await office.rows(PLACE) == [("active", "none", date(2026, 12, 1))]
    ground = await office.authority.rows(
        select(DutyRow.release_reason).distinct().where(DutyRow.state == "released")
    )
    assert [one.release_reason for one in ground] == ["order:88:2026-11-12"]


async def test_an_editions_own_words_win_over_an_earlier_order(office: Office) -> None:
    first = await office.come(amending(MOVED))
    await office.decide(first, 0, Decision.APPLIED)
    await office.publish(first)
    table = TABLE.replace("до 1 декабря", "до 15 января 2027 г.")
    text = "1.1. Приложение изложить в новой редакции (прилагается)."
    second = await office.come(amending(text, "95", TAIL + table))
    await office.publish(second)
    assert await office.rows(PLACE) == [("active", "none", date(2027, 1, 15))]


async def test_sections_that_wait_are_amended_too(
    database: Database, clock: StandingClock, tmp_path: Path
) -> None:
    """What was left for later waits once, over the amended words, and does not undo them."""
    a = await found_authority(database, clock, ["1", "2", "3"])
    office = await Office(a, clock, tmp_path / "files").open(later="I. КАДРОВЫЕ РЕСУРСЫ ШКОЛЫ")
    import_id = await office.come(amending(MOVED))
    await office.decide(import_id, 0, Decision.APPLIED)
    await office.publish(import_id)
    waiting = await a.rows(select(ImportRow.id).where(ImportRow.state == "draft"))
    assert len(waiting) == 1
    assert await office.rows("Школа молодого педагога") == []
    await office.publish(waiting[0].id)
    assert await office.rows("Школа молодого педагога") != []
    assert await office.rows(PLACE) == [("active", "none", date(2026, 12, 1))]


async def test_the_roadmap_is_named_by_a_person(office: Office) -> None:
    reading = read_document(f"{HEAD.replace('№ 412', '№ 421')}{MOVED}{TAIL}".encode(), "приказ.txt")
    import_id = await office.come(reading)
    view = await office.view(import_id)
    assert view.review is None
    assert [one.id for one in view.roadmaps] == [1]
    await ChooseAmended(office.authority.uow)(import_id, 1)
    assert len((await office.view(import_id)).lines) == 1
    with pytest.raises(ConflictError):
        await ChooseAmended(office.authority.uow)(import_id, 1)


async def test_a_whole_table_may_be_a_roadmap_of_its_own(office: Office) -> None:
    text = "1.1. Приложение изложить в новой редакции (прилагается)."
    data = f"{HEAD.replace('№ 412', '№ 421')}{text}{TAIL}{TABLE}".encode()
    import_id = await office.come(read_document(data, "приказ.txt"))
    await ChooseAmended(office.authority.uow)(import_id, None)
    review = await office.review(import_id)
    assert review.difference is None
    assert await ReviewAmendments(office.authority.read, office.clock)(import_id) is None
