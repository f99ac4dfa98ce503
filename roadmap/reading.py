"""What a document says, before anybody has confirmed it: the object of `vekha read --json`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from roadmap.amendments import Amendments
from roadmap.model import Deadline, Level, PartyKind, Period


@dataclass(frozen=True, slots=True)
class Official:
    """A name and a position as printed."""

    name: str | None
    position: str | None


@dataclass(frozen=True, slots=True)
class Controller:
    """Who controls the order; `own` is "оставляю за собой" (JSON key "self")."""

    text: str
    name: str | None
    position: str | None
    own: bool


@dataclass(frozen=True, slots=True)
class CoordinatorText:
    """Whom the order's text makes coordinator; `source` is the point's number."""

    text: str
    name: str | None
    person: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Assignee:
    """Whom a point of the order addresses; `name` is brought to the nominative."""

    text: str
    name: str
    kind: PartyKind
    person: str | None


@dataclass(frozen=True, slots=True)
class Assignment:
    """One point of the order's own text that assigns something."""

    no: str
    text: str
    assignees: tuple[Assignee, ...]
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class Factor:
    """One row of the audit table: which schools show a risk factor's parameter."""

    code: str
    factor: str
    parameter: str
    schools: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a working group."""

    name: str
    post: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A target indicator; targets are (year or date as printed, value as printed)."""

    name: str
    unit: str | None
    targets: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PartyText:
    """A responsible party as printed."""

    text: str
    kind: PartyKind


@dataclass(frozen=True, slots=True)
class Row:
    """One activity as the table prints it; an absent column or empty cell is None."""

    level: Level | None
    section: str | None
    no: str | None
    title: str
    form: str | None
    codes: tuple[str, ...]
    deadline: Deadline
    responsible: tuple[PartyText, ...]
    result: str | None
    place: str | None
    audience: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a doubt stands: index of the activity (from 0), number, section, page."""

    index: int | None = None
    no: str | None = None
    section: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer: a code (or printed text) and the JSON value it stands for."""

    label: str
    value: Any


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that the reader was not sure of.

    `id` is stable over re-reading; `what` is a code (the locale key is "doubt-" and this code),
    `chosen` the value used until somebody answers. A blocking doubt has to be answered before
    publishing: a wrong guess would change dates or holders; the others are assumptions.
    """

    id: str
    where: Place
    field: str
    raw: str
    what: str
    chosen: Any
    choices: tuple[Choice, ...] = ()
    blocking: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole document as read; `amendments` stand in one that changes another order."""

    title: str
    issuer: str | None
    number: str | None
    date: date | None
    period: Period
    signatory: Official | None
    controller: Controller | None
    coordinator: CoordinatorText | None
    orders: tuple[Assignment, ...]
    abbreviations: tuple[tuple[str, str], ...]
    factors: tuple[Factor, ...]
    members: tuple[Member, ...]
    indicators: tuple[Indicator, ...]
    activities: tuple[Row, ...]
    doubts: tuple[Doubt, ...]
    amendments: Amendments | None = None
