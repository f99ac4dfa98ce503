"""Days that differ from the published calendar, each with its kind and ground."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class DayKind(StrEnum):
    """What a day was made: two kinds are worked, all others are off."""

    WORKING = "working"
    SHORT = "short"
    OFF = "off"
    HOLIDAY = "holiday"
    REGIONAL = "regional"
    MOVED = "moved"
    QUARANTINE = "quarantine"

    @property
    def worked(self) -> bool:
        """Whether people are at work."""
        return self in {DayKind.WORKING, DayKind.SHORT}


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that somebody's calendar has otherwise; `note` is the ground as it was given."""

    day: date
    kind: DayKind
    note: str | None = None


class DayOff(NamedTuple):
    """Why nobody works on a day.

    `code` is "weekend", "public" (a holiday by law), "decree" (a day off moved here), or the kind
    of a special day, whose `note` is its ground.
    """

    code: str
    note: str | None = None
