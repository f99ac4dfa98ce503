"""The ruled lines of a scanned table, found in the picture, and the cells they make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from roadmap.intake.formats.printed import Box

if TYPE_CHECKING:
    from PIL.Image import Image

_DARK = 150
_SHRINK = 3
_LEAST_LENGTH = 16.0
_NEAR = 3.0


def ruled_cells(image: Image, scale: float) -> list[list[Box]]:
    """Each table's cells in points; `scale` is how many dots of the picture make a point."""
    from pdfplumber.table import (  # noqa: PLC0415 - scans are rare
        cells_to_tables,
        edges_to_intersections,
        intersections_to_cells,
        merge_edges,
    )
    from PIL import ImageFilter  # noqa: PLC0415 - as above
    from PIL.Image import Transpose  # noqa: PLC0415 - as above

    dark = image.filter(ImageFilter.MinFilter(_SHRINK)).reduce(_SHRINK)
    dark = dark.point(lambda level: 0 if level < _DARK else 255)
    across = list(_lines(dark, scale / _SHRINK, upright=False))
    turned = dark.transpose(Transpose.TRANSPOSE)
    down = list(_lines(turned, scale / _SHRINK, upright=True))
    edges = merge_edges([*across, *down], _NEAR, _NEAR, _NEAR, _NEAR)
    cells = intersections_to_cells(edges_to_intersections(edges, _NEAR, _NEAR))
    return [sorted(table) for table in cells_to_tables(cells)]


def _lines(image: Image, scale: float, *, upright: bool) -> Iterator[dict[str, Any]]:
    """Long dark runs of each row of dots, as the edges that pdfplumber's tables are made of."""
    long = re.compile(rb"\x00{%d,}" % max(int(_LEAST_LENGTH * scale), 8))
    dots, width = image.tobytes(), image.width
    for row in range(image.height):
        for run in long.finditer(dots, row * width, (row + 1) * width):
            start, end = (run.start() - row * width) / scale, (run.end() - row * width) / scale
            yield _edge(start, end, row / scale, upright=upright)


def _edge(start: float, end: float, place: float, *, upright: bool) -> dict[str, Any]:
    left, right, top, bottom = (place, place, start, end) if upright else (start, end, place, place)
    return {
        "x0": left,
        "x1": right,
        "top": top,
        "bottom": bottom,
        "width": right - left,
        "height": bottom - top,
        "orientation": "v" if upright else "h",
        "object_type": "line",
    }
