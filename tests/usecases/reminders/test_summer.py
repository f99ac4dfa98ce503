"""The schools' summer: only dates of their own are told of, the rest in the first digest after."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from storage.rows import PersonRow, PostRow
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
