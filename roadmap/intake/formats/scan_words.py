"""The words in a scanned page's picture: each ruled cell is recognised by itself."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from roadmap.intake.formats.printed import Box
from roadmap.intake.formats.printed_lines import Word
from roadmap.intake.formats.programs import run

if TYPE_CHECKING:
    from PIL.Image import Image

_PAGE_SECONDS = 60.0
_LEAST_SURE = 20.0
_DARK = 130
_LEAST_DOTS = 12
_RULING = 1.5
_BORDER = 20
_JUNK = " |_¦"
_SPECKS = _JUNK + "`‘’'°,;."
_DOTS = re.compile(r"\.{2}(?=[,;]?$)")
_NUMBER = re.compile(r"^\d{1,3}(?:\.\d{1,3})*[.)]?$")
_SHORT = 4
_SAMPLED = 6
_FEW_LETTERS = 8
_TURN = re.compile(r"^Rotate: (\d+)", re.MULTILINE)
_ONE_BLOCK, _ONE_LINE = ("--psm", "6"), ("--psm", "7")
_SPARSE, _ORIENTATION = ("--psm", "11"), ("--psm", "0")
_ONLY_DIGITS = ("-c", "tessedit_char_whitelist=0123456789.")
_DIGITS, _ONE_NUMBER = ("--psm", "7", *_ONLY_DIGITS), ("--psm", "8", *_ONLY_DIGITS)


class Recogniser:
    """Tesseract, asked about pictures.

    `numbers` tells what each short cell of the last page's first column may say.
    """

    def __init__(self, program: str, folder: Path, progress: Callable[[], None]) -> None:
        self._program = program
        self._folder = folder
        self._progress = progress
        self.numbers: dict[Box, tuple[str, ...]] = {}

    def sample(self, image: Image, scale: float, boxes: list[Box]) -> float:
        """How surely a few cells are read, or the page's middle: from 0 to 100."""
        wide = sorted(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))
        half = len(wide) // 2
        parts = wide[half : half + _SAMPLED] or [
            (0.0, image.height / scale / 3, image.width / scale, image.height / scale / 2)
        ]
        crops = [crop for box in parts if (crop := _crop(image, scale, box)) is not None]
        words = [one for rows in self._read(crops, _ONE_BLOCK) for one in rows]
        letters = sum(len(one["text"]) for one in words)
        if letters < _FEW_LETTERS:
            return 0.0 if crops else 100.0
        return sum(float(one["conf"]) * len(one["text"]) for one in words) / letters

    def cells(self, image: Image, scale: float, boxes: list[Box]) -> dict[Box, list[Word]]:
        """The words in each cell; `scale` is how many dots of the picture make a point."""
        self.numbers = {}
        crops = [(box, crop) for box in boxes if (crop := _crop(image, scale, box)) is not None]
        found = self._read([crop for _, crop in crops], _ONE_BLOCK)
        self._missed(crops, found)
        self._numbers(crops, found)
        return {
            box: list(_words(rows, box, scale)) for (box, _), rows in zip(crops, found, strict=True)
        }

    def rest(self, image: Image, scale: float, tables: list[Box]) -> list[Word]:
        """The words outside the tables."""
        left = image.copy()
        for table in tables:
            left.paste(255, _dots(_wider(table), scale))
        inked = left.point(lambda level: 255 if level < _DARK else 0).getbbox()
        if inked is None:
            return []
        # Looking for words costs by the picture's size, and a page's number is all there may be.
        left_side, top, right_side, bottom = (one / scale for one in inked)
        box = _wider(_wider((left_side, top, right_side, bottom)))
        crop = _crop(left, scale, box)
        return [] if crop is None else list(_words(self._read([crop], _SPARSE)[0], box, scale))

    def turn_of(self, image: Image) -> int:
        """By how many degrees clockwise the picture must be turned for its letters to stand."""
        image.save(self._folder / "turn.png")
        self._run("turn.png", "turn", "osd", _ORIENTATION)
        told = _TURN.search(_text(self._folder / "turn.osd"))
        return int(told.group(1)) if told else 0

    def _missed(self, crops: list[tuple[Box, Image]], found: list[list[dict[str, str]]]) -> None:
        """A cell of two letters is no block of text to the recogniser; as one line it is."""
        places = [place for place, rows in enumerate(found) if not rows]
        pictures = [_trimmed(crops[place][1]) for place in places]
        for place, rows in zip(places, self._read(pictures, _ONE_LINE), strict=True):
            found[place] = rows

    def _numbers(self, crops: list[tuple[Box, Image]], found: list[list[dict[str, str]]]) -> None:
        """A row's number is little to go by: in the first column short words are read anew."""
        first = min((box[0] for box, _ in crops), default=0.0)
        short = [
            place
            for place, (box, _) in enumerate(crops)
            if box[0] - first < _BORDER / 2 and len(_joined(found[place])) <= _SHORT
        ]
        as_line = self._read([crops[one][1] for one in short], _DIGITS)
        as_word = self._read([_trimmed(crops[one][1]) for one in short], _ONE_NUMBER)
        for place, line, word in zip(short, as_line, as_word, strict=True):
            ways = [rows for rows in (found[place], line, word) if _NUMBER.match(_joined(rows))]
            self.numbers[crops[place][0]] = tuple(map(_joined, ways))
            if ways:
                found[place] = ways[0]

    def _read(self, images: list[Image], how: tuple[str, ...]) -> list[list[dict[str, str]]]:
        """The recognised words of each picture."""
        if not images:
            return []
        names = [f"{place}.png" for place in range(len(images))]
        for name, image in zip(names, images, strict=True):
            image.save(self._folder / name, compress_level=1)
        (self._folder / "pictures.txt").write_text("\n".join(names), encoding="utf-8")
        self._run("pictures.txt", "words", "rus", how, "tsv")
        found: dict[int, list[dict[str, str]]] = defaultdict(list)
        told = io.StringIO(_text(self._folder / "words.tsv"))
        for row in csv.DictReader(told, delimiter="\t", quoting=csv.QUOTE_NONE):
            if _is_word(row):
                found[int(row["page_num"])].append(row)
        return [found[place] for place in range(1, len(images) + 1)]

    def _run(
        self, source: str, answer: str, language: str, how: tuple[str, ...], kind: str = ""
    ) -> None:
        for old in self._folder.glob(f"{answer}.*"):
            if old.suffix != ".png":
                old.unlink()
        asked = (source, answer, "-l", language, *how, *([kind] if kind else []))
        run((self._program, *asked), self._folder, _PAGE_SECONDS, self._progress)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _dots(box: Box, scale: float) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    return round(left * scale), round(top * scale), round(right * scale), round(bottom * scale)


