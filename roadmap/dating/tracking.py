"""How an activity is followed: by single dates, at checkpoints, or not at all."""

from __future__ import annotations

import re
from typing import Final

from roadmap.dating.settings import POINT_DAYS
from roadmap.model import (
    ActivityKind,
    Deadline,
    DeadlineKind,
    Every,
    Recurrence,
    Tracking,
    Window,
)

# Standing wishes of an order's text: nothing to report on a date.
_STANDING: Final = re.compile(
    r"\W*(?:рекомендовать|обеспеч|осуществлять|использовать|руководствоваться|содействовать|"
    r"способствовать|продолж|усилить|принять|считать|учитывать|не допускать|поддерживать|взять)",
    re.IGNORECASE,
)
_SUBMIT: Final = re.compile(
    r"предостав|представ|направ(?:ить|лять|ление)|сдать|сдавать|сведени|отч[её]т", re.IGNORECASE
)
_OFTEN: Final = frozenset({Every.DAY, Every.WEEK, Every.MONTH})
_MONTHS_IN: Final = {Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR: 12, Every.TWO_MONTHS: 2}


def choose_tracking(
    deadline: Deadline,
    *,
    kind: ActivityKind,
    title: str,
    group: bool,
    party_count: int = 1,
) -> Tracking:
    """Propose how to follow an activity.

    `group`: the responsible party is a role or a list of posts; `party_count`: parties named, more
    than one count as a group, since no single holder can be asked for the date.
    """
    if kind is ActivityKind.ORDER and _wish(deadline, title):
        return Tracking.INFO
    ongoing = _ongoing(deadline, title, many=group or party_count > 1)
    return Tracking.ONGOING if ongoing else Tracking.POINT


def _wish(deadline: Deadline, title: str) -> bool:
    undated = deadline.kind in {DeadlineKind.NONE, DeadlineKind.CONTINUOUS}
    return undated and not deadline.windows and _STANDING.match(title) is not None


def _ongoing(deadline: Deadline, title: str, *, many: bool) -> bool:
    match deadline.kind:
        case DeadlineKind.WINDOWS:
            return any(map(_long, deadline.windows))
        case DeadlineKind.CONTINUOUS:
            return not deadline.windows or any(map(_long, deadline.windows))
        case DeadlineKind.RECURRING if deadline.recurrence is not None:
            return _frequent(deadline.recurrence, title)
        case DeadlineKind.EXTERNAL | DeadlineKind.EVENT:
            return any(map(_long, deadline.windows)) if deadline.windows else many
    return False


def _long(window: Window) -> bool:
    start, end = window
    if end is None:
        return True
    return start is not None and (end - start).days + 1 > POINT_DAYS


def _frequent(recurrence: Recurrence, title: str) -> bool:
    """Whether it comes too often to be reported each time, or lasts most of the year."""
    if recurrence.every in _OFTEN and recurrence.interval == 1:
        dated = recurrence.by_day or recurrence.due or recurrence.on_day
        submitted = recurrence.every is Every.MONTH and (dated or _SUBMIT.search(title))
        return not submitted
    if recurrence.every in {Every.DAY, Every.WEEK}:
        return True
    months = _MONTHS_IN.get(recurrence.every, 3) * recurrence.interval
    listed = len(recurrence.months or ()) or len(recurrence.by_day or ())
    if recurrence.times > 1 and not listed and months < 2 * recurrence.times:
        return True
    return any(length > 2 for length in runs(recurrence.months or ()))


def runs(months: tuple[int, ...]) -> tuple[int, ...]:
    """Return the lengths of runs of neighbouring months, in printed order."""
    lengths: list[int] = []
    for before, month in zip((None, *months), months, strict=False):
        if before is not None and month == before % 12 + 1:
            lengths[-1] += 1
        else:
            lengths.append(1)
    return tuple(lengths)
