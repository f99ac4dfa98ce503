"""Word's .docx: paragraphs, tables with merged cells, automatic numbers, accepted changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from roadmap.errors import InputRefusedError
from roadmap.intake.document import Block, Document, Paragraph, Table, table_of, tidy
from roadmap.intake.formats.archive import open_archive, xml_part
from roadmap.intake.formats.word import children, is_gone, switched_on, value, w
from roadmap.intake.formats.word_numbering import Numbering
from roadmap.intake.formats.word_styles import Styles

_BODY = "word/document.xml"
_TEXT_BOX = w("txbxContent")
_MOST_SPAN = 64


def matches(data: bytes) -> bool:
    """Whether the bytes are a Word document."""
    archive = open_archive(data)
    return archive is not None and _BODY in archive.namelist()


def read(data: bytes) -> Document:
    """The document's blocks.

    Raises:
        InputRefusedError: it is damaged.
    """
    archive = open_archive(data)
    root = xml_part(archive, _BODY) if archive is not None else None
    body = root.find(w("body")) if root is not None else None
    if archive is None or body is None:
        raise InputRefusedError("read-damaged")
    reader = _Reader(
        Numbering.read(xml_part(archive, "word/numbering.xml")),
        Styles.read(xml_part(archive, "word/styles.xml")),
    )
    return Document(tuple(reader.blocks(body)))


@dataclass(slots=True)
class _Cell:
    text: str
    span: int
    merge: str | None
    inner: list[Table]


class _Reader:
    def __init__(self, numbering: Numbering, styles: Styles) -> None:
        self._numbering = numbering
        self._styles = styles

    def blocks(self, container: Element) -> Iterator[Block]:
        """Paragraphs, tables and text boxes of a body in order."""
        for element in children(container):
            if element.tag == w("tbl"):
                yield from self._table(element)
            elif element.tag == w("p"):
                boxes = [block for box in element.iter(_TEXT_BOX) for block in self.blocks(box)]
                text = self._paragraph(element)
                if text:
                    yield Paragraph(text, marked=self._is_marked(element))
                yield from _once(boxes)

    def _paragraph(self, element: Element) -> str:
        """The text with its automatic number; tabs are spaces."""
        text = tidy("".join(_pieces(element)))
        number = self._number(element, empty=not text)
        return f"{number} {text}".strip() if number else text

    def _number(self, element: Element, *, empty: bool) -> str:
        properties = element.find(w("pPr"))
        numbers = properties.find(w("numPr")) if properties is not None else None
        list_id = value(numbers, "numId")
        depth = int(value(numbers, "ilvl") or 0)
        if list_id is None:
            found = self._styles.list_of(value(properties, "pStyle"))
            if found is None or empty:
                return ""
            list_id, depth = found[0], found[1] if numbers is None else depth
        return "" if list_id == "0" else self._numbering.next(list_id, depth)

    def _is_marked(self, element: Element) -> bool:
        properties = element.find(w("pPr"))
        style = value(properties, "pStyle")
        if self._styles.is_heading(style):
            return True
        plain = self._styles.is_bold(style)
        runs = [
            run for run in children(element) if run.tag == w("r") and "".join(_pieces(run)).strip()
        ]
        bold = (switched_on(run.find(w("rPr")), "b") for run in runs)
        return bool(runs) and all(plain if one is None else one for one in bold)

    def _table(self, element: Element) -> Iterator[Table]:
        rows: list[list[str]] = []
        inner: list[Table] = []
        for row in children(element):
            if row.tag != w("tr") or is_gone(row):
                continue
            cells: list[str] = [""] * _skipped(row)
            for cell in (self._cell(one) for one in children(row) if one.tag == w("tc")):
                at = len(cells)
                merged = cell.merge == "continue" and rows and at < len(rows[-1])
                cells += [rows[-1][at] if merged else cell.text] + [""] * (cell.span - 1)
                inner += cell.inner
            rows.append(cells)
        yield table_of(rows)
        yield from inner

    def _cell(self, element: Element) -> _Cell:
        properties = element.find(w("tcPr"))
        span = value(properties, "gridSpan") or "1"
        merge = properties.find(w("vMerge")) if properties is not None else None
        lines: list[str] = []
        inner: list[Table] = []
        for block in self.blocks(element):
            if isinstance(block, Paragraph):
                lines.append(block.text)
            elif block.width > 2 and len(block.rows) > 1:
                inner.append(block)
            else:
                lines += [" ".join(filter(None, row)) for row in block.rows]
        return _Cell(
            "\n".join(lines),
            min(int(span), _MOST_SPAN) if span.isdigit() else 1,
            None if merge is None else merge.get(w("val"), "continue"),
            inner,
        )


def _skipped(row: Element) -> int:
    """Grid columns left free before the row's first cell."""
    before = value(row.find(w("trPr")), "gridBefore")
    return min(int(before), _MOST_SPAN) if before and before.isdigit() else 0


def _once(blocks: list[Block]) -> Iterator[Block]:
    """A text box is stored in two ways in one paragraph: each text once."""
    seen: list[Block] = []
    for block in blocks:
        if block not in seen:
            seen.append(block)
            yield block


def _pieces(element: Element) -> Iterator[str]:
    """The text of a paragraph or run; text boxes in it are not part of it."""
    for child in children(element):
        if child.tag == w("t"):
            yield child.text or ""
        elif child.tag in {w("tab"), w("ptab")}:
            yield "\t"
        elif child.tag in {w("br"), w("cr")}:
            yield "\n"
        elif child.tag == w("noBreakHyphen"):
            yield "-"
        elif child.tag == w("r"):
            yield from _pieces(child)
