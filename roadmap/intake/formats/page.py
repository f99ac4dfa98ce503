"""HTML pages: paragraphs, headings and tables with cells merged across and down."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from roadmap.intake.document import Block, Document, Paragraph, table_of, tidy
from roadmap.intake.formats.encoding import decode, text_of

_PAGE = re.compile(r"<(?:!doctype\s+html|html|body|table)\b", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BREAKS = _HEADINGS | {"p", "div", "br", "li", "hr", "center", "ul", "ol"}
_BOLD = _HEADINGS | {"b", "strong"}
_HIDDEN = frozenset({"script", "style", "title"})
_MOST_SPAN = 100
_MOST_DIGITS = 6


def matches(data: bytes) -> bool:
    """Whether the bytes are a page."""
    text = decode(data)
    return text is not None and _PAGE.search(text) is not None


def read(data: bytes) -> Document:
    """The page's blocks in order."""
    parser = _Parser()
    parser.feed(text_of(data))
    parser.close()
    return Document(tuple(parser.finish()))


def _span(text: str | None) -> int:
    return max(1, min(int(text), _MOST_SPAN)) if text and text.strip().isdecimal() else 1


class _Grid:
    """A table being filled; a cell merged down repeats its text in the rows below."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.cell: list[str] | None = None
        self._across = self._down = 1
        self._reaching: dict[int, tuple[int, str]] = {}

    def open_row(self) -> None:
        """A new row begins."""
        self.close_cell()
        self.rows.append([])
        self._fill()

    def open_cell(self, across: int, down: int) -> None:
        """A new cell begins."""
        self.close_cell()
        if not self.rows:
            self.open_row()
        self._across, self._down = across, down
        self.cell = []

    def close_cell(self) -> None:
        """The open cell ends, if there is one."""
        if self.cell is None:
            return
        text = tidy("".join(self.cell))
        self.cell = None
        row = self.rows[-1]
        if self._down > 1:
            self._reaching[len(row)] = (self._down - 1, text)
        row += [text, *([""] * (self._across - 1))]
        self._fill()

    def _fill(self) -> None:
        """Put in the cells that reach down from the rows above."""
        row = self.rows[-1]
        while len(row) in self._reaching:
            place = len(row)
            left, text = self._reaching.pop(place)
            row.append(text)
            if left > 1:
                self._reaching[place] = (left - 1, text)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[Block] = []
        self._grids: list[_Grid] = []
        self._text: list[str] = []
        self._lists: list[int | None] = []
        self._bold = self._hidden = 0
        self._plain = False
        self._waiting = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Tables, rows, cells and breaks open."""
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "table":
            self._close_paragraph()
            self._grids.append(_Grid())
        elif tag in {"tr", "td", "th"} and self._grids:
            self._open_part(tag, dict(attrs))
        elif tag in _BREAKS:
            self._break(tag)
            self._number(tag, dict(attrs))
        if tag in _BOLD:
            self._bold += 1

    def handle_endtag(self, tag: str) -> None:
        """Tables and paragraphs close; cells close by themselves too."""
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag == "table" and self._grids:
            self._close_table()
        elif tag in {"td", "th", "tr"} and self._grids:
            self._grids[-1].close_cell()
        elif tag in _BREAKS:
            self._break(tag)
            if tag in {"ul", "ol"} and self._lists:
                self._lists.pop()
        if tag in _BOLD:
            self._bold = max(0, self._bold - 1)

    def handle_data(self, data: str) -> None:
        """Text goes to the open cell, or to the paragraph outside tables."""
        if self._hidden:
            return
        text = re.sub(r"\s+", " ", data)
        if self._waiting and text.strip():
            text, self._waiting = f"{self._waiting} {text.lstrip()}", ""
        if self._grids:
            if self._grids[-1].cell is not None:
                self._grids[-1].cell.append(text)
        else:
            self._text.append(text)
            self._plain = self._plain or (not self._bold and bool(text.strip()))

    def _number(self, tag: str, attributes: dict[str, str | None]) -> None:
        """A list opens, or its next item with a bullet or the number that a browser would show."""
        if tag in {"ul", "ol"}:
            start = attributes.get("start") or "1"
            first = int(start) if start.isdecimal() and len(start) < _MOST_DIGITS else 1
            self._lists.append(None if tag == "ul" else first)
        elif tag == "li":
            number = self._lists[-1] if self._lists else None
            if number is not None:
                self._lists[-1] = number + 1
            self._waiting = "•" if number is None else f"{number}."

    def _open_part(self, tag: str, attributes: dict[str, str | None]) -> None:
        grid = self._grids[-1]
        if tag == "tr":
            grid.open_row()
        else:
            grid.open_cell(_span(attributes.get("colspan")), _span(attributes.get("rowspan")))

    def _break(self, tag: str) -> None:
        if self._grids:
            if self._grids[-1].cell is not None:
                self._grids[-1].cell.append("\n")
        elif tag == "br":
            self._text.append("\n")
        else:
            self._close_paragraph()

    def _close_paragraph(self) -> None:
        text = tidy("".join(self._text))
        if text:
            self._blocks.append(Paragraph(text, marked=not self._plain))
        self._text.clear()
        self._plain = False

    def _close_table(self) -> None:
        grid = self._grids.pop()
        grid.close_cell()
        rows = [row for row in grid.rows if row]
        if rows:
            self._blocks.append(table_of(rows))

    def finish(self) -> list[Block]:
        """The blocks, with what was never closed."""
        while self._grids:
            self._close_table()
        self._close_paragraph()
        return self._blocks
