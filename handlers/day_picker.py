"""A month of days as buttons: for official and coordinator alike, without any state of its own.

Each button carries what the day is for, the id it is for, and the day; so a calendar works from
any old message, and rights are asked when a day is pressed.
"""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from handlers.callbacks import PickDay, PickMonth, PickNothing
from handlers.screen import Button
from locales import Translator
from roadmap.calendar import ProductionCalendar

AHEAD = 400
"""How many days ahead one may choose."""
EMPTY = "·"

_FIRST = date(2020, 1, 1)

Rows = tuple[tuple[Button, ...], ...]


def month_of(month: str) -> date:
    """The first day of "202610"."""
    return date(int(month[:4]), int(month[4:]), 1)


def day_of(day: str) -> date:
    """The day of "20261015"."""
    return date(int(day[:4]), int(day[4:6]), int(day[6:]))


def packed(days: Iterable[date]) -> str:
    """Dates in three characters each, so that a dozen of them fit on a button."""
    return "".join(_three((day - _FIRST).days) for day in days)


def unpacked(text: str) -> tuple[date, ...]:
    """The dates that `packed` made."""
    return tuple(
        _FIRST + timedelta(days=int(text[at : at + 3], 36)) for at in range(0, len(text), 3)
    )


def _three(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return digits[number // 1296] + digits[number // 36 % 36] + digits[number % 36]


def month_rows(  # what the days are for, which there are, and how they look
    use: str, ref: int, month: date, today: date, calendar: ProductionCalendar, t: Translator
) -> Rows:
    """The month with its days after today, days off marked, arrows to its neighbours."""
    head = tuple(t.text("date-weekday", n=n) for n in range(1, 8))
    weeks = Calendar().monthdatescalendar(month.year, month.month)
    return (
        tuple(_arrows(use, ref, month, today, t)),
        tuple(Button(name, PickNothing()) for name in head),
        *(
            tuple(_day(use, ref, day, month, today, calendar) for day in week)
            for week in weeks
            if any(_open(day, month, today) for day in week)
        ),
    )


def _arrows(use: str, ref: int, month: date, today: date, t: Translator) -> Iterator[Button]:
    before, after = month - timedelta(days=1), month + timedelta(days=31)
    title = t.text(
        "date-month-title", month=t.text("date-month-name", n=month.month), year=month.year
    )
    yield _turn("‹", use, ref, before) if before > today else Button(EMPTY, PickNothing())
    yield Button(title, PickNothing())
    last = today + timedelta(days=AHEAD)
    yield (
        _turn("›", use, ref, after)
        if after.replace(day=1) <= last
        else Button(EMPTY, PickNothing())
    )


def _turn(label: str, use: str, ref: int, day: date) -> Button:
    return Button(label, PickMonth(use=use, id=ref, month=f"{day:%Y%m}"))


def _open(day: date, month: date, today: date) -> bool:
    return day.month == month.month and today < day <= today + timedelta(days=AHEAD)


def _day(  # as above
    use: str, ref: int, day: date, month: date, today: date, calendar: ProductionCalendar
) -> Button:
    if not _open(day, month, today):
        return Button(EMPTY, PickNothing())
    label = str(day.day) if calendar.is_working(day) else f"({day.day})"
    return Button(label, PickDay(use=use, id=ref, day=f"{day:%Y%m%d}"))
