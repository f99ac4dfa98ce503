"""Receiving, reading and settling a document."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from roadmap.drafting.questions import Question
from roadmap.errors import ConflictError, NotARoadmapError, TryLaterError
from roadmap.intake.doubts import MOST_QUESTIONS
from roadmap.reading import Reading
from storage.engine import Database
from storage.files import LocalFiles
from storage.rows import DeliveryRow, JobRow
from storage.unit_of_work import reading as reading_session
from storage.unit_of_work import unit_of_work
from tests.conftest import StandingClock
from tests.usecases.publishing.authority import Authority, found_authority, own_order, real_order
from usecases.imports.candidates import Candidate, PartyCandidates
from usecases.imports.read import ReadImport
from usecases.imports.receive import ReceiveDocument, SentFile, StoreDocument
from usecases.imports.review import Review, ReviewImport
from usecases.imports.settle import AnswerQuestion, CancelImport, NameParty, PatchRows

FILE = SentFile("file-1", "unique-1", "приказ.docx")


class Documents:
    """Gives a reading, or the error it was made with."""

    def __init__(self, answer: Reading | Exception) -> None:
        self.answer = answer

    async def read(self, path: Path, name: str, **_: Any) -> Reading:  # noqa: ARG002 # the port's names
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


class Downloads:
    """Gives the content, or fails in the middle."""

    def __init__(self, content: bytes = b"order", *, broken: bool = False) -> None:
        self.content = content
        self.broken = broken

    async def fetch(self, _file_id: str) -> AsyncIterator[bytes]:
        yield self.content
        if self.broken:
            raise TryLaterError("error-try-later")


class Desk:
    """Use cases over one database, with a person who sends files."""

    def __init__(self, database: Database, clock: StandingClock, folder: Path) -> None:
        self.database, self.clock = database, clock
        self.uow, self.read = partial(unit_of_work, database), partial(reading_session, database)
        self.files = LocalFiles(folder)
        self.person = 0

    async def open(self) -> Desk:
        async with self.uow() as uow:
            self.person = await uow.people.add_person("Синицына Светлана Игоревна")
            await uow.commit()
        return self

    async def receive(self, message: str = "1:1", file: SentFile = FILE) -> int:
        return await ReceiveDocument(self.uow, self.clock)(file, self.person, message)

    async def work(
        self, import_id: int, answer: Reading | Exception, downloads: Downloads | None = None
    ) -> None:
        read_import = ReadImport(
            self.uow, self.files, downloads or Downloads(), Documents(answer), self.clock
        )
        await read_import(import_id)

    async def head(self, import_id: int) -> Any:
        async with self.read() as read:
            return await read.imports.head(import_id)

    async def notices(self) -> list[str]:
        async with self.database.read() as session:
            return list(await session.scalars(select(DeliveryRow.kind).order_by(DeliveryRow.id)))

    async def review(self, import_id: int) -> Review:
        return await ReviewImport(self.read, self.clock)(import_id)


@pytest.fixture
async def desk(database: Database, clock: StandingClock, tmp_path: Path) -> Desk:
    return await Desk(database, clock, tmp_path / "files").open()


async def test_a_file_is_noted_once_and_read_by_a_job(desk: Desk) -> None:
    import_id = await desk.receive()
    assert await desk.receive() == import_id
    async with desk.database.read() as session:
        jobs = list(await session.scalars(select(JobRow.key)))
    assert jobs == [f"read-import:{import_id}"]
    await desk.work(import_id, own_order())
    assert (await desk.head(import_id)).state == "draft"
    assert await desk.notices() == ["notice:import-read"]
    await desk.work(import_id, own_order())
    assert await desk.notices() == ["notice:import-read"]


@pytest.mark.parametrize("answer", [own_order(), NotARoadmapError("read-no-roadmap")])
async def test_a_message_handled_anew_after_its_file_was_read_begins_nothing(
    desk: Desk, answer: Reading | Exception
) -> None:
    import_id = await desk.receive()
    await desk.work(import_id, answer)
    assert await desk.receive() == import_id
    async with desk.database.read() as session:
        assert len(list(await session.scalars(select(JobRow.key)))) == 1


async def test_the_same_content_is_not_doubled(desk: Desk) -> None:
    first = await desk.receive()
    await desk.work(first, own_order())
    second = await desk.receive("1:2", SentFile("file-2", "unique-2", "копия.docx"))
    await desk.work(second, own_order())
    assert (await desk.head(second)).state == "cancelled"
    assert await desk.notices() == ["notice:import-read", "notice:import-known"]


async def test_what_is_no_roadmap_is_refused_with_its_sentence(desk: Desk) -> None:
    import_id = await desk.receive()
    await desk.work(import_id, NotARoadmapError("read-no-roadmap"))
    head = await desk.head(import_id)
    assert (head.state, head.refusal) == ("refused", {"key": "read-no-roadmap", "args": {}})
    assert await desk.notices() == ["notice:import-refused"]


async def test_a_broken_network_leaves_it_to_be_read_again(desk: Desk) -> None:
    import_id = await desk.receive()
    with pytest.raises(TryLaterError):
        await desk.work(import_id, own_order(), Downloads(broken=True))
    assert (await desk.head(import_id)).state == "reading"
    await desk.work(import_id, own_order())
    assert (await desk.head(import_id)).state == "draft"


async def test_a_file_from_the_shell_says_that_it_is_known(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "приказ.txt"
    path.write_text("приказ", encoding="utf-8")
    store = StoreDocument(desk.uow, desk.files, desk.clock)
    first, second = await store(path, {}), await store(path, {})
    assert (first.fresh, second.fresh) == (True, False)
    assert first.head.id == second.head.id


@pytest.fixture
async def authority(database: Database, clock: StandingClock) -> Authority:
    return await found_authority(database, clock, [str(n) for n in range(1, 13)])


async def reviewed(authority: Authority, import_id: int) -> Review:
    return await ReviewImport(authority.read, authority.clock)(import_id)


@pytest.mark.parametrize("name", ["sochi.txt", "primorsko-akhtarsk.txt", "stavropol.txt"])
async def test_at_most_seven_questions_block(authority: Authority, name: str) -> None:
    review = await reviewed(authority, await authority.draft(real_order(name)))
    assert 0 < len(review.material.asked.questions) <= MOST_QUESTIONS


async def test_answers_are_kept_and_asked_no_more(authority: Authority) -> None:
    import_id = await authority.draft(own_order())
    answer = AnswerQuestion(authority.uow, authority.read, authority.clock)
    asked: tuple[Question, ...] = (await reviewed(authority, import_id)).material.asked.questions
    for question in asked:
        await answer(import_id, question.id, len(question.options) - 1)
    review = await reviewed(authority, import_id)
    assert review.ready
    assert [one.id for one in review.material.asked.questions] == [one.id for one in asked]
    assert all(one.chosen == one.options[-1] for one in review.material.asked.questions)


async def test_what_is_taken_as_read_can_be_answered_too(authority: Authority) -> None:
    import_id = await authority.draft(real_order("primorsko-akhtarsk.txt"))
    asked = (await reviewed(authority, import_id)).material.asked
    assumed = next(one for one in asked.assumed if one.options)
    answer = AnswerQuestion(authority.uow, authority.read, authority.clock)
    await answer(import_id, assumed.id, len(assumed.options) - 1)
    after = (await reviewed(authority, import_id)).material
    found = after.asked.find(assumed.id)
    assert found is not None
    assert found.chosen == assumed.options[-1]


async def test_an_option_that_was_never_offered_is_refused(authority: Authority) -> None:
    import_id = await authority.draft(own_order())
    answer = AnswerQuestion(authority.uow, authority.read, authority.clock)
    for question, option in (("past", 9), ("gone", 0)):
        with pytest.raises(ConflictError):
            await answer(import_id, question, option)


async def test_a_party_gets_the_holder_that_was_named(authority: Authority) -> None:
    import_id = await authority.draft(own_order())
    line = next(
        one
        for one in (await reviewed(authority, import_id)).parties
        if one.mention.party.name == "ЦРО"
    )
    candidates = await PartyCandidates(authority.read)(line)
    assert Candidate("nobody") in candidates
    await NameParty(authority.uow)(import_id, line.mention.key, Candidate.of("nobody.0").value)
    after = next(one for one in (await reviewed(authority, import_id)).parties if one.id == line.id)
    assert after.nobody
    assert after.settled


async def test_one_tap_changes_all_rows(authority: Authority) -> None:
    import_id = await authority.draft(own_order(), past="done")
    patch = PatchRows(authority.uow)
    await patch(import_id, {"at": {"all": True}, "tracking": "info"})
    review = await reviewed(authority, import_id)
    assert set(review.counts.tracking) == {"info"}
    assert review.material.plan.duties == 0


async def test_a_cancelled_draft_takes_no_more_words(authority: Authority) -> None:
    import_id = await authority.draft(own_order())
    cancel = CancelImport(authority.uow, authority.clock)
    await cancel(import_id, None)
    with pytest.raises(ConflictError):
        await cancel(import_id, None)
    with pytest.raises(ConflictError):
        await PatchRows(authority.uow)(import_id, {"at": {"all": True}, "tracking": "info"})
