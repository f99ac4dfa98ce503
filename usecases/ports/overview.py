"""Ports of the overview: counts, lists and the rows of the report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from roadmap.figures import Fact, Figures
from roadmap.status import ActivityMark, DutyMark, RoadmapHead


@dataclass(frozen=True, slots=True)
class Slice:
    """Identical facts of one section, level and organisation, counted; `count` duties."""

    section_id: int | None
    level: str | None
    organization_id: int
    fact: Fact
    count: int


@dataclass(frozen=True, slots=True)
class Named:
    """Figures of one section or organisation."""

    id: int | None
    name: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Late:
    """An overdue duty: who, what, since when; `due` is the date that overdue counts from."""

    duty_id: int
    organization: str
    post: str
    activity: str
    due: date


@dataclass(frozen=True, slots=True)
class Holder:
    """A post that owes something, with its current holder, if any.

    `state` is the contact's state, "email" where only letters reach them; None when nobody holds
    the post or nobody has joined.
    """

    post_id: int
    organization: str
    post: str
    person: str | None
    state: str | None
    duties: int


class OverviewQueries(Protocol):
    """What coordinators and controllers ask."""

    async def roadmaps(self) -> tuple[RoadmapHead, ...]:
        """Every published roadmap, newest order first."""
        ...

    async def roadmap(self, roadmap_id: int) -> RoadmapHead | None:
        """One roadmap."""
        ...

    async def slices(self, roadmap_id: int) -> tuple[Slice, ...]:
        """All duties of a roadmap grouped by identical facts: the source of every figure."""
        ...

    async def sections(self, roadmap_id: int) -> dict[int, str]:
        """Headings by id, in the order of the document."""
        ...

    async def organizations(self, roadmap_id: int) -> dict[int, str]:
        """Short names of the organisations that owe something, by id."""
        ...

    async def late(self, roadmap_id: int, today: date) -> tuple[Late, ...]:
        """Overdue duties, longest first."""
        ...

    async def silent(self, roadmap_id: int, today: date) -> tuple[Holder, ...]:
        """Connected holders with a duty whose date has come and no report sent for it."""
        ...

    async def unconnected(self, roadmap_id: int, today: date) -> tuple[Holder, ...]:
        """Posts with open duties whose holder cannot be reached."""
        ...

    async def activities(self, roadmap_id: int) -> tuple[ActivityMark, ...]:
        """Rows in the order of the document."""
        ...

    async def duties(self, roadmap_id: int) -> tuple[DutyMark, ...]:
        """All duties, by activity, organisation, due date."""
        ...
