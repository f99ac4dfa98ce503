"""Random weeks of a town, driven through the real use cases: what was sent, against a model.

The model knows nothing of rows: it counts rungs from the duties as they stood on each day.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from roadmap.calendar import ProductionCalendar
from roadmap.model import Shift
from storage.engine import Database
from storage.rows import CalendarDayRow, DutyRow, OrganizationRow, PersonRow, PostRow
from tests.conftest import StandingClock
from tests.town import BOT, LONG_AGO, Town
from tests.usecases.reminders.conftest import MOSCOW, Reminding
from usecases.calendar import load_calendar
from usecases.outbox import ClaimDeliveries, delivering
from usecases.ports.messages import Later, Sent
from usecases.reminders.contents import Digest, SingleDuty
from usecases.reminders.plan import replan

START = date(2026, 10, 5)  # a Monday
DAYS = 12
HOURS = (0, 3, 5, 6, 9, 11, 12, 15, 21, 23)  # UTC: some open hour in every zone
BEFORE = {False: (5, 1, 0), True: (15, 5, 1)}  # by whether a document is asked for
AFTER = (1, 3, 5)

days = st.integers(0, DAYS - 1).map(lambda n: START + timedelta(days=n))


@dataclass
class Owed:
    """A duty as the model sees it: what happens to it on which day, before anybody is told."""

    due: date
    document: bool
    fate: str  # reported, released, moved, none
    on: date
    to: date
    id: int = 0

    def ends(self) -> bool:
        return self.fate in {"reported", "released"}

    def due_on(self, day: date) -> date:
        return self.to if self.fate == "moved" and day >= self.on else self.due


@dataclass
class Head:
    """Somebody with preferences, in a house with a calendar of its own."""

    zone: str | None
    hour: str | None
    week: int
    off: frozenset[date]
    joined: date | None  # None: long ago
    owed: list[Owed]
    id: int = 0

    def calendar(self) -> ProductionCalendar:
        return ProductionCalendar(dict.fromkeys(self.off, False), self.week)

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(ZoneInfo(self.zone or MOSCOW))


@dataclass
class Story:
    """Heads, and at which ticks there was no process, no Telegram, or a clock gone wrong."""

    heads: list[Head]
    down: frozenset[int]
    deaf: frozenset[int]
    jumps: dict[int, timedelta]


@dataclass
class Told:
    """A message that arrived: when by the clock, which may be wrong, and on which day truly."""

    at: datetime
    day: date
    ids: frozenset[int]


@dataclass
class Messenger:
    """A notifier that remembers; `deaf` while Telegram does not answer."""

    clock: StandingClock
    deaf: bool = False
    day: date = START
    told: dict[str, list[Told]] = field(default_factory=dict)

    async def send(self, address: str, _delivery: Any, content: Any, _locale: str) -> Any:
        if self.deaf:
            return Later("timeout")
        ids = frozenset[int]()
        if isinstance(content, Digest):
            ids = frozenset(duty.id for item in content.items for duty in item.duties)
        elif isinstance(content, SingleDuty):
            ids = frozenset({content.view.card.id})
        self.told.setdefault(address, []).append(Told(self.clock.now(), self.day, ids))
        return Sent(len(self.told[address]), address)


@st.composite
def owed(draw: st.DrawFn) -> Owed:
    moved = START + timedelta(days=draw(st.integers(3, 20)))
    fate = draw(st.sampled_from(["reported", "released", "moved", "none"]))
    due = START + timedelta(days=draw(st.integers(-6, 18)))
    return Owed(due, draw(st.booleans()), fate, draw(days), max(moved, due))


@st.composite
def heads(draw: st.DrawFn) -> Head:
    return Head(
        zone=draw(st.sampled_from([None, "Asia/Kamchatka", "Europe/Kaliningrad"])),
        hour=draw(st.sampled_from([None, "08:00", "11:00"])),
        week=draw(st.sampled_from([5, 6])),
        off=draw(st.frozensets(days, max_size=2)),
        joined=draw(st.none() | days),
        owed=draw(st.lists(owed(), min_size=1, max_size=4)),
    )


@st.composite
def stories(draw: st.DrawFn) -> Story:
    ticks = st.integers(0, DAYS * len(HOURS) - 1)
    spans = st.tuples(ticks, st.integers(1, 15)).map(lambda s: range(s[0], s[0] + s[1]))
    down, deaf = draw(st.lists(spans, max_size=2)), draw(st.lists(spans, max_size=2))
    jumps = draw(st.dictionaries(ticks, st.integers(-20, 20), max_size=2))
    return Story(
        draw(st.lists(heads(), min_size=3, max_size=5)),
        frozenset(at for span in down for at in span),
        frozenset(at for span in deaf for at in span),
        {at: timedelta(hours=hours) for at, hours in jumps.items()},
    )


async def play(story: Story, path: Path) -> tuple[dict[int, list[Told]], list[datetime]]:
    """What arrived at whom, and the moments at which all was well."""
    database = Database(str(path))
    clock = StandingClock(datetime.combine(START, time(0), UTC))
    town = await Town(database).found()
    reminding, messenger = Reminding(town, clock), Messenger(clock)
    await _settle_in(reminding, story.heads)
    claim = ClaimDeliveries(reminding.uow, clock, "test", "telegram", BOT)
    composers = {"digest": reminding.compose}
    deliver = delivering(reminding.read, reminding.uow, clock, messenger, composers, BOT, MOSCOW)
    well: list[datetime] = []
    for tick in range(DAYS * len(HOURS)):
        day = START + timedelta(days=tick // len(HOURS))
        now = datetime.combine(day, time(HOURS[tick % len(HOURS)]), UTC)
        clock.at = now + story.jumps.get(tick, timedelta(0))
        messenger.deaf, messenger.day = tick in story.deaf, day
        if tick % len(HOURS) == 0:
            await _live(reminding, story.heads, day)
        if tick in story.down:
            continue
        await reminding.tick()
        for claimed in await claim(100, ()):
            await deliver(claimed)
        if not messenger.deaf and tick not in story.jumps:
            well.append(now)
    await database.close()
    return {one.id: messenger.told.get(str(one.id), []) for one in story.heads}, well


async def _settle_in(reminding: Reminding, people: list[Head]) -> None:
    town = reminding.town
    for number, one in enumerate(people):
        post = await town.school(f"СОШ № {number}")
        async with town.database.read() as session:
            house = (await session.get_one(PostRow, post)).organization_id
        await town.change(OrganizationRow, house, six_day_week=one.week == 6)
        for day in one.off:
            await town.add(
                CalendarDayRow, day=day, organization_id=house, kind="off", source="hand"
            )
        one.id = await town.person("Орлова Ольга Петровна", timezone=one.zone, digest_at=one.hour)
        await town.connect(one.id, one.id)
        joined = datetime.combine(one.joined, time(0), UTC) if one.joined else LONG_AGO
        await town.change(PersonRow, one.id, joined_at=joined)
        await town.appoint(one.id, post)
        for duty in one.owed:
            activity = await town.activity("Мера", needs_document=duty.document)
            duty.id = await town.duty(activity, post, duty.due)
        await _replan(reminding, [duty.id for duty in one.owed], START)


async def _live(reminding: Reminding, people: list[Head], day: date) -> None:
    """What people do early on a day."""
    for duty in (duty for one in people for duty in one.owed if duty.on == day):
        if duty.fate == "moved":
            await reminding.town.change(DutyRow, duty.id, extended=duty.to)
        elif duty.ends():
            await reminding.town.change(DutyRow, duty.id, state=duty.fate)
        await _replan(reminding, [duty.id], day)


async def _replan(reminding: Reminding, duties: list[int], today: date) -> None:
    async with reminding.uow() as uow:
        await replan(uow, duties, today=today, calendar=await load_calendar(uow.calendar))
        await uow.commit()


def check_hours(one: Head, told: list[Told]) -> None:
    calendar, by_day = one.calendar(), dict[date, list[Told]]()
    for message in told:
        there = one.local(message.at)
        assert calendar.is_working(there.date()), f"on a day off: {there}"
        assert time.fromisoformat(one.hour or "09:00") <= there.time() < time(18), there
        by_day.setdefault(there.date(), []).append(message)
    for day, messages in by_day.items():
        assert len(messages) <= 2, f"{len(messages)} messages on {day}"
        for second in messages[1:]:
            assert one.local(second.at).time() >= time(14)
            due = {duty.id for duty in one.owed if duty.due_on(day) == day}
            assert second.ids <= due, "a second message speaks only of what is due today"


def check_silence(one: Head, told: list[Told]) -> None:
    for duty in (duty for duty in one.owed if duty.ends()):
        after = [m for m in told if m.day >= duty.on]
        assert all(duty.id not in m.ids for m in after), "silence after the report"


def check_rungs(one: Head, told: list[Told], well: list[datetime]) -> None:
    """Each rung of a day on which all was well and nothing had changed was told."""
    calendar = one.calendar()
    for day in (START + timedelta(days=n) for n in range(1, DAYS - 1)):
        if not calendar.is_working(day) or not _all_day(one, day, well):
            continue
        heard = {i for m in told if one.local(m.at).date() == day for i in m.ids}
        for duty in one.owed:
            if abs((duty.on - day).days) <= 1 or (duty.ends() and duty.on <= day):
                continue
            due = duty.due_on(day)
            if day in _rungs(due, duty, calendar) and not _quiet(one, day, due, calendar):
                assert duty.id in heard, f"rung of {due} on {day} was not told"


def _rungs(due: date, duty: Owed, calendar: ProductionCalendar) -> set[date]:
    last = calendar.shift(due, Shift.BACK)
    told = {calendar.add_working_days(last, -n) for n in BEFORE[duty.document]}
    end = max(due, duty.due)
    return told | {calendar.add_working_days(end, n) for n in AFTER}


def _all_day(one: Head, day: date, well: list[datetime]) -> bool:
    opens = time.fromisoformat(one.hour or "09:00")
    there = [one.local(moment) for moment in well]
    return any(at.date() == day and opens <= at.time() < time(18) for at in there)


def _quiet(one: Head, day: date, due: date, calendar: ProductionCalendar) -> bool:
    """Whether a newcomer's first days leave it out."""
    if one.joined is None:
        return False
    until = calendar.add_working_days(one.joined, 5)
    return day <= until and not one.joined <= due <= until


@settings(
    max_examples=4,
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
        check_hours(one, told[one.id])
        check_silence(one, told[one.id])
        check_rungs(one, told[one.id], well)
