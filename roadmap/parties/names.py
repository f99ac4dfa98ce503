"""Names of people as documents print them: found, declined, compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import DamerauLevenshtein

from roadmap.parties.morphology import parses, unify

_PARTICLE = r"(?:(?:[Дд]е|[Дд]и|[Фф]он|[Вв]ан|[Аа]ль|[Ээ]ль|[Лл]а|[Лл]е)\s+|[ОД]['’])"
# Posts that stand before initials are no surnames: "Министр А.А. Орлов".
_NOT_POST = (
    r"(?!(?:Министр|Директор|Начальник|Глава|Губернатор|Председатель|Заведующ\w+|Руководитель|Мэр|Ректор"
    r"|Заместитель|Специалист|Методист)\b)"
)
_SURNAME = rf"{_NOT_POST}{_PARTICLE}?[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё][а-яё]+){{0,3}}"
_INITIAL = r"[А-ЯЁ]\.(?:\s?-\s?[А-ЯЁ]\.)?"
_INITIALS = rf"{_INITIAL}\s*(?:{_INITIAL})?"
_PATRONYMIC = (
    r"[А-ЯЁ][а-яё]+(?:вич|вича|вичу|вичем|виче|вна|вны|вне|вну|вной|ична|ичны|ичне|ичну|ичной"
    r"|ьич|ьича|ьичу|ьичем)"
)
_FIRST = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_FULL = rf"{_SURNAME}\s+{_FIRST}\s+(?:{_PATRONYMIC}|[А-ЯЁ][а-яё]+\s+(?:оглы|кызы))"
_FULL_LAST = rf"{_FIRST}\s+{_PATRONYMIC}\s+{_SURNAME}"
NAME = re.compile(
    rf"(?<![А-Яа-яЁё.-])(?:(?P<full>{_FULL})|(?P<full_last>{_FULL_LAST})"
    rf"|(?P<after>{_SURNAME}\s*{_INITIALS})|(?P<before>{_INITIALS}\s*{_SURNAME}))(?![А-Яа-яЁё])"
)
_IN_HONOUR = re.compile(r"(?:\bим\.|\bимени|\bпамяти)(?:\s+[а-яё-]+){0,4}\s*$", re.IGNORECASE)
_NOISE_LONG = 8
# Surnames unknown to the dictionary: "Скибу" is "Скиба".
_ENDS_ACCUSATIVE = {"у": "а", "ю": "я"}


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart; `first` and `patronymic` are whole words, letters or empty."""

    surname: str
    first: str
    patronymic: str


def find_names(text: str) -> Iterator[re.Match[str]]:
    """Every name of a person in the text, but not those that a school is named after."""
    for match in NAME.finditer(text):
        if not _IN_HONOUR.search(text[: match.start()]):
            yield match


_CLOSING = re.compile(
    rf"(?<![А-Яа-яЁё.-])(?:{_INITIALS}\s*{_SURNAME}|{_FULL_LAST}|{_FULL}|{_SURNAME}\s*{_INITIALS})$"
)


def closing_name(text: str) -> re.Match[str] | None:
    """The name that ends a text: in "... города Заречного О.П. Орлова" the initials decide."""
    return _CLOSING.search(text)


def token_spans(text: str) -> list[tuple[int, int]]:
    """Where each word of a text stands, a person's name with its initials being one word."""
    spans: list[tuple[int, int]] = []
    end = 0
    for match in NAME.finditer(text):
        spans += _word_spans(text, end, match.start())
        spans.append(match.span())
        end = match.end()
    return spans + _word_spans(text, end, len(text))


def _word_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [match.span() for match in re.compile(r"\S+").finditer(text, start, end)]


def name_tokens(text: str) -> list[str]:
    """The words of a text, a person's name with its initials being one word."""
    return [text[start:end] for start, end in token_spans(text)]


def parse_name(text: str) -> PersonName | None:
    """The first name in the text, taken apart; None when there is none."""
    match = next(find_names(" ".join(text.split())), None)
    if match is None:
        return None
    printed = match.group()
    words = [word for word in re.split(r"[\s.]+", printed) if word]
    surname_first = match.lastgroup in {"full", "after"}
    surname = words.pop(0 if surname_first else -1)
    return PersonName(surname, words[0] if words else "", words[1] if len(words) > 1 else "")


def _surname_forms(surname: str) -> frozenset[str]:
    forms = {unify(surname)}
    for parse in parses(surname):
        if "Surn" in parse.tag or parse.tag.POS == "ADJF":
            for gender in ("masc", "femn"):
                form = parse.inflect({"nomn", "sing", gender})
                if form:
                    forms.add(unify(form.word))
    return frozenset(forms)


def _initials_agree(one: str, other: str) -> bool:
    one, other = unify(one), unify(other)
    if not one or not other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return one[:3] == other[:3] or DamerauLevenshtein.distance(one, other) <= 1


def _surname_distance(one: str, other: str) -> int:
    """0 over declension; else letters apart, which a scanner may have got wrong."""
    if _surname_forms(one) & _surname_forms(other):
        return 0
    return int(
        min(
            DamerauLevenshtein.distance(left, right)
            for left in _surname_forms(one)
            for right in _surname_forms(other)
        )
    )


