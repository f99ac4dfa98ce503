"""The directory's workbooks: the table to fill in, and the personal links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import BinaryIO

from locales import Translator
from reports.xlsx import Row, Table, render

COLUMNS = (
    "organization",
    "short-name",
    "kind",
    "code",
    "parent",
    "week",
    "post",
    "person",
    "phone",
    "email",
)
WIDTHS = (38, 18, 14, 12, 38, 16, 24, 34, 20, 28)
EXAMPLE_ROWS = 4
GUIDE_LINES = 11
LINK_COLUMNS = ("organization", "post", "person", "phone", "link", "until")
LINK_WIDTHS = (34, 22, 34, 20, 70, 14)


def write_template(out: BinaryIO, t: Translator) -> None:
    """An empty sheet with the directory's columns, a fictional example, and how to fill it in."""
    head = tuple(t.text(f"people-sheet-{column}") for column in COLUMNS)
    example = (
        tuple(t.text(f"people-example-{at}-{column}") for column in COLUMNS)
        for at in range(1, EXAMPLE_ROWS + 1)
    )
    guide = ((t.text(f"people-guide-{at}"),) for at in range(1, GUIDE_LINES + 1))
    render(
        (
            _table(t, "directory", head, WIDTHS, ()),
            _table(t, "example", head, WIDTHS, example),
            _table(t, "guide", (t.text("people-guide-head"), ""), (110, 4), guide),
        ),
        out,
    )


def write_links(lines: Iterable[Sequence[str | date | None]], out: BinaryIO, t: Translator) -> None:
    """Personal links, in the order of LINK_COLUMNS."""
    head = tuple(t.text(f"people-links-{column}") for column in LINK_COLUMNS)
    render((_table(t, "links", head, LINK_WIDTHS, lines),), out)


def _table(
    t: Translator,
    name: str,
    head: tuple[str, ...],
    widths: tuple[int, ...],
    rows: Iterable[Sequence[str | date | None]],
) -> Table:
    return Table(
        name=t.text(f"people-tab-{name}"),
        title=t.text(f"people-tab-{name}-title"),
        subtitle=t.text(f"people-tab-{name}-subtitle"),
        columns=head,
        widths=widths,
        rows=(Row(0, tuple(row)) for row in rows),
    )
