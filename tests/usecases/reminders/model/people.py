"""Random people with what they owe and prefer, and what befalls them and the installation."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from roadmap.calendar import ProductionCalendar

DAYS = 13
HOURS = (0, 3, 5, 6, 8, 11, 12, 15, 21, 23)  # UTC: some open hour in every zone
TICKS = DAYS * len(HOURS)
STARTS = (
    date(2026, 10, 5),  # a Monday like any other
    date(2026, 12, 28),  # before the New Year's holidays, with a day off moved to the 31st
    date(2027, 6, 9),  # the schools' summer begins on the 15th
    date(2028, 3, 1),  # a year without a decree, over a public holiday
)
MOSCOW = "Europe/Moscow"
ZONES = (None, None, "Asia/Kamchatka", "Europe/Kaliningrad", "Asia/Yekaterinburg")
QUIET = (None, None, (20, 10), (17, 8), (13, 15), (12, 17))


@dataclass(frozen=True)
class Prefs:
    """What somebody has chosen."""

    zone: str | None = None
    hour: str | None = None
    quiet: tuple[int, int] | None = None
    pace: str | None = None

    def row(self) -> dict[str, str | None]:
        since, until = (f"{h:02}:00" for h in self.quiet) if self.quiet else (None, None)
        return {
            "timezone": self.zone,
            "digest_at": self.hour,
            "quiet_from": since,
            "quiet_until": until,
        }

    @property
    def opens(self) -> time:
        return time.fromisoformat(self.hour or "09:00")

    def silent(self, at: time) -> bool:
        """Whether nothing may come at a local time of a working day."""
        if not self.opens <= at < time(18):
            return True
        if self.quiet is None:
            return False
        since, until = time(self.quiet[0]), time(self.quiet[1])
        return since <= at < until if since < until else at >= since or at < until


@dataclass
class Owed:
    """A duty as the model sees it: what happens to it on which day, before anybody is told."""

    kind: str  # point, document, ongoing (has the ladder of a package), pair (is one)
    due: date
    fate: str  # reported, released, moved, none
    on: date
    to: date
    id: int = 0
    mate: int = 0

    def ends(self) -> bool:
        return self.fate in {"reported", "released"}

    def due_on(self, day: date) -> date:
        return self.to if self.fate == "moved" and day >= self.on else self.due


@dataclass
class Head:
    """Somebody who owes, in a house with a calendar and a summer of its own."""

    prefs: Prefs
    later: Prefs
    changed: date  # from which day `later` holds
    week: int
    off: frozenset[date]
    joined: date | None  # None: long ago
    leave: tuple[date, date] | None  # taken on the first of them, until the second inclusive
    summer: tuple[date, date] | None
    owed: list[Owed]
    id: int = 0

    def preferred(self, day: date) -> Prefs:
        """By the day in UTC, at whose beginning it was chosen."""
        return self.later if day >= self.changed else self.prefs

    def calendar(self, everybody: frozenset[date]) -> ProductionCalendar:
        return ProductionCalendar(dict.fromkeys(self.off | everybody, False), self.week)

    def away(self, day: date) -> bool:
        return self.leave is not None and day <= self.leave[1]

    def paused(self, duty: Owed, day: date) -> bool:
        """Whether the schools' summer keeps a duty back that day."""
        if duty.kind != "ongoing":
            return False
        first, last = self.summer or (date(day.year, 6, 15), date(day.year, 8, 20))
        return first <= day <= last


