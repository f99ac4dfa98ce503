"""Whether a holder can be told something, and when."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from roadmap.calendar import ProductionCalendar
from usecases.ports.people import PersonContact
from usecases.reminders.hours import DEFAULT, here


def obstacle(holder: PersonContact | None, today: date) -> str | None:
    """Why a message would not be read, as usecases.ports.reminders.Unreached has it, or "away"."""
    if holder is None:
        return "vacant"
    if not holder.mailed and not holder.joined:
        return "not-connected"
    if not holder.mailed and holder.address is None:
        return "no-address"
    if holder.away(today):
        return "away"
    reached = holder.mailed or holder.contact_state == "active"
    return None if reached else holder.contact_state


def next_opening(
    now: datetime, person: PersonContact, zone: str, calendar: ProductionCalendar
) -> datetime:
    """`now` in the person's working hours, else the beginning of the next ones.

    `zone` holds for those who have none of their own.
    """
    there = here(now, person, zone)
    own = ZoneInfo(person.timezone or zone)
    if there.open and calendar.is_working(there.day):
        return now
    day = there.day
    while True:
        at = _opening(day, person, own, now)
        if at and calendar.is_working(day):
            return at.astimezone(now.tzinfo)
        day += timedelta(days=1)


def _opening(day: date, person: PersonContact, zone: ZoneInfo, now: datetime) -> datetime | None:
    """When the rest of the day opens for somebody after `now`; None when it does not."""
    opens = datetime.combine(day, time.fromisoformat(person.digest_at or DEFAULT), zone)
    at = max(opens, now.astimezone(zone))
    at = (person.quiet and person.quiet.end(at)) or at
    return at if at.date() == day and here(at, person, zone.key).open else None
