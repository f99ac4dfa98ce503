"""A document's blocks turned into a reading."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from roadmap.deadlines import read_deadline, to_json
from roadmap.errors import NotARoadmapError
from roadmap.intake.abbreviations import abbreviations_of
from roadmap.intake.activities import ActivityReader, deadline_text
from roadmap.intake.amendments import amending_of, amending_reading
from roadmap.intake.assignments import Ordered, ordered_points, stands_alone
from roadmap.intake.columns import Column
from roadmap.intake.crosschecks import doubt_whole
from roadmap.intake.deadline_doubts import choices_of
from roadmap.intake.document import Document, Paragraph, flat
from roadmap.intake.doubts import Notes
from roadmap.intake.language import is_russian
from roadmap.intake.lines import with_lines_apart
from roadmap.intake.officials import controller_of, coordinator_of
from roadmap.intake.orders import OrderText, order_end, read_order
from roadmap.intake.period import period_of
from roadmap.intake.rows import Draft
from roadmap.intake.stamps import loosened
from roadmap.intake.titles import Title, find_title
from roadmap.intake.walk import Walk
from roadmap.model import Deadline, Period
from roadmap.parties import find_names
from roadmap.reading import Assignment, Choice, Doubt, Place, Reading, Row


def read_blocks(
    document: Document,
    period: Period | None,
    approved: date | None,
    progress: Callable[[], None],
) -> Reading:
    """The reading of a document; of an amending order without a whole table, its changes.

    Raises:
        NotARoadmapError: it has no roadmap's table and is no order that assigns work by itself,
            or it is not in Russian.
    """
    loose = loosened(with_lines_apart(document))
    amending = amending_of(loose, progress)
    if amending is not None and not amending.amendments.whole:
        return amending_reading(document, amending, period, approved)
    has_table, document = document.has_table, loose
    places = [index for index, block in enumerate(document.blocks) if isinstance(block, Paragraph)]
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    order = read_order(paragraphs)
    if not has_table and not stands_alone(order.points):
        raise NotARoadmapError("read-no-table" if is_russian(document) else "read-not-russian")
    title = find_title(paragraphs, order_end(paragraphs)) or find_title(paragraphs, 0)
    walk = Walk(progress)
    walk.go(document.blocks, frozenset(places[place] for place in (title.places if title else ())))
    if not walk.rows.drafts and not stands_alone(order.points):
        raise NotARoadmapError("read-no-roadmap" if is_russian(document) else "read-not-russian")
    reading = _Assembly(order, title, walk, paragraphs, period, approved).reading(progress)
    return replace(reading, amendments=amending.amendments) if amending else reading


class _Assembly:
    """Puts together what the parts of the reader found."""

    def __init__(
        self,
        order: OrderText,
        title: Title | None,
        walk: Walk,
        paragraphs: list[Paragraph],
        period: Period | None,
        approved: date | None,
    ) -> None:
        self._order = order
        self._title = title
        self._walk = walk
        self._paragraphs = paragraphs
        self._notes = Notes()
        self._approved = approved or order.date
        self._period = period or self._own_period()

    def _own_period(self) -> Period:
        headings = [draft.section or "" for draft in self._walk.rows.drafts[:1]]
        texts = [self._title.text if self._title else "", self._order.subject or "", *headings]
        texts += [point.text for point in self._order.points[:1]]
        for text in texts:
            period = period_of(text, self._approved)
            if period is not None:
                return period
        return self._guessed_period()

    def _guessed_period(self) -> Period:
        years = [
            int(year)
            for draft in self._walk.rows.drafts
            for year in re.findall(r"\b20\d\d\b", deadline_text(draft))
        ]
        start = self._approved or date(min(years, default=date.min.year), 1, 1)
        period = Period(start, date(start.year, 12, 31))
        choices = [Choice("to-year-end", [str(period.start), str(period.end)])]
        school = date(start.year + (start.month > 8), 8, 31)
        choices.append(Choice("to-school-year-end", [str(start), str(school)]))
        if years and max(years) > start.year:
            choices.append(Choice("to-last-deadline", [str(start), f"{max(years)}-12-31"]))
        self._notes.add(
            "period-unknown",
            field="period",
            raw=self._title.text if self._title else "",
            place=Place(),
            chosen=[str(period.start), str(period.end)],
            choices=choices,
            blocking=True,
        )
        return period

    def _known_names(self) -> tuple[str, ...]:
        """Names printed in the nominative: in the tables' cells of holders."""
        cells = (
            draft.cells.get(column, "")
            for draft in self._walk.rows.drafts
            for column in (Column.RESPONSIBLE, Column.CO)
        )
        members = (member.name for member in self._walk.members.members())
        found = (match.group() for cell in cells for match in find_names(cell))
        return tuple(dict.fromkeys((*found, *members)))

    def _assignments(self, ordered: list[Ordered]) -> tuple[Assignment, ...]:
        return tuple(
            Assignment(one.no, one.text, one.assignees, self._order_deadline(one))
            for one in ordered
        )

    def _order_deadline(self, one: Ordered) -> Deadline:
        deadline = read_deadline(one.deadline, self._period, self._approved)
        if deadline.doubt is not None and one.deadline:
            self._notes.add(
                deadline.doubt.code,
                field="order-deadline",
                raw=deadline.raw,
                place=Place(no=one.no),
                chosen=to_json(replace(deadline, doubt=None)),
                choices=choices_of(deadline, self._period),
            )
        return replace(deadline, doubt=None)

    def _activities(self) -> list[Draft]:
        drafts = self._walk.rows.drafts
        for draft in drafts:
            self._walk.indicators.from_deadline(draft.get(Column.TITLE), deadline_text(draft))
        return drafts

    def reading(self, progress: Callable[[], None]) -> Reading:
        """The whole; `progress` is called for each row."""
        known = self._known_names()
        ordered = ordered_points(self._order.points, known)
        reader = ActivityReader(self._period, self._approved, self._notes)
        found: list[Row] = []
        for index, draft in enumerate(self._activities()):
            found.append(reader.read(draft, index))
            progress()
        rows = tuple(found)
        used = frozenset(code for row in rows for code in row.codes)
        factors = self._walk.factors.factors(self._notes, used)
        doubt_whole(self._order, self._walk, rows, factors, self._period, self._notes)
        return Reading(
            title=self._title_text(),
            issuer=self._order.issuer,
            number=self._order.number,
            date=self._order.date,
            period=self._period,
            signatory=self._order.signatory,
            controller=controller_of(self._order, known),
            coordinator=coordinator_of(self._order.points, ordered, known),
            orders=self._assignments(ordered),
            abbreviations=abbreviations_of(flat(one.text) for one in self._paragraphs),
            factors=factors,
            members=self._walk.members.members(),
            indicators=self._walk.indicators.indicators(),
            activities=rows,
            doubts=tuple(self._on_its_page(doubt) for doubt in self._notes.doubts),
        )

    def _on_its_page(self, doubt: Doubt) -> Doubt:
        """The doubt with the page that its row begins on."""
        if doubt.where.index is None:
            return doubt
        page = self._walk.rows.drafts[doubt.where.index].page
        return replace(doubt, where=replace(doubt.where, page=page))

    def _title_text(self) -> str:
        if self._title:
            return self._title.text
        if self._order.subject and not self._walk.rows.drafts:
            return self._order.subject
        marked = next((flat(one.text) for one in self._paragraphs if one.marked), None)
        text = self._order.subject or marked or ""
        self._notes.add("title-unknown", field="title", raw=text, place=Place(), chosen=text)
        return text
