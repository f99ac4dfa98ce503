"""The production calendar of Russia: which days are worked, and how to count in them.

Sources: Labour Code, art. 111 (days off), art. 112 (public holidays, and the transfer of a day
off that meets a holiday), the government's yearly decree on moved days off. The library
`holidays` gives the public holidays; the decrees' moves stand here, because the six-day week
needs to know which day off was moved.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

import holidays

from roadmap.days import DayOff, SpecialDay
from roadmap.model import Shift
from roadmap.summer import SUMMER, Summer

TermKey = tuple[str, int, int]

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5
_SUNDAY: Final = 6
_NEW_YEAR_HOLIDAYS: Final = frozenset((1, day) for day in range(1, 9))

# year: the decree, and for each day off that it moves: (from, to) as (month, day).
_Moves = tuple[tuple[tuple[int, int], tuple[int, int]], ...]
DECREES: Final[Mapping[int, tuple[str, _Moves]]] = {
    2022: (
        "16.09.2021 № 1564",
        (((1, 1), (5, 3)), ((1, 2), (5, 10)), ((3, 5), (3, 7))),
    ),
    2023: ("29.08.2022 № 1505", (((1, 1), (2, 24)), ((1, 8), (5, 8)))),
    2024: (
        "10.08.2023 № 1314",
        (
            ((1, 6), (5, 10)),
            ((1, 7), (12, 31)),
            ((4, 27), (4, 29)),
            ((11, 2), (4, 30)),
            ((12, 28), (12, 30)),
        ),
    ),
    2025: (
        "04.10.2024 № 1335",
        (
            ((1, 4), (5, 2)),
            ((1, 5), (12, 31)),
            ((2, 23), (5, 8)),
            ((3, 8), (6, 13)),
            ((11, 1), (11, 3)),
        ),
    ),
    2026: ("24.09.2025 № 1466", (((1, 3), (1, 9)), ((1, 4), (12, 31)))),
    # The decree's text is kept by ConsultantPlus as LAW_544706; the moves are those of `holidays`.
    2027: ("2026, LAW_544706", (((1, 2), (11, 5)), ((1, 3), (12, 31)), ((2, 20), (2, 22)))),
}


class ProductionCalendar:
    """Working days of one organisation; days are computed once per year and kept.

    `overrides` maps a date to True (worked) or False (off) and wins over everything: regional
    holidays, quarantine, a local day off. So do `special` days, which know their ground; of two
    for one date the later in order counts. `days_a_week` is 5 or 6. `confirmed` are years whose
    calendar was given besides the decrees that are known here. `term_ends` are last days of
    school terms by (system, school year, number), where the organisation has its own. `summer`
    is the pause of its schools, None where there is none.
    """

    def __init__(
        self,
        overrides: Mapping[date, bool] | None = None,
        days_a_week: int = 5,
        *,
        special: Iterable[SpecialDay] = (),
        confirmed: Collection[int] = (),
        term_ends: Mapping[TermKey, date] | None = None,
        summer: Summer | None = SUMMER,
    ) -> None:
        if days_a_week not in {5, 6}:
            message = f"a working week has 5 or 6 days, not {days_a_week}"
            raise ValueError(message)
        self._special = {one.day: one for one in special}
        worked = {day: one.kind.worked for day, one in self._special.items()}
        self._overrides = {**(overrides or {}), **worked}
        self._days_a_week = days_a_week
        self._confirmed = frozenset(confirmed)
        self._term_ends = dict(term_ends or {})
        self.summer = summer

    @property
    def days_a_week(self) -> int:
        """5 or 6."""
        return self._days_a_week

    def of_post(self, post_id: int) -> ProductionCalendar:  # noqa: ARG002 # see Calendars
        """The calendar that a post lives by: this one, unless local ones are known."""
        return self

    def known(self) -> Collection[ProductionCalendar]:
        """This calendar and every local one that it knows."""
        return (self,)

    def term_end(self, system: str, year: int, number: int) -> date | None:
        """The last day of a school term of the organisation's own; None where it has none."""
        return self._term_ends.get((system, year, number))

    def is_working(self, day: date) -> bool:
        """Whether `day` is worked."""
        override = self._overrides.get(day)
        return override if override is not None else day in _worked(day.year, self._days_a_week)

    def day_off(self, day: date) -> DayOff | None:
        """Why `day` is not worked; None when it is."""
        if self.is_working(day):
            return None
        special = self._special.get(day)
        if special is not None:
            return DayOff(special.kind.value, special.note)
        if day in self._overrides:
            return DayOff("off")
        if day in _public(day.year):
            return DayOff("public")
        first_day_off = _SUNDAY if self._days_a_week == 6 else _SATURDAY
        return DayOff("weekend" if day.weekday() >= first_day_off else "decree")

    def shift(self, day: date, shift: Shift) -> date:
        """Move a day off to the working day before or after it; a working day stays."""
        if shift is Shift.NONE or self.is_working(day):
            return day
        return self._next(day, 1 if shift is Shift.FORWARD else -1)

    def add_working_days(self, day: date, n: int) -> date:
        """Return the n-th working day after `day` (before it when negative); n = 0 is `day`."""
        step = 1 if n > 0 else -1
        for _ in range(abs(n)):
            day = self._next(day, step)
        return day

    def working_days_between(self, a: date, b: date) -> int:
        """Count the working days after `a` up to `b` inclusive; negative when `b` is earlier."""
        if b < a:
            return -self.working_days_between(b, a)
        days = (a + timedelta(days=n) for n in range(1, (b - a).days + 1))
        return sum(map(self.is_working, days))

    def last_working_day(self, year: int, month: int) -> date:
        """Return the month's last working day."""
        after = date(year + month // 12, month % 12 + 1, 1)
        return self._next(after, -1)

    def confirmed(self, year: int) -> bool:
        """Whether the government's decree for that year is known; else only the law's rule is."""
        return year in DECREES or year in self._confirmed

    def _next(self, day: date, step: int) -> date:
        # A year in which nobody works at all is a mistake in the overrides, not a calendar.
        for _ in range(366):
            day += step * _DAY
            if self.is_working(day):
                return day
        message = f"no working day within a year of {day.isoformat()}"
        raise ValueError(message)


@lru_cache(maxsize=64)
def _worked(year: int, days_a_week: int) -> frozenset[date]:
    first_day_off = _SUNDAY if days_a_week == 6 else _SATURDAY
    moved = _moved(year)
    public = _public(year)
    off = set(public)
    on: set[date] = set()
    for source, target in moved.items():
        # Under a six-day week Saturday is no day off, so there is nothing to move (art. 111, 112).
        if source.weekday() < first_day_off:
            continue
        off.add(target)
        if source not in public:
            on.add(source)
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
    return frozenset(
        day
        for day in days
        if day.year == year and day not in off and (day in on or day.weekday() < first_day_off)
    )


@lru_cache(maxsize=32)
def _public(year: int) -> frozenset[date]:
    decree = {date(year, *target) for _, target in DECREES.get(year, ("", ()))[1]}
    return frozenset(holidays.country_holidays("RU", years=year, observed=False)) - decree


def _moved(year: int) -> dict[date, date]:
    """Days off and where they went: by decree, and by art. 112 (to the next working day)."""
    moved = {date(year, *a): date(year, *b) for a, b in DECREES.get(year, ("", ()))[1]}
    public = _public(year)
    for day in sorted(public):
        if day.weekday() < _SATURDAY or day in moved or (day.month, day.day) in _NEW_YEAR_HOLIDAYS:
            continue
        target = day + _DAY
        while target.weekday() >= _SATURDAY or target in public or target in moved.values():
            target += _DAY
        moved[day] = target
    return moved
