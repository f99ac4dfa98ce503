"""When what is overdue comes before the one who controls the order: by addressee, once a week."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from roadmap.calendar import ProductionCalendar
from roadmap.model import Shift

LATE: Final = 10
"""Working days; what is overdue for longer goes to the controller."""

_FRIDAY: Final = 4


def control_day(day: date, calendar: ProductionCalendar) -> date:
    """The Friday of that day's week, or the working day before it."""
    return calendar.shift(day + timedelta(days=_FRIDAY - day.weekday()), Shift.BACK)


def preview_day(day: date, calendar: ProductionCalendar) -> date:
    """The working day before `control_day`: the coordinator looks first."""
    return calendar.add_working_days(control_day(day, calendar), -1)


def late_days(last_day: date, day: date, calendar: ProductionCalendar) -> int:
    """Working days from the last day in time to a day."""
    return calendar.working_days_between(last_day, day)
