"""The canonical form in Russian officialese: a phrase that reads back to the same form.

This is the grammar turned round, in the orders' own language; the texts of the product stand in
locales/.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date
from typing import Final

from roadmap.deadlines.words import MONTHS
from roadmap.model import Deadline, DeadlineKind, Every, Offset, Recurrence, Weekday, Window

_NOMINATIVE: Final = {month: forms.split()[0] for month, forms in MONTHS.items()}
_GENITIVE: Final = {month: forms.split()[1] for month, forms in MONTHS.items()}
_ADVERBS: Final = {
    Every.DAY: "ежедневно",
    Every.WEEK: "еженедельно",
    Every.MONTH: "ежемесячно",
    Every.TWO_MONTHS: "раз в два месяца",
    Every.QUARTER: "ежеквартально",
    Every.HALF_YEAR: "раз в полугодие",
    Every.YEAR: "ежегодно",
    Every.SCHOOL_TERM: "раз в четверть",
}
# One, a few, many; the first is also the accusative after "раз в".
_UNITS: Final = {
    "day": ("день", "дня", "дней"),
    "workday": ("рабочий день", "рабочих дня", "рабочих дней"),
    "hour": ("час", "часа", "часов"),
    "workhour": ("рабочий час", "рабочих часа", "рабочих часов"),
    "week": ("неделю", "недели", "недель"),
    "month": ("месяц", "месяца", "месяцев"),
    "two-months": ("два месяца", "два месяца", "два месяца"),
    "quarter": ("квартал", "квартала", "кварталов"),
    "half-year": ("полугодие", "полугодия", "полугодий"),
    "year": ("год", "года", "лет"),
    "school-term": ("четверть", "четверти", "четвертей"),
}
_GENITIVE_ONE: Final = {
    "day": "дня",
    "workday": "рабочего дня",
    "hour": "часа",
    "workhour": "рабочего часа",
    "week": "недели",
    "month": "месяца",
    "year": "года",
}
_TIMES: Final = ("раз", "раза", "раз")
_WEEKDAYS: Final = {
    "mon": ("понедельник", "понедельникам", "m"),
    "tue": ("вторник", "вторникам", "m"),
    "wed": ("среда", "средам", "f"),
    "thu": ("четверг", "четвергам", "m"),
    "fri": ("пятница", "пятницам", "f"),
    "sat": ("суббота", "субботам", "f"),
    "sun": ("воскресенье", "воскресеньям", "n"),
}
_NTH: Final = {
    1: {"m": "первый", "f": "первая", "n": "первое"},
    2: {"m": "второй", "f": "вторая", "n": "второе"},
    3: {"m": "третий", "f": "третья", "n": "третье"},
    4: {"m": "четвертый", "f": "четвертая", "n": "четвертое"},
    5: {"m": "пятый", "f": "пятая", "n": "пятое"},
    -1: {"m": "последний", "f": "последняя", "n": "последнее"},
}


def phrase(deadline: Deadline) -> str:
    """Put a reading into words; a doubt is not said. An empty text stands for `none`."""
    words = _PHRASES[deadline.kind](deadline)
    if deadline.time is not None:
        words = f"{words}, {_time(*deadline.time)}"
    if deadline.first is not None:
        words = f"{phrase(deadline.first)}, далее – {words}"
    return words


def _windows(deadline: Deadline) -> str:
    return _listed(deadline.windows)


def _due(deadline: Deadline) -> str:
    return ", ".join(_window(window, whole=False) for window in deadline.windows)


def _continuous(deadline: Deadline) -> str:
    return _throughout(deadline.windows) or "постоянно"


def _recurring(deadline: Deadline) -> str:
    recurrence = deadline.recurrence
    if recurrence is None:
        return ""
    words = [_recurrence(recurrence)]
    if deadline.offset is not None:
        words.append(f", {_offset(deadline.offset)}")
    if deadline.windows:
        words.append(f", {_throughout(deadline.windows).removeprefix('постоянно ')}")
    return "".join(words)


def _external(deadline: Deadline) -> str:
    words = "по отдельному графику"
    if deadline.recurrence is not None:
        words = f"{_recurrence(deadline.recurrence)} {words}"
    return f"{words} ({_listed(deadline.windows)})" if deadline.windows else words


def _event(deadline: Deadline) -> str:
    words = "по мере необходимости" if deadline.offset is None else _offset(deadline.offset)
    if deadline.windows:
        words = f"{_throughout(deadline.windows)}, {words}"
    if deadline.recurrence is not None:
        words = f"{words}, но {_recurrence(deadline.recurrence)}"
    return words


def _none(_: Deadline) -> str:
    return ""


_PHRASES: Final = {
    DeadlineKind.WINDOWS: _windows,
    DeadlineKind.DUE: _due,
    DeadlineKind.RECURRING: _recurring,
    DeadlineKind.CONTINUOUS: _continuous,
    DeadlineKind.EXTERNAL: _external,
    DeadlineKind.EVENT: _event,
    DeadlineKind.NONE: _none,
}


def _listed(windows: tuple[Window, ...]) -> str:
    """Months where all windows are months; else days, so that none frames another."""
    whole = all(map(_whole_months, windows))
    closed = all(start and end for start, end in windows)
    return (", " if closed else "; ").join(_window(window, whole=whole) for window in windows)


def _window(window: Window, *, whole: bool) -> str:
    start, end = window
    if start is None or end is None:
        return _until(end) if end else f"с {_day(start)}"
    if whole:
        first, last = _NOMINATIVE[start.month], _NOMINATIVE[end.month]
        if start.year != end.year:
            return f"{first} {start.year} г. – {last} {end.year} г."
        return f"{first if first == last else f'{first} – {last}'} {end.year} г."
    return _day(start) if start == end else f"с {_day(start)} по {_day(end)}"


def _until(end: date) -> str:
    """A year's end is said as the year: only so it bounds what recurs yearly."""
    return f"до {end.year} года" if (end.month, end.day) == (12, 31) else f"до {_day(end)}"


