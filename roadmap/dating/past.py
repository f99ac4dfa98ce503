"""What to do with a date that has passed when a roadmap is published."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from roadmap.dating.settings import Occurrence
from roadmap.model import Period


class PastCase(StrEnum):
    """Where a date lies before today.

    DONE_BEFORE ended before the order: done before, outside discipline. BEFORE_PERIOD ended before
    the roadmap's period: asked about as a slip of the year. BETWEEN the order and the import: a
    new working date, or already done, or released, chosen once for all.
    """

    NOT_PAST = "not-past"
    DONE_BEFORE = "done-before"
    BEFORE_PERIOD = "before-period"
    BETWEEN = "between"


def past(
    occurrence: Occurrence, *, order_date: date | None, period: Period, today: date
) -> PastCase:
    """Tell which case of a past date this is."""
    if occurrence.due < period.start:
        return PastCase.BEFORE_PERIOD
    if order_date is not None and occurrence.due < order_date:
        return PastCase.DONE_BEFORE
    if max(occurrence.due, occurrence.working) < today:
        return PastCase.BETWEEN
    return PastCase.NOT_PAST
