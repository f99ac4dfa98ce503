"""A responsible cell taken apart into parties, each as printed."""

from __future__ import annotations

import re

from roadmap.model import PartyKind
from roadmap.parties.boundaries import opens_party
from roadmap.parties.commas import goes_on, is_post_after
from roadmap.parties.kinds import is_role_word, kind_of
from roadmap.parties.morphology import is_abbreviation, is_known, lemmas
from roadmap.parties.names import find_names, name_tokens, token_spans
from roadmap.parties.vocabulary import INNER_UNITS, SHORTENED_ENDS, TOP_UNITS
from roadmap.reading import PartyText

_BULLET = re.compile(r"^\s*(?:[-–—•·*]|\d{1,2}[.)])\s+")
_EDGES = " \t\n,;:–—-"
_REMARK = re.compile(r"^\([^)]*\)$")
_EMPTY = re.compile(r"^[\s\-–—_.xXхХ]*$")
_SLASH = re.compile(r"(?<=[А-Яа-яЁё»\").])\s*/\s*(?=[«\"(]?[А-Яа-яЁё])")
_NEXT_NUMBER = re.compile(r"(?<=\S)\s+(?=\d{1,2}[.)]\s+[А-ЯЁа-яё«])")
_BROKEN_WORD = re.compile(r"([А-Яа-яЁё]+)-\n([а-яё]+)")
_TOGETHER = re.compile(
    r"(?:^|\s+)(?:совместно\s+со?|во\s+взаимодействии\s+со?|при\s+(?:участии|содействии|поддержке)|с\s+(?:привлечением|участием))\s+"
)
_LINKS = frozenset({"и", "/"})
_OPENERS, _CLOSERS = "(«“", ")»”"


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


def _comma_parts(text: str) -> list[str]:
    """Parts between commas and semicolons; a comma inside one party's name parts nothing."""
    joined: list[str] = []
    for chunk in _top_level_parts(_TOGETHER.sub("; ", text), ";"):
        chunk_parts: list[str] = []
        for part in _top_level_parts(chunk, ","):
            if chunk_parts and goes_on(chunk_parts[-1], part):
                chunk_parts[-1] = f"{chunk_parts[-1]},{part}"
            else:
                chunk_parts.append(part)
        joined += _with_posts(chunk_parts)
    return joined


def _with_posts(parts: list[str]) -> list[str]:
    """A post after a bare name is that person's: "Орлова М.П., начальник отдела"."""
    joined: list[str] = []
    for index, part in enumerate(parts):
        following = parts[index + 1] if index + 1 < len(parts) else None
        more = following is not None and next(find_names(following), None) is None
        if joined and not more and is_post_after(joined[-1], part):
            joined[-1] = f"{joined[-1]},{part}"
        else:
            joined.append(part)
    return joined


def _slash_parts(text: str) -> list[str]:
    """Parts between slashes that part two parties: "УО/ИМЦ", not "и/или" or "д/с"."""
    parts = [""]
    start = 0
    for match in _SLASH.finditer(text):
        before = re.split(r"[\s/]", text[start : match.start()])[-1]
        after = re.split(r"[\s/]", text[match.end() :])[0]
        named = any(find_names(text[start : match.start()])) and any(
            name.start() == 0 for name in find_names(text[match.end() :])
        )
        if named or (min(len(before), len(after)) > 1 and (_names(before) or _names(after))):
            parts[-1] += text[start : match.start()]
            parts.append("")
        else:
            parts[-1] += text[start : match.end()]
        start = match.end()
    parts[-1] += text[start:]
    return parts


def _names(word: str) -> bool:
    """Whether a word can stand for a party: an abbreviation, a unit, people."""
    bare = word.strip('«»"().,')
    return (
        is_abbreviation(bare)
        or bool(lemmas(bare) & (TOP_UNITS | INNER_UNITS))
        or (len(bare) > 3 and is_role_word(bare))
    )


def _opens_line(above: str, line: str) -> bool:
    return opens_party(name_tokens(above), name_tokens(line), 0, own_line=True)


def _line_parts(text: str) -> list[str]:
    """Lines of a cell; a line that only goes on with the one before is joined to it."""
    whole = _BROKEN_WORD.sub(_mended, text)
    if re.match(r"\s*1[.)]\s", whole):
        whole = _NEXT_NUMBER.sub("\n", whole)
    lines: list[str] = []
    for line in whole.split("\n"):
        bare = _BULLET.sub("", line)
        starts = bare != line or (bool(lines) and _opens_line(lines[-1], bare))
        if lines and not starts and lines[-1].strip() and bare.strip():
            lines[-1] = f"{lines[-1].rstrip()} {bare.strip()}"
        else:
            lines.append(bare)
    return lines


def _mended(match: re.Match[str]) -> str:
    """A word that a line's end broke: "руко-водители", but "психолого-педагогический"."""
    head, tail = match.groups()
    return head + tail if is_known(head + tail) else f"{head}-{tail}"


def _token_parts(text: str) -> list[str]:
    """Parties that lost the separator between them: "УО МКУ ЦПО", "УО Кураторы ШНОР"."""
    spans = token_spans(text)
    tokens = [text[start:end] for start, end in spans]
    parts: list[list[int]] = [[]]
    depth = 0
    for index, token in enumerate(tokens):
        party = [tokens[one] for one in parts[-1]]
        apart = index == 0 or spans[index - 1][1] < spans[index][0]
        if apart and not depth and party and opens_party(party, tokens, index):
            _drop_links(parts[-1], tokens)
            parts.append([])
        parts[-1].append(index)
        depth += sum(token.count(char) for char in _OPENERS)
        depth = max(0, depth - sum(token.count(char) for char in _CLOSERS))
    return [text[spans[part[0]][0] : spans[part[-1]][1]] for part in parts if part]


def _drop_links(places: list[int], tokens: list[str]) -> None:
    while places and tokens[places[-1]] in _LINKS:
        places.pop()


def _trimmed(part: str) -> str:
    """The part without separators at its ends; the dot of a shortened word stays."""
    text = " ".join(part.split()).strip(_EDGES)
    if not text.endswith("."):
        return text
    last = re.split(r"[\s.]", text.rstrip("."))[-1]
    kept = (len(last) == 1 and last.isupper()) or last.lower() in SHORTENED_ENDS
    return text if kept else text.rstrip(". ")


def split_parties(cell: str) -> tuple[PartyText, ...]:
    """The parties of one cell in the order printed; an empty cell or a dash has none.

    Line breaks in the cell are evidence of a list, but not needed.
    """
    if _EMPTY.match(cell):
        return ()
    found: list[str] = []
    for line in _line_parts(cell.replace("\xa0", " ").replace("\xad", "")):
        for part in _comma_parts(line):
            for slash_part in _slash_parts(part):
                for token_part in _token_parts(slash_part):
                    _keep(_trimmed(token_part), found)
    return tuple(PartyText(text, kind_of(text)) for text in found)


def _keep(text: str, found: list[str]) -> None:
    """Take one more party; a remark in brackets belongs to the party before it."""
    if text and _REMARK.match(text) and found:
        found[-1] = f"{found[-1]} {text}"
    elif text:
        found.append(text)


def is_person(party: PartyText) -> bool:
    """Whether the party names somebody."""
    return party.kind is PartyKind.PERSON
