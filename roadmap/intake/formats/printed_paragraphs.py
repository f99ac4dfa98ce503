"""Lines outside tables put into paragraphs by their gaps, indents and alignment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from roadmap.intake.document import Paragraph, tidy
from roadmap.intake.formats.printed_lines import Line

_POINT = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]|[а-я]\)|[-–—•])\s")
_ACTS = frozenset({"ПРИКАЗ", "РАСПОРЯЖЕНИЕ", "ПОСТАНОВЛЕНИЕ", "РЕШЕНИЕ"})
_WIDE_GAP = 0.75
_INDENT = 12.0
_NEAR = 3.0


def paragraphs_of(lines: list[Line]) -> Iterator[Paragraph]:
    """The paragraphs; lines that do not fill the page's width keep their breaks."""
    pitch = _pitch(lines)
    group: list[Line] = []
    for line in lines:
        if group and _begins(group[-1], line, pitch):
            yield _paragraph(group)
            group = []
        group.append(line)
    if group:
        yield _paragraph(group)


def _pitch(lines: list[Line]) -> float:
    """The distance from one line to the next inside a paragraph, in points."""
    steps = sorted(
        below.top - above.top
        for above, below in pairwise(lines)
        if above.page == below.page and below.top > above.top
    )
    return steps[len(steps) // 4] if steps else 0.0


def _is_full(line: Line) -> bool:
    """Whether the line was broken because it reached the page's right margin."""
    return line.right > line.margins[1] - max(9 * line.letter, 30.0)


def _is_centred(line: Line) -> bool:
    before, after = line.left - line.margins[0], line.margins[1] - line.right
    return before > _INDENT and abs(before - after) < 2 * line.letter + _NEAR


def _is_act(line: Line) -> bool:
    """Whether the line is the order's own name, however it is spaced: "П Р И К А З"."""
    return line.text.replace(" ", "") in _ACTS


def _begins(above: Line, line: Line, pitch: float) -> bool:
    """Whether a new paragraph begins with this line."""
    if _POINT.match(line.text) or _is_act(line) or _is_act(above):
        return True
    indented = line.left > line.margins[0] + _INDENT
    if above.page != line.page:
        return indented or not _is_full(above)
    if line.top - above.top > max(pitch, line.height) * (1 + _WIDE_GAP):
        return True
    if _is_centred(line) or _is_centred(above):
        both = _is_centred(line) and _is_centred(above)
        return above.bold != line.bold or not (both or (_is_full(above) and not indented))
    if abs(above.left - line.left) < _NEAR and line.left > line.margins[0] + 4 * _INDENT:
        return False
    return line.left > above.left + _INDENT or not _is_full(above)


def _paragraph(group: list[Line]) -> Paragraph:
    text = group[0].text
    for above, line in pairwise(group):
        wrapped = _is_full(above) and not text.endswith("-")
        text = f"{text}{' ' if wrapped else chr(10)}{line.text}"
    return Paragraph(tidy(text), marked=all(line.bold for line in group))
