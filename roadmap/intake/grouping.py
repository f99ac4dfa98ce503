"""What a row takes from its surroundings: a group's column, holders named in a heading."""

from __future__ import annotations

import re
from itertools import groupby

from roadmap.intake.columns import Column
from roadmap.intake.rows import Draft

GROUPED = "grouped"
HELD_BY_HEADING = "held-by-heading"
_HOLDERS = re.compile(
    r"[\s(,;.–—-]*\b(?:ответственн\w+|исполнител\w+|отв\.)(?:\s+(?:лиц\w+|исполнител\w+|за\s+(?:раздел|модуль|направление|блок)))?"
    r"\s*[:–—-]\s*(?P<who>[^()]+?(?:\([^()]*\)[^()]*)?)\)?\s*\.?$",
    re.IGNORECASE,
)


def settle_groups(drafts: list[Draft]) -> None:
    """Put each row under its task, direction or stage, when such a column groups the rows."""
    for _, run in groupby(drafts, key=lambda draft: id(draft.layout)):
        rows = list(run)
        if not rows[0].layout.has(Column.GROUP):
            continue
        names = _carried(rows)
        if len(set(names)) < len(names):
            for draft, name in zip(rows, names, strict=True):
                draft.section = " / ".join(filter(None, (draft.section, name))) or None
                draft.traits.add(GROUPED)


def _carried(rows: list[Draft]) -> list[str]:
    """The group of each row; an empty cell goes on with the one above."""
    names: list[str] = []
    for draft in rows:
        own = draft.get(Column.GROUP)
        names.append(own or (names[-1] if names else ""))
    return names


def settle_holders(drafts: list[Draft]) -> None:
    """Give a row without holders those that its heading names: "(ответственный – завуч)"."""
    for draft in drafts:
        match = _HOLDERS.search(draft.section or "")
        if match and not draft.get(Column.RESPONSIBLE) and not draft.get(Column.CO):
            draft.cells[Column.RESPONSIBLE] = match.group("who").strip()
            draft.traits.add(HELD_BY_HEADING)
