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
    NewDigest,
    UnsettledDigest,
)
from usecases.ports.reminders.plan import (
    NewReminder,
    RemindedDuty,
    ReminderRepository,
    StandingReminder,
)
from usecases.ports.reminders.silent import EscalationNote, OverdueDuty, SilentDuty

__all__ = [
    "AgendaDuty",
    "AgendaQueries",
    "ControlFacts",
    "DigestQueries",
    "DigestRepository",
    "DueReminder",
    "DutyCard",
    "EscalationNote",
    "ExistingDigest",
    "Late",
    "NewDigest",
    "NewReminder",
    "OnReview",
    "Outlook",
    "OverdueDuty",
    "PackageCard",
    "RemindedDuty",
    "ReminderRepository",
    "SilentDuty",
    "Source",
    "StandingReminder",
    "Unreached",
    "UnsettledDigest",
    "WeekLine",
]
