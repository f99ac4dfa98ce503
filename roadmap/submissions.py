"""Pure rules of a submission: its number, what a line of text confirms, when it was in time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from roadmap.terms import Terms, last_day

REWORK_DAYS: Final = 3
"""Working days that a return leaves for rework (domain.md, a duty's life)."""
SILENT_DAYS: Final = 10
"""Working days after which what nobody returned counts as accepted without remarks."""


class SubmissionState(StrEnum):
    """What is stored of a submission's life."""

    DRAFT = "draft"
    REPORTED = "reported"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


class EvidenceKind(StrEnum):
    """What confirms: a file, a link, or the document's requisites in a line."""

    FILE = "file"
    LINK = "link"
    REQUISITES = "requisites"


class EvidenceState(StrEnum):
    """A file counts when it is stored; what is removed stays in the history only."""

    RECEIVED = "received"
    STORED = "stored"
    FAILED = "failed"
    REMOVED = "removed"


class ReturnCode(StrEnum):
    """Why a submission goes back for rework; OTHER carries the reviewer's own words."""

    UNSIGNED = "unsigned"
    WRONG = "wrong"
    UNREADABLE = "unreadable"
    INCOMPLETE = "incomplete"
    PERSONAL = "personal"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ReturnReason:
    """A reason as it is stored in one column: the code, with the words after a colon."""

    code: ReturnCode
    words: str = ""

    def stored(self) -> str:
        """«unsigned», «other:лист 2 не читается»."""
        return f"{self.code}:{self.words}" if self.words else str(self.code)

    @classmethod
    def of(cls, stored: str) -> ReturnReason:
        """Read back; ValueError for a code that does not exist."""
        code, _, words = stored.partition(":")
        return cls(ReturnCode(code), words)


@dataclass(frozen=True, slots=True)
class TextEvidence:
    """A line that confirms: a link or requisites, and the date that stands in it."""

    kind: EvidenceKind
    text: str
    executed_on: date | None = None


_LINK: Final = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|(?<![\w@.])(?:[\w-]+\.)+(?:ru|рф|su|com|org|net|edu|info|online|site)(?![\w-])(?:/\S*)?",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(
    r"№\s*\S"
    r"|\b(?:приказ|распоряжени|письм|протокол|исх|вх|акт|справк|договор|постановлени)\w*\.?\s*"
    r"(?:№|N|от)?\s*[\w/-]*\d",
    re.IGNORECASE,
)
_MONTHS: Final = {
    "январ": 1,
    "феврал": 2,
    "март": 3,
    "апрел": 4,
    "ма": 5,
    "июн": 6,
    "июл": 7,
    "август": 8,
    "сентябр": 9,
    "октябр": 10,
    "ноябр": 11,
    "декабр": 12,
}
_NUMERIC: Final = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?!\d)")
_ISO: Final = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_MONTH_WORDS: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WORDED: Final = re.compile(
    rf"(?<!\d)(\d{{1,2}})\s+({_MONTH_WORDS})(?:а|я|ь|й)?\s+(\d{{4}})",
    re.IGNORECASE,
)
_DAY_MONTH: Final = re.compile(
    rf"(?<![\d.])(\d{{1,2}})(?:[./](\d{{1,2}})(?![\d.]\d)|\s+({_MONTH_WORDS}))", re.IGNORECASE
)
_SAID: Final = re.compile(r"\b(?:сегодня|вчера|позавчера)\b", re.IGNORECASE)
_BACK: Final = {"сегодня": 0, "вчера": 1, "позавчера": 2}
_HALF_YEAR: Final = timedelta(days=183)
_DONE: Final = re.compile(
    r"^\W*(?:уже\s+|всё\s+|все\s+)?"
    r"(?:сделан[оы]?|готов[оы]?|выполнен[оаы]?|исполнен[оаы]?|done)\W*$",
    re.IGNORECASE,
)


