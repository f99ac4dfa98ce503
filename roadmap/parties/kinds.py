"""What a party is: a person, an organisation or a class of people."""

from __future__ import annotations

import re

from rapidfuzz.distance import DamerauLevenshtein

from roadmap.model import PartyKind
from roadmap.parties.morphology import has, is_abbreviation, is_known, is_modifier, lemmas, parses
from roadmap.parties.names import find_names
from roadmap.parties.vocabulary import (
    COLLECTIVES,
    QUANTIFIERS,
    ROLE_NOUNS,
    ROLE_PARTICIPLES,
    ROLE_SHORTENED,
    SCHOOL_ABBREVIATIONS,
    SCHOOL_NOUNS,
    SHORTENED_ADJECTIVES,
)

WORD = re.compile(r"[А-ЯЁа-яёA-Za-z]+(?:\([А-ЯЁ]\)[А-ЯЁ]+|[-.][А-ЯЁа-яё]+)*\.?")
_GLUED_DOT = re.compile(r"(?<=[а-яё]{2})\.(?=[а-яё]{3})")
_NOISE_FROM = 6


def words_of(text: str) -> list[str]:
    """The words outside quotes and brackets, in order."""
    bare = re.sub(r"[«\"“][^»\"”]*[»\"”]?|\([^)]*\)(?![А-ЯЁ])", " ", text)
    return [match.group() for match in WORD.finditer(_GLUED_DOT.sub(". ", bare))]


def is_role_word(word: str) -> bool:
    """Whether the word names people by what they do, even with a letter misread."""
    bare = word.rstrip(".")
    if "-" in bare and not is_abbreviation(bare):
        bare = next((part for part in bare.split("-") if lemmas(part) & ROLE_NOUNS), bare)
        bare = bare.split("-", maxsplit=1)[0]
    if bare.lower() in ROLE_SHORTENED or word.lower() in ROLE_SHORTENED:
        return True
    forms = lemmas(bare)
    if forms & ROLE_PARTICIPLES or forms & ROLE_NOUNS:
        return True
    if is_known(bare):
        first = parses(bare)[0]
        return has(bare, "NOUN", "anim") and "Name" not in first.tag and first.tag.POS == "NOUN"
    return misread_role(bare) is not None


def is_cut_adjective(word: str) -> bool:
    """Whether it is an adjective cut short: "кл.", "соц."."""
    return word.endswith(".") and word.rstrip(".").lower() in SHORTENED_ADJECTIVES


def misread_role(word: str) -> str | None:
    """The role that an unknown word is a letter away from ("курагоры" is "куратор")."""
    if len(word) < _NOISE_FROM or is_abbreviation(word) or is_known(word):
        return None
    lowered = word.lower()
    for noun in ROLE_NOUNS:
        for parse in parses(noun):
            if any(_one_apart(form.word, lowered) for form in parse.lexeme):
                return noun
    return None


def _one_apart(form: str, word: str) -> bool:
    return abs(len(form) - len(word)) <= 1 and DamerauLevenshtein.distance(form, word) == 1


def _collective_kind(rest: list[str]) -> PartyKind:
    """Tell "администрация ОО", people of a school, from "администрация города", an authority."""
    if not rest:
        return PartyKind.ROLE
    for word in rest:
        if word in SCHOOL_ABBREVIATIONS or lemmas(word) & SCHOOL_NOUNS:
            return PartyKind.ROLE
    return PartyKind.ORG


def _describes_next(word: str, following: list[str]) -> bool:
    """Whether the word only describes the noun after it: "рабочая группа"."""
    return (
        is_modifier(word)
        and bool(following)
        and has(following[0], "NOUN", "nomn")
        and parses(following[0])[0].tag.POS == "NOUN"
        and not is_abbreviation(following[0])
    )


def kind_of(text: str) -> PartyKind:
    """The kind of one party, as domain.md tells them apart."""
    if next(find_names(text), None):
        return PartyKind.PERSON
    words = words_of(text)
    for index, word in enumerate(words):
        if word.lower() in QUANTIFIERS or is_cut_adjective(word):
            continue
        if is_abbreviation(word) and word.rstrip(".").lower() not in ROLE_SHORTENED:
            return PartyKind.ORG
        if lemmas(word) & {"администрация"}:
            return _collective_kind(words[index + 1 :])
        if _describes_next(word, words[index + 1 : index + 2]):
            continue
        if is_role_word(word) or lemmas(word) & COLLECTIVES:
            return PartyKind.ROLE
        if not is_modifier(word):
            return PartyKind.ORG
    return PartyKind.ORG
