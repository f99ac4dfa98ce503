"""What somebody owes: read models of lists and cards, and the questions that give them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from roadmap.dating import Rule
from roadmap.model import DutyRole, Tracking
from roadmap.terms import Terms


@dataclass(frozen=True, slots=True)
class AgendaDuty:
    """A duty as a line of a list. `name` is the short name, else the title; so is `organization`.

    `reason` is why it was returned; `reported_at` its last report's instant, `submission_id`
    that report or its draft. `school` tells whether the organisation is one.
    """

    id: int
    roadmap_id: int
    package_id: int | None
    post_id: int
    name: str
    role: DutyRole
    tracking: Tracking
    needs_document: bool
    terms: Terms
    snoozed_until: date | None
    reason: str | None
    reported_at: datetime | None
    submission_id: int | None
    organization: str
    school: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where a duty comes from: the order that approved its roadmap, and the roadmap."""

    roadmap_id: int
    title: str
    number: str | None
    issued: date | None


@dataclass(frozen=True, slots=True)
class DutyCard:
    """Everything that a duty's card says.

    `ordinal` of `dates` tells which date of the activity this is for the post; `dates` is 1 for
    a single one. `form` and `result` are what the roadmap asks to be presented, as printed.
    `reviewer` is the coordinator's full name. `number` is the receipt's. `original_due` is the
    date printed first where a change has moved it, `moved_by` the ground. `asked_until` is the date
    that an open request for an extension proposes. `rule` is what gave the printed date.
    """

    id: int
    source: Source
    post_id: int
    organization: str
    package_id: int | None
    package_size: int
    name: str
    title: str
    role: DutyRole
    tracking: Tracking
    needs_document: bool
    terms: Terms
    snoozed_until: date | None
    section: str | None
    level: str | None
    kind: str
    no: str | None
    deadline: str
    ordinal: int
    dates: int
    form: str | None
    result: str | None
    reviewer: str | None
    submission_id: int | None
    number: str | None
    executed_on: date | None
    reported_at: datetime | None
    accepted_at: datetime | None
    accepted_silently: bool
    reason: str | None
    release_reason: str | None
    original_due: date | None = None
    moved_by: str | None = None
    asked_until: date | None = None
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class PackageCard:
    """A package and its duties that are to be reported, in the order of the roadmap."""

    id: int
    source: Source
    post_id: int
    organization: str
    due: date
    reviewer: str | None
    duties: tuple[AgendaDuty, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What lies ahead of a person: packages of several duties and lone duties count as reports.

    `duties` counts what stands behind them; `nearest` is the first date, None when all is done.
    """

    reports: int
    duties: int
    nearest: date | None


class AgendaQueries(Protocol):
    """What somebody owes, on a reading connection. Only active roadmaps are asked about."""

    async def duties(self, post_ids: Sequence[int]) -> tuple[AgendaDuty, ...]:
        """What these posts still owe, as responsible or co-executor, by date."""
        ...

    async def finished(self, post_ids: Sequence[int], limit: int) -> tuple[AgendaDuty, ...]:
        """What these posts have reported, or need not do any more; newest first."""
        ...

    async def duty_card(self, duty_id: int) -> DutyCard | None:
        """A duty's card, of a closed roadmap too."""
        ...

    async def package_card(self, package_id: int) -> PackageCard | None:
        """A package's card, of a closed roadmap too."""
        ...

    async def duty_cards(self, duty_ids: Sequence[int]) -> dict[int, DutyCard]:
        """Duties' cards by id; unknown ids are left out."""
        ...

    async def package_cards(self, package_ids: Sequence[int]) -> dict[int, PackageCard]:
        """Packages' cards by id; unknown ids are left out."""
        ...

    async def outlook(self, person_id: int, today: date) -> Outlook:
        """What a person has to report from now on."""
        ...
