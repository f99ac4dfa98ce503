"""«Напомнить позже»: silence until the day, by the holder alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from roadmap.errors import AccessDeniedError, ConflictError
from storage.rows import DutyRow
from usecases.agenda.opening import MyAgenda, OpenDutyCard, OpenPackageCard
from usecases.ports.people import Identity
from usecases.reminders.snooze import SnoozeDuty, SnoozePackage

DUE = date(2026, 10, 22)


def identity(person: int, *posts: int, coordinator: bool = False) -> Identity:
    roles = frozenset({"coordinator"} if coordinator else ())
    return Identity(person, "Орлова Ольга Петровна", "ru", None, True, posts, roles)


@pytest.fixture
async def mine(reminding: Any) -> dict[str, Any]:
    town = reminding.town
    post = await town.school("СОШ № 7")
    head = await town.person("Орлова Ольга Петровна", chat=7)
    await town.appoint(head, post)
    duty = await town.duty(await town.activity("График"), post, DUE)
    await reminding.plan(duty)
    reminding.at("15.10 09:00")
    return {"post": post, "duty": duty, "person": identity(head, post)}


async def test_a_snooze_drops_the_rungs_before_its_day_and_adds_its_own(
    reminding: Any, mine: Any
) -> None:
    until = await SnoozeDuty(reminding.uow, reminding.clock)(mine["person"], mine["duty"], "days")
    assert until == date(2026, 10, 20)
    planned = [(kind, day) for _, kind, day in await reminding.town.reminders()]
    assert planned[0] == ("snooze", until)
    assert ("before:5", date(2026, 10, 15)) not in planned
    assert ("before:1", date(2026, 10, 21)) in planned


async def test_a_snoozed_duty_is_left_out_of_others_digests_until_its_day(
    reminding: Any, mine: Any
) -> None:
    town = reminding.town
    await SnoozeDuty(reminding.uow, reminding.clock)(mine["person"], mine["duty"], "days")
    other = await town.duty(await town.activity("План"), mine["post"], date(2026, 10, 20))
    await reminding.plan(other)
    await reminding.at("19.10 09:00").tick()
    content = await reminding.say()
    assert content.view.card.id == other
    await reminding.end()
    await reminding.at("20.10 09:00").tick()
    content = await reminding.say()
    assert {item.id for item in content.items} == {other, mine["duty"]}


async def test_the_choices_never_pass_the_date(reminding: Any, mine: Any) -> None:
    card = OpenDutyCard(reminding.read, reminding.clock, reminding.compose.zone)
    view = await card(mine["person"], mine["duty"])
    assert [choice.day for choice in view.snoozes] == [date(2026, 10, d) for d in (16, 20, 22)]
    reminding.at("21.10 09:00")
    view = await card(mine["person"], mine["duty"])
    assert [choice.code for choice in view.snoozes] == ["tomorrow"]
    snooze = SnoozeDuty(reminding.uow, reminding.clock)
    with pytest.raises(ConflictError, match="card-snooze-passed"):
        await snooze(mine["person"], mine["duty"], "week")
    reminding.at("22.10 09:00")
    assert (await card(mine["person"], mine["duty"])).snoozes == ()
    reminding.at("26.10 09:00")
    assert len((await card(mine["person"], mine["duty"])).snoozes) == 3


async def test_only_the_holder_may_and_only_while_it_is_awaited(reminding: Any, mine: Any) -> None:
    snooze = SnoozeDuty(reminding.uow, reminding.clock)
    with pytest.raises(AccessDeniedError):
        await snooze(identity(404), mine["duty"], "tomorrow")
    await reminding.town.change(DutyRow, mine["duty"], state="reported")
    with pytest.raises(ConflictError, match="card-settled"):
        await snooze(mine["person"], mine["duty"], "tomorrow")


async def test_a_package_is_put_off_whole(reminding: Any, mine: Any) -> None:
    town = reminding.town
    duties = [
        await town.duty(await town.activity(f"Мера {n}"), mine["post"], DUE, package=True)
        for n in range(3)
    ]
    await reminding.plan(*duties)
    await town.change(DutyRow, duties[0], state="accepted")
    await reminding.plan(duties[0], today=date(2026, 10, 15))
    await SnoozePackage(reminding.uow, reminding.clock)(mine["person"], 1, "days")
    snoozed = [duty for duty, kind, _ in await town.reminders() if kind == "snooze"]
    assert sorted(snoozed) == duties[1:]


async def test_the_card_opens_for_the_holder_and_the_coordinator_alone(
    reminding: Any, mine: Any
) -> None:
    town = reminding.town
    coordinator = await town.coordinator("Синицына Светлана Игоревна", chat=1)
    await town.duty(await town.activity("Мера"), mine["post"], DUE, package=True)
    opened = OpenDutyCard(reminding.read, reminding.clock, reminding.compose.zone)
    package = OpenPackageCard(reminding.read, reminding.clock)
    assert (await opened(mine["person"], mine["duty"])).mine
    view = await opened(identity(coordinator, coordinator=True), mine["duty"])
    assert (view.mine, view.reports, view.snoozes) == (False, False, ())
    assert not (await package(identity(coordinator, coordinator=True), 1)).mine
    for screen, item in ((opened, mine["duty"]), (package, 1)):
        with pytest.raises(AccessDeniedError, match="report-foreign"):
            await screen(identity(404), item)
        with pytest.raises(ConflictError, match="report-gone"):
            await screen(mine["person"], 404)


async def test_my_agenda_is_by_date_and_keeps_what_is_done(reminding: Any, mine: Any) -> None:
    town = reminding.town
    late = await town.duty(await town.activity("Акты"), mine["post"], date(2026, 9, 30))
    done = await town.duty(
        await town.activity("План"), mine["post"], date(2026, 10, 1), state="accepted"
    )
    agenda = await MyAgenda(reminding.read, reminding.clock, reminding.compose.zone)(mine["person"])
    assert [item.id for item in agenda.owed] == [late, mine["duty"]]
    assert [duty.id for duty in agenda.finished] == [done]
