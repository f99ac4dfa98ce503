"""«План на месяц»: once, in the first digest of a month, and only when something falls due."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from storage.rows import DutyRow
from usecases.reminders.contents import Digest


@pytest.fixture
async def school(reminding: Any) -> dict[str, int]:
    """A head who owes nothing yet."""
    post = await reminding.town.school("СОШ № 7")
    head = await reminding.town.person("Орлова Ольга Петровна", chat=7)
    await reminding.town.appoint(head, post)
    return {"post": post, "head": head}


async def owe(reminding: Any, school: Any, *dates: date, **values: Any) -> list[int]:
    town = reminding.town
    made = [
        await town.duty(await town.activity(f"Мера {n}"), school["post"], day, **values)
        for n, day in enumerate(dates)
    ]
    await reminding.plan(*made)
    return made


async def test_the_first_working_day_brings_what_falls_due_in_the_month(
    reminding: Any, school: Any
) -> None:
    await owe(reminding, school, date(2026, 10, 23), date(2026, 10, 30), date(2026, 11, 20))
    await owe(reminding, school, *[date(2026, 10, 26)] * 3, package=True)
    await reminding.at("01.10 09:00").tick()
    content = await reminding.say(school["head"])
    assert isinstance(content, Digest)
    assert (content.items, content.next_day) == ((), date(2026, 11, 20))
    month = content.month
    assert (month.month, month.reports, month.duties) == (date(2026, 10, 1), 3, 5)
    assert [(line.until, line.duties) for line in month.lines] == [
        (date(2026, 10, 23), 1),
        (date(2026, 10, 26), 3),
        (date(2026, 10, 30), 1),
    ]
    assert [line.item.kind for line in month.lines] == ["duty", "package", "duty"]
    await reminding.end()
    await reminding.at("02.10 09:00").tick()
    assert await reminding.told("planned") == []


async def test_a_reminder_and_the_plan_are_one_message_and_name_nothing_twice(
    reminding: Any, school: Any
) -> None:
    near, _ = await owe(reminding, school, date(2026, 10, 8), date(2026, 10, 30))
    await reminding.at("01.10 09:00").tick()
    content = await reminding.say(school["head"])
    assert [item.id for item in content.items] == [near]
    assert [line.until for line in content.month.lines] == [date(2026, 10, 30)]


async def test_many_dates_are_told_by_weeks(reminding: Any, school: Any) -> None:
    await owe(reminding, school, *(date(2026, 10, day) for day in (12, *range(19, 31))))
    await reminding.at("01.10 09:00").tick()
    month = (await reminding.say(school["head"])).month
    assert [(line.since.day, line.until.day, line.reports) for line in month.lines] == [
        (12, 12, 1),
        (19, 25, 7),
        (26, 30, 5),
    ]


async def test_nothing_due_in_the_month_no_message(reminding: Any, school: Any) -> None:
    await owe(reminding, school, date(2026, 11, 20))
    done = await owe(reminding, school, date(2026, 10, 20))
    await reminding.town.change(DutyRow, done[0], state="reported")
    await reminding.at("01.10 09:00").tick()
    assert await reminding.told() == []


async def test_a_month_that_begins_with_days_off_opens_after_them(
    reminding: Any, school: Any
) -> None:
    await owe(reminding, school, date(2026, 11, 27))
    await reminding.at("01.11 09:00").tick()  # a Sunday
    assert await reminding.told() == []
    await reminding.at("02.11 09:00").tick()
    assert (await reminding.say(school["head"])).month.reports == 1


async def test_after_a_first_day_without_us_the_plan_still_comes(
    reminding: Any, school: Any
) -> None:
    await owe(reminding, school, date(2026, 10, 30))
    await reminding.at("02.10 11:00").tick()
    assert (await reminding.say(school["head"])).month.reports == 1
    await reminding.end("undeliverable")
    await reminding.at("07.10 09:00").tick()
    assert await reminding.told("planned") == [], "by then it is no plan any more"
