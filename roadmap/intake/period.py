"""The roadmap's period, read out of its title.

Source of the rule: domain.md, "The roadmap's period".
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from roadmap.model import Period

_PAIR = re.compile(r"(?<!\d)(20\d\d)\s*(?:[-–—/]|\bпо\b|\bи\b)\s*(?:(20\d\d)|(\d\d))(?!\d)")
_YEAR = re.compile(r"(?<![\d.№])(20\d\d)(?=\s*(?:-?\w{0,2}\s+)?(?:год|г\b|г\.|,|и\s+20|$|[)»\"]))")
_UNTIL = re.compile(r"(?:до|на период до)\s+(20\d\d)\s*год", re.IGNORECASE)
_HALF = re.compile(
    r"(?:\b(?P<no>II|I|2|1|перв\w+|втор\w+)(?:-?\w{1,3})?\s+полугоди\w+)\W+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    r"\b(?P<no>IV|III|II|I|[1-4])(?:-?\w{1,3})?\s+квартал\w*\s+(?P<year>20\d\d)", re.IGNORECASE
)
_SCHOOL_YEAR = re.compile(r"учебн|\bуч\.\s*г", re.IGNORECASE)
_MONTHS = (
    "январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
)  # fmt: skip
_NAMES = (
    "Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Июль", "Август", "Сентябрь", "Октябрь",
    "Ноябрь", "Декабрь",
)  # fmt: skip
_STEM = rf"(?:{'|'.join(_MONTHS)})"
_ENDING = r"(?:ь|я|е|а|й|ю)?\b"
_BY_MONTH = re.compile(
    rf"\b(?:на|за|в)\s+(?:период\s+)?(?P<first>{_STEM}){_ENDING}(?:\s+(?P<first_year>20\d\d)(?:\s*г(?:ода?|\.))?)?"
    rf"(?:\s*[-–—]\s*(?P<last>{_STEM}){_ENDING})?(?:\s+(?P<year>20\d\d))?",
    re.IGNORECASE,
)
_BY_DAY = re.compile(
    rf"\bс\s+(?P<day>\d{{1,2}})(?:\s+(?P<first>{_STEM}){_ENDING})?(?:\s+(?P<first_year>20\d\d)(?:\s*г(?:ода?|\.))?)?"
    rf"\s+по\s+(?P<last_day>\d{{1,2}})\s+(?P<last>{_STEM}){_ENDING}\s+(?P<year>20\d\d)",
    re.IGNORECASE,
)
_PREPARING = re.compile(r"подготовк\w+\s+.*\bк\s+(?:новому\s+)?20\d\d", re.IGNORECASE)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


def _half(text: str, position: int) -> int | None:
    match = _HALF.search(text[:position])
    if match is None:
        return None
    no = match.group("no").lower()
    return 2 if no in {"ii", "2"} or no.startswith("втор") else 1


def _school_year(first: int, half: int | None) -> tuple[date, date]:
    start = date(first + 1, 1, 1) if half == 2 else date(first, 9, 1)
    end = date(first, 12, 31) if half == 1 else date(first + 1, 8, 31)
    return start, end


def _calendar_year(year: int, half: int | None) -> tuple[date, date]:
    start = date(year, 7, 1) if half == 2 else date(year, 1, 1)
    end = date(year, 6, 30) if half == 1 else date(year, 12, 31)
    return start, end


def _spans(text: str) -> list[tuple[date, date]]:
    spans: list[tuple[date, date]] = []
    taken: list[tuple[int, int]] = []
    schooling = bool(_SCHOOL_YEAR.search(text))
    for match in _PAIR.finditer(text):
        first = int(match.group(1))
        last = int(match.group(2) or f"20{match.group(3)}")
        if last < first or (schooling and last != first + 1 and " и " in match.group()):
            continue
        taken.append(match.span())
        if schooling and last > first:
            spans.append((_school_year(first, _half(text, match.start()))[0], date(last, 8, 31)))
            if _half(text, match.start()) == 1:
                spans[-1] = _school_year(first, 1)
        else:
            spans.append((date(first, 1, 1), date(last, 12, 31)))
    return spans + [
        _calendar_year(int(match.group(1)), _half(text, match.start()))
        for match in _YEAR.finditer(text)
        if not any(start <= match.start() < end for start, end in taken)
    ]


def period_of(title: str, approved: date | None) -> Period | None:
    """The period that the words of a title give; None when they give none.

    `approved` begins a period that has only an end ("до 2025 года").
    """
    text = " ".join(title.split())
    quarter = _QUARTER.search(text)
    if quarter:
        number = _ROMAN.get(quarter.group("no").upper()) or int(quarter.group("no"))
        start = date(int(quarter.group("year")), number * 3 - 2, 1)
        return Period(start, _month_end(start.year, number * 3))
    narrow = _by_day(text) or _by_month(text)
    if narrow is not None:
        return narrow
    until = _UNTIL.search(text)
    if until and len(_YEAR.findall(text)) <= 1 and not _PAIR.search(text):
        end = date(int(until.group(1)), 12, 31)
        start = approved or date(end.year, 1, 1)
        return Period(start, end) if start <= end else None
    spans = _spans(text)
    if not spans:
        return None
    if _PREPARING.search(text):
        # Work before a school year is done in its first calendar year.
        year = min(start for start, _ in spans).year
        return Period(date(year, 1, 1), date(year, 12, 31))
    return Period(min(start for start, _ in spans), max(end for _, end in spans))


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def month_of(period: Period) -> str | None:
    """The one month that a period lies in, as a heading would print it; None for a longer one."""
    start, end = period.start, period.end
    if (start.year, start.month) != (end.year, end.month):
        return None
    return f"{_NAMES[start.month - 1]} {start.year} г."


def _number_of(stem: str) -> int:
    return _MONTHS.index(stem.lower()) + 1


def _by_day(text: str) -> Period | None:
    """Days: "с 1 по 31 октября 2025 года"."""
    match = _BY_DAY.search(text)
    if match is None:
        return None
    year, last = int(match.group("year")), _number_of(match.group("last"))
    first = _number_of(match.group("first")) if match.group("first") else last
    first_year = int(match.group("first_year") or (year - (first > last)))
    try:
        start = date(first_year, first, int(match.group("day")))
        end = date(year, last, int(match.group("last_day")))
    except ValueError:
        return None
    return Period(start, end) if start <= end else None


def _by_month(text: str) -> Period | None:
    """Months: "на октябрь 2025 года", "на сентябрь – декабрь 2025 года"; not beside a school year."""
    match = _BY_MONTH.search(text)
    if match is None or _PAIR.search(text):
        return None
    printed = match.group("year") or match.group("first_year")
    if printed is None:
        return None
    year = int(printed)
    first = _number_of(match.group("first"))
    last = _number_of(match.group("last")) if match.group("last") else first
    start = date(int(match.group("first_year") or (year - (first > last))), first, 1)
    return Period(start, _month_end(year, last))
