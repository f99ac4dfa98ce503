"""An amending order told from one that approves a roadmap, and what it changes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from roadmap.amendments import Amendments, Change, NewRow, OrderRef, Proposal, Spot
from roadmap.intake.amendments_changes import Found, announced, changes_in
from roadmap.intake.amendments_quotes import masked
from roadmap.intake.amendments_rows import row_of_draft
from roadmap.intake.amendments_units import Unit, units_of
from roadmap.intake.dates import find_date
from roadmap.intake.document import Block, Document, Paragraph, Table, flat
from roadmap.intake.orders import read_order
from roadmap.intake.period import period_of
from roadmap.intake.walk import Walk
from roadmap.model import Period
from roadmap.parties import nominative
from roadmap.reading import Reading

_SUBJECT = re.compile(
    r"^[«\"]?\s*о\s+(?:внесении|несении)\s+(?:\w+\s+)?(?:изменени|дополнени|поправ)|^об?\s+(?:изменени\w+|дополнени\w+)\s+(?:в\s|и\s|приказ)",
    re.IGNORECASE,
)
_AMENDS = re.compile(
    r"^(?:\d+[.)]\s*)?вн(?:ести|осятся)\b.{0,400}?(?:изменени|дополнени|поправк)",
    re.IGNORECASE | re.DOTALL,
)
_ACT = re.compile(
    r"(?P<act>приказ|распоряжени|постановлени)\w*\s+(?P<issuer>[^⟦⟧№]{0,200}?)\s*(?=от\s+[«\"]?\d|№|⟦)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"№\s*([0-9A-Za-zА-Яа-яЁё][\w/.]*(?:\s?[-–/]\s?[\w]+)*)")
_CLOSING = re.compile(
    r"^(?:контроль|настоящ|приказ\s+вступает|ознакомить|довести|разместить|опубликовать|направить\s+(?:копи|настоящ)|признать\s+утратившим\w*\s+силу\s+приказ"
    r"|ответственност)",
    re.IGNORECASE,
)
_EDITION = re.compile(r"в\s+новой\s+редакции|новую\s+редакцию", re.IGNORECASE)
_HEAD = 40


@dataclass(frozen=True, slots=True)
class Amending:
    """What was found, and the title under which the order stands in lists."""

    amendments: Amendments
    title: str


def amending_of(document: Document, progress: Callable[[], None]) -> Amending | None:
    """What the document changes; None when it is no amending order."""
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    subject = _subject(paragraphs)
    if subject is None and not any(_AMENDS.match(flat(one.text)) for one in paragraphs[:_HEAD]):
        return None
    found = units_of(document.blocks)
    if subject is None and not any(_AMENDS.match(unit.text) for unit in found.units[:2]):
        return None
    rows = _table_rows(found.rest, progress)
    changes = list(_changes(found.units, progress))
    restated = any(one.what is Change.RESTATE_APPENDIX for one in changes) or (
        not changes and any(_EDITION.search(unit.text) for unit in found.units)
    )
    whole = bool(rows) and (restated or not changes)
    if not changes and not whole:
        return None
    if not whole:
        changes = list(_with_appendix(changes, rows))
    title = subject or found.units[0].text
    amended = _amended(title, found.units)
    return Amending(Amendments(amended, _numbered(changes), whole), title)


def amending_reading(
    document: Document, amending: Amending, period: Period | None, approved: date | None
) -> Reading:
    """A reading that holds the changes alone: the roadmap's rows are in the order it amends.

    Its period only dates the new words until they are put into the roadmap.
    """
    order = read_order([block for block in document.blocks if isinstance(block, Paragraph)])
    day = approved or order.date or amending.amendments.order.date or date.min
    guessed = period_of(amending.title, day) or Period(day, date(day.year, 12, 31))
    return Reading(
        title=amending.title,
        issuer=order.issuer,
        number=order.number,
        date=order.date,
        period=period or guessed,
        signatory=order.signatory,
        controller=None,
        coordinator=None,
        orders=(),
        abbreviations=(),
        factors=(),
        members=(),
        indicators=(),
        activities=(),
        doubts=(),
        amendments=amending.amendments,
    )


def _subject(paragraphs: list[Paragraph]) -> str | None:
    """The order's title, with the lines that go on with it."""
    for at, paragraph in enumerate(paragraphs[:_HEAD]):
        text = flat(paragraph.text)
        if not _SUBJECT.match(text):
            continue
        for more in paragraphs[at + 1 : at + 5]:
            line = flat(more.text)
            if re.match(
                r"(?:в\s+целях|в\s+соответствии|на\s+основании|в\s+связи|приказываю|во\s+исполнение|\d+[.)])",
                line,
                re.IGNORECASE,
            ):
                break
            if line[:1].islower() or re.match(r"(?:от\s|№|[«\"(])", line):
                text = f"{text} {line}"
            else:
                break
        return text
    return None


