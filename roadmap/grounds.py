"""Why something in force was changed, as one text that the history and a duty keep.

"order:<number>:<date>"   an order; either part may be empty, the date is ISO
"calendar:<date>"         a working day was moved, or the calendar of a year loaded (no date)
"usual:<code>"            one of the reasons that a button gives
anything else             a person's own words
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

ORDER = "order:"
CALENDAR = "calendar:"
USUAL = "usual:"


class UsualReason(StrEnum):
    """Reasons that need no typing."""

    EVENT_MOVED = "event-moved"
    BY_LETTER = "by-letter"
    MISREAD = "misread"
    PROPOSED = "proposed"
    EXTERNAL = "external"
    NOT_NEEDED = "not-needed"
    POST_CHANGED = "post-changed"
    HANDED_OVER = "handed-over"
    ILLNESS = "illness"
    AWAITING = "awaiting"
    ON_REQUEST = "on-request"
    NEEDED_BY_THEN = "needed-by-then"
    NOT_ENOUGH = "not-enough"


@dataclass(frozen=True, slots=True)
class OrderGround:
    """An order by its number and date, as far as they are known."""

    number: str | None
    date: date | None


def order_ground(number: str | None, day: date | None) -> str:
    """An order as a ground."""
    return f"{ORDER}{number or ''}:{day.isoformat() if day else ''}"


def calendar_ground(day: date | None = None) -> str:
    """The production calendar as a ground."""
    return f"{CALENDAR}{day.isoformat() if day else ''}"


def usual_ground(reason: UsualReason) -> str:
    """A usual reason as a ground."""
    return f"{USUAL}{reason.value}"


def order_of(ground: str) -> OrderGround | None:
    """The order that a ground names; None for any other ground."""
    if not ground.startswith(ORDER):
        return None
    number, _, day = ground.removeprefix(ORDER).rpartition(":")
    return OrderGround(number or None, date.fromisoformat(day) if day else None)


_DAY = r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4}|\d{2})"
_DATED = rf"от\s+{_DAY}\s*(?:г\.?|года)?"
_WORD = r"(?:(?:приказ|распоряжение|постановление)\w*\s+)?"
_NUMBER = r"(?:№|N|номер)\s*(?P<number>[\w/.\-]*\w)"
_ORDERS = (
    re.compile(rf"\s*{_WORD}{_NUMBER}(?:\s+{_DATED})?\s*\.?", re.IGNORECASE),
    re.compile(rf"\s*{_WORD}{_DATED}\s+{_NUMBER}\s*\.?", re.IGNORECASE),
)
LONGEST = 300
"""Characters of a person's own words that are kept."""


def read_ground(text: str) -> str:
    """What somebody typed as a ground: an order where nothing but one is named, else the words.

    Example: "приказ № 5 от 20.10.2026" is "order:5:2026-10-20".
    """
    words = " ".join(text.split())[:LONGEST]
    for pattern in _ORDERS:
        found = pattern.fullmatch(words)
        if found is not None:
            return _order(found) or words
    return words


def _order(found: re.Match[str]) -> str | None:
    """None for a date that is none."""
    if found["day"] is None:
        return order_ground(found["number"], None)
    year = int(found["year"])
    try:
        day = date(year if year > 99 else 2000 + year, int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    return order_ground(found["number"], day)
