"""What a coordinator's morning digest is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class OnReview:
    """Reports that wait for a decision, and since when the oldest does."""

    reports: int
    organizations: int
    oldest: datetime


@dataclass(frozen=True, slots=True)
class Late:
    """Organisations with something overdue, and the one that has been longest.

    `since` is that duty's last day in time.
    """

    organizations: int
    longest: str
    since: date


@dataclass(frozen=True, slots=True)
class Unreached:
    """An organisation whose holder a digest did not reach; "vacant" when nobody holds the post.

    Other reasons are a contact's state, "not-connected" (they never came), "no-address" (they have
    none any more), or "failing" after repeated faults.
    """

    organization: str
    reason: str


@dataclass(frozen=True, slots=True)
class WeekLine:
    """What is due on a day: one activity by its name, or packages (name is None).

    `total` and `done` count reports, one per post.
    """

    due: date
    name: str | None
    total: int
    done: int


@dataclass(frozen=True, slots=True)
class ControlFacts:
    """All of it; what is empty is left out of the message.

    `extensions` counts requests for a later date that wait for a decision, `dates` how often
    holders are asked to name dates and have not.
    """

    review: OnReview | None
    late: Late | None
    unreached: tuple[Unreached, ...]
    week: tuple[WeekLine, ...]
    roadmap_ids: tuple[int, ...]
    extensions: int = 0
    dates: int = 0
