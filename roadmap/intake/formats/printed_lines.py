"""Words of a printed page put into lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_PAGE_NUMBER = re.compile(r"^[-–—]?\s*(?:стр\.?\s*)?\d{1,3}\s*[-–—]?$", re.IGNORECASE)
_EDGE = 0.1


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word: its text and place in points from the page's top left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line, from left to right; `margins` are those of its page."""

    words: tuple[Word, ...]
    page: int = 0
    margins: tuple[float, float] = (0.0, 0.0)

    @property
    def text(self) -> str:
        """The line's words with one space between."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return self.words[-1].right

    @property
    def top(self) -> float:
        """Its highest point."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Its lowest point."""
        return max(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        """How high its letters are."""
        return self.bottom - self.top

    @property
    def bold(self) -> bool:
        """Whether all of it is printed bold."""
        return all(word.bold for word in self.words)

    @property
    def letter(self) -> float:
        """The mean width of one character."""
        letters = sum(len(word.text) for word in self.words)
        return sum(word.right - word.left for word in self.words) / max(letters, 1)


def joined_lines(
    words: Iterable[Word], page: int = 0, margins: tuple[float, float] = (0.0, 0.0)
) -> tuple[Line, ...]:
    """The lines that the words make, from the top down."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (one.top + one.bottom) / 2):
        middle = (word.top + word.bottom) / 2
        if lines and middle < lines[-1][0].bottom - 0.2 * (word.bottom - word.top):
            lines[-1].append(word)
        else:
            lines.append([word])
    return tuple(
        Line(tuple(sorted(line, key=lambda one: one.left)), page, margins) for line in lines
    )


def is_page_number(line: Line, height: float) -> bool:
    """Whether the line is a page's own number, at the top or bottom of its `height`."""
    at_edge = line.bottom < _EDGE * height or line.top > (1 - _EDGE) * height
    return at_edge and bool(_PAGE_NUMBER.match(line.text))
