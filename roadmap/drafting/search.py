"""Finding a post, a list or a school by a few typed words, as a person remembers it.

A word fits what begins with it or is another form of it ("отделу", "Петрову"), ё and е are one
letter, capitals aside; a number fits itself alone, so that "12" is not "120"; "школа" and "СОШ"
fit every school, "УО" a name with these initials. Only where nothing fits a long word may be a
letter off.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

from roadmap.parties.morphology import lemmas, unify
from roadmap.parties.vocabulary import SCHOOL_ABBREVIATIONS

_TOKEN: Final = re.compile(r"\d+|[^\W\d_]+")
_ALIKE: Final = 2  # words whose first letters agree may be forms of one word
_LONG: Final = 5  # shorter words a letter off are other words
_INITIAL: Final = 3  # "по", "и": letters of these are left out of initials
_SCHOOLS: Final = frozenset({"школа", *map(unify, SCHOOL_ABBREVIATIONS)})
_SCHOOL: Final = "\nschool"
_Alike = Callable[[str, frozenset[str]], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to be found: all that it is called by, and whether it belongs to a school."""

    names: tuple[str, ...]
    school: bool = False


def search(words: str, entries: Sequence[Entry]) -> tuple[int, ...]:
    """Places of the entries that fit every word, those named exactly so first; () for no words."""
    wanted = [unify(word) for word in _TOKEN.findall(words)]
    if not wanted:
        return ()
    tokens = [_tokens(entry) for entry in entries]
    known = frozenset().union(*tokens)
    return _fitting(wanted, tokens, known, _forms) or _fitting(wanted, tokens, known, _misread)


def _fitting(
    wanted: Iterable[str], tokens: Sequence[frozenset[str]], known: frozenset[str], alike: _Alike
) -> tuple[int, ...]:
    fits = [(word, alike(word, known)) for word in wanted]
    found = [
        (-sum(word in own for word, _ in fits), at)
        for at, own in enumerate(tokens)
        if all(own & forms for _, forms in fits)
    ]
    return tuple(at for _, at in sorted(found))


def _forms(word: str, known: frozenset[str]) -> frozenset[str]:
    """The tokens that a typed word stands for."""
    if word.isdigit():
        return known & {word}
    own = lemmas(word)
    found = {one for one in known if one.startswith(word) or _of_one(word, own, one)}
    if word in _SCHOOLS or "школа" in own:
        found.add(_SCHOOL)
    return frozenset(found)


def _of_one(word: str, own: frozenset[str], other: str) -> bool:
    return other[:_ALIKE] == word[:_ALIKE] and bool(own & lemmas(other))


def _misread(word: str, known: frozenset[str]) -> frozenset[str]:
    """As `_forms`, and tokens that begin like a long word with one letter typed wrong."""
    found = _forms(word, known)
    if word.isdigit() or len(word) < _LONG:
        return found
    near = {
        one
        for one in known
        if min(
            DamerauLevenshtein.distance(word, one[:size], score_cutoff=2)
            for size in range(len(word) - 1, len(word) + 2)
        )
        <= 1
    }
    return found | near


def _tokens(entry: Entry) -> frozenset[str]:
    found: set[str] = {_SCHOOL} if entry.school else set()
    for name in entry.names:
        words = [unify(word) for word in _TOKEN.findall(name)]
        found.update(words)
        found.add("".join(word[0] for word in words if len(word) >= _INITIAL))
    return frozenset(found)
