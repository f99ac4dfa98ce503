"""Rows of the table turned into activities, with what is doubtful about each."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from roadmap.deadlines import read_deadline, to_json
from roadmap.intake.columns import Column
from roadmap.intake.deadline_doubts import choices_of, is_blocking, undated_choices
from roadmap.intake.doubts import Notes
from roadmap.intake.evidence import means_all_codes
from roadmap.intake.grouping import HELD_BY_HEADING
from roadmap.intake.headings import level_of
from roadmap.intake.period import month_of
from roadmap.intake.rows import Draft
from roadmap.intake.timed_headings import when_of, within
from roadmap.model import Deadline, Level, PartyKind, Period
from roadmap.parties import misread_role, split_parties
from roadmap.reading import Choice, PartyText, Place, Row

_CODE = re.compile(r"\d{1,2}(?:\.\d{1,2})+")
_RANGE = re.compile(r"(\d{1,2})\.(\d{1,2})\.?\s*[-–—]\s*(\d{1,2})\.(\d{1,2})")
_REPAIRS = {
    "shifted": "row-shifted",
    "page-number-removed": "page-number-removed",
    "page-number-inside": "page-number-inside",
    "title-shared": "title-shared",
}
_DASH = re.compile(r"^[-–—]$")
_ZEROS = re.compile(r"(?<![\d№])00(?!\d)")


def codes_of(cell: str) -> tuple[str, ...]:
    """Parameter codes of a cell; ("*",) for "все параметры"; () for an empty one."""
    if means_all_codes(cell):
        return ("*",)
    found: list[str] = []
    for match in _RANGE.finditer(cell):
        group, first, last_group, last = (int(part) for part in match.groups())
        if group == last_group:
            found += [f"{group}.{one}" for one in range(first, last + 1)]
    rest = _RANGE.sub(" ", cell)
    return tuple(dict.fromkeys([*found, *_CODE.findall(rest)]))


def deadline_text(draft: Draft) -> str:
    """The deadline as printed; a beginning and an end in two columns make one phrase."""
    start, end = (
        "" if _DASH.match(draft.get(column)) else draft.get(column)
        for column in (Column.START, Column.END)
    )
    if draft.get(Column.DEADLINE):
        return draft.get(Column.DEADLINE)
    if start and end:
        return f"с {start} по {end}"
    if end:
        return f"до {end}"
    return start or (when_of(draft.when) if draft.when else "")


def _has_own_deadline(draft: Draft) -> bool:
    return any(draft.get(column) for column in (Column.DEADLINE, Column.START, Column.END))


class ActivityReader:
    """Makes activities in order; what is doubtful goes to the notes."""

    def __init__(self, period: Period, approved: date | None, notes: Notes) -> None:
        self._period = period
        self._approved = approved
        self._notes = notes

    def read(self, draft: Draft, index: int) -> Row:
        """The activity of one row put together."""
        no = draft.get(Column.NO) or None
        place = Place(index=index, no=no, section=draft.section)
        row = Row(
            level=draft.level or level_of(draft.get(Column.LEVEL)) or _level_word(draft),
            section=draft.section,
            no=no,
            title=draft.get(Column.TITLE),
            form=draft.get(Column.FORM) or None,
            codes=codes_of(draft.get(Column.CODES)),
            deadline=self._deadline(draft, place),
            responsible=self._responsible(draft, place),
            result=draft.get(Column.RESULT) or None,
            place=draft.get(Column.PLACE) or None,
            audience=draft.get(Column.AUDIENCE) or None,
        )
        self._doubt_repairs(draft, row, place)
        return row

    def _deadline(self, draft: Draft, place: Place) -> Deadline:
        """The reading; its own doubt stands among the document's, with its choices."""
        raw = deadline_text(draft)
        whole = within(raw, draft.when or month_of(self._period) or "") or raw
        deadline = replace(read_deadline(whole, self._period, self._approved), raw=raw)
        if not raw or deadline.doubt is not None:
            self._ask_deadline(deadline, place)
        elif whole != raw or (draft.when and not _has_own_deadline(draft)):
            self._note("deadline-by-heading", "deadline", whole, place, to_json(deadline))
        return replace(deadline, doubt=None)

    def _ask_deadline(self, deadline: Deadline, place: Place) -> None:
        code = deadline.doubt.code if deadline.doubt else "deadline-missing"
        choices = choices_of(deadline, self._period) or undated_choices(deadline, self._period)
        self._notes.add(
            code,
            field="deadline",
            raw=deadline.raw,
            place=place,
            chosen=to_json(replace(deadline, doubt=None)),
            choices=choices,
            blocking=not deadline.raw or is_blocking(deadline),
        )

    def _responsible(self, draft: Draft, place: Place) -> tuple[PartyText, ...]:
        cells = (draft.cells.get(Column.RESPONSIBLE, ""), draft.cells.get(Column.CO, ""))
        parties = tuple(party for cell in cells for party in split_parties(cell))
        for party in parties:
            self._doubt_party(party, place)
        return parties

    def _doubt_party(self, party: PartyText, place: Place) -> None:
        if party.kind is not PartyKind.ROLE:
            return
        for word in re.findall(r"[А-Яа-яЁё]+", party.text):
            if meant := misread_role(word):
                self._notes.add(
                    "word-misread",
                    field="responsible",
                    raw=party.text,
                    place=place,
                    chosen=party.text,
                    choices=(Choice(meant, None),),
                )

    def _doubt_repairs(self, draft: Draft, row: Row, place: Place) -> None:
        if "no-in-title" in draft.traits:
            self._note("no-in-title", "no", f"{row.no} {row.title}", place, row.no)
        if draft.layout.has(Column.NO) and row.no is None:
            self._note("no-missing", "no", row.title, place, None)
        if HELD_BY_HEADING in draft.traits:
            raw = draft.get(Column.RESPONSIBLE)
            self._note("responsible-by-heading", "responsible", raw, place, raw)
        for trait, what in _REPAIRS.items():
            if trait in draft.traits:
                self._note(what, "title", row.title, place, row.title)
        if "joined" in draft.traits and not draft.layout.has(Column.NO):
            self._note("row-joined", "title", row.title, place, row.title)
        if not row.title:
            self._note("title-missing", "title", deadline_text(draft), place, "")
        for field, text in (("audience", row.audience), ("place", row.place)):
            if text and _ZEROS.search(text):
                self._note("zeros-for-letters", field, text, place, text)

    def _note(self, what: str, field: str, raw: str, place: Place, chosen: Any) -> None:
        self._notes.add(what, field=field, raw=raw, place=place, chosen=chosen)


def _level_word(draft: Draft) -> Level | None:
    """A level column may hold one word."""
    word = draft.get(Column.LEVEL).lower()
    for beginning, level in (
        ("регион", Level.REGION),
        ("краев", Level.REGION),
        ("област", Level.REGION),
        ("муницип", Level.MUNICIPALITY),
        ("район", Level.MUNICIPALITY),
        ("школ", Level.SCHOOL),
        ("оо", Level.SCHOOL),
        ("образоват", Level.SCHOOL),
    ):
        if word.startswith(beginning):
            return level
    return None
