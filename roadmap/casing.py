"""Titles printed in capitals, written as a sentence for the chat; documents keep them as printed.

What stays in capitals: abbreviations, Roman numbers, initials. Names of places and people get one
capital, and so does the adjective of a territory ("ЗАРЕЧНОГО РАЙОНА" is "Заречного района").
"""

from __future__ import annotations

import re
from typing import Final

from roadmap.parties.morphology import is_known, lemmas, parses
from roadmap.parties.vocabulary import LEGAL_FORMS, SCHOOL_ABBREVIATIONS

_CAPITALS: Final = re.compile(
    r"(?<![\w-])[А-ЯЁ]+(?:-[А-ЯЁ]+)*(?![\w-])(?:[^а-яёa-z]*[А-ЯЁ]+(?:-[А-ЯЁ]+)*(?![\w-]))*"
)
_WORD: Final = re.compile(r"[А-ЯЁ]+(?:-[А-ЯЁ]+)*")
_INITIAL: Final = re.compile(r"\.\s*\w")
_RUN: Final = 10  # letters in capitals from which they are a manner of print
_FIRST: Final = 4  # as much for the word that opens a title
_LONG: Final = 7  # an unknown word as long as this is no abbreviation
_PROPER: Final = ("Geox", "Name", "Surn", "Patr")
_PLACES: Final = frozenset(
    {"район", "край", "область", "республика", "федерация", "округ", "поселение", "город"}
)
_COMMON: Final = frozenset(
    {"городской", "муниципальный", "сельский", "весь", "каждый", "федеральный", "автономный"}
)


def sentence_case(text: str) -> str:
    """The text with words printed in capitals written as in a sentence; other text as it is."""
    opening = next(re.finditer(r"[А-ЯЁа-яё]{2,}", text), None)
    start = opening.start() if opening else 0
    return _CAPITALS.sub(lambda run: _quiet(run, start), text)


def _quiet(run: re.Match[str], start: int) -> str:
    words = list(_WORD.finditer(run.group()))
    letters = sum(len(word.group()) for word in words)
    opens = run.start() <= start < run.end()
    if letters < _RUN and not (opens and letters >= _FIRST and not _short(words[0].group())):
        return run.group()
    result, end = "", 0
    for at, word in enumerate(words):
        following = words[at + 1].group() if at + 1 < len(words) else ""
        between = run.group()[end : word.start()]
        at_start = run.start() + word.start()
        begins = at_start == start or run.string[:at_start].endswith(("«", '"', "“"))
        rest = run.string[run.start() + word.end() :]
        result += between + _written(word.group(), following, rest, begins=begins)
        end = word.end()
    return result + run.group()[end:]


def _written(word: str, following: str, rest: str, *, begins: bool) -> str:
    if len(word) == 1:
        return word if begins or _INITIAL.match(rest) else word.lower()
    if _short(word):
        return word
    if _proper(word, following):
        return "-".join(part.capitalize() for part in word.split("-"))
    return word.capitalize() if begins else word.lower()


def _short(word: str) -> bool:
    """Whether it is an abbreviation rather than a word in capitals."""
    if word in SCHOOL_ABBREVIATIONS or word in LEGAL_FORMS:
        return True
    parts = word.split("-")
    if any("Abbr" in parses(part.lower())[0].tag for part in parts if is_known(part)):
        return True
    return len(word) < _LONG and not all(map(is_known, parts))


def _proper(word: str, following: str) -> bool:
    reading = parses(word.lower())[0].tag
    if any(mark in reading for mark in _PROPER):
        return True
    place = bool(lemmas(following) & _PLACES) if following else False
    return place and reading.POS == "ADJF" and not lemmas(word) & _COMMON
