"""A column of holders with their deadlines, "Ответственный, срок", parted into two."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from roadmap.intake.columns import WHEN, WHO, column_of
from roadmap.intake.document import Table, flat
from roadmap.intake.evidence import is_when, is_who
from roadmap.intake.header import Row, filled
from roadmap.intake.phrases import deadline_in

_JOINT = re.compile(
    r"^(?=.*\b(?:срок|дат[аы]\b|время\b))(?=.*(?:ответственн|исполнители?\b))", re.IGNORECASE
)
_PIECES = re.compile(r"\n|[,;]\s+")
_OPENS_WHEN = re.compile(
    r"\s*(?:\d|(?:до|с|к|в|по|не\s+позднее)\s|еже|(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр))",
    re.IGNORECASE,
)
_HEADERS = ("Ответственные", "Сроки")
_LONGEST = 80
_LOOK = 8


@dataclass(slots=True)
class JointColumns:
    """Remembers the column, since a table may go on over pages without its header."""

    _place: int | None = None
    _width: int = 0

    def parted(self, table: Table) -> Table:
        """The table with such a column as two, holders first; as it was when it has none."""
        found = next(
            (place for row in table.rows[:_LOOK] if (place := _joint_at(row)) is not None), None
        )
        if found is not None:
            self._place, self._width = found, table.width
        elif table.width != self._width or _has_header(table):
            self._place = None
        if self._place is None:
            return table
        return Table(tuple(_parted_row(row, self._place) for row in table.rows), table.page)


def _joint_at(row: Row) -> int | None:
    """Where a header row has the column; None when it has columns of either kind besides."""
    texts = [flat(cell) for cell in row]
    places = [at for at, text in enumerate(texts) if len(text) < _LONGEST and _JOINT.search(text)]
    others = (column_of(text) for at, text in enumerate(texts) if at not in places)
    if len(places) != 1 or len(filled(row)) < 2 or any(one in {*WHEN, *WHO} for one in others):
        return None
    return places[0]


def _has_header(table: Table) -> bool:
    return any(column_of(cell) in {*WHEN, *WHO} for row in table.rows[:1] for cell in row)


def _parted_row(row: Row, place: int) -> Row:
    pair = _HEADERS if _joint_at(row) == place else _parted_cell(row[place])
    return (*row[:place], *pair, *row[place + 1 :])


def _parted_cell(cell: str) -> tuple[str, str]:
    """The holders and the deadline of "Завхоз, до 01.08.2026", in either order."""
    starts = [0, *(match.end() for match in _PIECES.finditer(cell)), len(cell)]
    pieces = [cell[start:end] for start, end in itertools.pairwise(starts)]
    told = [_says_when(piece) for piece in pieces]
    if any(told) and not all(told):
        if told[-1]:
            at = len(told) - told[::-1].index(False)
            return _bare(pieces[:at]), _bare(pieces[at:])
        if told[0]:
            at = told.index(False)
            return _bare(pieces[at:]), _bare(pieces[:at])
    if all(told) and pieces[0]:
        return "", cell
    phrase = deadline_in(flat(cell))
    if phrase:
        return flat(cell).replace(phrase, "", 1).strip(" ,;"), phrase
    return cell, ""


def _says_when(piece: str) -> bool:
    """Whether a piece is a deadline's; "август" alone is a name in the dictionary too."""
    return is_when(piece) and (bool(_OPENS_WHEN.match(piece)) or not is_who(piece))


def _bare(pieces: list[str]) -> str:
    return "".join(pieces).strip(" ,;\n")
