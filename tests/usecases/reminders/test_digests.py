"""Digests are made once, for the right people, at their hour; an outage ends in one message."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from storage.rows import (
    CalendarDayRow,
    ContactRow,
    DateRequestRow,
    DutyRow,
    ExtensionRow,
    RoadmapRow,
)
from usecases.agenda.items import Section
from usecases.reminders.contents import Digest, SingleDuty

DUE = date(2026, 10, 15)  # a Thursday


@pytest.fixture
async def school(reminding: Any) -> dict[str, int]:
    """A school whose head is connected and owes a point by 15 October."""
    town = reminding.town
    post = await town.school("СОШ № 7")
    head = await town.person("Орлова Ольга Петровна", chat=7)
    await town.appoint(head, post)
    duty = await town.duty(await town.activity("График контрольных работ"), post, DUE)
    await reminding.plan(duty)
    return {"post": post, "head": head, "duty": duty}


async def test_a_digest_is_made_at_nine_and_only_once(reminding: Any, school: Any) -> None:
    await reminding.at("08.10 08:59").tick()
    assert await reminding.told() == []
    await reminding.at("08.10 09:00").tick()
    await reminding.at("08.10 09:01").tick()
    assert await reminding.told() == [(school["head"], "08.10", "morning")]
    content = await reminding.say()
    assert isinstance(content, SingleDuty)
    assert content.link == ("duty", {"id": school["duty"]})
    assert [choice.code for choice in content.view.snoozes] == ["tomorrow", "days", "week"]


async def test_nothing_on_a_day_without_a_rung(reminding: Any, school: Any) -> None:
    await reminding.at("07.10 09:00").tick()
    assert await reminding.told() == []


async def test_the_hour_is_the_persons_own(reminding: Any, school: Any) -> None:
    far = await reminding.town.person(
        "Дальний Пётр Ильич", chat=8, timezone="Asia/Kamchatka", digest_at="10:30"
    )
    post = await reminding.town.school("СОШ № 8")
    await reminding.town.appoint(far, post)
    await reminding.plan(
        await reminding.town.duty(await reminding.town.activity("План"), post, DUE)
    )
    await reminding.at("08.10 01:29").tick()  # 10:29 in Kamchatka
    assert await reminding.told() == []
    await reminding.at("08.10 01:30").tick()
    assert await reminding.told() == [(far, "08.10", "morning")]


async def test_the_afternoon_tells_only_what_is_due_today(reminding: Any, school: Any) -> None:
    other = await reminding.town.duty(
        await reminding.town.activity("План"), school["post"], date(2026, 10, 16)
    )
    await reminding.plan(other)
    await reminding.at("15.10 09:00").tick()
    assert isinstance(await reminding.say(), Digest)
    await reminding.end()
    await reminding.at("15.10 13:59").tick()
    assert len(await reminding.told()) == 1
    await reminding.at("15.10 14:00").tick()
    assert await reminding.told("planned") == [(school["head"], "15.10", "afternoon")]
    content = await reminding.say()
    assert isinstance(content, SingleDuty)
    assert content.view.card.id == school["duty"]


async def test_rework_due_today_is_told_of_at_14_too(reminding: Any, school: Any) -> None:
    rework = {"state": "returned", "rework_until": date(2026, 10, 19)}
    await reminding.town.change(DutyRow, school["duty"], **rework)
    await reminding.plan(school["duty"], today=date(2026, 10, 16))
    await reminding.at("19.10 09:00").tick()
    await reminding.end()
    await reminding.at("19.10 14:00").tick()
    assert await reminding.told("planned") == [(school["head"], "19.10", "afternoon")]
    content = await reminding.say()
    assert content.view.card.id == school["duty"]


async def test_what_was_reported_since_the_morning_is_not_told_again(
    reminding: Any, school: Any
) -> None:
    await reminding.at("15.10 09:00").tick()
    await reminding.end()
    await reminding.town.change(DutyRow, school["duty"], state="reported")
    await reminding.plan(school["duty"], today=DUE)
    await reminding.at("15.10 14:00").tick()
    assert await reminding.told("planned") == []


async def test_what_was_reported_after_the_digest_was_made_takes_its_sense(
    reminding: Any, school: Any
) -> None:
    await reminding.at("08.10 09:00").tick()
    await reminding.town.change(DutyRow, school["duty"], state="reported")
    assert await reminding.say() is None


async def test_after_a_day_without_us_one_message_tells_the_true_state(
    reminding: Any, school: Any
) -> None:
    await reminding.at("16.10 14:30").tick()
    assert await reminding.told() == [(school["head"], "16.10", "morning")]
    content = await reminding.say()
    assert content.view.standing == "overdue"
    await reminding.end()
    await reminding.at("16.10 17:00").tick()
    await reminding.at("19.10 09:00").tick()
    assert len(await reminding.told()) == 1, "the missed rungs went with the first message"
    await reminding.at("20.10 09:00").tick()
    assert await reminding.told("planned") == [(school["head"], "20.10", "morning")]


async def test_a_digest_held_up_past_the_evening_merges_into_the_next(
    reminding: Any, school: Any
) -> None:
    await reminding.at("14.10 09:00").tick()
    await reminding.at("14.10 18:00").tick()
    assert await reminding.told("expired") == [(school["head"], "14.10", "morning")]
    assert await reminding.say() is None
    await reminding.at("14.10 19:00").tick()
    assert await reminding.told("planned") == []
    await reminding.at("15.10 09:00").tick()
    assert await reminding.told("planned") == [(school["head"], "15.10", "morning")]
    assert await reminding.town.reminders("expired") == []


async def test_nothing_on_a_day_off(reminding: Any, school: Any) -> None:
    await reminding.town.add(CalendarDayRow, day=date(2026, 10, 8), kind="off", source="hand")
    await reminding.at("08.10 09:00").tick()
    await reminding.at("08.10 15:00").tick()
    assert await reminding.told() == []
    await reminding.at("09.10 09:00").tick()
    assert await reminding.told() == [(school["head"], "09.10", "morning")]


async def test_nobody_hears_of_a_roadmap_that_is_being_published(
    reminding: Any, school: Any
) -> None:
    await reminding.town.change(RoadmapRow, reminding.town.roadmap, state="publishing")
    await reminding.at("08.10 09:00").tick()
    assert await reminding.told() == []
    await reminding.town.change(RoadmapRow, reminding.town.roadmap, state="active")
    await reminding.at("08.10 09:01").tick()
    assert len(await reminding.told()) == 1


async def test_an_acting_head_is_told_instead_of_the_absent_one(
    reminding: Any, school: Any
) -> None:
    deputy = await reminding.town.person("Зимина Анна Павловна", chat=77)
    await reminding.town.appoint(deputy, school["post"], acting=True)
    await reminding.at("08.10 09:00").tick()
    assert await reminding.told() == [(deputy, "08.10", "morning")]
    assert isinstance(await reminding.say(), SingleDuty)


async def test_a_new_head_gets_what_was_planned_for_the_post(reminding: Any, school: Any) -> None:
    await reminding.at("08.10 09:00").tick()
    await reminding.end()
    successor = await reminding.town.person("Лугова Вера Петровна", chat=78)
    await reminding.town.appoint(successor, school["post"], acting=True)
    await reminding.at("14.10 09:00").tick()
    assert await reminding.told("planned") == [(successor, "14.10", "morning")]


async def test_the_unreachable_get_theirs_when_they_can_be_reached(
    reminding: Any, school: Any
) -> None:
    town = reminding.town
    post = await town.school("СОШ № 13")
    absent = await town.person("Тихая Нина Ивановна")
    await town.appoint(absent, post)
    duty = await town.duty(await town.activity("План"), post, date(2026, 10, 23))
    await reminding.plan(duty)
    await reminding.at("16.10 09:00").tick()
    assert (absent, "16.10", "morning") in await reminding.told()
    await reminding.end("undeliverable")
    await reminding.at("16.10 09:01").tick()
    assert (duty, "before:5", date(2026, 10, 16)) in await town.reminders("undelivered")
    await town.connect(absent, 13)
    await reminding.at("16.10 12:00").tick()
    assert (absent, "16.10", "morning") in await reminding.told("undeliverable")
    await reminding.at("19.10 09:00").tick()
    assert (absent, "19.10", "morning") in await reminding.told("planned")
    content = await reminding.say(absent)
    assert content.view.card.id == duty


async def test_a_blocked_contact_is_not_tried_for_again(reminding: Any, school: Any) -> None:
    await reminding.at("08.10 09:00").tick()
    await reminding.end("undeliverable")
    await reminding.town.change(ContactRow, 1, state="blocked")
    await reminding.at("09.10 09:00").tick()
    assert await reminding.told("planned") == []


async def test_overdue_goes_on_rung_by_rung(reminding: Any, school: Any) -> None:
    days = []
    for day in range(15, 32):
        await reminding.at(f"{day}.10 09:00").tick()
        days += [told[1] for told in await reminding.told("planned")]
        await reminding.end()
        await reminding.at(f"{day}.10 14:30").tick()
        days += [f"{told[1]} {told[2]}" for told in await reminding.told("planned")]
        await reminding.end()
    assert days == [
        "15.10",
        "15.10 afternoon",
        "16.10",
        "20.10",
        "22.10",
        "26.10",
    ]


async def test_urgent_things_come_first_and_a_package_is_one_line(
    reminding: Any, school: Any
) -> None:
    town, post = reminding.town, school["post"]
    late = await town.duty(await town.activity("Акты"), post, date(2026, 9, 30))
    returned = await town.duty(
        await town.activity("План"),
        post,
        date(2026, 10, 5),
        state="returned",
        rework_until=date(2026, 10, 14),
    )
    package = [
        await town.duty(await town.activity(f"Мера {n}"), post, date(2026, 10, 16), package=True)
        for n in range(6)
    ]
    later = await town.duty(await town.activity("Итоги"), post, date(2026, 12, 25))
    await reminding.plan(late, returned, *package, later)
    await reminding.at("12.10 09:00").tick()
    content = await reminding.say()
    assert [(item.section, item.kind, len(item.duties)) for item in content.items] == [
        (Section.OVERDUE, "duty", 1),
        (Section.RETURNED, "duty", 1),
        (Section.WEEK, "duty", 1),
        (Section.WEEK, "package", 6),
    ]
    assert content.items[0].working_days == -8
    assert content.next_day == date(2026, 12, 25)
    assert content.link[1]["items"][0] == ("duty", late)


async def test_more_than_seven_are_told_as_a_number(reminding: Any, school: Any) -> None:
    town = reminding.town
    duties = [
        await town.duty(await town.activity(f"Мера {n}"), school["post"], date(2026, 10, 1 + n))
        for n in range(9)
    ]
    await reminding.plan(*duties)
    await reminding.at("12.10 09:00").tick()
    content = await reminding.say()
    assert (len(content.items), content.total, content.next_day) == (7, 10, None)


async def test_what_is_announced_is_told_though_it_is_far(reminding: Any, school: Any) -> None:
    document = await reminding.town.activity("Программа развития", needs_document=True)
    duty = await reminding.town.duty(document, school["post"], date(2026, 11, 2))
    await reminding.plan(duty)
    await reminding.at("12.10 09:00").tick()
    content = await reminding.say()
    assert [item.section for item in content.items] == [Section.WEEK, Section.AHEAD]


async def test_the_coordinator_hears_when_there_is_something_to_say(
    reminding: Any, school: Any
) -> None:
    town = reminding.town
    coordinator = await town.coordinator("Синицына Светлана Игоревна", chat=1)
    await reminding.at("07.10 09:00").tick()
    assert await reminding.told("planned") == [(coordinator, "07.10", "morning")]
    assert await reminding.say(coordinator) is None
    await reminding.end("cancelled")
    await reminding.at("19.10 09:00").tick()
    content = await reminding.say(coordinator)
    assert content.items == ()
    assert content.control.facts.late.longest == "СОШ № 7"
    assert content.control.late_days == 2


async def test_the_coordinator_sees_who_was_not_reached(reminding: Any, school: Any) -> None:
    town = reminding.town
    coordinator = await town.coordinator("Синицына Светлана Игоревна", chat=1)
    vacant = await town.school("СОШ № 13")
    duty = await town.duty(await town.activity("План"), vacant, DUE)
    await reminding.plan(duty)
    await town.change(ContactRow, 1, state="blocked")
    await reminding.at("08.10 09:00").tick()
    await reminding.end("undeliverable")
    await reminding.at("09.10 09:00").tick()
    content = await reminding.say(coordinator)
    assert [(one.organization, one.reason) for one in content.control.facts.unreached] == [
        ("СОШ № 7", "blocked"),
        ("СОШ № 13", "vacant"),
    ]


async def test_who_never_joined_is_named_before_the_mornings_digests_fail(
    reminding: Any, school: Any
) -> None:
    town = reminding.town
    coordinator = await town.coordinator("Синицына Светлана Игоревна", chat=1)
    newcomer, post = await town.person("Скворцов Денис Олегович"), await town.school("СОШ № 9")
    await town.appoint(newcomer, post)
    duty = await town.duty(await town.activity("План"), post, DUE)
    await reminding.plan(duty)
    await reminding.at("08.10 09:00").tick()
    content = await reminding.say(coordinator)
    unreached = [(one.organization, one.reason) for one in content.control.facts.unreached]
    assert unreached == [("СОШ № 9", "not-connected")]


async def test_an_address_that_was_taken_away_is_told_from_one_that_never_was(
    reminding: Any, school: Any
) -> None:
    town = reminding.town
    coordinator = await town.coordinator("Синицына Светлана Игоревна", chat=1)
    duty = await town.duty(await town.activity("План"), school["post"], DUE)
    await reminding.plan(duty)
    await town.change(ContactRow, 1, state="revoked")
    await reminding.at("08.10 09:00").tick()
    content = await reminding.say(coordinator)
    unreached = [(one.organization, one.reason) for one in content.control.facts.unreached]
    assert unreached == [("СОШ № 7", "no-address")]


async def test_the_coordinator_is_told_what_waits_for_their_word_and_for_dates(
    reminding: Any, school: Any
) -> None:
    town = reminding.town
    coordinator = await town.coordinator("Синицына Светлана Игоревна", chat=1)
    activity = await town.activity("План")
    duty = await town.duty(activity, school["post"], date(2026, 12, 15))
    for state in ("open", "refused"):
        await town.add(
            ExtensionRow,
            duty_id=duty,
            person_id=school["head"],
            reason="ремонт",
            proposed=date(2026, 12, 30),
            state=state,
            created_at=reminding.clock.now(),
        )
    for post, state in ((school["post"], "open"), (await town.school("СОШ № 8"), "named")):
        await town.add(
            DateRequestRow,
            roadmap_id=town.roadmap,
            activity_id=activity,
            post_id=post,
            state=state,
            asked_at=reminding.clock.now(),
        )
    await reminding.at("07.10 09:00").tick()
    facts = (await reminding.say(coordinator)).control.facts
    assert (facts.extensions, facts.dates) == (1, 1)


async def test_nobody_decides_on_a_request_of_their_own_post(reminding: Any, school: Any) -> None:
    town = reminding.town
    coordinator = await town.coordinator("Синицына Светлана Игоревна", chat=1)
    await town.appoint(coordinator, school["post"])
    duty = await town.duty(await town.activity("План"), school["post"], date(2026, 12, 15))
    await town.add(
        ExtensionRow,
        duty_id=duty,
        person_id=coordinator,
        reason="ремонт",
        proposed=date(2026, 12, 30),
        state="open",
        created_at=reminding.clock.now(),
    )
    await reminding.at("07.10 09:00").tick()
    assert await reminding.say(coordinator) is None
