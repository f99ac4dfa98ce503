"""Evidence: one row a message, states that move once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from roadmap.submissions import EvidenceKind, TextEvidence
from storage.engine import Database
from storage.unit_of_work import unit_of_work
from tests.town import Town
from usecases.ports.reports import IncomingFile

NOW = datetime(2026, 10, 12, 6, 0, tzinfo=UTC)
BOT, CHAT = 7_000_000_001, 5_000_000_000


@pytest.fixture
async def town(database: Database) -> Town:
    return await Town(database).found()


def file(message: int, **values: str) -> IncomingFile:
    return IncomingFile(BOT, CHAT, message, f"id-{message}", f"unique-{message}", "photo", **values)


async def submission(town: Town) -> tuple[int, int]:
    post = await town.school("СОШ № 7")
    person = await town.person("Орлова Ольга Петровна")
    async with unit_of_work(town.database) as uow:
        made = await uow.submissions.create(town.roadmap, post, None, by=person, now=NOW)
        await uow.commit()
    return made, person


async def test_a_message_is_taken_once(town: Town) -> None:
    made, person = await submission(town)
    text = TextEvidence(EvidenceKind.LINK, "https://sosh7.example")
    async with unit_of_work(town.database) as uow:
        first = await uow.evidence.add_file(file(1, caption="к сведению"), person, made, now=NOW)
        assert await uow.evidence.add_file(file(1), person, None, now=NOW) is None
        again = await uow.evidence.add_text(
            text, person, made, bot_id=BOT, chat_id=CHAT, message_id=1, now=NOW
        )
        assert again is None
        await uow.commit()
    async with unit_of_work(town.database) as uow:
        (kept,) = await uow.evidence.of_submission(made)
        at_message = await uow.evidence.at_message(BOT, CHAT, 1)
    assert (kept.id, kept.text, kept.chat_id) == (first, "к сведению", CHAT)
    assert at_message == kept


async def test_states_move_once(town: Town) -> None:
    made, person = await submission(town)
    async with unit_of_work(town.database) as uow:
        one = await uow.evidence.add_file(file(1), person, made, now=NOW) or 0
        assert await uow.evidence.store(one, sha256="ab", size=3, now=NOW)
        assert not await uow.evidence.store(one, sha256="cd", size=4, now=NOW)
        assert not await uow.evidence.fail(one, "gone")
        assert not await uow.evidence.retry(one)
        assert await uow.evidence.remove(one)
        assert not await uow.evidence.remove(one)
        assert await uow.evidence.of_submission(made) == ()
        other = await uow.evidence.add_file(file(2), person, made, now=NOW) or 0
        assert await uow.evidence.fail(other, "gone")
        assert await uow.evidence.retry(other)
        found = await uow.evidence.get(other)
    assert found is not None
    assert (found.awaited, found.error) == (True, None)


async def test_what_waits_is_attached_once(town: Town) -> None:
    made, person = await submission(town)
    async with unit_of_work(town.database) as uow:
        for message in (1, 2):
            await uow.evidence.add_file(file(message), person, None, now=NOW)
        waiting = [one.id for one in await uow.evidence.waiting(person)]
        assert await uow.evidence.attach(waiting, made) == 2
        assert await uow.evidence.attach(waiting, made) == 0
        assert await uow.evidence.waiting(person) == ()


async def test_the_newest_part_of_an_album_is_found(town: Town) -> None:
    made, person = await submission(town)
    async with unit_of_work(town.database) as uow:
        await uow.evidence.add_file(file(1, media_group_id="g"), person, None, now=NOW)
        await uow.evidence.add_file(file(2, media_group_id="g"), person, made, now=NOW)
        part = await uow.evidence.of_album(BOT, CHAT, "g")
        assert part is not None
        assert part.submission_id == made
        assert await uow.evidence.of_album(BOT, CHAT + 1, "g") is None


async def test_what_is_stuck_is_what_was_received_long_ago(town: Town) -> None:
    made, person = await submission(town)
    async with unit_of_work(town.database) as uow:
        old = await uow.evidence.add_file(file(1), person, made, now=NOW)
        await uow.evidence.add_file(file(2), person, made, now=NOW + timedelta(hours=1))
        assert await uow.evidence.stuck(NOW + timedelta(minutes=1), 10) == (old,)
