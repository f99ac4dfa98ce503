"""Which rows of a draft an amending order means by its points, sections and words."""

from __future__ import annotations

from collections.abc import Sequence

from roadmap.amendments import Change, Proposal
from roadmap.drafting.amending_words import fields_with
from roadmap.drafting.model import Draft, DraftActivity
from roadmap.model import ActivityKind

_TITLE = 4  # letters of a quoted title that say more than a mark does


def rows_meant(proposal: Proposal, draft: Draft, chosen: str | None) -> tuple[DraftActivity, ...]:
    """The rows meant; several when the place fits several."""
    rows = draft.kept
    if chosen is not None:
        return tuple(one for one in rows if one.key == chosen)
    where = proposal.where
    named = tuple(one for one in rows if _named(one, where.points)) if where.points else rows
    if where.own:
        named = tuple(one for one in named if one.kind is ActivityKind.ORDER)
    elif where.points:
        table = tuple(one for one in named if one.kind is ActivityKind.ROADMAP)
        named = table or named
    if where.section:
        named = tuple(one for one in named if in_section(one.section, where.section))
    if proposal.what is Change.REPLACE_WORDS and proposal.old and len(named) > 1:
        holding = tuple(one for one in named if fields_with(one, proposal))
        return holding if holding or not where.points else named
    if not where.points and not where.everywhere and proposal.what is not Change.OTHER:
        return named if where.section else ()
    return named if where.points else ()


def _named(activity: DraftActivity, points: Sequence[str]) -> bool:
    no = (activity.no or "").strip(" .)")
    if no and no in {point.strip(" .)") for point in points}:
        return True
    titles = [plain(point) for point in points if not point[:1].isdigit()]
    return any(len(one) > _TITLE and one in plain(activity.title) for one in titles)


def in_section(section: str | None, named: str) -> bool:
    """Whether a heading is the section named: by its number, its words, or both."""
    parts = [plain(part) for part in (section or "").split(" / ")]
    wanted = plain(named)
    for part in parts:
        words = part.removeprefix("раздел ").split()
        if wanted in {part, " ".join(words), words[0] if words else ""}:
            return True
        if len(wanted) > 4 and wanted in part:
            return True
    return False


def plain(text: str) -> str:
    """Words alone, in lower case: for comparing."""
    kept = (char if char.isalnum() else " " for char in text.lower().replace("ё", "е"))
    return " ".join("".join(kept).split())
