"""A party is confirmed once: not asked about in the authority's next roadmap, nor in an edition."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from roadmap.drafting.holders import Source, Target
from roadmap.model import PartyKind
from roadmap.reading import PartyText, Reading
from storage.engine import Database
from storage.rows import ImportRow
from tests.conftest import StandingClock
from tests.usecases.publishing.authority import Authority, found_authority, own_order
from usecases.imports.review import PartyLine, Review, ReviewImport
from usecases.imports.settle import AnswerQuestion, NameParty
from usecases.publishing.publish import PublishImport


@pytest.fixture
async def authority(database: Database, clock: StandingClock) -> Authority:
    return await found_authority(database, clock, [str(n) for n in range(1, 13)])


def order(number: str, curators: str) -> Reading:
    """An order whose first row is the curators' alone."""
    reading = own_order()
    rows = list(reading.activities)
    rows[0] = replace(rows[0], responsible=(PartyText(curators, PartyKind.ROLE),))
    return replace(reading, number=number, date=date(2026, 9, 1), activities=tuple(rows))


async def reviewed(authority: Authority, import_id: int) -> Review:
    return await ReviewImport(authority.read, authority.clock)(import_id)


def asked_about(review: Review) -> list[str]:
    return [one.mention.party.text for one in review.material.asked.open if one.mention]


def line_of(review: Review, name: str) -> PartyLine:
    return next(line for line in review.parties if line.mention.party.text == name)


async def publish(authority: Authority, import_id: int) -> None:
    await authority.start(import_id)
    await PublishImport(authority.uow, authority.read, authority.clock)(import_id)


async def test_who_was_named_is_not_asked_about_in_the_next_roadmap(authority: Authority) -> None:
    first = await authority.draft(order("500", "кураторы наставников"), past="done")
    review = await reviewed(authority, first)
    assert asked_about(review) == ["кураторы наставников"]
    head = authority.heads[0]
    key = line_of(review, "кураторы наставников").mention.key
    await NameParty(authority.uow)(first, key, {"target": "post", "post_id": head})
    assert asked_about(await reviewed(authority, first)) == []
    await publish(authority, first)
    second = await authority.draft(order("501", "Кураторы  наставников"), past="done")
    review = await reviewed(authority, second)
    assert asked_about(review) == []
    found = line_of(review, "Кураторы  наставников").resolution
    assert (found.source, found.post_ids) == (Source.MEMORY, (head,))


async def test_nobody_for_now_is_asked_about_again(authority: Authority) -> None:
    first = await authority.draft(order("500", "кураторы наставников"), past="done")
    (question,) = [
        one for one in (await reviewed(authority, first)).material.asked.open if one.mention
    ]
    answer = AnswerQuestion(authority.uow, authority.read, authority.clock)
    await answer(first, question.id, question.options.index("nobody"))
    await publish(authority, first)
    second = await authority.draft(order("501", "кураторы наставников"), past="done")
    assert asked_about(await reviewed(authority, second)) == ["кураторы наставников"]


async def test_a_doubt_answered_is_not_asked_in_an_edition(authority: Authority) -> None:
    reading = order("500", "кураторы наставников")
    first = await authority.draft(reading, past="done")
    answer = AnswerQuestion(authority.uow, authority.read, authority.clock)
    while left := (await reviewed(authority, first)).material.asked.open:
        await answer(first, left[0].id, len(left[0].options) - 1)
    await publish(authority, first)
    answers = (await authority.rows(ImportRow.__table__.select()))[0].answers
    kept = {key: value for key, value in answers.items() if key != "past"}
    edition = replace(reading, activities=reading.activities[:-1])
    second = await authority.draft(edition, **kept)
    review = await reviewed(authority, second)
    assert review.difference is not None
    assert [one.id for one in review.material.asked.open if one.id != "past"] == []
    assert line_of(review, "кураторы наставников").resolution.target is Target.NOBODY
