"""Tables printed without rulings: columns are told by the gaps between words, rows by numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from roadmap.intake.formats.printed import Box, Cell, Page
from roadmap.intake.formats.printed_lines import Line, Word, joined_lines
from roadmap.intake.header import header_at

_LEAST_GAP = 5.0
_SPLIT = 1.6
_LEAST_COLUMNS = 3
_LEAST_FITTING = 0.8
_ROW_GAP = 1.35
_NUMBER = re.compile(r"^\d{1,3}(?:\.\d{1,3})*\.?$")


def with_unruled_tables(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages with the tables that gaps between words make where no line is drawn."""
    columns: list[float] = []
    for page in pages:
        if page.tables:
            columns = []
            yield page
            continue
        words = [word for line in page.lines() for word in line.words]
        cells, columns = _unruled_table(words, page.width, columns)
        taken = {word for cell in cells for line in cell.lines for word in line.words}
        loose = tuple(word for word in page.loose if word not in taken)
        yield replace(page, loose=loose, tables=(cells,)) if cells else page


def _unruled_table(
    words: Sequence[Word], width: float, above: Sequence[float]
) -> tuple[tuple[Cell, ...], list[float]]:
    """The cells of a table that no line draws, and the left sides of its columns.

    It begins at a line of headers that are known; without one it may go on from the page before,
    in the columns that began there (`above`). Empty when there is no such table on the page.
    """
    lines = joined_lines(words)
    start = next((place for place in range(len(lines)) if _is_header(lines, place)), None)
    if start is not None:
        body = lines[start:]
        columns = _columns(body, width)
    elif above and _fits(lines, above):
        body, columns = lines, list(above)
    else:
        return (), []
    if len(columns) < _LEAST_COLUMNS:
        return (), []
    rows = _rows(body, columns)
    right = max(line.right for line in body)
    return tuple(cell for row in rows for cell in _cells(row, columns, right)), columns


def _parts(line: Line) -> list[list[Word]]:
    """The line's words put together where no wide gap parts them."""
    parts = [[line.words[0]]]
    for one, two in pairwise(line.words):
        if two.left - one.right > max(_LEAST_GAP, _SPLIT * line.letter):
            parts.append([two])
        else:
            parts[-1].append(two)
    return parts


def _is_header(lines: Sequence[Line], place: int) -> bool:
    texts = tuple(" ".join(word.text for word in part) for part in _parts(lines[place]))
    return len(texts) >= _LEAST_COLUMNS and header_at((texts,), 0) is not None


def _columns(lines: Sequence[Line], width: float) -> list[float]:
    """The left sides of columns: after each gap that no word in the lines stands in.

    Lines of one part are left out: a heading goes over all columns.
    """
    spans = sorted(
        (part[0].left, part[-1].right)
        for line in lines
        if len(parts := _parts(line)) > 1
        for part in parts
    )
    lefts, reached = [], -width
    for left, right in spans:
        if left - reached >= _LEAST_GAP:
            lefts.append(left)
        reached = max(reached, right)
    return lefts


def _fits(lines: Sequence[Line], columns: Sequence[float]) -> bool:
    """Whether nearly all parts of the lines begin in a column and end before the next."""
    parts = [part for line in lines for part in _parts(line)]
    fitting = sum(1 for part in parts if not _crosses(part, columns))
    several = sum(1 for line in lines if len(_parts(line)) > 1)
    return several > 1 and fitting >= _LEAST_FITTING * len(parts)


def _crosses(part: list[Word], columns: Sequence[float]) -> bool:
    return any(part[0].left < place - 1 < part[-1].right for place in columns)


def _rows(lines: Sequence[Line], columns: Sequence[float]) -> list[list[Line]]:
    """Lines put into rows: a new one begins with a number, a heading or a wider gap."""
    pitches = [two.top - one.top for one, two in pairwise(lines)]
    usual = median(pitches) if pitches else 0.0
    pitch = min((one for one in pitches if one > usual / 2), default=0.0)
    numbers = sum(1 for line in lines if _number(line, columns))
    numbered = numbers > 1
    rows: list[list[Line]] = []
    for line in lines:
        if not rows or _begins(rows[-1], line, columns, pitch, numbered=numbered):
            rows.append([])
        rows[-1].append(line)
    return rows


def _begins(
    row: list[Line], line: Line, columns: Sequence[float], pitch: float, *, numbered: bool
) -> bool:
    wide = line.top - row[-1].top > _ROW_GAP * pitch
    if _is_across(line, columns) or _is_across(row[-1], columns):
        return True
    if numbered and _number(row[0], columns):
        return _number(line, columns)
    return wide or (numbered and _number(line, columns))


def _is_across(line: Line, columns: Sequence[float]) -> bool:
    """Whether the line is a heading that goes over the columns."""
    parts = _parts(line)
    return len(parts) == 1 and _crosses(parts[0], columns)


def _number(line: Line, columns: Sequence[float]) -> bool:
    first = line.words[0]
    return first.left < columns[1] - 1 and bool(_NUMBER.match(first.text))


def _cells(row: list[Line], columns: Sequence[float], right: float) -> list[Cell]:
    top, bottom = min(line.top for line in row), max(line.bottom for line in row)
    if _is_across(row[0], columns):
        return [Cell((columns[0], top, right, bottom), tuple(row))]
    edges = [*columns, right + 1]
    words = [word for line in row for word in line.words]
    made = []
    for left, end in pairwise(edges):
        box: Box = (left, top, end, bottom)
        inside = [word for word in words if left - 1 <= word.left < end - 1]
        made.append(Cell(box, joined_lines(inside)))
    return made
