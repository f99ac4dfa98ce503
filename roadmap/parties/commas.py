"""Commas that stand inside one party's name, not between two parties."""

from __future__ import annotations

import re

from roadmap.parties.kinds import is_role_word
from roadmap.parties.morphology import has, is_abbreviation, is_modifier, lemmas, parses
from roadmap.parties.names import find_names
from roadmap.parties.vocabulary import (
    FIELDS_OF_WORK,
    INNER_UNITS,
    KINDS_OF_SCHOOLS,
    ROLE_PARTICIPLES,
    SUBJECTS,
    TOP_UNITS,
)

_FIELDS_TAIL = re.compile(r"\bпо\s+(?:(?:делам\s+)?[А-ЯЁ]{2,4}(?:\s*(?:,|и)\s*)?)+$")
_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")
_ENDS_COUNT = re.compile(r"\d(?:\s*[-–—]\s*\d+)?\s*$")
_COUNTS_ON = re.compile(r"^\s*(?:№\s*)?\d+\w?\b(?!\s*[.)])")
_OBLIQUE = frozenset({"gent", "datv", "loct", "ablt"})
_PEOPLE = frozenset({"лицо", "лица"})


def goes_on(part: str, following: str) -> bool:
    """Whether a comma between the two stands inside one party's name.

    "по УВР, ВР", "отдел общего, дополнительного образования", "СОШ № 1, 5", "9, 11 классов",
    "труда, занятости и защиты", "учителя химии, биологии", "руководители ОО, ДОО", "лица,
    ответственные за ...".
    """
    if _ENDS_COUNT.search(part) and _COUNTS_ON.match(following):
        return True
    if next(find_names(following), None):
        return False
    return (
        _is_field(part, following)
        or _lacks_noun(part.rstrip())
        or _names_more_schools(part, following)
        or _is_clause(part, following)
        or _shares_case(part, following)
    )


def is_post_after(part: str, following: str) -> bool:
    """Whether a part is a post of the person whose bare name stands before it.

    A post has its own words ("начальник отдела"), is one person's and has no name in it.
    """
    name = next(find_names(part), None)
    words = _WORD.findall(following)
    if name is None or name.group().strip() != part.strip() or len(words) < 2:
        return False
    if next(find_names(following), None) or words[0][:1].isupper():
        return False
    head = next((word for word in words if not is_modifier(word) or is_role_word(word)), "")
    return bool(head) and is_role_word(head) and has(head, "nomn", "sing")


def _is_field(part: str, following: str) -> bool:
    words = [one for one in re.split(r"\s+и\s+|\s+", following.strip().rstrip(".")) if one]
    return bool(_FIELDS_TAIL.search(part)) and all(one in FIELDS_OF_WORK for one in words)


def _lacks_noun(part: str) -> bool:
    """Whether the part breaks off at an adjective: "отдел общего"."""
    words = part.split()
    if len(words) < 2 or words[-1][:1].isupper():
        return False
    first = parses(words[-1])[0]
    return is_modifier(words[-1]) and first.tag.case in _OBLIQUE


def _names_more_schools(part: str, following: str) -> bool:
    """Kinds of schools after people of a kind: "руководители ДОУ, ОУ"."""
    words, more = _WORD.findall(part), _WORD.findall(following)
    return (
        len(words) > 1
        and len(more) == 1
        and words[-1] in KINDS_OF_SCHOOLS
        and more[0] in KINDS_OF_SCHOOLS
        and is_role_word(words[0])
    )


def _is_clause(part: str, following: str) -> bool:
    """A participle with its words says more of the party before: "лица, ответственные за"."""
    words, more = _WORD.findall(part), _WORD.findall(following)
    if not words or len(more) < 2 or more[0][:1].isupper():
        return False
    if any(lemmas(word) & _PEOPLE for word in words):
        return is_modifier(more[0])
    first = parses(more[0])[0]
    forms = lemmas(more[0])
    return first.tag.POS == "PRTF" and (not forms & ROLE_PARTICIPLES or "курировать" in forms)


def _shares_case(part: str, following: str) -> bool:
    """One more thing that a unit or a teacher deals with: "культуры, спорта и туризма"."""
    words, more = _WORD.findall(part), _WORD.findall(following)
    if len(words) < 2 or not more or more[0][:1].isupper() or is_abbreviation(words[-1]):
        return False
    head = next((word for word in more if not is_modifier(word)), "")
    if not head or is_abbreviation(head) or lemmas(head) & (TOP_UNITS | INNER_UNITS):
        return False
    if any(lemmas(word) & {"учитель", "преподаватель", "педагог"} for word in words):
        return bool(lemmas(head) & SUBJECTS) or head.lower() == "языка"
    return _in_one_case(part, words[-1], more[: more.index(head) + 1])


def _in_one_case(part: str, ending: str, more: list[str]) -> bool:
    """Whether a noun with its adjectives stands in the case of the word before the comma."""
    head = more[-1]
    last, first = parses(ending)[0].tag, parses(head)[0].tag
    if first.POS != "NOUN" or "anim" in first:
        return False
    if first.case in {"datv", "loct"} and re.search(r"\bпо\s", part):
        return has(head, "datv")
    if first.case != last.case:
        return False
    return first.case in _OBLIQUE and all(has(word, first.case) for word in more[:-1])
