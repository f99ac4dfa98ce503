"""Load a calendar's file: all of it, or nothing and the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from roadmap.calendar import ProductionCalendar
from roadmap.days import DayKind, SpecialDay
from roadmap.grounds import calendar_ground
from roadmap.intake.calendar_file import CalendarFile
from roadmap.intake.calendar_table import DayLine, TableProblem
from roadmap.intake.calendar_years import WholeYear
from usecases.calendar.houses import Houses
from usecases.calendar.spreading import spread
from usecases.ports.calendar import StoredDay
from usecases.ports.ground import Clock, UnitOfWork, UnitOfWorkFactory

TABLE, YEAR = "table", "year"
Key = tuple[int | None, date]


@dataclass(frozen=True, slots=True)
class CalendarLoaded:
    """What came of a file. With `problems` nothing was stored.

    Days are counted; `years` are those whose whole calendar it was, `roadmaps` how many are
    dated anew.
    """

    problems: tuple[TableProblem, ...] = ()
    added: int = 0
    changed: int = 0
    removed: int = 0
    same: int = 0
    years: tuple[int, ...] = ()
    roadmaps: int = 0


@dataclass(frozen=True, slots=True)
class LoadCalendar:
    """Lay a file over the stored days; the same file twice changes nothing.

    Single days are added or replaced, what the file does not name stays. A whole year is the
    published calendar of that year: it replaces what an earlier one said, and days that were
    entered one by one stand above it.
    """

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, file: CalendarFile, name: str) -> CalendarLoaded:
        """One transaction or none; `name` is kept as the source of whole years."""
        now = self.clock.now()
        async with self.uow() as uow:
            stored = {one.key: one for one in await uow.calendar.days()}
            wanted, problems = _days(file.lines, Houses(await uow.directory.organizations()))
            if file.problems or problems:
                return CalendarLoaded(problems=(*file.problems, *problems))
            years, gone = _years(file.years, {**stored, **wanted})
            change = _Change(stored, {**years, **wanted}, gone)
            facts = await uow.calendar.facts(())
            fresh = [one.year for one in file.years if one.year not in facts.confirmed]
            for year in fresh:
                await uow.calendar.confirm_year(year, name, now=now)
            roadmaps = await change.write(uow, name, self.clock) if change.any else 0
            await uow.commit()
        return CalendarLoaded(
            added=len(change.added),
            changed=len(change.changed),
            removed=len(gone),
            same=len(change.wanted) - len(change.added) - len(change.changed),
            years=tuple(one.year for one in file.years),
            roadmaps=roadmaps,
        )


class _Change:
    """From the days that stand to those that should."""

    def __init__(
        self,
        stored: Mapping[Key, StoredDay],
        wanted: Mapping[Key, StoredDay],
        gone: Sequence[Key],
    ) -> None:
        self.wanted, self.gone = wanted, gone
        self.added = [one for key, one in wanted.items() if key not in stored]
        self.changed = [one for key, one in wanted.items() if key in stored and stored[key] != one]

    @property
    def any(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.added or self.changed or self.gone)

    async def write(self, uow: UnitOfWork, name: str, clock: Clock) -> int:
        """Days, history, and the jobs that follow; how many roadmaps are dated anew."""
        now = clock.now()
        await uow.calendar.drop_days(self.gone)
        await uow.calendar.put_days([*self.added, *self.changed], now=now)
        after = {
            "file": name,
            "added": len(self.added),
            "changed": len(self.changed),
            "removed": len(self.gone),
        }
        await uow.history.add("loaded", "calendar", 0, at=now, after=after)
        days = {day for _, day in self.gone}
        days |= {one.special.day for one in (*self.added, *self.changed)}
        only = days.pop() if len(days) == 1 else None
        return await spread(uow, calendar_ground(only), now=now)


def _days(
    lines: Iterable[DayLine], houses: Houses
) -> tuple[dict[Key, StoredDay], tuple[TableProblem, ...]]:
    wanted: dict[Key, StoredDay] = {}
    rows: dict[Key, int] = {}
    problems: list[TableProblem] = []
    for line in lines:
        found = houses.called(line.organization) if line.organization else ()
        if line.organization and len(found) != 1:
            code = "organization-ambiguous" if found else "organization-unknown"
            problems.append(TableProblem(line.row, code, {"name": line.organization}))
            continue
        owner = found[0].id if found else None
        for day in line.days:
            one = StoredDay(owner, SpecialDay(day, line.kind, line.note), TABLE)
            first = wanted.setdefault(one.key, one)
            if first.special.kind is not line.kind:
                known: dict[str, str | int] = {"day": day.strftime("%d.%m.%Y"), "at": rows[one.key]}
                problems.append(TableProblem(line.row, "twice", known))
            rows.setdefault(one.key, line.row)
    return wanted, tuple(problems)


def _years(
    years: Iterable[WholeYear], standing: Mapping[Key, StoredDay]
) -> tuple[dict[Key, StoredDay], list[Key]]:
    """Days on which the years differ from what is known, and earlier ones that do not any more."""
    wanted: dict[Key, StoredDay] = {}
    gone: list[Key] = []
    for one in years:
        for special in _differing(one):
            key = (None, special.day)
            if key not in standing or standing[key].source == YEAR:
                wanted[key] = StoredDay(None, special, YEAR)
        gone += [
            key
            for key, stored in standing.items()
            if stored.source == YEAR and key[1].year == one.year and key not in wanted
        ]
    return wanted, gone


def _differing(one: WholeYear) -> Iterable[SpecialDay]:
    published = ProductionCalendar()
    day = date(one.year, 1, 1)
    while day.year == one.year:
        if published.is_working(day) == (day in one.off):
            yield SpecialDay(day, DayKind.MOVED if day in one.off else DayKind.WORKING)
        day += timedelta(days=1)
