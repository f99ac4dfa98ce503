"""Quiet hours: nothing comes in them that is not an answer; what waited is told afterwards."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from roadmap.calendar import ProductionCalendar
from roadmap.quiet import QuietHours
from storage.rows import DutyRow, PersonRow
from usecases.outbox import ANSWERS, ClaimDeliveries, delivering
from usecases.people.own import SetQuietHours
from usecases.ports.messages import Delivery, Sent
from usecases.ports.people import PersonContact
from usecases.reminders.reach import next_opening

MOSCOW = "Europe/Moscow"
BOT = 700_000_001
DUE = date(2026, 10, 15)


class Phone:
    """A notifier that remembers when it was given what."""

    def __init__(self, clock: Any) -> None:
        self.clock, self.told = clock, list[tuple[str, str]]()

    async def send(self, address: str, delivery: Delivery, _content: Any, _locale: str) -> Sent:
        there = self.clock.now().astimezone(ZoneInfo(MOSCOW))
        self.told.append((f"{there:%d.%m %H:%M}", delivery.kind))
        return Sent(len(self.told), address)


async def says(_read: Any, _delivery: Any) -> str:
    return "news"


@pytest.fixture
async def office(reminding: Any) -> dict[str, Any]:
    """A head who is not to be written to from 20:00 until 10:00, and their outbox."""
    town = reminding.town
    post = await town.school("СОШ № 7")
    head = await town.person(
        "Орлова Ольга Петровна", chat=7, quiet_from="20:00", quiet_until="10:00"
    )
    await town.appoint(head, post)
    duty = await town.duty(await town.activity("График"), post, DUE)
    await reminding.plan(duty)
    phone = Phone(reminding.clock)
    kinds = {"digest": reminding.compose, "notice:news": says}
    kinds |= dict.fromkeys(ANSWERS, says)
    claim = ClaimDeliveries(reminding.uow, reminding.clock, "test", "telegram", BOT)
    deliver = delivering(reminding.read, reminding.uow, reminding.clock, phone, kinds, BOT, MOSCOW)

    async def at(*moments: str) -> None:
        for moment in moments:
            await reminding.at(moment).tick()
            for one in await claim(100, ()):
                await deliver(one)

    return {"head": head, "duty": duty, "at": at, "phone": phone}


async def notice(reminding: Any, person: int, what: str) -> None:
    async with reminding.uow() as uow:
        await uow.deliveries.add_notice(person, what, "1", {}, now=reminding.clock.now())
        await uow.commit()


async def test_the_digest_comes_when_they_end(reminding: Any, office: Any) -> None:
    await office["at"]("08.10 09:00", "08.10 09:59", "08.10 10:00", "08.10 11:00")
    assert office["phone"].told == [("08.10 10:00", "digest")]


async def test_the_afternoons_digest_waits_too(reminding: Any, office: Any) -> None:
    town = reminding.town
    await town.change(PersonRow, office["head"], quiet_from="13:00", quiet_until="15:00")
    await office["at"]("15.10 09:00", "15.10 14:00", "15.10 14:59", "15.10 15:00", "15.10 16:00")
    assert office["phone"].told == [("15.10 09:00", "digest"), ("15.10 15:00", "digest")]


async def test_a_digest_held_up_until_the_quiet_hours_waits_for_the_next_one(
    reminding: Any, office: Any
) -> None:
    """Made at 10:00, first sent off at 16:30, with quiet hours from 16:00: told the next day."""
    await reminding.at("14.10 10:00").tick()
    await reminding.town.change(PersonRow, office["head"], quiet_from="16:00", quiet_until="08:00")
    await office["at"]("14.10 16:30", "14.10 17:59", "14.10 19:00")
    assert office["phone"].told == []
    await office["at"]("15.10 09:00", "15.10 10:30")
    assert office["phone"].told == [("15.10 09:00", "digest")]


async def test_a_later_hour_chosen_meanwhile_holds_for_what_waits(
    reminding: Any, office: Any
) -> None:
    town = reminding.town
    await town.change(PersonRow, office["head"], quiet_from=None, quiet_until=None)
    await reminding.at("14.10 09:00").tick()
    await town.change(PersonRow, office["head"], digest_at="11:00")
    await office["at"]("14.10 09:30", "14.10 11:00")
    assert office["phone"].told == [("14.10 11:00", "digest")]


async def test_a_zone_further_west_holds_for_what_waits(reminding: Any, office: Any) -> None:
    """Made at 09:00 in Kamchatka, sent first when the zone is Moscow's: at 09:00 there."""
    town = reminding.town
    kamchatka = {"quiet_from": None, "quiet_until": None, "timezone": "Asia/Kamchatka"}
    await town.change(PersonRow, office["head"], **kamchatka)
    await reminding.at("14.10 00:30").tick()
    assert await reminding.told("planned") == [(office["head"], "14.10", "morning")]
    await town.change(PersonRow, office["head"], timezone=None)
    await office["at"]("14.10 02:00", "14.10 09:00")
    assert office["phone"].told == [("14.10 09:00", "digest")]


