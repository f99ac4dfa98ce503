"""Headings that say when: the months, quarters and terms that a plan is divided by."""

from __future__ import annotations

import re

from roadmap.intake.document import flat

_MONTHS = {
    "январь": "января", "февраль": "февраля", "март": "марта", "апрель": "апреля", "май": "мая",
    "июнь": "июня", "июль": "июля", "август": "августа", "сентябрь": "сентября",
    "октябрь": "октября", "ноябрь": "ноября", "декабрь": "декабря",
}  # fmt: skip
_MONTH = rf"(?:{'|'.join(_MONTHS)})"
_YEAR = r"(?:\s+20\d\d(?:\s*г(?:ода?|\.)?)?)?"
_ORDINAL = (
    r"(?:I{1,3}|IV|[1-4]|перв\w+|втор\w+|треть\w+|четв[её]рт\w+)(?:\s*-?\s*(?:й|ый|я|ая|е|ое|ой))?"
)
_MONTH_HEADING = re.compile(
    rf"^(?:\d{{1,2}}\.?\s*|[IVX]+\.\s*|(?:план\s+(?:работы\s+)?на\s+|месяц[:\s]\s*))?(?P<month>{_MONTH})(?P<year>{_YEAR})"
    rf"(?P<rest>\s*(?:$|[.,:–—(«\"-].*))$",
    re.IGNORECASE | re.DOTALL,
)
_SPAN = re.compile(
    rf"^(?:{_MONTH}{_YEAR}(?:\s*(?:[-–—/,]|и)\s*{_MONTH}{_YEAR})+"
    rf"|{_ORDINAL}\s+(?:квартал|четверть|триместр|полугодие)(?:\s+20\d\d.{{0,20}})?"
    r"|(?:осенние|зимние|весенние|летние)\s+каникулы|в\s+течение\s+(?:\w+\s+)?(?:года|периода)"
    r"|ежемесячно|ежеквартально|ежегодно|постоянно)\.?$",
    re.IGNORECASE,
)
_DAY = r"\d{1,2}(?:-?го)?"
_DAYS = rf"{_DAY}(?:\s*(?:[-–—,]|и)\s*{_DAY})*"
_WITHIN_MONTH = re.compile(
    rf"^(?:(?:с|до|к|не позднее|после|по)\s+)?{_DAYS}(?:\s+(?:по|до)\s+{_DAY})?(?:\s*числ\w+)?$"
    r"|^(?:[\wё-]+\s+(?:и\s+[\w-]+\s+)?|\d\s*[-–—,и]\s*\d\s*-?\w{0,2}\s+)(?:недел\w+|нед\.|декад\w+|половин\w+)(?:\s+месяца)?$"
    r"|^(?:в\s+)?(?:начал[оае]|середин[аеу]|кон(?:ец|це|ца))(?:\s+месяца)?$",
    re.IGNORECASE,
)
_WHOLE_MONTH = re.compile(r"^(?:в\s+течение\s+(?:всего\s+)?месяца|весь\s+месяц)$", re.IGNORECASE)
_WORDS_OF_MONTH = re.compile(r"\s*(?:числ\w+|месяца)\.?$", re.IGNORECASE)


def says_when(heading: str) -> bool:
    """Whether a heading is the time of the rows under it: "СЕНТЯБРЬ", "II квартал 2026 г."."""
    text = flat(heading)
    if _SPAN.match(text):
        return True
    match = _MONTH_HEADING.match(text)
    return match is not None and not re.search(r"\d", match.group("rest"))


def is_month(heading: str) -> bool:
    """Whether it is one month, whatever motto stands after it: "Октябрь «Месяц музыки»"."""
    return says_when(heading) and _MONTH_HEADING.match(flat(heading)) is not None


def when_of(heading: str) -> str:
    """The heading's words that say when, as printed: "Октябрь" of "Октябрь «Месяц музыки»"."""
    match = _MONTH_HEADING.match(flat(heading))
    return match.group("month") + match.group("year") if match else flat(heading).strip(" .")


def within(cell: str, heading: str) -> str | None:
    """A deadline that only makes sense inside a heading's month: "2 неделя", "до 10 числа", "5".

    The phrase put together ("до 10 сентября 2026 г."); None when the cell says a time of its own.
    """
    match = _MONTH_HEADING.match(flat(heading))
    text = flat(cell).strip(" .")
    if match is None or not text:
        return None
    month = _MONTHS[match.group("month").lower()] + match.group("year")
    if _WHOLE_MONTH.match(text):
        return match.group("month") + match.group("year")
    if not _WITHIN_MONTH.match(text):
        return None
    return f"{_WORDS_OF_MONTH.sub('', text)} {month}"
