"""What has changed since it was published, on the reading side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from roadmap.terms import Terms


@dataclass(frozen=True, slots=True)
class MovedDuty:
    """A duty that is owed by another date than it was: `before` is that one.

    `ground` is why it was moved last, as roadmap.grounds says.
    """

    id: int
    name: str
    before: date
    terms: Terms
    ground: str | None


@dataclass(frozen=True, slots=True)
class LastChange:
    """The newest change of an activity by hand; `verb` changed, reassigned or released."""

    verb: str
    at: datetime
    actor: str | None
    ground: str | None


class ChangeQueries(Protocol):
    """Changes of what is in force."""

    async def duty_counts(self, roadmap_id: int) -> Mapping[int, Mapping[str, int]]:
        """How many duties each activity has, by stored state."""
        ...

    async def last_change(self, activity_id: int) -> LastChange | None:
        """The newest change of an activity by hand."""
        ...

    async def moved_posts(
        self, roadmap_id: int, since: datetime, until: datetime
    ) -> tuple[int, ...]:
        """Posts of a roadmap's duties that were moved in this time."""
        ...

    async def moved(
        self, post_ids: Sequence[int], since: datetime, until: datetime
    ) -> tuple[MovedDuty, ...]:
        """What these posts still owe and was moved in this time to another date; by date."""
        ...
