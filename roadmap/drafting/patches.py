"""Patches: one tap changes how a row, a section or everything is followed.

A patch is {"at": selector, "tracking": "point"|"ongoing"|"info"} or {"at": selector, "skip": bool};
a selector is {"row": activity key}, {"section": title} or {"all": true}.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from roadmap.drafting.model import DraftActivity
from roadmap.model import Tracking

Json = dict[str, Any]


def patched(activity: DraftActivity, patches: Iterable[Json]) -> DraftActivity:
    """The activity after every patch that selects it, in their order."""
    for patch in patches:
        if not _selects(patch["at"], activity):
            continue
        if "tracking" in patch:
            activity = replace(activity, tracking=Tracking(patch["tracking"]))
        if "skip" in patch:
            activity = replace(activity, skipped=bool(patch["skip"]))
        if "short_name" in patch:
            activity = replace(activity, short_name=patch["short_name"])
    return activity


def added(patches: Iterable[Json], patch: Json) -> list[Json]:
    """The patches with one more; what it overrides entirely is dropped, so the list stays short."""
    kept = [old for old in patches if not _overridden(old, patch)]
    return [*kept, patch]


def _overridden(old: Json, new: Json) -> bool:
    return bool(old["at"] == new["at"] and old.keys() <= new.keys())


def _selects(at: Json, activity: DraftActivity) -> bool:
    if "row" in at:
        return bool(at["row"] == activity.key)
    if "section" in at:
        return bool(at["section"] == activity.section)
    return bool(at.get("all", False))
