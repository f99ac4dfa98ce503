"""Russian word forms: what a word can be, and a phrase brought to the nominative."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

import pymorphy3

_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")
_MODIFIERS = frozenset({"ADJF", "PRTF"})


@cache
def _analyzer() -> Any:
    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=20_000)
def parses(word: str) -> tuple[Any, ...]:
    """Every reading of the word, the likeliest first, as pymorphy3 gives it."""
    return tuple(_analyzer().parse(word))


@lru_cache(maxsize=20_000)
def lemmas(word: str) -> frozenset[str]:
    """Dictionary forms the word may belong to, ё written as е."""
    return frozenset(unify(parse.normal_form) for parse in parses(word))


def unify(text: str) -> str:
    """Lower case, ё as е: the form in which words are compared."""
    return text.lower().replace("ё", "е")


def is_known(word: str) -> bool:
    """Whether the dictionary holds the word itself, not a guess by its ending."""
    return bool(_analyzer().word_is_known(word.lower()))


def has(word: str, *grammemes: str) -> bool:
    """Whether some reading of the word carries all these grammemes."""
    wanted = set(grammemes)
    return any(wanted <= set(parse.tag.grammemes) for parse in parses(word))


def is_modifier(word: str) -> bool:
    """Whether the word is likeliest an adjective or a participle."""
    found = parses(word)
    return bool(found) and found[0].tag.POS in _MODIFIERS


def head_group(words: list[str]) -> int:
    """The index of the head noun of a phrase: after its own adjectives and any abbreviation.

    -1 when the phrase does not open with a noun group.
    """
    for index, word in enumerate(words):
        if is_abbreviation(word):
            continue
        if "исполнять" in lemmas(word) and is_modifier(word):
            return index
        following = words[index + 1] if index + 1 < len(words) else ""
        if has(word, "NOUN") and not (following and (is_modifier(word) or _agree(word, following))):
            return index
        if not is_modifier(word) and not (following and _agree(word, following)):
            return -1
    return -1


def _agree(modifier: str, noun: str) -> bool:
    """Whether a word that may be an adjective stands in the noun's case: "главного специалиста"."""
    cases = {(one.tag.case, one.tag.number) for one in parses(noun) if one.tag.POS == "NOUN"}
    return any(
        one.tag.POS in _MODIFIERS and (one.tag.case, one.tag.number) in cases
        for one in parses(modifier)
    )


def case_of(text: str) -> str | None:
    """The case that the head noun and the adjectives before it share; None for the nominative."""
    words = _WORD.findall(text)
    group = [word for word in words[: head_group(words) + 1] if not is_abbreviation(word)]
    for case in ("nomn", "gent", "datv", "ablt", "accs", "loct"):
        if group and all(has(word, case) for word in group):
            return None if case == "nomn" else case
    return None


def is_abbreviation(word: str) -> bool:
    """Whether the word is written as an abbreviation: УО, МКУ, ЦДиК, ГМО."""
    letters = [char for char in word if char.isalpha()]
    capitals = sum(1 for char in letters if char.isupper())
    return len(letters) > 1 and capitals > 1 and capitals * 2 > len(letters)


def _like(form: str, printed: str) -> str:
    if printed.isupper() and len(printed) > 1:
        return form.upper()
    return form[:1].upper() + form[1:] if printed[:1].isupper() else form


def _head_reading(word: str, case: str | None) -> Any | None:
    nouns = [parse for parse in parses(word) if parse.tag.POS == "NOUN"] or [
        parse for parse in parses(word) if "inan" not in parse.tag
    ]
    if case is None and any(parse.tag.case == "nomn" for parse in nouns):
        return None
    fitting = [parse for parse in nouns if case is None or parse.tag.case == case]
    return fitting[0] if fitting else None


def nominative(text: str, case: str | None = None) -> str:
    """The phrase with its head noun and the adjectives before it in the nominative.

    What depends on the head stays as it is: "отделу общего образования" is "отдел общего
    образования". `case` says in which case the phrase stands ("datv", "accs", "ablt", "gent");
    without it a phrase that may already be nominative is left alone.
    """
    matches = list(_WORD.finditer(text))
    head = head_group([match.group() for match in matches])
    if head < 0:
        return text
    reading = _head_reading(matches[head].group(), case)
    if reading is None:
        return text
    number = reading.tag.number or "sing"
    result = text
    for index in range(head, -1, -1):
        match = matches[index]
        form = _inflected(match.group(), reading, number, is_head=index == head)
        result = result[: match.start()] + form + result[match.end() :]
    return result


def _inflected(word: str, head: Any, number: str, *, is_head: bool) -> str:
    if is_abbreviation(word):
        return word
    if is_head:
        form = head.inflect({"nomn", number})
        return _like(form.word, word) if form else word
    wanted = {"nomn", number} | (
        {head.tag.gender} if number == "sing" and head.tag.gender else set()
    )
    for parse in parses(word):
        if parse.tag.POS in _MODIFIERS and (parse.tag.case == head.tag.case):
            form = parse.inflect(wanted)
            if form:
                return _like(form.word, word)
    return word
