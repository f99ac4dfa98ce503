"""Short names for titles that fill half a screen; the coordinator may edit them."""

from __future__ import annotations

import re

from roadmap.casing import sentence_case

LIMIT = 64
_LEAST = 24  # a clause shorter than this says too little ("Проведение")
_CLAUSE = re.compile(
    r"\s*(?:[:;•(]|,|\s[–—-]\s|\.\s|\sв рамках\s|\sна основании\s|\sс целью\s|\sв целях\s|\sв том числе\s"
    r"|\sнаправленн\w+\s|\sпосвящ[её]нн\w+\s|\sв соответствии\s|\sпо итогам\s)"
)
_DANGLING = re.compile(
    r"[\s,;:–—-]+(?:и|или|а|в|во|на|с|со|по|для|при|о|об|от|до|из|к|ко|за|у|не|под|через|между|их|его)$",
    re.IGNORECASE,
)


def short_name(title: str) -> str | None:
    """A name of at most 64 characters for a longer title; None when the title is short itself.

    Cut at a clause's end where one lies within the limit, else after a whole word with "…". What
    is printed in capitals is written as a sentence, a short title too.
    """
    printed = " ".join(title.split())
    whole = sentence_case(printed)
    if len(whole) <= LIMIT:
        return whole if whole != printed else None
    ends = [match.start() for match in _CLAUSE.finditer(whole) if match.start() <= LIMIT]
    fitting = [end for end in ends if end >= _LEAST and _balanced(whole[:end])]
    if fitting:
        return _DANGLING.sub("", whole[: fitting[-1]]).rstrip(" .,")
    cut = whole[:LIMIT].rsplit(" ", 1)[0]
    while _DANGLING.search(cut):
        cut = _DANGLING.sub("", cut)
    return f"{cut.rstrip(' .,;:–—-')}…"


def _balanced(text: str) -> bool:
    return text.count("«") == text.count("»") and text.count("(") == text.count(")")
