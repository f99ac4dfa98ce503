"""When somebody may be written to: their hour, the afternoon, the end of the day, quiet hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from roadmap.quiet import QuietHours
from roadmap.reminding import Slot
from usecases.ports.people import PersonContact

DEFAULT: Final = "09:00"
AFTERNOON: Final = time(14)
EVENING: Final = time(18)
LATEST: Final = time(23, 59)


class Part(StrEnum):
    """What a local time is good for."""

    EARLY = "early"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    QUIET = "quiet"
    CLOSED = "closed"


OPEN: Final = frozenset({Part.MORNING, Part.AFTERNOON})


@dataclass(frozen=True, slots=True)
class Local:
    """Somebody's own day and the part of it."""

    day: date
    part: Part

    @property
    def open(self) -> bool:
        """Whether a digest may be made now, if the day is worked."""
        return self.part in OPEN


def local(
    now: datetime, zone: str, digest_at: str | None, quiet: QuietHours | None = None
) -> Local:
    """The day and its part where `zone` is, for somebody whose digest comes at "HH:MM".

    The morning is from their hour to 14:00, the afternoon until 18:00, or for an hour after
    theirs where that is later. In their quiet hours neither is open.
    """
    there = now.astimezone(ZoneInfo(zone))
    opens = time.fromisoformat(digest_at or DEFAULT)
    part = _part(there.time(), opens)
    if part in OPEN and quiet and quiet.hold(there.time()):
        part = Part.QUIET
    return Local(there.date(), part)


def here(now: datetime, person: PersonContact, zone: str) -> Local:
    """`local` by what somebody has chosen; `zone` holds for those who have none of their own."""
    return local(now, person.timezone or zone, person.digest_at, person.quiet)


def opening(day: date, slot: Slot, digest_at: str | None, zone: ZoneInfo) -> datetime:
    """When a digest of a day and slot may first be sent to somebody whose hour is "HH:MM"."""
    opens = time.fromisoformat(digest_at or DEFAULT)
    return datetime.combine(day, max(opens, AFTERNOON) if slot is Slot.AFTERNOON else opens, zone)


def _part(at: time, opens: time) -> Part:
    if at < opens:
        return Part.EARLY
    if at >= max(EVENING, _hour_after(opens)):
        return Part.CLOSED
    return Part.AFTERNOON if at >= AFTERNOON else Part.MORNING


def _hour_after(at: time) -> time:
    return at.replace(hour=at.hour + 1) if at.hour < LATEST.hour else LATEST