async def test_what_has_lost_its_sense_meanwhile_is_not_told(reminding: Any, office: Any) -> None:
    await reminding.at("14.10 10:00").tick()
    await reminding.town.change(PersonRow, office["head"], quiet_from="13:00", quiet_until="15:00")
    await office["at"]("14.10 13:30")
    await reminding.town.change(DutyRow, office["duty"], state="reported")
    await office["at"]("14.10 15:00")
    assert office["phone"].told == []


async def test_news_waits_for_their_end(reminding: Any, office: Any) -> None:
    reminding.at("05.10 20:00")
    await notice(reminding, office["head"], "news")
    await office["at"]("05.10 20:00", "06.10 03:00", "06.10 09:59", "06.10 10:00")
    assert office["phone"].told == [("06.10 10:00", "notice:news")]


async def test_hours_that_grew_meanwhile_hold_it_on(reminding: Any, office: Any) -> None:
    reminding.at("05.10 21:00")
    await notice(reminding, office["head"], "news")
    await office["at"]("05.10 21:00")
    await reminding.town.change(PersonRow, office["head"], timezone="Europe/Kaliningrad")
    await office["at"]("06.10 10:00", "06.10 11:00")
    assert office["phone"].told == [("06.10 11:00", "notice:news")]


async def test_who_ends_them_hears_at_once_what_waited(reminding: Any, office: Any) -> None:
    reminding.at("05.10 21:00")
    await notice(reminding, office["head"], "news")
    await office["at"]("05.10 21:00")
    reminding.at("05.10 22:00")
    await SetQuietHours(reminding.uow, reminding.clock)(office["head"], None)
    await office["at"]("05.10 22:00")
    assert office["phone"].told == [("05.10 22:00", "notice:news")]


async def test_other_quiet_hours_hold_on_what_waited(reminding: Any, office: Any) -> None:
    reminding.at("05.10 21:00")
    await notice(reminding, office["head"], "news")
    await office["at"]("05.10 21:00")
    await SetQuietHours(reminding.uow, reminding.clock)(office["head"], (19, 7))
    await office["at"]("05.10 21:01", "06.10 06:59", "06.10 07:00")
    assert office["phone"].told == [("06.10 07:00", "notice:news")]


async def test_what_was_refused_or_has_its_hour_keeps_it(reminding: Any, office: Any) -> None:
    """Telegram's "retry after", and a reminder to the silent planned for the morning."""
    reminding.at("05.10 21:00")
    later = reminding.clock.now() + timedelta(hours=12)
    async with reminding.uow() as uow:
        for what, at in (("nudge", later), ("news", None)):
            await uow.deliveries.add_notice(
                office["head"], what, "1", {}, now=reminding.clock.now(), not_before=at
            )
        await uow.commit()
    news = next(row for row in await reminding.town.deliveries() if row.kind == "notice:news")
    async with reminding.uow() as uow:
        await uow.deliveries.postpone(news.id, "flood", not_before=later)
        await uow.commit()
    await SetQuietHours(reminding.uow, reminding.clock)(office["head"], None)
    assert {row.not_before for row in await reminding.town.deliveries()} == {later}


@pytest.mark.parametrize("kind", sorted(ANSWERS))
async def test_an_answer_comes_at_once(reminding: Any, office: Any, kind: str) -> None:
    reminding.at("05.10 23:00")
    await notice(reminding, office["head"], kind.removeprefix("notice:"))
    await office["at"]("05.10 23:00")
    assert office["phone"].told == [("05.10 23:00", kind)]


@pytest.mark.parametrize(
    ("quiet", "now", "opens"),
    [
        (("20:00", "10:00"), "12.10 21:00", "13.10 10:00"),
        (("20:00", "10:00"), "12.10 09:30", "12.10 10:00"),
        (("13:00", "15:00"), "12.10 13:30", "12.10 15:00"),
        (("17:00", "08:00"), "16.10 17:30", "19.10 09:00"),
        ((None, None), "12.10 13:30", "12.10 13:30"),
    ],
)
def test_a_reminder_to_the_silent_opens_after_them(
    quiet: tuple[str | None, str | None], now: str, opens: str
) -> None:
    def moment(text: str) -> datetime:
        there = datetime.strptime(f"2026 {text} +0300", "%Y %d.%m %H:%M %z")
        return there.astimezone(ZoneInfo("UTC"))

    person = PersonContact(1, "Орлова О.П.", quiet_from=quiet[0], quiet_until=quiet[1])
    assert next_opening(moment(now), person, MOSCOW, ProductionCalendar()) == moment(opens)


@pytest.mark.parametrize(
    ("since", "until", "at", "holds"),
    [
        (20, 8, 20, True),
        (20, 8, 7, True),
        (20, 8, 8, False),
        (13, 15, 15, False),
        (13, 15, 13, True),
    ],
)
def test_they_hold_from_the_first_minute_until_the_last(
    since: int, until: int, at: int, holds: bool
) -> None:
    assert QuietHours(time(since), time(until)).hold(time(at)) is holds
