"""Random weeks of a town, driven through the real use cases: what was sent, against a model.

The model (`model/`) knows nothing of rows: it counts rungs from the duties, the calendars and
the preferences as they stood on each day. In CI the same stories are told every time.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, Phase, given, settings

from roadmap.terms import awaited
from storage.engine import Database
from storage.rows import (
    CalendarDayRow,
    CalendarYearRow,
    DutyRow,
    OrganizationRow,
    PersonRow,
    PostRow,
    SummerPauseRow,
)
from storage.unit_of_work import reading, unit_of_work
from tests.conftest import StandingClock
from tests.town import BOT, LONG_AGO, Town
from tests.usecases.reminders.model.people import (
    HOURS,
    MOSCOW,
    TICKS,
    Head,
    Owed,
    Prefs,
    Story,
    Told,
    stories,
)
from tests.usecases.reminders.model.promises import Heard
from usecases.calendar import load_calendar
from usecases.outbox import ClaimDeliveries, delivering
from usecases.people.own import SetPace
from usecases.ports.messages import Later, Sent
from usecases.reminders.contents import ComposeDigest, Digest, SingleDuty, SinglePackage
from usecases.reminders.digests import MakeDigests
from usecases.reminders.plan import replan
from usecases.reminders.upkeep import ExtendPlan, SettleDigests
from usecases.setback import UndoSetback


class ZonedClock(StandingClock):
    """The machine's clock, in the zone that the installation has now."""

    zone = MOSCOW

    def today(self) -> date:
        return self.at.astimezone(ZoneInfo(self.zone)).date()


@dataclass
class Messenger:
    """A notifier that remembers; `deaf` while Telegram does not answer."""

    clock: StandingClock
    true: datetime
    deaf: bool = False
    told: dict[str, list[Told]] = field(default_factory=dict)

    async def send(self, address: str, _delivery: Any, content: Any, _locale: str) -> Any:
        if self.deaf:
            return Later("timeout")
        ids, named = _ids(content), _planned(content)
        told = Told(self.clock.now(), self.true, ids, ids | named)
        self.told.setdefault(address, []).append(told)
        return Sent(len(self.told[address]), address)


def _ids(content: Any) -> frozenset[int]:
    if isinstance(content, SingleDuty):
        return frozenset({content.view.card.id})
    if isinstance(content, SinglePackage):
        return frozenset(duty.id for duty in content.view.card.duties if awaited(duty.terms))
    assert isinstance(content, Digest)
    return frozenset(duty.id for item in content.items for duty in item.duties)


def _planned(content: Any) -> frozenset[int]:
    """What a month's plan names."""
    month = content.month if isinstance(content, Digest) else None
    lines = month.lines if month else ()
    return frozenset(duty.id for line in lines if line.item for duty in line.item.duties)


class Installation:
    """The process as it is started in a zone."""

    def __init__(self, town: Town, clock: ZonedClock, messenger: Messenger, zone: str) -> None:
        clock.zone = zone
        self.town, self.clock = town, clock
        self.uow = partial(unit_of_work, town.database)
        read = partial(reading, town.database)
        self._ticks = (
            UndoSetback(self.uow, clock),
            SettleDigests(self.uow, read, clock, zone),
            ExtendPlan(self.uow, read, clock),
            MakeDigests(self.uow, read, clock, zone),
        )
        composers = {"digest": ComposeDigest(clock, ZoneInfo(zone))}
        self._claim = ClaimDeliveries(self.uow, clock, "test", "telegram", BOT)
        self._deliver = delivering(read, self.uow, clock, messenger, composers, BOT, zone)

    async def act(self) -> None:
        for tick in self._ticks:
            await tick()
        for claimed in await self._claim(100, ()):
            await self._deliver(claimed)

    async def plan(self, *duties: int) -> None:
        async with self.uow() as uow:
            calendar = await load_calendar(uow.calendar)
            await replan(uow, duties, today=self.clock.today(), calendar=calendar)
            await uow.commit()


