"""What publishing writes, and what stands before it does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from roadmap.model import Period
from roadmap.reading import Factor, Indicator

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RoadmapFacts:
    """A roadmap's own columns."""

    title: str
    short_name: str | None
    issuer: str | None
    authority_id: int | None
    period: Period
    settings: Json
    coordinator_id: int | None


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """The order that approves (or amends) it; officials as printed, JSON of the reading."""

    kind: str
    issuer: str | None
    number: str | None
    order_date: date | None
    signatory: Json | None
    controller: Json | None
    coordinator: Json | None
    import_id: int


@dataclass(frozen=True, slots=True)
class StandingActivity:
    """A published activity: its id, key and every column that an edition may change."""

    id: int
    key: str
    state: str
    section: str | None
    columns: Json


@dataclass(frozen=True, slots=True)
class ActivityChange:
    """An activity to be written: with an id an update, without one a new row."""

    id: int | None
    key: str
    section: str | None
    columns: Json


@dataclass(frozen=True, slots=True)
class StandingOccurrence:
    """A published occurrence; state live, done_before or released."""

    id: int
    kind: str
    key: str
    start: date | None
    due: date
    working: date
    rule: Json
    state: str


@dataclass(frozen=True, slots=True)
class OccurrenceChange:
    """An occurrence to be written: with an id an update, without one a new row."""

    id: int | None
    kind: str
    key: str
    start: date | None
    due: date
    working: date
    rule: Json
    state: str


@dataclass(frozen=True, slots=True)
class StandingDuty:
    """A published duty; `answered` when something was sent for it."""

    id: int
    post_id: int
    role: str
    state: str
    due: date
    working: date
    answered: bool


@dataclass(frozen=True, slots=True)
class StandingOwing:
    """Who owes an activity now: a post with a duty of it that is not released."""

    activity_id: int
    post_id: int
    role: str


@dataclass(frozen=True, slots=True)
class NewDuty:
    """A duty to be: who owes the occurrence."""

    post_id: int
    role: str


@dataclass(frozen=True, slots=True)
class DutyCounts:
    """What stands published: active activities, duties that are not released."""

    activities: int
    duties: int


class RoadmapRepository(Protocol):
    """Roadmaps in the writing transaction; every method may be repeated after a crash."""

    async def edition_of(
        self, issuer: str | None, number: str | None, order_date: date | None
    ) -> int | None:
        """The roadmap that this order approved; None without a number or a date."""
        ...

    async def add(self, facts: RoadmapFacts, *, now: datetime) -> int:
        """A new roadmap in state publishing; the id."""
        ...

    async def update(self, roadmap_id: int, facts: RoadmapFacts) -> None:
        """Write a roadmap's columns; its coordinator stays."""
        ...

    async def activate(self, roadmap_id: int, *, now: datetime) -> None:
        """It is in force."""
        ...

    async def put_order(self, roadmap_id: int, order: OrderFacts) -> None:
        """Write the order of an import, once."""
        ...

    async def put_sections(self, roadmap_id: int, titles: Sequence[str]) -> dict[str, int]:
        """Ids by title; missing ones are added."""
        ...

    async def put_factors(
        self, roadmap_id: int, factors: Sequence[Factor], schools: Mapping[str, Sequence[int]]
    ) -> None:
        """Replace the audit table; `schools` are organisation ids by code."""
        ...

    async def put_indicators(self, roadmap_id: int, indicators: Sequence[Indicator]) -> None:
        """Replace the indicators."""
        ...

    async def activities(self, roadmap_id: int) -> tuple[StandingActivity, ...]:
        """All activities, removed ones too, in the order of the document."""
        ...

    async def put_activities(
        self, roadmap_id: int, changes: Sequence[ActivityChange], sections: Mapping[str, int]
    ) -> None:
        """Write activities; they are active."""
        ...

    async def remove_activities(self, ids: Sequence[int]) -> None:
        """An edition has left them out."""
        ...

    async def occurrences(self, activity_id: int) -> tuple[StandingOccurrence, ...]:
        """The activity's occurrences by due date."""
        ...

    async def put_occurrences(self, activity_id: int, changes: Sequence[OccurrenceChange]) -> None:
        """Write occurrences."""
        ...

    async def duties(self, occurrence_id: int) -> tuple[StandingDuty, ...]:
        """The occurrence's duties by post."""
        ...

    async def add_duties(
        self,
        roadmap_id: int,
        activity_id: int,
        occurrence: StandingOccurrence,
        duties: Sequence[NewDuty],
    ) -> tuple[int, ...]:
        """New duties with their packages (post x roadmap x working date); the ids."""
        ...

    async def redate_duties(
        self, roadmap_id: int, occurrence: StandingOccurrence, ids: Sequence[int], reason: str
    ) -> None:
        """Move unanswered duties to the occurrence's dates and the package of its day.

        Where the printed date changes, the first one is kept beside it with the reason; an
        extension that the new date has overtaken falls away.
        """
        ...

    async def owing(self, activity_ids: Sequence[int]) -> tuple[StandingOwing, ...]:
        """Who owes these activities, each post once an activity."""
        ...

    async def awaited(self, roadmap_id: int, after: int, limit: int) -> tuple[int, ...]:
        """Duties still awaited with ids above `after`, by id."""
        ...

    async def lock(self, roadmap_id: int) -> str | None:
        """The roadmap's state, its row locked until the transaction ends; None without one."""
        ...

    async def set_role(self, ids: Sequence[int], role: str) -> None:
        """Responsible or co."""
        ...

    async def release(self, ids: Sequence[int], reason: str) -> None:
        """Снять с контроля: duties without a report need not be done any more."""
        ...

    async def revive(self, ids: Sequence[int]) -> None:
        """What an edition released and a later one asks for again is owed again."""
        ...

    async def counts(self, roadmap_id: int) -> DutyCounts:
        """What stands published."""
        ...
