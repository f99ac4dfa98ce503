"""New rows of an amending order: out of its tables, or out of a quoted text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from roadmap.amendments import NewRow
from roadmap.intake.activities import deadline_text
from roadmap.intake.columns import Column
from roadmap.intake.document import Table, flat
from roadmap.intake.evidence import is_number, is_when, is_who
from roadmap.intake.phrases import deadline_in
from roadmap.intake.rows import Draft
from roadmap.intake.walk import Walk

_NUMBER = re.compile(r"^(?P<no>\d{1,3}(?:\.\d{1,3})*)[.)]?\s+(?=\S)")
_LABELS = {
    "deadline": r"срок\w*(?:\s+\w+ния)?",
    "responsible": r"(?:ответственн\w+|исполнител\w+)(?:\s+\w+)?",
    "form": r"форма(?:\s+\w+)?",
    "result": r"(?:ожидаем\w+\s+)?результат\w*",
}
_LABEL = re.compile(
    r"(?:^|[.;,(\n–—-])\s*(?P<label>"
    + "|".join(f"(?P<{name}>{words})" for name, words in _LABELS.items())
    + r")\s*[:–—-]\s*",
    re.IGNORECASE,
)
_NEXT_ROW = re.compile(r"(?<=[.;»])\s+(?=\d{1,3}(?:\.\d{1,3})*\.\s+[А-ЯЁ«])")
_EDGES = ' \t\n.;,()«»"'
_SHORT = 60


def rows_of_tables(tables: Iterable[Table]) -> tuple[NewRow, ...]:
    """The rows of tables with or without a header."""
    found: list[NewRow] = []
    for table in tables:
        walk = Walk(_silent)
        walk.go((table,), frozenset())
        read = [_of_draft(one) for one in walk.rows.drafts]
        found += [one for one in read if one.title] or [
            row for cells in table.rows if (row := _of_cells(list(cells))) is not None
        ]
    return tuple(found)


def _silent() -> None:
    """Nobody watches."""


def row_of_draft(draft: Draft) -> NewRow:
    """A row read from a table."""
    return _of_draft(draft)


def _of_draft(draft: Draft) -> NewRow:
    who = [draft.cells.get(column, "") for column in (Column.RESPONSIBLE, Column.CO)]
    return NewRow(
        no=draft.get(Column.NO) or None,
        section=draft.section,
        title=draft.get(Column.TITLE) or None,
        deadline=deadline_text(draft) or None,
        responsible=",\n".join(one for one in who if one) or None,
        form=draft.get(Column.FORM) or None,
        result=draft.get(Column.RESULT) or None,
        place=draft.get(Column.PLACE) or None,
        audience=draft.get(Column.AUDIENCE) or None,
    )


def rows_of_text(text: str) -> tuple[NewRow, ...]:
    """A quoted text that may hold several rows, each with its number."""
    return tuple(row_of_text(part) for part in _NEXT_ROW.split(text) if part.strip())


def row_of_text(text: str) -> NewRow:
    """A row out of words: cells parted by strokes or semicolons, labels, or one sentence."""
    text = text.strip()
    number = _NUMBER.match(text)
    no = number["no"] if number else None
    body = text[number.end() :] if number else text
    for parts in (re.split(r"\s*[|\t]\s*", text.strip("| ")), re.split(r";\s*", body)):
        cells = [ended(flat(part).rstrip(" .;")) for part in parts if part.strip(_EDGES)]
        row = _of_cells(cells) if len(cells) > 1 and not _LABEL.search(body) else None
        if row is not None and row.title and (row.deadline or row.responsible):
            return replace(row, no=row.no or no)
    return _of_labels(body, no)


def _of_labels(body: str, no: str | None) -> NewRow:
    labels = list(_LABEL.finditer(body))
    ends = [*(one.start() for one in labels[1:]), len(body)][: len(labels)]
    given = {
        str(one.lastgroup if one.lastgroup != "label" else _named(one)): body[
            one.end() : end
        ].strip(" \n;,(")
        for one, end in zip(labels, ends, strict=True)
    }
    title = body[: labels[0].start()] if labels else body
    given = {name: _bare(value) for name, value in given.items() if _bare(value)}
    return NewRow(
        no=no,
        title=title.strip(' \n;,.«»"') or None,
        deadline=given.get("deadline") or deadline_in(body) or None,
        responsible=given.get("responsible"),
        form=given.get("form"),
        result=given.get("result"),
    )


def _named(match: re.Match[str]) -> str:
    return next(name for name in _LABELS if match.group(name))


def _bare(value: str) -> str:
    return ended(value.strip(" \n;,()").rstrip("."))


def ended(text: str) -> str:
    """A phrase cut out of a sentence, with the dot that its last abbreviation needs."""
    return f"{text}." if re.search(r"(?:\bг|\b[А-ЯЁ]\.\s?[А-ЯЁ])$", text) else text


def _of_cells(cells: list[str]) -> NewRow | None:
    """Cells told by what they look like; None when none of them can be a title."""
    texts = [flat(cell) for cell in cells]
    no = texts.pop(0) if texts and is_number(texts[0]) else None
    texts = [one for one in texts if one.strip(_EDGES)]
    title = next(iter(texts), None)
    if title is None:
        return None
    row = NewRow(no=no, title=title)
    for cell in texts[1:]:
        if row.deadline is None and is_when(cell) and len(cell) <= _SHORT:
            row = replace(row, deadline=cell)
        elif row.responsible is None and is_who(cell):
            row = replace(row, responsible=cell)
        elif row.form is None:
            row = replace(row, form=cell)
    return row
