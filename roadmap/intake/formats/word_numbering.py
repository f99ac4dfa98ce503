"""Automatic numbers of Word: the text of such a cell is empty, the number is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from roadmap.intake.formats.word import value, w

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    style: str
    text: str


def _roman(number: int) -> str:
    result = ""
    for amount, sign in _ROMAN:
        while number >= amount:
            result, number = result + sign, number - amount
    return result


def _letter(number: int, letters: str) -> str:
    return letters[(number - 1) % len(letters)]


def _printed(number: int, style: str) -> str:
    shapes = {
        "upperRoman": _roman(number),
        "lowerRoman": _roman(number).lower(),
        "upperLetter": _letter(number, _LATIN).upper(),
        "lowerLetter": _letter(number, _LATIN),
        "russianUpper": _letter(number, _RUSSIAN).upper(),
        "russianLower": _letter(number, _RUSSIAN),
        "none": "",
    }
    return shapes.get(style, str(number))


@dataclass(slots=True)
class Numbering:
    """The document's lists; counts on as paragraphs come."""

    _abstract: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _lists: dict[str, str] = field(default_factory=dict)
    _restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    _counters: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, root: Element | None) -> Numbering:
        """The lists that numbering.xml defines; none without it."""
        found = cls()
        if root is None:
            return found
        for abstract in root.iter(w("abstractNum")):
            levels = {int(one.get(w("ilvl"), "0")): _level(one) for one in abstract.iter(w("lvl"))}
            found._abstract[abstract.get(w("abstractNumId"), "")] = levels
        for one in root.iter(w("num")):
            number = one.get(w("numId"), "")
            found._lists[number] = value(one, "abstractNumId") or ""
            for override in one.iter(w("lvlOverride")):
                start = value(override, "startOverride")
                if start is not None and start.isdigit():
                    found._restarts[number, int(override.get(w("ilvl"), "0"))] = int(start)
        return found

    def next(self, list_id: str, depth: int) -> str:
        """The number of the next paragraph of this list at this depth, as printed; "" for none."""
        abstract = self._lists.get(list_id)
        levels = self._abstract.get(abstract or "", {})
        level = levels.get(depth)
        if abstract is None or level is None:
            return ""
        counters = self._counters.setdefault(abstract, {})
        self._restart(list_id, counters)
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for deeper in range(depth + 1, _LEVELS):
            counters.pop(deeper, None)
        if level.style == "bullet":
            return "•"
        return re.sub(
            r"%(\d)", lambda match: _part(levels, counters, int(match.group(1)) - 1), level.text
        )

    def _restart(self, list_id: str, counters: dict[int, int]) -> None:
        if list_id in self._begun:
            return
        self._begun.add(list_id)
        for (one, depth), start in self._restarts.items():
            if one == list_id:
                counters[depth] = start - 1


def _part(levels: dict[int, _Level], counters: dict[int, int], depth: int) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    return _printed(counters.get(depth, level.start), level.style)


def _level(element: Element) -> _Level:
    start = value(element, "start") or "1"
    return _Level(
        int(start) if start.isdigit() else 1,
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
    )
