"""PDF with a text layer: pages, their words and ruled tables, one page in memory at a time."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

from roadmap.errors import InputRefusedError
from roadmap.intake.document import Document
from roadmap.intake.formats import scan
from roadmap.intake.formats.pdf_rulings import is_only_coloured, lacking_lines
from roadmap.intake.formats.printed import Box, Cell, Page, blocks_of
from roadmap.intake.formats.printed_columns import with_unruled_tables
from roadmap.intake.formats.printed_lines import Word, joined_lines
from roadmap.intake.pace import tell

MOST_PAGES = 600
_FEW_LETTERS = 40
_BOLD = ("bold", "black", "heavy", "semibold")


def matches(data: bytes) -> bool:
    """Whether the bytes are a PDF; a few stray bytes may stand before its mark."""
    return b"%PDF-" in data[:1024]


def read(data: bytes, progress: Callable[[], None]) -> Document:
    """The pages' blocks; a scan without text is recognised where that is installed.

    Raises:
        InputRefusedError: it is damaged, locked by a password, too long, or a mere picture.
    """
    pages = list(_pages(data, progress))
    letters = sum(len(word.text) for page in pages for word in page.loose)
    letters += sum(
        len(line.text)
        for page in pages
        for cells in page.tables
        for cell in cells
        for line in cell.lines
    )
    if letters < _FEW_LETTERS * len(pages):
        pages = list(scan.recognised(data, progress))
    return Document(tuple(blocks_of(with_unruled_tables(pages))))


def _pages(data: bytes, progress: Callable[[], None]) -> Iterator[Page]:
    import pdfplumber  # noqa: PLC0415 - other formats start without it
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415 - as above

    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            _check_length(len(pdf.pages))
            for number, page in enumerate(pdf.pages, 1):
                yield _page(page)
                page.close()
                progress()
                tell(number, len(pdf.pages))
    except (InputRefusedError, MemoryError):
        raise
    except Exception as error:
        # A damaged file makes the library raise anything.
        locked = any(isinstance(one, PDFPasswordIncorrect) for one in (error, *error.args))
        raise InputRefusedError("read-password" if locked else "read-damaged") from error


def _check_length(pages: int) -> None:
    if pages > MOST_PAGES:
        raise InputRefusedError("read-too-many-pages", pages=MOST_PAGES)


def _page(page: Any) -> Page:
    """A page of the library as ours; each character belongs to the cell that its middle is in."""
    tables = _ruled(page)
    boxes = [box for cells in tables for box in cells]
    inside: dict[Box, list[Any]] = {box: [] for box in boxes}
    loose: list[Any] = []
    for char in page.chars:
        box = _box_of(char, boxes)
        (loose if box is None else inside[box]).append(char)
    return Page(
        number=page.page_number,
        width=float(page.width),
        height=float(page.height),
        loose=tuple(_words(loose)),
        tables=tuple(
            tuple(Cell(box, joined_lines(_words(inside[box]))) for box in cells) for cells in tables
        ),
    )


def _ruled(page: Any) -> list[list[Box]]:
    """The cells of each table that lines draw."""
    if is_only_coloured(page):
        return []
    settings = {"explicit_vertical_lines": lacking_lines(page)}
    return [sorted(one.cells) for one in page.find_tables(settings) if len(one.cells) > 1]


def _box_of(char: Any, boxes: list[Box]) -> Box | None:
    across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return next(
        (box for box in boxes if box[0] <= across <= box[2] and box[1] <= down <= box[3]), None
    )


def _words(chars: list[Any]) -> Iterator[Word]:
    from pdfplumber.utils.text import extract_words  # noqa: PLC0415 - as above

    for word in extract_words(chars, x_tolerance_ratio=0.2, extra_attrs=["fontname"]):
        font = str(word["fontname"]).lower()
        yield Word(
            word["text"],
            word["x0"],
            word["x1"],
            word["top"],
            word["bottom"],
            any(mark in font for mark in _BOLD),
        )
