"""Corrections of a draft: kept with it, published with it, on both databases."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from roadmap.deadlines import to_json
from roadmap.errors import ConflictError
from storage.engine import Database
from storage.rows import ActivityRow, ImportRow, OccurrenceRow, OrganizationRow
from tests.conftest import StandingClock
from tests.usecases.publishing.authority import Authority, found_authority, own_order
from usecases.imports.editing import ChooseRowParty, RowParties, dates_of, reread
from usecases.imports.review import Review, ReviewImport
from usecases.imports.settle import AnswerQuestion, NameSchool, PatchRows, RefreshPublication
from usecases.publishing.publish import PublishImport


@pytest.fixture
async def authority(database: Database, clock: StandingClock) -> Authority:
    schools = [str(n) for n in range(1, 12)]
    return await found_authority(database, clock, schools)


async def reviewed(authority: Authority, import_id: int) -> Review:
    return await ReviewImport(authority.read, authority.clock)(import_id)


async def publish(authority: Authority, import_id: int) -> None:
    await authority.start(import_id)
    await PublishImport(authority.uow, authority.read, authority.clock)(import_id)


async def test_a_deadline_set_by_hand_dates_the_activity(authority: Authority) -> None:
    import_id = await authority.draft(own_order(), past="done")
    review = await reviewed(authority, import_id)
    activity = review.material.draft.kept[0]
    deadline = reread("до 15 декабря 2026", review)
    shown = [one.due for one in dates_of(deadline, activity, review)]
    patch = {"at": {"row": activity.key}, "deadline": to_json(deadline)}
    await PatchRows(authority.uow)(import_id, patch)
    await publish(authority, import_id)
    found = await authority.rows(
        select(ActivityRow.deadline_raw, OccurrenceRow.due)
        .join(OccurrenceRow, OccurrenceRow.activity_id == ActivityRow.id)
        .where(ActivityRow.key == activity.key)
    )
    assert [row.due for row in found] == shown
    assert {row.deadline_raw for row in found} == {activity.deadline.raw}


async def test_a_post_of_the_directory_can_answer_for_a_row(authority: Authority) -> None:
    import_id = await authority.draft(own_order(), past="done")
    review = await reviewed(authority, import_id)
    activity = review.material.draft.kept[0]
    parties = await RowParties(authority.read)(review, activity)
    post = next(one for one in parties if one.answer and one.answer["target"] == "post")
    choose = ChooseRowParty(authority.uow)
    await choose(import_id, activity, parties, post.id)
    review = await reviewed(authority, import_id)
    activity = review.material.draft.kept[0]
    holders = {one.post_id for one in review.material.holders.of(activity)}
    assert post.answer is not None
    assert post.answer["post_id"] in holders
    with pytest.raises(ConflictError):
        await choose(import_id, activity, parties, "nothing")


async def test_a_mark_that_was_named_becomes_another_name(authority: Authority) -> None:
    import_id = await authority.draft(own_order(), past="done")
    review = await reviewed(authority, import_id)
    (mark,) = review.material.holders.table.unknown
    assert mark.text == "12"
    school = review.material.directory.schools[0].organization_id
    await NameSchool(authority.uow)(import_id, mark.key, school)
    assert (await reviewed(authority, import_id)).material.holders.table.unknown == ()
    await publish(authority, import_id)
    found = await authority.rows(
        select(OrganizationRow.aliases).where(OrganizationRow.id == school)
    )
    assert "12" in found[0].aliases


async def left_for_later(authority: Authority) -> tuple[int, int, list[Any]]:
    """An import published without one section: its id, the rest's id, the section's titles."""
    import_id = await authority.draft(own_order(), past="done")
    section = (await reviewed(authority, import_id)).sections[0]
    patch = {"at": {"section": section.title}, "later": True}
    await PatchRows(authority.uow)(import_id, patch)
    titles = [
        one.title
        for one in (await reviewed(authority, import_id)).material.draft.activities
        if one.later
    ]
    await publish(authority, import_id)
    imports = await authority.rows(select(ImportRow.id, ImportRow.state).order_by(ImportRow.id))
    assert [row.state for row in imports] == ["published", "draft"]
    return import_id, imports[1].id, titles


async def test_what_waits_is_a_draft_that_only_adds(authority: Authority) -> None:
    first, rest, titles = await left_for_later(authority)
    review = await reviewed(authority, rest)
    assert review.difference is not None
    assert len(review.difference.added) == len(titles) > 0
    assert not review.difference.changed
    assert not review.difference.removed
    assert "past" in {one.id for one in review.material.asked.open}
    answer = AnswerQuestion(authority.uow, authority.read, authority.clock)
    await answer(rest, "past", 0)
    await publish(authority, rest)
    states = await authority.rows(select(ActivityRow.state).distinct())
    assert [row.state for row in states] == ["active"]
    refresh = RefreshPublication(authority.uow, authority.clock)
    with pytest.raises(ConflictError):
        await refresh(first, 1)


async def test_a_refresh_makes_no_second_draft(authority: Authority) -> None:
    first, rest, _ = await left_for_later(authority)
    async with authority.uow() as uow:
        person = await uow.people.add_person("Синицына Светлана Игоревна")
        await uow.commit()
    await RefreshPublication(authority.uow, authority.clock)(first, person)
    await PublishImport(authority.uow, authority.read, authority.clock)(first)
    imports = await authority.rows(select(ImportRow.id).order_by(ImportRow.id))
    assert [row.id for row in imports] == [first, rest]


async def test_what_stands_cannot_be_left_for_later(authority: Authority) -> None:
    _, rest, _ = await left_for_later(authority)
    await PatchRows(authority.uow)(rest, {"at": {"all": True}, "later": True})
    review = await reviewed(authority, rest)
    assert review.difference is not None
    assert not review.difference.removed
    assert any(one.later for one in review.material.draft.activities)
