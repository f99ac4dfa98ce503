"""Upright lines that a printed table lacks: its outer ones, or all of them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

_NEAR = 4.0
_LEAST_WIDTH = 150.0
_LEAST_RULES = 3
_LEAST_GAP = 7.0


def is_only_coloured(page: Any) -> bool:
    """Whether rows stand on coloured grounds and no line is drawn: a ground's edge is no ruling."""
    grounds = [
        rect
        for rect in page.rects
        if rect["fill"] and not rect["stroke"] and min(rect["width"], rect["height"]) > _NEAR
    ]
    return bool(grounds) and len(grounds) == len(page.rects) and not page.lines


def lacking_lines(page: Any) -> list[dict[str, Any]]:
    """Lines to add to a page's own before its tables are sought, as the library's objects.

    Where level lines of one width have no upright line at an end, one is put there; where they
    have none between their ends, also into the gaps that no word between them crosses.
    """
    from pdfplumber.table import merge_edges  # noqa: PLC0415 - other formats start without it

    level = [edge for edge in page.edges if edge["orientation"] == "h"]
    upright = [edge for edge in page.edges if edge["orientation"] == "v"]
    added: list[dict[str, Any]] = []
    groups: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for edge in merge_edges(level, 3, 3, 3, 3):
        if edge["x1"] - edge["x0"] >= _LEAST_WIDTH:
            groups[round(edge["x0"] / _NEAR), round(edge["x1"] / _NEAR)].append(edge)
    for edges in groups.values():
        if len(edges) >= _LEAST_RULES:
            added += _lacking(page, edges, upright)
    return added


def _lacking(page: Any, edges: list[Any], upright: list[Any]) -> list[dict[str, Any]]:
    left, right = edges[0]["x0"], edges[0]["x1"]
    top, bottom = min(one["top"] for one in edges), max(one["top"] for one in edges)
    beside = [one["x0"] for one in upright if one["top"] < bottom and one["bottom"] > top]
    inside = [x for x in beside if left - _NEAR < x < right + _NEAR]
    places = [x for x in (left, right) if not any(abs(x - one) <= _NEAR for one in inside)]
    if not any(left + _NEAR < x < right - _NEAR for x in inside):
        places += _gaps(page, (left, top, right, bottom))
    return [_line(x, top, bottom) for x in places]


def _gaps(page: Any, box: tuple[float, float, float, float]) -> list[float]:
    """Where no character between the lines stands, from their top to their bottom."""
    left, top, right, bottom = box
    spans = sorted(
        (char["x0"], char["x1"])
        for char in page.chars
        if char["text"].strip() and top <= char["top"] <= bottom and left <= char["x0"] <= right
    )
    found: list[float] = []
    reached = spans[0][1] if spans else right
    for start, end in spans:
        if start - reached >= _LEAST_GAP:
            found.append((start + reached) / 2)
        reached = max(reached, end)
    return found


def _line(x: float, top: float, bottom: float) -> dict[str, Any]:
    return {
        "object_type": "line",
        "x0": x,
        "x1": x,
        "top": top,
        "bottom": bottom,
        "width": 0.0,
        "height": bottom - top,
    }
