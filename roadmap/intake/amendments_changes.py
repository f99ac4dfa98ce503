"""The grammar of changes: what one unit of an amending order replaces, adds, restates, excludes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from roadmap.amendments import Change, NewRow, Spot
from roadmap.intake.amendments_grammar import OPERATIONS
from roadmap.intake.amendments_places import field_of, marks_in, named_marks, numbers, spot_of
from roadmap.intake.amendments_quotes import Masked, masked
from roadmap.intake.amendments_rows import ended, row_of_text, rows_of_tables, rows_of_text
from roadmap.intake.amendments_units import Unit
from roadmap.parties import nominative_name

_APPENDIX_ITSELF = re.compile(
    r"приложени|дорожн\w+\s+карт|план\w*\s+мероприяти|комплекс\w*\s+мер", re.IGNORECASE
)
_TITLE_OF_ORDER = re.compile(r"наименовани|заголов|преамбул|констатирующ", re.IGNORECASE)
_THING_NUMBERS = re.compile(r"^\s*(?:№\s*)?(\d+(?:\.\d+)*(?:\s*(?:,|и|-|–)\s*\d+(?:\.\d+)*)*)")
_EDGES = " \t,;:.–—-"
_LONGEST = 3000  # characters around the quotations: no point of an order has more


@dataclass(frozen=True, slots=True)
class Found:
    """A change before it has an id."""

    what: Change
    where: Spot
    field: str | None = None
    old: str | None = None
    new: str | None = None
    row: NewRow | None = None
    raw: str = ""


@dataclass(slots=True)
class _Operation:
    """One match with the text that stands before it since the last one."""

    name: str
    match: re.Match[str]
    before: str

    def get(self, group: str) -> str:
        """A group's text; empty when the pattern has none."""
        return self.match.groupdict().get(group) or ""


def changes_in(unit: Unit, above: Spot) -> tuple[Found, ...]:
    """Every change of a unit; () when it only announces others or changes nothing."""
    quotes = masked(unit.text)
    if len(quotes.text) > _LONGEST:
        return (Found(Change.OTHER, above, raw=unit.text),)
    here, found, end = above, [], 0
    for operation in _operations(quotes.text):
        here = _place(operation, quotes, above, here)
        found += [replace(one, raw=unit.text) for one in _changes(operation, quotes, here, unit)]
        end = operation.match.end()
    rest = quotes.text[end:].strip(_EDGES)
    if found and marks_in(rest) and not unit.tables:
        found.append(Found(Change.OTHER, here, raw=quotes.shown(rest)))
    return tuple(found)


def announced(text: str, inherited: Spot) -> Spot:
    """The place that an announcing point names: "В приложении:", "В разделе II:"."""
    quotes = masked(text)
    spot = spot_of(quotes.text, quotes, inherited)
    bare = replace(spot, text=inherited.text)
    return spot if bare != inherited else inherited


def _operations(text: str) -> Iterator[_Operation]:
    """The operations in their order; each pattern is sought again only behind its last match."""
    at, found = 0, {rank: _search(rank, text, 0) for rank in range(len(OPERATIONS))}
    while True:
        for rank, match in found.items():
            if match is not None and match.start() < at:
                found[rank] = _search(rank, text, at)
        left = [(match.start(), rank) for rank, match in found.items() if match is not None]
        if not left:
            return
        start, rank = min(left)
        match = found[rank]
        if match is None:
            return
        yield _Operation(OPERATIONS[rank][0], match, text[at:start])
        at = max(match.end(), at + 1)


def _search(rank: int, text: str, at: int) -> re.Match[str] | None:
    return OPERATIONS[rank][1].search(text, at)


def _place(operation: _Operation, quotes: Masked, above: Spot, here: Spot) -> Spot:
    """Where an operation is: named before it, inside it, or after an excluding verb."""
    text = f"{operation.before} {operation.get('spot')} {operation.get('place')}"
    if operation.name in {"exclude", "replace", "strike", "cell", "when"}:
        inside = operation.match.group()
        if not _names(text):
            text = f"{text} {inside}"
        if operation.name == "exclude" and not _names(text):
            text += re.split(r"[;:]|\.\s|\.$", operation.match.string[operation.match.end() :])[0]
    return spot_of(text, quotes, above if _names(text) else here)


def _names(text: str) -> bool:
    named = spot_of(text, Masked(text, ("",) * 99), Spot())
    return bool(named.points or named.section or named.part or named.everywhere)


def _changes(operation: _Operation, quotes: Masked, where: Spot, unit: Unit) -> Iterator[Found]:
    if operation.name == "add":
        yield from _added(operation, quotes, where, unit)
    elif operation.name == "restate":
        yield from _restated(operation, quotes, where, unit)
    elif operation.name == "exclude":
        yield from _excluded(where)
    else:
        yield from _worded(operation, quotes, where)


def _worded(operation: _Operation, quotes: Masked, where: Spot) -> Iterator[Found]:
    """Words for words; several pairs with "соответственно" go by order."""
    field = field_of(where.column) or _field_told(operation)
    pairs = _pairs(operation, quotes)
    if pairs is None or _TITLE_OF_ORDER.search(operation.before):
        yield Found(Change.OTHER, where, field)
        return
    together = len(pairs) > 1 and len(where.points) > 1
    spots = [where] if together else _each(where)
    for spot in spots:
        for old, new in pairs:
            yield Found(Change.REPLACE_WORDS, spot, field, old, new)


