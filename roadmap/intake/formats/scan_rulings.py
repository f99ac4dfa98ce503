"""A scanned page set straight, and the ruled cells of its tables, found in the picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from roadmap.intake.formats.printed import Box

if TYPE_CHECKING:
    from PIL.Image import Image

_WIDTH = 1000
_STEPS = (tuple(one / 2 for one in range(-8, 9)), tuple(one / 10 for one in range(-5, 6)))
_FINEST = tuple(one / 50 for one in range(-4, 5))
_LEAST_TURN = 0.03
_DARKER = 0.82
_SHRINK = 3
_PARTLY = 200
_LEAST_LENGTH = 16.0
_NEAR = 3.0
# A line with at most two dots rubbed out between its parts.
_LINE = re.compile(rb"(?:\x00{8,}+[^\x00]{0,2}+)++")


def straightened(image: Image) -> Image:
    """The picture turned so that its lines of text lie level; up to four degrees are mended."""
    from PIL.Image import Resampling  # noqa: PLC0415 - scans are rare

    small = _dark(image.reduce(max(1, image.width // _WIDTH)))
    angle = 0.0
    for steps in (*_STEPS, _FINEST):
        angle += max(steps, key=lambda step, base=angle: _sharpness(small, base + step))  # type: ignore[misc]
    if abs(angle) < _LEAST_TURN:
        return image
    return image.rotate(angle, resample=Resampling.BICUBIC, fillcolor=_paper(image))


def _sharpness(image: Image, angle: float) -> int:
    """How clearly rows of letters and the gaps between them tell apart at this angle."""
    from PIL.Image import Resampling  # noqa: PLC0415 - as above

    turned = image.rotate(angle, resample=Resampling.NEAREST, fillcolor=255)
    rows = turned.resize((1, image.height), Resampling.BOX).tobytes()
    return sum((one - two) ** 2 for one, two in pairwise(rows))


def _paper(image: Image) -> int:
    """The commonest light grey: what the paper looks like."""
    light = image.histogram()[128:]
    return 128 + light.index(max(light))


def _dark(image: Image) -> Image:
    """Black where the picture is clearly darker than its paper, else white."""
    limit = round(_paper(image) * _DARKER)
    return image.point(lambda level: 0 if level < limit else 255)


def ruled_cells(image: Image, scale: float) -> list[list[Box]]:
    """Each table's cells in points; `scale` is how many dots of the picture make a point."""
    from pdfplumber.table import (  # noqa: PLC0415 - scans are rare
        cells_to_tables,
        edges_to_intersections,
        intersections_to_cells,
        merge_edges,
    )
    from PIL.Image import Transpose  # noqa: PLC0415 - as above

    dark = _dark(image)
    across = list(_lines(dark, scale, upright=False))
    down = list(_lines(dark.transpose(Transpose.TRANSPOSE), scale, upright=True))
    edges = merge_edges([*across, *down], _NEAR, _NEAR, _NEAR, _NEAR)
    cells = intersections_to_cells(edges_to_intersections(edges, _NEAR, _NEAR))
    return [sorted(table) for table in cells_to_tables(cells)]


def _lines(dark: Image, scale: float, *, upright: bool) -> Iterator[dict[str, Any]]:
    """Long dark runs of each row of dots, as the edges that pdfplumber's tables are made of."""
    from PIL import ImageChops  # noqa: PLC0415 - as above

    # A line that is not quite level steps from row to row: neighbouring rows count together.
    thick = ImageChops.darker(dark, ImageChops.offset(dark, 0, 1)).reduce((1, _SHRINK))
    thick = thick.point(lambda level: 0 if level < _PARTLY else 255)
    dots, width = thick.tobytes(), thick.width
    least = max(_LEAST_LENGTH * scale, 8)
    for row in range(thick.height):
        for run in _LINE.finditer(dots, row * width, (row + 1) * width):
            if run.end() - run.start() >= least:
                start, end = (one - row * width for one in run.span())
                yield _edge(start / scale, end / scale, row * _SHRINK / scale, upright=upright)


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
