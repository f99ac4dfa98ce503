"""Digests: whose hour has come, what is due, what became of the messages."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from roadmap.model import Tracking
from roadmap.reminding import Slot
from usecases.ports.reminders.control import ControlFacts
from usecases.ports.reminders.silent import EscalationNote, OverdueDuty, SilentDuty


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A planned reminder whose day has come; `due` is the date that it reminds of.

    `tracking` is its activity's; `school` tells whether its post is a school's.
    """

    id: int
    post_id: int
    day: date
    slot: Slot
    due: date
    tracking: Tracking = Tracking.POINT
    school: bool = False


@dataclass(frozen=True, slots=True)
class NewDigest:
    """A digest to be sent, with the reminders that it takes."""

    person_id: int
    local_day: date
    slot: Slot
    reminder_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ExistingDigest:
    """A digest of a day as it stands in the outbox."""

    person_id: int
    local_day: date
    slot: Slot
    state: str
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class Held:
    """The day of a digest that waits, and the zone and hour of its person; None is the default."""

    local_day: date
    timezone: str | None
    digest_at: str | None


class DigestRepository(Protocol):
    """The digests' side of the plan and of the outbox.

    A planned reminder with a delivery is taken by that digest, and is sent with it.
    """

    async def add(self, digests: Sequence[NewDigest], *, now: datetime) -> None:
        """Put digests into the outbox; their reminders are taken.

        A digest that already stands (person, day, slot) is left as it is, and its reminders wait.
        """
        ...

    async def expire(self, delivery_ids: Sequence[int]) -> None:
        """Withdraw digests that nobody has begun to send."""
        ...

    async def settle(self, delivery_ids: Sequence[int]) -> tuple[int, ...]:
        """Give the reminders of ended digests another fate; returns duties to be replanned.

        Of a cancelled or expired one they wait again; of an undeliverable or failed one they
        are undelivered, until their holder can be reached.
        """
        ...

    async def note_escalation(self, note: EscalationNote, by: int, *, now: datetime) -> None:
        """Write what a coordinator says of a duty to the controller; the latest word holds."""
        ...


class DigestQueries(Protocol):
    """What the composers and the tick ask, on a reading connection."""

    async def hours(self) -> tuple[tuple[str | None, str | None], ...]:
        """The different (time zone, digest hour) that people have; None is the default."""
        ...

    async def due_posts(self, day: date, slots: Collection[Slot]) -> dict[int, int]:
        """Posts with reminders that no digest has taken, and how many.

        Of those before a day, or on it in these slots.
        """
        ...

    async def due(self, post_ids: Sequence[int], day: date) -> tuple[DueReminder, ...]:
        """Such reminders of these posts, in active roadmaps."""
        ...

    async def owing_posts(self, since: date, until: date) -> tuple[int, ...]:
        """Posts that owe something on a day of these, inclusive, in active roadmaps."""
        ...

    async def existing(self, person_ids: Sequence[int], since: date) -> tuple[ExistingDigest, ...]:
        """Digests of these people from a local day on."""
        ...

    async def ended(self) -> tuple[int, ...]:
        """Digests that ended unsent, with reminders still taken."""
        ...

    async def held(self, before: datetime) -> frozenset[Held]:
        """The different days and hours of digests that wait unsent since `before`."""
        ...

    async def held_digests(self, before: datetime) -> tuple[tuple[int, Held], ...]:
        """These digests, each with its day and hour."""
        ...

    async def announced(self, post_ids: Sequence[int], day: date, slot: Slot) -> frozenset[int]:
        """Duties of these posts whose reminders a digest of that day and slot has taken."""
        ...

    async def silent(self, roadmap_id: int, today: date) -> tuple[SilentDuty, ...]:
        """Duties of an active roadmap whose date has come without a report, by organisation."""
        ...

    async def overdue(self, roadmap_id: int, before: date) -> tuple[OverdueDuty, ...]:
        """Duties of an active roadmap whose last day in time is before a day, by organisation."""
        ...

    async def controllers(self) -> tuple[tuple[int, int], ...]:
        """(person, active roadmap that they control)."""
        ...

    async def escalation_note(self, duty_id: int) -> EscalationNote | None:
        """What was said of a duty to the controller; None when there is no such duty."""
        ...

    async def noticed(self, slots: Collection[str]) -> frozenset[tuple[int, str]]:
        """Which people have had a notice of these slots, whatever became of it."""
        ...

    async def coordinators(self) -> tuple[int, ...]:
        """People who coordinate an active roadmap."""
        ...

    async def coordinated(self, person_id: int) -> tuple[int, ...]:
        """The active roadmaps that somebody coordinates, by their own word or by a grant."""
        ...

    async def control(
        self, person_id: int, *, now: datetime, today: date, since: date, until: date
    ) -> ControlFacts | None:
        """What a coordinator should know; None for somebody who coordinates nothing active.

        Unreached are counted from `since` on, dues from today until `until`.
        """
        ...