def _field_told(operation: _Operation) -> str | None:
    if operation.name == "date" or operation.get("kind").lower().startswith("срок"):
        return "deadline"
    if operation.name == "charge" or operation.get("kind").lower().startswith("ответств"):
        return "responsible"
    return None


def _pairs(operation: _Operation, quotes: Masked) -> list[tuple[str | None, str]] | None:
    """(old, new) words; None when there are more new ones than old ones, or fewer."""
    new = [quotes.quote(mark) for mark in marks_in(operation.get("new"))]
    old = [quotes.quote(mark) for mark in marks_in(operation.get("old"))]
    if operation.name == "strike":
        return [(one, "") for one in old]
    if operation.name == "after":
        gap = "" if new[0][:1] in ",;.:)" else " "
        return [(old[0], f"{old[0]}{gap}{new[0]}")]
    if operation.name == "append":
        return [("", new[0])]
    if operation.name in {"date", "charge", "when", "cell"}:
        was = operation.get("was").strip(_EDGES) or None
        return [(was, new[0] if new else _dated(operation.get("new"), operation.name))]
    if len(new) == 1:
        new *= len(old)
    return list(zip(old, new, strict=True)) if len(old) == len(new) else None


def _dated(text: str, name: str) -> str:
    """Unquoted new words, up to the sentence's end; "на 1 декабря" is by that date."""
    text = text.strip(_EDGES)
    moved = re.match(r"на\s+(?=\d)", text) if name == "date" else None
    bare = ended(text[moved.end() :] if moved else text)
    if name == "charge":
        return nominative_name(bare, "accs")
    return f"до {bare}" if name == "date" and re.match(r"\d{1,2}\W", bare) else bare


def _excluded(where: Spot) -> Iterator[Found]:
    named = bool(where.points) and not where.part
    for spot in _each(where):
        yield Found(Change.EXCLUDE if named else Change.OTHER, spot)


def _each(where: Spot) -> list[Spot]:
    """One place for each point."""
    if len(where.points) < 2:
        return [where]
    return [replace(where, points=(point,)) for point in where.points]


def _restated(operation: _Operation, quotes: Masked, where: Spot, unit: Unit) -> Iterator[Found]:
    target = f"{operation.before} {operation.get('place')}"
    new = " ".join(quotes.quote(mark) for mark in marks_in(operation.get("new")))
    rows = rows_of_tables(unit.tables) or ((row_of_text(new),) if new else ())
    own_words = _TITLE_OF_ORDER.search(target)
    if where.points and where.column and new:
        for spot in _each(where):
            yield Found(Change.REPLACE_WORDS, spot, field_of(where.column), None, new)
    elif where.points and not where.part:
        yield from _rows_restated(where, rows, new)
    elif where.section and not where.part and unit.tables:
        yield from _section_restated(where, rows)
    elif (
        not own_words
        and not where.part
        and (_APPENDIX_ITSELF.search(target) or where.appendix is not None)
    ):
        yield Found(Change.RESTATE_APPENDIX, where, new=new or None)
    else:
        yield Found(Change.OTHER, where, new=new or None)


def _rows_restated(where: Spot, rows: tuple[NewRow, ...], new: str) -> Iterator[Found]:
    """Each point with its own new row: told by its number, else by the order."""
    spots = _each(where)
    by_no = {(one.no or "").strip(" ."): one for one in rows}
    for at, spot in enumerate(spots):
        alone = rows[at] if len(rows) == len(spots) else None
        row = by_no.get(spot.points[0]) or alone
        yield Found(Change.REPLACE_ROW, spot, row=row, new=new or None)


def _section_restated(where: Spot, rows: tuple[NewRow, ...]) -> Iterator[Found]:
    """Row by row; rows that the section has no more are a person's to find."""
    for row in rows:
        points = ((row.no or "").strip(" ."),) if row.no else ()
        yield Found(Change.REPLACE_ROW, replace(where, points=points), row=row)
    yield Found(Change.OTHER, where)


def _added(operation: _Operation, quotes: Masked, where: Spot, unit: Unit) -> Iterator[Found]:
    """New rows after the point named, or at the end of the section."""
    marks = [
        mark
        for mark in marks_in(operation.get("new"))
        if mark not in named_marks(operation.get("tail"))
    ]
    texts = [quotes.quote(mark) for mark in marks]
    rows = rows_of_tables(unit.tables) or tuple(row for text in texts for row in rows_of_text(text))
    if operation.get("thing").lower().startswith("абзац") or where.part:
        yield Found(Change.OTHER, where, new=" ".join(texts) or None)
        return
    told = _THING_NUMBERS.match(operation.get("tail"))
    given = numbers(told.group(1)) if told else []
    if not rows:
        yield Found(Change.ADD, where, row=NewRow(no=given[0]) if given else None)
        return
    for at, row in enumerate(rows):
        no = row.no or (given[at] if at < len(given) else None)
        yield Found(Change.ADD, where, row=replace(row, no=no), new=" ".join(texts) or None)
