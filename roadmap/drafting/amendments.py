"""A proposal of an amending order put into a draft: which rows, what changes, what stands against it.

Nothing is applied here: an outcome holds the patches that a person may apply.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from roadmap.amendments import Amendments, Change, Proposal
from roadmap.deadlines import from_json, read_deadline, to_json
from roadmap.drafting.amending_places import in_section, rows_meant
from roadmap.drafting.amending_rows import added_row, restated
from roadmap.drafting.amending_words import FIELDS, fields_with, same_words, swapped, texts_of
from roadmap.drafting.model import Draft, DraftActivity
from roadmap.drafting.patches import AMENDS, parties_of, party_form
from roadmap.model import Deadline, DeadlineKind

Json = dict[str, Any]
DECIDED: Final = "amend:"
"""Before a proposal's id: the key of its decision among an import's answers."""


class Decision(StrEnum):
    """What a person did with a proposal; `open` after only a row was chosen."""

    OPEN = "open"
    APPLIED = "applied"
    SKIPPED = "skipped"
    BY_HAND = "by-hand"


class Problem(StrEnum):
    """Why a proposal cannot be applied by a button."""

    NO_ROW = "no-row"
    SEVERAL_ROWS = "several-rows"
    NO_WORDS = "no-words"
    UNREAD = "deadline-unread"
    BY_HAND = "by-hand"
    NO_TABLE = "no-table"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One cell before and after, as printed; `key` is its activity's ("" for a new row)."""

    key: str
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a proposal would do: its rows, its cells, its patches; or why it cannot.

    `candidates` are rows to choose from when none or several fit.
    """

    rows: tuple[DraftActivity, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    patches: tuple[Json, ...] = ()
    problem: Problem | None = None
    candidates: tuple[DraftActivity, ...] = ()


def decision_of(proposal: Proposal, answers: Mapping[str, Any]) -> tuple[Decision, str | None]:
    """What was decided, and the key of the row that a person chose."""
    given = answers.get(f"{DECIDED}{proposal.id}") or {}
    return Decision(given.get("do", Decision.OPEN)), given.get("row")


def undecided(amendments: Amendments | None, answers: Mapping[str, Any]) -> int:
    """How many proposals still wait for a person; the edition itself is one that does not."""
    if amendments is None:
        return 0
    waiting = (one for one in amendments.proposals if not settled_by_table(one, amendments))
    return sum(decision_of(one, answers)[0] is Decision.OPEN for one in waiting)


def proposed(amendments: Amendments | None) -> int:
    """How many proposals there are for a person."""
    if amendments is None:
        return 0
    return sum(not settled_by_table(one, amendments) for one in amendments.proposals)


def settled_by_table(proposal: Proposal, amendments: Amendments) -> bool:
    """Whether the document's own new table is what the proposal announces."""
    return amendments.whole and proposal.what is Change.RESTATE_APPENDIX


def outcome_of(proposal: Proposal, draft: Draft, chosen: str | None = None) -> Outcome:
    """The proposal against the draft; `chosen` is the key of a row that a person named."""
    if proposal.what is Change.RESTATE_APPENDIX:
        return Outcome(problem=Problem.NO_TABLE)
    found = rows_meant(proposal, draft, chosen)
    titled = proposal.row is not None and bool(proposal.row.title)
    if proposal.what is Change.ADD or (
        proposal.what is Change.REPLACE_ROW and titled and not found and proposal.where.section
    ):
        if len(found) > 1 and proposal.where.points:
            return Outcome(problem=Problem.SEVERAL_ROWS, candidates=found)
        return _added(proposal, draft, found)
    if proposal.what is Change.OTHER:
        return Outcome(found[:1], problem=Problem.BY_HAND, candidates=found)
    if not found or (len(found) > 1 and not _goes_to_many(proposal)):
        problem = Problem.SEVERAL_ROWS if found else Problem.NO_ROW
        return Outcome(problem=problem, candidates=found)
    return _placed(proposal, found, draft)


def _placed(proposal: Proposal, rows: tuple[DraftActivity, ...], draft: Draft) -> Outcome:
    if proposal.what is Change.EXCLUDE:
        return Outcome(rows, (), tuple(_patch(proposal, one, {"skip": True}) for one in rows))
    if proposal.what is Change.REPLACE_WORDS:
        return _worded(proposal, rows, draft)
    return _restated(proposal, rows[0], draft)


def _goes_to_many(proposal: Proposal) -> bool:
    return proposal.where.everywhere or len(proposal.where.points) > 1


def _patch(proposal: Proposal, activity: DraftActivity, change: Json) -> Json:
    return {"at": {"row": activity.key}, **change, AMENDS: proposal.id}


def _worded(proposal: Proposal, rows: Sequence[DraftActivity], draft: Draft) -> Outcome:
    changes: list[FieldChange] = []
    patches: list[Json] = []
    unread = False
    for activity in rows:
        cells = _new_cells(proposal, activity, draft)
        found = [FieldChange(activity.key, name, *pair) for name, pair in cells.items()]
        change: Json = {}
        for one in found:
            put = put_into(one.field, one.new, activity, draft)
            unread = unread or put is None
            change |= put or {}
        changes += found
        if change:
            patches.append(_patch(proposal, activity, change))
    touched = tuple(one for one in rows if any(each.key == one.key for each in changes))
    if not changes:
        return Outcome(tuple(rows)[:1], problem=Problem.NO_WORDS, candidates=tuple(rows))
    if unread:
        return Outcome(touched, tuple(changes), problem=Problem.UNREAD)
    return Outcome(touched, tuple(changes), tuple(patches))


