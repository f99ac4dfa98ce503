"""Printed pages: words and ruled cells at their places, turned into paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median

from roadmap.intake.document import Block, Table, table_of
from roadmap.intake.formats.printed_cells import cell_text
from roadmap.intake.formats.printed_lines import Line, Word, is_page_number, joined_lines
from roadmap.intake.formats.printed_paragraphs import paragraphs_of

_NEAR = 4.0

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Cell:
    """A ruled cell (left, top, right, bottom in points) and the lines in it."""

    box: Box
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page, counted from 1: the words outside tables, and each table's cells."""

    number: int
    width: float
    height: float
    loose: tuple[Word, ...]
    tables: tuple[tuple[Cell, ...], ...]

    def lines(self) -> list[Line]:
        """The lines outside tables without the page's own number."""
        words = [word for cells in self.tables for cell in cells for word in _words(cell)]
        words += self.loose
        margins = (
            min((word.left for word in words), default=0.0),
            max((word.right for word in words), default=self.width),
        )
        lines = joined_lines(self.loose, self.number, margins)
        return [line for line in lines if not is_page_number(line, self.height)]


def _words(cell: Cell) -> tuple[Word, ...]:
    return tuple(word for line in cell.lines for word in line.words)


@dataclass(slots=True)
class _Grid:
    """One page's part of a table; parts with the same rulings share the finest columns."""

    page: int
    cells: tuple[Cell, ...]
    columns: list[float] = field(default_factory=list)

    @property
    def top(self) -> float:
        return min(cell.box[1] for cell in self.cells)

    @property
    def right(self) -> float:
        return max(cell.box[2] for cell in self.cells)


def blocks_of(pages: Iterable[Page]) -> list[Block]:
    """The blocks of all pages in order; page numbers are left out, paragraphs over pages joined."""
    pages = list(pages)
    own = _own_words(pages)
    grids: dict[int, list[_Grid]] = {page.number: [] for page in pages}
    for page in pages:
        for cells in page.tables:
            columns = _merged([cell.box[0] for cell in cells])
            grids[page.number].append(_Grid(page.number, cells, columns))
        grids[page.number].sort(key=lambda grid: grid.top)
    _share_columns([grid for page in pages for grid in grids[page.number]])
    items: list[list[Line] | Table] = []
    above: tuple[_Grid, Table] | None = None
    for page in pages:
        lines = page.lines()
        for grid in grids[page.number]:
            items.append([line for line in lines if line.top < grid.top])
            table = _table(grid, own)
            if above and above[0].page + 1 == grid.page and _same_rulings(above[0], grid):
                table = _carried(above[1], table, grid)
            above = (grid, table)
            items.append(table)
            lines = [line for line in lines if line.top >= grid.top]
        items.append(lines)
    return _blocks(items)


def _blocks(items: list[list[Line] | Table]) -> list[Block]:
    """Lines between two tables are made into paragraphs together, over page breaks too."""
    blocks: list[Block] = []
    waiting: list[Line] = []
    for item in items:
        if isinstance(item, Table):
            blocks += paragraphs_of(waiting)
            waiting = []
            blocks.append(item)
        else:
            waiting += item
    return blocks + list(paragraphs_of(waiting))


def _own_words(pages: list[Page]) -> frozenset[str]:
    """Words that stand whole inside a line somewhere in the document, in lower case."""
    found: set[str] = set()
    for page in pages:
        lines = [line for cells in page.tables for cell in cells for line in cell.lines]
        for line in [*lines, *joined_lines(page.loose)]:
            found.update(word.text.strip(".,;:()«»").lower() for word in line.words[1:-1])
    return frozenset(found)


def _merged(places: list[float]) -> list[float]:
    """Rulings drawn nearly at one place taken as one."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _NEAR:
            kept.append(place)
    return kept


def _share_columns(grids: list[_Grid]) -> None:
    """A table going on over pages may show only some of its columns on one of them."""
    run: list[_Grid] = []
    for grid in grids:
        if run and not _same_rulings(run[0], grid):
            run = []
        run.append(grid)
        finest = max((one.columns for one in run), key=len)
        for one in run:
            one.columns = finest


def _same_rulings(above: _Grid, below: _Grid) -> bool:
    wide, narrow = sorted((above.columns, below.columns), key=len, reverse=True)
    if (
        abs(above.columns[0] - below.columns[0]) > _NEAR
        or abs(above.right - below.right) > 2 * _NEAR
    ):
        return False
    return all(any(abs(place - other) <= _NEAR for other in wide) for place in narrow)


def _carried(above: Table, table: Table, grid: _Grid) -> Table:
    """A cell merged down over a page's end is printed on the first page only.

    On the next one it is empty and spans rows; those after the broken one get its text.
    """
    tops = _merged([cell.box[1] for cell in grid.cells])
    rows = [list(row) for row in table.rows]
    if len(rows) != len(tops):
        return table
    header = 1 if rows and rows[0] == list(above.rows[0]) else 0
    for cell in grid.cells:
        first, last = _rows_of(cell, tops)
        column = _index(grid.columns, cell.box[0])
        if cell.lines or first != header or last == first:
            continue
        for row in range(first + 1, last + 1):
            rows[row][column] = above.rows[-1][column]
    return Table(tuple(map(tuple, rows)), table.page)


def _rows_of(cell: Cell, tops: list[float]) -> tuple[int, int]:
    """The first and the last row that the cell reaches over."""
    first = _index(tops, cell.box[1])
    return first, max(first, _index(tops, cell.box[3] - 3 * _NEAR))


def _index(places: list[float], place: float) -> int:
    """The last of the places that is not beyond this one."""
    return max(sum(1 for one in places if one <= place + _NEAR) - 1, 0)


def _table(grid: _Grid, own: frozenset[str]) -> Table:
    tops = _merged([cell.box[1] for cell in grid.cells])
    rows = [[""] * len(grid.columns) for _ in tops]
    margins = [
        min(line.left for line in cell.lines) - cell.box[0] for cell in grid.cells if cell.lines
    ]
    margin = max(0.0, min(median(margins), 8.0)) if margins else 0.0
    for cell in grid.cells:
        left, _, right, _ = cell.box
        column, (first, last) = _index(grid.columns, left), _rows_of(cell, tops)
        text = cell_text(cell.lines, right - left - 2 * margin, own)
        for row in range(first, last + 1):
            rows[row][column] = text
    return table_of([row for row in rows if any(row)], grid.page)
