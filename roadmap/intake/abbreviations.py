"""Abbreviations that the text explains: "(далее – ОО)", "Принятые сокращения"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from roadmap.parties import nominative
from roadmap.parties.morphology import case_of, is_abbreviation

_SHORT = r"[А-ЯЁ][А-Яа-яЁё()]{1,11}(?:\s+(?:и\s+)?[А-ЯЁ]{2,8})?"
_FURTHER = re.compile(
    rf"\(\s*далее\s*(?:по тексту\s*)?[-–—:]?\s*(?:(?P<words>[а-яё][а-яё\s]+),\s*)?(?P<short>{_SHORT})\s*\)"
)
_LIST = re.compile(r"^[^:–—]*сокращени[^:–—]*:\s*", re.IGNORECASE)
_LISTED = re.compile(
    r"^(?P<short>[А-ЯЁ][А-Яа-яЁё()]{1,11})\s*[-–—]\s*(?P<full>[А-ЯЁа-яё«][^;.]{5,200})[;.]?$"
)
_SMALL = frozenset(
    {"и", "с", "со", "в", "во", "на", "по", "для", "к", "о", "об", "от", "из", "при", "за", "их"}
)
_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")


def _long_form(before: str, short: str) -> str | None:
    """The words before the bracket whose first letters make the abbreviation."""
    letters = [char for char in re.sub(r"\bи\b", "", short).upper() if char.isalpha()]
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
    found = before[words[position].start() :].strip(" ,")
    return found if found.count("«") == found.count("»") else found.strip("«»")


def abbreviations_of(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Every abbreviation with its full form in the nominative, in the order they are explained."""
    found: dict[str, str] = {}
    for text in texts:
        for match in _FURTHER.finditer(text):
            short = match.group("short")
            words = match.group("words") or text[: match.start()]
            full = _long_form(words, short) if is_abbreviation(short) else None
            if full:
                found.setdefault(short, nominative(full, case_of(full)))
        for part in re.split(r";\s*", _LIST.sub("", text)) if _LIST.match(text) else (text,):
            listed = _LISTED.match(part)
            if listed and is_abbreviation(listed.group("short")):
                found.setdefault(listed.group("short"), listed.group("full").strip())
    return tuple(found.items())
