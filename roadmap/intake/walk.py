"""Goes through a document's blocks in order and gives each to whom it concerns."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from roadmap.intake.alignment import guessed_layout
from roadmap.intake.columns import WHEN, Column, Layout, TableKind, column_of
from roadmap.intake.document import Block, Paragraph, Table, flat
from roadmap.intake.evidence import is_caps, is_number
from roadmap.intake.factors import FactorRows
from roadmap.intake.grouping import settle_groups, settle_holders
from roadmap.intake.header import Row, filled, header_at, is_number_row
from roadmap.intake.headings import is_numbered, is_parent, level_of
from roadmap.intake.indicators import IndicatorRows
from roadmap.intake.joint_columns import JointColumns
from roadmap.intake.matrices import Matrices
from roadmap.intake.members import MemberRows, opens_list
from roadmap.intake.orders import APPENDIX
from roadmap.intake.period_columns import PeriodColumns
from roadmap.intake.rows import RoadmapRows
from roadmap.intake.timed_headings import says_when

_CAPTION = re.compile(r"^таблица\s*(?:№\s*)?\d+", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.;:,]$")
_HEADING_LIMIT = 300


@dataclass(slots=True)
class Walk:
    """What a document's tables hold, gathered in one pass."""

    progress: Callable[[], None]
    rows: RoadmapRows = field(default_factory=RoadmapRows)
    factors: FactorRows = field(default_factory=FactorRows)
    members: MemberRows = field(default_factory=MemberRows)
    indicators: IndicatorRows = field(default_factory=IndicatorRows)
    skipped: list[Table] = field(default_factory=list)
    guessed: list[Layout] = field(default_factory=list)
    _kind: TableKind = TableKind.OTHER
    _layout: Layout | None = None
    _waiting: list[Paragraph] = field(default_factory=list)
    _in_list: bool = False
    _periods: PeriodColumns = field(default_factory=PeriodColumns)
    _matrices: Matrices = field(default_factory=Matrices)
    _joint: JointColumns = field(default_factory=JointColumns)

    def go(self, blocks: tuple[Block, ...], titles: frozenset[int]) -> None:
        """Take every block; paragraphs at `titles` are the document's own title."""
        for index, block in enumerate(blocks):
            if isinstance(block, Table):
                self._table(block)
            elif index in titles:
                self._waiting.clear()
                self._in_list = False
            else:
                self._paragraph(block)
        self._drop_budgets()
        settle_groups(self.rows.drafts)
        settle_holders(self.rows.drafts)

    def _drop_budgets(self) -> None:
        """A table of sums by year repeats the activities of the one with their deadlines."""
        drafts = self.rows.drafts
        if not any(draft.layout.has(*WHEN) for draft in drafts):
            return
        for headers in dict.fromkeys(one.layout.headers for one in drafts if _is_sums(one.layout)):
            self.skipped.append(Table((headers, headers)))
        drafts[:] = [draft for draft in drafts if not _is_sums(draft.layout)]

    def _paragraph(self, paragraph: Paragraph) -> None:
        text = flat(paragraph.text)
        self._waiting.append(paragraph)
        self.indicators.paragraph(text)
        if opens_list(text):
            self._in_list = True
        elif self._in_list:
            self.members.paragraph(paragraph)

    def _table(self, table: Table) -> None:
        rows = self._fitted(
            self._periods.folded(self._matrices.unrolled(self._joint.parted(table)))
        )
        self.rows.turn(table.page)
        index = 0
        seen = False
        while index < len(rows):
            self.progress()
            header = header_at(rows, index)
            if header is not None:
                self._open(header.layout)
                index, seen = header.end, True
                continue
            if not seen:
                seen = self._carry_on(Table(rows, table.page))
            row = rows[index]
            index += 1
            if filled(row) and not is_number_row(row):
                self._feed(row, rows[index] if index < len(rows) else None)

    def _fitted(self, table: Table) -> tuple[Row, ...]:
        """The rows, filled up to the open layout when only its nameless last columns are lacking.

        A single row that a scanner moved makes a text's table one column wider than it is.
        """
        layout = self._layout
        if layout is None or table.width >= layout.width or any(layout.headers[table.width :]):
            return table.rows
        lacking = ("",) * (layout.width - table.width)
        return tuple((*row, *lacking) for row in table.rows)

    def _open(self, layout: Layout) -> None:
        repeated = self._layout is not None and self._layout.columns == layout.columns
        if layout.kind is TableKind.ROADMAP:
            self._headings(anew=not repeated)
            self.rows.open(layout)
        elif layout.kind is TableKind.FACTORS:
            self.factors.open(layout)
        elif layout.kind is TableKind.INDICATORS:
            self.indicators.open(layout)
        self._waiting.clear()
        self._kind, self._layout = layout.kind, layout

    def _carry_on(self, table: Table) -> bool:
        """A table without a header: the one before going on, a list of people, or unknown."""
        same = (
            self._layout is not None
            and self._layout.width == table.width
            and not _opens_another(table.rows[0], self._layout)
        )
        if same and not self._interrupted():
            if self._kind is TableKind.ROADMAP:
                self._headings(anew=False)
            self._waiting.clear()
            return True
        if self.members.fits(table.rows) or (
            self._kind is TableKind.MEMBERS
            and not self._waiting
            and table.width <= len(table.rows[0])
        ):
            self._kind, self._layout = TableKind.MEMBERS, None
            self._waiting.clear()
            return True
        layout = guessed_layout(table.rows)
        if layout is not None:
            self.guessed.append(layout)
            self._open(layout)
        else:
            self._kind, self._layout = TableKind.OTHER, None
            self.skipped.append(table)
            self.rows.close()
        return True

    def _interrupted(self) -> bool:
        """Whether other text than headings stands between this table and the one before."""
        return any(
            not _is_heading(paragraph, nearest=True) or APPENDIX.match(paragraph.text)
            for paragraph in self._waiting
        )

    def _feed(self, row: Row, following: Row | None) -> None:
        if self._kind is TableKind.ROADMAP:
            self.rows.feed(row, following)
        elif self._kind is TableKind.FACTORS:
            self.factors.feed(row)
        elif self._kind is TableKind.MEMBERS:
            self.members.feed(row)
        elif self._kind is TableKind.INDICATORS:
            self.indicators.feed(row)

    def _headings(self, *, anew: bool) -> None:
        """The paragraphs just before a table that are headings of it."""
        texts: list[str] = []
        for paragraph in reversed(self._waiting):
            nearest = not texts or is_parent(paragraph.text, texts[0])
            if not _is_heading(paragraph, nearest=nearest) or APPENDIX.match(paragraph.text):
                break
            if not _CAPTION.match(paragraph.text):
                texts[:0] = _headings_in(paragraph)
        if texts or (anew and self._waiting):
            self.rows.close()
        for text in texts:
            self.rows.headings.begin(text)


