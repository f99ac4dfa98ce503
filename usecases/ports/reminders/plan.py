"""The plan of reminders in the writing transaction."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from roadmap.reminding import Ladder, Pace, Rung
from roadmap.terms import Terms


@dataclass(frozen=True, slots=True)
class RemindedDuty:
    """What planning needs to know of a duty.

    `reminded` is False for co-executors, who have no ladder, and for what is only information.
    `pace` is the wish of the post's holder, not of somebody who acts for them.
    """

    id: int
    roadmap_id: int
    post_id: int
    terms: Terms
    ladder: Ladder
    reminded: bool
    snoozed_until: date | None
    pace: Pace = Pace.USUAL


@dataclass(frozen=True, slots=True)
class StandingReminder:
    """A row as it stands; see storage.rows for its states."""

    id: int
    duty_id: int
    kind: str
    day: date
    state: str


@dataclass(frozen=True, slots=True)
class NewReminders:
    """A duty's rows to be planned. Duties with equal rungs best share one tuple."""

    duty_id: int
    post_id: int
    rungs: tuple[Rung, ...]


class ReminderRepository(Protocol):
    """The plan of reminders."""

    async def duties(self, duty_ids: Sequence[int]) -> tuple[RemindedDuty, ...]:
        """These duties, and those that were alone in a package which these have joined."""
        ...

    async def concerned(self, duty_ids: Sequence[int], until: date) -> tuple[RemindedDuty, ...]:
        """Those of `duties` with reminders to plan up to a date, or with planned ones.

        A duty is within that date by its done_by, or since it was put off to a day within it.
        """
        ...

    async def paces(self, post_ids: Collection[int]) -> dict[int, Pace]:
        """How often the holders of these posts wish to be told; the usual pace is left out."""
        ...

    async def of_posts(self, post_ids: Sequence[int], after: int, limit: int) -> tuple[int, ...]:
        """Duties of these posts that are still awaited with ids above `after`, by id."""
        ...

    async def packages(self, duty_ids: Sequence[int]) -> tuple[int, ...]:
        """The packages that these duties are in."""
        ...

    async def left_alone(self, package_ids: Sequence[int]) -> tuple[int, ...]:
        """Duties still awaited that are now the only ones of their package."""
        ...

    async def of_package(self, package_id: int) -> tuple[int, ...]:
        """A package's duties that are still awaited."""
        ...

    async def standing(self, duty_ids: Sequence[int]) -> tuple[StandingReminder, ...]:
        """Their reminders, whatever became of them."""
        ...

    async def plan(self, new: Sequence[NewReminders]) -> None:
        """Plan; what stands already is left as it is."""
        ...

    async def revive(self, reminder_ids: Sequence[int]) -> None:
        """Plan again what was cancelled."""
        ...

    async def cancel(self, reminder_ids: Sequence[int]) -> None:
        """Cancel what is still planned."""
        ...

    async def snooze(self, duty_ids: Sequence[int], until: date) -> int:
        """Note the holder's wish on duties still awaited; returns how many there were."""
        ...
