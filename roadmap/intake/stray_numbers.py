"""Numbers of pages that a scanner left inside the table."""

from __future__ import annotations

import re

from roadmap.intake.columns import Column, Layout
from roadmap.intake.header import Row, filled

_LONE = re.compile(r"^\d{1,3}$")
_FIRST_LINE = re.compile(r"^[-–—]?\s*\d{1,3}\s*[-–—]?\n(?=\S)")
_LAST_LINE = re.compile(r"(?<=\S)\n[-–—]?\s*\d{1,3}\s*[-–—]?$")
_BEFORE_WORDS = re.compile(r"^\d{1,3}\s+(?=[а-яё])")
_COUNTED = frozenset({Column.NO, Column.CODES, Column.SCHOOLS, Column.YEAR})


def is_lone_number(row: Row, layout: Layout) -> bool:
    """Whether a number where no number belongs is all that stands in the row."""
    places = filled(row)
    return (
        len(places) == 1
        and bool(_LONE.match(row[places[0]]))
        and layout.columns[places[0]] not in _COUNTED
    )


def without_number(above: str, below: str) -> tuple[str, str]:
    """Two parts of a broken cell without a number that fills a line at the break."""
    return _LAST_LINE.sub("", above), _FIRST_LINE.sub("", below)


def may_begin_with_number(below: str) -> bool:
    """Whether the part after the break begins with a number that may be a page's."""
    return bool(_BEFORE_WORDS.match(below))