def _throughout(windows: tuple[Window, ...]) -> str:
    parts = [
        f"в течение {_days(window)}" if all(window) else f"постоянно {_window(window, whole=False)}"
        for window in windows
    ]
    return "; ".join(parts)


def _days(window: Window) -> str:
    start, end = window
    return f"периода с {_day(start)} по {_day(end)}"


def _day(day: date | None) -> str:
    return day.strftime("%d.%m.%Y") if day else ""


def _whole_months(window: Window) -> bool:
    start, end = window
    if start is None or end is None or start.day != 1:
        return False
    return end.day == calendar.monthrange(end.year, end.month)[1]


def _recurrence(recurrence: Recurrence) -> str:
    if recurrence.every is Every.YEAR and recurrence.weekdays and recurrence.months:
        days = [
            f"{_nth(weekday)} {_GENITIVE[month]}"
            for month in recurrence.months
            for weekday in recurrence.weekdays
        ]
        return f"{_frequency(recurrence)} ({', '.join(days)})"
    plain = recurrence.interval == recurrence.times == 1 and not recurrence.at_least
    if recurrence.weekdays and plain:
        nth = any(weekday.nth is not None for weekday in recurrence.weekdays)
        words = "" if nth else f"{_ADVERBS[recurrence.every]} "
        words += ", ".join(_weekday(weekday) for weekday in recurrence.weekdays)
    else:
        weekdays = [_weekday(weekday) for weekday in recurrence.weekdays or ()]
        words = ", ".join([_frequency(recurrence), *weekdays])
    if recurrence.due is not None:
        words += f", до {recurrence.due.day} числа {_month_after(recurrence.due.offset)}"
    days = [*_month_days(recurrence), *(_NOMINATIVE[month] for month in recurrence.months or ())]
    return f"{words} ({', '.join(days)})" if days else words


def _month_after(offset: int) -> str:
    if not offset:
        return "отчетного месяца"
    nth = f"{offset}-го " if offset > 1 else ""
    return f"{nth}месяца, следующего за отчетным"


def _frequency(recurrence: Recurrence) -> str:
    times, most, unit = recurrence.times, recurrence.times_max, recurrence.every.value
    period = f"{recurrence.interval} {plural(recurrence.interval, _UNITS[unit])}"
    if recurrence.interval == 1:
        period = _UNITS[unit][0]
    if most == times:
        return f"до {most} {'раза' if _single(most) else 'раз'} в {period}"
    if most is not None and recurrence.at_least:
        return f"не реже {times}-{most} раз в {period}"
    if most is not None:
        return f"{times}-{most} {plural(most, _TIMES)} в {period}"
    if recurrence.at_least:
        return f"не реже {times} {'раза' if _single(times) else 'раз'} в {period}"
    if times > 1:
        return f"{times} {plural(times, _TIMES)} в {period}"
    return _ADVERBS[recurrence.every] if recurrence.interval == 1 else f"раз в {period}"


def _weekday(weekday: Weekday) -> str:
    dative = _WEEKDAYS[weekday.day][1]
    return f"по {dative}" if weekday.nth is None else f"{_nth(weekday)} месяца"


def _nth(weekday: Weekday) -> str:
    nominative, _, gender = _WEEKDAYS[weekday.day]
    return nominative if weekday.nth is None else f"{_NTH[weekday.nth][gender]} {nominative}"


def _month_days(recurrence: Recurrence) -> Iterator[str]:
    for pairs, prefix in ((recurrence.by_day, "до "), (recurrence.on_day, "")):
        for month, day in pairs or ():
            yield f"{prefix}{day} {_GENITIVE[month] if month else 'числа'}"


def _offset(offset: Offset) -> str:
    n, unit = offset.n, offset.unit
    genitive = f"{n} {_GENITIVE_ONE[unit] if _single(n) else _UNITS[unit][2]}"
    counted = f"{n} {plural(n, _UNITS[unit])}"
    anchor = f" {offset.anchor}" if offset.anchor else ""
    since = f" со дня{anchor}" if anchor else ""
    until = f" до{anchor}" if anchor else ""
    if offset.dir == "before":
        head = {"at-least": "не позднее чем за", "within": "не ранее чем за"}.get(
            offset.bound, "за"
        )
        return f"{head} {counted}{until}"
    if n == 0:
        return f"в день{anchor}" if anchor else "в тот же день"
    match offset.bound:
        case "at-least":
            return f"не ранее чем через {counted}{since}"
        case "exact":
            return f"через {counted}{since}"
        case "from":
            return f"по истечении {genitive}{since}"
    return f"в течение {genitive}{since}"


def _time(start: str | None, end: str | None) -> str:
    if start is None or end is None:
        return f"до {end}" if end else f"с {start}"
    return f"в {start}" if start == end else f"с {start} до {end}"


def _single(n: int) -> bool:
    return n % 10 == 1 and n % 100 != 11


def plural(n: int, forms: tuple[str, str, str]) -> str:
    """Choose the form that stands with the number: one, a few, many."""
    if _single(n):
        return forms[0]
    return forms[1] if n % 10 in {2, 3, 4} and n % 100 not in {12, 13, 14} else forms[2]