def _is_sums(layout: Layout) -> bool:
    """Whether a table has values by year and no deadlines."""
    return layout.has(Column.YEAR) and not layout.has(*WHEN)


def _opens_another(row: Row, layout: Layout) -> bool:
    """Whether a table's first row is a header of its own, unlike the open one: "№ | Школа"."""
    if not row or column_of(row[0]) is not Column.NO or is_number(flat(row[0])):
        return False
    heads = [flat(cell) for cell in row]
    alike = sum(1 for one, other in zip(heads, layout.headers, strict=True) if one and one == other)
    return alike < len(layout.headers) // 2


def _headings_in(paragraph: Paragraph) -> list[str]:
    """The headings of a paragraph: a line that says when or names a level is one of its own."""
    found: list[str] = []
    whole = True
    for line in paragraph.text.split("\n"):
        alone = says_when(line) or level_of(line) is not None
        if whole or alone or is_numbered(line):
            found.append(line)
        else:
            found[-1] = f"{found[-1]}\n{line}"
        whole = alone
    return [flat(text) for text in found]


def _is_heading(paragraph: Paragraph, *, nearest: bool) -> bool:
    """Whether a paragraph before a table is its heading; an unmarked one only right above it."""
    text = flat(paragraph.text)
    if not text or len(text) > _HEADING_LIMIT:
        return False
    if level_of(text) is not None or paragraph.marked or is_caps(text):
        return True
    if _ENDS_SENTENCE.search(text) and not is_numbered(text):
        return False
    return nearest
