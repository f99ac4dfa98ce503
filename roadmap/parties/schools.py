"""Schools in a text: all of them, people inside them, or one of the directory."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from roadmap.parties.kinds import is_role_word, words_of
from roadmap.parties.morphology import is_abbreviation, lemmas, unify
from roadmap.parties.vocabulary import (
    FIELDS_OF_WORK,
    HEAD_NOUNS,
    SCHOOL_ABBREVIATIONS,
    SCHOOL_ADJECTIVES,
    SCHOOL_NOUNS,
    SCHOOL_STAFF,
    TERRITORIAL_NOUNS,
)

_ZEROS = re.compile(r"(?<![\d№])00(?!\d)")
# Classes narrow nobody: "классные руководители 9, 11 классов" are in each school.
_CLASSES = re.compile(
    r"\d+(?:\s*-?х)?(?:\s*[-–—,и]\s*\d+(?:\s*-?х)?)*\s*(?:кл\b\.?|класс\w*)", re.IGNORECASE
)
_DEPUTIES = frozenset({"здвр", "здувр", "здур", "зувр", "здахр"})
_CUT = {"кл": "классный", "рук": "руководитель", "зам": "заместитель", "замы": "заместитель",
        "завуч": "заместитель", "замдиректора": "заместитель"}  # fmt: skip
_INNER_UNITS = frozenset({"ШМО"})
_SCHOOL_ADJECTIVES = frozenset(unify(word) for word in SCHOOL_ADJECTIVES)


def _words(text: str) -> list[str]:
    bare = re.sub(r"\([^)]*согласован[^)]*\)", " ", _ZEROS.sub("ОО", _CLASSES.sub(" ", text)))
    return [part for word in words_of(bare) for part in word.split("-") if part]


def _is_school(word: str) -> bool:
    return word.rstrip(".") in SCHOOL_ABBREVIATIONS or bool(lemmas(word) & SCHOOL_NOUNS)


def _names_all_schools(words: list[str]) -> bool:
    """Schools without any mark that narrows them: kind, number, list, quality.

    A place after them ("города Заречного") does not narrow, since it is the authority's own.
    """
    seen = False
    for index, word in enumerate(words):
        if seen and lemmas(word) & TERRITORIAL_NOUNS:
            return True
        if _is_school(word):
            seen = True
        elif not lemmas(word) & _SCHOOL_ADJECTIVES and not _before_place(words, index):
            return False
    return seen


def _before_place(words: list[str], index: int) -> bool:
    """Whether it is a place's own name before its noun: "Заречного района"."""
    return (
        words[index][:1].isupper()
        and not is_abbreviation(words[index])
        and index + 1 < len(words)
        and bool(lemmas(words[index + 1]) & TERRITORIAL_NOUNS)
    )


def _narrowed(text: str) -> bool:
    return bool(re.search(r"№|[«\"“]|\d", _ZEROS.sub("ОО", _CLASSES.sub(" ", text))))


def is_school_heads(text: str) -> bool:
    """Whether the party means the head of every school under the authority.

    True for "руководители ОО", "директора школ", "руководители общеобразовательных организаций
    города ..." and the bare "ОО"; false for a list ("руководители ШНОР"), one school, or
    kindergartens.
    """
    words = _words(text)
    if not words or _narrowed(text):
        return False
    if lemmas(words[0]) & HEAD_NOUNS:
        words = words[1:]
    return _names_all_schools(words)


def is_school_inner(text: str) -> bool:
    """Whether the party means people inside each school, for whom its head answers.

    True for "администрация ОО", "классные руководители", "педагогические работники ОО",
    "заместители директоров по УВР"; false for a named group ("учителя ШНОР") and for
    methodologists of a centre.
    """
    words = _words(text)
    if not words or _narrowed(text) or is_school_heads(text):
        return False
    head = _forms(words[0]) | (_forms(words[1]) if len(words) > 1 else frozenset())
    if "классный" in head or words[0].lower() in _DEPUTIES or _heads_inner_unit(words):
        return True
    if "школьный" in _forms(words[0]) and len(words) > 1 and is_role_word(words[1]):
        return True
    if not head & SCHOOL_STAFF:
        return False
    return _belongs_to_schools(words, head)


