"""What has changed since it was published, on the reading side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from roadmap.model import Period
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


@dataclass(frozen=True, slots=True)
class OwedDuty:
    """A duty of an activity as a line of a list."""

    id: int
    organization: str
    terms: Terms


@dataclass(frozen=True, slots=True)
class WaitingExtension:
    """A request for a later date that waits for a decision; `id` is the request's."""

    id: int
    organization: str
    name: str
    terms: Terms
    proposed: date


@dataclass(frozen=True, slots=True)
class Extension:
    """A request to extend a duty's date; states open, granted, refused, withdrawn.

    `decision` is why it was refused, or granted otherwise than asked.
    """

    id: int
    duty_id: int
    person_id: int
    proposed: date
    reason: str
    state: str
    decided_by: int | None
    decision: str | None


@dataclass(frozen=True, slots=True)
class DateRequest:
    """A holder asked for dates; states open, named, closed. `deadline` is the order's words."""

    id: int
    roadmap_id: int
    activity_id: int
    post_id: int
    state: str
    name: str
    deadline: str
    organization: str


class ChangeRepository(Protocol):
    """Extensions and dates that holders name, in the writing transaction."""

    async def ask_dates(
        self, roadmap_id: int, wanted: Mapping[int, Sequence[int]], *, now: datetime
    ) -> None:
        """Ask these posts by activity id, each once; what is not wanted any more is closed."""
        ...

    async def untold(self, limit: int) -> Mapping[int, Sequence[int]]:
        """Open requests of active roadmaps that nobody was told of: their ids by post."""
        ...

    async def told(self, request_ids: Sequence[int], *, now: datetime) -> None:
        """Their holders are told."""
        ...

    async def date_request(self, request_id: int) -> DateRequest | None:
        """One request, its row locked until the transaction ends."""
        ...

    async def shift_of(self, roadmap_id: int) -> str:
        """Where the roadmap's dates on days off go."""
        ...

    async def named(self, request_id: int, *, now: datetime) -> None:
        """Its dates are named."""
        ...

    async def ask_extension(
        self, duty_id: int, person_id: int, proposed: date, reason: str, *, now: datetime
    ) -> int:
        """An open request; one that is open already is put otherwise. The id."""
        ...

    async def extension(self, extension_id: int) -> Extension | None:
        """One request, its row locked until the transaction ends."""
        ...

    async def decide_extensions(
        self, duty_id: int, state: str, by: int | None, reason: str | None, *, now: datetime
    ) -> Sequence[Extension]:
        """Close what is open of a duty; the requests that were."""
        ...

    async def extend(self, duty_id: int, day: date, *, rework: bool) -> bool:
        """Another date for a duty still awaited: of its rework, or beside the order's.

        A wish for silence until another day falls away. False when nothing is awaited.
        """
        ...


class ChangeQueries(Protocol):
    """Changes of what is in force."""

    async def waiting_extensions(
        self, roadmap_ids: Sequence[int], person_id: int, today: date
    ) -> tuple[WaitingExtension, ...]:
        """Open requests that a coordinator of these roadmaps decides on; the oldest first."""
        ...

    async def waiting_dates(self, roadmap_ids: Sequence[int]) -> tuple[DateRequest, ...]:
        """What holders are asked for in these roadmaps and have not named, in the order's order."""
        ...

    async def extension(self, extension_id: int) -> Extension | None:
        """One request."""
        ...

    async def date_requests(self, post_ids: Sequence[int]) -> tuple[DateRequest, ...]:
        """What these posts are asked for and have not named, in the roadmap's order."""
        ...

    async def date_request(self, request_id: int) -> DateRequest | None:
        """One request."""
        ...

    async def named_dates(self, activity_id: int, post_id: int) -> tuple[OwedDuty, ...]:
        """Duties by the dates that a post has named itself; released ones are left out."""
        ...

    async def approved(self, roadmap_id: int) -> tuple[Period, date | None] | None:
        """A roadmap's period, and its order's date."""
        ...

    async def period_of_duty(self, duty_id: int) -> tuple[Period, date | None] | None:
        """The period of a duty's roadmap, and its order's date."""
        ...

    async def duty_counts(self, roadmap_id: int) -> Mapping[int, Mapping[str, int]]:
        """How many duties each activity has, by stored state."""
        ...

    async def duties_of(self, activity_id: int) -> tuple[OwedDuty, ...]:
        """An activity's duties that are not released, by date and organisation."""
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
