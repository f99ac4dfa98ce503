"""An activity's columns as the database keeps them, and what an edition is compared by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from roadmap.deadlines import to_json
from roadmap.diff import Standing, content_of
from roadmap.drafting.model import DraftActivity
from usecases.ports.imports import StandingActivity

Json = dict[str, Any]
_UNCOMPARED = frozenset({"position", "assumptions", "short_name"})


def columns_of(activity: DraftActivity) -> Json:
    """Every column that an edition may change."""
    return {
        "kind": activity.kind.value,
        "level": activity.level.value if activity.level else None,
        "no": activity.no,
        "position": activity.position,
        "title": activity.title,
        "short_name": activity.short_name,
        "form": activity.form,
        "codes": list(activity.codes),
        "audience": activity.audience,
        "place": activity.place,
        "result": activity.result,
        "deadline_raw": activity.deadline.raw,
        "deadline": to_json(activity.deadline),
        "responsible": [
            {"text": party.text, "kind": party.kind.value} for party in activity.responsible
        ],
        "tracking": activity.tracking.value,
        "needs_document": activity.needs_document,
        "assumptions": list(activity.doubts),
    }


def content(section: str | None, columns: Mapping[str, Any]) -> str:
    """What a reader would see of an activity, as one comparable text."""
    seen = {name: value for name, value in columns.items() if name not in _UNCOMPARED}
    return content_of({"section": section, **seen})


def identity(activity: StandingActivity) -> Standing:
    """A published activity as an edition's rows are matched to it."""
    columns = activity.columns
    return Standing(
        key=activity.key,
        kind=columns["kind"],
        level=columns["level"],
        section=activity.section,
        no=columns["no"],
        title=columns["title"],
    )
