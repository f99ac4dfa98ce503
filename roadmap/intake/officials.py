"""Who controls the order and who coordinates the work, as its points say."""

from __future__ import annotations

import re

from roadmap.intake.assignments import Ordered
from roadmap.intake.orders import OrderText, Point
from roadmap.parties import find_names, nominative, nominative_name
from roadmap.reading import Controller, CoordinatorText

_CONTROL = re.compile(
    r"контрол\w+.*?\b(?P<verb>возложить|возлага(?:ю|ем|ется)|возложен\w*|оставля(?:ю|ем)|оставить|остается|остаётся|сохраня(?:ю|ем)"
    r"|сохранить|бер(?:у|[её]м)|поручить|поручаю|закрепить|закрепляю|осуществляет|осуществляю)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:оставля(?:ю|ем)|оставить|остается|остаётся|сохраня(?:ю|ем)|сохранить|бер(?:у|[её]м)|закрепляю)\s+(?:за\s+собой|на\s+себя|за\s+мной)"
    r"|\bосуществляю\s+(?:лично|сам\w?)",
    re.IGNORECASE,
)
_LAID_ON = re.compile(
    r"\b(?:возложить|возлага(?:ю|ем|ется)|возложен\w*|поручить|поручаю|закрепить|закрепляю|осуществляет|оставить|оставляю)"
    r"\s+(?P<how>на\s+|за\s+)?",
    re.IGNORECASE,
)
_CASES = {"на": "accs", "за": "ablt"}
_BARE_CASES = {"поруч": "datv", "осущ": None}
_APPOINTS = r"(?:назнач\w+|определить|утвердить|считать|возложить|закрепить|является)"
_CHARGE = r"(?:координатор\w*|куратор\w*|координаци\w+)"
_COORDINATOR = re.compile(
    rf"^(?:{_APPOINTS}\b.*\b{_CHARGE}|.{{0,60}}\b{_CHARGE}.*\b{_APPOINTS}"
    r"|назначить\s+(?:лиц\w+,?\s+)?ответственн\w+\b.*"
    r"|ответственность\s+за\s+(?:реализаци|выполнени|организаци|координаци|исполнение\s+(?:плана|дорожной)).*\bвозложить"
    rf"|(?:\w+\s+)?{_CHARGE}[^.]*?\s[–—-]\s)",
    re.IGNORECASE,
)
_COORDINATION = re.compile(
    r"\b(?:обеспечить|осуществлять|организовать|осуществить)\s+координаци", re.IGNORECASE
)
_PART = re.compile(r"(\s+[-–—]\s+)")


def controller_of(order: OrderText, known: tuple[str, ...]) -> Controller | None:
    """The controller; "оставляю за собой" is the one who signs."""
    point = next((one for one in order.points if _CONTROL.search(one.text)), None)
    if point is None:
        return None
    if _OWN.search(point.text):
        signatory = order.signatory
        return Controller(
            point.text,
            signatory.name if signatory else None,
            signatory.position if signatory else None,
            own=True,
        )
    rest, case = _laid_on(point.text)
    name = next(find_names(rest), None)
    if name is None:
        return Controller(point.text, None, _position(rest.rstrip(". "), case), own=False)
    position = (rest[: name.start()] or rest[name.end() :]).strip(" ,.–-()")
    return Controller(
        point.text,
        nominative_name(
            name.group().strip(), None if rest[name.start() - 1] == "(" else case, known
        ),
        _position(position, case) if position else None,
        own=False,
    )


def _laid_on(text: str) -> tuple[str, str | None]:
    """Whom the control is laid on, and the case that the verb asks for."""
    laid = _LAID_ON.search(text)
    if laid is None:
        return text, "accs"
    how = (laid.group("how") or "").strip().lower()
    verb = laid.group().lower()
    bare = next((case for stem, case in _BARE_CASES.items() if verb.startswith(stem)), "accs")
    return text[laid.end() :], _CASES[how] if how else bare


def _position(text: str, case: str | None) -> str:
    """A post in the nominative, both halves of "начальника управления – главы ..."."""
    if case is None:
        return text
    return "".join(
        part if _PART.fullmatch(part) else nominative(part, case) for part in _PART.split(text)
    )


def coordinator_of(
    points: tuple[Point, ...], ordered: list[Ordered], known: tuple[str, ...]
) -> CoordinatorText | None:
    """The person appointed coordinator, else the one told to coordinate."""
    for point in points:
        name = next(find_names(point.text), None)
        if name and _COORDINATOR.match(point.text):
            person = nominative_name(name.group().strip(), _case_at(point.text, name), known)
            return CoordinatorText(point.text, person, person, point.no)
    for one in ordered:
        if _COORDINATION.search(one.text) and one.assignees:
            first = one.assignees[0]
            text = re.split(r"\s*\(|(?<=[а-яё])\.(?:\s|$)", one.text, maxsplit=1)[0]
            return CoordinatorText(f"{first.text}: {text}", first.name, first.person, one.no)
    return None


def _case_at(text: str, name: re.Match[str]) -> str | None:
    """The case of an appointed name: a name in brackets or after a dash is in the nominative."""
    before = text[: name.start()].rstrip()
    dashed = re.search(r"\s[–—-][^–—,]{0,40}$", before) and "назнач" not in text.lower()
    return None if before.endswith("(") or dashed else "accs"
