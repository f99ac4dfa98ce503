"""Dates in words: short, long, and how far off. Working days are counted by the caller."""

from __future__ import annotations

from datetime import date

from locales.translator import Translator

NEAR = 7
"""Calendar days within which a date ahead is told in calendar days."""


def day_short(day: date, t: Translator, *, today: date | None = None) -> str:
    """«12.10»; with its year when `today` is given and lies in another one."""
    if today is not None and today.year != day.year:
        return t.text("date-short-year", day=_two(day.day), month=_two(day.month), year=day.year)
    return t.text("date-short", day=_two(day.day), month=_two(day.month))


def day_long(day: date, t: Translator, *, today: date | None = None) -> str:
    """«чт, 15 октября»; with its year when `today` is given and lies in another one."""
    words = {
        "weekday": t.text("date-weekday", n=day.isoweekday()),
        "day": day.day,
        "month": t.text("date-month", n=day.month),
    }
    if today is not None and today.year != day.year:
        return t.text("date-long-year", **words, year=day.year)
    return t.text("date-long", **words)


def day_near(day: date, t: Translator, *, today: date | None = None) -> str:
    """«чт, 15.10»; with its year when `today` is given and lies in another one."""
    weekday = t.text("date-weekday", n=day.isoweekday())
    return t.text("date-near", weekday=weekday, date=day_short(day, t, today=today))


def day_opening(day: date, t: Translator, *, today: date | None = None) -> str:
    """`day_long` as a message begins with it: «Чт, 15 октября»."""
    words = day_long(day, t, today=today)
    return words[:1].upper() + words[1:]


def how_far(due: date, today: date, t: Translator, *, working_days: int) -> str:
    """«через 3 дня», «завтра», «сегодня», «срок истёк 8 рабочих дней назад».

    `working_days` is the number of working days from today to the date, negative when it is past
    (ProductionCalendar.working_days_between(today, due)).
    """
    days = (due - today).days
    if days < 0:
        return t.text("date-late", ago=ago(due, today, t, working_days=-working_days))
    if days < 2:
        return t.text("date-tomorrow" if days else "date-today")
    if days <= NEAR or working_days <= 0:
        return t.text("date-in-days", n=days)
    return t.text("date-in-working-days", n=working_days)


def ago(day: date, today: date, t: Translator, *, working_days: int) -> str:
    """«8 рабочих дней назад»; in calendar days where none of them was worked."""
    if working_days > 0:
        return t.text("date-working-days-ago", n=working_days)
    return t.text("date-days-ago", n=(today - day).days)


def _two(number: int) -> str:
    return f"{number:02d}"
