"""A roadmap's status as reports print it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from roadmap.figures import Fact, Figures


@dataclass(frozen=True, slots=True)
class RoadmapHead:
    """A roadmap by its order, for lists and headings."""

    id: int
    title: str
    short_name: str | None
    number: str | None
    order_date: date | None
    period_start: date
    period_end: date
    state: str
    activities: int


@dataclass(frozen=True, slots=True)
class ActivityMark:
    """A row of the report in the order's own table form.

    `settled` is the state of its dates when none of them is live: done_before or released.
    """

    id: int
    section: str | None
    level: str | None
    kind: str
    no: str | None
    title: str
    form: str | None
    codes: tuple[str, ...]
    audience: str | None
    place: str | None
    deadline: str
    responsible: str
    tracking: str
    settled: str | None = None


@dataclass(frozen=True, slots=True)
class DutyMark:
    """A duty as the report lists it."""

    activity_id: int
    organization: str
    post: str
    role: str
    fact: Fact
    number: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """One activity of the report with the figures of its duties, and the duties themselves."""

    activity: ActivityMark
    figures: Figures
    duties: tuple[DutyMark, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A roadmap in its own table form, to be filled with "Отметка о выполнении"."""

    head: RoadmapHead
    today: date
    total: Figures
    lines: tuple[Line, ...]
