"""Scanned pages without text: recognised by Tesseract where it is installed with Russian."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from roadmap.errors import InputRefusedError
from roadmap.intake.document import Document
from roadmap.intake.formats.printed import Box, Cell, Page, blocks_of
from roadmap.intake.formats.printed_columns import with_unruled_tables
from roadmap.intake.formats.printed_lines import Word, joined_lines
from roadmap.intake.formats.scan_numbers import counted
from roadmap.intake.pace import tell

if TYPE_CHECKING:
    from PIL.Image import Image

    from roadmap.intake.formats.scan_words import Recogniser

MOST_PAGES = 40
_DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72
_SCALE = _DOTS_PER_INCH / _POINTS_PER_INCH
_MOST_SIDE = 6000
_PAGE_HEIGHT = 842.0
_READABLE = 60.0
_DATA_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
)
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"II*\x00", b"MM\x00*")


def is_picture(data: bytes) -> bool:
    """Whether the bytes are a photograph or a scan of a page: JPEG, PNG or TIFF."""
    return data.startswith(_PICTURES)


def read(data: bytes, progress: Callable[[], None]) -> Document:
    """The blocks of pages that came as pictures.

    Raises:
        InputRefusedError: as `recognised`.
    """
    return Document(tuple(blocks_of(with_unruled_tables(recognised(data, progress)))))


def recognised(data: bytes, progress: Callable[[], None]) -> Iterator[Page]:
    """The pages of a scan, each with its words and the cells that are ruled on it.

    Raises:
        InputRefusedError: no recogniser is installed, there are too many pages for one, or a
            picture is damaged.
    """
    from roadmap.intake.formats.programs import program  # noqa: PLC0415 - scans are rare
    from roadmap.intake.formats.scan_words import Recogniser  # noqa: PLC0415 - as above

    pictures = is_picture(data)
    if pictures:
        _check_whole(data)
    tesseract = program("tesseract")
    if tesseract is None or not knows_russian():
        raise InputRefusedError("read-picture" if pictures else "read-scan")
    with tempfile.TemporaryDirectory(prefix="vekha-") as name:
        recogniser = Recogniser(tesseract, Path(name), progress)
        for number, image in enumerate(_frames(data) if pictures else _images(data), 1):
            progress()
            yield _upright(number, image, recogniser)


def knows_russian() -> bool:
    """Whether Tesseract finds its Russian data."""
    folders = (*filter(None, [os.environ.get("TESSDATA_PREFIX")]), *_DATA_FOLDERS)
    return any((Path(folder) / "rus.traineddata").is_file() for folder in folders)


def _images(data: bytes) -> Iterator[Image]:
    """Each page's picture in grey, in dots of `_SCALE` to the point."""
    import pdfplumber  # noqa: PLC0415 - as above

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        _check_length(len(pdf.pages))
        for number, page in enumerate(pdf.pages, 1):
            tell(number, len(pdf.pages))
            longest = float(max(page.width, page.height, 1))
            dots = min(_DOTS_PER_INCH, _MOST_SIDE * _POINTS_PER_INCH / longest)
            yield page.to_image(resolution=dots).original.convert("L")
            page.close()


def _frames(data: bytes) -> Iterator[Image]:
    """Each picture of the file, turned as it was held and brought to the size of a page."""
    from PIL import Image, ImageOps, ImageSequence  # noqa: PLC0415 - as above

    wanted = _PAGE_HEIGHT * _SCALE
    try:
        with Image.open(io.BytesIO(data)) as file:
            _check_length(getattr(file, "n_frames", 1))
            for frame in ImageSequence.Iterator(file):
                image = ImageOps.exif_transpose(frame).convert("L")
                factor = wanted / max(image.size)
                size = (max(1, round(image.width * factor)), max(1, round(image.height * factor)))
                yield image.resize(size)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise InputRefusedError("read-damaged") from error


def _check_whole(data: bytes) -> None:
    """Refuse what only begins as a picture, whether or not a recogniser is installed."""
    from PIL import Image  # noqa: PLC0415 - as above

    try:
        Image.open(io.BytesIO(data)).close()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise InputRefusedError("read-damaged") from error


def _check_length(pages: int) -> None:
    if pages > MOST_PAGES:
        raise InputRefusedError("read-scan-long", pages=MOST_PAGES)


def _upright(number: int, image: Image, recogniser: Recogniser) -> Page:
    """The page; one of which little can be read is turned as its letters stand."""
    from roadmap.intake.formats.scan_rulings import ruled_cells, straightened  # noqa: PLC0415

    straight = straightened(image)
    tables = ruled_cells(straight, _SCALE)
    boxes = [box for cells in tables for box in cells]
    if recogniser.sample(straight, _SCALE, boxes) < _READABLE:
        turn = recogniser.turn_of(image)
        if turn:
            straight = straightened(image.rotate(-turn, expand=True))
            tables = ruled_cells(straight, _SCALE)
    return _page(number, straight, tables, recogniser)


def _page(number: int, image: Image, tables: list[list[Box]], recogniser: Recogniser) -> Page:
    inside = recogniser.cells(image, _SCALE, [box for cells in tables for box in cells])
    for cells in tables:
        for box, text in counted(cells, recogniser.numbers).items():
            inside[box] = [Word(text, *box[::2], *box[1::2])]
    loose = recogniser.rest(image, _SCALE, [_outline(cells) for cells in tables])
    return Page(
        number=number,
        width=image.width / _SCALE,
        height=image.height / _SCALE,
        loose=tuple(loose),
        tables=tuple(
            tuple(Cell(box, joined_lines(_of(inside, box))) for box in cells) for cells in tables
        ),
    )


def _of(inside: dict[Box, list[Word]], box: Box) -> Iterable[Word]:
    return inside.get(box, ())


def _outline(cells: list[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*cells, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
