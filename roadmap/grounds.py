"""Why something in force was changed, as one text that the history and a duty keep.

"order:<number>:<date>"   an order; either part may be empty, the date is ISO
"calendar:<date>"         a working day was moved, or the calendar of a year loaded (no date)
"usual:<code>"            one of the reasons that a button gives
anything else             a person's own words
"""

from __future__ import annotations

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