def _wider(box: Box) -> Box:
    left, top, right, bottom = box
    return left - _RULING, top - _RULING, right + _RULING, bottom + _RULING


def _crop(image: Image, scale: float, box: Box) -> Image | None:
    """What stands inside the cell's rulings, with a white border; None when nothing does."""
    from PIL import ImageOps  # noqa: PLC0415 - scans are rare

    left, top, right, bottom = box
    inner = (left + _RULING, top + _RULING, right - _RULING, bottom - _RULING)
    if inner[2] - inner[0] < 4 * _RULING or inner[3] - inner[1] < 4 * _RULING:
        return None
    crop = image.crop(_dots(inner, scale))
    return None if _is_blank(crop) else ImageOps.expand(crop, _BORDER, 255)


def _is_blank(image: Image) -> bool:
    return sum(image.histogram()[:_DARK]) < _LEAST_DOTS


def _is_word(row: dict[str, str]) -> bool:
    text = _printed(row.get("text") or "")
    return bool(text) and (float(row["conf"]) >= _LEAST_SURE or len(text) > _SHORT)


def _printed(text: str) -> str:
    """A word without specks taken for marks."""
    return _DOTS.sub(".", text.strip().lstrip(_SPECKS).rstrip(_JUNK))


def _joined(rows: list[dict[str, str]]) -> str:
    return "".join(_printed(one["text"]) for one in rows)


def _trimmed(image: Image) -> Image:
    """The dark part of a picture with a border."""
    from PIL import ImageOps  # noqa: PLC0415 - as above

    box = image.point(lambda level: 255 if level < _DARK else 0).getbbox()
    return ImageOps.expand(image.crop(box), _BORDER, 255) if box else image


def _words(rows: list[dict[str, str]], box: Box, scale: float) -> Iterator[Word]:
    """The words at their places on the page; those on one line share its top and bottom."""
    for line in _lines(rows):
        top, bottom = _heights(line)
        for row in line:
            left, right = int(row["left"]), int(row["left"]) + int(row["width"])
            across = [(one - _BORDER) / scale + box[0] + _RULING for one in (left, right)]
            down = [(one - _BORDER) / scale + box[1] + _RULING for one in (top, bottom)]
            yield Word(_printed(row["text"]), across[0], across[1], down[0], down[1])


def _lines(rows: list[dict[str, str]]) -> list[list[dict[str, str]]]:
    """The recogniser's lines; a dash that it took for a line of its own goes to the one beside."""
    told: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        told[row["block_num"], row["par_num"], row["line_num"]].append(row)
    lines: list[list[dict[str, str]]] = []
    for line in sorted(told.values(), key=lambda one: -_height(one)):
        top, bottom = _heights(line)
        beside = next((one for one in lines if _is_within((top + bottom) / 2, one)), None)
        if beside is None:
            lines.append(line)
        else:
            beside += line
    return lines


def _heights(line: list[dict[str, str]]) -> tuple[int, int]:
    tops = [int(one["top"]) for one in line]
    bottoms = [int(one["top"]) + int(one["height"]) for one in line]
    return min(tops), max(bottoms)


def _height(line: list[dict[str, str]]) -> int:
    top, bottom = _heights(line)
    return bottom - top


def _is_within(middle: float, line: list[dict[str, str]]) -> bool:
    top, bottom = _heights(line)
    return top + 0.15 * (bottom - top) < middle < bottom - 0.15 * (bottom - top)
