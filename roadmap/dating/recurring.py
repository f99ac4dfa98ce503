"""Occurrences of a recurrence: one per period inside the roadmap's, none before the order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from roadmap.calendar import ProductionCalendar
from roadmap.dating.settings import DatingSettings, Occurrence, Rule, TermSystem
from roadmap.dating.units import Unit, add_months, grouped, month_end, parts, units
from roadmap.deadlines.recurrence_rules import WEEK
from roadmap.model import Deadline, Every, Offset, Period, Recurrence, Weekday

_REPORTED: Final = frozenset({Every.QUARTER, Every.SCHOOL_TERM})
_TRIMESTER: Final = re.compile(r"тримест", re.IGNORECASE)
_TERM: Final = re.compile(r"четверт", re.IGNORECASE)
_RESULTS: Final = re.compile(r"итог|результат", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dating:
    """What every step needs: the roadmap's settings and the calendar."""

    settings: DatingSettings
    calendar: ProductionCalendar

    def occurrence(
        self,
        kind: str,
        key: str,
        days: tuple[date | None, date],
        rule: Rule,
        end: date | None = None,
    ) -> Occurrence:
        """Make an occurrence of (start, due), with its shifted date."""
        start, due = days
        if start is not None and start > due:
            start = due
        working = self.calendar.shift(due, self.settings.shift)
        return Occurrence(kind, key, start, due, working, rule, end)

    def next_month(self, end: date, day: int, months: int = 1) -> date:
        """Return `day` of the month that lies `months` after that of `end`; 0 is its last day."""
        year, month = add_months(end.year, end.month, months)
        last = month_end(year, month)
        return last.replace(day=min(day, last.day)) if day > 0 else last

    def last_working_day(self, start: date, end: date) -> date:
        """Return the last working day of a period, or its end when none is worked."""
        day = end if self.calendar.is_working(end) else self.calendar.add_working_days(end, -1)
        return day if day >= start else end


def recurring(deadline: Deadline, dating: Dating) -> Iterator[Occurrence]:
    """Yield every occurrence of the deadline's recurrence, in no particular order."""
    recurrence = deadline.recurrence
    if recurrence is None:
        return
    if recurrence.every is Every.SCHOOL_TERM:
        dating = replace(dating, settings=_named_terms(deadline.raw, dating.settings))
    for bounds in _bounds(deadline, dating.settings):
        if recurrence.by_day or recurrence.on_day:
            yield from _on_days(recurrence, bounds, dating)
        elif recurrence.weekdays:
            yield from _on_weekdays(recurrence, recurrence.weekdays, bounds, dating)
        elif recurrence.months and recurrence.due is None:
            yield from _in_months(recurrence.months, bounds, dating)
        else:
            found = _units(recurrence, bounds, dating.settings)
            for unit in _after_first(deadline, found):
                yield _undated(deadline, recurrence, unit, dating)


def _named_terms(raw: str, settings: DatingSettings) -> DatingSettings:
    """The system that the text names, else the roadmap's."""
    if _TRIMESTER.search(raw):
        return replace(settings, term_system=TermSystem.TRIMESTERS)
    return replace(settings, term_system=TermSystem.QUARTERS) if _TERM.search(raw) else settings


def _bounds(deadline: Deadline, settings: DatingSettings) -> Iterator[Period]:
    """Yield the text's own bounds within the roadmap's period, from the order on."""
    period = settings.period
    start = max(period.start, settings.order_date or period.start)
    for first, last in deadline.windows or ((None, None),):
        # A period that the order falls into still counts: only ended ones do not.
        bounds = Period(
            max(period.start, first or period.start), min(period.end, last or period.end)
        )
        if bounds.start <= bounds.end and bounds.end >= start:
            yield bounds


def _started(settings: DatingSettings, due: date) -> bool:
    return settings.order_date is None or due >= settings.order_date


def _units(recurrence: Recurrence, bounds: Period, settings: DatingSettings) -> Iterator[Unit]:
    found = grouped(units(recurrence.every, bounds, settings), recurrence.interval)
    months = recurrence.months
    for unit in found:
        if months and recurrence.due and unit.end.month not in months:
            continue
        yield from (part for part in parts(unit, recurrence.times) if _started(settings, part.end))


def _after_first(deadline: Deadline, found: Iterator[Unit]) -> Iterator[Unit]:
    """Yield the periods that begin after what comes first ("до 30 марта, далее – ...")."""
    first = deadline.first
    ends = [end for _, end in first.windows if end] if first else []
    yield from (unit for unit in found if not ends or unit.start > max(ends))


