"""Where a change goes: point, row, section, appendix, column, as an amending order prints them."""

from __future__ import annotations

import re
from dataclasses import replace

from roadmap.amendments import Spot
from roadmap.intake.amendments_quotes import MARK, Masked
from roadmap.intake.columns import Column, column_of

_N = r"\d{1,3}(?:\.\d{1,3})*"
_LIST = rf"(?P<list>{_N}\.?(?!\d)(?:\s*(?:,|;|и|-|–|—)\s*(?:№\s*)?{_N}\.?(?!\d))*)"
_POINT = re.compile(
    rf"(?<![а-яё])(?:пункт(?:а|е|ом|у|ы|ов|ах|ами)?|пп?\.\s?п?\.?|позици\w+|строк\w*|мероприяти\w+)"
    rf"\s*(?:под\s+)?(?:номер\w*\s*)?(?:№+\s*)?(?:п/п\s*)?{_LIST}",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"(?<![а-яё])(?:пункт[еа]?|строк[еуиа]|позици[июя]|мероприяти[иеяю])\s+⟦(?P<mark>\d+)⟧",
    re.IGNORECASE,
)
_SUB_NUMBER = re.compile(
    rf"подпункт\w*\s*(?P<list>{_N}(?:\s*(?:,|и)\s*{_N})*)\.?(?!\d)", re.IGNORECASE
)
_SUB = re.compile(
    r"подпункт(?:а|е|ы|у|ом|ов|ах)?\s*(?:⟦(?P<mark>\d+)⟧|(?<=\s)(?P<letter>[а-я])\)?(?![а-яё]))",
    re.IGNORECASE,
)
_ORDINALS = (
    "перв", "втор", "трет", "четв[её]рт", "пят", "шест", "седьм", "восьм", "девят", "десят",
)  # fmt: skip
_ORDINAL = re.compile(
    rf"(?P<what>абзац\w*|строк\w*|позици\w*|предложени\w*)\s+(?P<word>(?:{'|'.join(_ORDINALS)})\w*|\d{{1,2}})"
    rf"|(?P<word_before>(?:{'|'.join(_ORDINALS)})[а-яё]+)\s+(?P<what_after>абзац\w*|строк\w*|позици\w*|предложени\w*)",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:под)?раздел\w*\s+(?:№\s*)?(?:(?P<no>[IVXХ]+(?![а-яё])|\d{1,2}(?:\.\d{1,2})*)\.?\s*)?(?:⟦(?P<mark>\d+)⟧)?",
    re.IGNORECASE,
)
_APPENDIX = re.compile(r"приложени\w+(?:\s*(?:№\s*)?(?P<no>\d{1,2})(?!\d|\.\d))?", re.IGNORECASE)
_ACCORDING = re.compile(
    r"(?:согласно|в соответствии с|прилагаем\w+|указанн\w+ в)\s+приложени\w+(?:\s*№?\s*\d+)?(?:\s+к\s+настоящему\s+\w+)?",
    re.IGNORECASE,
)
_COLUMN = re.compile(
    r"(?:граф\w*|столб\w*|колонк\w*)\s+(?:№\s*)?(?:⟦(?P<mark>\d+)⟧|(?P<no>\d{1,2})|(?P<words>[а-яё]+(?:\s+исполнения)?))",
    re.IGNORECASE,
)
_COLUMN_AFTER = re.compile(r"⟦(?P<mark>\d+)⟧\s+(?:граф|столб|колонк)\w*", re.IGNORECASE)
_OWN = re.compile(
    rf"(?:пункт\w*|п\.)\s*{_N}\.?\s+(?:\w+\s+)?(?:приказа|распоряжения|постановления)",
    re.IGNORECASE,
)
_EVERYWHERE = re.compile(
    r"по\s+(?:всему\s+)?текст\w+|(?:во?\s+)?всех\s+(?:пунктах|строках)|везде|в\s+тексте\s+(?:приказа|приложени|план|дорожн)",
    re.IGNORECASE,
)
_FIELDS = {
    Column.DEADLINE: "deadline",
    Column.START: "deadline",
    Column.END: "deadline",
    Column.RESPONSIBLE: "responsible",
    Column.CO: "responsible",
    Column.TITLE: "title",
    Column.FORM: "form",
    Column.RESULT: "result",
    Column.PLACE: "place",
    Column.AUDIENCE: "audience",
    Column.NO: "no",
}


