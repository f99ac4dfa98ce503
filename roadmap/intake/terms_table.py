"""The table of school terms (.xlsx or .csv): school year, term, its first and last day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from roadmap.dating import TERMS, SchoolTerm, TermSystem, school_year_of
from roadmap.errors import InputRefusedError
from roadmap.intake.calendar_table import HEADER_WITHIN, DaysError, TableProblem, windows_of
from roadmap.intake.grids import Grid, grids, words

UNREADABLE = "calendar-unreadable"
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "year": ("учебный год", "год", "school year"),
    "term": (
        "четверть",
        "триместр",
        "период",
        "учебный период",
        "четверть или триместр",
        "название",
        "номер",
        "term",
    ),
    "start": ("начало", "с", "дата начала", "первый день", "start"),
    "end": ("окончание", "конец", "по", "дата окончания", "последний день", "end"),
    "dates": ("даты", "сроки", "дата", "dates"),
    "organization": ("организация", "наименование организации", "школа", "оо", "organization"),
    "note": ("основание", "приказ", "примечание", "note"),
}
_FIELD: Final = {word: field for field, known in COLUMNS.items() for word in known}
_YEAR: Final = re.compile(r"(20\d\d)(?:\s*[-–—/]\s*(\d{2}|20\d\d))?(?:\D*)")
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ORDINALS: Final = (r"\bперв", r"\bвтор", r"\bтрет", r"\bчетв[её]рт(?:ая|ый|ой)\b")
_NUMBER: Final = re.compile(r"\b([1-4]|iv|i{1,3})\b")


@dataclass(frozen=True, slots=True)
class TermLine:
    """A line of the table; "" is everybody."""

    row: int
    system: TermSystem
    year: int
    term: SchoolTerm
    organization: str
    note: str | None


@dataclass(frozen=True, slots=True)
class TermsFile:
    """What a file says; with `problems` it is not to be used."""

    lines: tuple[TermLine, ...] = ()
    problems: tuple[TableProblem, ...] = ()


class _TermError(ValueError):
    def __init__(self, code: str, text: str) -> None:
        super().__init__(code)
        self.code, self.text = code, text


def read_terms_file(data: bytes) -> TermsFile:
    """The terms of the first sheet that has the heading.

    Raises:
        InputRefusedError: "calendar-unreadable", "calendar-terms-no-header", "calendar-empty".
    """
    for grid in grids(data, unreadable=UNREADABLE):
        header = _header(grid)
        if header is None:
            continue
        found = list(_lines(grid, *header))
        if not found:
            raise InputRefusedError("calendar-empty")
        return TermsFile(
            tuple(one for one in found if isinstance(one, TermLine)),
            tuple(one for one in found if isinstance(one, TableProblem)),
        )
    raise InputRefusedError("calendar-terms-no-header")


def _header(grid: Grid) -> tuple[int, Mapping[str, int], TermSystem | None] | None:
    """The heading's row, its columns, and the system that a column's name gives."""
    for at, cells in enumerate(grid[:HEADER_WITHIN]):
        columns: dict[str, int] = {}
        for column, cell in enumerate(cells):
            name = _FIELD.get(words(cell))
            if name is not None:
                columns.setdefault(name, column)
        if "term" in columns and ({"start", "end"} <= columns.keys() or "dates" in columns):
            return at, columns, _system(cells[columns["term"]])
    return None


def _lines(
    grid: Grid, at: int, columns: Mapping[str, int], system: TermSystem | None
) -> Iterator[TermLine | TableProblem]:
    for no, cells in enumerate(grid[at + 1 :], start=at + 2):
        values = {
            name: cells[column] if column < len(cells) else "" for name, column in columns.items()
        }
        if not any(values.values()):
            continue
        try:
            yield _line(no, values, system)
        except _TermError as error:
            yield TableProblem(no, error.code, {"text": error.text})


def _line(no: int, values: Mapping[str, str], named: TermSystem | None) -> TermLine:
    start, end = _days(values)
    year = _year(values.get("year", ""), start)
    system = _system(values["term"]) or named
    if system is None:
        raise _TermError("term-system", values["term"])
    n = _number(values["term"].lower())
    if not 1 <= n <= TERMS[system]:
        raise _TermError("term-number", values["term"])
    term = SchoolTerm(n, start, end)
    organization, note = values.get("organization", ""), values.get("note", "") or None
    return TermLine(no, system, year, term, organization, note)


def _number(text: str) -> int:
    """0 where none is named."""
    number = _NUMBER.search(text)
    if number is not None:
        return _ROMAN.get(number[1]) or int(number[1])
    return next((n for n, word in enumerate(_ORDINALS, 1) if re.search(word, text)), 0)


def _days(values: Mapping[str, str]) -> tuple[date, date]:
    if values.get("dates"):
        (start, end), *more = _windows(values["dates"])
        if more or start == end:
            raise _TermError("date", values["dates"])
        return start, end
    start, end = _windows(values.get("start", ""))[0][0], _windows(values.get("end", ""))[-1][1]
    if start >= end:
        raise _TermError("backwards", f"{values['start']} – {values['end']}")
    return start, end


def _windows(text: str) -> tuple[tuple[date, date], ...]:
    try:
        return windows_of(text)
    except DaysError as error:
        raise _TermError(error.code if text else "no-date", text) from error


def _year(text: str, start: date) -> int:
    year = school_year_of(start)
    if not text:
        return year
    read = _YEAR.fullmatch(text)
    if read is None or int(read[1]) != year or (read[2] and int(read[2]) % 100 != (year + 1) % 100):
        raise _TermError("term-year", text)
    return year


def _system(text: str) -> TermSystem | None:
    plain = text.lower()
    trimester, quarter = "триместр" in plain, "четверт" in plain
    if trimester == quarter:
        return None
    return TermSystem.TRIMESTERS if trimester else TermSystem.QUARTERS
