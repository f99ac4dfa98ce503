"""Checkpoints of ongoing work: when one reports that it is being done.

Half-years by default: the last working day of December, and 31 May in a school-year roadmap (in
another one the last working day of June). The end of the roadmap's period is a checkpoint of its
own only when a new half-year has begun since the last one; a school year ends for reports on 31
May, so a period up to 31 August adds none in the summer holidays. Besides, the ends of printed
windows; two checkpoints in one month are one, at the half-year's date.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from roadmap.dating.named_terms import by_table
from roadmap.dating.recurring import Dating
from roadmap.dating.settings import DatingSettings, Occurrence, Rule
from roadmap.dating.units import month_end, units
from roadmap.model import Deadline, Every, Period

_Point = tuple[date, str, Rule]
_SUMMER: Final = frozenset({6, 7, 8})


def checkpoints(deadline: Deadline, dating: Dating) -> Iterator[Occurrence]:
    """Yield the checkpoints that fall into the deadline's windows, and the windows' ends."""
    settings = dating.settings
    printed = any(end for _, end in deadline.windows)
    rhythm = list(_rhythm(dating))
    found: dict[str, tuple[date, _Point]] = {}
    for window in _windows(deadline, settings):
        since = max(window.start, settings.order_date or window.start)
        points = [point for point in rhythm if since <= point[0] <= _reach(window, settings)]
        if printed or not points or _new_half(points[-1][0], window.end, settings):
            points.append(_end(window))
        for point in points:
            found.setdefault(point[0].strftime("%Y-%m"), (window.start, point))
    for start, (due, key, rule) in found.values():
        yield dating.occurrence("checkpoint", key, (start, due), rule)


def _windows(deadline: Deadline, settings: DatingSettings) -> Iterator[Period]:
    period = settings.period
    for window in deadline.windows or ((None, None),):
        named = by_table(deadline.raw, window, settings)
        start, end = named[0] if named else window
        first, last = start or period.start, end or period.end
        if first <= last:
            yield Period(first, last)


def _reach(window: Period, settings: DatingSettings) -> date:
    """A window up to 30 May or 30 December is reported with that half-year."""
    last = month_end(window.end.year, window.end.month)
    if settings.rhythm is None and (last - window.end).days <= 7:
        return last
    return window.end


def _end(window: Period) -> _Point:
    return window.end, window.end.isoformat(), Rule("checkpoint-end", ())


def _new_half(last: date, end: date, settings: DatingSettings) -> bool:
    """Whether the period runs on into a half-year that no checkpoint closes."""
    if end.replace(day=1) <= last:
        return False
    return not (settings.school_year and end.year == last.year and end.month in _SUMMER)


def _rhythm(dating: Dating) -> Iterator[_Point]:
    settings = dating.settings
    if settings.rhythm not in {None, Every.HALF_YEAR}:
        yield from _own(dating)
        return
    period = settings.period
    for year in range(period.start.year - 1, period.end.year + 2):
        if settings.school_year:
            yield date(year, 5, 31), f"{year}-05", Rule("checkpoint-may", (("year", str(year)),))
        else:
            june = dating.calendar.last_working_day(year, 6)
            yield june, f"{year}-06", Rule("checkpoint-june", (("year", str(year)),))
        december = dating.calendar.last_working_day(year, 12)
        yield december, f"{year}-12", Rule("checkpoint-december", (("year", str(year)),))


def _own(dating: Dating) -> Iterator[_Point]:
    """Yield the order's own rhythm: dated as its reports are."""
    settings = dating.settings
    for unit in units(settings.rhythm or Every.HALF_YEAR, settings.period, settings):
        if isinstance(settings.undated, int):
            due = dating.next_month(unit.end, settings.undated)
            rule = Rule("next-month", (*unit.args, ("day", str(settings.undated))))
        else:
            due, rule = dating.last_working_day(unit.start, unit.end), Rule("period-end", unit.args)
        yield due, unit.key, rule