def spot_of(text: str, quotes: Masked, inherited: Spot) -> Spot:
    """The place that a part of the masked text names; what it leaves open is inherited."""
    text = _ACCORDING.sub(" ", text)
    spot = replace(inherited, text=quotes.shown(text).strip(" ,;:.") or inherited.text)
    spot = _within(text, quotes, spot)
    points, part = _points(text, quotes)
    if points or part:
        spot = replace(spot, points=points or inherited.points, part=part)
    column = _column(text, quotes)
    return replace(
        spot,
        column=column or inherited.column,
        own=bool(_OWN.search(text)) or (inherited.own and not points),
        everywhere=bool(_EVERYWHERE.search(text)) or (inherited.everywhere and not points),
    )


def field_of(column: str | None) -> str | None:
    """What a column named in the text holds; None when its name does not say."""
    found = column_of(column) if column else None
    return _FIELDS.get(found) if found else None


def _within(text: str, quotes: Masked, spot: Spot) -> Spot:
    section = next((one for one in _SECTION.finditer(text) if one["no"] or one["mark"]), None)
    if section is not None:
        named = " ".join(
            part
            for part in (section["no"], section["mark"] and quotes.quote(section["mark"]))
            if part
        )
        spot = replace(spot, section=named, points=(), part=None)
    appendix = _APPENDIX.search(text)
    if appendix is not None:
        spot = replace(spot, appendix=appendix["no"] or "")
    return spot


def _points(text: str, quotes: Masked) -> tuple[tuple[str, ...], str | None]:
    """The numbers of points or rows, or their quoted titles, and what is meant inside one."""
    found = [number for one in _POINT.finditer(text) for number in numbers(one["list"])]
    found += [quotes.quote(one["mark"]) for one in _TITLED.finditer(text)]
    parts: list[str] = []
    dotted = [
        number
        for one in _SUB_NUMBER.finditer(text)
        for number in numbers(one["list"])
        if "." in number
    ]
    if dotted:
        found = dotted
    parts += [one.group().strip() for one in _SUB_NUMBER.finditer(text) if "." not in one["list"]]
    for one in _SUB.finditer(text):
        letter = quotes.quote(one["mark"]).rstrip(")") if one["mark"] else one["letter"]
        parts.append(f"подпункт «{letter}»")
    for one in _ORDINAL.finditer(text):
        what = (one["what"] or one["what_after"]).lower()
        if what.startswith(("абзац", "предложени")):
            parts.append(one.group())
        elif not found:
            found.append(_ordinal(one["word"] or one["word_before"]))
    return tuple(dict.fromkeys(found)), ", ".join(parts) or None


def numbers(text: str) -> list[str]:
    """Numbers of a list: "3, 5 и 7–9" are 3, 5, 7, 8, 9."""
    found: list[str] = []
    for piece in re.split(r"\s*(?:,|;|\sи\s)\s*", text.replace(" и ", " , ")):
        ends = re.split(r"\s*[-–—]\s*", piece)
        ends = [end.strip(" .№") for end in ends if end.strip(" .№")]
        if len(ends) == 2 and all(end.isdigit() for end in ends) and int(ends[0]) < int(ends[1]):
            found += [str(number) for number in range(int(ends[0]), int(ends[1]) + 1)]
        else:
            found += ends
    return found


def _ordinal(word: str) -> str:
    if word.isdigit():
        return word
    return next(
        str(at) for at, one in enumerate(_ORDINALS, start=1) if re.match(one, word, re.IGNORECASE)
    )


def _column(text: str, quotes: Masked) -> str | None:
    found = _COLUMN.search(text) or _COLUMN_AFTER.search(text)
    if found is None:
        return None
    if found["mark"]:
        return quotes.quote(found["mark"])
    groups = found.groupdict()
    return groups.get("no") or groups.get("words")


def named_marks(text: str) -> frozenset[str]:
    """Marks that name a place (a section, a column, a subpoint), not words to be changed."""
    marks = {
        one.group("mark")
        for pattern in (_SECTION, _COLUMN, _COLUMN_AFTER, _SUB, _TITLED)
        for one in pattern.finditer(text)
        if one.group("mark")
    }
    return frozenset(marks)


def marks_in(text: str) -> list[str]:
    """The numbers of all marks, in order."""
    return MARK.findall(text)
