"""Doubts that only show when the whole document is looked at."""

from __future__ import annotations

import re
from collections import Counter

from roadmap.deadlines import to_json
from roadmap.intake.augusts import doubt_augusts
from roadmap.intake.columns import Column
from roadmap.intake.document import flat
from roadmap.intake.doubts import Notes
from roadmap.intake.grouping import GROUPED
from roadmap.intake.header import filled
from roadmap.intake.orders import OrderText
from roadmap.intake.walk import Walk
from roadmap.model import PartyKind, Period
from roadmap.parties import find_names
from roadmap.parties.names import name_distance
from roadmap.reading import Choice, Factor, Place, Row

_OFFERED = 3
_MONTH_YEAR = re.compile(
    r"(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*\s+20\d\d",
    re.IGNORECASE,
)


def doubt_whole(
    order: OrderText,
    walk: Walk,
    rows: tuple[Row, ...],
    factors: tuple[Factor, ...],
    period: Period,
    notes: Notes,
) -> None:
    """Put as doubts what contradicts itself across the document or was left out of it."""
    _numbers(order, notes)
    _columns(walk, notes)
    _codes(rows, factors, notes)
    _nobody(rows, notes)
    _repeated_dates(rows, notes)
    doubt_augusts(rows, period, notes)
    _spellings(rows, notes)
    for table in walk.skipped:
        texts = [flat(cell) for row in table.rows[:2] for cell in row if cell]
        if len([row for row in table.rows if filled(row)]) > 1:
            notes.add(
                "table-skipped", field="activities", raw=" | ".join(texts)[:200], place=Place()
            )


def _numbers(order: OrderText, notes: Notes) -> None:
    if order.number and order.appendix_number and order.number != order.appendix_number:
        notes.add(
            "number-differs",
            field="number",
            raw=order.appendix_number,
            place=Place(),
            chosen=order.number,
            choices=(
                Choice("as-in-order", order.number),
                Choice("as-in-appendix", order.appendix_number),
            ),
        )
    seen: set[str] = set()
    for point in order.points:
        if point.no in seen and point.no[:1].isdigit():
            notes.add("number-twice", field="orders", raw=point.no, place=Place(no=point.no))
        seen.add(point.no)


def _columns(walk: Walk, notes: Notes) -> None:
    for layout in walk.guessed:
        raw = ", ".join(column.value for column in layout.columns)
        notes.add("columns-guessed", field="activities", raw=raw, place=Place())
    shown: set[tuple[str, ...]] = set()
    for draft in walk.rows.drafts:
        layout = draft.layout
        if layout.headers in shown:
            continue
        shown.add(layout.headers)
        for column, header in zip(layout.columns, layout.headers, strict=True):
            spare = column is Column.GROUP and GROUPED not in draft.traits
            if (column is Column.OTHER or spare) and header:
                notes.add("column-unknown", field="activities", raw=header, place=Place())


def _codes(rows: tuple[Row, ...], factors: tuple[Factor, ...], notes: Notes) -> None:
    known = {factor.code for factor in factors}
    if not known:
        return
    for index, row in enumerate(rows):
        missing = [code for code in row.codes if code != "*" and code not in known]
        if missing:
            notes.add(
                "codes-unknown",
                field="codes",
                raw=", ".join(missing),
                place=Place(index=index, no=row.no, section=row.section),
                chosen=list(row.codes),
                choices=(Choice("as-printed", list(row.codes)), Choice("all-schools", ["*"])),
                blocking=True,
            )


def _parties_json(row: Row) -> list[dict[str, str]]:
    return [{"text": party.text, "kind": party.kind.value} for party in row.responsible]


def _nobody(rows: tuple[Row, ...], notes: Notes) -> None:
    """Rows without a holder; the document's commonest lists are offered."""
    lists = Counter(
        ", ".join(party.text for party in row.responsible) for row in rows if row.responsible
    )
    shapes = {
        ", ".join(party.text for party in row.responsible): _parties_json(row) for row in rows
    }
    choices = [Choice(text, shapes[text]) for text, _ in lists.most_common(_OFFERED)]
    for index, row in enumerate(rows):
        if not row.responsible:
            notes.add(
                "responsible-missing",
                field="responsible",
                raw="",
                place=Place(index=index, no=row.no, section=row.section),
                chosen=[],
                choices=(*choices, Choice("nobody", [])),
                blocking=True,
            )


def _repeated_dates(rows: tuple[Row, ...], notes: Notes) -> None:
    """The same month and year twice in one cell is likely a slip of the year."""
    for index, row in enumerate(rows):
        dates = [" ".join(match.lower().split()) for match in _MONTH_YEAR.findall(row.deadline.raw)]
        if len(dates) > len(set(dates)):
            notes.add(
                "date-twice",
                field="deadline",
                raw=row.deadline.raw,
                place=Place(index=index, no=row.no, section=row.section),
                chosen=to_json(row.deadline),
            )


def _spellings(rows: tuple[Row, ...], notes: Notes) -> None:
    """One person printed in two ways a letter apart; the rarer spelling is doubted."""
    counts: dict[str, int] = {}
    for row in rows:
        for party in row.responsible:
            if party.kind is PartyKind.PERSON:
                for match in find_names(party.text):
                    counts[match.group()] = counts.get(match.group(), 0) + 1
    names = sorted(counts, key=lambda name: counts[name])
    for index, rare in enumerate(names):
        twin = next((name for name in names[index + 1 :] if name_distance(rare, name)), None)
        if twin is not None:
            _doubt_spelling(rows, rare, twin, notes)


def _doubt_spelling(rows: tuple[Row, ...], rare: str, twin: str, notes: Notes) -> None:
    for index, row in enumerate(rows):
        if any(rare in party.text for party in row.responsible):
            printed = _parties_json(row)
            mended = [{**one, "text": one["text"].replace(rare, twin)} for one in printed]
            notes.add(
                "name-spelling",
                field="responsible",
                raw=rare,
                place=Place(index=index, no=row.no, section=row.section),
                chosen=printed,
                choices=(Choice(twin, mended), Choice(rare, printed)),
            )
