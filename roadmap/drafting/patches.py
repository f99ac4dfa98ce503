"""Patches: one tap changes how a row, a section or everything is followed.

A patch is {"at": selector} with any of
  "tracking": "point"|"ongoing"|"info",
  "skip": bool, left out for good,
  "later": bool, left for another publication,
  "each": bool, whether co-executors report too,
  "deadline": a canonical form; the printed phrase stays unless "printed" says that it was misread,
  "section", "no", "title", "form", "level", "codes": what was misread, as it is printed,
  "short_name": at most 64 characters,
  "result", "place", "audience": cells that an amending order words anew,
  "amends": the proposal of an amending order that the patch puts into force,
  "responsible": [{"text", "kind", "name", "person"}], the first one is responsible.
A selector is {"row": activity key}, {"section": title}, {"together": the key of a combination of
parties, see `roadmap.drafting.together`} or {"all": true}. None takes a deadline, a
short name or the parties back to what the document says.
A row that an amending order adds is {"at": {"new": proposal}, "add": its columns, "amends": proposal},
one that a person put in {"at": {"new": its key}, "add": its columns}.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from roadmap.deadlines import from_json
from roadmap.drafting.documents import needs_document
from roadmap.drafting.model import DraftActivity, DraftParty
from roadmap.drafting.parties import combination_key
from roadmap.drafting.tracking import default_tracking
from roadmap.model import Deadline, Level, PartyKind, Tracking
from roadmap.parties import split_parties

Json = dict[str, Any]
AMENDS: Final = "amends"
_CELLS: Final = ("form", "result", "place", "audience")


def patched(activity: DraftActivity, patches: Iterable[Json]) -> DraftActivity:
    """The activity after every patch that selects it, in their order."""
    for patch in patches:
        if _selects(patch["at"], activity):
            activity = _corrected(_followed(activity, patch), patch)
            if AMENDS in patch:
                needs = needs_document(activity.form, activity.result, activity.title)
                activity = replace(activity, needs_document=needs)
    return activity


def _followed(activity: DraftActivity, patch: Json) -> DraftActivity:
    if "tracking" in patch:
        activity = replace(activity, tracking=Tracking(patch["tracking"]))
    if "skip" in patch:
        activity = replace(activity, skipped=bool(patch["skip"]))
    if "later" in patch:
        activity = replace(activity, later=bool(patch["later"]))
    if "each" in patch:
        activity = replace(activity, each=bool(patch["each"]))
    return activity


def _corrected(activity: DraftActivity, patch: Json) -> DraftActivity:
    """With the words that were put in the place of the document's."""
    if patch.get("deadline") is not None:
        deadline = from_json(patch["deadline"])
        activity = with_deadline(activity, deadline)
        if patch.get("printed"):
            activity = replace(activity, deadline=deadline)
    if patch.get("short_name") is not None:
        activity = replace(activity, short_name=patch["short_name"] or None)
    if "level" in patch:
        activity = replace(activity, level=Level(patch["level"]) if patch["level"] else None)
    if "codes" in patch:
        activity = replace(activity, codes=tuple(patch["codes"]))
    return _reprinted(activity, patch)


def _reprinted(activity: DraftActivity, patch: Json) -> DraftActivity:
    """With printed texts that were misread."""
    if "section" in patch:
        activity = replace(activity, section=patch["section"] or None)
    if "no" in patch:
        activity = replace(activity, no=patch["no"] or None)
    cells: Json = {name: patch[name] or None for name in _CELLS if name in patch}
    activity = replace(activity, **cells)
    if "title" in patch:
        activity = replace(activity, title=patch["title"])
    if patch.get("responsible") is not None:
        parties = tuple(party_from(one) for one in patch["responsible"])
        activity = replace(activity, responsible=parties)
    return activity


def with_deadline(activity: DraftActivity, deadline: Deadline) -> DraftActivity:
    """The activity by another deadline; followed as that one asks unless a person chose how."""
    usual = _usual(activity)
    raw = activity.deadline.raw if activity.deadline.raw.strip() else deadline.raw
    changed = replace(activity, deadline=replace(deadline, raw=raw))
    return replace(changed, tracking=_usual(changed)) if activity.tracking is usual else changed


def _usual(activity: DraftActivity) -> Tracking:
    return default_tracking(activity.kind, activity.deadline, activity.title, activity.responsible)


def party_from(form: Json) -> DraftParty:
    """A party as a patch keeps it."""
    return DraftParty(form["text"], PartyKind(form["kind"]), form["name"], form.get("person"))


def parties_of(text: str, standing: Iterable[DraftParty]) -> tuple[DraftParty, ...]:
    """A cell's parties; those that stood in it already stay who they were."""
    known = {party.text: party for party in standing}
    found = ((one.text, one.kind) for one in split_parties(text))
    return tuple(known.get(name, DraftParty(name, kind, name)) for name, kind in found)


def party_form(party: DraftParty) -> Json:
    """What `party_from` reads."""
    return {
        "text": party.text,
        "kind": party.kind.value,
        "name": party.name,
        "person": party.person,
    }


def corrected(patches: Iterable[Json], key: str) -> frozenset[str]:
    """Which words of a row are no longer the document's: deadline, short_name, responsible."""
    found: dict[str, Any] = {}
    for patch in patches:
        if patch["at"].get("row") == key and AMENDS not in patch:
            found |= patch
    wanted = ("deadline", "short_name", "responsible")
    return frozenset(name for name in wanted if found.get(name) is not None)


def added(patches: Iterable[Json], patch: Json) -> list[Json]:
    """The patches with one more; what it overrides is dropped, so the list stays short."""
    left = (_without(old, patch) for old in patches)
    return [*(old for old in left if old.keys() != {"at"}), patch]


def _without(old: Json, new: Json) -> Json:
    if old["at"] != new["at"] or AMENDS in old:
        return old
    gone = {*new, "printed"} if "deadline" in new else set(new)
    return {name: value for name, value in old.items() if name == "at" or name not in gone}


def _selects(at: Json, activity: DraftActivity) -> bool:
    if "row" in at:
        return bool(at["row"] == activity.key)
    if "section" in at:
        return bool(at["section"] == activity.section)
    if "together" in at:
        return bool(at["together"] == combination_key(activity))
    return bool(at.get("all", False))
