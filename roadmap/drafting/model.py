"""A draft: what a document becomes once answers and patches are applied, before it is active."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from roadmap.model import ActivityKind, Deadline, Level, PartyKind, Period, Tracking
from roadmap.reading import Factor, Indicator

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class DraftParty:
    """Who is responsible: `text` as printed, `name` in the nominative, `person` named with it."""

    text: str
    kind: PartyKind
    name: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class DraftActivity:
    """An activity to be, with its identity over editions and how it will be followed.

    `doubts` are the ids of the reader's doubts about this row; `skipped` rows stay in the
    reading and are not published; `later` ones wait for another publication. Of several holders
    the first named reports, with `each` every one of them. What an amending order adds to the
    document's own rows was `put_in`.
    """

    key: str
    kind: ActivityKind
    position: int
    level: Level | None
    section: str | None
    no: str | None
    title: str
    short_name: str | None
    form: str | None
    codes: tuple[str, ...]
    deadline: Deadline
    responsible: tuple[DraftParty, ...]
    result: str | None
    place: str | None
    audience: str | None
    tracking: Tracking
    needs_document: bool
    skipped: bool = False
    later: bool = False
    each: bool = False
    put_in: bool = False
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole roadmap to be."""

    title: str
    short_name: str | None
    issuer: str | None
    number: str | None
    date: date | None
    period: Period
    activities: tuple[DraftActivity, ...]
    factors: tuple[Factor, ...]
    indicators: tuple[Indicator, ...]

    @property
    def kept(self) -> tuple[DraftActivity, ...]:
        """The activities that will be published."""
        return tuple(one for one in self.activities if not (one.skipped or one.later))

    @property
    def keys(self) -> list[str]:
        """The keys of the document's own rows, in their order."""
        own = sorted(self.activities, key=lambda one: one.position)
        return [one.key for one in own if not one.put_in]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people said of a reading.

    `answers`: doubt id or question id to the value chosen. `patches`: changes of rows,
    later ones win, see `roadmap.drafting.patches`.
    """

    answers: Mapping[str, Any]
    patches: tuple[Json, ...] = ()