def _forms(word: str) -> frozenset[str]:
    """The dictionary forms of a word, shortened ones as the whole word: "кл." is "классный"."""
    whole = _CUT.get(word.rstrip(".").lower())
    return frozenset({whole}) if whole else lemmas(word)


def _heads_inner_unit(words: list[str]) -> bool:
    """Whether it is "руководители ШМО" or "руководители школьных методических объединений"."""
    return bool(_forms(words[0]) & HEAD_NOUNS) and any(
        word in _INNER_UNITS or "школьный" in lemmas(word) for word in words[1:2]
    )


def _belongs_to_schools(words: list[str], head: frozenset[str]) -> bool:
    owners = [word for word in words[1:] if is_abbreviation(word)]
    if any(not _is_school(word) and word not in FIELDS_OF_WORK | _INNER_UNITS for word in owners):
        return False
    if any(_is_school(word) for word in words[1:]):
        return True
    if head & {"заместитель"}:
        return any(lemmas(word) & {"директор", "руководитель"} for word in words[1:]) or bool(
            owners
        )
    return not head & {"методист", "администрация", "секретарь", "советник", "работник"} or bool(
        head & {"педагогический", "советник"}
    )


# One school of a directory -----------------------------------------------------------------

_TYPES = (
    ("evening", r"в\(с\)ош|всош|осош|вечерн\w*|сменн\w*"),
    ("primary", r"нош|нш|начальн\w*"),
    ("basic", r"оош|основн\w*"),
    ("gymnasium", r"гимназ\w*|прогимназ\w*"),
    ("lyceum", r"лице\w*"),
    ("kindergarten", r"доу|мбдоу|мадоу|мдобу|мдоу|детск\w+\s+сад\w*|д/с"),
    ("boarding", r"интернат\w*"),
    ("special", r"скош|коррекционн\w*"),
    ("secondary", r"сош|средн\w*|мош|школ\w*|ош"),
)
_LETTERS = {
    "г": ("gymnasium",),
    "л": ("lyceum",),
    "о": ("basic", "secondary", ""),
    "н": ("primary",),
    "в": ("evening",),
    "с": ("secondary",),
}
_PLAIN = ("secondary", "basic", "gymnasium", "lyceum", "")
_NUMBER = re.compile(r"(?:№\s*|n\s*|^|\s)(\d{1,4})(?!\d)", re.IGNORECASE)
_SHORT = re.compile(r"^([глонвс])?\s*-?\s*№?\s*(\d{1,4})$")


@dataclass(frozen=True, slots=True)
class _Mark:
    kind: str
    number: str
    letter: str


def _mark(text: str) -> _Mark | None:
    lowered = unify(" ".join(text.split()))
    short = _SHORT.match(lowered)
    if short:
        return _Mark("", short.group(2), short.group(1) or "")
    number = _NUMBER.search(lowered)
    kind = next(
        (name for name, pattern in _TYPES if re.search(rf"(?<!\w)(?:{pattern})", lowered)), ""
    )
    if number is None:
        return None
    return _Mark(kind, number.group(1), "")


def match_school(text: str, directory: Iterable[str]) -> tuple[str, ...]:
    """The directory's schools that a factor table's mark may mean, the likeliest kind first.

    One name is certain, several are to be asked about, none is unknown. "80" is never
    "НОШ № 80"; "г44" (гимназия) and "о44" (общеобразовательная) differ.
    """
    wanted = _mark(text)
    names = tuple(directory)
    if wanted is None:
        return tuple(name for name in names if unify(name).strip() == unify(text).strip())
    alike = [
        (name, mark) for name in names if (mark := _mark(name)) and mark.number == wanted.number
    ]
    for kind in _fitting_kinds(wanted):
        found = tuple(name for name, mark in alike if mark.kind == kind)
        if found:
            return found
    return ()


def _fitting_kinds(wanted: _Mark) -> tuple[str, ...]:
    if wanted.kind:
        return (wanted.kind,)
    return _LETTERS[wanted.letter] if wanted.letter else _PLAIN
