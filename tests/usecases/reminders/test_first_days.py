"""The first five working days after joining: only what falls due within them is told of."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from storage.rows import PersonRow
from usecases.reminders.contents import Digest

JOINED = datetime(2026, 10, 12, 7, 0, tzinfo=UTC)  # a Monday: quiet until Monday the 19th


@pytest.fixture
async def newcomer(reminding: Any) -> dict[str, int]:
    """A head who has just joined and found overdue, near and far duties."""
    town = reminding.town
    post = await town.school("СОШ № 7")
    head = await town.person("Орлова Ольга Петровна", chat=7)
    await town.change(PersonRow, head, joined_at=JOINED)
    await town.appoint(head, post)
    dates = {
        "late": date(2026, 9, 30),
        "near": date(2026, 10, 15),
        "far": date(2026, 10, 21),
    }
    made = {
        name: await town.duty(await town.activity(name), post, day) for name, day in dates.items()
    }
    await reminding.plan(*made.values())
    return {"head": head, **made}


async def ids(reminding: Any) -> set[int]:
    content = await reminding.say()
    if isinstance(content, Digest):
        return {item.id for item in content.items}
    return {content.view.card.id}


async def test_only_what_falls_due_in_these_days_is_told(reminding: Any, newcomer: Any) -> None:
    told = {}
    for day in (13, 14, 15, 16, 19, 20):
        await reminding.at(f"{day}.10 09:00").tick()
        if await reminding.told("planned"):
            told[day] = await ids(reminding)
            await reminding.end()
    near, late, far = newcomer["near"], newcomer["late"], newcomer["far"]
    assert told == {
        13: {near},
        14: {near},
        15: {near},
        16: {near},
        20: {near, late, far},
    }, "the 13th takes along the rung of before they came; after the quiet days one message"


async def test_what_was_overdue_before_they_came_is_no_delay_of_theirs(
    reminding: Any, newcomer: Any
) -> None:
    await reminding.at("20.10 09:00").tick()
    content = await reminding.say()
    assert content.joined == date(2026, 10, 12)
    assert [item.id for item in content.items if item.day < content.joined] == [newcomer["late"]]


async def test_the_months_plan_does_not_break_the_quiet(reminding: Any, newcomer: Any) -> None:
    await reminding.town.change(
        PersonRow, newcomer["head"], joined_at=datetime(2026, 10, 1, 7, 0, tzinfo=UTC)
    )
    await reminding.at("02.10 09:00").tick()
    assert await reminding.told("planned") == []
