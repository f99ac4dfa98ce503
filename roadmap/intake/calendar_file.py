"""A calendar's file, whatever its form: single days, or whole years."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from roadmap.errors import InputRefusedError
from roadmap.intake.calendar_table import LONGEST, DayLine, TableProblem, day_lines, header_of
from roadmap.intake.calendar_years import WholeYear, years_in_grid, years_in_json, years_in_xml
from roadmap.intake.formats.encoding import decode
from roadmap.intake.grids import Grid, grids

UNREADABLE = "calendar-unreadable"


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """What a file says; with `problems` it is not to be used."""

    lines: tuple[DayLine, ...] = ()
    years: tuple[WholeYear, ...] = ()
    problems: tuple[TableProblem, ...] = ()


def read_calendar_file(data: bytes) -> CalendarFile:
    """Days or years by the file's content, not by its name.

    Raises:
        InputRefusedError: "calendar-unreadable" (neither table nor text), "calendar-no-header"
            (no columns that we know), "calendar-empty", "calendar-too-long".
    """
    text = decode(data)
    start = text.lstrip()[:1] if text else ""
    if text and start in {"{", "[", "<"}:
        found = years_in_xml(text.strip()) if start == "<" else years_in_json(text)
        if found is None:
            raise InputRefusedError("calendar-no-header")
        return _sorted(found)
    for grid in grids(data, unreadable=UNREADABLE):
        read = _read(grid)
        if read is not None:
            return _sorted(read)
    raise InputRefusedError("calendar-no-header")


def _read(grid: Grid) -> Iterable[DayLine | WholeYear | TableProblem] | None:
    header = header_of(grid)
    if header is None:
        return years_in_grid(grid)
    if len(grid) - header[0] > LONGEST:
        raise InputRefusedError("calendar-too-long", limit=LONGEST)
    return day_lines(grid, *header)


def _sorted(found: Iterable[DayLine | WholeYear | TableProblem]) -> CalendarFile:
    lines: list[DayLine] = []
    years: list[WholeYear] = []
    problems: list[TableProblem] = []
    for one in found:
        match one:
            case DayLine():
                lines.append(one)
            case WholeYear():
                years.append(one)
            case TableProblem():
                problems.append(one)
    if not (lines or years or problems):
        raise InputRefusedError("calendar-empty")
    return CalendarFile(tuple(lines), tuple(years), tuple(problems))
