"""Which digest somebody gets now: a pure decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from roadmap.reminding import Slot
from usecases.ports.reminders import DueReminder, ExistingDigest, NewDigest
from usecases.reminders.hours import Local, Part

APART: Final = timedelta(hours=1)
"""The afternoon's digest comes at least this long after the morning's."""

UNDER_WAY: Final = frozenset({"planned", "claimed"})


def choose(
    person_id: int,
    here: Local,
    due: Sequence[DueReminder],
    existing: Sequence[ExistingDigest],
    now: datetime,
    *,
    always: bool,
) -> NewDigest | None:
    """The digest to be made, with the reminders that it takes; None when there is none now.

    `existing` are the person's digests; `always` asks for a morning's digest without reminders
    too. After hours without us the morning's takes the afternoon's reminders along.
    """
    today = [digest for digest in existing if digest.local_day == here.day]
    reached = [reminder for reminder in due if reminder.day <= here.day]
    if any(digest.slot is Slot.MORNING for digest in today):
        return _second(person_id, here, reached, today, now)
    if here.part is Part.MORNING:
        reached = [r for r in reached if r.slot is Slot.MORNING or r.day < here.day]
    if not reached and not always:
        return None
    return _digest(person_id, here, Slot.MORNING, reached)


def _second(
    person_id: int,
    here: Local,
    due: Sequence[DueReminder],
    today: Sequence[ExistingDigest],
    now: datetime,
) -> NewDigest | None:
    """At 14:00 only what is due today, once the morning's digest is out of the way."""
    told = [r for r in due if r.slot is Slot.AFTERNOON and r.day == here.day]
    settled = all(digest.state not in UNDER_WAY for digest in today)
    recent = any(digest.sent_at and now - digest.sent_at < APART for digest in today)
    twice = any(digest.slot is Slot.AFTERNOON for digest in today)
    if here.part is not Part.AFTERNOON or not told or not settled or recent or twice:
        return None
    return _digest(person_id, here, Slot.AFTERNOON, told)


def _digest(person_id: int, here: Local, slot: Slot, reminders: Sequence[DueReminder]) -> NewDigest:
    return NewDigest(person_id, here.day, slot, tuple(reminder.id for reminder in reminders))
