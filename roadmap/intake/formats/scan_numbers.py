"""Row numbers in a scan: a digit by itself is read badly, so its neighbours in the column help."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from roadmap.intake.formats.printed import Box

_NUMBER = re.compile(r"^(\d{1,3})[.)]?$")
_NEAR = 8.0
_LEAST_VOTES = 2


def counted(cells: list[Box], told: dict[Box, tuple[str, ...]]) -> dict[Box, str]:
    """Numbers for short cells of a table's first column where the run of rows tells them.

    `told` is what each cell was read as, one way or another. A run lies between cells merged
    across; it counts when at least two cells, and more than half of those read at all, stand
    where counting by one puts them.
    """
    mended: dict[Box, str] = {}
    for run in _runs(cells, told):
        read = [_values(told[box]) for box in run]
        starts = Counter(value - place for place, values in enumerate(read) for value in values)
        start, votes = max(starts.items(), key=lambda one: one[1], default=(0, 0))
        if votes < _LEAST_VOTES or votes * 2 <= sum(map(bool, read)) or start < 1:
            continue
        mended |= {box: f"{start + place}." for place, box in enumerate(run)}
    return mended


def _values(texts: tuple[str, ...]) -> set[int]:
    return {int(number.group(1)) for text in texts if (number := _NUMBER.match(text))}


def _runs(cells: list[Box], told: dict[Box, tuple[str, ...]]) -> Iterator[list[Box]]:
    """Cells of the first column with few letters, one below the other."""
    left = min((box[0] for box in cells), default=0.0)
    widths = Counter(round(box[2] / _NEAR) for box in cells if box[0] - left < _NEAR)
    usual = widths.most_common(1)[0][0] if widths else 0
    run: list[Box] = []
    for box in sorted((one for one in cells if one[0] - left < _NEAR), key=lambda one: one[1]):
        if abs(round(box[2] / _NEAR) - usual) > 1:
            yield run
            run = []
        elif box in told:
            run.append(box)
    yield run
