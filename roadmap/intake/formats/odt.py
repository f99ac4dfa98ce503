"""OpenDocument (.odt, .ods): paragraphs, numbered lists, tables with merged cells."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from roadmap.errors import InputRefusedError
from roadmap.intake.document import Block, Document, Paragraph, Table, table_of, tidy
from roadmap.intake.formats.archive import open_archive, part, xml_part
from roadmap.intake.formats.grid import MOST_COLUMNS, MOST_ROWS, blocks_of_sheets

_MIMES = (
    b"application/vnd.oasis.opendocument.text",
    b"application/vnd.oasis.opendocument.spreadsheet",
)
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"


def _name(prefix: str, local: str) -> str:
    return f"{{{_OASIS}:{prefix}:1.0}}{local}"


_P, _H, _LIST, _ITEM = (_name("text", one) for one in ("p", "h", "list", "list-item"))
_SECTION, _NOTE = _name("text", "section"), _name("text", "note")
_CHANGES = _name("text", "tracked-changes")
_TABLE, _ROW = _name("table", "table"), _name("table", "table-row")
_CELL, _COVERED = _name("table", "table-cell"), _name("table", "covered-table-cell")
_TEXT_BOX = _name("draw", "text-box")
_REPEATED_ROWS = _name("table", "number-rows-repeated")
_REPEATED_COLUMNS = _name("table", "number-columns-repeated")
_SPACES = {
    _name("text", "tab"): "\t",
    _name("text", "line-break"): "\n",
    _name("text", "s"): " ",
}
_MOST_REPEATED = 200


def matches(data: bytes) -> bool:
    """Whether the bytes are an OpenDocument text or spreadsheet."""
    archive = open_archive(data)
    return archive is not None and (part(archive, "mimetype") or b"").startswith(_MIMES)


def read(data: bytes) -> Document:
    """The document's blocks.

    Raises:
        InputRefusedError: it is damaged.
    """
    archive = open_archive(data)
    root = xml_part(archive, "content.xml") if archive is not None else None
    body = root.find(_name("office", "body")) if root is not None else None
    if archive is None or root is None or body is None:
        raise InputRefusedError("read-damaged")
    reader = _Reader(root, xml_part(archive, "styles.xml"))
    text, sheets = (body.find(_name("office", kind)) for kind in ("text", "spreadsheet"))
    if sheets is not None:
        return Document(tuple(reader.sheets(sheets)))
    if text is None:
        raise InputRefusedError("read-damaged")
    return Document(tuple(reader.blocks(text)))


class _Reader:
    def __init__(self, root: Element, styles: Element | None) -> None:
        self._bold = {
            style.get(_name("style", "name"))
            for style in root.iter(_name("style", "style"))
            for text in style.iter(_name("style", "text-properties"))
            if text.get("{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}font-weight")
            == "bold"
        }
        self._bullets = {
            style.get(_name("style", "name"))
            for each in (root, styles)
            if each is not None
            for style in each.iter(_name("text", "list-style"))
            if len(style) and style[0].tag == _name("text", "list-level-style-bullet")
        }
        self._counts: dict[str | None, int] = {}

    def blocks(self, container: Element) -> Iterator[Block]:
        """Paragraphs, list items and tables in order."""
        for element in container:
            if element.tag in {_P, _H}:
                yield from self._paragraph(element)
            elif element.tag == _TABLE:
                yield self._table(element)
            elif element.tag == _LIST:
                yield from self._list(element)
            elif element.tag == _SECTION:
                yield from self.blocks(element)

    def sheets(self, container: Element) -> list[Block]:
        """Each sheet's lines and table; a formula counts as the value stored with it."""
        tables = container.findall(_TABLE)
        return blocks_of_sheets(
            [(one.get(_name("table", "name"), ""), self._rows(one)) for one in tables]
        )

    def _paragraph(self, element: Element, number: str = "") -> Iterator[Block]:
        text = tidy("".join(_pieces(element)))
        if text or number:
            yield Paragraph(f"{number} {text}".strip(), marked=self._is_marked(element))
        for box in element.iter(_TEXT_BOX):
            yield from self.blocks(box)

    def _is_marked(self, element: Element) -> bool:
        if element.tag == _H or element.get(_name("text", "style-name")) in self._bold:
            return True
        spans = [
            span for span in element.iter(_name("text", "span")) if "".join(span.itertext()).strip()
        ]
        loose = (element.text or "").strip() or any((span.tail or "").strip() for span in spans)
        return (
            bool(spans)
            and not loose
            and all(span.get(_name("text", "style-name")) in self._bold for span in spans)
        )

    def _list(self, element: Element) -> Iterator[Block]:
        style = element.get(_name("text", "style-name"))
        going_on = element.get(_name("text", "continue-numbering")) == "true"
        count = self._counts.get(style, 0) if going_on else 0
        for item in element.iter(_ITEM):
            count += 1
            number = "•" if style in self._bullets else f"{count}."
            for block in item:
                if block.tag in {_P, _H}:
                    yield from self._paragraph(block, number)
                    number = ""
        self._counts[style] = count

    def _table(self, element: Element) -> Table:
        return table_of(self._rows(element))

    def _rows(self, element: Element) -> list[list[str]]:
        rows: list[list[str]] = []
        reaching: dict[int, tuple[int, str]] = {}
        for row in element.iter(_ROW):
            cells: list[str] = []
            for cell in row:
                if cell.tag == _COVERED:
                    for _ in range(_times(cell, _REPEATED_COLUMNS)):
                        cells.append(_covered(reaching, len(cells)))
                elif cell.tag == _CELL:
                    text = self._cell(cell)
                    down = _times(cell, _name("table", "number-rows-spanned"))
                    if down > 1:
                        reaching[len(cells)] = (down - 1, text)
                    cells += [text] * _times(cell, _REPEATED_COLUMNS)
            rows += [cells[:MOST_COLUMNS]] * _times(row, _REPEATED_ROWS)
            if len(rows) > MOST_ROWS:
                raise InputRefusedError("read-memory")
        return rows

    def _cell(self, cell: Element) -> str:
        lines = [block.text for block in self.blocks(cell) if isinstance(block, Paragraph)]
        return "\n".join(lines)


def _covered(reaching: dict[int, tuple[int, str]], place: int) -> str:
    """The text of a cell that reaches down from above; "" for one merged across."""
    left, text = reaching.pop(place, (0, ""))
    if left > 1:
        reaching[place] = (left - 1, text)
    return text


def _times(element: Element, attribute: str) -> int:
    text = element.get(attribute, "1")
    return min(int(text), _MOST_REPEATED) if text.isdecimal() else 1


def _pieces(element: Element) -> Iterator[str]:
    """The text of a paragraph; notes and text boxes are not part of it."""
    yield element.text or ""
    for child in element:
        if child.tag in _SPACES:
            yield _SPACES[child.tag]
        elif child.tag not in {_NOTE, _TEXT_BOX, _CHANGES}:
            yield from _pieces(child)
        yield child.tail or ""
