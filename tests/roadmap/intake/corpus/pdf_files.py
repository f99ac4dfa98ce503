"""PDF files written by hand: every word and ruling stands exactly where the trap needs it.

All letters are half as wide as they are high, so that a line's width is known by counting. The
fonts are not in the files: a reader of text needs only their letters' codes.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field

SIZE = 10.0
LETTER = SIZE / 2
LEADING = 14.0
MARGIN = 50.0
PADDING = 5.0
WIDE, HIGH = 842.0, 595.0


@dataclass
class Sheet:
    """A page being written from the top down, in points; `y` is how far it is filled."""

    marks: list[str] = field(default_factory=list)
    y: float = MARGIN

    def text(self, x: float, y: float, text: str, *, bold: bool = False) -> None:
        """A line of text whose top left corner is at (x, y)."""
        font, codes = ("B" if bold else "F"), text.encode("utf-16-be").hex()
        self.marks.append(f"BT /{font} {SIZE} Tf {x} {HIGH - y - SIZE} Td <{codes}> Tj ET")

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A ruled line."""
        self.marks.append(f"{x0} {HIGH - y0} m {x1} {HIGH - y1} l S")

    def paragraph(self, text: str, *, indent: float = 20.0, bold: bool = False) -> None:
        """A paragraph over the page's whole width, its first line indented."""
        room = int((WIDE - 2 * MARGIN) / LETTER)
        first = " " * int(indent / LETTER)
        for index, line in enumerate(textwrap.wrap(first + text, room, drop_whitespace=True)):
            shift = indent if index == 0 else 0.0
            self.text(MARGIN + shift, self.y, line.strip(), bold=bold)
            self.y += LEADING

    def centred(self, text: str, *, bold: bool = True) -> None:
        """A line in the middle of the page, with room below."""
        self.text((WIDE - len(text) * LETTER) / 2, self.y, text, bold=bold)
        self.y += 1.8 * LEADING

    def row(self, widths: Sequence[float], cells: Sequence[str | None]) -> None:
        """A ruled row; None is a cell merged with the one to its left.

        A word too long for its column is broken without a hyphen, as Word does it.
        """
        lines: list[tuple[float, list[str]]] = []
        left = MARGIN
        edges = [left]
        for index, cell in enumerate(cells):
            if cell is not None:
                across = index + 1
                while across < len(cells) and cells[across] is None:
                    across += 1
                width = sum(widths[index:across])
                lines.append((left, _wrapped(cell, width)))
                edges.append(left + width)
            left += widths[index]
        height = max(len(texts) for _, texts in lines) * LEADING + PADDING
        for x, texts in lines:
            for number, text in enumerate(texts):
                self.text(x + PADDING, self.y + PADDING / 2 + number * LEADING, text)
        for x in edges:
            self.rule(x, self.y, x, self.y + height)
        for y in (self.y, self.y + height):
            self.rule(MARGIN, y, MARGIN + sum(widths), y)
        self.y += height


def _wrapped(cell: str, width: float) -> list[str]:
    room = int((width - 2 * PADDING) / LETTER)
    lines = [
        line
        for part in cell.split("\n")
        for line in textwrap.wrap(part, room, break_on_hyphens=False) or [""]
    ]
    return lines or [""]


def _unicode_map() -> bytes:
    """Codes are the letters themselves."""
    ranges = "\n".join(
        f"<{high:02x}00> <{high:02x}ff> <{high:02x}00>" for high in (0, 4, 0x20, 0x21)
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"4 beginbfrange\n{ranges}\nendbfrange endcmap end end"
    ).encode()


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >> stream\n%s\nendstream" % (len(data), data)


def _font(name: str, own: int, map_object: int) -> list[bytes]:
    """A font of equal widths: itself and its descendant."""
    return [
        (
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
            f"/DescendantFonts [{own + 1} 0 R] /ToUnicode {map_object} 0 R >>"
        ).encode(),
        (
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW 500 /CIDSystemInfo "
            f"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {own + 2} 0 R >>"
        ).encode(),
        (
            f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /Ascent 800 /Descent -200 "
            "/CapHeight 700 /ItalicAngle 0 /StemV 80 /FontBBox [0 -200 500 800] >>"
        ).encode(),
    ]


def pdf(*sheets: Sheet, trailer: str = "", turned: bool = False) -> bytes:
    """The file; `trailer` is put into its trailer dictionary.

    Turned pages are stored upright with their contents lying; a viewer turns them back.
    """
    box = f"[0 0 {HIGH} {WIDE}] /Rotate 90" if turned else f"[0 0 {WIDE} {HIGH}]"
    laid = f"0 1 -1 0 {HIGH} 0 cm\n" if turned else ""
    count = len(sheets)
    first_page = 10
    kids = " ".join(f"{first_page + 2 * index} 0 R" for index in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        _stream(_unicode_map()),
        *_font("Own-Regular", 4, 3),
        *_font("Own-Bold", 7, 3),
    ]
    for index, sheet in enumerate(sheets):
        objects.append(
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Resources << /Font "
                f"<< /F 4 0 R /B 7 0 R >> >> /Contents {first_page + 2 * index + 1} 0 R >>"
            ).encode()
        )
        objects.append(_stream((laid + "\n".join(sheet.marks)).encode()))
    return _file(objects, trailer)


def _file(objects: list[bytes], trailer: str) -> bytes:
    made = bytearray(b"%PDF-1.7\n")
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(made)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    made += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(made)
