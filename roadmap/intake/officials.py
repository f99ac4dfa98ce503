"""Who controls the order and who coordinates the work, as its points say."""

from __future__ import annotations

import re

from roadmap.intake.assignments import Ordered
from roadmap.intake.orders import OrderText, Point
from roadmap.parties import find_names, nominative, nominative_name
from roadmap.reading import Controller, CoordinatorText

_CONTROL = re.compile(r"контрол\w+\s+.*\b(?:возложить|возлагаю|оставляю|поручить)", re.IGNORECASE)
_OWN = re.compile(r"оставляю\s+за\s+собой|оставить\s+за\s+собой", re.IGNORECASE)
_LAID_ON = re.compile(r"(?:возложить|возлагаю|поручить)\s+(?:на\s+)?", re.IGNORECASE)
_COORDINATOR = re.compile(
    r"^(?:назначить\b.*координатор\w*|координатор\w+\b.*назначить|назначить\s+ответственн\w+\b.*)",
    re.IGNORECASE,
)
_COORDINATION = re.compile(
    r"\b(?:обеспечить|осуществлять|организовать|осуществить)\s+координаци", re.IGNORECASE
)


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
    laid = _LAID_ON.search(point.text)
    rest = point.text[laid.end() :] if laid else point.text
    name = next(find_names(rest), None)
    if name is None:
        return Controller(point.text, None, nominative(rest.rstrip(". "), "accs"), own=False)
    position = (rest[: name.start()] or rest[name.end() :]).strip(" ,.–-()")
    return Controller(
        point.text,
        nominative_name(name.group().strip(), "accs", known),
        nominative(position, "accs") if position else None,
        own=False,
    )


def coordinator_of(
    points: tuple[Point, ...], ordered: list[Ordered], known: tuple[str, ...]
) -> CoordinatorText | None:
    """The person appointed coordinator, else the one told to coordinate."""
    for point in points:
        name = next(find_names(point.text), None)
        if name and _COORDINATOR.match(point.text):
            person = nominative_name(name.group().strip(), "accs", known)
            return CoordinatorText(point.text, person, person, point.no)
    for one in ordered:
        if _COORDINATION.search(one.text) and one.assignees:
            first = one.assignees[0]
            text = re.split(r"\s*\(|(?<=[а-яё])\.(?:\s|$)", one.text, maxsplit=1)[0]
            return CoordinatorText(f"{first.text}: {text}", first.name, first.person, one.no)
    return None
