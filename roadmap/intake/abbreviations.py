"""Abbreviations that the text explains: "(далее – ОО)", "Принятые сокращения"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from roadmap.parties import nominative
from roadmap.parties.morphology import case_of, is_abbreviation

_FURTHER = re.compile(
    r"\(\s*далее\s*(?:по тексту\s*)?[-–—:]?\s*(?P<short>[А-ЯЁ][А-Яа-яЁё()]{1,11})\s*\)"
)
_LISTED = re.compile(
    r"^(?P<short>[А-ЯЁ][А-Яа-яЁё()]{1,11})\s*[-–—]\s*(?P<full>[а-яё«][^;.]{5,200})[;.]?$"
)
_SMALL = frozenset(
    {"и", "с", "со", "в", "во", "на", "по", "для", "к", "о", "об", "от", "из", "при", "за"}
)
_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")


def _long_form(before: str, short: str) -> str | None:
    """The words before the bracket whose first letters make the abbreviation."""
    letters = [char for char in short.upper() if char.isalpha()]
    words = list(_WORD.finditer(before))
    position = len(words)
    for letter in reversed(letters):
        position -= 1
        while (
            position >= 0
            and words[position].group().lower() in _SMALL
            and letter != words[position].group()[0].upper()
        ):
            position -= 1
        if position < 0 or words[position].group()[0].upper() != letter:
            return None
    return before[words[position].start() :].strip(" ,«»")


def abbreviations_of(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Every abbreviation with its full form in the nominative, in the order they are explained."""
    found: dict[str, str] = {}
    for text in texts:
        for match in _FURTHER.finditer(text):
            short = match.group("short")
            full = _long_form(text[: match.start()], short) if is_abbreviation(short) else None
            if full:
                found.setdefault(short, nominative(full, case_of(full)))
        listed = _LISTED.match(text)
        if listed and is_abbreviation(listed.group("short")):
            found.setdefault(listed.group("short"), listed.group("full").strip())
    return tuple(found.items())
