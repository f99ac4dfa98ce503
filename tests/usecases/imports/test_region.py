"""A region's order: «УО» is the municipal authority's post in each municipality."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import func, select

from handlers.imports.texts import option_label, question_text
from locales import Translator
from roadmap.drafting.holders import Source, Target
from roadmap.model import PartyKind
from roadmap.reading import PartyText
from storage.engine import Database
from storage.rows import DutyRow, PartyMatchRow
from tests.conftest import StandingClock
from tests.usecases.publishing.authority import Authority, own_order
from usecases.imports.review import ReviewImport
from usecases.imports.settle import AnswerQuestion
from usecases.publishing.publish import PublishImport

T = Translator("ru")
MUNICIPALITIES = 5


async def region(database: Database, clock: StandingClock) -> Authority:
    made = Authority(database, clock, [])
    async with made.uow() as uow:
        root = await uow.directory.add_organization("Министерство образования области", "region")
        await uow.directory.add_post(root, "министр", "head")
        for number in range(1, MUNICIPALITIES + 1):
            authority = await uow.directory.add_organization(
                f"Управление образования {number}-го района",
                "authority",
                parent_id=root,
                short_name="УО",
            )
            await uow.directory.add_post(authority, "начальник", "head")
        await uow.commit()
    return made


async def test_a_post_in_every_municipality_is_asked_about_once_with_the_count(
    database: Database, clock: StandingClock
) -> None:
    authority = await region(database, clock)
    rows = own_order().activities
    office = (PartyText("УО", PartyKind.ORG),)
    reading = replace(
        own_order(),
        issuer="Министерство образования области",
        activities=tuple(replace(row, responsible=office) for row in rows),
        orders=(),
    )
    import_id = await authority.draft(reading, past="done")
    review_import = ReviewImport(authority.read, clock)
    review = await review_import(import_id)
    (asked,) = [one for one in review.material.asked.open if one.what == "each"]
    assert question_text(asked, T) == "«УО»: это есть в каждом муниципалитете. Кому поручить?"
    assert option_label(asked, asked.options[0], review, T) == "Во всех муниципалитетах: 5"
    await AnswerQuestion(authority.uow, authority.read, clock)(import_id, asked.id, 0)
    await authority.start(import_id)
    await PublishImport(authority.uow, authority.read, clock)(import_id)
    held = await authority.rows(select(func.count(DutyRow.post_id.distinct())))
    assert held == [(MUNICIPALITIES,)]
    assert await authority.rows(select(PartyMatchRow.target)) == [("municipalities",)]
    again = await authority.draft(replace(reading, number="500", title="Другая карта"), past="done")
    review = await review_import(again)
    assert not [one for one in review.material.asked.open if one.mention]
    found = review.parties[0].resolution
    assert (found.target, found.source) == (Target.MUNICIPALITIES, Source.MEMORY)
