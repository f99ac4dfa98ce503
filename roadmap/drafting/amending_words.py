"""Words of a cell replaced by an amending order's, over quotation marks, dashes, spaces and ё."""

from __future__ import annotations

import re
from typing import Final

from roadmap.amendments import Proposal
from roadmap.drafting.model import DraftActivity

FIELDS: Final = ("deadline", "responsible", "title", "form", "result", "place", "audience", "no")
_ALIKE: Final = (
    ('«»"„“”‟″', '[«»"„“”‟″]'),
    ("-–—−", "[-–—−]"),
    ("её", "[её]"),
    ("ЕЁ", "[ЕЁ]"),
)


def _pattern(words: str) -> re.Pattern[str]:
    """The words however they are spaced, quoted and dashed; not inside a longer word."""
    pieces = []
    for word in words.split():
        alike = (next((to for chars, to in _ALIKE if one in chars), re.escape(one)) for one in word)
        pieces.append("".join(alike))
    body = r"\s+".join(pieces)
    return re.compile(rf"(?<!\w){body}(?!\w)" if words[:1].isalnum() else body, re.IGNORECASE)


def has_words(text: str, words: str) -> bool:
    """Whether the text holds the words."""
    return bool(words.strip()) and _pattern(words).search(text) is not None


def swapped(text: str, old: str, new: str) -> str:
    """The text with every old one replaced, gaps closed where words were taken out."""
    put = _pattern(old).sub(lambda _: new, text)
    return re.sub(r"\s+([,;.])", r"\1", " ".join(put.split())).strip(" ,;")


def same_words(one: str, other: str) -> bool:
    """Whether two cells say the same, spaces, quotation marks and the last dot apart."""
    bare = (re.sub(r"[«»\"„“”]", "", text).split() for text in (one, other))
    left, right = (" ".join(words).rstrip(" .;") for words in bare)
    return left == right


def texts_of(activity: DraftActivity) -> dict[str, str]:
    """An activity's cells as printed, by field."""
    return {
        "deadline": activity.deadline.raw,
        "responsible": ", ".join(party.text for party in activity.responsible),
        "title": activity.title,
        "form": activity.form or "",
        "result": activity.result or "",
        "place": activity.place or "",
        "audience": activity.audience or "",
        "no": activity.no or "",
    }


def fields_with(activity: DraftActivity, proposal: Proposal) -> tuple[str, ...]:
    """Which cells hold the old words: the column's, else every one that does."""
    old, texts = proposal.old or "", texts_of(activity)
    fields = (proposal.field,) if proposal.field in texts else FIELDS[:-1]
    return tuple(name for name in fields if name and has_words(texts[name], old))
