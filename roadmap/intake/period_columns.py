"""Quarters or months as columns, marked where something is due, folded into one of deadlines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from roadmap.intake.columns import Column, column_of
from roadmap.intake.document import Table, flat
from roadmap.intake.evidence import is_when
from roadmap.intake.header import Row

_QUARTER = re.compile(
    r"^(?P<no>I{1,3}|IV|[1-4])(?:\s*-?\s*(?:й|ый|ой|ий))?\s*(?:кв|квартал)\.?$", re.IGNORECASE
)
_MONTHS = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
_MARK = re.compile(r"^(?:[+*xXхХvV✓✔√•●■]|да)$")
_NO_MARK = re.compile(r"^(?:[-–—]|нет)$")
_YEAR_HEAD = re.compile(r"^(20\d\d)(?:\s*(?:г\.?|год\w*))?$")
_LEAST_YEARS = 2
_YEAR = re.compile(r"\b20\d\d\b")
_ROMAN = ("I", "II", "III", "IV")
_LEAST = 3
_SHARE = 0.7
_HEADER = "Сроки"


@dataclass(slots=True)
class PeriodColumns:
    """Remembers such columns, since a table may go on over pages without its header."""

    _names: dict[int, str] = field(default_factory=dict)
    _width: int = 0

    def folded(self, table: Table) -> Table:
        """The table with these columns as one; as it was when it has none."""
        header = _header_of(table.rows)
        if header is None:
            if self._names and table.width == self._width:
                return Table(tuple(self._fold(row) for row in table.rows), table.page)
            return table
        above = table.rows[header - 1] if header and _is_upper(table, header) else None
        names = _with_years(_named(table.rows[header]), above)
        if not _hold_deadlines(table.rows[header + 1 :], names) or not _has_title(
            table.rows[header], above
        ):
            self._names = {}
            return table
        self._names, self._width = names, table.width
        rows = [self._fold(row) for row in table.rows[: header - (above is not None)]]
        rows.append(self._head(table.rows[header], above))
        rows += [self._fold(row) for row in table.rows[header + 1 :]]
        return Table(tuple(rows), table.page)

    def _fold(self, row: Row) -> Row:
        """A row with its marks as the names of their columns."""
        first = min(self._names)
        if _named(row) == _named_of(self._names, row):
            return self._head(row, None)
        due = ", ".join(
            dict.fromkeys(
                name if _MARK.match(row[place]) else row[place]
                for place, name in self._names.items()
                if row[place] and not _NO_MARK.match(row[place])
            )
        )
        kept = [due if place == first else cell for place, cell in enumerate(row)]
        return tuple(cell for place, cell in enumerate(kept) if place not in self._spare())

    def _head(self, row: Row, above: Row | None) -> Row:
        heads = [cell or (above[place] if above else "") for place, cell in enumerate(row)]
        heads[min(self._names)] = _HEADER
        return tuple(cell for place, cell in enumerate(heads) if place not in self._spare())

    def _spare(self) -> set[int]:
        return set(self._names) - {min(self._names)}


def period_name(cell: str) -> str | None:
    """The quarter or month that a header cell is: "I квартал", "сентябрь"; None for another."""
    text = flat(cell).strip(" .").lower()
    quarter = _QUARTER.match(text)
    if quarter:
        no = quarter.group("no").upper()
        return f"{no if no in _ROMAN else _ROMAN[int(no) - 1]} квартал"
    return next(
        (month for month in _MONTHS if text == month or (len(text) > 2 and month.startswith(text))),
        None,
    )


def _header_of(rows: tuple[Row, ...]) -> int | None:
    """The row that names quarters or months, else the one that names years."""
    for find in (_periods_of, _years_of):
        for at, row in enumerate(rows):
            if find(row):
                return at
    return None


def _named(row: Row) -> dict[int, str]:
    """The columns that a header row calls quarters, months or years; {} for too few of them."""
    return _periods_of(row) or _years_of(row)


def _periods_of(row: Row) -> dict[int, str]:
    found = {place: name for place, cell in enumerate(row) if cell and (name := period_name(cell))}
    return found if len(found) >= _LEAST else {}


def _years_of(row: Row) -> dict[int, str]:
    found = {
        place: match.group(1)
        for place, cell in enumerate(row)
        if (match := _YEAR_HEAD.match(flat(cell).strip(" .")))
    }
    return found if len(found) >= _LEAST_YEARS else {}


def _named_of(names: dict[int, str], row: Row) -> dict[int, str] | None:
    """What a repeated header under these columns would say; None when the row is none."""
    found = _named(row)
    return found if set(found) == set(names) else None


def _is_upper(table: Table, header: int) -> bool:
    return any(cell and column_of(cell) is not None for cell in table.rows[header - 1])


def _with_years(names: dict[int, str], above: Row | None) -> dict[int, str]:
    """The columns' names with the year that stands over them."""
    if above is None:
        return names
    year, dated = "", {}
    for place, cell in enumerate(above):
        found = _YEAR.search(cell)
        year = found.group() if found else "" if cell else year
        if place in names:
            dated[place] = f"{names[place]} {year} г." if year else names[place]
    return dated


def _hold_deadlines(rows: tuple[Row, ...], names: dict[int, str]) -> bool:
    """Whether marks or dates stand under them, not values of an indicator."""
    cells = [row[place] for row in rows for place in names if not _NO_MARK.match(row[place] or "-")]
    cells = [cell for cell in cells if period_name(cell) is None or is_when(cell)]
    fitting = sum(1 for cell in cells if _MARK.match(cell) or is_when(cell))
    return bool(cells) and fitting >= _SHARE * len(cells)


def _has_title(row: Row, above: Row | None) -> bool:
    heads = [*row, *(above or ())]
    return any(cell and column_of(cell) is Column.TITLE for cell in heads)
