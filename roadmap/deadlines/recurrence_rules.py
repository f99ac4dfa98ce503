"""Rules for what recurs: how often, on which weekday, by which day of a month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from roadmap.deadlines.engine import Build, Rule
from roadmap.deadlines.pieces import (
    edge_of_month,
    month_itself,
    pieces_of_month,
    weekday_of_month,
)
from roadmap.deadlines.spans import days_after_month
from roadmap.deadlines.symbols import Token
from roadmap.model import Every, MonthOffset, Recurrence, Weekday

EVERY: Final = {
    "DAY": Every.DAY,
    "WEEK": Every.WEEK,
    "MONTH": Every.MONTH,
    "QUARTER": Every.QUARTER,
    "HALF": Every.HALF_YEAR,
    "HALFYEAR": Every.HALF_YEAR,
    "YEAR": Every.YEAR,
    "TERM": Every.SCHOOL_TERM,
}
_LAST_DAY: Final = 31
_DECADE: Final = 10
_LENGTHS: Final = {Every.QUARTER: 3, Every.HALF_YEAR: 6}
"""Months of what has first, second and last ones."""
_NTH: Final = {-1, 1, 2, 3, 4, 5}
WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MERGED: Final = {
    (Every.MONTH, 2): (Every.TWO_MONTHS, 1),
    (Every.MONTH, 3): (Every.QUARTER, 1),
    (Every.MONTH, 6): (Every.HALF_YEAR, 1),
    (Every.MONTH, 12): (Every.YEAR, 1),
    (Every.DAY, 7): (Every.WEEK, 1),
    (Every.HALF_YEAR, 2): (Every.YEAR, 1),
    (Every.QUARTER, 2): (Every.HALF_YEAR, 1),
    (Every.QUARTER, 4): (Every.YEAR, 1),
}


@dataclass(frozen=True, slots=True)
class MonthDays:
    """Days of an unnamed month; `offset` counts months after the period that is reported."""

    by: bool
    days: tuple[int, ...]
    every: Every | None
    offset: int | None
    months: tuple[int, ...] = ()


def _every(unit: str, interval: int) -> tuple[Every, int]:
    if unit == "DECADE":
        return Every.DAY, _DECADE * interval
    return _MERGED.get((EVERY[unit], interval), (EVERY[unit], interval))


def _frequency(run: Sequence[Token]) -> Recurrence | None:
    split = next(i for i, token in enumerate(run) if token.kind in {"TIME_OF", "TIMES"})
    counts = [token.value for token in run[:split] if token.kind == "N"]
    if run[split].kind == "TIMES":
        counts = [run[split].value]
    intervals = [token.value for token in run[split:] if token.kind == "N"]
    every, interval = _every(run[-1].kind, intervals[0] if intervals else 1)
    kinds = {token.kind for token in run[:split]}
    times = counts[0] if counts else 1
    if not times or interval < 1:
        raise ValueError(counts)
    if ("UNTIL" in kinds and "OF" not in kinds) or {"NOT", "MORE"} <= kinds:
        return Recurrence(every, interval, 1, times_max=times)
    return Recurrence(
        every,
        interval,
        times,
        times_max=counts[1] if len(counts) > 1 and counts[1] > times else None,
        at_least=bool(kinds & {"RARER", "LESS", "MINIMUM"}),
    )


def _each(run: Sequence[Token]) -> Recurrence:
    numbers = [token.value for token in run if token.kind == "N"]
    every, interval = _every(run[-1].kind, max(numbers[0], 1) if numbers else 1)
    return Recurrence(every, interval)


def _unit(run: Sequence[Token]) -> Recurrence:
    return Recurrence(EVERY[run[-1].kind])


def _weekdays(run: Sequence[Token]) -> Recurrence:
    days: list[str] = []
    for before, token in zip((None, *run), run, strict=False):
        if token.kind != "WEEKDAY":
            continue
        if days and before is not None and (before.kind == "DASH" or run[0].kind == "FROM"):
            first, last = WEEK.index(days[-1]), WEEK.index(token.value)
            days.extend(WEEK[first + 1 : last])
        days.append(token.value)
    return Recurrence(Every.WEEK, weekdays=tuple(Weekday(day) for day in days))


def _other_days(run: Sequence[Token]) -> Recurrence:
    excepted = {token.value for token in run if token.kind == "WEEKDAY"}
    days = tuple(Weekday(day) for day in WEEK if day not in excepted)
    return Recurrence(Every.WEEK, weekdays=days or None)


def _nth_weekday(run: Sequence[Token]) -> Recurrence | None:
    numbers = [token.value for token in run if token.kind == "N"]
    if not all(number in _NTH for number in numbers):
        return None
    days = [token.value for token in run if token.kind == "WEEKDAY"]
    return Recurrence(Every.MONTH, weekdays=tuple(Weekday(d, n) for d in days for n in numbers))


def _counted(run: Sequence[Token]) -> Recurrence:
    times = next(token.value for token in run if token.kind == "N")
    return Recurrence(EVERY[run[-1].kind], times=times, at_least=True)


def _work(run: Sequence[Token]) -> Recurrence:
    times = next(token.value for token in run if token.kind == "N")
    return Recurrence(EVERY[run[-1].kind], times=max(times, 1))


def _last_working_day(run: Sequence[Token]) -> Recurrence | None:
    last = any(token.kind == "N" and token.value == -1 for token in run)
    return Recurrence(Every.WEEK, weekdays=(Weekday("fri"),)) if last else None


def _all_four(run: Sequence[Token]) -> Recurrence | None:
    """All four quarters are each quarter."""
    numbers = [token.value for token in run if token.kind == "N"]
    return _unit(run) if (numbers[0], numbers[-1]) == (1, 4) else None


def _day(number: int) -> int:
    return _LAST_DAY if number == -1 else number


def _last_day(run: Sequence[Token]) -> MonthDays | None:
    """Read the last day of a month; that of anything longer is of its last month."""
    number = next(token.value for token in run if token.kind == "N")
    by = run[0].kind in {"UNTIL", "NOT", "TOWARDS"}
    every = EVERY[run[-1].kind]
    if every is Every.MONTH and all(token.kind != "WORKING" for token in run):
        return MonthDays(by, (_day(number),), every, None) if number <= _LAST_DAY else None
    offset = None if every is Every.MONTH else 0
    return MonthDays(by, (_LAST_DAY,), every, offset) if number == -1 else None


def _last_day_after(run: Sequence[Token]) -> MonthDays | None:
    last = any(token.kind == "N" and token.value == -1 for token in run)
    return _month_days(1)(run) if last else None


def _times_of(run: Sequence[Token]) -> Recurrence:
    """Count the times of an adverb: "ежемесячно, не менее 2 раз"."""
    times = next((token.value for token in run if token.kind == "N"), 1)
    kinds = {token.kind for token in run}
    if {"NOT", "MORE"} <= kinds or "UNTIL" in kinds:
        return Recurrence(Every(run[0].value), times_max=times)
    at_least = bool(kinds & {"RARER", "LESS", "MINIMUM"})
    return Recurrence(Every(run[0].value), times=times, at_least=at_least)


def _reported(run: Sequence[Token]) -> Recurrence:
    return Recurrence(EVERY.get(run[-1].kind, Every.MONTH))


def _month_days(offset: int | None) -> Build:
    """Read days of a month; `offset` counts months from the end of the reported period.

    The reading raises ValueError for a day that no month has.
    """

    def build(run: Sequence[Token]) -> MonthDays | None:
        stop = next((i for i, t in enumerate(run) if t.kind in {"DATE", "DAY"}), len(run))
        days = tuple(_day(token.value) for token in run[:stop] if token.kind == "N")
        units = [EVERY[token.kind] for token in run[stop + 1 :] if token.kind in EVERY]
        kinds = {token.kind for token in run[:stop]}
        by = bool(kinds & {"UNTIL", "NOT", "TOWARDS", "ALONG"})
        if kinds & {"FROM", "DASH"}:
            by, days = True, days[-1:]
        if run[min(stop, len(run) - 1)].value == "many":
            return None
        if not all(1 <= day <= _LAST_DAY for day in days):
            raise ValueError(days)
        longest = next((unit for unit in units if unit is not Every.MONTH), None)
        every = longest or (Every.MONTH if units else None)
        nth = next((token.value for token in run[stop + 1 :] if token.kind == "N"), -1)
        length = _LENGTHS.get(every or Every.MONTH, 0)
        if offset == 1 and nth > 1:
            # "До 25 числа третьего месяца, следующего за": counted from the period, not in it.
            return MonthDays(by, days, every, nth)
        if 1 < nth < length:
            return MonthDays(by, days, every, None, tuple(range(nth, 13, length)))
        # The first month of a quarter is where the one before it is reported.
        return MonthDays(by, days, every, 1 if nth == 1 else offset)

    return build


def due(days: MonthDays) -> MonthOffset | None:
    """Return the offset form when the text counts from the reported period."""
    return None if days.offset is None else MonthOffset(days.days[0], days.offset)


_REC_UNIT: Final = "(?:DAY|WEEK|MONTH|QUARTER|HALFYEAR|HALF|YEAR|TERM)"
_COUNT: Final = "(?:OF N UNTIL N|N (?:(?:DASH|AND) N)?)"
_LIMIT: Final = "(?:NOT (?:RARER|LESS|MORE) COMMA? THAN?|MINIMUM{1,2}|UNTIL)"
_KIND: Final = "(?:SCHOOL|CALENDAR|CURRENT|REPORTED)*"
_PER: Final = "(?:IN COURSE|IN|BEFORE|SLASH|ON|COURSE)"
_BY: Final = "(?:UNTIL|NOT LATER COMMA? THAN?|TOWARDS|ALONG|IN)?"
_DAYS: Final = (
    "(?:FROM N (?:ALONG|UNTIL|DASH) N|N (?:(?:COMMA|AND|DASH|SLASH) (?:UNTIL|TOWARDS)? N)*)"
)
_PERIODS_OR_WEEK: Final = "(?:WEEK|MONTH|QUARTER|HALFYEAR|HALF|YEAR|TERM)"
_PERIODS: Final = "(?:MONTH|QUARTER|HALFYEAR|HALF|YEAR|TERM)"
_NO_YEARS: Final = "(?!Y|YEARS|SLASHYEARS)"

_AFTER_A_DAY: Final = "(?:(?<=N MON)|(?<=N MON Y)|(?<=N MON Y YEAR)|(?<=DMY)|(?<=DMY YEAR)|(?<=DM))"
_MONTH_BEFORE: Final = "MON (?:Y YEAR?)? (?:COMMA|OPEN|DASH)?"
_REPORTED: Final = "(?:REPORTED|CURRENT|EACH|FINISH|END|MONTH)*"
_AFTER_A_MONTH: Final = "(?:(?<=MON)|(?<=MON Y)|(?<=MON Y YEAR))"

# fmt: off
FREQUENCY_RULES: Final = (
    Rule("COMMA", "(?<=N) SEMI (?=N)", lambda _: True, "15; 20 сентября"),
    Rule("HALFYEAR", "(?<!N) PART YEAR", lambda _: True, "раз в пол года"),
    Rule("N", "N OPEN N CLOSE", lambda run: run[0].value if run[0].value == run[2].value else None, "10 (десяти) рабочих дней"),
    # Days in brackets, while what is counted there ("1-4 классы", "до 15 участников") is still seen.
    Rule("SPAN", "MON (?:Y YEAR?)? (?:OPEN|COMMA|COLON) FROM? N (?:(?:COMMA|AND|DASH|ALONG) N)+ DATE? (?:CLOSE|(?=SEMI|OPEN|DASH(?!N)|$))", days_after_month, "октябрь (5-9)"),
    Rule("MONTHDAYS", f"{_AFTER_A_MONTH} (?:COMMA|OPEN|DASH)? (?:UNTIL|TOWARDS|NOT LATER COMMA? THAN?) N CLOSE? (?=COMMA|SEMI|OPEN|DASH(?!N)|$)", _month_days(None), "октябрь, до 15"),
    Rule("FREQUENCY", f"{_LIMIT}? ALONG? {_COUNT}? (?:TIME_OF|TIMES) {_PER} (?:EACH|N)? {_KIND} (?:{_REC_UNIT}|DECADE)", _frequency, "не реже 1 раза в четверть"),
    Rule("FREQUENCY", f"{_LIMIT}? ALONG? {_COUNT}? (?:TIME_OF|TIMES) (?:WEEK|MONTH|QUARTER|HALFYEAR|HALF|YEAR|TERM) (?!DASH N)", _frequency, "1 раз месяц"),
    Rule("FREQUENCY", "IN? COURSE (?:MONTH|QUARTER|HALF|TERM|YEAR) COMMA? NEXT BEFORE REPORTED", lambda run: Recurrence(next(EVERY[token.kind] for token in run if token.kind in EVERY)), "в течение квартала, следующего за отчетным"),
    Rule("FREQUENCY", f"EVERY (?:COMMA|DASH|OPEN)? {_LIMIT}? ALONG? N TIME_OF CLOSE?", _times_of, "ежемесячно, не менее 2 раз"),
    Rule("FREQUENCY", f"NOT (?:RARER|LESS) COMMA? THAN? N W {{1,3}} {_PER} {_KIND} {_REC_UNIT}", _counted, "не менее 2 заседаний в год"),
    Rule("FREQUENCY", f"(?<!COMMA|AND|DASH) ALONG? N W {{1,3}} IN {_KIND} {_PERIODS_OR_WEEK} (?!Y)", _work, "2 занятия в неделю"),
)
RECURRENCE_RULES: Final = (
    # A weekday that only names a printed day.
    Rule("NAMED", f"{_AFTER_A_DAY} (?:OPEN WEEKDAY (?:(?:DASH|COMMA|AND) WEEKDAY)* CLOSE|COMMA? WEEKDAY (?!EACH|MONTH|COMMA|AND|DASH))", lambda _: True, "1 сентября (пт.) – 27 октября"),
    Rule("NAMED", "(?<!ALONG|EACH|N|COMMA|AND|DASH) WEEKDAY COMMA? (?=N MON|DMY|DM)", lambda _: True, "вторник, 17 октября"),
    # By a day of the month that follows the reported period.
    Rule("MONTHDAYS", f"{_BY} {_DAYS} DATE EACH? MONTH COMMA? NEXT BEFORE? {_REPORTED} {_PERIODS}?", _month_days(1), "до 5 числа месяца, следующего за отчетным кварталом"),
    Rule("MONTHDAYS", f"{_BY} N WORKING? DAY EACH? MONTH COMMA? NEXT BEFORE? {_REPORTED} {_PERIODS}?", _last_day_after, "до последнего дня месяца, следующего за отчетным кварталом"),
    Rule("MONTHDAYS", f"{_BY} {_DAYS} DATE MONTH COMMA? PRECEDING (?:BEGIN|W|NEXT|EACH|REPORTED|CURRENT)* {_PERIODS}", _month_days(0), "до 25 числа месяца, предшествующего началу квартала"),
    Rule("MONTHDAYS", f"{_BY} {_DAYS} DATE COMMA? NEXT BEFORE REPORTED? {_PERIODS}? MONTH?", _month_days(1), "до 5 числа следующего за отчетным месяца"),
    Rule("MONTHDAYS", f"{_BY} {_DAYS} DATE N? MONTH? NEXT {_PERIODS}", _month_days(1), "до 5 числа следующего месяца"),
    Rule("MONTHDAYS", f"{_BY} {_DAYS} DATE REPORTED MONTH", _month_days(0), "до 25 числа отчетного месяца"),
    Rule("MONTHDAYS", f"{_BY} {_DAYS} DATE N MONTH COMMA? NEXT BEFORE? {_REPORTED} {_PERIODS}?", _month_days(1), "до 10 числа 1 месяца, следующего за отчетным кварталом"),
    Rule("MONTHDAYS", f"{_BY} {_DAYS} DATE N MONTH (?:EACH|REPORTED)? {_PERIODS}?", _month_days(0), "до 20 числа последнего месяца квартала"),
    Rule("MONTHDAYS", f"{_BY} {_DAYS} DATE (?:EACH|CURRENT)? MONTH", _month_days(None), "до 25 числа каждого месяца"),
    Rule("MONTHDAYS", f"{_BY} {_DAYS} DATE (?!MON (?!(?:Y YEAR?)? DASH MON))", _month_days(None), "до 25 числа"),
    Rule("MONTHDAYS", "(?:UNTIL|NOT LATER) N (?:EACH|CURRENT) MONTH", _month_days(None), "до 25 каждого месяца"),
    Rule("MONTHDAYS", f"{_BY} N WORKING? DAY EACH? MONTH", _last_day, "последний рабочий день месяца"),
    Rule("MONTHDAYS", f"{_BY} N WORKING? DAY EACH? (?:CALENDAR|REPORTED|CURRENT)? (?:QUARTER|HALF|HALFYEAR) {_NO_YEARS}", _last_day, "последний рабочий день квартала"),
    Rule("MONTHDAYS", "(?:(?<=EVERY)|(?<=EACH MONTH)) (?:COMMA|OPEN)? (?:UNTIL|TOWARDS|NOT LATER COMMA? THAN?) N CLOSE? (?=COMMA|SEMI|OPEN|DASH(?!N)|$)", _month_days(None), "ежемесячно до 25"),
    # Weekdays.
    Rule("RECURRENCE", "EXCEPT WEEKDAY (?:(?:COMMA|AND) WEEKDAY)*", _other_days, "ежедневно, кроме воскресенья"),
    Rule("RECURRENCE", "IN? EACH? N WORKING DAY EACH? WEEK", _last_working_day, "последний рабочий день недели"),
    Rule("SPAN", "N WEEKDAY IN? MON (?:(?:COMMA|AND) MON)*", weekday_of_month, "первый понедельник сентября"),
    Rule("RECURRENCE", "IN? EACH? N (?:(?:COMMA|AND) N)* WEEKDAY (?:(?:IN|ALONG)? EACH? MONTH)?", _nth_weekday, "последний четверг каждого месяца"),
    Rule("RECURRENCE", "FROM WEEKDAY (?:ALONG|UNTIL|DASH) WEEKDAY", _weekdays, "с понедельника по пятницу"),
    Rule("RECURRENCE", "(?:ALONG|IN|ON|UNTIL)? EACH? WEEKDAY DAY? (?:(?:COMMA|AND|DASH) (?:ALONG|IN|EACH)? WEEKDAY DAY?)*", _weekdays, "по вторникам и четвергам"),
    Rule("RECURRENCE", "(?:IN|EACH|ALONG) (?:WORKING|SCHOOL) DAY", lambda _: Recurrence(Every.DAY), "каждый рабочий день"),
    # A part of the month that is printed before it.
    Rule("SPAN", f"{_MONTH_BEFORE} IN? (?:BEGIN|MIDDLE|END|FINISH) MONTH CLOSE?", edge_of_month, "август (конец месяца)"),
    Rule("SPAN", f"{_MONTH_BEFORE} IN? N (?:DASH N)? (?:WEEK|DECADE) MONTH CLOSE?", pieces_of_month, "октябрь, последняя неделя месяца"),
    Rule("SPAN", f"{_MONTH_BEFORE} (?:UNTIL|TOWARDS) (?:END|FINISH) MONTH CLOSE?", month_itself, "сентябрь, до конца месяца"),
    # Periods.
    Rule("RECURRENCE", "ALONG (?:RESULT|FINISH) N (?:(?:COMMA|AND|DASH) N)+ SCHOOL? (?:TERM|QUARTER)", _all_four, "по итогам I, II, III и IV четверти"),
    Rule("RECURRENCE", f"(?:ALONG (?:RESULT|FINISH)|IN (?:BEGIN|END|MIDDLE)|UNTIL END|AHEAD|AFTER FINISH?) EACH {_KIND} {_REC_UNIT}", _unit, "по результатам каждой учебной четверти"),
    Rule("RECURRENCE", f"(?:IN|ON|UNTIL)? EACH? N (?:SCHOOL|WORKING)? (?:DAY|WEEK) EACH? SCHOOL? TERM {_NO_YEARS}", _unit, "последний учебный день четверти"),
    Rule("RECURRENCE", f"ALONG (?:RESULT|FINISH) {_KIND} {_PERIODS} {_NO_YEARS}", _unit, "по итогам четверти"),
    Rule("RECURRENCE", f"(?:IN|UNTIL|TOWARDS)? (?:BEGIN|END|FINISH) {_KIND} (?:TERM|QUARTER|HALF|MONTH|WEEK) {_NO_YEARS}", _unit, "в конце четверти"),
    Rule("RECURRENCE", "MONTH COMMA? NEXT BEFORE (?:REPORTED|CURRENT) (?:MONTH|PERIOD|QUARTER|HALF|TERM|YEAR)?", _reported, "до 5 рабочего дня месяца, следующего за отчетным"),
    Rule("RECURRENCE", "(?<=OFFSET) COMMA? NEXT BEFORE REPORTED (?:MONTH|QUARTER|HALF|TERM|YEAR)", _reported, "в течение 10 дней, следующих за отчетным месяцем"),
    Rule("RECURRENCE", "(?<=OFFSET) (?:NEXT|CURRENT)? MONTH", lambda _: Recurrence(Every.MONTH), "до 5 рабочего дня следующего месяца"),
    Rule("RECURRENCE", "(?<=MON|DM) COMMA? NEXT BEFORE REPORTED YEAR", lambda _: Recurrence(Every.YEAR), "до 1 апреля следующего за отчетным года"),
    Rule("RECURRENCE", "(?<=MON|DM) YEAR COMMA? PRECEDING REPORTED?", lambda _: Recurrence(Every.YEAR), "до 1 декабря года, предшествующего планируемому"),
    Rule("RECURRENCE", "(?<=MON|DM|QUARTER|HALF) YEAR COMMA? NEXT BEFORE REPORTED YEAR?", lambda _: Recurrence(Every.YEAR), "до 20 января года, следующего за отчетным"),
    Rule("RECURRENCE", f"IN? N (?:DASH N)? WORKING? (?:WEEK|DECADE|MONTH) (?:EACH {_KIND} {_PERIODS}|(?:CALENDAR|CURRENT|REPORTED)? (?:MONTH|QUARTER|HALF|TERM))", _unit, "последняя неделя месяца"),
    Rule("RECURRENCE", f"IN? EACH N? {_KIND} {_REC_UNIT}", _each, "каждые 2 недели"),
    Rule("RECURRENCE", f"ALONG {_KIND} (?:TERM|QUARTER|HALF|MONTH)", _unit, "по полугодиям"),
    Rule("RECURRENCE", "EACH (?=SEASON|MON)", lambda _: Recurrence(Every.YEAR), "каждую осень"),
    Rule("RECURRENCE", "FREQUENCY", lambda run: run[0].value, "раз в полгода"),
    Rule("RECURRENCE", "RECURRENCE (?:AND|COMMA) SCHOOL? (?:TERM|QUARTER|HALF|YEAR) (?!Y|YEARS|SLASHYEARS)", lambda run: run[0].value, "по итогам четверти, года"),
    Rule("RECURRENCE", "EVERY", lambda run: Recurrence(Every(run[0].value)), "ежемесячно"),
)
# fmt: on