def _new_cells(
    proposal: Proposal, activity: DraftActivity, draft: Draft
) -> dict[str, tuple[str, str]]:
    """Cells by field, before and after."""
    texts, new = texts_of(activity), proposal.new or ""
    if proposal.old is None or proposal.old == "":
        name = proposal.field or _told_by(new, draft)
        stands = texts.get(name, "")
        whole = new if proposal.old is None else f"{stands.rstrip(' .')} {new}".strip()
        return {name: (stands, whole)}
    found = fields_with(activity, proposal)
    if found:
        return {name: (texts[name], swapped(texts[name], proposal.old, new)) for name in found}
    if proposal.field in {None, "deadline"} and _same_deadline(proposal.old, activity, draft):
        return {"deadline": (texts["deadline"], new)}
    return {}


def _told_by(new: str, draft: Draft) -> str:
    """Words put at a row's end without a column: a deadline, else part of the title."""
    dated = read_deadline(new, draft.period, draft.date)
    return "deadline" if dated.kind in {DeadlineKind.DUE, DeadlineKind.WINDOWS} else "title"


def _same_deadline(old: str, activity: DraftActivity, draft: Draft) -> bool:
    """Whether the old words say the same date that the cell says in other words."""
    said = read_deadline(old, draft.period, draft.date)
    if said.kind is DeadlineKind.NONE:
        said = read_deadline(f"до {old}", draft.period, draft.date)
    ends = [end for _, end in said.windows]
    return bool(ends) and ends == [end for _, end in activity.deadline.windows]


def put_into(field: str, text: str, activity: DraftActivity | None, draft: Draft) -> Json | None:
    """A cell's new text as a part of a patch; None for a deadline that cannot be read."""
    if field == "deadline":
        deadline = read_deadline(text, draft.period, draft.date)
        if deadline.kind is DeadlineKind.NONE and text.strip(" -–—"):
            return None
        return {"deadline": to_json(deadline), "printed": True}
    if field == "responsible":
        standing = activity.responsible if activity else ()
        return {"responsible": [party_form(one) for one in parties_of(text, standing)]}
    return {field: text}


def deadline_after(outcome: Outcome, key: str) -> Deadline | None:
    """The deadline that the outcome would give a row; None when it stays."""
    for patch in outcome.patches:
        if patch["at"].get("row") == key and "deadline" in patch:
            return from_json(patch["deadline"])
    return None


def _restated(proposal: Proposal, activity: DraftActivity, draft: Draft) -> Outcome:
    if proposal.what is not Change.REPLACE_ROW or proposal.row is None or not proposal.row.title:
        return Outcome((activity,), problem=Problem.BY_HAND)
    if proposal.where.part:
        return Outcome((activity,), problem=Problem.BY_HAND)
    stands = texts_of(activity)
    cells = {
        name: text
        for name, text in restated(proposal.row, activity).items()
        if not same_words(text, stands[name])
    }
    changes = tuple(FieldChange(activity.key, name, stands[name], cells[name]) for name in cells)
    change: Json = {}
    for name, text in cells.items():
        put = put_into(name, text, activity, draft)
        if put is None:
            return Outcome((activity,), changes, problem=Problem.UNREAD)
        change |= put
    patches = (_patch(proposal, activity, change),) if change else ()
    return Outcome((activity,), changes, patches)


def _added(proposal: Proposal, draft: Draft, after: tuple[DraftActivity, ...]) -> Outcome:
    """A new row after the one named, at the end of the section named, or at the table's end."""
    row = proposal.row
    if row is None or not row.title:
        return Outcome(problem=Problem.BY_HAND)
    section = proposal.where.section or row.section
    mates = after or tuple(
        one for one in draft.kept if section and in_section(one.section, section)
    )
    if section and not mates:
        return Outcome(problem=Problem.NO_ROW, candidates=())
    mate = mates[-1] if mates else None
    made = added_row(row, mate, draft, own=proposal.where.own)
    cells = {name: getattr(row, name) for name in FIELDS if getattr(row, name)}
    changes = tuple(FieldChange("", name, "", text) for name, text in cells.items())
    if row.deadline:
        put = put_into("deadline", row.deadline, None, draft)
        if put is None:
            return Outcome(mates[-1:], changes, problem=Problem.UNREAD)
        made["deadline"] = put["deadline"]
    parties = parties_of(row.responsible or "", ())
    made["responsible"] = [party_form(one) for one in parties]
    patch = {"at": {"new": proposal.id}, "add": made, AMENDS: proposal.id}
    return Outcome(mates[-1:], changes, (patch,))


def without(patches: Iterable[Json], proposal_id: str) -> list[Json]:
    """The patches without those that a proposal made."""
    return [one for one in patches if one.get(AMENDS) != proposal_id]
