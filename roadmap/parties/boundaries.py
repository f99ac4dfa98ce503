"""Where one party ends and the next begins when nothing is printed between them."""

from __future__ import annotations

from roadmap.parties.kinds import is_cut_adjective, is_role_word
from roadmap.parties.morphology import has, is_abbreviation, is_modifier, lemmas, parses
from roadmap.parties.names import find_names
from roadmap.parties.vocabulary import (
    BODIES,
    BODIES_INSIDE,
    FORM_TAILS,
    INNER_UNITS,
    LEGAL_FORMS,
    PAIRED,
    QUANTIFIERS,
    SCHOOL_NOUNS,
    TERRITORIES,
    TOP_UNITS,
)

_LINKS = frozenset({"и", "/"})
_DASHES = frozenset({"-", "–", "—"})
_PREPOSITIONS = frozenset(
    {
        "по",
        "в",
        "во",
        "на",
        "при",
        "для",
        "от",
        "из",
        "с",
        "со",
        "к",
        "ко",
        "за",
        "им.",
        "имени",
        "под",
        "о",
        "об",
    }
)


def _bare(token: str) -> str:
    return token.strip('«»"“”(),;:')


def _is_whole(party: list[str], following: str, *, own_line: bool) -> bool:
    """Whether the words so far make a party that lacks nothing.

    A role alone ("Руководители") waits for its owner unless it fills a line.
    """
    words = [_bare(word) for word in party if word not in _LINKS]
    if not words:
        return False
    last = words[-1]
    if last.lower() in QUANTIFIERS or is_cut_adjective(last):
        return False
    if len(words) == 1 and not own_line and _agree(last, following):
        return False
    if last.lower() in _PREPOSITIONS or all(word in LEGAL_FORMS | FORM_TAILS for word in words):
        return False
    if len(words) == 1 and not own_line and not is_abbreviation(last) and is_role_word(last):
        return False
    return not (is_modifier(last) and not has(last, "NOUN"))


def _agree(modifier: str, noun: str) -> bool:
    """Whether the words make "дежурный администратор", not two parties."""
    if not is_modifier(modifier) or not has(noun, "NOUN", "nomn"):
        return False
    return any(has(modifier, number) and has(noun, "nomn", number) for number in ("sing", "plur"))


def _ends_with_name(party: list[str]) -> bool:
    text = " ".join(word for word in party if word not in _LINKS)
    matches = list(find_names(text))
    return bool(matches) and matches[-1].end() >= len(text.rstrip(" ,;"))


def _is_role(party: list[str]) -> bool:
    words = [_bare(word) for word in party if not is_modifier(word) or is_role_word(word)]
    return bool(words) and not is_abbreviation(words[0]) and is_role_word(words[0])


def _inside_unit(party: list[str]) -> bool:
    """Whether what follows may be the owner of a department named so far."""
    return any(lemmas(_bare(word)) & INNER_UNITS for word in party if not is_abbreviation(word))


def _opens_name(tokens: list[str], index: int) -> bool:
    rest = " ".join(tokens[index:])
    first = next(find_names(rest), None)
    return first is not None and first.start() == 0


def _opens_abbreviation(party: list[str], word: str) -> bool:
    if word in TERRITORIES or word.startswith("№"):
        return False
    linked = party[-1] in _LINKS
    before = _bare(party[-2] if linked and len(party) > 1 else party[-1])
    if (before, word) in PAIRED or (before in BODIES_INSIDE and word in BODIES):
        return False
    if word in LEGAL_FORMS:
        if _is_role(party):
            return linked or len(party) > 1
        return linked or not _inside_unit(party)
    if _is_role(party):
        return False
    return is_abbreviation(_bare(party[-1])) or linked


def _nominative(word: str) -> bool:
    """Whether the word can open a party: it has a nominative reading that is not the genitive."""
    readings = parses(word)
    cases = {parse.tag.case for parse in readings}
    return "nomn" in cases and not {"gent"} & {
        parse.tag.case for parse in readings if parse.tag.number == "sing"
    }


def _opens_role(party: list[str], tokens: list[str], index: int, *, own_line: bool) -> bool:
    word = _bare(tokens[index]).rstrip(".")
    capital = own_line or word[:1].isupper()
    if is_cut_adjective(tokens[index]):
        return own_line
    if is_modifier(word) and not is_role_word(word):
        following = _bare(tokens[index + 1]) if index + 1 < len(tokens) else ""
        return (
            capital
            and bool(following)
            and _nominative(word)
            and is_role_word(following)
            and has(following, "nomn")
        )
    if not is_role_word(word) or not has(word, "nomn"):
        return False
    if not _nominative(word):
        return capital
    return not (party[-1] == "и" and len(party) < 3)


def _opens_unit(party: list[str], word: str) -> bool:
    """Whether a unit's noun begins a party; written small, only after an organisation."""
    units = TOP_UNITS | INNER_UNITS
    fits = word[:1].isupper() or not _is_role(party)
    return fits and bool(lemmas(word) & units) and _nominative(word)


def opens_party(party: list[str], tokens: list[str], index: int, *, own_line: bool = False) -> bool:
    """Whether tokens[index] begins a new party after the words of `party`.

    `own_line` says that a line break stands between them.
    """
    word = _bare(tokens[index]) if index < len(tokens) else ""
    # A comma that was kept parts nothing: after it only the words behind it tell.
    party = party[max((at + 1 for at, one in enumerate(party) if one[-1:] == ","), default=0) :]
    if not word or word in _LINKS or not _is_whole(party, word, own_line=own_line):
        return False
    if _ends_with_name(party):
        return word[:1].isupper() or is_role_word(word)
    if _opens_name(tokens, index):
        return not _is_role(party)
    if is_abbreviation(word):
        return _opens_abbreviation(party, word)
    if tokens[index][:1] in '(«"“' or tokens[index - 1 if index else 0] in _PREPOSITIONS | _DASHES:
        return False
    return (
        _opens_role(party, tokens, index, own_line=own_line)
        or _opens_unit(party, word)
        or (own_line and (_opens_named_unit(tokens, index) or _are_schools(party, word)))
    )


def _are_schools(party: list[str], word: str) -> bool:
    """Whether schools stand on a line of their own below an abbreviation: "ОГИБДД", "Школы"."""
    plural = word[:1].isupper() and bool(lemmas(word) & SCHOOL_NOUNS) and has(word, "nomn", "plur")
    return plural and len(party) == 1 and is_abbreviation(_bare(party[-1]))


def _opens_named_unit(tokens: list[str], index: int) -> bool:
    """Whether a unit with its adjective stands here: "Методический центр" on a line of its own."""
    word = _bare(tokens[index])
    following = _bare(tokens[index + 1]) if index + 1 < len(tokens) else ""
    return (
        word[:1].isupper()
        and is_modifier(word)
        and _nominative(word)
        and bool(lemmas(following) & (TOP_UNITS | INNER_UNITS))
        and has(following, "nomn")
    )
