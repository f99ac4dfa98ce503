"""The roadmap's own title among the paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from roadmap.intake.document import Paragraph, flat, join_text
from roadmap.intake.evidence import is_caps, starts_low
from roadmap.intake.headings import is_numbered

_PLAN = re.compile(
    r"^(?:(?:муниципальн|региональн|комплексн|краев|областн|единый|примерн|перспективн|годов|календарн|сводн|школьн|учебн)\w*\s+){0,2}"
    r"[«\"]?(?:дорожная\s+карта|план|перечень\s+мероприятий|программа|комплекс\s+мер"
    r"|циклограмма|график)\b",
    re.IGNORECASE,
)
_BREAKS = re.compile(
    r"^(?:цель|задачи|раздел|глава|паспорт|приложение|утвержд|основан)", re.IGNORECASE
)
_LIMIT = 600


@dataclass(frozen=True, slots=True)
class Title:
    """The title and the indexes of the paragraphs that it takes."""

    text: str
    places: frozenset[int]


def find_title(paragraphs: list[Paragraph], start: int) -> Title | None:
    """The title at or after `start`, with the paragraphs that go on with it."""
    for index in range(start, len(paragraphs)):
        text = flat(paragraphs[index].text)
        bare = re.sub(r"(?<=[А-ЯЁ])\s(?=[А-ЯЁ](?:\s|$))", "", text)
        if not (_PLAN.match(text) or _PLAN.match(bare)) or len(text) > _LIMIT or starts_low(text):
            continue
        places = {index}
        for following in range(index + 1, min(index + 7, len(paragraphs))):
            more = flat(paragraphs[following].text)
            if not _goes_on(text, more):
                break
            text = join_text(text, more)
            places.add(following)
        return Title(text, frozenset(places))
    return None


def _goes_on(title: str, more: str) -> bool:
    if _BREAKS.match(more) or is_numbered(more) or len(title) + len(more) > _LIMIT:
        return False
    return (
        starts_low(more)
        or (is_caps(title) and is_caps(more))
        or bool(re.match(r"^\(?20\d\d", more))
    )
