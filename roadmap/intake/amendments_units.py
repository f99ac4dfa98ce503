"""An amending order's text in units: one point with everything that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from roadmap.intake.amendments_quotes import is_open
from roadmap.intake.document import Block, Paragraph, Table, flat, join_text
from roadmap.intake.orders import APPENDIX

_MARKER = re.compile(
    r"^(?P<no>\d{1,2}(?:\.\d{1,2})+[.)]?|\d{1,2}[.)]|[а-я]\)|[-–—•])\s+(?P<text>\S.*)$", re.DOTALL
)
_TARGET = (
    r"(?:под)?пункт|п\.|п\.?\s?п\.|строк|позици|раздел|подраздел|приложени|граф|столб|колонк|абзац|преамбул|наименовани"
    r"|заголов|таблиц|план|дорожн|слов|цифр|дат[ауы]|срок|тексте"
)
_INSTRUCTION = re.compile(
    rf"^(?:в\s+|во\s+|из\s+)?(?:{_TARGET})|^(?:дополнить|исключить|изложить|заменить|признать|внести|после|по\s+(?:всему\s+)?текст"
    r"|контроль|настоящ|приказ|отменить|считать|вместо|разместить|довести|направить|ознакомить|перенести|продлить|установить)",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.;:»\"”]\s*$")
_ORDERING = re.compile(
    r"(?:п\s?р\s?и\s?к\s?а\s?з\s?ы\s?в\s?а\s?ю|п\s?о\s?с\s?т\s?а\s?н\s?о\s?в\s?л\s?я\s?[юе]\s?т?|обязываю|решил[аи]?)\s*:?\s*$",
    re.IGNORECASE,
)
_ACT_ONLY = re.compile(r"^(?:приказываю|постановляю|п р и к а з ы в а ю)\s*:?$", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"^(?:и\.\s?о\.|врио|исполняющ|первый\s+заместител|заместител|начальник|руководител|директор|министр"
    r"|глава|председател|заведующ)\w*\b(?!.*[:;]$)",
    re.IGNORECASE,
)
_SIGNATURE_LIMIT = 160
_QUOTED_LIMIT = 20_000  # a quotation that was never closed must not swallow a book


@dataclass(frozen=True, slots=True)
class Unit:
    """A point with its text, the tables printed in it, and the points above it, outermost first."""

    no: str
    depth: int
    text: str
    tables: tuple[Table, ...] = ()
    above: tuple[str, ...] = ()


@dataclass(slots=True)
class Units:
    """The units of the order's text, and what follows it: its appendices."""

    units: list[Unit] = field(default_factory=list)
    rest: tuple[Block, ...] = ()


def units_of(blocks: tuple[Block, ...]) -> Units:
    """The points from the ordering word on; without one, from the first point on."""
    found = Units()
    for at in range(_start(blocks), len(blocks)):
        block = blocks[at]
        if isinstance(block, Table):
            if found.units:
                tables = (*found.units[-1].tables, block)
                found.units[-1] = replace(found.units[-1], tables=tables)
            continue
        text = flat(block.text)
        last = found.units[-1].text if found.units else ""
        held = len(last) < _QUOTED_LIMIT and is_open(last)
        if not held and found.units and (APPENDIX.match(text) or _signs(text, blocks[at + 1 :])):
            found.rest = blocks[at:]
            break
        for line in _lines(block):
            _take(found.units, line)
    found.units = _nested(found.units)
    return found


def _start(blocks: tuple[Block, ...]) -> int:
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and _ORDERING.search(flat(block.text)):
            return at + 1
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and _MARKER.match(flat(block.text)):
            return at
    return len(blocks)


def _signs(text: str, following: tuple[Block, ...]) -> bool:
    if not _SIGNATURE.match(text) or len(text) > _SIGNATURE_LIMIT:
        return False
    below = next((flat(one.text) for one in following if isinstance(one, Paragraph)), "")
    return bool(re.search(r"[А-ЯЁ]\.\s?[А-ЯЁ]\.", text) or re.search(r"[А-ЯЁ]\.\s?[А-ЯЁ]\.", below))


def _lines(paragraph: Paragraph) -> Iterable[str]:
    """A paragraph's points apart, when several stand in it line by line."""
    whole = ""
    for line in paragraph.text.split("\n"):
        if whole and _begins(line) and not is_open(whole):
            yield whole
            whole = line
        else:
            whole = join_text(whole, line) if whole else line
    if whole:
        yield flat(whole)


def _begins(line: str) -> bool:
    found = _MARKER.match(line)
    return found is not None and bool(_INSTRUCTION.match(found["text"]))


def _take(units: list[Unit], text: str) -> None:
    """Begin a unit, or go on with the last one."""
    found = _MARKER.match(text)
    last = units[-1].text if units else ""
    within = (
        len(last) < _QUOTED_LIMIT and is_open(last) and not (_begins(text) and _ENDED.search(last))
    )
    quoted = last.endswith(":") and text[:1] in '«"“„'
    if units and (within or quoted or (found is None and not _stands_alone(last, text))):
        units[-1] = replace(units[-1], text=join_text(last, text))
    elif found is None:
        units.append(Unit("", _inner(units), text))
    else:
        units.append(Unit(found["no"], _depth(found["no"]), found["text"]))


def _stands_alone(last: str, text: str) -> bool:
    """Whether a paragraph without a number is a change of its own."""
    return bool(_INSTRUCTION.match(text)) and bool(_ENDED.search(last))


def _inner(units: list[Unit]) -> int:
    """An unnumbered change stands inside the point that announced it."""
    return next((one.depth + 5 for one in reversed(units) if one.no), 5)


def _depth(no: str) -> int:
    if no[0].isdigit():
        dots = len(re.findall(r"\d+", no))
        return 40 if no.endswith(")") and dots == 1 else 10 * dots
    return 60 if no[0] in "-–—•" else 50


def _nested(units: list[Unit]) -> list[Unit]:
    """Each unit with the announcing points above it ("В приложении:")."""
    nested: list[Unit] = []
    open_: list[Unit] = []
    for unit in units:
        while open_ and open_[-1].depth >= unit.depth:
            open_.pop()
        nested.append(replace(unit, above=tuple(one.text for one in open_)))
        if unit.text.endswith(":"):
            open_.append(unit)
    return nested
