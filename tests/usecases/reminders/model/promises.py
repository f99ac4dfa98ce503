"""What is promised, checked on a story and on what was told in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from roadmap.calendar import ProductionCalendar
from roadmap.model import Shift
from tests.usecases.reminders.model.people import DAYS, Head, Owed, Story, Told

BEFORE = {
    "point": {None: (5, 1, 0), "often": (10, 5, 3, 1, 0), "seldom": (1, 0)},
    "document": {None: (15, 5, 1), "often": (20, 15, 10, 5, 3, 1), "seldom": (5, 1)},
    "package": {None: (10, 3, 0), "often": (15, 10, 5, 3, 1, 0), "seldom": (3, 0)},
}
AFTER = (1, 3, 5)
AFTERNOON, LATE = time(14), time(15)


@dataclass(frozen=True)
class Heard:
    """A head, what they were told, and the true moments at which nothing was wrong."""

    story: Story
    one: Head
    told: Sequence[Told]
    well: Sequence[datetime]

    @property
    def calendar(self) -> ProductionCalendar:
        return self.one.calendar(self.story.everybody)

    def there(self, message: Told) -> datetime:
        return self.story.there(self.one, message.true, message.at)

    def by_day(self) -> dict[date, list[Told]]:
        found: dict[date, list[Told]] = defaultdict(list)
        for message in self.told:
            found[self.there(message).date()].append(message)
        return found

    def moments(self, day: date) -> list[time]:
        """Local times of the day at which all was well and they could be written to."""
        prefs = self.one.preferred(day)
        local = (self.story.there(self.one, moment, moment) for moment in self.well)
        return [at.time() for at in local if at.date() == day and not prefs.silent(at.time())]

    def check(self) -> None:
        """All of them; a broken one is told with the head and the messages."""
        try:
            self.hours()
            self.one_digest_a_day()
            self.silence()
            self.summer()
            self.rungs()
            self.afternoons()
        except AssertionError as error:
            error.add_note(f"{self.one}\nmoved at {self.story.moment(self.story.moved)}")
            error.add_note(f"to {self.story.zone}, everybody off {set(self.story.everybody)}")
            jumps = {f"{self.story.moment(n)}": str(by) for n, by in self.story.jumps.items()}
            error.add_note(f"jumps {jumps}, deaf {sorted(self.story.deaf)}")
            error.add_note("\n".join(f"{self.there(m)} truly {m.true}: {m.ids}" for m in self.told))
            raise

    def hours(self) -> None:
        """None on a day off, on leave, in quiet hours or outside their own."""
        for message in self.told:
            at, day = self.there(message), message.true.date()
            assert self.calendar.is_working(at.date()), f"on a day off: {at}"
            assert not self.one.preferred(day).silent(at.time()), f"outside the hours: {at}"
            leave = self.one.leave
            taken = leave is not None and day >= leave[0]
            assert not (taken and self.one.away(at.date())), f"on leave: {at}"

    def one_digest_a_day(self) -> None:
        """And one in the afternoon, of what is due that day."""
        for day, messages in self.by_day().items():
            assert len(messages) <= 2, f"{len(messages)} messages on {day}"
            for second in messages[1:]:
                assert self.there(second).time() >= AFTERNOON
                due = {d.id for d in self.one.owed if d.due_on(second.true.date()) == day}
                due |= {d.mate for d in self.one.owed if d.due == day}
                assert second.ids <= due, "the second message speaks only of what is due today"

    def silence(self) -> None:
        """After the report, and after the release."""
        for duty in (duty for duty in self.one.owed if duty.ends()):
            after = [m for m in self.told if m.true.date() >= duty.on]
            assert all(duty.id not in m.named for m in after), f"{duty.fate} on {duty.on}"

    def summer(self) -> None:
        """What is ongoing waits for the end of the schools' pause."""
        for message in self.told:
            day = self.there(message).date()
            paused = {duty.id for duty in self.one.owed if self.one.paused(duty, day)}
            assert paused.isdisjoint(message.ids), f"told of in the pause: {day}"

    def rungs(self) -> None:
        """Each rung of a day on which all was well and nothing had changed was told."""
        for day, duty in self._plain():
            if day in self._rungs(duty, day) and self.moments(day):
                heard = {i for m in self.by_day()[day] for i in m.ids}
                assert duty.id in heard, f"the rung of {duty.due_on(day)} on {day} was not told"

    def afternoons(self) -> None:
        """What is due today is told again, where the morning's digest came in the morning."""
        for day, duty in self._plain():
            messages = self.by_day()[day]
            first = self.there(messages[0]).time() if messages else LATE
            if duty.due_on(day) != day or first >= AFTERNOON:
                continue
            if any(at >= LATE for at in self.moments(day)):
                assert any(duty.id in m.ids for m in messages[1:]), f"not told again on {day}"

    def _plain(self) -> Iterator[tuple[date, Owed]]:
        """Days, and duties of which the model knows what they are that day."""
        for day in (self.story.start + timedelta(days=n) for n in range(1, DAYS - 1)):
            if not self.calendar.is_working(day) or self.story.unsettled(self.one, day):
                continue
            if (
                self.one.leave
                and self.one.leave[0] - timedelta(days=1) <= day
                and self.one.away(day)
            ):
                continue
            for duty in self.one.owed:
                changed = abs((duty.on - day).days) <= 1 or (duty.ends() and duty.on <= day)
                if not (changed or self.one.paused(duty, day) or self._first_days(duty, day)):
                    yield day, duty

    def _rungs(self, duty: Owed, day: date) -> set[date]:
        kind = duty.kind if duty.kind in BEFORE else "package"
        due, calendar = duty.due_on(day), self.calendar
        last = calendar.shift(due, Shift.BACK)
        ahead = BEFORE[kind][self.one.preferred(day).pace]
        told = {calendar.add_working_days(last, -n) for n in ahead}
        end = max(due, duty.due)
        return told | {calendar.add_working_days(end, n) for n in AFTER}

    def _first_days(self, duty: Owed, day: date) -> bool:
        """Whether a newcomer's first days leave it out."""
        joined = self.one.joined
        if joined is None:
            return False
        until = self.calendar.add_working_days(joined, 5)
        return day <= until and not joined <= duty.due_on(day) <= until