async def play(story: Story, path: Path) -> tuple[dict[str, list[Told]], list[datetime]]:
    """What arrived at whom, and the moments at which all was well."""
    database = Database(str(path))
    clock = ZonedClock(story.moment(0))
    messenger = Messenger(clock, story.moment(0))
    town = await Town(database).found()
    running = Installation(town, clock, messenger, MOSCOW)
    await _settle_in(running, story)
    well: list[datetime] = []
    for tick in range(TICKS):
        true = story.moment(tick)
        clock.at, messenger.true = true + story.jumps.get(tick, true - true), true
        messenger.deaf = tick in story.deaf
        if tick == story.moved:
            running = Installation(town, clock, messenger, story.zone)
        if tick % len(HOURS) == 0:
            await _live(running, story.heads, true.date())
        if tick in story.down:
            continue
        await running.act()
        if not messenger.deaf and tick not in story.jumps:
            well.append(true)
    await database.close()
    return messenger.told, well


async def _settle_in(running: Installation, story: Story) -> None:
    town, stood = running.town, LONG_AGO.replace(year=2026)
    for day in story.everybody:
        await town.add(CalendarDayRow, day=day, kind="off", source="year")
    if story.confirmed:
        async with town.database.write() as session:
            session.add(CalendarYearRow(year=story.start.year, source="year.csv", at=stood))
            await session.commit()
    for number, one in enumerate(story.heads):
        post = await town.school(f"СОШ № {number}")
        await _furnish(town, post, one)
        one.id = await town.person("Орлова Ольга Петровна", **one.prefs.row(), pace=one.prefs.pace)
        await town.connect(one.id, one.id)
        joined = datetime.combine(one.joined, time(0), UTC) if one.joined else stood
        await town.change(PersonRow, one.id, joined_at=joined)
        await town.appoint(one.id, post)
        for duty in one.owed:
            await _owe(town, post, duty)
        await running.plan(*(i for d in one.owed for i in (d.id, d.mate) if i))


async def _furnish(town: Town, post: int, one: Head) -> None:
    """The house's week, days off and summer."""
    async with town.database.read() as session:
        house = (await session.get_one(PostRow, post)).organization_id
    await town.change(OrganizationRow, house, six_day_week=one.week == 6)
    for day in one.off:
        await town.add(CalendarDayRow, day=day, organization_id=house, kind="off", source="hand")
    if one.summer:
        first, last = (f"{day:%m-%d}" for day in one.summer)
        await town.add(SummerPauseRow, organization_id=house, first=first, last=last, at=LONG_AGO)


async def _owe(town: Town, post: int, duty: Owed) -> None:
    tracking = "ongoing" if duty.kind == "ongoing" else "point"
    made = partial(town.activity, "Мера", tracking=tracking)
    activity = await made(needs_document=duty.kind == "document")
    paired = duty.kind == "pair"
    duty.id = await town.duty(activity, post, duty.due, package=paired)
    if paired:
        duty.mate = await town.duty(await made(), post, duty.due, package=True)


async def _live(running: Installation, people: list[Head], day: date) -> None:
    """What people do early on a day."""
    for one in people:
        if one.changed == day:
            await _choose(running, one.id, one.later)
        if one.leave and one.leave[0] == day:
            await running.town.change(PersonRow, one.id, away_until=one.leave[1])
        for duty in (duty for duty in one.owed if duty.on == day):
            if duty.fate == "moved":
                await running.town.change(DutyRow, duty.id, extended=duty.to)
            elif duty.ends():
                await running.town.change(DutyRow, duty.id, state=duty.fate)
            await running.plan(duty.id)


async def _choose(running: Installation, person: int, prefs: Prefs) -> None:
    await running.town.change(PersonRow, person, **prefs.row())
    await SetPace(running.uow, running.clock)(person, prefs.pace or "usual")


@settings(
    max_examples=8,
    phases=(Phase.generate,),  # a story takes seconds: making one smaller would take minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(stories())
def test_every_rung_once_in_the_hours_and_silence_after_the_report(
    migrated_sqlite: Path, story: Story
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "vekha.db"
        path.write_bytes(migrated_sqlite.read_bytes())
        told, well = asyncio.run(play(story, path))
    for one in story.heads:
        Heard(story, one, told.get(str(one.id), ()), well).check()
