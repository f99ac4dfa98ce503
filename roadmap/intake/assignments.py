"""Whom the points of an order address, and what they order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from roadmap.intake.orders import Point
from roadmap.intake.phrases import deadline_in
from roadmap.model import PartyKind
from roadmap.parties import find_names, kind_of, nominative, nominative_name
from roadmap.parties.morphology import has, head_group, is_abbreviation, lemmas, parses
from roadmap.parties.vocabulary import INNER_UNITS, ROLE_NOUNS, TOP_UNITS
from roadmap.reading import Assignee

_WORD = re.compile(r"[А-Яа-яЁё][А-Яа-яЁё.-]*")
_ASKING = re.compile(r"^(?:рекомендовать|поручить|обязать|предложить|просить)\s+", re.IGNORECASE)
_OBLIGING = re.compile(r"^(?:обязать|просить)\s", re.IGNORECASE)
_ACTING = re.compile(r"^(?:и\.\s?о\.|врио|исполняющ\w+\s+обязанности)\s+", re.IGNORECASE)
_WHEN_IN_ADDRESS = re.compile(
    r",?\s+(?:в\s+срок\b|до\s+\d|не\s+позднее|к\s+\d|в\s+течение|еже\w+|с\s+\d|постоянно|незамедлительно|регулярно|своевременно"
    r"|в\s+\w+дневный).*$",
    re.IGNORECASE,
)
_BRACKET_NAME = re.compile(r"\(([^()]*)\)\s*$")
_LAST_BRACKET = re.compile(r"\(([^()]*[А-ЯЁ]\.[^()]*)\)\s*[.:;]?\s*$")
_NOT_ORDERED = re.compile(
    r"^(?:утвердить|назначить|признать|считать|ввести в действие|контроль|настоящ|приказ\b|отменить|создать|образовать"
    r"|(?:постановление|распоряжение|решение)\s+вступает|общий\s+контроль|персональный\s+контроль|ответственность|ответственным|внести|изложить|прилага)",
    re.IGNORECASE,
)
_APPROVES_BELOW = re.compile(r"^(?:утвердить|признать|создать|назначить)[^.]*:$", re.IGNORECASE)
_APPROVES_PLAN = re.compile(
    r"^(?:утвердить|ввести\s+в\s+действие|принять)\b.*\b(?:план\w*|дорожн\w+|программ\w+|график\w*|перечень"
    r"\s+мероприятий|комплекс\s+мер|мероприятия)\b|^утвердить[^.]*:$",
    re.IGNORECASE,
)
_OBLIQUE = ("datv", "ablt")


@dataclass(frozen=True, slots=True)
class Ordered:
    """A point that orders something: before its deadline is read."""

    no: str
    text: str
    assignees: tuple[Assignee, ...]
    deadline: str


def _opens_address(text: str, case: str) -> bool:
    """Whether the text begins with whom it addresses: "Отделу ...", "МКУ ЦРО ..."."""
    if _ACTING.match(text):
        return True
    words = _WORD.findall(text)[:8]
    for index, word in enumerate(words):
        if is_abbreviation(word):
            return True
        if has(word, "INFN"):
            return False
        if head_group(words[index:]) > 0 and has(word, "ADJF", case):
            continue
        if has(word, "NOUN"):
            return has(word, "NOUN", case) and parses(word)[0].tag.POS == "NOUN"
        if not (has(word, "ADJF", case) or has(word, "PRTF", case)):
            return False
    return False


def _address(text: str) -> tuple[str, str]:
    """The addressee's words and what is ordered, parted at the colon or the first infinitive."""
    body = _ASKING.sub("", text)
    if not _opens_address(body, "accs" if _OBLIGING.match(text) else "datv"):
        return "", text
    depth = 0
    for match in re.finditer(r"[()«»:]|[А-Яа-яЁё]+", body):
        piece = match.group()
        if piece in "(«":
            depth += 1
        elif piece in ")»":
            depth -= 1
        elif depth > 0:
            continue
        elif piece == ":":
            return _without_time(body[: match.start()], body[match.end() :].strip())
        elif parses(piece)[0].tag.POS == "INFN" and piece.islower():
            return _without_time(body[: match.start()], body[match.start() :])
    return "", text


def _without_time(address: str, order: str) -> tuple[str, str]:
    """The time between the addressee and the order belongs to the order."""
    when = _WHEN_IN_ADDRESS.search(address)
    if (
        when is None
        or when.start() == 0
        or address.count("(", 0, when.start()) != address.count(")", 0, when.start())
    ):
        return address, order
    told = when.group().strip(" ,:")
    return address[: when.start()], f"{told} {order}".strip() if order else ""