def _noise_allowed(surname: str) -> int:
    return 0 if len(surname) < 4 else 2 if len(surname) > _NOISE_LONG else 1


def name_distance(a: str, b: str) -> int | None:
    """How many letters two names lie apart after declension; None for different people."""
    one, other = parse_name(a), parse_name(b)
    if one is None or other is None:
        return None
    if not _initials_agree(one.first, other.first):
        return None
    if not _initials_agree(one.patronymic, other.patronymic):
        return None
    distance = _surname_distance(one.surname, other.surname)
    shorter = min(one.surname, other.surname, key=len)
    return distance if distance <= _noise_allowed(shorter) else None


def same_person(a: str, b: str) -> bool:
    """Whether two printed names may be one person.

    They may differ by declension, the order of initials, ё, and by a letter (two in a long
    surname) of a scanner's noise.
    """
    return name_distance(a, b) is not None


def _same_spelling(a: str, b: str) -> bool:
    one, other = parse_name(a), parse_name(b)
    return one is not None and other is not None and unify(one.surname) == unify(other.surname)


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A candidate that fits.

    `letters` apart (0 = only declension or order differ); `exact` = the same surname letter for
    letter.
    """

    candidate: str
    letters: int
    exact: bool


def match_names(text: str, candidates: Iterable[str]) -> tuple[NameMatch, ...]:
    """Every candidate that may be the named person, the nearest first."""
    found = [
        NameMatch(candidate, letters, _same_spelling(text, candidate))
        for candidate in candidates
        if (letters := name_distance(text, candidate)) is not None
    ]
    return tuple(sorted(found, key=lambda match: (not match.exact, match.letters)))


def match_name(text: str, candidates: Iterable[str]) -> NameMatch | None:
    """The one nearest candidate; None when nobody fits or two fit equally well."""
    found = match_names(text, candidates)
    if not found:
        return None
    rank = (found[0].exact, found[0].letters)
    equals = [match for match in found if (match.exact, match.letters) == rank]
    return found[0] if len(equals) == 1 else None


def _gender(name: PersonName) -> str | None:
    tail = unify(name.patronymic)
    if len(tail) < 3:
        return None
    return "femn" if re.search(r"(?:вн|ичн)(?:а|ы|е|у|ой)$|кызы$", tail) else "masc"


def _nominative_word(word: str, mark: str, gender: str | None, case: str | None) -> str:
    if len(word) < 2:
        return word
    readings = [
        parse
        for parse in parses(word)
        if (mark in parse.tag or (mark == "Surn" and parse.tag.POS == "ADJF"))
        and parse.tag.number == "sing"
        and (gender is None or gender in parse.tag or "ms-f" in parse.tag)
    ]
    fitting = [parse for parse in readings if case is None or parse.tag.case == case]
    nominative = [parse for parse in readings if parse.tag.case == "nomn"]
    if case is None and nominative:
        return word
    if not readings and mark == "Surn":
        readings = fitting = _as_noun(word, gender, case)
    for parse in sorted(fitting or readings, key=lambda one: "Fixd" in one.tag):
        form = parse.inflect({"nomn"} | ({gender} if gender and gender in parse.tag else set()))
        if form:
            declined = form.word if "ё" in word.lower() else form.word.replace("ё", "е")
            return "-".join(part[:1].upper() + part[1:] for part in declined.split("-"))
    if mark == "Surn" and case == "accs" and word[-1] in _ENDS_ACCUSATIVE:
        return word[:-1] + _ENDS_ACCUSATIVE[word[-1]]
    return word


def _as_noun(word: str, gender: str | None, case: str | None) -> list[Any]:
    """A surname that is a common noun or unknown, in the sentence's case: "Беляка", "Дзюбе".

    A man's surname in the accusative looks like the genitive of a thing: "Листа".
    """
    if case is None or any(parse.tag.case == "nomn" for parse in parses(word)):
        return []
    cases = {case, "gent"} if case == "accs" and gender != "femn" else {case}
    return [
        parse
        for parse in parses(word)
        if parse.tag.POS == "NOUN"
        and parse.tag.number == "sing"
        and parse.tag.case in cases
        and not (gender == "femn" and parse.tag.gender == "masc")
    ]


def nominative_name(text: str, case: str | None = None, known: Iterable[str] = ()) -> str:
    """A person's name in the nominative, its parts in the order printed.

    A name from `known` (names printed elsewhere in the document in the nominative) decides the
    spelling of the surname; `case` is the case that the sentence asks for.
    """
    name = parse_name(text)
    if name is None:
        return text
    nearest = [match for match in match_names(text, known) if match.letters == 0]
    surname = name.surname
    if nearest:
        twin = parse_name(nearest[0].candidate)
        surname = twin.surname if twin else surname
    else:
        surname = _nominative_word(surname, "Surn", _gender(name), case)
    gender = _gender(name)
    result = text.replace(name.surname, surname, 1)
    for word, mark in ((name.first, "Name"), (name.patronymic, "Patr")):
        if len(word) > 1:
            result = result.replace(word, _nominative_word(word, mark, gender, case), 1)
    return result
