"""The schools' summer: only dates of their own are told of, the rest in the first digest after."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from roadmap.errors import InputRefusedError
from roadmap.summer import Summer
from storage.rows import PersonRow, PostRow
from usecases.calendar.summer import SetSummer, ShowSummers, UnsetSummer
from usecases.reminders.contents import Digest


async def settled(town: Any, person: int, post: int) -> None:
    """In their post long before the summer."""
    await town.change(PersonRow, person, joined_at=datetime(2026, 1, 12, tzinfo=UTC))
    await town.appoint(person, post, since=date(2026, 1, 12))


async def test_what_is_ongoing_waits_until_the_end_of_the_pause(reminding: Any) -> None:
    town = reminding.town
    post = await town.school("СОШ № 7")
    head = await town.person("Орлова Ольга Петровна", chat=7)
    await settled(town, head, post)
    fixed = await town.duty(await town.activity("Паспорт"), post, date(2026, 6, 24))
    ongoing = await town.activity("Кружки", tracking="ongoing")
    waits = await town.duty(ongoing, post, date(2026, 6, 26))
    await reminding.plan(fixed, waits, today=date(2026, 6, 1))
    seen: dict[str, set[int]] = {}
    for day in ("11.06", "17.06", "23.06", "24.06", "29.06", "17.08", "21.08"):
        await reminding.at(f"{day} 09:00").tick()
        if await reminding.told("planned"):
            content = await reminding.say(head)
            many = isinstance(content, Digest)
            ids = {i.id for i in content.items} if many else {content.view.card.id}
            seen[day] = ids
            await reminding.end()
    assert seen.pop("11.06") == {waits}, "before the pause"
    assert seen.pop("21.08") == {fixed, waits}, "after it"
    assert all(ids == {fixed} for ids in seen.values()), seen


async def test_departments_have_no_pause(reminding: Any) -> None:
    town = reminding.town
    post = await town.add(PostRow, organization_id=town.authority, title="Отдел", kind="dispatcher")
    person = await town.person("Зимина Анна Павловна", chat=8)
    await settled(town, person, post)
    ongoing = await town.activity("Кружки", tracking="ongoing")
    duty = await town.duty(ongoing, post, date(2026, 6, 26))
    await reminding.plan(duty, today=date(2026, 6, 15))
    await reminding.at("23.06 09:00").tick()
    assert (await reminding.say(person)).view.card.id == duty


async def waiting(reminding: Any, name: str) -> int:
    """A school's head who owes something ongoing on 26 June."""
    town = reminding.town
    post = await town.school(name)
    head = await town.person("Орлова Ольга Петровна", chat=len(name))
    await settled(town, head, post)
    duty = await town.duty(
        await town.activity("Кружки", tracking="ongoing"), post, date(2026, 6, 26)
    )
    await reminding.plan(duty, today=date(2026, 6, 1))
    return int(head)


async def told_on(reminding: Any, day: str) -> set[int]:
    await reminding.at(f"{day} 09:00").tick()
    found = {person for person, _, _ in await reminding.told("planned")}
    said = {person for person in found if await reminding.say(person)}
    await reminding.end()
    return said


async def test_a_house_has_a_pause_of_its_own_and_the_rest_everybodys(reminding: Any) -> None:
    first = await waiting(reminding, "СОШ № 7")
    second = await waiting(reminding, "СОШ № 15")
    choose = SetSummer(reminding.uow, reminding.clock)
    assert await choose(Summer((7, 1), (8, 31)), "СОШ № 7")
    assert not await choose(Summer((7, 1), (8, 31)), "СОШ № 7")
    assert await told_on(reminding, "23.06") == {first}
    assert await told_on(reminding, "17.08") == set()
    assert await told_on(reminding, "21.08") == {second}
    assert await told_on(reminding, "24.08") == {second}, "the first one's is not over"


async def test_everybodys_pause_can_be_moved_taken_away_and_brought_back(reminding: Any) -> None:
    head = await waiting(reminding, "СОШ № 7")
    choose = SetSummer(reminding.uow, reminding.clock)
    assert await told_on(reminding, "23.06") == set()
    assert await choose(None, None)
    assert await told_on(reminding, "24.06") == {head}
    assert await UnsetSummer(reminding.uow, reminding.clock)(None)
    assert not await UnsetSummer(reminding.uow, reminding.clock)(None)
    assert await told_on(reminding, "25.06") == set()
    await choose(Summer((7, 1), (8, 31)), None)
    assert await told_on(reminding, "26.06") == {head}
    shown = await ShowSummers(reminding.read)()
    assert [(one.organization, one.summer) for one in shown] == [(None, Summer((7, 1), (8, 31)))]


async def test_an_unknown_house_is_refused(reminding: Any) -> None:
    with pytest.raises(InputRefusedError, match="calendar-organization-unknown"):
        await SetSummer(reminding.uow, reminding.clock)(None, "СОШ № 99")
