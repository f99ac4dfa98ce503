"""The roadmap's own title among the paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from roadmap.intake.document import Paragraph, flat, join_text
from roadmap.intake.evidence import is_caps, starts_low
from roadmap.intake.headings import is_numbered

_PLAN = re.compile(
    r"^(?:[а-яё]+(?:-[а-яё]+)*(?:ая|яя|ый|ий|ой|ое|ее)\s+){0,3}"
    r"[«\"]?(?:дорожная\s+карта|план|перечень\s+мероприятий|программа|комплекс\s+мер"
    r"|циклограмма|график)\b",
    re.IGNORECASE,
)
_BREAKS = re.compile(
    r"^(?:цель|задачи|раздел|глава|паспорт|приложение|утвержд|основан)", re.IGNORECASE
)
_YEAR = re.compile(r"\b20\d\d")
_FOR_YEAR = re.compile(r"\bна\s+(?:\w+\s+полугодие\s+)?20\d\d")
_LIMIT = 600
_LINE = 200


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
        whole = _period_line(text, paragraphs[index + 1 : index + 4])
        for following in range(index + 1, min(index + 7, len(paragraphs))):
            more = flat(paragraphs[following].text)
            if following - index > whole and not _goes_on(text, more):
                break
            text = join_text(text, more)
            places.add(following)
        return Title(text, frozenset(places))
    return None


def _period_line(title: str, below: list[Paragraph]) -> int:
    """How many of the lines below belong to a title that has no year of its own.

    "ПЛАН РАБОТЫ" over "МБОУ СОШ № 5" over "на 2025-2026 учебный год": the lines down to the one
    that says the period; 0 when none does.
    """
    if _YEAR.search(title):
        return 0
    for count, paragraph in enumerate(below, 1):
        text = flat(paragraph.text)
        if (
            _BREAKS.match(text)
            or is_numbered(text)
            or len(text) > _LINE
            or text.endswith((".", ":"))
        ):
            return 0
        if _FOR_YEAR.search(text):
            return count
    return 0


def _goes_on(title: str, more: str) -> bool:
    if _BREAKS.match(more) or is_numbered(more) or len(title) + len(more) > _LIMIT:
        return False
    return (
        starts_low(more)
        or (is_caps(title) and is_caps(more))
        or bool(re.match(r"^\(?20\d\d", more))
    )
