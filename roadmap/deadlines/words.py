"""The words of deadlines as data: symbol, value, forms. Grammar symbols are in capitals.

A form ending in "~" stands for all endings of an adjective, one ending in "*" for any ending.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, Final

from roadmap.deadlines.plain_words import PLAIN

Entry = tuple[str, Any]

MONTHS: Final[dict[int, str]] = {
    1: "январь января январю январем январе янв",
    2: "февраль февраля февралю февралем феврале фев февр",
    3: "март марта марту мартом марте мар",
    4: "апрель апреля апрелю апрелем апреле апр",
    5: "май мая маю маем мае",
    6: "июнь июня июню июнем июне июн",
    7: "июль июля июлю июлем июле июл",
    8: "август августа августу августом августе авг",
    9: "сентябрь сентября сентябрю сентябрем сентябре сен сент",
    10: "октябрь октября октябрю октябрем октябре окт",
    11: "ноябрь ноября ноябрю ноябрем ноябре ноя нояб",
    12: "декабрь декабря декабрю декабрем декабре дек декаб",
}
WEEKDAYS: Final[dict[str, str]] = {
    "mon": "понедельник* пн",
    "tue": "вторник* вт",
    "wed": "среда среды среде среду средой средам средах ср",
    "thu": "четверг* чт",
    "fri": "пятница пятницы пятнице пятницу пятницей пятницам пятниц пятницах пт",
    "sat": "суббота субботы субботе субботу субботой субботам суббот субботах субботн~ сб",
    "sun": "воскресенье воскресенья воскресенью воскресеньям воскресений воскресн~ вс",
}
NUMBERS: Final[dict[int, str]] = {
    -1: "последн~ крайн~",
    1: "один одна одно одного одной одну одному перв~",
    2: "два две двух двум втор~",
    3: "три трех трем трет~ треть~",
    4: "четыре четырех четырем четверт~",
    5: "пять пяти пят~",
    6: "шесть шести шест~",
    7: "семь семи седьм~",
    8: "восемь восьми восьм~",
    9: "девять девяти девят~",
    10: "десять десяти десят~",
    11: "одиннадцать одиннадцати одиннадцат~",
    12: "двенадцать двенадцати двенадцат~",
    13: "тринадцать тринадцати тринадцат~",
    14: "четырнадцать четырнадцати четырнадцат~",
    15: "пятнадцать пятнадцати пятнадцат~",
    16: "шестнадцать шестнадцати шестнадцат~",
    17: "семнадцать семнадцати семнадцат~",
    18: "восемнадцать восемнадцати восемнадцат~",
    19: "девятнадцать девятнадцати девятнадцат~",
    20: "двадцать двадцати двадцат~",
    30: "тридцать тридцати тридцат~",
    40: "сорок сорока",
    60: "шестьдесят шестидесяти",
    90: "девяносто девяноста",
}
# Prefixes of "трехдневный", "двухнедельный": numerals in the genitive.
COMPOUND_NUMBERS: Final[dict[str, int]] = {
    "": 1,
    "одно": 1,
    "двух": 2,
    "трех": 3,
    "четырех": 4,
    "пяти": 5,
    "шести": 6,
    "семи": 7,
    "восьми": 8,
    "девяти": 9,
    "десяти": 10,
    "двенадцати": 12,
    "четырнадцати": 14,
    "пятнадцати": 15,
    "двадцати": 20,
    "тридцати": 30,
}
COMPOUND_UNITS: Final[dict[str, str]] = {
    "дневн": "day",
    "суточн": "day",
    "недельн": "week",
    "месячн": "month",
    "часов": "hour",
    "годичн": "year",
}
RECURRING: Final[dict[str, str]] = {
    "day": "ежедневн* ежедн каждодневно ежесуточно будни будням будних",
    "week": "еженедельн* еженед понедельно",
    "month": "ежемесячн* ежемес помесячно",
    "quarter": "ежеквартальн* ежеквар ежекварт ежекв поквартально",
    "half-year": "ежеполугодн* ежеполугодичн*",
    "year": "ежегодн* ежегодн",
    "school-term": "ежечетвертн* ежетриместров*",
}
# Forms that only several days have, so that "в первых числах" is not the first.
SEVERAL: Final[dict[str, str]] = {"DATE": "числах чисел", "DAY": "днях"}
TIMES: Final[dict[int, str]] = {2: "дважды двукратно", 3: "трижды трехкратно", 4: "четырежды"}
# Winter stands for its first month, December.
SEASONS: Final[dict[int, str]] = {
    12: "зима зимы зиме зиму зимой зимн~ зимне",
    3: "весна весны весне весну весной весенн~ весенне",
    6: "лето лета лету летом летн~ летне",
    9: "осень осени осенью осенн~ осенне",
}
_ADJECTIVE: Final = [
    "ый",
    "ий",
    "ой",
    "ая",
    "яя",
    "ое",
    "ее",
    "ые",
    "ие",
    "ого",
    "его",
    "ому",
    "ему",
    "ом",
    "ем",
    "ой",
    "ей",
    "ую",
    "юю",
    "ым",
    "им",
    "ых",
    "их",
    "ыми",
    "ими",
    "ья",
    "ье",
    "ью",
    "ьи",
    "ьего",
    "ьей",
    "ьем",
    "ьему",
    "ьих",
]


@cache
def vocabulary() -> tuple[dict[str, Entry], dict[str, Entry]]:
    """Return exact forms and open stems, each with its symbol and value."""
    exact: dict[str, Entry] = {}
    stems: dict[str, Entry] = {}
    for form, entry in _forms():
        if form.endswith("*"):
            stems.setdefault(form[:-1], entry)
        elif form.endswith("~"):
            for ending in _ADJECTIVE:
                exact.setdefault(form[:-1] + ending, entry)
        else:
            exact.setdefault(form, entry)
    return exact, stems


def _forms() -> Iterator[tuple[str, Entry]]:
    tables: tuple[tuple[str, dict[Any, str]], ...] = (
        ("MON", MONTHS),
        ("WEEKDAY", WEEKDAYS),
        ("EVERY", RECURRING),
        ("TIMES", TIMES),
        ("SEASON", SEASONS),
    )
    for symbol, table in tables:
        for value, forms in table.items():
            yield from ((form, (symbol, value)) for form in forms.split())
    for symbol, forms in PLAIN.items():
        yield from ((form, (symbol, None)) for form in forms.split())
    for symbol, forms in SEVERAL.items():
        yield from ((form, (symbol, "many")) for form in forms.split())
    for number, forms in NUMBERS.items():
        yield from ((form, ("N", number)) for form in forms.split())
    for prefix, number in COMPOUND_NUMBERS.items():
        for stem, unit in COMPOUND_UNITS.items():
            yield f"{prefix}{stem}~", ("TERM_OF", (number, unit))


@lru_cache(maxsize=8192)
def lookup(word: str) -> Entry | None:
    """Find a lower-case word without ё; the longest stem wins."""
    exact, stems = vocabulary()
    found = exact.get(word)
    if found is not None:
        return found
    for length in range(len(word), 3, -1):
        found = stems.get(word[:length])
        if found is not None:
            return found
    return None
