"""A responsible cell taken apart into parties, each as printed."""

from __future__ import annotations

import re

from roadmap.model import PartyKind
from roadmap.parties.boundaries import opens_party
from roadmap.parties.kinds import kind_of
from roadmap.parties.morphology import is_modifier, parses
from roadmap.parties.names import find_names, name_tokens
from roadmap.parties.vocabulary import FIELDS_OF_WORK
from roadmap.reading import PartyText

_BULLET = re.compile(r"^\s*(?:[-–—•·*]|\d{1,2}[.)])\s+")
_EDGES = " \t\n,;:–—-"
_REMARK = re.compile(r"^\([^)]*\)$")
_EMPTY = re.compile(r"^[\s\-–—_.xXхХ]*$")
_OPENERS, _CLOSERS = "(«“", ")»”"
_FIELDS_TAIL = re.compile(r"\bпо\s+(?:[А-ЯЁ]{2,4}(?:\s*(?:,|и)\s*)?)+$")


def _top_level_parts(text: str, separators: str) -> list[str]:
    """Split at separators that stand outside brackets and quotes."""
    parts, depth, start, quoted = [], 0, 0, False
    for index, char in enumerate(text):
        if char in _OPENERS:
            depth += 1
        elif char in _CLOSERS:
            depth = max(0, depth - 1)
        elif char == '"':
            quoted = not quoted
        elif char in separators and not depth and not quoted:
            parts.append(text[start:index])
            start = index + 1
    parts.append(text[start:])
    return parts


def _lacks_noun(part: str) -> bool:
    """Whether the part breaks off at an adjective: "отдел общего"."""
    words = part.split()
    if len(words) < 2 or words[-1][:1].isupper():
        return False
    first = parses(words[-1])[0]
    return is_modifier(words[-1]) and first.tag.case in {"gent", "datv", "ablt", "loct"}


def _goes_on(part: str, following: str) -> bool:
    """Whether a comma between the two stands inside one party's name."""
    word = following.strip().rstrip(".")
    if _FIELDS_TAIL.search(part) and all(
        one in FIELDS_OF_WORK for one in re.split(r"\s+и\s+|\s", word)
    ):
        return True
    return _lacks_noun(part.rstrip()) and not next(find_names(following), None)


def _comma_parts(text: str) -> list[str]:
    joined: list[str] = []
    for part in _top_level_parts(text, ",;"):
        if joined and _goes_on(joined[-1], part):
            joined[-1] = f"{joined[-1]},{part}"
        else:
            joined.append(part)
    return joined


def _opens_line(above: str, line: str) -> bool:
    return opens_party(name_tokens(above), name_tokens(line), 0, own_line=True)


def _line_parts(text: str) -> list[str]:
    """Lines of a cell; a line that only goes on with the one before is joined to it."""
    lines: list[str] = []
    for line in text.split("\n"):
        bare = _BULLET.sub("", line)
        starts = bare != line or (bool(lines) and _opens_line(lines[-1], bare))
        if lines and not starts and lines[-1].strip() and bare.strip():
            lines[-1] = f"{lines[-1].rstrip()} {bare.strip()}"
        else:
            lines.append(bare)
    return lines


def _token_parts(text: str) -> list[str]:
    """Parties that lost the separator between them: "УО МКУ ЦПО", "УО Кураторы ШНОР"."""
    tokens = name_tokens(text)
    parts: list[list[str]] = [[]]
    depth = 0
    for index, token in enumerate(tokens):
        if not depth and parts[-1] and opens_party(parts[-1], tokens, index):
            if parts[-1][-1] in {"и", "/", "совместно", "с"}:
                _drop_link(parts[-1])
            parts.append([])
        parts[-1].append(token)
        depth += sum(token.count(char) for char in _OPENERS)
        depth = max(0, depth - sum(token.count(char) for char in _CLOSERS))
    return [" ".join(part) for part in parts]


def _drop_link(words: list[str]) -> None:
    while words and words[-1] in {"и", "/", "совместно", "с"}:
        words.pop()


def _trimmed(part: str) -> str:
    text = " ".join(part.split()).strip(_EDGES)
    if text.endswith(".") and not re.search(r"(?:[А-ЯЁ]|\b(?:др|пр|г|им|зам))\.$", text):
        text = text.rstrip(". ")
    return text


def split_parties(cell: str) -> tuple[PartyText, ...]:
    """The parties of one cell in the order printed; an empty cell or a dash has none.

    Line breaks in the cell are evidence of a list, but not needed.
    """
    if _EMPTY.match(cell):
        return ()
    found: list[str] = []
    for line in _line_parts(cell.replace("\xa0", " ").replace("\xad", "")):
        for part in _comma_parts(line):
            for token_part in _token_parts(part):
                text = _trimmed(token_part)
                if text and _REMARK.match(text) and found:
                    found[-1] = f"{found[-1]} {text}"
                elif text:
                    found.append(text)
    return tuple(PartyText(text, kind_of(text)) for text in found)


def is_person(party: PartyText) -> bool:
    """Whether the party names somebody."""
    return party.kind is PartyKind.PERSON
