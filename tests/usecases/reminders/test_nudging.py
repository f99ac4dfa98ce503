"""«Напомнить молчащим»: who gets a reminder, who does not and why; once a day, in their hours."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from roadmap.errors import AccessDeniedError
from storage.rows import DutyRow, ExtensionRow
from usecases.ports.messages import Delivery
from usecases.ports.people import Identity
from usecases.reminders.nudging import ComposeNudge, NudgeSilent

LATE = date(2026, 10, 9)
MOSCOW = ZoneInfo("Europe/Moscow")


@pytest.fixture
async def silent(reminding: Any) -> dict[str, Any]:
    """Schools 2, 4, 9, 13 and 15: silent, silent, blocked, vacant, and asking for time."""
    town = reminding.town
    coordinator = await town.coordinator("Синицына Светлана Игоревна", chat=1)
    activity = await town.activity("График контрольных работ")
    heads, duties = {}, {}
    for number, state in ((2, "active"), (4, "active"), (9, "blocked"), (13, None), (15, "active")):
        post = await town.school(f"СОШ № {number}")
        duties[number] = await town.duty(activity, post, LATE)
        if state:
            heads[number] = await town.person(f"Орлова Ольга {number}", chat=number, state=state)
            await town.appoint(heads[number], post)
    await town.add(
        ExtensionRow,
        duty_id=duties[15],
        person_id=heads[15],
        reason="ремонт",
        proposed=date(2026, 10, 30),
        state="open",
        created_at=datetime(2026, 10, 8, tzinfo=MOSCOW),
    )
    who = Identity(coordinator, "Синицына С.И.", "ru", None, True, (), frozenset({"coordinator"}))
    use = NudgeSilent(reminding.uow, reminding.read, reminding.clock, "Europe/Moscow")
    return {"who": who, "heads": heads, "duties": duties, "nudge": use}


async def sent(reminding: Any) -> list[tuple[int, str]]:
    return [
        (row.person_id, row.not_before.astimezone(MOSCOW).strftime("%d.%m %H:%M"))
        for row in await reminding.town.deliveries()
        if row.kind == "notice:nudge"
    ]


async def test_names_before_sending_and_reasons_for_the_rest(reminding: Any, silent: Any) -> None:
    reminding.at("12.10 10:00")
    preview = await silent["nudge"].preview(silent["who"], reminding.town.roadmap)
    assert [one.organization for one in preview.nudged] == ["СОШ № 2", "СОШ № 4"]
    assert [(one.organization, one.reason) for one in preview.spared] == [
        ("СОШ № 9", "blocked"),
        ("СОШ № 13", "vacant"),
        ("СОШ № 15", "asked"),
    ]
    assert await sent(reminding) == []


async def test_each_gets_one_message_a_day(reminding: Any, silent: Any) -> None:
    reminding.at("12.10 10:00")
    nudge, who, roadmap = silent["nudge"], silent["who"], reminding.town.roadmap
    await nudge(who, roadmap)
    again = await nudge(who, roadmap)
    assert again.nudged == ()
    assert [one.reason for one in again.spared].count("nudged") == 2
    heads = silent["heads"]
    assert await sent(reminding) == [(heads[2], "12.10 10:00"), (heads[4], "12.10 10:00")]
    reminding.at("13.10 10:00")
    assert len((await nudge(who, roadmap)).nudged) == 2


async def test_outside_the_hours_it_waits_and_is_not_doubled_next_day(
    reminding: Any, silent: Any
) -> None:
    reminding.at("16.10 20:00")  # a Friday
    nudge, who, roadmap = silent["nudge"], silent["who"], reminding.town.roadmap
    preview = await nudge(who, roadmap)
    assert {one.day for one in preview.nudged} == {date(2026, 10, 19)}
    assert {at for _, at in await sent(reminding)} == {"19.10 09:00"}
    reminding.at("19.10 10:00")
    assert (await nudge(who, roadmap)).nudged == ()


async def test_what_was_reported_meanwhile_is_not_asked_for(reminding: Any, silent: Any) -> None:
    reminding.at("12.10 10:00")
    await silent["nudge"](silent["who"], reminding.town.roadmap)
    compose = ComposeNudge(reminding.clock, MOSCOW)
    row = (await reminding.town.deliveries())[0]
    delivery = Delivery(
        row.id, row.person_id, row.channel, row.kind, row.local_day, row.slot, row.ref, 0
    )
    async with reminding.read() as read:
        content = await compose(read, delivery)
        assert [item.id for item in content.items] == [silent["duties"][2]]
    await reminding.town.change(DutyRow, silent["duties"][2], state="reported")
    async with reminding.read() as read:
        assert await compose(read, delivery) is None


async def test_only_the_coordinator_of_the_roadmap_may(reminding: Any, silent: Any) -> None:
    stranger = Identity(silent["heads"][2], "Орлова О.", "ru", None, True, (1,), frozenset())
    with pytest.raises(AccessDeniedError):
        await silent["nudge"](stranger, reminding.town.roadmap)
