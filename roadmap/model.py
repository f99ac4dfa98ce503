"""Words of the domain that the other rooms share (see docs/glossary.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Window = tuple[date | None, date | None]


class Level(StrEnum):
    """Уровень, at which a row of the roadmap is carried out."""

    REGION = "region"
    MUNICIPALITY = "municipality"
    SCHOOL = "school"


class DeadlineKind(StrEnum):
    """What sort of answer a deadline cell gives."""

    WINDOWS = "windows"
    DUE = "due"
    RECURRING = "recurring"
    CONTINUOUS = "continuous"
    EXTERNAL = "external"
    EVENT = "event"
    NONE = "none"


class Tracking(StrEnum):
    """Способ контроля: how an activity is followed."""

    POINT = "point"
    ONGOING = "ongoing"
    INFO = "info"


class PartyKind(StrEnum):
    """What a responsible cell names."""

    PERSON = "person"
    ORG = "org"
    ROLE = "role"


class ActivityKind(StrEnum):
    """Where an activity stands: a row of the roadmap or a point of the order's own text."""

    ROADMAP = "roadmap"
    ORDER = "order"


class DutyRole(StrEnum):
    """Ответственный исполнитель or соисполнитель."""

    RESPONSIBLE = "responsible"
    CO = "co"


class DutyState(StrEnum):
    """What is stored of a duty's life; planned, open, due and overdue are computed from dates."""

    NONE = "none"
    DRAFT = "draft"
    REPORTED = "reported"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    RELEASED = "released"


class Shift(StrEnum):
    """Where a due date on a day off goes."""

    BACK = "back"
    FORWARD = "forward"
    NONE = "none"


class Every(StrEnum):
    """The period of a recurrence."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    TWO_MONTHS = "two-months"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    SCHOOL_TERM = "school-term"


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday of a recurrence; `nth` counts within the month, -1 is the last."""

    day: str
    nth: int | None = None


@dataclass(frozen=True, slots=True)
class MonthOffset:
    """By `day` of the month that lies `offset` months after the period's last month."""

    day: int
    offset: int


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often something recurs; pairs in `by_day` and `on_day` are (month or None, day)."""

    every: Every
    interval: int = 1
    times: int = 1
    times_max: int | None = None
    at_least: bool = False
    months: tuple[int, ...] | None = None
    by_day: tuple[tuple[int | None, int], ...] | None = None
    on_day: tuple[tuple[int | None, int], ...] | None = None
    due: MonthOffset | None = None
    weekdays: tuple[Weekday, ...] | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """N units before or after an event; `anchor` is the event as printed."""

    n: int
    unit: str
    dir: str
    bound: str
    anchor: str | None


@dataclass(frozen=True, slots=True)
class DeadlineDoubt:
    """Why a reading is uncertain, with every reading that fits (each without a doubt)."""

    code: str
    what: tuple[tuple[str, str], ...] = ()
    choices: tuple[Deadline, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline cell as read. The canonical JSON form is in roadmap.deadlines.canonical."""

    raw: str
    kind: DeadlineKind
    windows: tuple[Window, ...] = ()
    recurrence: Recurrence | None = None
    offset: Offset | None = None
    time: tuple[str | None, str | None] | None = None
    first: Deadline | None = None
    doubt: DeadlineDoubt | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The roadmap's own period, inclusive."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end
