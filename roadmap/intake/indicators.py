"""Target indicators with values by year or date: from lists, tables and control points."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from roadmap.intake.columns import Column, Layout
from roadmap.intake.document import flat
from roadmap.intake.header import Row
from roadmap.reading import Indicator

_OPENS = re.compile(
    r"^(?:[-–—•]\s*)?(?:доля|количество|число|численность|процент|показатель|удельный вес|охват|уровень|индекс|динамика|коэффициент)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"целев\w+\s+(?:показател|индикатор)|показател\w+\s+(?:эффективности|результативности)",
    re.IGNORECASE,
)
_VALUE = r"\d+(?:[.,]\d+)?\s*%?"
_BY_YEAR = re.compile(
    rf"(?:\b(?:к|в|на)\s+)?(?P<year>20\d\d)\s*(?:год\w*|г\.)?\s*[-–—:]\s*(?P<value>{_VALUE})"
)
_PLAIN = re.compile(rf"\s*[-–—]\s*(?P<value>{_VALUE})\s*[;.]?$")
_DATED = re.compile(
    r"(?P<date>(?:[а-я]+(?:[-–—][а-я]+)?\s+)(?:20\d\d)?(?:\s*(?:год\w*|г\.))?)[\s–—-]*\(?(?:[а-я]+\s+(?:на|до)\s+)?(?P<value>\d+(?:[.,]\d+)?\s*%)",
    re.IGNORECASE,
)


def _targets(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (match.group("year"), match.group("value").strip()) for match in _BY_YEAR.finditer(text)
    )


def _when(header: str) -> str:
    """The day or the year that a column of values is for."""
    match = re.search(r"(?:\d{1,2}\.\d{1,2}\.)?20\d\d", header)
    return match.group() if match else header


def _unit(text: str) -> str | None:
    return "%" if "%" in text else None


@dataclass(slots=True)
class IndicatorRows:
    """Takes paragraphs and rows in order."""

    _found: list[Indicator] = field(default_factory=list)
    _open: bool = False
    _layout: Layout | None = None

    def paragraph(self, text: str) -> None:
        """A paragraph; a list of indicators begins with a heading that says so."""
        if _HEADING.search(text) and text.endswith(":"):
            self._open = True
        elif self._open and _OPENS.match(text):
            self._found.append(_from_sentence(text))
        else:
            self._open = False

    def open(self, layout: Layout) -> None:
        """A header of an indicator table stands here."""
        self._layout = layout

    def feed(self, row: Row) -> None:
        """A row of an indicator table: its name, unit and values by year."""
        layout = self._layout
        if layout is None:
            return
        named = next(
            (layout.index(one) for one in (Column.TITLE, Column.RESULT) if layout.has(one)), None
        )
        if named is None or not row[named]:
            return
        unit = layout.index(Column.UNIT)
        targets = tuple(
            (_when(header), flat(cell))
            for column, header, cell in zip(layout.columns, layout.headers, row, strict=True)
            if column is Column.YEAR and cell
        )
        self._found.append(
            Indicator(flat(row[named]), flat(row[unit]) if unit is not None else None, targets)
        )

    def from_deadline(self, title: str, cell: str) -> None:
        """A control point whose deadline cell carries values: "август 2023 год – 15%"."""
        targets = tuple(
            (" ".join(match.group("date").split()), match.group("value").strip())
            for match in _DATED.finditer(cell)
        )
        if targets:
            name = re.sub(r"\s*,?\s*%?\s*;?\s*$", "", title)
            self._found.append(Indicator(name, "%", targets))

    def indicators(self) -> tuple[Indicator, ...]:
        """Everything found, in the order printed."""
        return tuple(self._found)


def _from_sentence(text: str) -> Indicator:
    targets = _targets(text)
    name = text
    if targets:
        first = _BY_YEAR.search(text)
        name = text[: first.start()] if first else text
    else:
        plain = _PLAIN.search(text)
        if plain:
            targets = (("", plain.group("value").strip()),)
            name = text[: plain.start()]
    return Indicator(name.strip(" ,:;.–—-•"), _unit(text), targets)