def _heads_unit(text: str, case: str | None) -> bool:
    """Whether the text opens with a unit or people in the case, so that it is a new addressee."""
    words = _WORD.findall(text)[:5]
    for word in words:
        if is_abbreviation(word):
            return True
        known = lemmas(word) & (TOP_UNITS | INNER_UNITS | set(ROLE_NOUNS))
        if known:
            return case is None or has(word, "NOUN", case)
        if not any(has(word, part, case or "datv") for part in ("ADJF", "PRTF")):
            return False
    return False


def _case_of(text: str) -> str | None:
    for word in _WORD.findall(text):
        if is_abbreviation(word):
            continue
        for case in _OBLIQUE:
            if has(word, "NOUN", case) or has(word, "ADJF", case):
                return case
        return None
    return None


def _split_address(address: str) -> list[str]:
    parts: list[str] = []
    case: str | None = "datv"
    start = depth = 0
    for match in re.finditer(r"[()«»]|,\s+|\s+и\s+|\s+совместно\s+с(?:о)?\s+", address):
        piece = match.group()
        if piece in "()«»":
            depth += 1 if piece in "(«" else -1
            continue
        together = "совместно" in piece
        named = _names_next(address[start : match.start()], address[match.end() :])
        if depth or not (
            named or _heads_unit(address[match.end() :], "ablt" if together else case)
        ):
            continue
        case = "ablt" if together else case
        parts.append(address[start : match.start()])
        start = match.end()
    parts.append(address[start:])
    return [part.strip(" ,;:") for part in parts if part.strip(" ,;:")]


def _names_next(above: str, below: str) -> bool:
    """Whether one more person follows a person: "заместителям Орловой М.П., Дубу А.А."."""
    following = next(find_names(below), None)
    return following is not None and following.start() == 0 and any(find_names(above))


def _assignee(text: str, known: tuple[str, ...]) -> Assignee:
    bracket = _BRACKET_NAME.search(text)
    person: str | None = None
    body = text
    if bracket and next(find_names(bracket.group(1)), None):
        case = _case_of(text)
        person = _person(bracket.group(1), case, known)
        body = text[: bracket.start()].strip()
    kind = kind_of(nominative(body, _case_of(body)))
    if kind is PartyKind.PERSON:
        name = next(find_names(body), None)
        person = _person(name.group() if name else body, _case_of(body), known)
        return Assignee(text, person, kind, person)
    return Assignee(text, nominative(body, _case_of(body)), kind, person)


def _person(printed: str, case: str | None, known: tuple[str, ...]) -> str:
    """A name in brackets is usually in the nominative already, unless its form says otherwise."""
    name = next(find_names(printed), None)
    text = name.group().strip() if name else printed.strip()
    straight = nominative_name(text, None, known)
    return straight if straight != text or case is None else _declined(text, case)


def _declined(text: str, case: str) -> str:
    surname = max(_WORD.findall(text), key=len)
    return text if has(surname, "nomn") else nominative_name(text, case)


def ordered_points(points: tuple[Point, ...], known: tuple[str, ...]) -> list[Ordered]:
    """The points that assign something, each with its addressees.

    A point that ends in a colon only addresses the points under it. Approval, appointment,
    control and the like order nothing and are left out.
    """
    found: list[Ordered] = []
    header: tuple[str, tuple[Assignee, ...], str] = ("", (), "")
    approving = ""
    for index, point in enumerate(points):
        if approving and _is_under(point.no, approving):
            continue
        approving = point.no if _APPROVES_BELOW.match(point.text) else ""
        address, order = _address(point.text)
        assignees = tuple(_assignee(part, known) for part in _split_address(address))
        below = points[index + 1].no if index + 1 < len(points) else ""
        if address and not order and _is_under(below, point.no):
            header = (point.no, assignees, deadline_in(point.text))
            continue
        under = bool(header[0]) and _is_under(point.no, header[0])
        if not assignees and under:
            assignees = header[1]
        elif not assignees:
            assignees = _named_at_end(point.text, known)
        if not assignees and _NOT_ORDERED.match(point.text):
            continue
        text = order if address and order else point.text
        deadline = deadline_in(text) or (header[2] if under else "")
        found.append(Ordered(point.no, text, assignees, deadline))
    return found


def stands_alone(points: tuple[Point, ...]) -> bool:
    """Whether an order is a plan by itself: it tells several to do something, some by a date.

    One that approves a plan is not: its plan is another file, or its table was lost.
    """
    if any(_APPROVES_PLAN.match(point.text) for point in points):
        return False
    ordered = [one for one in ordered_points(points, ()) if one.assignees]
    return len(ordered) > 1 and any(one.deadline for one in ordered)


def _named_at_end(text: str, known: tuple[str, ...]) -> tuple[Assignee, ...]:
    match = _LAST_BRACKET.search(text)
    if match is None or not next(find_names(match.group(1)), None):
        return ()
    person = _person(match.group(1), None, known)
    return (Assignee(match.group(1).strip(), person, PartyKind.PERSON, person),)


def _is_under(no: str, parent: str) -> bool:
    return bool(no) and no != parent and no.startswith(parent.rstrip(")"))