@dataclass
class Story:
    """Heads, a day off for everybody, and what goes wrong at which ticks.

    `down`: no process, `deaf`: no Telegram, `jumps`: a clock gone wrong. From the tick `moved` on
    the installation runs in the zone `zone`. `confirmed`: the year's calendar was loaded.
    """

    start: date
    heads: list[Head]
    everybody: frozenset[date]
    confirmed: bool
    down: frozenset[int]
    deaf: frozenset[int]
    jumps: dict[int, timedelta]
    moved: int
    zone: str

    def moment(self, tick: int) -> datetime:
        """The true time of a tick."""
        day = self.start + timedelta(days=tick // len(HOURS))
        return datetime.combine(day, time(HOURS[tick % len(HOURS)]), UTC)

    def zone_at(self, moment: datetime) -> str:
        """The installation's zone at a true time."""
        return self.zone if moment >= self.moment(self.moved) else MOSCOW

    def there(self, one: Head, true: datetime, clock: datetime) -> datetime:
        """What a head's own clock shows at a true time, if the machine's shows `clock`."""
        zone = one.preferred(true.date()).zone or self.zone_at(true)
        return clock.astimezone(ZoneInfo(zone))

    def unsettled(self, one: Head, day: date) -> bool:
        """Whether the hours or the ladder were changed so near that the day is neither's."""
        near = (one.changed, self.moment(self.moved).date())
        return any(abs((day - other).days) <= 1 for other in near)


@dataclass
class Told:
    """A message that arrived: by the clock, which may be wrong, and at which time truly.

    `ids` are the duties that it announces, `named` all that it mentions.
    """

    at: datetime
    true: datetime
    ids: frozenset[int]
    named: frozenset[int] = field(default_factory=frozenset)


def _days(start: date) -> st.SearchStrategy[date]:
    return st.integers(0, DAYS - 1).map(lambda n: start + timedelta(days=n))


@st.composite
def owed(draw: st.DrawFn, start: date) -> Owed:
    moved = start + timedelta(days=draw(st.integers(3, 20)))
    due = start + timedelta(days=draw(st.integers(-6, 20)))
    return Owed(
        kind=draw(st.sampled_from(["point", "document", "ongoing", "pair"])),
        due=due,
        fate=draw(st.sampled_from(["reported", "released", "moved", "none", "none"])),
        on=draw(_days(start)),
        to=max(moved, due),
    )


@st.composite
def prefs(draw: st.DrawFn) -> Prefs:
    return Prefs(
        zone=draw(st.sampled_from(ZONES)),
        hour=draw(st.sampled_from([None, "08:00", "11:00"])),
        quiet=draw(st.sampled_from(QUIET)),
        pace=draw(st.sampled_from([None, "often", "seldom"])),
    )


@st.composite
def heads(draw: st.DrawFn, start: date) -> Head:
    first = draw(prefs())
    days = _days(start)
    since, summer = draw(st.none() | days), draw(st.none() | days)
    return Head(
        prefs=first,
        later=draw(st.just(first) | prefs()),
        changed=draw(days),
        week=draw(st.sampled_from([5, 6])),
        off=draw(st.frozensets(days, max_size=2)),
        joined=draw(st.none() | st.none() | days),
        leave=since and (since, since + timedelta(days=draw(st.integers(0, 6)))),
        summer=summer and (summer, min(summer + timedelta(days=4), date(summer.year, 12, 31))),
        owed=draw(st.lists(owed(start), min_size=2, max_size=5)),
    )


@st.composite
def stories(draw: st.DrawFn) -> Story:
    start = draw(st.sampled_from(STARTS))
    ticks = st.integers(0, TICKS - 1)
    spans = st.tuples(ticks, st.integers(1, 15)).map(lambda s: range(s[0], s[0] + s[1]))
    down, deaf = draw(st.lists(spans, max_size=1)), draw(st.lists(spans, max_size=1))
    jumps = draw(st.dictionaries(ticks, st.integers(-20, 20), max_size=2))
    return Story(
        start,
        draw(st.lists(heads(start), min_size=4, max_size=6)),
        draw(st.frozensets(_days(start), max_size=1)),
        draw(st.booleans()),
        frozenset(at for span in down for at in span),
        frozenset(at for span in deaf for at in span),
        {at: timedelta(hours=hours) for at, hours in jumps.items()},
        draw(ticks),
        draw(st.sampled_from([MOSCOW, "Asia/Vladivostok", "Europe/Kaliningrad"])),
    )