def read_text(text: str, *, today: date) -> TextEvidence | None:
    """What a line confirms, or None when it holds no link, number or date.

    «Приказ от 09.10.2026 № 118» is requisites executed on 09.10.2026. A date after `today` is
    the document's own business (a plan for next month), not the day of execution.
    """
    line = " ".join(text.split())
    day = first_date(line, until=today)
    if _LINK.search(line):
        return TextEvidence(EvidenceKind.LINK, line, day)
    if day is not None or _NUMBER.search(line) or _dates(line):
        return TextEvidence(EvidenceKind.REQUISITES, line, day)
    return None


def links(text: str) -> tuple[str, ...]:
    """Addresses in a line, as they can be opened."""
    found = (match.group().rstrip(".,;:)»") for match in _LINK.finditer(text))
    return tuple(link if "://" in link else f"https://{link}" for link in found)


def first_date(text: str, *, until: date) -> date | None:
    """The first real date of a text that is not after `until`; years may have two digits."""
    return next((day for day in _dates(text) if day <= until), None)


def names_document(text: str) -> bool:
    """Whether a message that nobody asked for holds a link or a document's number, and no question.

    A date alone may be part of any talk.
    """
    return "?" not in text and bool(_LINK.search(text) or _NUMBER.search(text))


def day_said(text: str, *, today: date) -> date | None:
    """The day that somebody names when asked when: «09.10.2026», «9.10», «9 октября», «вчера».

    Without a year it is the last such day within half a year, else this year's.
    """
    day = first_date(text, until=date.max)
    if day is not None:
        return day
    said = _SAID.search(text)
    if said:
        return today - timedelta(days=_BACK[said.group().lower()])
    return next(iter(_yearless(text, today)), None)


def _yearless(text: str, today: date) -> Iterator[date]:
    for match in _DAY_MONTH.finditer(text):
        day, number, word = match.groups()
        month = int(number) if number else _MONTHS[word.lower()]
        for year in (today.year, today.year - 1):
            with suppress(ValueError):
                found = date(year, month, int(day))
                if timedelta(0) <= today - found < _HALF_YEAR:
                    yield found
        with suppress(ValueError):
            yield date(today.year, month, int(day))


def says_done(text: str) -> bool:
    """Whether a message says that something is done, and nothing else («сделано», «готово»)."""
    return "?" not in text and bool(_DONE.match(text))


def number_prefix(order_number: str | None, organization_code: str | None, roadmap_id: int) -> str:
    """All of a submission's number but its sequence: «412/7-», «412-» without a school's code.

    A roadmap without an order's number is cited by its own.
    """
    order = _compact(order_number) or str(roadmap_id)
    code = _compact(organization_code)
    return f"{order}/{code}-" if code else f"{order}-"


def numbered(prefix: str, sequence: int) -> str:
    """«412/7-003»."""
    return f"{prefix}{sequence:03d}"


def in_time(executed_on: date, terms: Terms) -> bool:
    """Whether what was done on a day was done by its date; a return for rework changes nothing.

    By the day of execution, not of the report: an event of 28.09 reported on 05.10 was in time
    (domain.md).
    """
    return executed_on <= last_day(replace(terms, rework_until=None))


def _compact(code: str | None) -> str:
    return re.sub(r"[^\w./-]", "", (code or "").replace("№", ""))


def _dates(text: str) -> list[date]:
    found: list[tuple[int, date]] = []
    for pattern in (_NUMERIC, _ISO, _WORDED):
        for match in pattern.finditer(text):
            day = _day(pattern, match)
            if day is not None:
                found.append((match.start(), day))
    return [day for _, day in sorted(found)]


def _day(pattern: re.Pattern[str], match: re.Match[str]) -> date | None:
    first, second, third = match.groups()
    month = _MONTHS[second.lower()] if pattern is _WORDED else int(second)
    year, day = (first, third) if pattern is _ISO else (third, first)
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, int(day))
    except ValueError:
        return None
