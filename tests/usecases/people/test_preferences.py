"""What a person prefers: each choice is kept, noted, and touches exactly what it has to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from roadmap.errors import InputRefusedError
from storage.engine import Database
from storage.rows import HistoryRow, PersonRow, PostHolderRow, ReminderRow
from tests.conftest import StandingClock
from tests.town import Town
from tests.usecases.people.test_directory import CHIEF, SCHOOL
from tests.usecases.reminders.conftest import Reminding
from usecases.people.directory import ImportPeople
from usecases.people.inviting import InviteToPosts
from usecases.people.joining import Door, Join, Joined, OpenInvitation
from usecases.people.own import SetPace, SetQuietHours, SetTimezone

DUE = date(2026, 10, 15)
USUAL = ["08.10", "14.10", "15.10", "15.10", "16.10"]
OFTEN = ["01.10", "08.10", "12.10", "14.10", "15.10", "15.10", "16.10"]
SELDOM = ["14.10", "15.10", "15.10", "16.10"]


@pytest.fixture
async def reminding(database: Database, clock: StandingClock) -> Reminding:
    return Reminding(await Town(database).found(), clock).at("28.09 10:00")


async def history(reminding: Reminding) -> list[Any]:
    async with reminding.town.database.read() as session:
        rows = await session.execute(
            select(HistoryRow.verb, HistoryRow.subject_id, HistoryRow.before, HistoryRow.after)
        )
        return [tuple(row) for row in rows]


async def days(reminding: Reminding, duty: int) -> list[str]:
    return [f"{day:%d.%m}" for one, _, day in await reminding.town.reminders() if one == duty]


async def owing(reminding: Reminding, person: int, school: str = "СОШ № 7") -> tuple[int, int]:
    """A duty of a post that the person holds; the post and the duty."""
    town = reminding.town
    post = await town.school(school)
    await town.appoint(person, post)
    duty = await town.duty(await town.activity("График"), post, DUE)
    await reminding.plan(duty, today=date(2026, 9, 28))
    return post, duty


async def test_a_zone_and_quiet_hours_are_kept_and_noted(reminding: Reminding) -> None:
    person = await reminding.town.person("Орлова Ольга Петровна", chat=7)
    await SetTimezone(reminding.uow, reminding.clock)(person, "Asia/Yekaterinburg")
    quiet = SetQuietHours(reminding.uow, reminding.clock)
    await quiet(person, (21, 7))
    await quiet(person, None)
    assert await history(reminding) == [
        ("timezone-set", person, {"zone": None}, {"zone": "Asia/Yekaterinburg"}),
        (
            "quiet-hours-set",
            person,
            {"from": None, "until": None},
            {"from": "21:00", "until": "07:00"},
        ),
        (
            "quiet-hours-set",
            person,
            {"from": "21:00", "until": "07:00"},
            {"from": None, "until": None},
        ),
    ]


@pytest.mark.parametrize("hours", [(11, 12), (21, 11), (21, 5), (13, 13), (13, 18), (24, 7)])
async def test_hours_that_are_not_offered_are_refused(
    reminding: Reminding, hours: tuple[int, int]
) -> None:
    person = await reminding.town.person("Орлова Ольга Петровна", chat=7)
    with pytest.raises(InputRefusedError, match="settings-quiet-refused"):
        await SetQuietHours(reminding.uow, reminding.clock)(person, hours)


async def test_what_is_not_offered_changes_nothing(reminding: Reminding) -> None:
    person = await reminding.town.person("Орлова Ольга Петровна", chat=7)
    with pytest.raises(InputRefusedError, match="settings-zone-refused"):
        await SetTimezone(reminding.uow, reminding.clock)(person, "Mars/Olympus")
    with pytest.raises(InputRefusedError, match="settings-pace-refused"):
        await SetPace(reminding.uow, reminding.clock)(person, "never")
    assert await history(reminding) == []


async def test_another_ladder_replans_ones_own_duties_and_no_others(reminding: Reminding) -> None:
    mine, other = [
        await reminding.town.person(name, chat=chat)
        for name, chat in (("Орлова Ольга Петровна", 7), ("Галкин Игорь Николаевич", 8))
    ]
    _, duty = await owing(reminding, mine)
    _, foreign = await owing(reminding, other, "СОШ № 8")
    before = await rows_of(reminding, foreign)
    choose = SetPace(reminding.uow, reminding.clock)
    await choose(mine, "often")
    assert await days(reminding, duty) == OFTEN
    await choose(mine, "seldom")
    assert await days(reminding, duty) == SELDOM
    await choose(mine, "usual")
    assert await days(reminding, duty) == USUAL
    assert await rows_of(reminding, foreign) == before
    assert [row[3] for row in await history(reminding)] == [
        {"pace": "often"},
        {"pace": "seldom"},
        {"pace": "usual"},
    ]


async def rows_of(reminding: Reminding, duty: int) -> list[Any]:
    async with reminding.town.database.read() as session:
        rows = await session.execute(
            select(ReminderRow.id, ReminderRow.day, ReminderRow.state)
            .where(ReminderRow.duty_id == duty)
            .order_by(ReminderRow.id)
        )
        return [tuple(row) for row in rows]


async def test_a_ladder_of_a_thousand_duties_is_changed_whole(reminding: Reminding) -> None:
    town = reminding.town
    person = await town.person("Орлова Ольга Петровна", chat=7)
    post = await town.school("СОШ № 7")
    await town.appoint(person, post)
    made = await town.duties(await town.activity("График"), post, DUE, 300)
    await reminding.plan(*made, today=date(2026, 9, 28))
    await SetPace(reminding.uow, reminding.clock)(person, "seldom")
    planned = [day for _, _, day in await town.reminders()]
    assert {f"{day:%d.%m}" for day in planned} == set(SELDOM)
    assert len(planned) == len(SELDOM) * 300


async def test_what_was_told_is_not_told_again_by_the_new_ladder(reminding: Reminding) -> None:
    person = await reminding.town.person("Орлова Ольга Петровна", chat=7)
    _, duty = await owing(reminding, person)
    await reminding.at("08.10 09:00").tick()
    await reminding.end()
    await SetPace(reminding.uow, reminding.clock)(person, "often")
    assert await days(reminding, duty) == OFTEN[2:]


async def test_who_acts_reads_by_the_ladder_of_whom_they_act_for(reminding: Reminding) -> None:
    head, deputy = [
        await reminding.town.person(name, chat=chat)
        for name, chat in (("Орлова Ольга Петровна", 7), ("Галкин Игорь Николаевич", 8))
    ]
    post, duty = await owing(reminding, head)
    await reminding.town.add(
        PostHolderRow, person_id=deputy, post_id=post, since=date(2026, 9, 1), acting=True
    )
    choose = SetPace(reminding.uow, reminding.clock)
    await choose(deputy, "often")
    assert await days(reminding, duty) == USUAL
    await choose(head, "seldom")
    assert await days(reminding, duty) == SELDOM


async def test_a_new_holders_ladder_holds_from_the_handing_over(reminding: Reminding) -> None:
    town = reminding.town
    load = ImportPeople(reminding.uow, reminding.clock)
    await load([CHIEF, SCHOOL])
    async with reminding.read() as read:
        post = next(one for one in await read.people.posts() if one.organization.kind == "school")
    assert post.holder
    await town.change(PersonRow, post.holder.person_id, pace="often")
    duty = await town.duty(await town.activity("График"), post.id, DUE)
    await reminding.plan(duty, today=date(2026, 9, 28))
    assert await days(reminding, duty) == OFTEN
    done = await load([CHIEF, replace(SCHOOL, person="Галкин Игорь Николаевич", phone="")])
    assert [one.successor for one in done.handed_over] == ["Галкин Игорь Николаевич"]
    assert await days(reminding, duty) == USUAL


async def test_a_post_that_moves_to_who_is_connected_already_has_their_ladder(
    reminding: Reminding,
) -> None:
    town = reminding.town
    name = "Орлова Ольга Петровна"
    known = await town.person(name, chat=7, pace="seldom")
    entered = await town.add(PersonRow, full_name=name)
    post, duty = await owing(reminding, entered)
    door = Door("telegram", 700_000_001, "7")
    invite = InviteToPosts(reminding.uow, reminding.clock)
    links = await invite((post,), actor_id=known)
    opened = await OpenInvitation(reminding.uow, reminding.clock)(links[0].token, door)
    assert opened.invitation
    joined = await Join(reminding.uow, reminding.clock)(opened.invitation.id, door)
    assert isinstance(joined, Joined)
    assert joined.person.person_id == known
    assert await days(reminding, duty) == SELDOM


async def test_the_hour_of_the_digest_is_the_zones(reminding: Reminding) -> None:
    """At 09:00 in Yekaterinburg it is 07:00 in Moscow; dates stay the same days."""
    person = await reminding.town.person("Орлова Ольга Петровна", chat=7)
    await owing(reminding, person)
    await SetTimezone(reminding.uow, reminding.clock)(person, "Asia/Yekaterinburg")
    reminding.clock.at = datetime(2026, 10, 8, 3, 59, tzinfo=UTC)
    await reminding.tick()
    assert await reminding.told() == []
    reminding.clock.at = datetime(2026, 10, 8, 4, 0, tzinfo=UTC)
    await reminding.tick()
    assert await reminding.told() == [(person, "08.10", "morning")]
    assert (await reminding.say(person)).view.card.terms.due == DUE
