"""From a reading to dates (domain.md, "From reading to dates")."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from roadmap.calendar import ProductionCalendar
from roadmap.dating.checkpoints import checkpoints
from roadmap.dating.named_terms import by_table
from roadmap.dating.recurring import Dating, recurring
from roadmap.dating.settings import POINT_DAYS, DatingSettings, Occurrence, Rule
from roadmap.model import Deadline, DeadlineKind, Tracking, Window

_ASKED = frozenset({DeadlineKind.EXTERNAL, DeadlineKind.EVENT, DeadlineKind.NONE})


def occurrences(
    deadline: Deadline,
    tracking: Tracking,
    settings: DatingSettings,
    calendar: ProductionCalendar,
) -> tuple[Occurrence, ...]:
    """Return the dates of an activity in order, each (kind, key) once.

    Empty for `info`, and for what has to be asked of its holder or the coordinator: a deadline
    that gives no date and is not followed at checkpoints.
    """
    dating = Dating(settings, calendar)
    if tracking is Tracking.INFO:
        return ()
    if tracking is Tracking.ONGOING:
        found = checkpoints(deadline, dating)
    else:
        found = _points(deadline, dating)
    unique: dict[tuple[str, str], Occurrence] = {}
    for occurrence in found:
        unique.setdefault((occurrence.kind, occurrence.key), occurrence)
    return tuple(sorted(unique.values(), key=lambda one: (one.due, one.kind, one.key)))


def neighbours(deadline: Deadline) -> bool:
    """Whether neighbouring months stand in a list, so that one has to ask: one product or two?"""
    months = (deadline.recurrence and deadline.recurrence.months) or ()
    listed = len(months) == 2 and months[1] == months[0] % 12 + 1
    return listed or len(_joined(deadline.windows)) < len(deadline.windows)


def _points(deadline: Deadline, dating: Dating) -> Iterator[Occurrence]:
    if deadline.first is not None:
        yield from _printed(deadline.first, dating)
    if deadline.recurrence is not None and deadline.kind is not DeadlineKind.EXTERNAL:
        yield from recurring(deadline, dating)
    elif deadline.kind is DeadlineKind.CONTINUOUS and not deadline.windows:
        end = dating.settings.period.end
        rule = Rule("roadmap-end")
        yield dating.occurrence("window", "w1", (dating.settings.period.start, end), rule)
    else:
        yield from _printed(deadline, dating)


def _printed(deadline: Deadline, dating: Dating) -> Iterator[Occurrence]:
    if deadline.kind is DeadlineKind.DUE:
        for n, window in enumerate(deadline.windows, 1):
            (_, due), rule = by_table(deadline.raw, window, dating.settings) or (
                window,
                Rule("due"),
            )
            if due is not None:
                yield dating.occurrence("due", f"w{n}", (None, due), rule)
        return
    for start, end in _products(deadline.windows, dating):
        # A window's key is its place in print, that of the first month for two joined ones.
        n = next(
            n
            for n, one in enumerate(deadline.windows, 1)
            if one == (start, end) or (start is not None and one[0] == start)
        )
        rule = Rule("window") if end is not None else Rule("roadmap-end")
        days, rule = by_table(deadline.raw, (start, end), dating.settings) or ((start, end), rule)
        due = days[1] or max(dating.settings.period.end, start or date.min)
        yield dating.occurrence("window", f"w{n}", (days[0], due), rule)


def _products(windows: tuple[Window, ...], dating: Dating) -> tuple[Window, ...]:
    return _joined(windows) if dating.settings.merge_adjacent else windows


def _joined(windows: tuple[Window, ...]) -> tuple[Window, ...]:
    """Join two neighbouring months: one product of at most POINT_DAYS; longer lists stay."""
    if len(windows) != 2:
        return windows
    (start, end), (after, last) = windows
    if start is None or end is None or after is None or last is None:
        return windows
    months = (
        start.day == 1 and (end - start).days < 31 and (last - after).days < 31 and after.day == 1
    )
    adjacent = after == end + timedelta(days=1) and (last - start).days + 1 <= POINT_DAYS
    return ((start, last),) if months and adjacent else windows


__all__ = ["neighbours", "occurrences"]
