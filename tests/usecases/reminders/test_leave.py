"""«Я в отпуске»: silence or the substitute, the coordinator told, one message afterwards."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from roadmap.errors import InputRefusedError
from usecases.ports.people import Identity
from usecases.reminders.leave import TakeLeave
from usecases.reminders.nudging import NudgeSilent

DUE = date(2026, 10, 15)
UNTIL = date(2026, 10, 16)


@pytest.fixture
async def head(reminding: Any) -> dict[str, Any]:
    town = reminding.town
    coordinator = await town.coordinator("Синицына Светлана Игоревна", chat=1)
    post = await town.school("СОШ № 7")
    person = await town.person("Орлова Ольга Петровна", chat=7)
    await town.appoint(person, post)
    await reminding.plan(await town.duty(await town.activity("График"), post, DUE))
    return {
        "who": Identity(person, "Орлова О.П.", "ru", None, True, (post,), frozenset()),
        "id": person,
        "post": post,
        "coordinator": coordinator,
        "leave": TakeLeave(reminding.uow, reminding.read, reminding.clock),
    }


async def digests(reminding: Any, person: int, *days: str) -> list[str]:
    told = []
    for day in days:
        await reminding.at(f"{day} 09:00").tick()
        told += [on for one, on, slot in await reminding.told("planned") if one == person]
        await reminding.end()
    return told


async def test_nothing_comes_until_the_leave_ends_by_itself(reminding: Any, head: Any) -> None:
    reminding.at("12.10 10:00")
    leave = await head["leave"](head["who"], UNTIL)
    assert leave.alone
    days = ("13.10", "14.10", "15.10", "16.10", "19.10")
    assert await digests(reminding, head["id"], *days) == ["19.10"]


async def test_the_coordinator_is_told_once_where_nobody_acts(reminding: Any, head: Any) -> None:
    reminding.at("12.10 10:00")
    await head["leave"](head["who"], UNTIL)
    await head["leave"](head["who"], UNTIL)
    told = [r.person_id for r in await reminding.town.deliveries() if r.kind == "notice:away"]
    assert told == [head["coordinator"]]


async def test_who_acts_gets_the_digests(reminding: Any, head: Any) -> None:
    deputy = await reminding.town.person("Зимина Анна Павловна", chat=8)
    await reminding.town.appoint(deputy, head["post"], acting=True)
    reminding.at("12.10 10:00")
    assert not (await head["leave"](head["who"], UNTIL)).alone
    assert await digests(reminding, deputy, "14.10") == ["14.10"]
    assert "notice:away" not in {row.kind for row in await reminding.town.deliveries()}


async def test_a_digest_that_waits_is_not_sent_to_who_has_just_left(
    reminding: Any, head: Any
) -> None:
    await reminding.at("14.10 09:00").tick()
    await head["leave"](head["who"], UNTIL)
    assert await reminding.say(head["id"]) is None


async def test_who_is_away_is_not_nudged(reminding: Any, head: Any) -> None:
    reminding.at("16.10 10:00")
    await head["leave"](head["who"], UNTIL)
    coordinator = Identity(head["coordinator"], "С", "ru", None, True, (), frozenset())
    nudge = NudgeSilent(reminding.uow, reminding.read, reminding.clock, "Europe/Moscow")
    preview = await nudge.preview(coordinator, reminding.town.roadmap)
    assert [(one.organization, one.reason) for one in preview.spared] == [("СОШ № 7", "away")]


async def test_back_earlier_and_days_that_are_refused(reminding: Any, head: Any) -> None:
    reminding.at("12.10 10:00")
    await head["leave"](head["who"], UNTIL)
    await head["leave"].end(head["who"])
    assert await digests(reminding, head["id"], "14.10") == ["14.10"]
    for day in (date(2026, 10, 11), date(2027, 10, 11)):
        with pytest.raises(InputRefusedError):
            await head["leave"](head["who"], day)
