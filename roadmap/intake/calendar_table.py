"""The table of days that differ (.xlsx or .csv): date, kind of day, organisation, ground.

Only the table's form is judged here; whether its organisations exist is the directory's matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from roadmap.days import DayKind
from roadmap.deadlines import read_deadline
from roadmap.intake.grids import Grid, words
from roadmap.model import DeadlineKind, Period

HEADER_WITHIN: Final = 20
LONGEST: Final = 5_000
MOST_DAYS: Final = 62
"""Days of one line: nobody closes for longer, so a longer one is a slip."""

_DAY: Final = timedelta(days=1)
_AGES: Final = Period(date(2020, 1, 1), date(2049, 12, 31))

# A column by its words, without ё, punctuation and letter case.
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "date": ("дата", "даты", "день", "дни", "число", "период", "срок", "date"),
    "kind": ("вид дня", "вид", "тип дня", "тип", "рабочий или выходной", "kind"),
    "organization": (
        "организация",
        "наименование организации",
        "учреждение",
        "школа",
        "оо",
        "organization",
        "organisation",
    ),
    "note": (
        "основание",
        "причина",
        "примечание",
        "обоснование",
        "документ",
        "приказ",
        "комментарий",
        "note",
    ),
}
_FIELD: Final = {word: field for field, known in COLUMNS.items() for word in known}

KINDS: Final[Mapping[DayKind, tuple[str, ...]]] = {
    DayKind.WORKING: ("рабочий", "рабочая суббота", "рабочий перенесенный", "работаем", "working"),
    DayKind.SHORT: ("короткий", "сокращенный", "предпраздничный", "short"),
    DayKind.OFF: ("выходной", "нерабочий", "дополнительный выходной", "off"),
    DayKind.HOLIDAY: ("праздник", "праздничный", "нерабочий праздничный", "holiday"),
    DayKind.REGIONAL: ("региональный праздник", "местный праздник", "региональный", "regional"),
    DayKind.MOVED: ("перенос", "перенесенный выходной", "выходной перенос", "moved"),
    DayKind.QUARANTINE: ("карантин", "каникулы по карантину", "quarantine"),
}
_KIND: Final = {word: kind for kind, known in KINDS.items() for word in known}


@dataclass(frozen=True, slots=True)
class TableProblem:
    """Why a line cannot be used: `code` makes the key "calendar-problem-<code>"."""

    row: int
    code: str
    arguments: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DayLine:
    """A line of the table: its days are all of one kind; "" is everybody."""

    row: int
    days: tuple[date, ...]
    kind: DayKind
    organization: str
    note: str | None


class DaysError(ValueError):
    """A text that names no days; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def days_of(text: str) -> tuple[date, ...]:
    """The days that a text names: «01.11.2026», «с 1 по 5 ноября 2026 г.», «2 и 4 мая 2026».

    Raises:
        DaysError: "date" (no days, or not the year either), "impossible" (31 June), "backwards",
            "too-long" (over MOST_DAYS).
    """
    days: dict[date, None] = {}
    for start, end in windows_of(text):
        if (end - start).days >= MOST_DAYS:
            raise DaysError("too-long")
        days.update((start + n * _DAY, None) for n in range((end - start).days + 1))
    return tuple(days)


def windows_of(text: str) -> tuple[tuple[date, date], ...]:
    """The first and last days of what a text names, however long.

    Raises:
        DaysError: as days_of, but for "too-long".
    """
    read = read_deadline(text, _AGES, None)
    if read.doubt is not None:
        known = {"impossible-date": "impossible", "backwards": "backwards"}
        raise DaysError(known.get(read.doubt.code, "date"))
    if read.kind is not DeadlineKind.WINDOWS or read.recurrence is not None:
        raise DaysError("date")
    windows = [(start, end) for start, end in read.windows if start and end]
    if len(windows) != len(read.windows):
        raise DaysError("date")
    return tuple(windows)


def kind_of(text: str) -> DayKind | None:
    """The kind that words name; «рабочий день» and «Рабочий» are one."""
    plain = words(text)
    return _KIND.get(plain) or _KIND.get(plain.removesuffix(" день"))


def header_of(grid: Grid) -> tuple[int, Mapping[str, int]] | None:
    """The heading's row and its columns by field; None without a date and a kind."""
    for at, cells in enumerate(grid[:HEADER_WITHIN]):
        columns: dict[str, int] = {}
        for column, cell in enumerate(cells):
            name = _FIELD.get(words(cell))
            if name is not None:
                columns.setdefault(name, column)
        if {"date", "kind"} <= columns.keys():
            return at, columns
    return None


def day_lines(grid: Grid, at: int, columns: Mapping[str, int]) -> Iterator[DayLine | TableProblem]:
    """Every line under the heading, or why it cannot be used; empty ones are left out."""
    for no, cells in enumerate(grid[at + 1 :], start=at + 2):
        values = {
            name: cells[column] if column < len(cells) else "" for name, column in columns.items()
        }
        if any(values.values()):
            yield from _line(no, values)


def _line(no: int, values: Mapping[str, str]) -> Iterable[DayLine | TableProblem]:
    problems = []
    days: tuple[date, ...] = ()
    try:
        days = days_of(values["date"])
    except DaysError as error:
        code = error.code if values["date"] else "no-date"
        problems.append(TableProblem(no, code, {"text": values["date"]}))
    kind = kind_of(values["kind"])
    if kind is None:
        code = "kind" if values["kind"] else "no-kind"
        problems.append(TableProblem(no, code, {"text": values["kind"]}))
    if problems or kind is None:
        return problems
    organization, note = values.get("organization", ""), values.get("note", "") or None
    return (DayLine(no, days, kind, organization, note),)
