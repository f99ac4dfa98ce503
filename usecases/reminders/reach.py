"""Whether a holder can be told something, and when."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from roadmap.calendar import ProductionCalendar
from usecases.ports.people import PersonContact
from usecases.reminders.hours import DEFAULT, local


def obstacle(holder: PersonContact | None, today: date) -> str | None:
    """Why a message would not be read: "vacant", "not-connected", "away" or a contact's state."""
    if holder is None:
        return "vacant"
    if not holder.joined or holder.address is None:
        return "not-connected"
    if holder.away(today):
        return "away"
    return None if holder.contact_state == "active" else holder.contact_state


def next_opening(
    now: datetime, person: PersonContact, zone: str, calendar: ProductionCalendar
) -> datetime:
    """`now` in the person's working hours, else the beginning of the next ones.

    `zone` holds for those who have none of their own.
    """
    own = person.timezone or zone
    here = local(now, own, person.digest_at)
    if here.open and calendar.is_working(here.day):
        return now
    opens = time.fromisoformat(person.digest_at or DEFAULT)
    at = datetime.combine(here.day, opens, ZoneInfo(own))
    if at <= now:
        at = datetime.combine(here.day + timedelta(days=1), opens, ZoneInfo(own))
    while not calendar.is_working(at.date()):
        at = datetime.combine(at.date() + timedelta(days=1), opens, ZoneInfo(own))
    return at.astimezone(now.tzinfo)
