"""Full names of people as a directory keeps them: «Фамилия Имя Отчество»."""

from __future__ import annotations

import re

_WORD = re.compile(r"[А-ЯЁ][А-Яа-яЁё]*(?:[-'’][А-ЯЁа-яё][А-Яа-яЁё]*)*|[A-Z][A-Za-z'’-]*")
_PARTICLES = frozenset({"оглы", "кызы", "улы", "гызы", "оглу"})
_PATRONYMIC = re.compile(r"(?:вич|вна|ична|ьич|мич)$", re.IGNORECASE)
LONGEST = 120


def full_name(text: str) -> str | None:
    """The name in the order «Фамилия Имя Отчество», spaces tidied; None when it is no full name.

    Two words at least: initials are refused, since people are addressed by name and patronymic.
    «Ольга Петровна Орлова» is put in order by its patronymic. Words all in capitals, or all in
    small letters, get their case.
    """
    words = [_cased(word) for word in text.replace("\u00a0", " ").split()]
    names = [word for word in words if word not in _PARTICLES]
    if not 2 <= len(names) <= 4 or len(" ".join(words)) > LONGEST:
        return None
    if any(len(word) < 2 or not _WORD.fullmatch(word) for word in names):
        return None
    if len(words) == 3 and _PATRONYMIC.search(words[1]) and not _PATRONYMIC.search(words[2]):
        words = [words[2], words[0], words[1]]
    return " ".join(words)


def short_name(name: str) -> str:
    """«Орлова Ольга Петровна» → «Орлова О.П.»; initials that a document printed stay."""
    surname, *rest = name.split()
    initials = "".join(
        word if "." in word else f"{word[0]}." for word in rest if word not in _PARTICLES
    )
    return f"{surname}\u00a0{initials}" if initials else surname


def address_name(name: str) -> str:
    """How a person is addressed: «Орлова Ольга Петровна» → «Ольга Петровна».

    A name that is known by initials only is given whole.
    """
    rest = name.split()[1:]
    return " ".join(rest) if rest and not any("." in word for word in rest) else name


def same_name(one: str, other: str) -> bool:
    """Whether two names are one; a name by initials is compared by initials."""
    if "." in one + other:
        return name_key(short_name(one)) == name_key(short_name(other))
    return name_key(one) == name_key(other)


def name_key(name: str) -> str:
    """What two spellings of one name share: letter case, ё and spaces aside."""
    return " ".join(name.split()).casefold().replace("ё", "е")


def _cased(word: str) -> str:
    if word.casefold() in _PARTICLES:
        return word.casefold()
    if len(word) > 1 and (word.isupper() or word.islower()):
        return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))
    return word
