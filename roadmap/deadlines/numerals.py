"""Numbers, dates and hours as they are printed: their shapes and their values."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from roadmap.deadlines.words import Entry

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
_SUFFIX = r"(?i:\s?-\s?(?:ти|ми|го|ого|й|ый|ой|ая|ое|ые|ых|х|ех|я|е|и|м|му|ю|ей|ом|ем)(?![а-яё]))?"
LEXEME: Final = re.compile(
    rf"""
      (?P<skip> (?<=[а-яё])\((?:а|и|ы|е|й|ов|ый|ая|ые)\) | (?<!\w)(?:п|пп|ст|стр|табл|гл|разд)\.\s{{0,3}}\d+(?:\.\d+)* | \d+\s{{0,3}}(?:руб|тыс|млн|чел)\w* | (?<!\w)\d{{1,2}}\.\s+(?=(?i:(?:янв|фев|апр|июн|июл|сен|окт|ноя|дек)[а-яё]*ь|март|май|август)(?!\w)) | (?<!\w)т\.\s?е\. | <[^<>]{{0,60}}> | \d+(?:[.,]\d+)?\s{{0,3}}% | [№N]\s{{0,3}}\d[\w/-]* )
    | (?P<iso> (?:19|20)\d\d(?:-\d\d-\d\d|/\d\d/\d\d|\.\d\d\.\d\d) (?!\d) )
    | (?P<full> (?: \d{{1,2}}\s*\.\s*\d{{1,2}}\s*\.\s* | \d{{1,2}}\s{{0,3}}/\s{{0,3}}\d{{1,2}}\s{{0,3}}/\s{{0,3}} )
                (?:(?:19|20)\d\d (?!\d) | 20\s{{1,3}}2\d (?![\d.:/-]) | \d\d (?!\d)) )
    | (?P<full_roman> \d{{1,2}}\s{{0,3}}[.\s/]\s{{0,3}}(?:X|V?I{{1,3}}|I[VX]|XI{{1,2}}|V)\s{{0,3}}[.\s/]\s{{0,3}}(?:19|20)\d\d (?!\d) )
    | (?P<day_roman> (?<![\d.]) \d{{1,2}}[./](?:X|V?I{{1,3}}|I[VX]|XI{{1,2}}|V) (?![\w.]\d|\w) )
    | (?P<loose> \d{{1,2}}-\d{{1,2}}-(?:19|20)\d\d (?!\d) | \d{{1,2}},(?:0?[1-9]|1[0-2])\.(?:19|20)\d\d (?!\d) | \d{{1,2}},\d{{1,2}},(?:19|20)\d\d (?!\d) | \d{{1,2}}[»"”]?\s+(?:0\d|1[0-2])\s+(?:19|20)\d\d (?!\d) )
    | (?P<clock> \d{{1,2}}:\d\d (?!\d) | \d{{1,2}}-00 (?!\d) )
    | (?P<years> (?:19|20)\d\d\s{{0,3}}[-/]\s{{0,3}}(?:(?:19|20)\d\d(?!\d|[./-]\d)|\d\d(?!\s*%|[\d.-]|\s{{0,3}}(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)))
               | (?:19|20)\d\d\s+-\s+(?:19|20)\d\d(?!\d|[./-]\d)
               | (?<![\d.]) 2\d\s{{0,3}}[-/]\s{{0,3}}2\d (?=\s{{0,3}}(?:уч|у\.\s{{0,3}}г)) )
    | (?P<monthyear> (?:0?[1-9]|1[0-2])[./](?:19|20)\d\d (?!\d) )
    | (?P<daymonth> \d{{1,2}}\s{{0,3}}\.\s{{0,3}}\d{{2}} (?!\d) | \d{{1,2}}\.\d (?!\d) | (?<![\d/]) \d{{1,2}}/(?:0\d|1[0-2]) (?![\d/]) )
    | (?P<compound> \d{{1,3}}\s{{0,3}}-?\s{{0,3}}(?i:ти|х|и|ми)?\s{{0,3}}-?\s{{0,3}}(?i:дневн|недельн|месячн|часов[оы])[А-Яа-яЁё]+ )
    | (?P<roman> (?<![\w]) [IVXІХУПШl|1]{{1,4}} {_SUFFIX} (?=[\s.,-]*(?:кв|полу|четв|трим)) | [IVXІХПШ]{{1,4}} (?![\w]) | [IVX]{{1,4}} (?=и(?!\w)) )
    | (?P<year> (?:19|20)\d\d (?!\d) | 20\s{{1,3}}2\d (?=\s{{0,3}}г) )
    | (?P<split> [12]\s{{1,3}}\d (?=\s{{1,3}}(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)) )
    | (?P<number> \d{{1,3}} {_SUFFIX} (?!\d) | \d+ )
    | (?P<workdays> (?<!\w) [рР]\s{{0,3}}\.\s{{0,3}}[дД] (?!\w) )
    | (?P<days> (?<!\w) [кК]\s{{0,3}}\.\s{{0,3}}[дД] (?!\w) )
    | (?P<half> п\s{{0,3}}/\s{{0,3}}г (?!\w) )
    | (?P<dash> \.{{2,}} | … | -+ )
    | (?P<comma> [,;+&] )
    | (?P<slash> [/\\] )
    | (?P<open> [(\[] )
    | (?P<close> [)\]] )
    | (?P<colon> : )
    | (?P<spaced> (?<!\w) (?:[А-Яа-яЁё]\s){{3,}}[А-Яа-яЁё] (?!\w) )
    | (?P<word> [^\W\d_]+ )
    """,
    re.VERBOSE,
)
_DIGITS: Final = re.compile(r"\d+")


def _full(text: str) -> Entry:
    day, month, *year = _DIGITS.findall(text)
    number = int("".join(year))
    return "DMY", (number if number > 99 else 2000 + number, int(month), int(day))


def _full_roman(text: str) -> Entry:
    day, year = _DIGITS.findall(text)
    month = "".join(letter for letter in text if letter in "IVX")
    return "DMY", (int(year), _ROMAN[month], int(day))


def _day_roman(text: str) -> Entry:
    day = int(_DIGITS.findall(text)[0])
    return "DM", (_ROMAN["".join(letter for letter in text if letter in "IVX")], day)


def _iso(text: str) -> Entry:
    year, month, day = (int(part) for part in _DIGITS.findall(text))
    return "DMY", (year, month, day)


def _clock(text: str) -> Entry:
    hour, minute = (int(part) for part in _DIGITS.findall(text))
    return ("TIME", f"{hour:02d}:{minute:02d}") if hour < 25 and minute < 60 else ("W", text)


def _years(text: str) -> Entry:
    first, second = (int(part) for part in _DIGITS.findall(text))
    first = first if first > 99 else 2000 + first
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
    return "TERM_OF", (number, next(unit for stem, unit in units.items() if stem in text.lower()))


def _roman(text: str) -> Entry:
    if text == "1":
        return "N", 1
    value = _ROMAN.get(text.partition("-")[0].strip().translate(_LATIN))
    return ("N", value) if value else ("W", text)


def _number(text: str) -> Entry:
    digits = _DIGITS.findall(text)[0]
    value = int(digits[:4])
    return ("N", value) if value < 1000 else ("W", text)


NUMERIC: Final[dict[str, Callable[[str], Entry]]] = {
    "full": _full,
    "iso": _iso,
    "loose": _full,
    "clock": _clock,
    "years": _years,
    "monthyear": _month_year,
    "daymonth": _day_month,
    "compound": _compound,
    "roman": _roman,
    "year": lambda text: ("Y", int("".join(_DIGITS.findall(text)))),
    "full_roman": _full_roman,
    "day_roman": _day_roman,
    "number": _number,
    "split": lambda text: ("N", int("".join(_DIGITS.findall(text)))),
}
