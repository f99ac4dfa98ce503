"""Ports of reminders: the plan, the digests, what somebody owes, the production calendar."""

from usecases.ports.reminders.agenda import (
    AgendaDuty,
    AgendaQueries,
    DutyCard,
    Outlook,
    PackageCard,
    Source,
)
from usecases.ports.reminders.control import ControlFacts, Late, OnReview, Unreached, WeekLine
from usecases.ports.reminders.digests import (
    DigestQueries,
    DigestRepository,
    DueReminder,
    ExistingDigest,
    NewDigest,
    UnsettledDigest,
)
from usecases.ports.reminders.plan import (
    CalendarRepository,
    NewReminder,
    RemindedDuty,
    ReminderRepository,
    StandingReminder,
)

__all__ = [
    "AgendaDuty",
    "AgendaQueries",
    "CalendarRepository",
    "ControlFacts",
    "DigestQueries",
    "DigestRepository",
    "DueReminder",
    "DutyCard",
    "ExistingDigest",
    "Late",
    "NewDigest",
    "NewReminder",
    "OnReview",
    "Outlook",
    "PackageCard",
    "RemindedDuty",
    "ReminderRepository",
    "Source",
    "StandingReminder",
    "Unreached",
    "UnsettledDigest",
    "WeekLine",
]
