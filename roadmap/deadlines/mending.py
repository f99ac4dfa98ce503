"""Mends what a scanner, a narrow column or a hand has broken: digits, words in two pieces, letters."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract, extractOne

from roadmap.deadlines.symbols import Token
from roadmap.deadlines.words import MONTHS, Entry, lookup, vocabulary

# Latin letters that a scanner or a hand puts for Russian ones, and what else looks alike.
_CYRILLIC: Final = str.maketrans("aeopcxykmtbhëiABCEHKMOPTXYӀ", "аеорсхукмтвнёіАВСЕНКМОРТХУІ")
_ALIKE: Final = frozenset("aceopxykABCEHKMOPTXY")
# A cell's line break says no more than a space: "сентябрь↵2023 г.", "в тече-↵ние года".
_FLAT: Final = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u202f\u2009\u200b\u00ad\ufeff\t\r\n\v\f_~", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ac", "-"),
    }
)
# Long words that may be mended when a letter or two were misread.
_MENDABLE: Final = (
    *(form for forms in MONTHS.values() for form in forms.split() if len(form) >= 6),
    *[
        "ежемесячно",
        "ежеквартально",
        "ежегодно",
        "еженедельно",
        "ежедневно",
        "квартал",
        "квартала",
        "полугодие",
        "полугодия",
    ],
    *[
        "постоянно",
        "графику",
        "отдельному",
        "течение",
        "учебного",
        "периода",
        "необходимости",
        "четверти",
        "месяц",
        "месяца",
    ],
)
_SHORT_MENDABLE: Final = ("июнь", "июня", "июне", "июль", "июля", "июле")
_SHORTEST_MENDABLE: Final = 5
_SHORTEST_SURE: Final = 8
"""From this length on two letters may be wrong."""
_SHORTEST_KNOWN: Final = 8
"""A word of the grammar so long is not met by chance at one letter's distance."""
# Stems whose neighbours are no words of an order ("поручение" has "получение" beside it).
_MENDABLE_STEMS: Final = ("понедельник", "вторник", "четверг", "расписани", "установлен")
_SHORT_PIECE: Final = 4
_LONGEST_ENDING: Final = 4
_SHORTEST_JOINED: Final = 4
_MAY: Final = frozenset({"май", "мая", "мае"})
_REACH: Final = 5
"""Tokens that three pieces with hyphens between them take."""
_GAP: Final = 3
"""Characters between two pieces of one word, at most."""
_SHORTEST_PAIR: Final = 6
_GLYPHS: Final = str.maketrans("ЗзОоOolI|", "330000111")
_NUMBER: Final = re.compile(
    r"(?<![\w|])[\dЗзОоOolI|]{1,4}(?=\s?г(?!\w)|(?<![ОоOo])-?(?:го|е|му|х)(?!\w)|[^\w|]|$)"
)
# The ending of an ordinal, set in letters of either alphabet: "2-x", "5-гo".
_ENDING: Final = re.compile(r"(?<=[\dIVX]-)[A-Za-zА-Яа-яЁё]{1,3}(?![A-Za-zА-Яа-яЁё])")
_INNER: Final = re.compile(r"(?<=[А-Яа-яЁё])[0346](?=[А-Яа-яЁё])")
_AS_LETTERS: Final = str.maketrans("0346", "озчб")
_LETTER: Final = re.compile(r"(?<![\d\W])0(?=[а-яё])|(?<!\w)0(?=[а-яё]{3})", re.IGNORECASE)
_ORDINAL_UNIT: Final = re.compile(r"[\s.,-]*(?:кв|полу|четв|трим|п/г)", re.IGNORECASE)
_AFTER_DAY: Final = re.compile(r"\.\d\d")


def readable(text: str) -> str:
    """Make one sort of space and dash, and digits of letters that stand for them; keep length."""
    flat = _ENDING.sub(lambda match: match[0].translate(_CYRILLIC), text.translate(_FLAT))
    flat = _LETTER.sub("о", _NUMBER.sub(_as_digits, flat))
    return _INNER.sub(lambda match: match[0].translate(_AS_LETTERS), flat)


def _as_digits(match: re.Match[str]) -> str:
    """Read "202З", "l5" and "ЗО.09"; "1I квартал" is a Roman number."""
    run, text, end = match[0], match.string, match.end()
    if run.isdecimal():
        return run
    if not any(map(str.isdecimal, run)):
        thirty = len(run) == 2 and not set(run) & set("lI|") and _AFTER_DAY.match(text, end)
        return run.translate(_GLYPHS) if thirty else run
    if set(run) & set("lI|") and _ORDINAL_UNIT.match(text, end):
        return run
    return run.translate(_GLYPHS)


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """Lower case, ё as е, Latin look-alikes as Russian letters."""
    if not text.isascii() or _ALIKE.issuperset(text):
        text = text.translate(_CYRILLIC)
    return text.lower().replace("ё", "е")


