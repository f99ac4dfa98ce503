"""Text to tokens: numbers, dates, known words; noise, OCR letters and broken words are mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from roadmap.deadlines.words import MONTHS, Entry, lookup

MAX_LENGTH: Final = 600
"""Characters of a cell that are read; the rest raises a doubt."""


@dataclass(frozen=True, slots=True)
class Token:
    """One symbol of the grammar with its value and its place in the printed text."""

    kind: str
    value: Any
    start: int
    end: int


# Latin letters that a scanner or a hand puts for Russian ones, and what else looks alike.
_CYRILLIC: Final = str.maketrans("aeopcxykmtbhëiABCEHKMOPTXYӀ", "аеорсхукмтвнёіАВСЕНКМОРТХУІ")
_LATIN: Final = str.maketrans(
    {"І": "I", "і": "I", "Х": "X", "У": "V", "П": "II", "Ш": "III", "|": "I", "l": "I", "1": "I"}
)
_ROMAN: Final = dict(
    zip(
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"],
        range(1, 13),
        strict=True,
    )
)
_FLAT: Final = str.maketrans(
    "\u00a0\u202f\u2009\u200b\u00ad\ufeff\t\r\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ac~",
    "        -------- "[:17],
)
_SUFFIX = r"(?:\s?-\s?(?:ти|ми|го|ого|й|ый|ой|ая|ое|ые|ых|х|ех|я|е|и|м|му|ю|ей|ом|ем)(?![а-яё]))?"
_LEXEME: Final = re.compile(
    rf"""
      (?P<skip> <[^<>]{{0,60}}> | \d+(?:[.,]\d+)?\s?% | [№N]\s?\d[\w/-]* )
    | (?P<iso> (?:19|20)\d\d-\d\d-\d\d (?!\d) )
    | (?P<full> (?: \d{{1,2}}\s?\.\s?\d{{1,2}}\s?\.\s? | \d{{1,2}}\s?/\s?\d{{1,2}}\s?/\s? )
                (?:(?:19|20)\d\d|\d\d) (?!\d) )
    | (?P<loose> \d{{1,2}},\d{{1,2}},(?:19|20)\d\d (?!\d) | \d{{1,2}}[»"”]?\s(?:0\d|1[0-2])\s(?:19|20)\d\d (?!\d) )
    | (?P<clock> \d{{1,2}}:\d\d (?!\d) | \d{{1,2}}-00 (?!\d) )
    | (?P<years> (?:19|20)\d\d\s?[-/]\s?(?:(?:19|20)\d\d(?!\d|[./-]\d)|\d\d(?![\d.-]|\s?(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)))
               | (?:19|20)\d\d\s-\s(?:19|20)\d\d(?!\d|[./-]\d) )
    | (?P<monthyear> (?:0?[1-9]|1[0-2])[./](?:19|20)\d\d (?!\d) )
    | (?P<daymonth> \d{{1,2}}\s?\.\s?\d{{2}} (?!\d) | \d{{1,2}}\.\d (?!\d) )
    | (?P<compound> \d{{1,3}}\s?-?\s?(?:ти|х|и|ми)?\s?-?\s?(?:дневн|недельн|месячн|часов[оы])[а-яё]+ )
    | (?P<roman> (?<![\w]) [IVXІХУПШl|1]{{1,4}} {_SUFFIX} (?=[\s.,-]*(?:кв|полу|четв|трим)) | [IVXІХПШ]{{1,4}} (?![\w]) )
    | (?P<year> (?:19|20)\d\d (?!\d) )
    | (?P<number> \d{{1,3}} {_SUFFIX} (?!\d) | \d+ )
    | (?P<half> п\s?/\s?г (?!\w) )
    | (?P<dash> \.{{2,}} | … | -+ )
    | (?P<comma> [,;\n+&] )
    | (?P<slash> / )
    | (?P<open> [(\[] )
    | (?P<close> [)\]] )
    | (?P<colon> : )
    | (?P<word> [^\W\d_]+ )
    """,
    re.VERBOSE,
)
_SIMPLE: Final = {
    "half": "HALF",
    "dash": "DASH",
    "slash": "SLASH",
    "open": "OPEN",
    "close": "CLOSE",
    "colon": "COLON",
}
_ZERO: Final = re.compile(r"(?<=\d)[ОоOo](?=[\d.])|(?<=\.)[ОоOo](?=\d)|(?<=\d\d)[ОоOo](?=\d)")
_DIGITS: Final = re.compile(r"\d+")
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
    ],
)
_PREFIXES: Final = ("в", "во", "до", "с", "со", "по", "к")
_SHORTEST_MENDABLE: Final = 6
_SHORTEST_JOINED: Final = 4


def tokens(text: str) -> list[Token]:
    """Split the first MAX_LENGTH characters; unknown words are tokens of kind W."""
    flat = _ZERO.sub("0", text[:MAX_LENGTH].translate(_FLAT))
    found: list[Token] = []
    for match in _LEXEME.finditer(flat):
        group = match.lastgroup
        if group == "word":
            found.extend(_word(match[0], match.start()))
        elif group != "skip" and group is not None:
            found.append(_other(group, match))
    return _mended(found, flat)


def _other(group: str, match: re.Match[str]) -> Token:
    text, start, end = match[0], match.start(), match.end()
    if group in _SIMPLE:
        return Token(_SIMPLE[group], None, start, end)
    if group == "comma":
        return Token("COMMA" if text != ";" else "SEMI", None, start, end)
    kind, value = _NUMERIC[group](text)
    return Token(kind, value, start, end)


def _full(text: str) -> Entry:
    day, month, year = (int(part) for part in _DIGITS.findall(text))
    return "DMY", (year if year > 99 else 2000 + year, month, day)


def _iso(text: str) -> Entry:
    year, month, day = (int(part) for part in _DIGITS.findall(text))
    return "DMY", (year, month, day)


def _clock(text: str) -> Entry:
    hour, minute = (int(part) for part in _DIGITS.findall(text))
    return ("TIME", f"{hour:02d}:{minute:02d}") if hour < 25 and minute < 60 else ("W", text)


def _years(text: str) -> Entry:
    first, second = (int(part) for part in _DIGITS.findall(text))
    second = second if second > 99 else first // 100 * 100 + second
    if second <= first:
        return "W", text
    return ("SLASHYEARS" if "/" in text else "YEARS"), (first, second)


def _month_year(text: str) -> Entry:
    month, year = (int(part) for part in _DIGITS.findall(text))
    return "MY", (year, month)


def _day_month(text: str) -> Entry:
    day, month = (int(part) for part in _DIGITS.findall(text))
    if (month == 0 or month > 12) and day < 25 and month < 60:
        return "TIME", f"{day:02d}:{month:02d}"
    return "DM", (month, day)


def _compound(text: str) -> Entry:
    number = int(_DIGITS.findall(text)[0])
    units = {"дневн": "day", "недельн": "week", "месячн": "month", "часов": "hour"}
    return "TERM_OF", (number, next(unit for stem, unit in units.items() if stem in text))


def _roman(text: str) -> Entry:
    if text == "1":
        return "N", 1
    value = _ROMAN.get(text.partition("-")[0].strip().translate(_LATIN))
    return ("N", value) if value else ("W", text)


def _number(text: str) -> Entry:
    digits = _DIGITS.findall(text)[0]
    value = int(digits[:4])
    return ("N", value) if value < 1000 else ("W", text)


_NUMERIC: Final = {
    "full": _full,
    "iso": _iso,
    "loose": _full,
    "clock": _clock,
    "years": _years,
    "monthyear": _month_year,
    "daymonth": _day_month,
    "compound": _compound,
    "roman": _roman,
    "year": lambda text: ("Y", int(text)),
    "number": _number,
}


def _word(text: str, start: int) -> Iterator[Token]:
    word = normal(text)
    end = start + len(text)
    entry = lookup(word)
    if entry is not None:
        yield Token(entry[0], entry[1], start, end)
        return
    for prefix in _PREFIXES:
        rest = lookup(word[len(prefix) :]) if word.startswith(prefix) else None
        if rest is not None and rest[0] == "MON" and len(word) - len(prefix) >= 3:
            split = start + len(prefix)
            head = lookup(prefix)
            if head is not None:
                yield Token(head[0], head[1], start, split)
            yield Token("MON", rest[1], split, end)
            return
    yield Token("W", word, start, end)


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """Lower case, ё as е, Latin look-alikes as Russian letters."""
    if not text.isascii() or text in "acekopxyABCEKOPXYM":
        text = text.translate(_CYRILLIC)
    return text.lower().replace("ё", "е")


def _mended(found: list[Token], flat: str) -> list[Token]:
    """Join words broken by a narrow column, then mend what a scanner misread."""
    joined: list[Token] = []
    for token in found:
        joined.append(token)
        _join(joined, flat)
    for index, token in enumerate(joined):
        entry = _misread(token.value) if token.kind == "W" else None
        if entry is not None:
            joined[index] = Token(entry[0], entry[1], token.start, token.end)
    return joined


def _join(tail: list[Token], flat: str) -> None:
    last = tail[-1]
    dash = len(tail) > 2 and tail[-2].kind == "DASH"
    before = tail[-3] if dash else tail[-2] if len(tail) > 1 else None
    if before is None or "W" not in {last.kind, before.kind} or last.start - before.end > 3:
        return
    head, rest = flat[before.start : before.end], flat[last.start : last.end]
    if not (head.isalpha() and rest.isalpha()):
        return
    word = normal(head) + normal(rest)
    entry = lookup(word) if len(word) >= _SHORTEST_JOINED else None
    if entry is not None:
        del tail[-3 if dash else -2 :]
        tail.append(Token(entry[0], entry[1], before.start, last.end))


@lru_cache(maxsize=4096)
def _misread(word: str) -> Entry | None:
    if len(word) < _SHORTEST_MENDABLE:
        return None
    allowed = 1 if len(word) < 8 else 2
    best = extractOne(word, _MENDABLE, scorer=OSA.distance, score_cutoff=allowed)
    return lookup(best[0]) if best else None
