"""Ports of reminders: the plan, the digests, what somebody owes."""

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
    Held,
    NewDigest,
)
from usecases.ports.reminders.plan import (
    NewReminders,
    RemindedDuty,
    ReminderRepository,
    StandingReminder,
)
from usecases.ports.reminders.silent import EscalationNote, OverdueDuty, SilentDuty
from usecases.ports.reminders.upkeep import LAST, Place, UpkeepQueries, UpkeepRepository

__all__ = [
    "LAST",
    "AgendaDuty",
    "AgendaQueries",
    "ControlFacts",
    "DigestQueries",
    "DigestRepository",
    "DueReminder",
    "DutyCard",
    "EscalationNote",
    "ExistingDigest",
    "Held",
    "Late",
    "NewDigest",
    "NewReminders",
    "OnReview",
    "Outlook",
    "OverdueDuty",
    "PackageCard",
    "Place",
    "RemindedDuty",
    "ReminderRepository",
    "SilentDuty",
    "Source",
    "StandingReminder",
    "Unreached",
    "UpkeepQueries",
    "UpkeepRepository",
    "WeekLine",
]
