"""Scanned pages without text: recognised by Tesseract where it is installed with Russian."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from roadmap.errors import InputRefusedError
from roadmap.intake.formats.printed import Box, Cell, Page
from roadmap.intake.formats.printed_lines import Word, joined_lines
from roadmap.intake.formats.scan_rulings import ruled_cells

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PAGES = 40
_DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72
_MOST_SIDE = 6000
_PAGE_SECONDS = 60.0
_LEAST_SURE = 20.0
_DATA_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
)


def recognised(data: bytes, progress: Callable[[], None]) -> Iterator[Page]:
    """The pages of a scan, each with its words and the cells that are ruled on it.

    Raises:
        InputRefusedError: no recogniser is installed, or there are too many pages for one.
    """
    from roadmap.intake.formats.programs import program  # noqa: PLC0415 - scans are rare

    tesseract = program("tesseract")
    if tesseract is None or not knows_russian():
        raise InputRefusedError("read-scan")
    with tempfile.TemporaryDirectory(prefix="vekha-") as name:
        for number, image, scale in _images(data):
            progress()
            words = _words(tesseract, image, scale, Path(name), progress)
            yield _page(number, image, scale, words)


def knows_russian() -> bool:
    """Whether Tesseract finds its Russian data."""
    folders = (*filter(None, [os.environ.get("TESSDATA_PREFIX")]), *_DATA_FOLDERS)
    return any((Path(folder) / "rus.traineddata").is_file() for folder in folders)


def _images(data: bytes) -> Iterator[tuple[int, Image, float]]:
    """Each page's number, its picture in grey and how many dots make a point."""
    import pdfplumber  # noqa: PLC0415 - as above

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        if len(pdf.pages) > MOST_PAGES:
            raise InputRefusedError("read-scan-long", pages=MOST_PAGES)
        for page in pdf.pages:
            longest = float(max(page.width, page.height, 1))
            dots = min(_DOTS_PER_INCH, _MOST_SIDE * _POINTS_PER_INCH / longest)
            picture = page.to_image(resolution=dots).original.convert("L")
            yield page.page_number, picture, dots / _POINTS_PER_INCH
            page.close()


def _words(
    tesseract: str, image: Image, scale: float, folder: Path, progress: Callable[[], None]
) -> list[Word]:
    from roadmap.intake.formats.programs import run  # noqa: PLC0415 - as above

    picture, answer = folder / "page.png", folder / "page.tsv"
    answer.unlink(missing_ok=True)
    image.save(picture)
    asked = (str(picture), str(folder / "page"), "-l", "rus", "--psm", "11", "tsv")
    run((tesseract, *asked), folder, _PAGE_SECONDS, progress)
    text = answer.read_text(encoding="utf-8") if answer.is_file() else ""
    rows = csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [_word(row, scale) for row in rows if _is_word(row)]


def _is_word(row: dict[str, str]) -> bool:
    text = (row.get("text") or "").strip(" |_")
    return bool(text) and float(row["conf"]) >= _LEAST_SURE


def _word(row: dict[str, str], scale: float) -> Word:
    left, top = int(row["left"]) / scale, int(row["top"]) / scale
    right, bottom = left + int(row["width"]) / scale, top + int(row["height"]) / scale
    return Word(row["text"].strip(" |_"), left, right, top, bottom)


def _page(number: int, image: Image, scale: float, words: list[Word]) -> Page:
    tables = ruled_cells(image, scale)
    inside: dict[Box, list[Word]] = {box: [] for cells in tables for box in cells}
    loose: list[Word] = []
    for word in words:
        across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        box = next((b for b in inside if b[0] <= across <= b[2] and b[1] <= down <= b[3]), None)
        (loose if box is None else inside[box]).append(word)
    return Page(
        number=number,
        width=image.width / scale,
        height=image.height / scale,
        loose=tuple(loose),
        tables=tuple(
            tuple(Cell(box, joined_lines(inside[box])) for box in cells) for cells in tables
        ),
    )
