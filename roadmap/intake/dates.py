"""Dates as orders print them."""

from __future__ import annotations

import re
from datetime import date

MONTHS = {
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "мая": 5, "май": 5, "июн": 6, "июл": 7, "авг": 8,
    "сен": 9, "окт": 10, "ноя": 11, "дек": 12,
}  # fmt: skip
_DATE = re.compile(
    r"(?<!\d)(?:(?P<day>\d{1,2})\s?[./]\s?(?P<month>\d{1,2})\s?[./]\s?(?P<year>(?:19|20)?\d\d)(?!\d)"
    r"|[«\"“]?\s?(?P<word_day>\d{1,2})\s?[»\"”]?\s+(?P<word>[а-яё]{3,8})\s+(?P<word_year>20\d\d))",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:№|\bN[o°]?)\s*([0-9A-Za-zА-Яа-яЁё][\w\-/.]*)")


def find_date(text: str) -> tuple[date, int] | None:
    """The first date printed in the text and where it ends."""
    for match in _DATE.finditer(text):
        if match.group("day"):
            day, month, year = (int(match.group(name)) for name in ("day", "month", "year"))
            year += 2000 if year < 100 else 0
        else:
            day, year = int(match.group("word_day")), int(match.group("word_year"))
            month = MONTHS.get(match.group("word").lower()[:3], 0)
        try:
            return date(year, month, day), match.end()
        except ValueError:
            continue
    return None


def number_and_date(texts: list[str]) -> tuple[str | None, date | None]:
    """The first number after a № and the first date in the texts."""
    number: str | None = None
    day: date | None = None
    for text in texts:
        found = find_date(text)
        if day is None and found:
            day = found[0]
        match = _NUMBER.search(text)
        if number is None and match:
            number = match.group(1).rstrip(".,")
    return number, day
