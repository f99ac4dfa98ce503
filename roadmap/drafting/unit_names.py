"""Names of units as documents print them: whole, begun, or by their initials."""

from __future__ import annotations

from roadmap.parties import find_names
from roadmap.parties.morphology import is_abbreviation, unify
from roadmap.parties.vocabulary import LEGAL_FORMS

_SHORT_WORDS = 3  # "администрации", "по", "и": letters of these are left out of initials


def shortens(short: str, name: str) -> bool:
    """Whether an abbreviation is made of the name's initials, its legal form left out."""
    words = name.replace("«", " ").split()
    bare = " ".join(word for word in words if word not in LEGAL_FORMS)
    return is_abbreviation(short) and unify(short) == _initials(bare)


def last_abbreviation(name: str) -> str | None:
    """The unit that "сотрудники УОН" belong to; None for names without an abbreviation."""
    words = name.split()
    if len(words) < 2 or next(find_names(name), None):
        return name if len(words) == 1 and is_abbreviation(name) else None
    return words[-1] if is_abbreviation(words[-1]) else None


def stands_for(short: str, names: tuple[str, ...]) -> bool:
    """Whether it is the authority's name or the beginning of it, or of its initials ("УО")."""
    if any(_bare(name) == _bare(short) or _begins(name, short) for name in names):
        return True
    if not is_abbreviation(short) or len(short) < 2:
        return False
    wanted = unify(short)
    return any(_initials(name).startswith(wanted) for name in names)


def _begins(name: str, short: str) -> bool:
    """As "Комитет образования" begins "Комитет образования администрации города N"."""
    return " " in short and _bare(name).startswith(f"{_bare(short)} ")


def _initials(name: str) -> str:
    words = [unify(word) for word in name.replace("«", " ").split()]
    return "".join(word[0] for word in words if len(word) >= _SHORT_WORDS)


def same_unit(one: str, other: str) -> bool:
    """Whether two names differ by quotes, case or blanks only."""
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return " ".join(unify(text.translate(str.maketrans('«»"“”', "     "))).split())
