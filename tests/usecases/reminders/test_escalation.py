"""What goes to the controller on Fridays, and the coordinator's look at it the day before."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from roadmap.errors import AccessDeniedError, ConflictError
from storage.rows import CalendarDayRow, DutyRow, ExtensionRow, GrantRow
from tests.town import LONG_AGO
from usecases.ports.people import Identity
from usecases.reminders.escalation import Escalate

MOSCOW = ZoneInfo("Europe/Moscow")
LATE = date(2026, 10, 1)  # on Friday the 16th 11 working days ago
NEWER = date(2026, 10, 2)  # 10 working days


@pytest.fixture
async def late(reminding: Any) -> dict[str, Any]:
    """Schools 4, 9, 11, 13, 15: late; blocked; only ten days late; vacant; asking for time."""
    town = reminding.town
    coordinator = await town.coordinator("Синицына Светлана Игоревна", chat=1)
    controller = await town.person("Воронцов Пётр Андреевич", chat=2)
    await town.add(GrantRow, person_id=controller, role="controller", since=LONG_AGO)
    activity = await town.activity("График контрольных работ")
    duties = {}
    for number, state, day in (
        (4, "active", LATE),
        (9, "blocked", LATE),
        (11, "active", NEWER),
        (13, None, LATE),
        (15, "active", LATE),
    ):
        post = await town.school(f"СОШ № {number}")
        duties[number] = await town.duty(activity, post, day)
        if state:
            head = await town.person(f"Орлова Ольга {number}", chat=number, state=state)
            await town.appoint(head, post)
    await town.add(
        ExtensionRow,
        duty_id=duties[15],
        person_id=coordinator,
        reason="ремонт",
        proposed=date(2026, 10, 30),
        state="open",
        created_at=datetime(2026, 10, 8, tzinfo=MOSCOW),
    )
    who = Identity(coordinator, "Синицына С.И.", "ru", None, True, (), frozenset({"coordinator"}))
    use = Escalate(reminding.uow, reminding.read, reminding.clock)
    return {
        "who": who,
        "coordinator": coordinator,
        "controller": controller,
        "duties": duties,
        "use": use,
    }


async def fridays(reminding: Any, late: Any, at: str = "16.10 09:00") -> Any:
    """What the controller's digest says; None without one."""
    await reminding.at(at).tick()
    if late["controller"] not in [person for person, _, _ in await reminding.told("planned")]:
        return None
    return await reminding.say(late["controller"])


async def test_the_coordinator_looks_on_thursday(reminding: Any, late: Any) -> None:
    await reminding.at("14.10 09:00").tick()
    assert (await reminding.say(late["coordinator"])).control.previews == ()
    await reminding.end()
    await reminding.at("15.10 09:00").tick()
    (preview,) = (await reminding.say(late["coordinator"])).control.previews
    assert (preview.day, preview.asked) == (date(2026, 10, 16), 1)
    assert [(one.organization, one.late_days) for one in preview.lines] == [("СОШ № 4", 11)]
    assert [(one.organization, one.reason) for one in preview.unreached] == [
        ("СОШ № 9", "blocked"),
        ("СОШ № 13", "vacant"),
    ]
    assert late["controller"] not in [one for one, _, _ in await reminding.told()]


async def test_the_controller_reads_it_on_friday_with_the_comment(
    reminding: Any, late: Any
) -> None:
    reminding.at("15.10 10:00")
    await late["use"].comment(late["who"], late["duties"][4], "и.о. назначен 12.10")
    content = await fridays(reminding, late)
    (listed,) = content.escalations
    assert [(one.duty_id, one.comment) for one in listed.told] == [
        (late["duties"][4], "и.о. назначен 12.10")
    ]
    await reminding.end()
    assert await fridays(reminding, late, "19.10 09:00") is None


async def test_what_the_coordinator_withholds_waits_for_the_next_week(
    reminding: Any, late: Any
) -> None:
    reminding.at("15.10 10:00")
    await late["use"].spare(late["who"], late["duties"][4], spared=True)
    assert await fridays(reminding, late) is None or await reminding.say(late["controller"]) is None
    await reminding.end()
    content = await fridays(reminding, late, "23.10 09:00")
    assert late["duties"][4] in {one.duty_id for one in content.escalations[0].told}


async def test_a_friday_off_moves_it_to_the_day_before(reminding: Any, late: Any) -> None:
    day = date(2026, 10, 23)
    await reminding.town.add(CalendarDayRow, day=day, kind="off", source="hand")
    content = await fridays(reminding, late, "22.10 09:00")
    assert content.escalations[0].day == date(2026, 10, 22)


async def test_a_report_takes_the_line_away(reminding: Any, late: Any) -> None:
    await reminding.town.change(DutyRow, late["duties"][4], state="reported")
    await fridays(reminding, late)
    assert await reminding.say(late["controller"]) is None
    with pytest.raises(ConflictError):
        await late["use"].line(late["who"], late["duties"][4])


async def test_only_its_coordinator_prepares_the_list(reminding: Any, late: Any) -> None:
    controller = Identity(
        late["controller"], "Воронцов П.А.", "ru", None, True, (), frozenset({"controller"})
    )
    with pytest.raises(AccessDeniedError):
        await late["use"].open(controller, reminding.town.roadmap)
    with pytest.raises(AccessDeniedError):
        await late["use"].comment(controller, late["duties"][4], "слова")
