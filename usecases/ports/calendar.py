"""Ports of the production calendar: its stored days, confirmed years and school terms."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from roadmap.calendar import TermKey
from roadmap.calendars import Workplace
from roadmap.dating import SchoolTerm, TermSystem
from roadmap.days import SpecialDay
from roadmap.summer import Summer


@dataclass(frozen=True, slots=True)
class CalendarFacts:
    """What calendars are made of; `places` and `posts` are empty where no organisation differs.

    `summers` are the schools' pauses that were set: everybody's under None, None for no pause.
    """

    everybody: tuple[SpecialDay, ...] = ()
    local: Mapping[int, tuple[SpecialDay, ...]] = field(default_factory=dict)
    places: Mapping[int, Workplace] = field(default_factory=dict)
    posts: Mapping[int, int] = field(default_factory=dict)
    confirmed: frozenset[int] = frozenset()
    terms: Mapping[int, Mapping[TermKey, date]] = field(default_factory=dict)
    summers: Mapping[int | None, Summer | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StoredDay:
    """A stored day; `organization_id` is None where it holds for everybody.

    `source` is "year" (it came with a whole year's calendar), "table" or "hand".
    """

    organization_id: int | None
    special: SpecialDay
    source: str

    @property
    def key(self) -> tuple[int | None, date]:
        """Whose day it is; each stands once."""
        return self.organization_id, self.special.day


@dataclass(frozen=True, slots=True)
class StoredTerm:
    """A school term; `organization_id` is None where it holds for everybody."""

    organization_id: int | None
    system: TermSystem
    year: int
    term: SchoolTerm
    note: str | None = None

    @property
    def key(self) -> tuple[int | None, TermSystem, int, int]:
        """Whose term it is; each stands once."""
        return self.organization_id, self.system, self.year, self.term.number


class CalendarQueries(Protocol):
    """The stored calendar, on a reading connection or in the writing transaction."""

    async def facts(self, post_ids: Collection[int] | None = None) -> CalendarFacts:
        """Everything that calendars are made of; of posts only these, or all for None."""
        ...

    async def days(self) -> tuple[StoredDay, ...]:
        """All stored days by date, everybody's first."""
        ...

    async def terms(self) -> tuple[StoredTerm, ...]:
        """All stored school terms by organisation, system, year and number."""
        ...

    async def years_ahead(self, today: date) -> tuple[int, ...]:
        """The years from this one on that roadmaps in force reach into with their reports."""
        ...


class CalendarRepository(CalendarQueries, Protocol):
    """The stored calendar in the writing transaction."""

    async def put_days(self, days: Sequence[StoredDay], *, now: datetime) -> None:
        """Write days; one that stands for the same organisation is replaced."""
        ...

    async def drop_days(self, keys: Sequence[tuple[int | None, date]]) -> None:
        """The published calendar holds again on these days."""
        ...

    async def confirm_year(self, year: int, source: str, *, now: datetime) -> None:
        """A whole year's calendar was loaded."""
        ...

    async def set_week(self, organization_ids: Collection[int], days: int) -> tuple[int, ...]:
        """Give these organisations a week of 5 or 6 days; those that had another one."""
        ...

    async def put_summer(
        self, organization_id: int | None, summer: Summer | None, *, now: datetime
    ) -> None:
        """Set the pause of an organisation and all under it, None for no pause."""
        ...

    async def drop_summer(self, organization_id: int | None) -> None:
        """What stands above the organisation holds again."""
        ...

    async def put_terms(self, terms: Sequence[StoredTerm], *, now: datetime) -> None:
        """Write school terms; one with the same key is replaced."""
        ...

    async def roadmaps(self) -> tuple[int, ...]:
        """Roadmaps in force."""
        ...
