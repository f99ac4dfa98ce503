"""What an edition changes, row by row: for whoever decides whether to apply it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from usecases.imports.assembled import Assembled
from usecases.imports.columns import columns_of

_TOLD: Final = ("section", "no", "title", "deadline", "responsible", "form", "tracking")


@dataclass(frozen=True, slots=True)
class EditionChange:
    """An activity that is "added", "changed" or "removed".

    `fields` are what was printed before and what is now, of those that a person goes by; a change
    in any other column has none.
    """

    kind: str
    no: str | None
    title: str
    fields: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def edition_changes(material: Assembled) -> tuple[EditionChange, ...]:
    """Changed first, then added, then removed; each in the order of its document."""
    found = material.difference()
    draft = {one.key: one for one in material.draft.kept}
    standing = {one.key: one for one in material.standing}
    changed = []
    for key in found.changed:
        before = _told(standing[key].section, standing[key].columns)
        after = _told(draft[key].section, columns_of(draft[key]))
        fields = {
            name: (before[name], after[name]) for name in _TOLD if before[name] != after[name]
        }
        changed.append(EditionChange("changed", draft[key].no, draft[key].title, fields))
    added = [EditionChange("added", draft[key].no, draft[key].title) for key in found.added]
    removed = [
        EditionChange("removed", standing[key].columns["no"], standing[key].columns["title"])
        for key in found.removed
    ]
    return (*changed, *added, *removed)


def _told(section: str | None, columns: Mapping[str, Any]) -> dict[str, str]:
    parties = ", ".join(party["text"] for party in columns["responsible"])
    return {
        "section": section or "",
        "no": columns["no"] or "",
        "title": columns["title"],
        "deadline": columns["deadline_raw"],
        "responsible": parties,
        "form": columns["form"] or "",
        "tracking": columns["tracking"],
    }
