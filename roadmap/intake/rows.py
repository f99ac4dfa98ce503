"""Rows of a roadmap table put together: headings apart, broken rows joined."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from roadmap.intake.alignment import aligned
from roadmap.intake.columns import Column, Layout
from roadmap.intake.document import flat, join_text
from roadmap.intake.evidence import (
    TITLE_NUMBER,
    is_number,
    is_only_name,
    is_position,
    is_unfinished,
    is_when,
    starts_low,
)
from roadmap.intake.header import Row, filled
from roadmap.intake.headings import Headings, has_roman_number, level_of
from roadmap.intake.row_headings import heading_of
from roadmap.intake.stray_numbers import is_lone_number, may_begin_with_number, without_number
from roadmap.model import Level

_LINED = frozenset({Column.RESPONSIBLE, Column.CO})
_TOTAL = re.compile(r"^(?:итого|всего)\b", re.IGNORECASE)
_AMOUNT = re.compile(r"^[\d\s.,–—-]*$")


@dataclass(slots=True)
class Draft:
    """A row being put together; `cells` as printed, `traits` what was done to it."""

    level: Level | None
    section: str | None
    layout: Layout
    cells: dict[Column, str]
    when: str | None = None
    page: int | None = None
    traits: set[str] = field(default_factory=set)

    def get(self, column: Column) -> str:
        """The cell of a column in one line; empty when there is none."""
        return flat(self.cells.get(column, ""))


@dataclass(slots=True)
class RoadmapRows:
    """Takes rows of roadmap tables in order and keeps the activities they make."""

    headings: Headings = field(default_factory=Headings)
    drafts: list[Draft] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    _layout: Layout | None = None
    _page: int | None = None
    _page_break: bool = False
    _whole: bool = True
    _after_heading: bool = False
    _low_titles: int = 0

    @property
    def layout(self) -> Layout | None:
        """The columns in force."""
        return self._layout

    def open(self, layout: Layout) -> None:
        """A header stands here: a repeated one means a page break, another one a new table."""
        if self._layout is not None and self._layout.columns == layout.columns:
            self._page_break = True
        else:
            self._whole = True
        self._layout = layout

    def turn(self, page: int | None) -> None:
        """The rows that follow stand on this page."""
        self._page_break = self._page_break or page != self._page
        self._page = page

    def close(self) -> None:
        """Nothing after this can belong to the last row."""
        self._whole = True

    def feed(self, row: Row, following: Row | None) -> None:
        """One row under the open header; `following` is the row printed after it."""
        layout = self._layout
        if layout is None:
            return
        if self.drafts and is_lone_number(row, layout):
            self.drafts[-1].traits.add("page-number-removed")
            return
        row, moved = aligned(row, layout)
        heading = heading_of(
            row, following, layout, whole=self._whole, after_heading=self._after_heading
        )
        if heading is not None:
            self._enter(heading)
        elif _is_signature(row, layout) or _is_total(row, layout):
            self.close()
        else:
            self._take(row, layout, moved)
        self._after_heading = heading is not None
        self._page_break = False

    def _enter(self, text: str) -> None:
        self._whole = True
        if self._after_heading and starts_low(text) and level_of(text) is None:
            self.headings.extend(text)
            return
        self.headings.enter(text)

    def _take(self, row: Row, layout: Layout, moved: int) -> None:
        cells = _cells(row, layout)
        if self._continues(cells, layout):
            self._join(cells)
            return
        draft = Draft(
            self.headings.level,
            self.headings.section,
            layout,
            cells,
            self.headings.when,
            self._page,
        )
        if moved:
            draft.traits.add("shifted")
        if not cells.get(Column.TITLE) and self.drafts and self._shares_title(cells):
            draft.cells[Column.TITLE] = self.drafts[-1].cells.get(Column.TITLE, "")
            draft.traits.add("title-shared")
        self._settle_number(draft)
        self._low_titles += starts_low(draft.get(Column.TITLE))
        self.drafts.append(draft)
        self.headings.row()
        self._whole = False

    def _settle_number(self, draft: Draft) -> None:
        no, title = draft.get(Column.NO), draft.get(Column.TITLE)
        match = TITLE_NUMBER.match(title)
        counts_group = draft.layout.has(Column.GROUP) and has_roman_number(no)
        if match and (not no or counts_group or no.rstrip(".)") == match.group("no").rstrip(".)")):
            draft.cells[Column.NO] = match.group("no")
            draft.cells[Column.TITLE] = title[match.end() :]
            if draft.layout.has(Column.NO):
                draft.traits.add("no-in-title")

    def _join(self, cells: dict[Column, str]) -> None:
        draft = self.drafts[-1]
        for column, below in cells.items():
            above, text = self._parts(draft, column, below)
            lined = column in _LINED and above and text and not is_unfinished(above)
            draft.cells[column] = f"{above}\n{text}" if lined else join_text(above, text)
        draft.traits.add("joined")

    def _parts(self, draft: Draft, column: Column, below: str) -> tuple[str, str]:
        """The two parts of a broken cell; what may be a page's number between them is noted."""
        printed = draft.cells.get(column, "")
        above, rest = without_number(printed, below) if printed else (printed, below)
        if (above, rest) != (printed, below):
            draft.traits.add("page-number-removed")
        if column is Column.TITLE and printed and may_begin_with_number(rest):
            draft.traits.add("page-number-inside")
        return above, rest

    def _shares_title(self, cells: dict[Column, str]) -> bool:
        """A title merged over two rows: each has its own deadline and holders."""
        last = self.drafts[-1]
        return (
            is_when(flat(cells.get(Column.DEADLINE, "")))
            and bool(cells.get(Column.RESPONSIBLE))
            and is_when(last.get(Column.DEADLINE))
            and not is_unfinished(last.get(Column.DEADLINE))
            and not self._page_break
        )

    def _continues(self, cells: dict[Column, str], layout: Layout) -> bool:
        if self._whole or not self.drafts:
            return False
        title = flat(cells.get(Column.TITLE, ""))
        due = flat(cells.get(Column.DEADLINE, "") or cells.get(Column.START, ""))
        who = cells.get(Column.RESPONSIBLE, "")
        if not title and self._shares_title(cells):
            return False
        if layout.has(Column.NO):
            return self._continues_numbered(flat(cells.get(Column.NO, "")), title, due, who)
        return self._continues_plain(title, due, who)

    def _continues_numbered(self, no: str, title: str, due: str, who: str) -> bool:
        if no and (is_number(no) or not starts_low(no)):
            repeated = no == self.drafts[-1].get(Column.NO)
            return repeated and (not title or starts_low(title))
        if TITLE_NUMBER.match(title) and (due or who):
            return False
        if self._page_break and not no and self._breaks_off(due, who):
            return True
        return not (title and not starts_low(title) and due and who)

    def _breaks_off(self, due: str, who: str) -> bool:
        """Whether the row above ends in the middle of a list that goes on here."""
        last = self.drafts[-1]
        return (bool(due) and is_unfinished(last.get(Column.DEADLINE))) or (
            bool(who) and is_unfinished(last.get(Column.RESPONSIBLE))
        )

    def _continues_plain(self, title: str, due: str, who: str) -> bool:
        if not title:
            return True
        if starts_low(title):
            return not due or self._page_break or not self._lower_titles()
        above = self.drafts[-1].get(Column.TITLE)
        return not due and not who and is_unfinished(above)

    def _lower_titles(self) -> bool:
        """Whether this document's titles begin with a small letter anyway."""
        return self._low_titles * 3 > len(self.drafts)


def _cells(row: Row, layout: Layout) -> dict[Column, str]:
    return {
        column: cell
        for cell, column in zip(row, layout.columns, strict=True)
        if column is not Column.OTHER and cell
    }


def _is_total(row: Row, layout: Layout) -> bool:
    """Whether it sums a column up: "ИТОГО | | 12500,0"."""
    texts = [flat(row[place]) for place in filled(row)]
    who = layout.index(Column.RESPONSIBLE)
    return (
        bool(texts)
        and bool(_TOTAL.match(texts[0]))
        and not (who is not None and row[who])
        and all(_AMOUNT.match(text) for text in texts[1:])
    )


def _is_signature(row: Row, layout: Layout) -> bool:
    """Whether it is "Начальник управления | | И.О. Фамилия" under a table."""
    places = filled(row)
    no = layout.index(Column.NO)
    if no is not None and is_number(row[no]):
        return False
    return (
        len(places) in (2, 3)
        and is_position(flat(row[places[0]]))
        and is_only_name(flat(row[places[-1]]))
        and not any(is_when(row[place]) for place in places)
    )