def _table_rows(blocks: tuple[Block, ...], progress: Callable[[], None]) -> tuple[NewRow, ...]:
    """The roadmap rows of the appendices."""
    if not any(isinstance(block, Table) for block in blocks):
        return ()
    walk = Walk(progress)
    walk.go(blocks, frozenset())
    return tuple(row for draft in walk.rows.drafts if (row := row_of_draft(draft)).title)


def _changes(units: Iterable[Unit], progress: Callable[[], None]) -> Iterator[Found]:
    for unit in units:
        progress()
        inside = any(_AMENDS.match(text) for text in unit.above)
        here = Spot()
        for text in unit.above:
            here = announced(text, here)
        found = () if _CLOSING.match(unit.text) and not inside else changes_in(unit, here)
        yield from found
        announces = unit.text.endswith(":") and not unit.tables
        closing = _CLOSING.match(unit.text) and not inside
        if not found and not announces and not closing and not _only_opens(unit.text):
            yield Found(Change.OTHER, here, raw=unit.text)


def _only_opens(text: str) -> bool:
    """Whether a point only says that changes are made, as the appendix has them."""
    return bool(_AMENDS.match(text)) and not masked(text).quotes[1:]


def _with_appendix(changes: list[Found], rows: tuple[NewRow, ...]) -> Iterator[Found]:
    """Rows of an appendix go to the changes that have none; the others are rows restated."""
    left = list(rows)
    for one in changes:
        lacking = one.what in {Change.ADD, Change.REPLACE_ROW} and (
            one.row is None or one.row.title is None
        )
        if lacking and one.what is Change.REPLACE_ROW:
            row = next(
                (each for each in left if each.no and each.no.strip(" .") in one.where.points), None
            )
            if row is not None:
                left.remove(row)
            yield replace(one, row=row)
        elif lacking and left:
            for row in left:
                yield replace(one, row=row)
            left = []
        else:
            yield one
    for row in left:
        points = (row.no.strip(" ."),) if row.no else ()
        where = Spot(appendix="", section=row.section, points=points)
        yield Found(Change.REPLACE_ROW, where, row=row, raw=row.title or "")


def _numbered(changes: Iterable[Found]) -> tuple[Proposal, ...]:
    """With ids out of their words, so that reading again gives the same ones."""
    taken: set[str] = set()
    made: list[Proposal] = []
    for one in changes:
        words = f"{one.what}|{one.raw}|{one.where}|{one.old}|{one.new}|{one.row}"
        key, again = "", 0
        while not key or key in taken:
            key = hashlib.sha256(f"{words}|{again}".encode()).hexdigest()[:10]
            again += 1
        taken.add(key)
        field = one.field
        made.append(Proposal(key, one.what, one.where, field, one.old, one.new, one.row, one.raw))
    return tuple(made)


def _amended(title: str, units: list[Unit]) -> OrderRef:
    """The order that is changed: named in the title, else in the first point."""
    texts = [title, *(unit.text for unit in units if _AMENDS.match(unit.text))]
    best = OrderRef(None, None, None)
    for text in texts:
        found = _cited(masked(text).text)
        best = OrderRef(
            best.issuer or found.issuer, best.number or found.number, best.date or found.date
        )
    return best


def _cited(text: str) -> OrderRef:
    act = _ACT.search(text)
    if act is None:
        return OrderRef(None, None, None)
    tail = text[act.end() :]
    number, day = _NUMBER.search(tail), find_date(tail)
    issuer = act["issuer"].strip(" ,")
    return OrderRef(
        nominative(issuer, "gent") if issuer else None,
        re.sub(r"\s", "", number.group(1)).rstrip(".,") if number else None,
        day[0] if day else None,
    )