def mended(found: list[Token], flat: str) -> list[Token]:
    """Join words broken by a narrow column, then mend what a scanner misread."""
    if all(token.kind != "W" for token in found):
        return found
    joined: list[Token] = []
    for token in found:
        joined.append(token)
        _join(joined, flat)
    joined = [piece for token in joined for piece in _two_months(token)]
    for index, token in enumerate(joined):
        entry = _misread(token.value) if token.kind == "W" else None
        if entry is not None:
            joined[index] = Token(entry[0], entry[1], token.start, token.end)
    return joined


def _join(tail: list[Token], flat: str) -> None:
    """Join the last word to the piece or two before it if that makes a known one."""
    if all(token.kind != "W" for token in tail[-_REACH:]):
        return
    for pieces in (2, 3):
        start = _pieces_back(tail, pieces)
        if start is None:
            return
        run = tail[start:]
        words = [token for token in run if token.kind != "DASH"]
        printed = [flat[token.start : token.end] for token in words]
        if all(token.kind != "W" for token in words) or not all(map(str.isalpha, printed)):
            continue
        entry = _whole(tuple(map(normal, printed)))
        if entry is not None:
            del tail[start:]
            tail.append(Token(entry[0], entry[1], words[0].start, words[-1].end))
            return


@lru_cache(maxsize=4096)
def _whole(pieces: tuple[str, ...]) -> Entry | None:
    """Look the joined word up; a stem that the first piece has already is no word of both."""
    word = "".join(pieces)
    if len(word) < _SHORTEST_JOINED and word not in _MAY:
        return None
    exact, stems = vocabulary()
    if word in exact:
        return exact[word]
    if lookup(pieces[0]) is not None and len(pieces[0]) > _SHORT_PIECE:
        return None
    shortest = len(word) - _LONGEST_ENDING
    return next(
        (stems[word[:k]] for k in range(len(word), shortest, -1) if word[:k] in stems), None
    )


def _pieces_back(tail: list[Token], pieces: int) -> int | None:
    """Where the last so many words begin that stand close together, hyphens between them."""
    at = len(tail) - 1
    for _ in range(pieces - 1):
        before = at - 2 if at > 1 and tail[at - 1].kind == "DASH" else at - 1
        if before < 0 or tail[at].start - tail[before].end > _GAP:
            return None
        at = before
    return at


def _two_months(token: Token) -> list[Token]:
    """Take apart "апрельмай": the hyphen was lost at the end of a line."""
    word = token.value
    if token.kind != "W" or len(word) < _SHORTEST_PAIR:
        return [token]
    for cut in range(3, len(word) - 2):
        pair = lookup(word[:cut]), lookup(word[cut:])
        if all(entry is not None and entry[0] == "MON" for entry in pair):
            ends = (token.start, token.start + cut, token.end)
            first, last = (
                Token("MON", entry[1], *at)
                for entry, at in zip(pair, pairwise(ends), strict=True)
                if entry
            )
            return [first, Token("DASH", None, ends[1], ends[1]), last]
    return [token]


@lru_cache(maxsize=4096)
def _misread(word: str) -> Entry | None:
    if len(word) < _SHORTEST_MENDABLE:
        return _short_month(word)
    allowed = 1 if len(word) < _SHORTEST_SURE else 2
    best = extractOne(word, _MENDABLE, scorer=OSA.distance, score_cutoff=allowed)
    if best is None and len(word) >= _SHORTEST_KNOWN - 1:
        best = extractOne(word, _known(), scorer=OSA.distance, score_cutoff=1)
    if best is None:
        return _misread_stem(word)
    return lookup(best[0]) if best else None


def _misread_stem(word: str) -> Entry | None:
    for stem in _MENDABLE_STEMS:
        for length in (len(stem), len(stem) - 1, len(stem) + 1):
            ending = len(word) - length
            near = 0 <= ending <= _LONGEST_ENDING and OSA.distance(word[:length], stem) == 1
            if near:
                return lookup(stem)
    return None


def _short_month(word: str) -> Entry | None:
    """Mend "нюнь"; "июиь" is as near to July as to June, so it is not read."""
    if len(word) != len(_SHORT_MENDABLE[0]):
        return None
    near = extract(word, _SHORT_MENDABLE, scorer=OSA.distance, score_cutoff=1)
    return lookup(near[0][0]) if len(near) == 1 else None


@cache
def _known() -> tuple[str, ...]:
    return tuple(form for form in vocabulary()[0] if len(form) >= _SHORTEST_KNOWN)
