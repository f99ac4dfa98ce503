"""The audit table: which schools show which parameter of a risk factor."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from roadmap.intake.columns import Column, Layout
from roadmap.intake.document import flat, join_text
from roadmap.intake.doubts import Notes
from roadmap.intake.header import Row
from roadmap.reading import Choice, Factor, Place

_CODE = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\.?$")
_GLUED = re.compile(r"(?<=\d)\s+(?=(?:[А-ЯЁ(][А-Яа-яЁё()]*\s*)№)")


@dataclass(slots=True)
class _FactorRow:
    code: str
    factor: str
    number: str
    parameter: str
    schools: str


def split_schools(cell: str) -> tuple[str, ...]:
    """The schools of a cell as printed; a list may have lost a comma between two of them."""
    parts = (part for chunk in re.split(r"[,;\n]", cell) for part in _GLUED.split(chunk))
    return tuple(text for part in parts if (text := flat(part).strip(" .")))


@dataclass(slots=True)
class FactorRows:
    """Takes the rows of audit tables in order."""

    _rows: list[_FactorRow] = field(default_factory=list)
    _layout: Layout | None = None
    _factor: str = ""
    _number: str = ""

    def open(self, layout: Layout) -> None:
        """A header stands here."""
        self._layout = layout

    def feed(self, row: Row) -> None:
        """One row; one without a code goes on with the row above."""
        layout = self._layout
        if layout is None:
            return
        cells: dict[Column, str] = {}
        for column, cell in zip(layout.columns, row, strict=True):
            cells.setdefault(column, cell)
        code = cells.get(Column.CODES, "")
        factor = flat(cells.get(Column.FACTOR, ""))
        if not _CODE.match(code):
            self._go_on(cells, factor)
            return
        if factor:
            self._factor, self._number = (
                factor,
                cells.get(Column.NO, "").strip(" .") or self._number,
            )
        self._rows.append(
            _FactorRow(
                code.rstrip("."),
                self._factor,
                self._number,
                flat(cells.get(Column.PARAMETER, "")),
                cells.get(Column.SCHOOLS, ""),
            )
        )

    def _go_on(self, cells: dict[Column, str], factor: str) -> None:
        if not self._rows:
            return
        last = self._rows[-1]
        last.parameter = join_text(last.parameter, flat(cells.get(Column.PARAMETER, "")))
        last.schools = f"{last.schools}\n{cells.get(Column.SCHOOLS, '')}".strip()
        if factor and factor != last.factor:
            last.factor = self._factor = join_text(last.factor, factor)

    def factors(self, notes: Notes, used: frozenset[str]) -> tuple[Factor, ...]:
        """The table as printed; lists that spilled into one cell are put as doubts.

        Such a doubt blocks only when an activity names one of its codes (`used`).
        """
        found = tuple(
            Factor(row.code, row.factor, row.parameter, split_schools(row.schools))
            for row in self._rows
        )
        _doubt_spilled(found, notes, used)
        for row in self._rows:
            if row.number.isdigit() and row.code.split(".")[0] != row.number:
                notes.add(
                    "factor-number",
                    field="factor",
                    raw=row.factor,
                    place=Place(no=row.code),
                    chosen=row.factor,
                )
        return found


def _runs(schools: tuple[str, ...]) -> list[tuple[str, ...]]:
    """A list cut where a school comes a second time: there the next list begins."""
    runs: list[list[str]] = [[]]
    for school in schools:
        if school in runs[-1]:
            runs.append([])
        runs[-1].append(school)
    return [tuple(run) for run in runs]


def _ordered_runs(schools: tuple[str, ...]) -> list[tuple[str, ...]]:
    """A list cut where its numbers fall back: each list counts upwards."""
    runs: list[list[str]] = [[]]
    last = -1
    for school in schools:
        match = re.search(r"\d+", school)
        number = int(match.group()) if match else last
        if number < last:
            runs.append([])
        runs[-1].append(school)
        last = number
    return [tuple(run) for run in runs]


def _doubt_spilled(factors: tuple[Factor, ...], notes: Notes, used: frozenset[str]) -> None:
    for index, factor in enumerate(factors):
        empty = 0
        while index + empty + 1 < len(factors) and not factors[index + empty + 1].schools:
            empty += 1
        if not factor.schools or not (empty or len(_runs(factor.schools)) > 1):
            continue
        spilled = factors[index : index + empty + 1]
        codes = [one.code for one in spilled]
        notes.add(
            "factor-schools-spilled",
            field="schools",
            raw=", ".join(codes),
            place=Place(no=factor.code),
            chosen={one.code: list(one.schools) for one in spilled},
            choices=_distributions(spilled),
            blocking=bool(used & set(codes)),
        )


def _distributions(spilled: tuple[Factor, ...]) -> tuple[Choice, ...]:
    """How the schools of one cell may belong to the rows: values are {code: schools}."""
    printed = spilled[0].schools
    codes = [one.code for one in spilled]
    choices: list[Choice] = []
    for runs in (_ordered_runs(printed), _runs(printed)):
        if len(runs) == len(codes) > 1 and not choices:
            lists = {code: list(run) for code, run in zip(codes, runs, strict=True)}
            choices.append(Choice("one-each", lists))
    choices.append(Choice("as-printed", {one.code: list(one.schools) for one in spilled}))
    everyone = list(dict.fromkeys(printed))
    choices.append(Choice("all-for-each", dict.fromkeys(codes, everyone)))
    return tuple(choices)
