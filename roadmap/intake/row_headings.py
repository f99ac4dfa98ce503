"""Rows of a roadmap table that are headings of the rows under them."""

from __future__ import annotations

import re

from roadmap.intake.columns import Column, Layout
from roadmap.intake.document import flat
from roadmap.intake.evidence import is_caps, is_number, starts_low
from roadmap.intake.header import Row, filled
from roadmap.intake.headings import has_roman_number, is_numbered, level_of
from roadmap.intake.timed_headings import says_when

_LONGEST = 300
_NUMBER = re.compile(r"^(\d{1,3}(?:\.\d{1,3})*)[.)]?(?:\s|$)")


def heading_of(
    row: Row, following: Row | None, layout: Layout, *, whole: bool, after_heading: bool
) -> str | None:
    """The heading that a row is; None for a row of the plan.

    `whole` says that the row above cannot go on here, `after_heading` that it was a heading.
    """
    places = filled(row)
    if not places:
        return None
    texts = {row[place] for place in places}
    first = flat(row[places[0]])
    if len(texts) == 1 and len(places) > 1:
        return first if not is_number(first) else None
    if len(places) == 1 and len(first) <= _LONGEST:
        alone = _in_first(first, layout, whole=whole, after_heading=after_heading)
        in_title = places[0] == layout.index(Column.TITLE) and places[0] > 0
        if level_of(first) is not None or (says_when(first) and (in_title or places[0] == 0)):
            return first
        if alone if places[0] == 0 else in_title and _in_title(first, following, layout, whole):
            return first
    if len(places) == 2 and _is_numbered_row(row, following, layout):
        return f"{first} {flat(row[places[1]])}"
    return None


def _in_first(text: str, layout: Layout, *, whole: bool, after_heading: bool) -> bool:
    if starts_low(text):
        return (after_heading or layout.columns[0] is Column.NO) and whole
    return not is_number(text)


def _in_title(text: str, following: Row | None, layout: Layout, whole: bool) -> bool:  # noqa: FBT001 - a test
    """Whether words alone in the titles' column are a heading, not the end of a broken row."""
    if starts_low(text):
        return False
    if is_caps(text) or (is_numbered(text) and whole):
        return True
    no = layout.index(Column.NO)
    below = flat(following[no]) if following and no is not None else ""
    own = _NUMBER.match(text)
    if own:
        return below.startswith(f"{own.group(1)}.") and below.rstrip(".)") != own.group(1)
    return bool(re.match(r"^1[.)]?$", below))


def _is_numbered_row(row: Row, following: Row | None, layout: Layout) -> bool:
    """Whether it is a number and words with nothing to do by anybody: "II. | Кадры | | |"."""
    no, title = layout.index(Column.NO), layout.index(Column.TITLE)
    if no is None or title is None or filled(row) != sorted((no, title)):
        return False
    if has_roman_number(row[no]) or is_caps(row[title]):
        return True
    number = row[no].strip(" .)")
    below = following[no] if following else ""
    return bool(number) and below.startswith(f"{number}.") and below.strip(" .)") != number
