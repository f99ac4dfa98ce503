"""Plans drawn as a matrix: weeks or months across, what is done in the cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from roadmap.intake.document import Table, flat
from roadmap.intake.evidence import is_when
from roadmap.intake.header import Row
from roadmap.intake.period_columns import period_name

_WEEK = re.compile(
    r"^(?P<no>[1-5]|I{1,3}|IV|V|перв\w+|втор\w+|треть\w+|четв[её]рт\w+|пят\w+)(?:\s*-?\s*(?:я|ая))?\s*(?:недел\w+|нед\.?)$"
    r"|^недел[яи]\s*(?:№\s*)?(?P<after>[1-5])$",
    re.IGNORECASE,
)
_LEAST = 3
_TEXT_LENGTH = 5
_SHARE = 0.6
_HEADERS = ("Мероприятие", "Срок")


@dataclass(slots=True)
class Matrices:
    """Remembers such columns, since a table may go on over pages without its header."""

    _names: dict[int, str] = field(default_factory=dict)
    _width: int = 0

    def unrolled(self, table: Table) -> Table:
        """The table with a row for each thing in a cell; as it was when it is no matrix."""
        header = next((at for at, row in enumerate(table.rows) if len(_named(row)) >= _LEAST), None)
        if header is None:
            if not self._names or table.width != self._width:
                return table
            return Table(tuple(self._rows(table.rows)), table.page)
        names = _named(table.rows[header])
        if not _hold_texts(table.rows[header + 1 :], names):
            self._names = {}
            return table
        self._names, self._width = names, table.width
        above = table.rows[header - 1] if header else None
        top = tuple((*_others(row, names), "", "") for row in table.rows[: max(0, header - 1)])
        head = tuple(
            cell or (above[place] if above else "") for place, cell in enumerate(table.rows[header])
        )
        rows = [*top, (*_others(head, names), *_HEADERS)]
        rows += self._rows(table.rows[header + 1 :])
        return Table(tuple(rows), table.page)

    def _rows(self, rows: tuple[Row, ...]) -> list[Row]:
        found: list[Row] = []
        for row in rows:
            kept = _others(row, self._names)
            things = [
                (row[place], name)
                for place, name in self._names.items()
                if flat(row[place]).strip("-–— ")
            ]
            if _named(row) == self._names:
                continue
            if not things:
                found.append((*kept, "", ""))
            for text, name in things:
                found.append((*kept, text, name))
        return found


def _named(row: Row) -> dict[int, str]:
    return {place: name for place, cell in enumerate(row) if cell and (name := _name(cell))}


def _name(cell: str) -> str | None:
    text = flat(cell).strip(" .")
    return text if _WEEK.match(text) else period_name(text)


def _others(row: Row, names: dict[int, str]) -> Row:
    return tuple(cell for place, cell in enumerate(row) if place not in names)


def _hold_texts(rows: tuple[Row, ...], names: dict[int, str]) -> bool:
    """Whether things to do stand under the columns, not marks, dates or values."""
    cells = [flat(row[place]) for row in rows for place in names if flat(row[place]).strip("-–— ")]
    texts = [
        cell
        for cell in cells
        if len(cell) > _TEXT_LENGTH and (not is_when(cell) or len(cell) > _TEXT_LENGTH * 4)
    ]
    worded = [cell for cell in texts if re.search(r"[а-яё]{4}", cell.lower())]
    return bool(cells) and len(worded) >= _SHARE * len(cells)