def _undated(deadline: Deadline, recurrence: Recurrence, unit: Unit, dating: Dating) -> Occurrence:
    """Date a period for which no day is printed, or whose day is counted from its end."""
    settings = dating.settings
    if recurrence.due is not None:
        due = dating.next_month(unit.end, recurrence.due.day, recurrence.due.offset)
        args = (
            *unit.args,
            ("day", str(recurrence.due.day)),
            ("offset", str(recurrence.due.offset)),
        )
        return _period(unit, due, Rule("day-after-period", args), dating)
    if deadline.offset is not None and deadline.offset.dir == "after":
        due = counted(unit.end, deadline.offset, dating.calendar)
        offset = (("n", str(deadline.offset.n)), ("counted", deadline.offset.unit))
        return _period(unit, due, Rule("counted-after-period", unit.args + offset), dating)
    reported = recurrence.every in _REPORTED or _RESULTS.search(deadline.raw) is not None
    if reported and isinstance(settings.undated, int):
        if recurrence.every is Every.SCHOOL_TERM:
            due = dating.calendar.add_working_days(unit.end, settings.after_term)
            rule = Rule(
                "after-term", (*unit.args, ("n", str(settings.after_term)), ("counted", "workday"))
            )
            return _period(unit, due, rule, dating)
        due = dating.next_month(unit.end, settings.undated)
        return _period(
            unit, due, Rule("next-month", (*unit.args, ("day", str(settings.undated)))), dating
        )
    due = dating.last_working_day(unit.start, unit.end)
    return _period(unit, due, Rule("period-end", unit.args), dating)


def _period(unit: Unit, due: date, rule: Rule, dating: Dating) -> Occurrence:
    return dating.occurrence("period", unit.key, (unit.start, due), rule, unit.end)


def counted(end: date, offset: Offset, calendar: ProductionCalendar) -> date:
    """Return the day that lies an offset after `end`; hours count as their day."""
    match offset.unit:
        case "workday":
            return calendar.add_working_days(end, offset.n)
        case "week":
            return end + timedelta(weeks=offset.n)
        case "month" | "year":
            months = offset.n * (12 if offset.unit == "year" else 1)
            last = month_end(*add_months(end.year, end.month, months))
            return last.replace(day=min(end.day, last.day))
        case "day":
            return end + timedelta(days=offset.n)
    return end


def _on_days(recurrence: Recurrence, bounds: Period, dating: Dating) -> Iterator[Occurrence]:
    """Yield days printed as "до 25 числа" or "до 15 сентября, до 15 января"."""
    for pairs, code in ((recurrence.by_day, "by-day"), (recurrence.on_day, "on-day")):
        for month, day in pairs or ():
            for due in _days(recurrence, month, day, bounds, dating):
                if not (bounds.start <= due <= bounds.end and _started(dating.settings, due)):
                    continue
                start = due.replace(day=1) if code == "by-day" else due
                rule = Rule(code, (("date", due.isoformat()),))
                yield dating.occurrence("due", due.isoformat(), (start, due), rule)


def _days(
    recurrence: Recurrence, month: int | None, day: int, bounds: Period, dating: Dating
) -> Iterator[date]:
    if month is not None:
        for year in range(bounds.start.year, bounds.end.year + 1, _years(recurrence)):
            yield dating.next_month(date(year, month, 1), day, 0)
        return
    if recurrence.months:
        for year in range(bounds.start.year, bounds.end.year + 1):
            for one in recurrence.months:
                yield dating.next_month(date(year, one, 1), day, 0)
        return
    # By a day of an unnamed month: of the month itself, or of the month after a longer period.
    after = 0 if recurrence.every in {Every.MONTH, Every.WEEK, Every.DAY} else 1
    for unit in grouped(units(recurrence.every, bounds, dating.settings), recurrence.interval):
        yield dating.next_month(unit.end, day, after)


def _years(recurrence: Recurrence) -> int:
    return recurrence.interval if recurrence.every is Every.YEAR else 1


def _on_weekdays(
    recurrence: Recurrence, weekdays: tuple[Weekday, ...], bounds: Period, dating: Dating
) -> Iterator[Occurrence]:
    day = bounds.start
    while day <= bounds.end:
        if _started(dating.settings, day) and _falls(day, recurrence, weekdays, bounds):
            rule = Rule("weekday", (("weekday", str(day.isoweekday())),))
            yield dating.occurrence("due", day.isoformat(), (day, day), rule)
        day += timedelta(days=1)


def _falls(
    day: date, recurrence: Recurrence, weekdays: tuple[Weekday, ...], bounds: Period
) -> bool:
    if recurrence.months and day.month not in recurrence.months:
        return False
    if recurrence.every is Every.WEEK:
        monday = bounds.start - timedelta(days=bounds.start.weekday())
        if (day - monday).days // 7 % recurrence.interval:
            return False
    nth = (day.day - 1) // 7 + 1
    last = day + timedelta(days=7) > month_end(day.year, day.month)
    return any(
        WEEK[day.weekday()] == weekday.day
        and (weekday.nth is None or weekday.nth == nth or (weekday.nth == -1 and last))
        for weekday in weekdays
    )


def _in_months(months: tuple[int, ...], bounds: Period, dating: Dating) -> Iterator[Occurrence]:
    """Yield the listed months of each year; neighbours are one window."""
    for year in range(bounds.start.year - 1, bounds.end.year + 1):
        for first, last in _runs(months, merge=dating.settings.merge_adjacent):
            start = date(year, first, 1)
            end = month_end(*add_months(year, first, (last - first) % 12))
            if start < bounds.start or end > bounds.end or not _started(dating.settings, end):
                continue
            key = f"{year}-{first:02d}"
            args = (("first", str(first)), ("last", str(last)), ("year", str(end.year)))
            yield dating.occurrence("period", key, (start, end), Rule("months", args))


def _runs(months: tuple[int, ...], *, merge: bool) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for month in months:
        if merge and runs and month == runs[-1][1] % 12 + 1 and len(runs) < 12:
            runs[-1] = (runs[-1][0], month)
        else:
            runs.append((month, month))
    return runs
